"""What each clinical number does to the choice of techniques, at its boundary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from care.clinical_numbers import ClinicalNumbers
from care.model import Dose, Gate
from care.techniques.catalogue import WALK
from care.techniques.choice import Choice, Situation, chosen
from care.techniques.eligibility import WhyNot, permits, why_not
from care.techniques.past import Done, Felt
from care.techniques.preference import Why, reported
from care.techniques.profile_effects import agreeable
from tests.unit.behaviours import Case, days, minutes, scores
from tests.unit.choosing import CATALOGUE, LONG_AGO, NOW, done, pick, slugs, someone

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
TWIST, BEND = "chair-sideways-twist", "seated-side-bend"
WALKS = [done(WALK, h * HOUR) for h in (1, 2, 3)]  # so that nothing was offered a moment ago


def person(
    numbers: ClinicalNumbers, *past: Done, pain: int | None = None, **more: Any
) -> Situation:
    return someone(*past, limits={"numbers": numbers, "pain_today": pain}, **more)


def too_sore(numbers: ClinicalNumbers, pain: int) -> bool:
    limits = person(numbers, pain=pain).limits
    return why_not(CATALOGUE.techniques["bridge"], limits) is WhyNot.PAIN


def starter_level(numbers: ClinicalNumbers, pain: int) -> bool:
    return person(numbers, LONG_AGO, pain=pain).dose_now() is Dose.GENTLE


def starts(numbers: ClinicalNumbers, since: timedelta) -> bool:
    return person(numbers, done("bridge", since)).dose_now() is Dose.GENTLE


def longer(numbers: ClinicalNumbers, since: timedelta) -> bool:
    begun = person(numbers, done("bridge", since), dose=Dose.LONGER)
    complained = [Felt(NOW - since, 6)]
    sore = person(numbers, LONG_AGO, dose=Dose.LONGER, felt=complained)
    assert begun.dose_now() is sore.dose_now()
    return begun.dose_now() is Dose.LONGER


def offered(numbers: ClinicalNumbers, since: timedelta) -> bool:
    """Whether a nudge offers what made things worse so long ago."""
    past = person(numbers, done(BEND, since, "worse"), LONG_AGO, *WALKS)
    return slugs(pick(past, kept=BEND))[-1] == BEND


def twists(numbers: ClinicalNumbers, since: timedelta) -> bool:
    past = person(numbers, done(TWIST, since), LONG_AGO)
    return isinstance(chosen(CATALOGUE, past, TWIST, seed=1), Choice)


def enough(routines: int) -> Callable[[ClinicalNumbers], object]:
    past = [done("bridge", HOUR) for _ in range(routines)]
    return lambda n: chosen(CATALOGUE, person(n, *past), "bridge", seed=1) is Why.ENOUGH


def counts(numbers: ClinicalNumbers, since: timedelta) -> bool:
    felt = Felt(NOW - since, 3, frozenset({"low-left"}))
    return bool(reported(numbers, [felt], NOW))


def gentlest(numbers: ClinicalNumbers) -> object:
    """What may be done by a person without stored safety answers."""
    limits = someone(limits={"numbers": numbers, "profile": None}).limits
    return {slug for slug, t in CATALOGUE.techniques.items() if permits(t, limits)}


TECHNIQUES = (
    Case("no_technique_pain_from", "pains without techniques", scores(too_sore), [7, 8, 9, 10]),
    Case("sore_pain_from", "pains at the starter level", scores(starter_level), [*range(4, 11)]),
    Case("starter_level_for", "days at the starter level", days(starts, 5, 9), [5, 6]),
    Case("quiet_before_longer_holds", "days until longer", days(longer, 12, 16), [14, 15, 16]),
    Case("most_routines_a_day", "after two", enough(2), False),
    Case("most_routines_a_day", "after three", enough(3), True),
    Case(
        "same_twist_rests",
        "minutes after which it may be done again",
        minutes(twists, 60, 119, 120, 180),
        [120, 180],
    ),
    Case("made_worse_rests", "days until it is offered again", days(offered, 5, 9), [7, 8, 9]),
    Case("reported_places_count_for", "days in which it counts", days(counts, 1, 5), [1, 2, 3]),
    Case(
        "gentlest_techniques", "without answers", gentlest, {WALK, "arm-circles", "elbow-butterfly"}
    ),
    Case(
        "answers_a_clinician_lifts",
        "who waits for a clinician",
        lambda n: agreeable(n, frozenset(Gate)),
        {Gate.DISC, Gate.RECENT_INJURY},
    ),
)
