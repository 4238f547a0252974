"""Each vignette is sent where guidance sends it, and the published table says what happens."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from care.model import Tier
from care.triage.red_flag_scan import Scanner
from content.load.check import CONTENT
from content.load.red_flag_words import load_alarms
from tests.unit.triage_cases import RULEBOOK, tier_of
from tests.unit.vignette_page import PAGE, vignette_page
from tests.unit.vignettes import ALL, Vignette
from tests.unit.vignettes_in_words import IN_WORDS, InWords

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
