"""A name as it is compared: without case, accents and marks, however it was typed."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart; and marks that some write and some do not.
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
    | dict.fromkeys("'’‘ʼʻ`´", "")
    | dict.fromkeys("-‐‑–—_/", " ")
    | {"&": " and "}
)
WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
FULL_STOP = re.compile(r"\.(?=\w\w)")  # "St.Gallen" has two words, "U.S.A." one
NO_LETTERS = {"Mn", "Me", "Cf"}  # accents that stand alone, and what nobody can see
SHORT = {"st": "saint", "ft": "fort", "mt": "mount"}


def spelled(name: str) -> str:
    """Return the one spelling under which a name is kept and looked up: "São-Paulo" is "sao paulo".

    A turned capital "İ" is an "i", "St." is "saint", and "The" in front does not count.
    """
    plain = name.lower() if name.isascii() else _without_marks(name)
    if plain.isalpha() and plain.isascii():
        return plain
    words = FULL_STOP.sub(" ", plain.translate(LETTERS)).replace(".", "").split()
    if len(words) > 1:
        words = [SHORT.get(word, word) for word in words]
        if words[0] == "the":
            words = words[1:]
    return " ".join(words)


def spellings(name: str) -> frozenset[str]:
    """Return every spelling of a name, that with its umlauts written out too: "koln", "koeln"."""
    if name.isascii():
        return frozenset({spelled(name)})
    composed = unicodedata.normalize("NFC", name).casefold()
    return frozenset({spelled(name), spelled(composed.translate(WRITTEN_OUT))})


def _without_marks(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return "".join(c for c in letters if unicodedata.category(c) not in NO_LETTERS).casefold()
