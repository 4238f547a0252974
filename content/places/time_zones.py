"""What is known of a time zone: its country, its city, its clocks; and whose zones to offer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

MOST_OFFERED = 4
ENGLISH = ("Europe/London", "America/New_York", "America/Chicago", "America/Los_Angeles")
# Languages of many countries, and countries of many zones: where most of their people live.
SPREAD: Mapping[str, tuple[str, ...]] = {
    "en": ENGLISH,
    "ar": ("Africa/Cairo", "Asia/Riyadh", "Asia/Dubai", "Africa/Casablanca"),
    "es": (
        "Europe/Madrid",
        "America/Mexico_City",
        "America/Bogota",
        "America/Argentina/Buenos_Aires",
    ),
    "pt": ("America/Sao_Paulo", "Europe/Lisbon"),
    "AU": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
    "BR": ("America/Sao_Paulo", "America/Manaus", "America/Cuiaba", "America/Rio_Branco"),
    "CA": ("America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver"),
    "MX": ("America/Mexico_City", "America/Tijuana", "America/Hermosillo", "America/Cancun"),
    "RU": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "UA": ("Europe/Kyiv",),
    "US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
}
# Abbreviations that many countries share; their links in the data name just one of them.
NOWHERE = frozenset(
    {"CET", "CST6CDT", "EET", "EST", "EST5EDT", "HST", "MET", "MST", "MST7MDT", "PST8PDT", "WET"}
)
# Zones that people of a second country go by as well: zone.tab gives them to one alone.
SHARED: Mapping[str, str] = {
    "Asia/Bangkok": "VN",  # the north
    "Asia/Jerusalem": "PS",
    "Europe/Belgrade": "XK",
}
FIXED = re.compile(r"Etc/GMT([+-])([1-9]\d?)")
# One instant in each half of a year: zones that agree on both are one and the same to a person.
WINTER, SUMMER = datetime(2027, 1, 1), datetime(2027, 7, 1)  # noqa: DTZ001  # local in each zone


def country_of(zone: str) -> str | None:
    """Return the ISO 3166 code of the one country of an IANA zone; None for "UTC" and its like.

    Emergency numbers hang on it: where the data does not name the country, it is not guessed.
    """
    for country, known in zone_tab():
        if known == zone:
            return country
    if zone in NOWHERE:
        return None
    found = str(get_global("zone_territories").get(get_global("zone_aliases").get(zone, zone), ""))
    return found if found.isalpha() and found != "ZZ" else None


def countries_of(zone: str) -> tuple[str, ...]:
    """Return the country of a zone, and another that uses or claims it; none for "UTC"."""
    each = (country_of(zone), claimant_of(zone), SHARED.get(zone))
    return tuple(country for country in each if country)


def claimant_of(zone: str) -> str | None:
    """Return a country that the second table of the data puts first where the other has another."""
    first = _zone1970().get(zone)
    return first if first != country_of(zone) else None


def zones_for_language(language_code: str | None) -> tuple[str, ...]:
    """Return one to four zones to offer a person whose Telegram speaks this ("de", "pt-BR")."""
    language, *parts = (language_code or "en").replace("_", "-").split("-")
    territory = next((part.upper() for part in parts if len(part) == 2), None)
    if territory is None and language.lower() in SPREAD:
        return SPREAD[language.lower()]
    likely = get_global("likely_subtags").get(language.lower(), "")
    territory = territory or likely.rpartition("_")[2]
    return SPREAD.get(territory) or tuple(_different(territory))[:MOST_OFFERED] or ENGLISH


def city_of(zone: str, language: str) -> str:
    """Return the city that a zone is named after, as a language says it: "Wien"."""
    names = Locale.parse(language, sep="-").time_zones
    key = next((key for key in (zone, *_old_names().get(zone, ())) if key in names), zone)
    return str(names.get(key, {}).get("city") or zone.rpartition("/")[2].replace("_", " "))


@cache
def _old_names() -> Mapping[str, Sequence[str]]:
    """Return the former names of each zone: CLDR keeps what it knows under the oldest."""
    former: defaultdict[str, list[str]] = defaultdict(list)
    for old, new in get_global("zone_aliases").items():
        former[new].append(old)
    return dict(former)


def shown(zone: str) -> str:
    """Return a zone as people know it: "UTC+2", which the data calls "Etc/GMT-2"."""
    if fixed := FIXED.fullmatch(zone):
        return f"UTC{'+' if fixed[1] == '-' else '−'}{fixed[2]}"
    return "UTC" if zone.startswith("Etc/") else zone.replace("_", " ")


@cache
def clocks(zone: str) -> tuple[timedelta | None, ...]:
    """Return what tells the clocks of a zone from others: how far they are ahead of UTC."""
    return tuple(at.replace(tzinfo=ZoneInfo(zone)).utcoffset() for at in (WINTER, SUMMER))


@cache
def zone_tab() -> tuple[tuple[str, str], ...]:
    """Return every country with each of its zones, the main ones of a country first."""
    return tuple(_rows("zone.tab"))


@cache
def _zone1970() -> Mapping[str, str]:
    """Return of each zone the country that most of its people are in, as the other table has it."""
    return {zone: countries[:2] for countries, zone in _rows("zone1970.tab")}


def _rows(table: str) -> Iterator[tuple[str, str]]:
    lines = files("tzdata").joinpath("zoneinfo", table).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            countries, _, zone, *_ = line.split("\t")
            yield countries, zone


def _different(territory: str) -> Iterator[str]:
    seen = set()
    for zone in (zone for country, zone in zone_tab() if country == territory):
        if clocks(zone) not in seen:
            seen.add(clocks(zone))
            yield zone
