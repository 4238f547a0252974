"""What every flow may use: built once by ``bot/app.py`` and passed down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from content.body.picture import Picture
from content.catalogue import Catalogue
from content.countries import Countries
from content.lessons import Lessons
from content.model import SafetyMode
from content.texts import Texts
from content.triage.alarm_words import AlarmWords
from content.triage.rules import Rulebook
from content.zones import ZoneFinder


@dataclass(frozen=True, slots=True)
class Services:
    texts: Texts
    catalogue: Catalogue
    rulebook: Rulebook
    countries: Countries
    zones: ZoneFinder
    lessons: Lessons
    alarms: tuple[AlarmWords, ...]  # of every language, as people mix them
    safety_mode: SafetyMode
    ready: Callable[[Picture | None], str | None]  # a picture's name, if it can be sent now
