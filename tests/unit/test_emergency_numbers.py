"""Numbers to call: each with its country, each with a source and a date."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from content.errors import ContentError
from content.places.emergency_numbers import FILE, Countries, Numbers, load_countries
from content.places.time_zones import country_of

COUNTRIES = load_countries()
TODAY = date(2026, 11, 27)
ROWS = 49  # of clinical.md §6, besides "other EU/EEA" and "unknown"


@pytest.mark.parametrize(
    "numbers",
    [
        Numbers("GB", "999", "112", "NHS 111"),
        Numbers("US", "911"),
        Numbers("DE", "112", None, "116117"),
        Numbers("AT", "144", "112", "1450"),
        Numbers("FR", "15", "112", "116 117"),
        Numbers("NO", "113", "112", "116117"),
        Numbers("AU", "000", "112", "healthdirect 1800 022 222"),
        Numbers("JP", "119", None, "#7119"),
        Numbers("IN", "112", None, "104"),
        Numbers("NZ", "111", None, "Healthline 0800 611 116"),
        Numbers("EE", "112"),
        Numbers("LI", "112"),
    ],
    ids=lambda numbers: numbers.country,
)
def test_a_country_has_its_numbers(numbers: Numbers) -> None:
    assert COUNTRIES.numbers(numbers.country) == numbers


@pytest.mark.parametrize(
    ("country", "told"),
    [
        ("US", [("988 Lifeline", "988", None)]),
        ("gb", [("Samaritans", "116 123", None)]),
        ("DE", [("TelefonSeelsorge", "0800 111 0 111", None)]),
        ("LI", [("Die Dargebotene Hand", "143", None)]),
        ("DK", [("Livslinien", "70 201 201", "11:00–05:00")]),
        ("CN", [("心理援助热线", "12356", "unknown")]),
        (
            "BE",
            [
                ("Zelfmoordlijn", "1813", None),
                ("Centre de Prévention du Suicide", "0800 32 123", None),
            ],
        ),
        ("TR", []),
        ("AQ", []),
        (None, []),
    ],
)
def test_somebody_to_talk_to_by_country(
    country: str | None, told: list[tuple[str, str, str | None]]
) -> None:
    assert [(c.name, c.number, c.hours) for c in COUNTRIES.crisis_lines(country)] == told


def test_most_countries_have_a_crisis_line_and_no_line_is_older_than_a_year() -> None:
    assert len(COUNTRIES.crisis) > 2 / 3 * len(COUNTRIES.entries)
    for code, lines in COUNTRIES.crisis.items():
        for line in lines:
            assert timedelta(0) <= TODAY - line.checked_on <= timedelta(days=365), code
            assert (line.source == "RECALLED") == (line.evidence == "recalled"), code


def test_police_and_fire_are_never_shown_for_an_ambulance() -> None:
    assert COUNTRIES.numbers("BR").also is None
    assert COUNTRIES.numbers("SG").also is None
    assert COUNTRIES.numbers("ZA").also == "112"


@pytest.mark.parametrize("country", [None, "", "AQ", "ZZ", "BO"])
def test_without_a_country_four_numbers_each_say_where_they_belong(country: str | None) -> None:
    found = COUNTRIES.numbers(country)
    shown = dict(part.rstrip(")").split(" (") for part in found.ambulance.split(" / "))
    assert found.country is None
    assert set(shown) == {"112", "911", "999", "000"}
    assert all(shown.values())


def test_every_number_for_the_unknown_is_right_where_it_says() -> None:
    for number, codes in COUNTRIES.unknown.items():
        assert {COUNTRIES.numbers(code).ambulance for code in codes} == {number}


def test_the_case_of_a_code_does_not_matter() -> None:
    assert COUNTRIES.numbers("gb") == COUNTRIES.numbers("GB")


def test_every_row_of_the_table_is_there_and_fits_a_picker() -> None:
    own = [entry for entry in COUNTRIES.entries.values() if type(entry).__name__ == "Entry"]
    assert len(own) == ROWS
    assert len(COUNTRIES.codes) <= 100  # buttons of one keyboard


def test_no_entry_is_older_than_a_year() -> None:
    for code, entry in COUNTRIES.entries.items():
        assert timedelta(0) <= TODAY - entry.checked_on <= timedelta(days=365), code


def test_what_nobody_looked_up_says_so() -> None:
    for code, entry in COUNTRIES.entries.items():
        assert (entry.source == "RECALLED") == (entry.evidence == "recalled"), code


def changed(tmp_path: Path, old: str, new: str) -> Countries:
    source = FILE.read_text(encoding="utf-8")
    assert old in source
    (tmp_path / "emergency_numbers.toml").write_text(source.replace(old, new, 1), encoding="utf-8")
    return load_countries(tmp_path / "emergency_numbers.toml")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("[country.GB]\nambulance", "[country.GB]\nambulanze", r"country\.GB\.ambulance"),
        ('[country.GB]\nambulance = "999"', '[country.GB]\nambulance = "9 x"', "country.GB"),
        ("[country.GB]", "[country.Gb]", "country.Gb"),
        ('for = "police"', 'for = "pizza"', r"country\.BR\.also\.0\.for"),
        ("checked_on = 2026-09-29", "checked_on = 2026-09-40", "line"),
        ('source = "EMERG"', 'source = "HEARD"', "HEARD"),
        ('000 = ["AU"]', '000 = ["GB"]', r"unknown\.000: not the number of GB"),
        ('number = "988"', 'number = "nine"', r"crisis\.CA\.0\.number"),
        ('hours = "11:00–05:00"', 'hours = "at night"', r"crisis\.DK\.0\.hours"),
        ('source = "OOEN"', 'source = "HEARD"', r"crisis\.AT\.source: HEARD"),
        ('SE = [{ number = "90101"', "SE = [] #", r"crisis\.SE"),
        ('SE = [{ number = "90101"', 'XX = [{ number = "90101"', r"crisis\.XX: has no row"),
    ],
)
def test_a_mistake_names_file_and_field(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(ContentError, match=rf"emergency_numbers\.toml: .*{complaint}"):
        changed(tmp_path, old, new)


def test_every_zone_leads_to_its_countrys_numbers_or_to_four_with_their_countries() -> None:
    found = {zone: country_of(zone) for zone in available_timezones()}
    unknown = {zone for zone, country in found.items() if country is None}
    assert not [zone for zone in unknown if zone in known_zones()], "a place has a country"
    for country in set(found.values()):
        numbers = COUNTRIES.numbers(country)
        if country in COUNTRIES.codes:
            assert numbers.country == country
        else:
            assert numbers.country is None
            assert numbers.ambulance.count("/") == 3


def known_zones() -> set[str]:
    """The zones that the zone database itself gives a country."""
    table = files("tzdata").joinpath("zoneinfo/zone1970.tab").read_text("utf-8")
    return {line.split("\t")[2] for line in table.splitlines() if not line.startswith("#")}
