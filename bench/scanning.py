"""What the longest message costs that a person can send: 4 096 characters, written to be slow.

Run: python -m bench.scanning. CPU milliseconds of one scan, the least of five; the limit is 30.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Mapping

from bot.channel.update_parser import MAX_TEXT
from care.triage.red_flag_scan import Scanner
from content.load.check import CONTENT
from content.load.red_flag_words import load_alarms
from content.load.rules import load_rulebook
from content.texts import load_texts

LETTERS = "abcdefghilmnoprstuw"
ROUNDS = 5


def texts(listed: list[str], dice: random.Random) -> Mapping[str, str]:
    """Return the texts by what makes them slow."""

    def slip() -> str:
        word = dice.choice(listed)
        at = dice.randrange(len(word) + 1)
        return word[:at] + dice.choice(LETTERS) + word[at:]

    def long() -> str:
        return (dice.choice(listed) + "".join(dice.choices(LETTERS, k=16)))[:16]

    return {
        "one word a line": _full(lambda: "numb\n"),
        "one letter a line": _full(lambda: "a\n"),
        "one word, again and again": _full(lambda: "cant "),
        "a denial a line": _full(lambda: "no numb legs both\n"),
        "a warning word a line": _full(lambda: dice.choice(listed) + "\n"),
        "a misspelt one a line": _full(lambda: slip() + "\n"),
        "misspelt ones in one sentence": _full(lambda: slip() + " "),
        "long words that begin like one": _full(lambda: long() + " "),
        "words of no language": _full(lambda: "".join(dice.choices(LETTERS, k=7)) + " "),
    }


def _full(word: Callable[[], str]) -> str:
    text = ""
    while len(text) < MAX_TEXT:
        text += word()
    return text[:MAX_TEXT]


def milliseconds(scanner: Scanner, text: str) -> float:
    """Return the CPU time of one scan."""
    started = time.process_time()
    scanner.scan(text)
    return (time.process_time() - started) * 1000


def main() -> None:
    book = load_rulebook(CONTENT / "rules.toml", load_texts(CONTENT / "locales"))
    alarms = tuple(load_alarms(CONTENT / "locales", book).values())
    listed = sorted({word.strip("*") for words in alarms for word in words.vocabulary})
    scanner = Scanner(alarms)
    for name, text in texts(listed, random.Random(1)).items():
        best = min(milliseconds(scanner, text) for _ in range(ROUNDS))
        sys.stdout.write(f"{name:32}{best:6.1f} ms\n")


if __name__ == "__main__":
    main()
