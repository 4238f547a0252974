"""What every flow may use: built once by ``bot/wiring.py`` and passed down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from body.picture import Picture
from content.catalogue import Catalogue
from content.check import CONTENT
from content.countries import Countries, load_countries
from content.lessons import Lessons
from content.library import load_library
from content.model import SafetyMode
from content.places.finder import PlaceFinder
from content.places.names import load_place_names
from content.texts import Texts
from content.triage.alarm_words import load_alarms
from content.triage.despair_words import DespairWords, load_despair
from content.triage.rules import Rulebook, load_rulebook
from content.triage.scan import Scanner


@dataclass(frozen=True, slots=True)
class Services:
    texts: Texts
    catalogue: Catalogue
    rulebook: Rulebook
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
    rulebook = load_rulebook(CONTENT / "triage" / "rules.toml", library.texts)
    return Services(
        texts=library.texts,
        catalogue=library.catalogue,
        rulebook=rulebook,
        scanner=Scanner(tuple(load_alarms(CONTENT / "locales", rulebook).values())),
        despair=tuple(load_despair(CONTENT / "locales").values()),
        countries=load_countries(),
        places=PlaceFinder(load_place_names(CONTENT / "locales")),
        lessons=library.lessons,
        safety_mode=safety_mode,
        ready=ready,
    )
