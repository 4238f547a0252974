"""The computed triggers of the tier table; their numbers come from ``rules.toml``.

``holds`` tells it from one check-in and the earlier ones. A missing score holds nothing
and ends nothing. Source: clinical.md §2.3 and §2.5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from care.model import Gate
from care.triage.answers import activity, hurts, legs, rise, said
from care.triage.lookback import Case, Score


@dataclass(frozen=True, slots=True)
class NumbLegs:
    """E4, U8: numbness was said, and so many legs were picked as the place."""

    flag: str
    legs: int

    def holds(self, case: Case) -> bool:
        return said(case.answers, self.flag) and legs(case.answers) >= self.legs


@dataclass(frozen=True, slots=True)
class Nights:
    """U5: woken on so many different days within ``days``."""

    flag: str
    nights: int
    days: int

    def holds(self, case: Case) -> bool:
        if not said(case.answers, self.flag):
            return False
        woken = {case.day(p.answers.at) for p in case.past if said(p.answers, self.flag)}
        recent = {day for day in woken if case.days_ago(day) < self.days}
        return len(recent | {case.day(case.answers.at)}) >= self.nights


@dataclass(frozen=True, slots=True)
class HighUp:
    """U7: one of these places, and at least this score."""

    sites: frozenset[str]
    pain: int

    def holds(self, case: Case) -> bool:
        pain = case.answers.pain
        return pain is not None and pain >= self.pain and bool(case.answers.sites & self.sites)


@dataclass(frozen=True, slots=True)
class Strong:
    """U11: ``top`` once, or ``pain`` twice ``within`` this time."""

    pain: int
    within: timedelta
    top: int

    def holds(self, case: Case) -> bool:
        pain = case.answers.pain
        if pain is None or pain < self.pain:
            return False
        recent = (score for score in case.earlier() if case.ago(score.at) <= self.within)
        return pain >= self.top or any(score.pain >= self.pain for score in recent)


@dataclass(frozen=True, slots=True)
class Risen:
    """U12: ``above`` the usual and at least ``pain``, now and at an earlier check-in.

    Both are held against what was usual before the earlier one, so that a rise hides no rise.
    """

    above: int
    pain: int
    earliest: timedelta
    latest: timedelta

    def holds(self, case: Case) -> bool:
        pain = case.answers.pain
        if pain is None or pain < self.pain:
            return False
        return any(
            self._both(case, score, case.scores[-1])
            for score in case.earlier()
            if self.earliest <= case.ago(score.at) <= self.latest
        )

    def _both(self, case: Case, score: Score, present: Score) -> bool:
        return score.pain >= self.pain and all(
            case.raised(each, self.above, score.at) for each in (score, present)
        )


@dataclass(frozen=True, slots=True)
class Raised:
    """R3: ``above`` the usual on the last ``days`` days that have a score.

    A day without one in between is no better day; ``within_days`` bounds how far back it goes.
    """

    above: int
    days: int
    within_days: int

    def holds(self, case: Case) -> bool:
        if case.answers.pain is None:
            return False
        run = case.by_day()[-self.days :]
        start = run[0][0]  # a run that is shorter than ``days`` has no usual before it
        return case.days_ago(start.day) < self.within_days and all(
            any(case.raised(score, self.above, start.at) for score in day) for day in run
        )


@dataclass(frozen=True, slots=True)
class Persistent:
    """R1, R1b: at least ``pain`` on ``days`` days of each of the last ``weeks`` weeks."""

    pain: int
    days: int
    weeks: int

    def holds(self, case: Case) -> bool:
        sore = {case.days_ago(score.day) for score in case.scores if score.pain >= self.pain}
        return all(
            len(sore & set(range(7 * week, 7 * week + 7))) >= self.days
            for week in range(self.weeks)
        )


@dataclass(frozen=True, slots=True)
class Unimproved:
    """R1a: no score since the one of two weeks ago was better by ``points`` or ``percent``."""

    pain: int
    earliest: timedelta
    latest: timedelta
    points: int
    percent: int

    def holds(self, case: Case) -> bool:
        old = [s for s in case.scores if self.earliest <= case.ago(s.at) <= self.latest]
        if case.answers.pain is None or not old or old[-1].pain < self.pain:
            return False
        then = old[-1]
        return not any(self._better(then.pain, s.pain) for s in case.scores if s.at > then.at)

    def _better(self, then: int, later: int) -> bool:
        eased = then - later
        return eased >= self.points or eased * 100 >= then * self.percent


@dataclass(frozen=True, slots=True)
class Hindered:
    """R2: pain got in the way this much; or the weekly activity score reached ``activity`` once, or
    ``often`` in so many ``times`` of the last ``weeks`` weeks.
    """

    interference: str
    activity: int
    often: int
    times: int
    weeks: int

    def holds(self, case: Case) -> bool:
        if case.answers.interference == self.interference:
            return True
        now = activity(case.answers)
        if now is None:
            return False
        span = timedelta(weeks=self.weeks)
        lately = (activity(p.answers) for p in case.past if case.ago(p.answers.at) < span)
        often = sum(score is not None and score >= self.often for score in (*lately, now))
        return now >= self.activity or (now >= self.often and often >= self.times)


@dataclass(frozen=True, slots=True)
class Worse:
    """X7, R4: pain rose over a technique, now and so many ``times`` in all ``within`` this time."""

    points: int
    times: int
    within: timedelta

    def holds(self, case: Case) -> bool:
        recent = [p.answers for p in case.past if case.ago(p.answers.at) <= self.within]
        worse = [a for a in recent if (rise(a) or 0) >= self.points]
        return (rise(case.answers) or 0) >= self.points and len(worse) + 1 >= self.times


@dataclass(frozen=True, slots=True)
class Flares:
    """R9: the present flare-up is at least the ``times``-th ``within`` this time.

    One flare-up is a run of raised days. A day without a score does not end it.
    """

    above: int
    times: int
    within: timedelta

    def holds(self, case: Case) -> bool:
        if case.answers.pain is None:
            return False
        days = [
            any(case.raised(score, self.above, day[0].at) for score in day)
            for day in case.by_day()
            if case.ago(day[-1].at) <= self.within
        ]
        starts = [now and not before for before, now in zip([False, *days], days, strict=False)]
        return days[-1] and sum(starts) >= self.times


@dataclass(frozen=True, slots=True)
class GatedPain:
    """R10: pain, with this answer in the safety profile."""

    gate: Gate

    def holds(self, case: Case) -> bool:
        return self.gate in case.profile and hurts(case.answers)


Trigger = (
    NumbLegs
    | Nights
    | HighUp
    | Strong
    | Risen
    | Raised
    | Persistent
    | Unimproved
    | Hindered
    | Worse
    | Flares
    | GatedPain
)

KINDS: Mapping[str, type[Trigger]] = {
    "numb-legs": NumbLegs,
    "nights": Nights,
    "high-up": HighUp,
    "strong": Strong,
    "risen": Risen,
    "raised": Raised,
    "persistent": Persistent,
    "unimproved": Unimproved,
    "hindered": Hindered,
    "worse": Worse,
    "flares": Flares,
    "gated-pain": GatedPain,
}
