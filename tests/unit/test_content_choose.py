"""Choosing: nothing hidden ever comes out, nothing comes twice running, what helped comes more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.catalogue import LONGEST, Catalogue, load_catalogue, seconds
from content.choose import GENTLEST, WALK, Choice, Done, Why, allowed, choose
from content.model import Gate, Kind, Place
from content.texts import load_texts

CONTENT = Path(__file__).parents[2] / "content"
SHIPPED = load_catalogue(CONTENT / "techniques", load_texts(CONTENT / "locales"))
EXCLUDED = replace(
    SHIPPED.techniques["elbow-butterfly"], slug="toe-touch", kind=Kind.EXCLUDED, gates=frozenset()
)
CATALOGUE = Catalogue({**SHIPPED.techniques, "toe-touch": EXCLUDED}, SHIPPED.sources)
SLUGS = sorted(CATALOGUE.techniques)
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
LONG_AGO = Done("bridge", NOW - timedelta(days=30), None)
NOTHING: frozenset[str] = frozenset()


def pick(
    *recent: Done,
    profile: frozenset[Gate] | None = frozenset(),
    floor: bool = True,
    pain: int | None = None,
    resting: frozenset[str] = NOTHING,
    adult: bool = True,
    seed: int = 1,
    now: datetime = NOW,
    suspended: bool = False,
    starter: bool = False,
) -> Choice:
    return choose(
        CATALOGUE,
        profile,
        floor=floor,
        pain_today=pain,
        resting=resting,
        adult=adult,
        recent=recent,
        now=now,
        seed=seed,
        suspended=suspended,
        starter=starter,
    )


def slugs(choice: Choice) -> tuple[str, ...]:
    return tuple(technique.slug for technique in choice.techniques)


def mains(recent: Sequence[Done], *, floor: bool = True) -> Counter[str]:
    return Counter(slugs(pick(*recent, seed=seed, floor=floor))[-1] for seed in range(600))


profiles = st.frozensets(st.sampled_from(Gate))
histories = st.lists(
    st.builds(
        Done,
        st.sampled_from(SLUGS),
        st.timedeltas(timedelta(0), timedelta(days=20)).map(lambda ago: NOW - ago),
        st.sampled_from(["better", "same", "worse", None]),
    ),
    max_size=8,
)


@given(
    profile=st.none() | profiles,
    floor=st.booleans(),
    pain=st.none() | st.integers(0, 10),
    resting=st.frozensets(st.sampled_from([s for s in SLUGS if s != WALK])),
    adult=st.booleans(),
    recent=histories,
    seed=st.integers(0, 2**32),
    suspended=st.booleans(),
)
def test_nothing_hidden_ever_comes_out(
    profile: frozenset[Gate] | None,
    floor: bool,
    pain: int | None,
    resting: frozenset[str],
    adult: bool,
    recent: list[Done],
    seed: int,
    suspended: bool,
) -> None:
    choice = pick(
        *recent,
        profile=profile,
        floor=floor,
        pain=pain,
        resting=resting,
        adult=adult,
        seed=seed,
        suspended=suspended,
    )
    guided = [t for t in choice.techniques if t.kind is not Kind.WALK]

    assert choice.techniques
    for technique in guided:
        assert technique.kind in {Kind.WARM_UP, Kind.DESK, Kind.MAT}
        assert not technique.gates & (profile or frozenset())
        assert technique.slug not in resting
        assert floor or Place.DESK in technique.places
        assert profile is not None or technique.slug in GENTLEST
        assert adult
        assert not suspended
        assert pain is None or pain < 7
    assert sum(seconds(t, starter=choice.starter) for t in choice.techniques) <= LONGEST
    assert not choice.techniques[0].twist
    last = max((done.at for done in recent), default=None)
    if guided:
        assert guided[-1].slug not in {done.slug for done in recent if done.at == last}
        assert choice.starter or pain is None or pain < 4


@given(recent=histories, seed=st.integers(0, 1000))
def test_the_same_facts_give_the_same_choice(recent: list[Done], seed: int) -> None:
    assert pick(*recent, seed=seed) == pick(*reversed(recent), seed=seed)


def test_with_an_open_profile_every_ungated_technique_has_its_turn() -> None:
    never = {"chair-back-extension", "toe-touch", WALK}
    last = Done(WALK, NOW - timedelta(days=9), None)
    assert set(mains([last])) == set(SLUGS) - never
    assert set(mains([last], floor=False)) == {
        slug for slug in set(SLUGS) - never if Place.DESK in CATALOGUE.techniques[slug].places
    }


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        pytest.param({"suspended": True}, Why.SUSPENDED, id="suspended"),
        pytest.param({"adult": False}, Why.UNDER_AGE, id="under 18"),
        pytest.param({"pain": 7}, Why.PAIN, id="much pain"),
        pytest.param({"profile": frozenset({Gate.DISC})}, Why.PROFILE, id="a disc"),
        pytest.param({"profile": frozenset({Gate.RECENT_INJURY})}, Why.PROFILE, id="injury"),
        pytest.param({"resting": frozenset(SLUGS) - {WALK}}, Why.PROFILE, id="all at rest"),
    ],
)
def test_when_nothing_is_allowed_there_is_a_walk(facts: dict[str, object], why: Why) -> None:
    choice = pick(LONG_AGO, **facts)  # type: ignore[arg-type]  # one table for several arguments
    assert (slugs(choice), choice.reason) == ((WALK,), why)


@pytest.mark.parametrize(
    ("pain", "history", "starter"),
    [
        pytest.param(None, [], True, id="the very first"),
        pytest.param(None, [Done("bridge", NOW - timedelta(days=6), None)], True, id="week 1"),
        pytest.param(None, [Done("bridge", NOW - timedelta(days=7), None)], False, id="week 2"),
        pytest.param(3, [LONG_AGO], False, id="little pain"),
        pytest.param(4, [LONG_AGO], True, id="some pain"),
        pytest.param(6, [LONG_AGO], True, id="more pain"),
    ],
)
def test_the_first_week_and_sore_days_are_at_the_starter_level(
    pain: int | None, history: list[Done], starter: bool
) -> None:
    assert pick(*history, pain=pain).starter is starter


def test_the_starter_level_can_be_asked_for() -> None:
    assert pick(LONG_AGO, starter=True).starter


def test_a_twist_comes_after_a_warm_up_that_is_none() -> None:
    twists = [
        choice.techniques
        for choice in (pick(LONG_AGO, seed=seed) for seed in range(200))
        if choice.techniques[-1].twist
    ]
    assert twists
    assert all([t.slug for t in routine[:-1]] == ["arm-circles"] for routine in twists)


def test_without_a_warm_up_no_twist_comes() -> None:
    found = {slugs(pick(LONG_AGO, resting=frozenset({"arm-circles"}), seed=s)) for s in range(200)}
    assert all(not CATALOGUE.techniques[slug].twist for routine in found for slug in routine)


def test_three_guided_routines_are_enough_for_a_day() -> None:
    done = [Done("bridge", NOW - timedelta(hours=h), "better") for h in (1, 3, 5)]
    assert pick(*done).reason == Why.ENOUGH
    assert slugs(pick(*done)) == (WALK,)
    assert pick(*done[:2]).reason != Why.ENOUGH


def test_a_walk_or_a_warm_up_before_is_no_routine_of_its_own() -> None:
    walks = [Done(WALK, NOW - timedelta(hours=h), None) for h in range(1, 6)]
    two_in_one = [Done(s, NOW - timedelta(hours=6), None) for s in ("arm-circles", "bridge")]
    assert pick(*walks, *two_in_one).reason != Why.ENOUGH


def test_a_day_is_the_day_of_the_place_where_the_person_is() -> None:
    tokyo = datetime(2026, 11, 21, 0, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    done = [Done("bridge", tokyo - timedelta(hours=h), None) for h in (1, 2, 3)]
    assert pick(*done, now=tokyo).reason != Why.ENOUGH
    assert pick(*done, now=tokyo.astimezone(UTC)).reason == Why.ENOUGH


@pytest.mark.parametrize(("minutes", "again"), [(119, False), (120, True)])
def test_the_same_twist_rests_for_two_hours(minutes: int, again: bool) -> None:
    twist = "chair-sideways-twist"
    done = [Done(twist, NOW - timedelta(minutes=minutes), None), Done(WALK, NOW, None)]
    assert (twist in mains(done)) is again


def test_when_all_that_is_left_was_just_done_there_is_a_walk() -> None:
    left = {"arm-circles", "chair-sideways-twist"}
    resting = frozenset(SLUGS) - {WALK, *left}
    done = [Done(slug, NOW - timedelta(hours=1), None) for slug in sorted(left)]
    choice = pick(*done, resting=resting)
    assert (slugs(choice), choice.reason) == ((WALK,), Why.JUST_DONE)


def test_without_stored_safety_answers_only_the_gentlest_come() -> None:
    found = Counter(slugs(pick(LONG_AGO, profile=None, seed=seed)) for seed in range(200))
    assert set(found) == {(WALK,), ("arm-circles",), ("elbow-butterfly",)}
    assert pick(profile=None).reason == Why.GENTLEST


def test_what_helped_comes_more_often_and_what_did_not_less() -> None:
    def after(feeling: str) -> int:
        days = (3, 5, 9)
        done = [Done("seated-side-bend", NOW - timedelta(days=day), feeling) for day in days]
        return mains([*done, Done(WALK, NOW - timedelta(days=1), None)])["seated-side-bend"]

    assert after("better") > 1.5 * after("same") > 2 * after("worse") > 0


def test_the_reason_tells_when_something_helped() -> None:
    done = [Done("elbow-butterfly", NOW - timedelta(days=2), "better"), LONG_AGO]
    last = Done(WALK, NOW - timedelta(days=1), None)
    reasons = {
        (slugs(c)[-1] == "elbow-butterfly", c.reason)
        for c in (pick(*done, last, seed=seed) for seed in range(200))
    }
    assert reasons == {(True, Why.HELPED), (False, Why.TURN)}


def test_a_person_who_chooses_may_choose_what_asks_for_caution() -> None:
    def may(caution: bool, profile: frozenset[Gate] = frozenset()) -> set[str]:
        found = allowed(
            CATALOGUE,
            profile,
            floor=True,
            pain_today=None,
            resting=NOTHING,
            adult=True,
            caution=caution,
        )
        return {technique.slug for technique in found}

    assert may(True) - may(False) == {"chair-back-extension"}
    assert "chair-back-extension" not in may(True, frozenset({Gate.NECK_OR_DIZZY}))
    assert not may(True) & {"toe-touch", WALK}
