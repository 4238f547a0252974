"""The words of the techniques, in every language: easy, short, and the meaning first."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from care.model import Breath, Kind, Side
from content.load.check import CONTENT
from content.load.techniques import load_catalogue, text_ids
from content.texts import load_texts
from tests.unit.reading_age import grade, syllables

TEXTS = load_texts(CONTENT / "locales")
CATALOGUE = load_catalogue(CONTENT / "techniques", TEXTS)
STEPS = sorted({k for t in CATALOGUE.techniques.values() for k in text_ids(t) if "-step-" in k})
HEAD = 40  # characters; what a watch shows at once
LONGEST_STOP = 80  # characters
SIDES: Mapping[str, Mapping[Side, str]] = {
    "en": {Side.LEFT: r"\bleft\b", Side.RIGHT: r"\bright\b"},
    "de": {Side.LEFT: r"\blink(?:s|e[nsr]?)\b", Side.RIGHT: r"\brecht(?:s|e[nsr]?)\b"},
}
STOPS = {"en": "Stop ", "de": "Hör auf"}
# What a person hears first is what to do. German asks with the same verbs, in the "du" form.
ORDERS: Mapping[str, str] = {
    "en": (
        "bend bring circle come cross go lean left let lie lift lower move press put rest right"
        " round sit squeeze stand stay sway turn walk"
    ),
    "de": (
        "bleib dreh drück führ füße geh heb hol komm kreise lass leg lehn linke linkes mach neig"
        " öffne rechte rechtes ruh senk setz sitz spann steh stell wieg zieh"
    ),
}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("sit", 1), ("side", 1), ("elbow", 2), ("shoulder", 2), ("slowly", 2), ("middle", 2),
     ("crossed", 1), ("rested", 2), ("easy", 2), ("comfortable", 4), ("knees", 1), ("the", 1)],
)  # fmt: skip
def test_syllables_are_counted_well_enough(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_a_hard_text_has_a_high_grade() -> None:
    assert grade("Sit tall. Let your arms hang.") < 2
    assert grade("Subsequently rotate the thoracic vertebrae contralaterally, unhurriedly.") > 12


@pytest.mark.parametrize("key", STEPS)
def test_a_step_is_easy_to_read(key: str) -> None:
    """Source: the issue's own number, Flesch-Kincaid grade 6 or less: an age of about eleven."""
    assert grade(TEXTS.label("en", key)) <= 6


@pytest.mark.parametrize("language", TEXTS.languages)
def test_a_step_says_first_what_to_do(language: str) -> None:
    orders = ORDERS[language].split()
    odd = [
        key for key in STEPS if re.split(r"\W", TEXTS.label(language, key))[0].lower() not in orders
    ]
    assert odd == []


@pytest.mark.parametrize("language", TEXTS.languages)
def test_a_step_of_one_side_names_it_where_a_watch_shows_it(language: str) -> None:
    for technique in CATALOGUE.techniques.values():
        for side, key in {(s.side, s.text) for s in technique.steps if s.side}:
            text = TEXTS.label(language, f"technique-{technique.slug}-step-{key}")
            assert re.search(SIDES[language][side], text[:HEAD].lower()), text


@pytest.mark.parametrize("language", TEXTS.languages)
def test_a_technique_opens_with_one_short_stop_sign(language: str) -> None:
    opening = TEXTS.say(
        language, "routine-intro", name="N", about="A", stop="S", warm_up="W", steps=1, seconds=9
    )
    assert opening.splitlines()[:2] == ["<b>N</b>", "S"]
    for slug in CATALOGUE.techniques:
        stop = TEXTS.label(language, f"technique-{slug}-stop")
        assert stop.startswith(STOPS[language]), stop
        assert len(stop) <= LONGEST_STOP, stop
        assert stop.count(".") == 1, stop


def test_breathing_is_told_where_something_is_held_or_moved() -> None:
    for technique in CATALOGUE.techniques.values():
        breaths = {step.breath for step in technique.steps}
        assert breaths & {Breath.OUT, Breath.STEADY}, technique.slug
        if technique.twist:  # a twist goes with the breath out
            turns = [s for s in technique.steps if re.match(r"turn|across|drop", s.text)]
            assert {s.breath for s in turns} == {Breath.OUT}, technique.slug


@pytest.mark.parametrize("language", TEXTS.languages)
def test_every_walk_and_technique_is_named_apart(language: str) -> None:
    names = [TEXTS.label(language, f"technique-{slug}-name") for slug in CATALOGUE.techniques]
    assert len(set(names)) == len(names)
    assert sum(t.kind is Kind.WALK for t in CATALOGUE.techniques.values()) == 1


@pytest.mark.parametrize("language", TEXTS.languages)
def test_a_title_under_a_reminder_says_nothing_about_pain(language: str) -> None:
    pain = re.compile(r"\b(pain|hurt|ache|schmerz|weh)", re.IGNORECASE)
    titles = [k for k in TEXTS.messages if re.fullmatch(r"lesson-.*-title|technique-.*-name", k)]
    assert [k for k in titles if pain.search(TEXTS.label(language, k))] == []
