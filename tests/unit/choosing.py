"""People to choose for, in tests of choosing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from care.model import Dose, Gate
from care.techniques.choice import Choice, Situation, choose
from care.techniques.eligibility import Limits
from care.techniques.past import Done, Felt, Offered
from content.load.check import CONTENT
from content.load.techniques import load_catalogue
from content.texts import load_texts
from tests.unit.triage_cases import NUMBERS

CATALOGUE = load_catalogue(CONTENT / "techniques", load_texts(CONTENT / "locales"))
SLUGS = sorted(CATALOGUE.techniques)
NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
OPEN: frozenset[Gate] = frozenset()


def done(slug: str, ago: timedelta, feeling: str | None = None, *before: str) -> Done:
    return Done((*before, slug), NOW - ago, feeling)


LONG_AGO = done("bridge", timedelta(days=30))


def someone(
    *recent: Done, limits: Mapping[str, Any] | None = None, profile: Any = OPEN, **more: Any
) -> Situation:
    """A person of whom everything is known and nothing is wrong, but for what is given."""
    given: dict[str, Any] = {"now": NOW, "floor": True, "recent": recent, **more}
    return Situation(
        limits=Limits(**{"numbers": NUMBERS, "profile": profile, **(limits or {})}), **given
    )


def pick(situation: Situation, seed: int = 1, kept: str | None = None) -> Choice:
    return choose(CATALOGUE, situation, seed=seed, kept=kept)


def slugs(choice: Choice) -> tuple[str, ...]:
    return tuple(technique.slug for technique in choice.techniques)


past = st.timedeltas(timedelta(0), timedelta(days=20)).map(lambda ago: NOW - ago)
histories: st.SearchStrategy[Sequence[Done]] = st.lists(
    st.builds(
        Done,
        st.lists(st.sampled_from(SLUGS), min_size=1, max_size=2).map(tuple),
        past,
        st.sampled_from(["better", "same", "worse", None]),
    ),
    max_size=8,
)
people = st.builds(
    Situation,
    limits=st.builds(
        Limits,
        numbers=st.just(NUMBERS),
        profile=st.none() | st.frozensets(st.sampled_from(Gate)),
        adult=st.sampled_from([True, True, True, False]),
        pain_today=st.none() | st.integers(0, 10),
        resting=st.frozensets(st.sampled_from(SLUGS), max_size=4),
        no_twists=st.booleans(),
        suspended=st.sampled_from([False, False, False, True]),
        silenced=st.sampled_from([False, False, False, True]),
    ),
    now=st.just(NOW),
    floor=st.booleans(),
    recent=histories,
    offered=st.lists(st.builds(Offered, st.sampled_from(SLUGS), past), max_size=4),
    felt=st.lists(
        st.builds(
            Felt,
            past,
            st.none() | st.integers(0, 10),
            st.frozensets(st.sampled_from(["upper-back", "low-left", "neck", "none"])),
        ),
        max_size=3,
    ),
    favourites=st.frozensets(st.sampled_from(SLUGS), max_size=3),
    hidden=st.frozensets(st.sampled_from(SLUGS), max_size=3),
    dose=st.sampled_from(Dose),
    softly=st.booleans(),
)
