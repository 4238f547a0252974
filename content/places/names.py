"""The names of places that people type and no library has: beside this file, and by language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError

from content.errors import ContentError
from content.load.technique_file import parse, read_source
from content.places.spelling import spellings

FOLDER = Path(__file__).parent
OF_LANGUAGE = "places.toml"

Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]  # ISO 3166
RegionKey = Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{2,3})?$")]
Name = Annotated[str, Field(min_length=2)]
Names = Annotated[tuple[Name, ...], Field(min_length=1)]
T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True, slots=True, order=True)
class Territory:
    """A country, a region of it as GeoNames counts them, or some other part of it."""

    country: str  # ISO 3166
    region: str = ""  # "": the whole country, or a part that is not counted
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class PlaceNames:
    """Build it with ``load_place_names``."""

    cities: Mapping[str, Sequence[str]]  # by language: as good as the main name, and shown
    old_cities: Mapping[str, Sequence[str]]  # as good, and never shown
    territories: Mapping[str, frozenset[Territory]]  # by spelling
    abbreviations: Mapping[str, Sequence[str]]  # → zones, or another abbreviation
    namesakes: frozenset[str]  # spelled: a village abroad, too small to be listed, is called so
    regions: Mapping[str, Sequence[str]]  # "CA-08" → its names, the short one last

    def region(self, country: str, region: str) -> str:
        """Return the letters of a region, such as "TX" or "ON"; "" where nobody writes them."""
        short = region if country == "US" else self.regions.get(f"{country}-{region}", ("",))[-1]
        return short if short.isupper() else ""


class _Language(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    cities: tuple[Name, ...] = ()
    old_cities: tuple[Name, ...] = ()
    countries: dict[Code, Names] = Field(default_factory=dict)
    regions: dict[RegionKey, Names] = Field(default_factory=dict)


class _Regions(RootModel[dict[RegionKey, Names]]):
    pass


class _Abbreviations(RootModel[dict[Annotated[str, Field(pattern=r"^[A-Z]{2,5}$")], Names]]):
    pass


def load_place_names(locales: Path) -> PlaceNames:
    """Read the names, each language's below ``locales``. Raises ``ContentError`` naming file."""
    regions = _read(FOLDER / "regions.toml", _Regions).root
    own = _read(FOLDER / "own_names.toml", _Regions).root
    abbreviations = _read(FOLDER / "abbreviations.toml", _Abbreviations).root
    folders = [folder for folder in sorted(locales.iterdir()) if folder.is_dir()]
    languages = {folder.name: _read_language(folder / OF_LANGUAGE) for folder in folders}
    territories: defaultdict[str, set[Territory]] = defaultdict(set)
    for table in (own, *(file.countries for file in languages.values())):
        for country, names in table.items():
            for spelling in _spellings(names):
                territories[spelling].add(Territory(country))
    for table in (regions, *(file.regions for file in languages.values())):
        for key, names in table.items():
            country, _, region = key.partition("-")
            for spelling in _spellings(names):
                territories[spelling].add(Territory(country, region, is_part=not region))
    return PlaceNames(
        cities={code: file.cities for code, file in languages.items()},
        old_cities={code: file.old_cities for code, file in languages.items()},
        territories={spelling: frozenset(found) for spelling, found in territories.items()},
        abbreviations=abbreviations,
        namesakes=frozenset(read_source(FOLDER / "namesakes.txt").splitlines()),
        regions=regions,
    )


def _spellings(names: Iterable[str]) -> frozenset[str]:
    return frozenset(spelling for name in names for spelling in spellings(name))


def _read_language(path: Path) -> _Language:
    """A language can do without: then it has the names of CLDR and GeoNames alone."""
    return _read(path, _Language) if path.exists() else _Language()


def _read(path: Path, kind: type[T]) -> T:
    try:
        return kind.model_validate(parse(path.name, read_source(path)))
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        field = ".".join(map(str, first["loc"]))
        raise ContentError(f"{path.parent.name}/{path.name}: {field}: {first['msg']}") from None
