"""Hundreds of messages as tired, scared or embarrassed people type them, and plain ones beside."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from spellchecker import SpellChecker

from care.triage.red_flag_scan import Scanner
from content.load.check import CONTENT
from content.load.red_flag_words import load_alarms
from tests.unit.triage_cases import RULEBOOK

ALARMS = tuple(load_alarms(CONTENT / "locales", RULEBOOK).values())
SCANNER = Scanner(ALARMS)
LANGUAGES = ("en", "de")
COMMON = 12_000  # words of a language, the commonest
MEANT = {  # common words that are not listed, and ask the card rightly
    "accidents", "collapse", "paralysis", "paralyzed", "testicles", "vaginal",
    "reißen", "stürze", "stürzt", "stürzten", "verprügeln", "verprügelte", "zerreißen", "zerreißt",
}  # fmt: skip


def messages(language: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    path = Path(__file__).parent / "heard" / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_warning_sign_is_heard_however_it_is_put(language: str) -> None:
    heard = [text for texts in messages(language)["heard"].values() for text in texts]
    assert [text for text in heard if not SCANNER.scan(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_shown_is_mostly_the_one_that_was_meant(language: str) -> None:
    told = messages(language)["heard"]
    right = sum(rule in SCANNER.scan(text) for rule, texts in told.items() for text in texts)
    assert right >= 0.98 * sum(map(len, told.values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_talk_is_left_alone(language: str) -> None:
    plain = messages(language)["plain"]
    assert [text for text in plain["left_alone"] if SCANNER.scan(text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_still_gets_wrong_is_known_and_little(language: str) -> None:
    """A line that moves to the better side moves in the file as well."""
    told = messages(language)
    missed = [text for texts in told["missed"].values() for text in texts]
    assert [text for text in missed if SCANNER.scan(text)] == []
    assert [text for text in told["plain"]["asked"] if not SCANNER.scan(text)] == []
    assert len(missed) <= 0.03 * sum(map(len, told["heard"].values()))
    assert len(told["plain"]["asked"]) <= 0.05 * len(told["plain"]["left_alone"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_common_word_is_taken_for_a_slip_of_a_warning_word(language: str) -> None:
    frequency = SpellChecker(language=language).word_frequency
    common = sorted(frequency.words(), key=lambda word: -frequency[word])[:COMMON]
    listed = {w for a in ALARMS for alarm in a.alarms for g in alarm.all for p in g for w in p}
    taken = {word for word in common if word not in listed and SCANNER.scan(word)}
    assert taken <= MEANT
