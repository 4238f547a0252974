"""Abbreviations of time zones: "BST" is British to one and Bangladeshi to another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

from content.places.names import PlaceNames
from content.places.time_zones import zone_tab

YEARS = (2025, 2027)  # who changed the clocks lately is still called as before
DOUBLE = re.compile(r"([A-Z]{3})\d[A-Z]{3}")  # "EST5EDT": where it is EST in winter, EDT in summer


class Abbreviations:
    """Knows what an abbreviation may stand for. It is never the only thing that it may."""

    def __init__(self, names: PlaceNames) -> None:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for abbreviation, zone in (*_from_data(), *_from_cldr(names.cities)):
            found[abbreviation].append(zone)
        for abbreviation, meant in names.abbreviations.items():
            for zone in meant:
                found[abbreviation] += [zone] if "/" in zone else found[zone]
        self._zones: Mapping[str, Sequence[str]] = found

    def zones(self, typed: str) -> Sequence[str]:
        """Return the zones that may be meant, in no order."""
        word = typed.upper()
        double = DOUBLE.fullmatch(word)
        return tuple(dict.fromkeys(self._zones.get(double[1] if double else word, ())))


def _from_data() -> Iterator[tuple[str, str]]:
    for _, zone in zone_tab():
        for year in YEARS:
            for month in (1, 7):
                name = datetime(year, month, 1, tzinfo=ZoneInfo(zone)).tzname() or ""
                if name.isalpha():  # else "+03"
                    yield name.upper(), zone


def _from_cldr(languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield "ET", "MEZ" and their like with each zone that is named so."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for zone, group in get_global("meta_zones").items():
        groups[group].append(get_global("zone_aliases").get(zone, zone))
    listed = {zone for _, zone in zone_tab()}
    for language in languages:
        for group, known in Locale.parse(language, sep="-").meta_zones.items():
            for name in set(known.get("short", {}).values()):
                if name.isalpha():  # else there is none
                    yield from ((name, zone) for zone in groups[group] if zone in listed)
