"""A clinical number cannot move by one step, nor a set by one member, without a test that fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from care.clinical_numbers import ClinicalNumbers, Step
from care.model import Gate
from care.techniques.catalogue import WALK
from content.errors import ContentError
from content.load.clinical_numbers import check_techniques, load_numbers
from tests.unit.behaviours import SCORES, STOPS, Case
from tests.unit.choosing import CATALOGUE
from tests.unit.question_behaviours import QUESTIONS
from tests.unit.span_behaviours import SPANS
from tests.unit.technique_behaviours import TECHNIQUES
from tests.unit.triage_cases import CONTENT, NUMBERS, RULEBOOK

CASES = (*QUESTIONS, *TECHNIQUES, *SPANS)
NAMES = [field.name for field in fields(ClinicalNumbers)]
MEMBERS: Mapping[str, tuple[object, ...]] = {  # what a set could hold as well
    "described_pains": tuple(SCORES),
    "dangerous_stops": STOPS,
    "mild_stops": STOPS,
    "placed_stops": STOPS,
    "numb_stops": STOPS,
    "lasting_flags": tuple(RULEBOOK.rules),
    "lasting_numb_flags": tuple(RULEBOOK.rules),
    "gentlest_techniques": tuple(CATALOGUE.techniques.keys() - {WALK}),
    "answers_a_clinician_lifts": tuple(Gate),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.entry}: {case.about}")
def test_each_number_decides_what_it_says(case: Case) -> None:
    assert case.does(NUMBERS) == case.expected


@pytest.mark.parametrize("name", NAMES)
def test_the_smallest_change_of_a_number_is_noticed(name: str) -> None:
    cases = [case for case in CASES if case.entry == name]
    changes = list(changed(name, getattr(NUMBERS, name)))
    assert cases, "a number without a behaviour"
    assert changes
    for value in changes:
        other = with_value(name, value)
        assert any(case.does(other) != case.expected for case in cases), value


def with_value(name: str, value: object) -> ClinicalNumbers:
    values: dict[str, Any] = {name: value}
    return replace(NUMBERS, **values)


def changed(name: str, value: object) -> Iterator[object]:
    """Yield every value that is one step away."""
    match value:
        case int():
            yield from (value - 1, value + 1)
        case timedelta():
            step = _step(value)
            yield from (value - step, value + step)
        case frozenset():
            yield from (value ^ {member} for member in MEMBERS[name])
        case Mapping():
            for key, order in value.items():
                yield from ({**value, key: other} for other in _reordered(order))
        case _:
            raise TypeError(f"{name}: no way to change it is known")


def _step(span: timedelta) -> timedelta:
    units = (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1))
    return next(unit for unit in units if span >= 2 * unit)


def _reordered(order: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield an order without one of its questions, with one more, and with two changed over."""
    yield from (order[:at] + order[at + 1 :] for at in range(len(order)))
    yield from ((*order, step) for step in get_args(Step) if step not in order)
    for first, second in pairwise(range(len(order))):
        swapped = [*order]
        swapped[first], swapped[second] = order[second], order[first]
        yield tuple(swapped)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        pytest.param("[worst_pain]", "[worst]", "worst is missing, or is no number", id="name"),
        pytest.param("value = 10", 'value = "ten"', "worst_pain: ", id="not a number"),
        pytest.param("value = 10", "value = 11", "worst_pain: a score is 0 to 10", id="score"),
        pytest.param('source = "own number"', 'source = ""', "a source", id="no source"),
        pytest.param('source = "own number"', 'where = "?"', "source: Field required", id="field"),
        pytest.param('"X5", "X6"', '"X5"', "every stop is one of", id="a stop left out"),
        pytest.param('"X5", "X6"', '"X4", "X5", "X6"', "every stop is one of", id="a stop twice"),
        pytest.param('["X2", "X3"]', '["X9"]', "that nobody can pick", id="an unknown stop"),
        pytest.param('["R4"]', '["R99"]', "no such rule", id="an unknown rule"),
        pytest.param('daily = ["em', 'daily = ["lem', "questions.daily.0: ", id="a question"),
        pytest.param("screen = ", "# ", "every kind of check-in", id="an order left out"),
        pytest.param("[worst_pain]", "worst_pain]", "clinical_numbers.toml: ", id="no TOML"),
    ],
)
def test_a_mistake_in_the_file_stops_the_start_and_names_the_place(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    source = (CONTENT / "clinical_numbers.toml").read_text("utf-8")
    assert old in source
    path = tmp_path / "clinical_numbers.toml"
    path.write_text(source.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError, match=r"^clinical_numbers\.toml: ") as caught:
        load_numbers(path, RULEBOOK)
    assert complaint in str(caught.value)


def test_a_technique_that_is_named_must_be_there() -> None:
    other = with_value("gentlest_techniques", frozenset({"handstand"}))
    with pytest.raises(ContentError, match=r"^handstand\.toml: must be there"):
        check_techniques(other, CATALOGUE)
