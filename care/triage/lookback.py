"""Looking back: earlier check-ins, their scores, and what is usual for this person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from statistics import median

from care.model import Answers, Gate, Tier


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier check-in and the tier it came out with."""

    answers: Answers
    tier: Tier


@dataclass(frozen=True, slots=True, order=True)
class Score:
    at: datetime  # UTC, so that a difference is real hours whatever the clocks do
    day: date
    pain: int
    calm: bool  # its check-in suspended nothing


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many daily scores make a baseline, and the fewest that do. Source: clinical.md §2.5."""

    scores: int
    least: int


@dataclass(frozen=True, slots=True)
class Case:
    """All a trigger may look at. A day is a day in the zone that ``answers.at`` carries."""

    answers: Answers
    past: tuple[Past, ...]  # earlier than ``answers`` only
    profile: frozenset[Gate]
    scores: tuple[Score, ...]  # oldest first, today's included
    baseline: Baseline

    def ago(self, moment: datetime) -> timedelta:
        """Return how long before this check-in ``moment`` was."""
        return self.answers.at.astimezone(UTC) - moment.astimezone(UTC)

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.answers.at.tzinfo).date()

    def days_ago(self, day: date) -> int:
        return (self.day(self.answers.at) - day).days

    def earlier(self) -> tuple[Score, ...]:
        return tuple(score for score in self.scores if self.ago(score.at) > timedelta())

    def by_day(self) -> list[tuple[Score, ...]]:
        """Return the scores of each day that has any, oldest first."""
        return [tuple(day) for _, day in groupby(self.scores, key=lambda score: score.day)]

    def usual(self, before: datetime) -> float | None:
        """Return the baseline as it was just before ``before``; None without any score.

        The median of the last daily scores, a day's last one, without suspended check-ins;
        with too few of them the first score there is. Source: clinical.md §2.5.
        """
        calm = [score for score in self.scores if score.calm and score.at < before]
        if not calm:
            return None
        daily = list({score.day: score.pain for score in calm}.values())
        if len(daily) < self.baseline.least:
            return calm[0].pain
        return median(daily[-self.baseline.scores :])

    def raised(self, score: Score, above: int, since: datetime) -> bool:
        """Return whether ``score`` is ``above`` points over what was usual before ``since``."""
        usual = self.usual(since)
        return usual is not None and score.pain >= usual + above


def look_back(
    answers: Answers, history: Iterable[Past], profile: frozenset[Gate], baseline: Baseline
) -> Case:
    """Put a check-in beside the earlier ones, in whatever order those come."""
    past = tuple(p for p in history if p.answers.at < answers.at)
    present = Past(answers, Tier.NONE)
    return Case(answers, past, profile, _scores((*past, present), answers), baseline)


def _scores(past: Sequence[Past], present: Answers) -> tuple[Score, ...]:
    zone = present.at.tzinfo
    return tuple(
        sorted(
            Score(
                p.answers.at.astimezone(UTC),
                p.answers.at.astimezone(zone).date(),
                p.answers.pain,
                p.tier < Tier.URGENT,
            )
            for p in past
            if p.answers.pain is not None
        )
    )
