"""Zones: found by what people type, and never with a guessed country."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.zones import SPREAD, ZoneFinder, country_of, zones_for_language

FINDER = ZoneFinder()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("Berlin", "Europe/Berlin"),
        ("  berlin ", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("mu\u0308nchen", "Europe/Berlin"),  # typed with a combining diaeresis
        ("Munich", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("new  york", "America/New_York"),
        ("Zurich", "Europe/Zurich"),
        ("東京", "Asia/Tokyo"),
        ("киев", "Europe/Kyiv"),
        ("Bombay", "Asia/Kolkata"),
        ("London", "Europe/London"),
        ("Paris, France", "Europe/Paris"),
        ("Singapore", "Singapore"),
        ("Longyearbyen", "Arctic/Longyearbyen"),
        ("utc", "UTC"),
        ("UTC+2", "Etc/GMT-2"),
        ("GMT-5", "Etc/GMT+5"),
        ("utc + 02:00", "Etc/GMT-2"),
        ("UTC−3", "Etc/GMT+3"),
        ("gmt+0", "UTC"),
    ],
)
def test_a_zone_is_found_by_what_people_type(typed: str, first: str) -> None:
    assert FINDER.find_zones(typed)[0] == first


@pytest.mark.parametrize(
    "typed",
    ["", " ", ",", "nonsense!", "UTC+15", "UTC-13", "UTC+5:30", "<b>", "factory", "localtime"],
)
def test_nonsense_finds_nothing(typed: str) -> None:
    assert FINDER.find_zones(typed) == ()


def test_namesakes_come_with_the_most_populous_first() -> None:
    assert FINDER.find_zones("London")[:2] == ("Europe/London", "America/Toronto")


def test_an_exact_name_is_the_only_answer() -> None:
    assert FINDER.find_zones("Europe/Paris") == ("Europe/Paris",)


@given(st.text(max_size=12) | st.from_regex(r"(utc|gmt)[+-]\d{1,2}", fullmatch=True))
def test_whatever_is_typed_only_real_zones_come_out(typed: str) -> None:
    for zone in FINDER.find_zones(typed):
        ZoneInfo(zone)


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone"),
    [
        (52.52, 13.4, "Europe/Berlin"),
        (40.71, -74.0, "America/New_York"),
        (-33.87, 151.2, "Australia/Sydney"),
        (40.0, -30.0, "Etc/GMT+2"),  # at sea
        (91.0, 0.0, None),
        (0.0, 181.0, None),
    ],
)
def test_a_shared_location_has_a_zone(latitude: float, longitude: float, zone: str | None) -> None:
    assert FINDER.zone_at(latitude, longitude) == zone


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Berlin", "DE"),
        ("Europe/Oslo", "NO"),
        ("Asia/Hong_Kong", "HK"),
        ("Asia/Calcutta", "IN"),
        ("Europe/Kiev", "UA"),
        ("US/Eastern", "US"),
        ("America/Coral_Harbour", "CA"),  # links to Panama in the zone data
        ("Singapore", "SG"),
        ("UTC", None),
        ("Etc/GMT-2", None),
        ("CET", None),
        ("EST", None),
        ("Nowhere/Land", None),
    ],
)
def test_a_zone_knows_its_country_or_says_nothing(zone: str, country: str | None) -> None:
    assert country_of(zone) == country


@pytest.mark.parametrize(
    ("code", "zones"),
    [
        ("de", ("Europe/Berlin",)),
        ("de-AT", ("Europe/Vienna",)),
        ("uk", ("Europe/Kyiv",)),
        ("pt-br", SPREAD["BR"]),
        ("en", SPREAD["en"]),
        ("en-US", SPREAD["US"]),
        ("en-GB", ("Europe/London",)),
        ("zh-hans", ("Asia/Shanghai", "Asia/Urumqi")),
        ("es-ES", ("Europe/Madrid", "Atlantic/Canary")),
        ("xx", SPREAD["en"]),
        ("", SPREAD["en"]),
        (None, SPREAD["en"]),
    ],
)
def test_a_language_offers_the_zones_of_its_people(
    code: str | None, zones: tuple[str, ...]
) -> None:
    assert zones_for_language(code) == zones


def test_every_language_is_offered_one_to_four_real_zones() -> None:
    for code in ("de", "fr", "ja", "id", "kk", "mn", "ru", "nl", "fa", "he", "pl", "sw", *SPREAD):
        zones = zones_for_language(code)
        assert 1 <= len(zones) <= 4
        assert set(zones) <= available_timezones()
