from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from care.model import Tier
from care.triage.answers import SITES
from care.triage.rules import LiftedBy
from care.triage.triggers import HighUp, Nights, NumbLegs
from content.errors import ContentError
from content.load.rules import load_rulebook
from tests.unit.triage_cases import RULEBOOK, RULES, TEXTS

EMERGENCY = [f"E{n}" for n in range(1, 12)]
URGENT = [f"U{n}" for n in range(1, 14)]
ROUTINE = ["R1", "R1a", "R1b", *(f"R{n}" for n in range(2, 11))]
STOP = [f"X{n}" for n in range(1, 8)]


class NoWords:
    def has(self, key: str) -> bool:
        return key != "triage-U3-label"


def changed(tmp_path: Path, old: str, new: str) -> Path:
    """The shipped table with its first ``old`` replaced."""
    source = RULES.read_text("utf-8")
    assert old in source
    path = tmp_path / "rules.toml"
    path.write_text(source.replace(old, new, 1), "utf-8")
    return path


def test_every_row_of_the_tier_table_is_there_in_its_tier() -> None:
    assert list(RULEBOOK.rules) == ["E", *EMERGENCY, "U", *URGENT, *ROUTINE, *STOP]
    tiers = {"E": Tier.EMERGENCY, "U": Tier.URGENT, "R": Tier.ROUTINE, "X": Tier.STOP}
    for rule in RULEBOOK.rules.values():
        assert rule.tier is tiers[rule.id[0]], rule.id


def test_every_rule_has_a_text_and_a_source() -> None:
    for rule in RULEBOOK.rules.values():
        assert rule.sources, rule.id
        assert set(rule.sources) <= RULEBOOK.sources.keys(), rule.id
        assert TEXTS.has(f"triage-{rule.id}-reason"), rule.id


def test_no_source_is_listed_that_no_rule_leans_on() -> None:
    used = {source for rule in RULEBOOK.rules.values() for source in rule.sources}
    assert used == RULEBOOK.sources.keys()


def test_only_the_answer_on_sex_is_never_stored() -> None:
    assert [rule.id for rule in RULEBOOK.rules.values() if not rule.stored] == ["E6"]


def test_what_is_lifted_without_a_professional_is_exactly_what_the_table_names() -> None:
    settling = {
        rule.id
        for rule in RULEBOOK.rules.values()
        if rule.tier >= Tier.URGENT and rule.clearing is LiftedBy.SETTLED
    }
    assert settling == {"U4", "U5", "U6", "U7", "U11", "U12", "U13"}
    # In the static mode a routine rule pauses techniques too, and may settle.
    milder = (rule for rule in RULEBOOK.rules.values() if rule.tier < Tier.URGENT)
    assert {rule.clearing for rule in milder} == {LiftedBy.SETTLED}


def test_what_is_not_collected_yet_is_said_in_the_data() -> None:
    assert [rule.id for rule in RULEBOOK.rules.values() if rule.needs] == ["R7", "R8"]
    for rule_id in ("R7", "R8"):
        rule = RULEBOOK.rules[rule_id]
        assert not rule.flags
        assert rule.trigger is None


def test_triggers_name_flags_and_sites_that_can_be_given() -> None:
    for rule in RULEBOOK.rules.values():
        match rule.trigger:
            case NumbLegs(flag=flag) | Nights(flag=flag):
                assert flag in RULEBOOK.flags, rule.id
            case HighUp(sites=sites):
                assert sites <= set(SITES), rule.id


def test_every_rule_can_be_heard_of() -> None:
    assert {"E", "U", "new", "severe", *EMERGENCY} <= RULEBOOK.flags
    assert "U12" not in RULEBOOK.flags, "computed, never answered"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        pytest.param('id = "E2"', 'id = "E1"', "rule E1: there are two", id="two of an id"),
        pytest.param('"NT", "CHCP"', '"NT", "FOO"', "rule U10: a source", id="unknown source"),
        pytest.param('["NT", "CHCP"]', "[]", "rule U10: a source", id="no source"),
        pytest.param("stored = false", "keep = false", "rule E6: unknown key keep", id="key"),
        pytest.param("nights = 2", "night = 2", "rule U5: trigger: unknown key night", id="number"),
        pytest.param("top = 10", 'top = "ten"', "rule U11: trigger: top", id="not a number"),
        pytest.param('kind = "risen"', 'kind = "up"', "rule U12: trigger: unknown", id="kind"),
        pytest.param(", top = 10", "", "rule U11: trigger: top", id="a number is missing"),
        pytest.param('tier = "urgent"', 'tier = "soon"', "rule U: soon is no tier", id="tier"),
        pytest.param('card = "stop"', 'card = "halt"', "rule X1: card", id="card"),
        pytest.param(
            'flags = ["severe"]\ntrigger', "# trigger", "rule U11: nothing fires", id="deaf"
        ),
        pytest.param(
            "[aftercare.stop]", "[aftercare.none]", "every tier needs one", id="aftercare"
        ),
        pytest.param('"PT72H"]', '"PT72H", "P9D"]', "at most 3 follow-ups", id="follow-ups"),
        pytest.param("[baseline]", "[base]", "'baseline' is wrong or missing", id="no baseline"),
        pytest.param("[baseline]", "baseline]", "rules.toml", id="no TOML"),
    ],
)
def test_a_mistake_in_the_table_stops_the_start_and_names_the_place(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    with pytest.raises(ContentError, match=r"^rules\.toml: ") as caught:
        load_rulebook(changed(tmp_path, old, new), TEXTS)
    assert complaint in str(caught.value)


def test_a_missing_text_stops_the_start() -> None:
    with pytest.raises(ContentError, match="rule U3: the text triage-U3-label is missing"):
        load_rulebook(RULES, NoWords())


def test_the_version_of_the_table_is_told_with_it() -> None:
    assert RULEBOOK.version == tomllib.loads(RULES.read_text("utf-8"))["rules_version"]
