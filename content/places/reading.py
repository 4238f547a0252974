"""Which city is meant by what was typed, and whether that is sure.

A country decides the emergency number, so an answer is only sure when no other reading of the words
leads to another country, or to other clocks. Everything else is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from content.places.abbreviations import Abbreviations
from content.places.cities import Cities, City
from content.places.names import Territory
from content.places.spelling import spelled
from content.places.territories import Territories
from content.places.time_zones import city_of, clocks, country_of, zone_tab

OUTWEIGHS = 15  # times as many people: London in England, not in Ontario
MOST = 12  # to choose from
LONGEST = 80  # characters of a place's name, with its country
BREAK = re.compile(r"\s*[,;(]\s*")


@dataclass(frozen=True, slots=True)
class Meant:
    """The cities that may be meant, likeliest first, one for each country and its clocks."""

    cities: Sequence[City] = ()
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Readings:
    """Every way to read a name."""

    name: str  # as it is spelled
    named: Sequence[City]  # cities whose main name it is
    also: Sequence[City]  # cities that have it among their other names
    countries: Sequence[City]  # the cities to show for a country, or for an abbreviation
    regions: Sequence[City]  # the same for a region
    parts: Sequence[City]  # the same for a part of a country that GeoNames does not count

    def within(self, lies: Callable[[City], bool]) -> _Readings:
        each = (self.named, self.also, self.countries, self.regions, self.parts)
        return _Readings(self.name, *(tuple(filter(lies, cities)) for cities in each))

    @property
    def territories(self) -> Sequence[City]:
        return (*self.countries, *self.regions, *self.parts)

    @property
    def likeliest(self) -> Sequence[City]:
        """Every city that may be meant."""
        cities = sorted((*self.named, *self.rivals, *self.regions), key=lambda c: -c.population)
        return (*self.countries, *cities, *self.parts)

    @property
    def rivals(self) -> Sequence[City]:
        """The cities that also have this name and are as likely as those that bear it.

        Lomé is called Rome by somebody; but Santiago de Cuba is Santiago to many.
        """
        if self.countries:
            return ()
        top = self.named[0].population if self.named else 0
        return [
            city
            for city in self.also
            if city.population >= top or spelled(city.name).startswith(f"{self.name} ")
        ]


@dataclass(frozen=True, slots=True)
class Reader:
    cities: Cities
    territories: Territories
    abbreviations: Abbreviations
    namesakes: Collection[str]  # names that a smaller place abroad bears too

    def read(self, typed: str) -> Meant:
        """Read a city, "city, country", a country, a region, or a time zone's abbreviation."""
        name, *behind = BREAK.split(typed.replace(")", ""))
        behind = [part for part in behind if part]
        if not name or len(typed) > LONGEST:
            return Meant()
        if behind:
            return self._within(name, behind)
        readings = self._readings(name)
        if not readings.likeliest:
            return self._without_comma(name)
        meant = _decided(readings)
        if readings.countries or spelled(meant.cities[0].name) not in self.namesakes:
            return meant
        return replace(meant, sure=False)

    def city_in(self, zone: str, country: str) -> City:
        """Return the city of a country that stands for a zone, or what the zone is named after."""
        cities = self.cities.in_zone.get(zone, ())
        namesake = City(0, city_of(zone, "en"), country, "", zone, 0)
        return next((city for city in cities if city.country == country), namesake)

    def of(self, territory: Territory) -> Iterator[City]:
        """Yield the cities of a region, or those that the zones of a country are named after.

        A region without a city has the zones of its country.
        """
        country = territory.country
        cities = [
            city for city in self.cities.in_country.get(country, ()) if _lies(city, territory)
        ]
        zones = [zone for listed, zone in zone_tab() if listed == country]
        if (territory.region and cities) or not zones:
            yield from cities
        else:
            first = (self.city_in(zone, country) for zone in zones)
            yield from sorted(first, key=lambda city: -city.population)

    def _readings(self, name: str) -> _Readings:
        meant = sorted(self.territories.named(name))

        def shown(wanted: Callable[[Territory], bool]) -> Sequence[City]:
            return [city for t in meant if wanted(t) for city in different(self.of(t))]

        zones = self.abbreviations.zones(name)
        abbreviated = [self.city_in(zone, country_of(zone) or "") for zone in zones]
        abbreviated.sort(key=lambda city: -city.population)
        return _Readings(
            name=spelled(name),
            named=self.cities.named(name),
            also=self.cities.also_named(name),
            countries=(*abbreviated, *shown(lambda t: not t.region and not t.is_part)),
            regions=shown(lambda t: bool(t.region)),
            parts=shown(lambda t: t.is_part),
        )

    def _within(self, name: str, behind: Sequence[str]) -> Meant:
        """Read "Paris, Texas": what stands behind narrows what may be meant."""
        areas = [area for part in behind if (area := self.territories.behind(part))]
        readings = there = self._readings(name)
        for area in areas:
            there = there.within(partial(_lies_in, area))
        if not there.likeliest:  # too small to be known: the country's clocks, or its namesakes
            said = sorted(areas[0]) if areas else ()
            whole = (city for territory in said for city in different(self.of(territory)))
            return Meant(different((*whole, *readings.likeliest)))
        meant = _decided(there)
        return replace(meant, sure=meant.sure and len(areas) == len(behind))

    def _without_comma(self, typed: str) -> Meant:
        """Read "Paris Texas": the last words that are a country or a region stand behind."""
        words = typed.split()
        for cut in range(1, len(words)):
            if area := self.territories.behind(" ".join(words[cut:])):
                there = self._readings(" ".join(words[:cut])).within(partial(_lies_in, area))
                if there.likeliest:
                    return _decided(there)
        return Meant()


def different(cities: Iterable[City]) -> Sequence[City]:
    """Return the first city of each answer: of a country, and of its clocks."""
    found: dict[object, City] = {}
    for city in cities:
        found.setdefault(_answer(city), city)
    return tuple(found.values())[:MOST]


def _decided(readings: _Readings) -> Meant:
    if readings.named and _is_clear(readings.named[0], readings):
        return Meant(readings.named[:1], sure=True)
    return Meant(different(readings.likeliest))


def _is_clear(city: City, readings: _Readings) -> bool:
    """Return whether no other reading of the name can lead to another answer than this city."""

    def agrees(other: City) -> bool:
        return _answer(other) == _answer(city)

    def is_beside(other: City) -> bool:
        return agrees(other) or other.population * OUTWEIGHS <= city.population

    bearers = (*readings.named, *readings.rivals)
    return all(map(agrees, readings.territories)) and all(map(is_beside, bearers))


def _answer(city: City) -> object:
    return city.country, clocks(city.zone)


def _lies_in(area: Iterable[Territory], city: City) -> bool:
    return any(_lies(city, territory) for territory in area)


def _lies(city: City, territory: Territory) -> bool:
    return city.country == territory.country and territory.region in ("", city.region)
