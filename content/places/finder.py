"""Finds where somebody is, by what they typed, tapped, or shared."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from babel.core import get_global

from content.places.names import PlaceNames
from content.places.offsets import fixed_zone, read_offset, zones_at
from content.places.time_zones import city_of, claimant_of, countries_of, country_of, shown

if TYPE_CHECKING:
    from timezonefinder import TimezoneFinder

    from content.places.cities import City
    from content.places.reading import Reader

BORDER_DEGREES = 0.05  # 5 km: so near to a border, the other country is asked about
STEPS = (-BORDER_DEGREES, 0.0, BORDER_DEGREES)
NEAR_KM = 100


@dataclass(frozen=True, slots=True)
class Spot:
    """A time zone in a country, by the name of a city there."""

    zone: str
    country: str | None  # ISO 3166; None: an offset from UTC, which is in no country
    city: str  # as the person's language says it
    region: str = ""  # its letters, where people write them: "OR"
    id: int = 0  # of the city, in GeoNames


@dataclass(frozen=True, slots=True)
class Found:
    """Where somebody may be, likeliest first; if ``sure``, it is the first and nothing else."""

    spots: Sequence[Spot] = ()
    sure: bool = False


class PlaceFinder:
    """Its data is read at the first use and kept: one object will do.

    The first lookup of each kind takes about half a second: call it in a worker thread.
    """

    def __init__(self, names: PlaceNames) -> None:
        self._names = names

    def find(self, typed: str, language: str) -> Found:
        """Return where somebody is who typed this. What is not sure is to be asked, never stored.

        Sure are an IANA name with its region, an offset from UTC in whole hours, and a city that
        is clearly the one of its name. ``language`` is that of the cities' names.
        """
        words = " ".join(unicodedata.normalize("NFC", typed).partition("·")[0].split())
        words = words.strip(" .!?")
        if (offset := read_offset(words)) is not None:
            if zone := fixed_zone(offset):
                return Found((Spot(zone, None, shown(zone)),), sure=True)
            zones = [(zone, country_of(zone) or "") for zone in zones_at(offset)]
            return self._found([self._read.city_in(*each) for each in zones], False, language)
        if zone := self._zones.get(words.replace(" ", "_").casefold(), ""):
            return self._by_zone(zone, language)
        meant = self._read.read(words)
        return self._found(meant.cities, meant.sure, language)

    def chosen(self, zone: str, country: str, city: str, language: str) -> Spot | None:
        """Return what a button stands for; None if no button of ours says that."""
        if city:
            known = self._read.cities.by_id.get(int(city)) if city.isdecimal() else None
            right = known and (known.zone, known.country) == (zone, country)
            return self._spot(known, language) if known and right else None
        if country not in countries_of(zone):
            return None
        return Spot(zone, country, city_of(zone, language))

    def at(self, latitude: float, longitude: float, language: str) -> Found:
        """Return where a place in degrees is; nothing if there is no such place.

        Near a border, and where people of several countries go by one zone, it is not sure.
        """
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            return Found()
        here = (latitude, longitude)
        zone, *around = self._zones_around(here)
        found: dict[str, City] = {}
        for each in (zone, *around):
            for country in self._countries(each, here):
                found.setdefault(country, self._nearest(each, country, here))
        if not found:  # far out at sea
            return Found((Spot(zone, None, shown(zone)),), sure=True)
        sure = len(found) == 1 and country_of(zone) is not None
        nearest_first = sorted(found.values(), key=lambda city: city.km_from(*here))
        return self._found(nearest_first, sure, language)

    def _by_zone(self, zone: str, language: str) -> Found:
        countries = countries_of(zone)
        if len(countries) > 1:
            cities = [self._read.city_in(zone, country) for country in countries]
            return self._found(cities, False, language)
        if not countries:
            return Found((Spot(zone, None, shown(zone)),), sure=True)
        return Found((Spot(zone, countries[0], city_of(zone, language)),), sure=True)

    def _zones_around(self, here: tuple[float, float]) -> Sequence[str]:
        """Return the zone of a place, and those of its surroundings."""
        points = [(0.0, 0.0), *itertools.product(STEPS, STEPS)]
        zones = []
        for north, east in points:
            latitude = max(-90.0, min(90.0, here[0] + north))
            longitude = (here[1] + east + 180) % 360 - 180
            zones.append(str(self._map.timezone_at(lat=latitude, lng=longitude) or "UTC"))
        return tuple(dict.fromkeys(zones))

    def _countries(self, zone: str, here: tuple[float, float]) -> Sequence[str]:
        """Return the countries that a place may be in, by who goes by its zone nearby."""
        cities = self._read.cities.in_zone.get(zone, ())
        near = {city.country for city in cities if city.id and city.km_from(*here) < NEAR_KM}
        if claimant := claimant_of(zone):
            near.add(claimant)
        return sorted(near) or countries_of(zone)

    def _nearest(self, zone: str, country: str, here: tuple[float, float]) -> City:
        cities = self._read.cities.in_zone.get(zone, ())
        there = [city for city in cities if city.id and city.country == country]
        namesake = self._read.city_in(zone, country)
        return min(there, key=lambda city: city.km_from(*here), default=namesake)

    def _found(self, cities: Iterable[City], sure: bool, language: str) -> Found:
        return Found(tuple(self._spot(city, language) for city in cities), sure)

    def _spot(self, city: City, language: str) -> Spot:
        if not city.id:
            return Spot(city.zone, city.country, city_of(city.zone, language))
        name = self._read.cities.called(city, language)
        region = self._names.region(city.country, city.region)
        return Spot(city.zone, city.country, name, region, city.id)

    @cached_property
    def _read(self) -> Reader:
        from content.places.abbreviations import Abbreviations  # read only when they are needed
        from content.places.cities import load_cities
        from content.places.reading import Reader
        from content.places.territories import load_territories

        territories = load_territories(self._names)
        cities = load_cities(self._names, territories.names)
        return Reader(cities, territories, Abbreviations(self._names), self._names.namesakes)

    @cached_property
    def _zones(self) -> Mapping[str, str]:
        """Every IANA name that says its region, in small letters → the name that is in use."""
        names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
        today = get_global("zone_aliases")
        return {name.casefold(): today.get(name, name) for name in names if "/" in name}

    @cached_property
    def _map(self) -> TimezoneFinder:
        from timezonefinder import TimezoneFinder  # takes half a second and needs NumPy

        return TimezoneFinder()
