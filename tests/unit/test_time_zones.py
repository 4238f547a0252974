"""Zones: whose they are, what they are called, and whose are offered."""

from __future__ import annotations

from collections import Counter
from zoneinfo import available_timezones

import pytest

from content.load.check import CONTENT
from content.places.cities import load_cities
from content.places.names import load_place_names
from content.places.time_zones import (
    SPREAD,
    city_of,
    countries_of,
    country_of,
    shown,
    zones_for_language,
)


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


def test_a_zone_that_two_countries_claim_has_both() -> None:
    assert countries_of("Europe/Simferopol") == ("UA", "RU")
    assert countries_of("Europe/Berlin") == ("DE",)
    assert countries_of("Europe/Belgrade") == ("RS", "XK")
    assert countries_of("Etc/GMT-2") == ()


@pytest.mark.parametrize(
    ("zone", "language", "city"),
    [
        ("Europe/Vienna", "de", "Wien"),
        ("Europe/Vienna", "en", "Vienna"),
        ("Europe/Kyiv", "de", "Kiew"),  # CLDR has it under the older Europe/Kiev
        ("Asia/Kolkata", "en", "Kolkata"),
        ("America/Argentina/Buenos_Aires", "de", "Buenos Aires"),
    ],
)
def test_a_zone_is_named_after_its_city_in_every_language(
    zone: str, language: str, city: str
) -> None:
    assert city_of(zone, language) == city


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Etc/GMT-2", "UTC+2"),  # the data counts the other way round
        ("Etc/GMT+11", "UTC−11"),
        ("UTC", "UTC"),
        ("Etc/GMT", "UTC"),
        ("America/New_York", "America/New York"),
    ],
)
def test_nobody_is_shown_a_zone_as_the_data_has_it(zone: str, words: str) -> None:
    assert shown(zone) == words


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


def test_a_zone_has_all_the_countries_that_go_by_it() -> None:
    cities = load_cities(load_place_names(CONTENT / "locales"), ())
    for zone, there in cities.in_zone.items():
        users = Counter(city.country for city in there)
        some = {country for country, number in users.items() if number > 4}  # fewer: a slip
        assert some <= {*countries_of(zone)}, zone
