"""The clinician's page holds every rule, word and number, and cannot go stale unseen."""

from __future__ import annotations

from pathlib import Path

from content.load.check import CONTENT, PAGE, stale
from content.load.clinician_page import clinical_page
from content.load.red_flag_words import load_alarms
from content.places.emergency_numbers import load_countries
from tests.unit.triage_cases import NUMBERS_FILE, RULEBOOK, TEXTS

COUNTRIES = load_countries()
ALARMS = load_alarms(CONTENT / "locales", RULEBOOK)
TEXT = clinical_page(RULEBOOK, NUMBERS_FILE.entries, TEXTS, COUNTRIES, ALARMS)


def test_every_rule_stands_on_it_with_its_question_reason_and_sources() -> None:
    for rule in RULEBOOK.rules.values():
        row = next(line for line in TEXT.splitlines() if line.startswith(f"| **{rule.id}**"))
        assert TEXTS.label("en", f"triage-{rule.id}-reason") in row
        assert all(source in row for source in rule.sources)
        if rule.trigger:
            assert "= " in row, rule.id


def test_every_number_stands_on_it_with_its_source_and_what_it_decides() -> None:
    for name, entry in NUMBERS_FILE.entries.items():
        row = next(line for line in TEXT.splitlines() if line.startswith(f"| {name} |"))
        assert row.endswith(f"| {entry.decides} | {entry.source} |")


def test_every_country_and_every_source_stands_on_it() -> None:
    for code, entry in COUNTRIES.entries.items():
        assert f"| {code} | {entry.ambulance} |" in TEXT
    for code, lines in COUNTRIES.crisis.items():
        assert all(f"| {code} | {line.name} | {line.number} |" in TEXT for line in lines)
    assert all(f"**{key}** {title}" in TEXT for key, title in RULEBOOK.sources.items())


def test_what_is_in_the_repository_is_what_the_content_says() -> None:
    assert list(stale(PAGE, TEXT)) == []


def test_a_stale_page_is_told_with_the_way_to_mend_it(tmp_path: Path) -> None:
    page = tmp_path / "clinical-rules.md"
    assert list(stale(page, TEXT)) == []
    page.write_text(TEXT.replace("999", "998", 1))
    (problem,) = stale(page, TEXT)
    assert "limber content rules" in problem
