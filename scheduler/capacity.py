"""Whether all who are due can be reached at one bot's rate, and how many people could be. Pure."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from scheduler.model import NUDGE_LATE

AHEAD = timedelta(days=1)  # how far a forecast looks
BEFORE = timedelta(days=7)  # the same weekday is the likest
SHARE = 0.5  # of the rate: answers, steps and follow-ups go first, and get the other half


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """What falls due in one minute. Both wait in one line, the check-ins in front (design §3)."""

    at: datetime  # the start of the minute, aware UTC
    nudges: int
    checkins: int = 0


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the coming day's nudges are in for."""

    people: int  # who are nudged, on this day or another
    wait: timedelta = timedelta()  # that the last in the longest line would have
    at: datetime | None = None  # the minute in which that line starts; None without nudges
    too_late: int = 0  # nudges that would wait for longer than their ten minutes
    people_that_fit: int | None = None  # were their day like this one; None without nudges

    @property
    def fits(self) -> bool:
        """Whether everybody is reached in time."""
        return not self.too_late


def fuller(planned: Sequence[Due], nudges_before: Mapping[datetime, int]) -> tuple[Due, ...]:
    """Return for each minute the larger of what is planned and what was due ``BEFORE``.

    A plan knows each person's next nudge only, not the six or eight that follow on that day.
    """
    seen = {at + BEFORE: number for at, number in nudges_before.items()}
    plans = {due.at: due for due in planned}
    minutes = [plans.get(at, Due(at, 0)) for at in sorted(plans.keys() | seen.keys())]
    return tuple(replace(due, nudges=max(due.nudges, seen.get(due.at, 0))) for due in minutes)


def forecast(load: Sequence[Due], people: int, rate: float) -> Forecast:
    """Walk the line of the coming day, minute by minute.

    ``load`` is in order of time; ``people`` make that load; ``rate`` is in messages a second.
    Everything is taken as due when its minute starts, so that a wait is told to within a minute.
    """
    rate *= SHARE
    lines = [(line, due) for line, due in zip(_lines(load, rate), load, strict=True) if due.nudges]
    if not lines or not people:
        return Forecast(people)
    longest, when = max(lines, key=lambda pair: (pair[0], -pair[1].at.timestamp()))
    return Forecast(
        people,
        timedelta(seconds=longest / rate),
        when.at,
        round(sum(_too_late(line, due.nudges, rate) for line, due in lines)),
        _people_that_fit(load, people, rate),
    )


def _lines(load: Sequence[Due], rate: float, scale: float = 1) -> Iterator[float]:
    """Yield how many messages stand in line once each minute's own have joined it.

    Those who stand too far back leave it: what comes too late is not sent.
    """
    line, before = 0.0, None
    for due in load:
        sent = rate * (due.at - before).total_seconds() if before else 0
        line = max(0.0, line - sent) + scale * (due.nudges + due.checkins)
        yield line
        line -= _too_late(line, scale * due.nudges, rate)
        before = due.at


def _too_late(line: float, nudges: float, rate: float) -> float:
    """Return how many of a minute's nudges stand too far back in the line."""
    return min(nudges, max(0, math.ceil(line - rate * NUDGE_LATE.total_seconds())))


def _people_that_fit(load: Sequence[Due], people: int, rate: float) -> int:
    """Return the largest number of people of whom nobody would be reached too late."""
    room = rate * NUDGE_LATE.total_seconds()

    def too_many(number: int) -> bool:
        lines = _lines(load, rate, number / people)
        return any(due.nudges and line > room for line, due in zip(lines, load, strict=True))

    largest = max(due.nudges + due.checkins for due in load if due.nudges)
    most = math.ceil(people * room / largest)  # with the fullest minute alone
    return bisect_left(range(most + 1), True, key=too_many) - 1
