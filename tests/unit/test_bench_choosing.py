"""The simulation of choosing: it runs, it keeps what is excluded out, and it learns."""

from __future__ import annotations

import pytest

from bench.choosing import KINDS, Chooser, Sitter, at_random, live, ours
from tests.unit.choosing import CATALOGUE


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_ten_days_of_each_kind_break_no_rule(kind: Sitter) -> None:
    tally = live(CATALOGUE, kind, 10, 1, ours)
    assert (tally.excluded, tally.twice, tally.soon) == (0, 0, 0)
    assert len(tally.offered) <= tally.permitted


def test_what_is_liked_comes_more_often_than_by_the_dice() -> None:
    def liked(chooser: Chooser) -> float:
        lives = [live(CATALOGUE, KINDS[0], 40, seed, chooser) for seed in range(5)]
        return sum(tally.share(10, 39, 1) for tally in lives)

    assert liked(ours) > 1.5 * liked(at_random)
