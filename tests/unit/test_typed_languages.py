"""Typed values are read in the person's language, and in English: people mix them."""

from __future__ import annotations

import pytest
from babel.dates import get_day_names

from bot.ui.turn import locale_of
from content.errors import ContentError
from content.load.typed_words import TimeWords, typed_words
from content.typed import durations, hours
from content.typed.errors import NotUnderstood
from content.typed.words import TypedWords, mixed
from tests.typed import ENGLISH, GERMAN, TEXTS, windows

# Of every continent, and of every way to write a day: with a dash, a space, marks, a clash.
CODES = """
af ar bg bn ca cs da el es et eu fa fi fr ga gu hi hu hy id is it ja ka ko lt lv
nb nl pl pt pt-br ro ru sv sw ta th tr uk uz vi zh zu
"""
BARE = TimeWords.model_validate(
    {word: [] for word in TimeWords.model_fields}
    | dict.fromkeys(("minutes", "hours", "days", "weeks", "today", "tomorrow", "until"), ("ᚠ",))
    | {"hours": ["ᚢ"], "days": ["ᚦ"], "weeks": ["ᚨ"]}
    | {"day_names": {"daily": ["ᚱ"], "workdays": ["ᚲ"], "weekend": ["ᚷ"]}}
)


def in_language(code: str) -> TypedWords:
    """Return what a folder of this language has before anybody has named a day in it."""
    return mixed(typed_words(code, BARE, {}), ENGLISH)


@pytest.mark.parametrize("code", CODES.split())
def test_each_day_is_understood_as_cldr_writes_it(code: str) -> None:
    words = in_language(code)
    for day, name in get_day_names("wide", locale=code.replace("-", "_")).items():
        [window] = hours.windows(f"{name} 9-17", words)
        assert window.days == 1 << day, name


@pytest.mark.parametrize("code", [*CODES.split(), *TEXTS.languages])
def test_a_button_with_hours_in_english_means_the_same_in_every_language(code: str) -> None:
    words = GERMAN if code == "de" else in_language(code)
    for preset in ("Mon-Fri 09:00-12:30, 13:30-17:30", "Sat, Sun 9-17", "daily 22:00-06:00"):
        assert hours.windows(preset, words) == windows(preset)


def test_a_language_in_which_a_day_has_no_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = dict.fromkeys(range(7), "T")
    monkeypatch.setattr("content.load.typed_words.get_day_names", lambda *_: letters)
    with pytest.raises(ContentError, match=r"time\.day_names\.monday: CLDR has no name for it"):
        typed_words("fr", BARE, {})


def test_a_language_that_cldr_does_not_know_is_refused() -> None:
    with pytest.raises(ContentError, match="'tlh' is no language that CLDR knows"):
        typed_words("tlh", BARE, {})


@pytest.mark.parametrize(
    ("language", "country", "locale"),
    [
        ("de", None, "de"),
        ("de", "AT", "de_AT"),
        ("de", "JP", "de"),
        ("pt-br", None, "pt_BR"),
        ("pt-br", "PT", "pt_PT"),
        ("zh-hant", "TW", "zh_Hant_TW"),
    ],
)
def test_dates_are_written_as_in_the_language_of_a_folder(
    language: str, country: str | None, locale: str
) -> None:
    assert str(locale_of(language, country)) == locale


def test_a_name_of_two_days_is_none() -> None:
    with pytest.raises(NotUnderstood, match="window-day"):
        windows("T 9-17")


def test_a_word_of_ones_own_comes_before_an_english_one() -> None:
    [window] = hours.windows("to 9-17", in_language("fi"))
    assert window.days == 0b0001000


def test_german_is_not_read_in_english() -> None:
    with pytest.raises(NotUnderstood):
        durations.minutes("2 Stunden", ENGLISH)
