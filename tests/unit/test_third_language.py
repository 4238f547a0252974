"""A language is a folder and nothing else: French, by copying a folder and translating words."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.load.check import check
from content.texts import Texts, load_texts
from content.typed import durations, hours, moments, scores, times
from content.typed.errors import NotUnderstood
from content.typed.moments import Until
from tests.french import with_french
from tests.typed import windows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_french(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def texts(folder: Path) -> Texts:
    return load_texts(folder / "locales")


def test_the_content_check_is_green_for_a_copied_folder(folder: Path) -> None:
    report = check(folder)
    assert (report.problems, report.counts["languages"]) == ([], 3)


def test_buttons_can_be_typed_in_a_third_language_and_in_english(texts: Texts) -> None:
    assert (texts.best("fr-CH"), texts.named("fr")) == ("fr", "Français")
    assert (texts.meaning("fr", "Fini."), texts.meaning("fr", "done")) == ("done", "done")


@pytest.mark.parametrize(
    ("typed", "in_english"),
    [
        ("lun-ven 9-17", "Mon-Fri 9-17"),
        ("Lundi à vendredi de 9h à 17h", "Mon-Fri 9-17"),
        ("du lundi au vendredi 9h30-17h", "Mon-Fri 9:30-17"),
        ("mar. et jeu. 9-12", "Tue, Thu 9-12"),
        ("sam, dim 10-12", "Sat-Sun 10-12"),
        ("tous les jours 8-10", "daily 8-10"),
        ("Mon-Fri 9 to 17", "Mon-Fri 9-17"),
    ],
)
def test_sitting_hours_are_read_in_a_third_language(
    texts: Texts, typed: str, in_english: str
) -> None:
    assert hours.windows(typed, texts.typed_words("fr")) == windows(in_english)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("demain", Until(days=1)),
        ("aujourd’hui", Until(days=1)),
        ("tomorrow", Until(days=1)),
        ("2 heures", Until(minutes=120)),
        ("pendant une heure", Until(minutes=60)),
        ("jusqu'à 18:30", Until(minute_of_day=1110)),
        ("jusqu'à 14h", Until(minute_of_day=840)),
        ("jusqu'à mardi", Until(weekday=1)),
        ("deux jours", Until(days=2)),
        ("1 semaine", Until(days=7)),
    ],
)
def test_the_end_of_a_pause_is_read_in_a_third_language(
    texts: Texts, typed: str, expected: Until
) -> None:
    assert moments.until(typed, texts.typed_words("fr")) == expected


def test_lengths_times_and_scores_are_read_in_a_third_language(texts: Texts) -> None:
    french = texts.typed_words("fr")
    assert durations.minutes("deux heures 15 min", french) == 135
    assert times.clock_minute("18h30", french) == 1110
    assert [scores.score(typed, french) for typed in ("sept", "6 ou 7", "7 sur 10")] == [7, 7, 7]


def test_nobody_else_is_read_in_the_third_language(texts: Texts) -> None:
    with pytest.raises(NotUnderstood):
        moments.until("demain", texts.typed_words("de"))
