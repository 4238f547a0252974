"""Ten kinds of person over sixty days: is choosing varied, does it keep what is excluded out, and
how fast does it learn a made-up liking, beside choosing at random? Run: python -m bench.choosing
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from statistics import mean

from care.clinical_numbers import ClinicalNumbers
from care.model import Gate, Place
from care.techniques.catalogue import WALK, Catalogue
from care.techniques.choice import OFFERED, Choice, Situation, choose, chosen
from care.techniques.eligibility import Limits, permits
from care.techniques.past import Done, Felt, Offered
from content.load.check import CONTENT
from content.load.clinical_numbers import load_numbers
from content.load.rules import load_rulebook
from content.load.techniques import load_catalogue
from content.texts import load_texts

START = datetime(2026, 1, 5, 9, 50, tzinfo=UTC)  # a Monday
NUDGES = 8  # a day, 50 minutes apart
TAKEN = 0.6  # of the nudges
LIKED, OTHER = 0.8, 0.25  # how often it is "better" after a liked technique, and after another
WORSE = 0.03
LINE = "{:32}{:>4}{:>6}{:>6}{:>6}{:>6}{:>7}{:>7}{:>7}{:>8}{:>7}{:>8}"
Chooser = Callable[[Catalogue, Situation, int], Choice]


@dataclass(frozen=True)
class Sitter:
    """One kind of person; ``sore`` is every nth day with pain 5 in the upper back."""

    name: str
    profile: frozenset[Gate] | None = frozenset()
    floor: bool = True
    sore: int = 0


KINDS = (
    Sitter("open, desk and floor"),
    Sitter("open, desk only", floor=False),
    Sitter("weak bones", frozenset({Gate.OSTEOPOROSIS})),
    Sitter("pregnant", frozenset({Gate.PREGNANT})),
    Sitter("new hip", frozenset({Gate.HIP})),
    Sitter("neck, wrists", frozenset({Gate.NECK_OR_DIZZY, Gate.WRIST_KNEE})),
    Sitter("cannot get to the floor", frozenset({Gate.NO_FLOOR})),
    Sitter("sore upper back, every 5th day", sore=5),
    Sitter("a disc", frozenset({Gate.DISC})),
    Sitter("no safety answers", None),
)


@dataclass
class Tally:
    """What happened to one person."""

    offered: Counter[str] = field(default_factory=Counter)
    permitted: int = 0
    excluded: int = 0  # offered and not permitted
    twice: int = 0  # the same guided technique twice running
    soon: int = 0  # within three nudges, while something else was left
    done: list[tuple[int, bool, bool]] = field(default_factory=list)  # day, liked, felt better

    def share(self, first: int, last: int, what: int) -> float:
        """Return the share that was liked (1) or felt better (2) in these days."""
        found = [done[what] for done in self.done if first <= done[0] <= last]
        return mean(found) if found else float("nan")


def at_random(catalogue: Catalogue, situation: Situation, seed: int) -> Choice:
    """Choose among all that may be done, by the dice alone."""
    found = [
        choice
        for slug, t in catalogue.techniques.items()
        if t.kind in OFFERED and (situation.floor or Place.DESK in t.places)
        if isinstance(choice := chosen(catalogue, situation, slug, seed=seed), Choice)
    ]
    if found:
        return random.Random(seed).choice(found)
    return choose(catalogue, replace(situation, hidden=frozenset(catalogue.techniques)), seed=seed)


def ours(catalogue: Catalogue, situation: Situation, seed: int) -> Choice:
    return choose(catalogue, situation, seed=seed)


@cache
def _numbers() -> ClinicalNumbers:
    rulebook = load_rulebook(CONTENT / "rules.toml", load_texts(CONTENT / "locales"))
    return load_numbers(CONTENT / "clinical_numbers.toml", rulebook).numbers


def live(catalogue: Catalogue, kind: Sitter, days: int, seed: int, chooser: Chooser) -> Tally:
    """Let one person live for some days."""
    rng = random.Random(seed)
    tally, recent, offered, felt = Tally(), list[Done](), list[Offered](), list[Felt]()
    limits = Limits(_numbers(), kind.profile)
    may = sorted(
        slug
        for slug, t in catalogue.techniques.items()
        if permits(t, limits) and t.kind in OFFERED and (kind.floor or Place.DESK in t.places)
    )
    tally.permitted = len(may)
    liked = set(rng.sample(may, min(2, len(may))))
    for number in range(days * NUDGES):
        day = number // NUDGES
        now = START + timedelta(days=day, minutes=50 * (number % NUDGES))
        sore = bool(kind.sore) and day % kind.sore == 0
        if sore and number % NUDGES == 0:
            felt.append(Felt(now, 5, frozenset({"upper-back"})))
        situation = Situation(
            limits=replace(limits, pain_today=5 if sore else None),
            now=now,
            floor=kind.floor,
            recent=[d for d in recent if now - d.at < timedelta(days=60)],
            offered=offered[-4:],
            felt=felt,
        )
        choice = chooser(catalogue, situation, rng.randrange(2**32))
        _count(catalogue, tally, choice, offered, situation)
        offered.append(Offered(choice.main.slug, now))
        if rng.random() < TAKEN:
            recent.append(_taken(choice, now, liked, rng, tally, day))
    return tally


def _count(
    catalogue: Catalogue,
    tally: Tally,
    choice: Choice,
    offered: Sequence[Offered],
    situation: Situation,
) -> None:
    slug = choice.main.slug
    tally.excluded += not all(permits(t, situation.limits) for t in choice.techniques)
    if slug == WALK:
        return
    tally.offered[slug] += 1
    lately = [o.slug for o in offered[-3:]]
    tally.twice += bool(lately) and lately[-1] == slug
    if slug in lately:
        others = choose(catalogue, replace(situation, hidden=frozenset(lately)), seed=0)
        tally.soon += others.main.slug != WALK


def _taken(
    choice: Choice, now: datetime, liked: set[str], rng: random.Random, tally: Tally, day: int
) -> Done:
    slugs = tuple(t.slug for t in choice.techniques)
    if choice.main.slug == WALK:
        return Done(slugs, now)
    chance = rng.random()
    better = chance < (LIKED if choice.main.slug in liked else OTHER)
    feeling = "better" if better else "worse" if chance > 1 - WORSE else "same"
    tally.done.append((day, choice.main.slug in liked, better))
    return Done(slugs, now, feeling)


def main(days: int = 60, people: int = 20) -> int:
    """Print the table; return how many excluded techniques were offered."""
    catalogue = load_catalogue(CONTENT / "techniques", load_texts(CONTENT / "locales"))
    print(f"{people} people of each kind, {days} days, {NUDGES} nudges a day, {TAKEN:.0%} taken")
    print(
        "liked = the share of two techniques that the person is made to like, of all that was done"
    )
    print("better = how often “better” followed in days 31-60\n")
    print(f"{'':48}{'liked on days':>22}{'at':>8}{'better':>9}{'at':>8}")
    head = ("kind of person", "may", "seen", "twice", "soon", "excl.", *["1-10", "11-30", "31-60"])
    print(LINE.format(*head, "random", "ours", "random"))
    broken = 0
    for kind in KINDS:
        mine = [live(catalogue, kind, days, seed, ours) for seed in range(people)]
        dice = [live(catalogue, kind, days, seed, at_random) for seed in range(people)]
        excluded = sum(t.excluded for t in (*mine, *dice))
        broken += excluded
        spans = ((0, 9), (10, 29), (30, 59))
        print(
            LINE.format(
                kind.name,
                mine[0].permitted,
                f"{mean(len(t.offered) for t in mine):.1f}",
                sum(t.twice for t in mine),
                sum(t.soon for t in mine),
                excluded,
                *(_share(mine, *span, 1) for span in spans),
                _share(dice, 0, days, 1),
                _share(mine, 30, 59, 2),
                _share(dice, 30, 59, 2),
            )
        )
    return broken


def _share(tallies: Sequence[Tally], first: int, last: int, what: int) -> str:
    shares = [s for t in tallies if (s := t.share(first, last, what)) == s]  # no NaN
    return f"{mean(shares):.0%}" if shares else "-"


if __name__ == "__main__":
    sys.exit(bool(main()))
