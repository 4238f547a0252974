"""Each vignette is sent where guidance sends it, and the published table says what happens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from care.model import Occasion, Tier
from care.triage.lookback import Past
from care.triage.red_flag_scan import Scanner
from content.load.check import CONTENT
from content.load.red_flag_words import load_alarms
from tests.unit.triage_cases import NOW, RULEBOOK, tier_of, told
from tests.unit.vignette_page import PAGE, vignette_page
from tests.unit.vignettes import ALL, Vignette
from tests.unit.vignettes_in_words import IN_WORDS, InWords
from tests.unit.walks import walk

SCANNER = Scanner(tuple(load_alarms(CONTENT / "locales", RULEBOOK).values()))


@pytest.mark.parametrize("vignette", ALL, ids=lambda vignette: str(vignette.name))
def test_the_person_is_sent_where_guidance_sends_them(vignette: Vignette) -> None:
    assert tier_of(vignette.answers, vignette.history, vignette.profile) is vignette.tier


@pytest.mark.parametrize("vignette", IN_WORDS, ids=lambda vignette: str(vignette.name))
def test_who_writes_is_asked_when_it_matters_and_sent_where_the_answers_say(
    vignette: InWords,
) -> None:
    rules = SCANNER.scan(vignette.words)
    assert (vignette.heard in rules) if vignette.heard else rules == ()
    assert tier_of(vignette.answers, vignette.history, vignette.profile) is vignette.tier


@pytest.mark.parametrize("vignette", [*ALL, *IN_WORDS], ids=lambda vignette: str(vignette.name))
def test_the_questions_of_one_check_in_find_out(vignette: Vignette | InWords) -> None:
    """A truthful person, asked nothing but what a first check-in of a week asks."""
    walked = walk(vignette.answers, vignette.history, vignette.profile)
    assert walked.tier is vignette.tier, walked.asked


def test_eight_weekly_rounds_with_a_past_cancer_and_lost_weight_are_told_each_time() -> None:
    history: list[Past] = []
    for week in range(8):
        truth = told(None, "U2", "U9", occasion=Occasion.WEEKLY, at=NOW + timedelta(weeks=week))
        walked = walk(replace(truth, peg=(2, 2, 2)), history)
        assert (walked.tier, walked.cards) == (Tier.URGENT, ("emergency", "urgent"))
        history.append(Past(walked.answers, walked.tier))


def test_no_emergency_is_missed_and_no_plain_stiffness_is_sent_away() -> None:
    """Sensitivity 100 %, over-triage of what is plain 0 %."""
    everyone: Sequence[Vignette | InWords] = (*ALL, *IN_WORDS)
    found = {v.name: tier_of(v.answers, v.history, v.profile) for v in everyone}
    emergencies = [v.name for v in everyone if v.tier is Tier.EMERGENCY]
    plain = [v.name for v in everyone if v.tier is Tier.NONE]
    assert len(everyone) >= 80
    assert (len(emergencies) >= 35, len(plain) >= 12) == (True, True)
    assert [name for name in emergencies if found[name] is not Tier.EMERGENCY] == []
    assert [name for name in plain if found[name] is not Tier.NONE] == []
    assert [v.name for v in IN_WORDS if v.tier is Tier.EMERGENCY and not v.heard] == []


def test_no_two_vignettes_are_the_same() -> None:
    names = [v.name for v in (*ALL, *IN_WORDS)]
    assert len(set(names)) == len(names)


def test_every_vignette_leans_on_a_source() -> None:
    assert {v.source for v in (*ALL, *IN_WORDS)} <= RULEBOOK.sources.keys()


def test_the_published_table_is_what_happens() -> None:
    """``python -m tests.unit.vignette_page > docs/vignettes.md`` writes it anew."""
    assert PAGE.read_text("utf-8") == vignette_page()
