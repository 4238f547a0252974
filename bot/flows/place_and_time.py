"""Two questions that need more than a list: the time zone and the sitting windows."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_day_names

from bot.flows.questions import Asked, Question, change
from bot.turn import Button, Keyboard, Turn, locale_of, rows
from content.zones import country_of, zones_for_language
from scheduler import parse
from scheduler.model import SittingWindow
from scheduler.parse import Unclear

PRESETS = (
    "Mon-Fri 09:00-12:30, 13:30-17:30",
    "Mon-Fri 09:00-17:00",
    "Mon-Fri 08:00-16:00",
    "daily 10:00-18:00",
    "daily 22:00-06:00",
)


async def _ask_zone(turn: Turn) -> Asked:
    language = turn.incoming.language if turn.incoming else turn.person.language
    return Asked(turn.text("ask-zone"), _offered(turn, zones_for_language(language)))


def _offered(turn: Turn, zones: Sequence[str]) -> Keyboard:
    return rows([Button(_zone_label(turn, zone), f"q:zone:{zone}") for zone in zones], 1)


def _zone_label(turn: Turn, zone: str) -> str:
    local = turn.now.astimezone(ZoneInfo(zone))
    city = zone.rpartition("/")[2].replace("_", " ")
    locale = locale_of(turn.person.language, country_of(zone))
    return f"{city} · {format_time(local.time(), 'short', locale=locale)}"


async def _take_zone(turn: Turn, value: str) -> Asked | None:
    """Take a zone, a city, or the shared location, which is used once and never kept."""
    if turn.meaning(value) in ("yes", "no"):  # there are places of these names
        raise Unclear("zone")
    zones = turn.services.zones
    where = turn.incoming.location if turn.incoming else None
    if where:
        at = await asyncio.to_thread(zones.zone_at, *where)
        found: tuple[str, ...] = (at,) if at else ()
    else:
        found = await asyncio.to_thread(zones.find_zones, value)
    if not found:
        raise Unclear("zone")
    exact = where or len(found) == 1 or value.casefold() == found[0].casefold()
    if not exact:
        return Asked(turn.text("which-zone"), _offered(turn, found[:6]))
    await change(turn, zone=found[0], country=country_of(found[0]))
    return None


async def _ask_windows(turn: Turn) -> Asked:
    presets = [
        Button(describe(turn, parse.windows(preset)), f"q:windows:{preset}") for preset in PRESETS
    ]
    return Asked(turn.text("ask-windows"), rows(presets, 1))


async def _take_windows(turn: Turn, value: str) -> Asked | None:
    await change(turn, windows=parse.windows(value))
    return None


def describe(turn: Turn, windows: Sequence[SittingWindow]) -> str:
    """Return windows as a person writes them: "Mon–Fri 09:00–12:30, 13:30–17:30"."""
    by_days: dict[int, list[str]] = {}
    for window in windows:
        hours = f"{_clock(window.start)}–{_clock(window.end)}"
        by_days.setdefault(window.days, []).append(hours)
    return "; ".join(f"{_days(turn, days)} {', '.join(h)}" for days, h in by_days.items())


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _days(turn: Turn, mask: int) -> str:
    names = get_day_names("abbreviated", locale=turn.locale)
    days = [day for day in range(7) if mask >> day & 1]
    if len(days) == 7:
        return turn.label("every-day")
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return f"{names[days[0]]}–{names[days[-1]]}"
    return ", ".join(names[day] for day in days)


ZONE = Question("zone", _ask_zone, _take_zone)
WINDOWS = Question("windows", _ask_windows, _take_windows)
