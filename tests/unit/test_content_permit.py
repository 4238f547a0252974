"""What is excluded for a person can be reached in no way."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.model import Gate, Kind, Place
from care.techniques.catalogue import LONGEST, WALK
from care.techniques.choice import Choice, Situation, chosen
from care.techniques.eligibility import Limits, WhyNot, permits, why_not
from tests.unit.choosing import CATALOGUE, SLUGS, people, pick, slugs
from tests.unit.triage_cases import NUMBERS

PROFILES = [
    frozenset(gates)
    for gates in chain.from_iterable(combinations(Gate, size) for size in range(len(Gate) + 1))
]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_technique_is_permitted_just_where_no_answer_excludes_it(slug: str) -> None:
    technique = CATALOGUE.techniques[slug]
    for profile in PROFILES:
        permitted = permits(technique, Limits(NUMBERS, profile))
        assert permitted is not bool(technique.gates & profile), profile


NEW_HIP = {  # what is left, with every move that bends far, crosses or turns at the waist gone
    "arm-circles", "bridge", "cat-cow", "chair-back-extension", "elbow-butterfly", "pelvic-tilt",
    "seated-side-bend", "stand-and-walk", "torso-twist-light",
}  # fmt: skip


def test_a_new_hip_gets_no_move_that_its_precautions_forbid() -> None:
    """Whatever else was answered. Source: HSS, SUNNYBROOK in content/techniques/_sources.toml."""
    for profile in PROFILES:
        limits = Limits(NUMBERS, profile | {Gate.HIP})
        may = {slug for slug, t in CATALOGUE.techniques.items() if permits(t, limits)}
        assert may <= NEW_HIP, profile
        assert may == NEW_HIP or profile - {Gate.HIP}


@given(someone=people, seed=st.integers(0, 2**32), kept=st.none() | st.sampled_from(SLUGS))
def test_no_nudge_offers_what_is_excluded(someone: Situation, seed: int, kept: str | None) -> None:
    choice = pick(someone, seed, kept)
    guided = [t for t in choice.techniques if t.kind is not Kind.WALK]
    assert choice.techniques
    for technique in guided:
        assert permits(technique, someone.limits)
        assert technique.kind in {Kind.WARM_UP, Kind.DESK, Kind.MAT}
        assert technique.slug not in someone.hidden
        assert someone.floor or Place.DESK in technique.places
    if guided:
        _is_sound(someone, choice)


@given(someone=people, seed=st.integers(0, 2**32), slug=st.sampled_from(SLUGS))
def test_no_button_starts_what_is_excluded(someone: Situation, seed: int, slug: str) -> None:
    """Browsing, an old card and "do it now" all come through here."""
    started = chosen(CATALOGUE, someone, slug, seed=seed)
    if isinstance(started, Choice):
        assert slugs(started)[-1] == slug
        assert all(permits(technique, someone.limits) for technique in started.techniques)
        if slug != WALK:
            _is_sound(someone, started)
    if not permits(CATALOGUE.techniques[slug], someone.limits):
        assert isinstance(started, WhyNot)


def _is_sound(someone: Situation, choice: Choice) -> None:
    assert not choice.techniques[0].twist
    assert sum(t.seconds(choice.dose) for t in choice.techniques) <= LONGEST
    assert not someone.enough()
    assert someone.limits.profile is not None or set(slugs(choice)) <= NUMBERS.gentlest_techniques


@given(someone=people, slug=st.sampled_from(SLUGS))
def test_one_more_answer_never_permits_more(someone: Situation, slug: str) -> None:
    technique = CATALOGUE.techniques[slug]
    profile = someone.limits.profile or frozenset()
    for gate in Gate:
        more = Limits(NUMBERS, profile | {gate})
        assert not permits(technique, more) or permits(technique, Limits(NUMBERS, profile))


def test_what_is_left_out_is_no_technique_at_all() -> None:
    assert set(CATALOGUE.left_out) == {
        "toe-touch", "bridge-with-twist", "foam-roll-lumbar", "bed-edge-head-hang",
    }  # fmt: skip
    assert not CATALOGUE.left_out.keys() & CATALOGUE.techniques.keys()


@pytest.mark.parametrize(
    ("slug", "limits", "why"),
    [
        pytest.param("bridge", Limits(NUMBERS, frozenset()), None, id="nothing in the way"),
        pytest.param(
            "bridge", Limits(NUMBERS, frozenset(), adult=False), WhyNot.UNDER_AGE, id="under 18"
        ),
        pytest.param(
            "bridge", Limits(NUMBERS, frozenset(), pain_today=7), WhyNot.PAIN, id="much pain"
        ),
        pytest.param("bridge", Limits(NUMBERS, frozenset(), pain_today=6), None, id="some pain"),
        pytest.param(
            "bridge", Limits(NUMBERS, frozenset({Gate.DISC})), WhyNot.PROFILE, id="a disc"
        ),
        pytest.param("bridge", Limits(NUMBERS, None), WhyNot.UNKNOWN, id="no answers kept"),
        pytest.param("arm-circles", Limits(NUMBERS, None), None, id="one of the gentlest"),
        pytest.param(
            "bridge",
            Limits(NUMBERS, frozenset(), resting=frozenset({"bridge"})),
            WhyNot.RESTING,
            id="hurt",
        ),
        pytest.param(
            "knee-across-twist",
            Limits(NUMBERS, frozenset(), no_twists=True),
            WhyNot.TWISTS,
            id="a twist",
        ),
        pytest.param(
            "bridge", Limits(NUMBERS, frozenset(), suspended=True), WhyNot.SUSPENDED, id="paused"
        ),
        pytest.param(
            WALK, Limits(NUMBERS, frozenset(Gate), adult=False, pain_today=10), None, id="a walk"
        ),
        pytest.param(
            WALK, Limits(NUMBERS, frozenset(), suspended=True), None, id="a walk while paused"
        ),
        pytest.param(
            WALK, Limits(NUMBERS, frozenset(), silenced=True), WhyNot.SUSPENDED, id="emergency"
        ),
    ],
)
def test_the_reason_is_the_first_that_holds(slug: str, limits: Limits, why: WhyNot | None) -> None:
    assert why_not(CATALOGUE.techniques[slug], limits) == why
