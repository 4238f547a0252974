"""Choosing: varied, spread over the day, learning what helps; and always with its reason."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.model import Gate, Kind, Place
from care.techniques.catalogue import WALK
from care.techniques.choice import Choice, Situation, chosen
from care.techniques.past import Felt, Offered
from care.techniques.preference import Why
from tests.unit.choosing import (
    CATALOGUE,
    LONG_AGO,
    NOW,
    SLUGS,
    done,
    people,
    pick,
    slugs,
    someone,
)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NEVER_OFFERED = {WALK} | {s for s, t in CATALOGUE.techniques.items() if t.kind is Kind.CAUTION}


def mains(situation: Situation, times: int = 600) -> Counter[str]:
    return Counter(slugs(pick(situation, seed))[-1] for seed in range(times))


def reasons(situation: Situation, slug: str) -> set[str]:
    picked = [pick(situation, seed) for seed in range(300)]
    return {choice.reason for choice in picked if choice.main.slug == slug}


@given(situation=people, seed=st.integers(0, 1000))
def test_the_same_facts_give_the_same_choice(situation: Situation, seed: int) -> None:
    assert pick(situation, seed) == pick(situation, seed)


def test_with_an_open_profile_every_technique_has_its_turn() -> None:
    last = done(WALK, HOUR)
    assert set(mains(someone(last, LONG_AGO))) == set(SLUGS) - NEVER_OFFERED - {"bridge"}
    at_the_desk = {s for s in SLUGS if Place.DESK in CATALOGUE.techniques[s].places}
    assert set(mains(someone(last, LONG_AGO, floor=False))) == at_the_desk - NEVER_OFFERED


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        pytest.param({"limits": {"suspended": True}}, Why.SUSPENDED, id="suspended"),
        pytest.param({"limits": {"adult": False}}, Why.UNDER_AGE, id="under 18"),
        pytest.param({"limits": {"pain_today": 7}}, Why.PAIN, id="much pain"),
        pytest.param({"profile": frozenset({Gate.DISC})}, Why.PROFILE, id="a disc"),
        pytest.param({"profile": frozenset({Gate.RECENT_INJURY})}, Why.PROFILE, id="injury"),
        pytest.param({"hidden": frozenset(SLUGS)}, Why.PROFILE, id="everything is hidden"),
        pytest.param({"limits": {"resting": frozenset(SLUGS)}}, Why.PROFILE, id="all at rest"),
    ],
)
def test_when_nothing_may_be_done_there_is_a_walk(facts: dict[str, Any], why: Why) -> None:
    choice = pick(someone(LONG_AGO, **facts))
    assert (slugs(choice), choice.reason) == ((WALK,), why)


def test_three_guided_routines_are_enough_for_a_day() -> None:
    past = [done("bridge", h * HOUR) for h in (1, 3, 5)]
    assert (slugs(pick(someone(*past))), pick(someone(*past)).reason) == ((WALK,), Why.ENOUGH)
    assert pick(someone(*past[:2])).reason != Why.ENOUGH
    assert chosen(CATALOGUE, someone(*past), "bridge", seed=1) is Why.ENOUGH
    assert isinstance(chosen(CATALOGUE, someone(*past), WALK, seed=1), Choice)


def test_a_walk_is_no_guided_routine() -> None:
    walks = [done(WALK, h * HOUR) for h in range(1, 6)]
    assert pick(someone(*walks)).reason != Why.ENOUGH


def test_a_day_is_the_day_of_the_place_where_the_person_is() -> None:
    tokyo = datetime(2026, 11, 21, 0, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    past = [done("bridge", NOW - tokyo + h * HOUR) for h in (1, 2, 3)]
    assert pick(someone(*past, now=tokyo)).reason != Why.ENOUGH
    assert pick(someone(*past, now=tokyo.astimezone(UTC))).reason == Why.ENOUGH


# Variety


def test_nothing_comes_again_within_three_nudges() -> None:
    past = [done(s, d * DAY) for d, s in enumerate(["bridge", "arm-circles", "elbow-butterfly"], 1)]
    found = mains(someone(*past, LONG_AGO))
    assert not found.keys() & {"bridge", "arm-circles", "elbow-butterfly"}


def test_what_was_only_offered_does_not_come_again_either() -> None:
    offered = [Offered(s, NOW - HOUR) for s in ("bridge", "seated-side-bend")]
    assert not mains(someone(LONG_AGO, offered=offered)).keys() & {"bridge", "seated-side-bend"}


def test_when_little_is_left_it_comes_sooner_but_never_twice_running() -> None:
    left = {"arm-circles", "elbow-butterfly"}
    facts = {"limits": {"resting": frozenset(SLUGS) - left}}
    past = [done("arm-circles", HOUR), done("elbow-butterfly", 2 * HOUR)]
    assert set(mains(someone(*past, **facts), 50)) == {"elbow-butterfly"}
    only = {"limits": {"resting": frozenset(SLUGS) - {"arm-circles"}}}
    choice = pick(someone(done("arm-circles", HOUR), **only))
    assert (slugs(choice), choice.reason) == ((WALK,), Why.JUST_DONE)


def test_a_day_is_spread_over_positions_and_areas() -> None:
    earlier = someone(done("seated-side-bend", 5 * HOUR), done(WALK, HOUR), LONG_AGO)
    fresh = someone(done(WALK, HOUR), LONG_AGO)

    def seated_or_low(situation: Situation) -> int:
        found = mains(situation)
        return sum(
            number
            for slug, number in found.items()
            if CATALOGUE.techniques[slug].position == "seated"
            or "low-back" in CATALOGUE.techniques[slug].areas
        )

    assert seated_or_low(earlier) < seated_or_low(fresh)
    assert reasons(earlier, "elbow-butterfly") <= {Why.NEW, Why.SPREAD}


def test_what_a_nudge_offered_is_what_a_tap_starts() -> None:
    situation = someone(LONG_AGO)
    assert {slugs(pick(situation, s, "pelvic-tilt"))[-1] for s in range(20)} == {"pelvic-tilt"}
    sore = someone(LONG_AGO, profile=frozenset({Gate.PREGNANT}))
    assert "pelvic-tilt" not in {slugs(pick(sore, s, "pelvic-tilt"))[-1] for s in range(20)}


# Twists


def test_a_twist_comes_after_a_warm_up_of_its_place() -> None:
    found = [pick(someone(LONG_AGO), seed).techniques for seed in range(300)]
    twists = [routine for routine in found if routine[-1].twist]
    assert twists
    for first, main in twists:
        assert first.kind is Kind.WARM_UP
        assert not first.twist
        assert first.places & main.places


def test_without_a_warm_up_no_twist_comes() -> None:
    warm_ups = {s for s, t in CATALOGUE.techniques.items() if t.kind is Kind.WARM_UP}
    cold = someone(LONG_AGO, limits={"resting": frozenset(warm_ups)})
    assert not any(CATALOGUE.techniques[slug].twist for slug in mains(cold))
    assert chosen(CATALOGUE, cold, "knee-across-twist", seed=1) is Why.JUST_DONE


@pytest.mark.parametrize(("minutes", "again"), [(119, False), (120, True)])
def test_the_same_twist_rests_for_two_hours(minutes: int, again: bool) -> None:
    twist = "chair-sideways-twist"
    others = [done(s, timedelta(minutes=m)) for m, s in ((5, WALK), (6, WALK), (7, WALK))]
    situation = someone(done(twist, timedelta(minutes=minutes)), *others, LONG_AGO)
    assert (twist in mains(situation)) is again
    assert isinstance(chosen(CATALOGUE, situation, twist, seed=1), Choice) is again


@pytest.mark.parametrize(("first_week", "twists"), [(True, False), (False, True)])
def test_at_the_starter_level_no_twist_follows_another(first_week: bool, twists: bool) -> None:
    before = [done("chair-sideways-twist", DAY)] + ([] if first_week else [LONG_AGO])
    found = mains(someone(*before))
    assert any(CATALOGUE.techniques[slug].twist for slug in found) is twists


# Liking


def test_what_helped_comes_more_often_and_what_made_worse_rests() -> None:
    def after(feeling: str, ago: int = 8) -> int:
        past = [done("seated-side-bend", (ago + d) * DAY, feeling) for d in (0, 3, 5)]
        walks = [done(WALK, h * HOUR) for h in (1, 2, 3)]
        return mains(someone(*past, *walks))["seated-side-bend"]

    assert after("better") > 1.5 * after("same") > 1.5 * after("worse") > 0
    assert after("worse", ago=6) == 0


def test_what_was_never_tried_gets_tried() -> None:
    tried = [done(s, 10 * DAY) for s in SLUGS if s != "pelvic-tilt"]
    walks = [done(WALK, h * HOUR) for h in (1, 2, 3)]
    found = mains(someone(*tried, *walks))
    assert found["pelvic-tilt"] > found["cat-cow"]
    assert reasons(someone(*tried, *walks), "pelvic-tilt") == {Why.NEW}


def test_the_place_that_was_named_is_cared_for() -> None:
    felt = [Felt(NOW - DAY, 3, frozenset({"upper-back"}))]
    plain, sore = mains(someone(LONG_AGO)), mains(someone(LONG_AGO, felt=felt))
    upper = {s for s, t in CATALOGUE.techniques.items() if "upper-back" in t.areas}
    assert sum(sore[s] for s in upper) > 1.5 * sum(plain[s] for s in upper)
    assert Why.REPORTED in reasons(someone(LONG_AGO, felt=felt), "elbow-butterfly")


@pytest.mark.parametrize(
    "felt",
    [
        pytest.param(Felt(NOW - 4 * DAY, 3, frozenset({"upper-back"})), id="days ago"),
        pytest.param(Felt(NOW - DAY, 0, frozenset({"upper-back"})), id="no pain"),
        pytest.param(Felt(NOW - DAY, 3, frozenset({"neck"})), id="a neck asks for nothing"),
    ],
)
def test_what_was_named_counts_while_it_is_true(felt: Felt) -> None:
    assert mains(someone(LONG_AGO, felt=[felt])) == mains(someone(LONG_AGO))


def test_a_favourite_comes_more_often_and_a_hidden_one_never() -> None:
    favoured = someone(LONG_AGO, favourites=frozenset({"cat-cow"}))
    assert mains(favoured)["cat-cow"] > 1.5 * mains(someone(LONG_AGO))["cat-cow"]
    assert reasons(favoured, "cat-cow") == {Why.FAVOURITE}
    assert "bridge" not in mains(someone(LONG_AGO, hidden=frozenset({"bridge"})))


def test_the_reason_tells_when_something_helped() -> None:
    helped = [done("elbow-butterfly", d * DAY, "better") for d in (2, 4, 6)]
    walks = [done(WALK, h * HOUR) for h in (1, 2, 3)]
    assert reasons(someone(*helped, *walks, LONG_AGO), "elbow-butterfly") == {Why.HELPED}


def test_without_stored_safety_answers_the_gentlest_and_a_walk_take_turns() -> None:
    found = mains(someone(profile=None), 100)
    assert set(found) == {WALK, "arm-circles", "elbow-butterfly"}
    assert pick(someone(profile=None)).reason == Why.GENTLEST
