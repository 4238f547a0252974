"""What every flow may use: built once by ``bot/app/wiring.py`` and passed down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from body.picture import Picture
from care.clinical_numbers import ClinicalNumbers
from care.model import SafetyMode
from care.techniques.catalogue import Catalogue
from care.triage.despair_words import DespairWords
from care.triage.red_flag_scan import Scanner
from care.triage.rules import Rulebook
from content.load.check import CONTENT
from content.load.clinical_numbers import check_techniques, load_numbers
from content.load.despair_words import load_despair
from content.load.lessons import Lessons
from content.load.library import load_library
from content.load.red_flag_words import load_alarms
from content.load.rules import load_rulebook
from content.places.emergency_numbers import Countries, load_countries
from content.places.finder import PlaceFinder
from content.places.names import load_place_names
from content.texts import Texts


@dataclass(frozen=True, slots=True)
class Services:
    texts: Texts
    catalogue: Catalogue
    rulebook: Rulebook
    numbers: ClinicalNumbers
    countries: Countries
    places: PlaceFinder
    lessons: Lessons
    scanner: Scanner  # of warning words
    despair: tuple[DespairWords, ...]  # of every language, as people mix them
    safety_mode: SafetyMode
    ready: Callable[[Picture | None], str | None]  # a picture's name, if it can be sent now


def load_services(
    safety_mode: SafetyMode,
    own: Path | None = None,
    ready: Callable[[Picture | None], str | None] = lambda _: None,
) -> Services:
    """Load everything that is said and shown. Raises ``ContentError`` naming file and field."""
    library = load_library(own)
    rulebook = load_rulebook(CONTENT / "rules.toml", library.texts)
    numbers = load_numbers(CONTENT / "clinical_numbers.toml", rulebook).numbers
    check_techniques(numbers, library.catalogue)
    return Services(
        texts=library.texts,
        catalogue=library.catalogue,
        rulebook=rulebook,
        numbers=numbers,
        scanner=Scanner(tuple(load_alarms(CONTENT / "locales", rulebook).values())),
        despair=tuple(load_despair(CONTENT / "locales").values()),
        countries=load_countries(),
        places=PlaceFinder(load_place_names(CONTENT / "locales")),
        lessons=library.lessons,
        safety_mode=safety_mode,
        ready=ready,
    )
