"""Two questions that need more than a list: the time zone and the sitting windows."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from babel.dates import format_time, get_day_names

from bot.flows.profile_questions import Asked, Question, change
from bot.ui.turn import Button, Keyboard, Turn, locale_of, rows
from content.places.finder import Found, PlaceFinder, Spot
from content.places.time_zones import city_of, country_of, zones_for_language
from content.typed import hours
from content.typed.errors import NotUnderstood
from scheduler.model import SittingWindow

PRESETS = (
    "Mon-Fri 09:00-12:30, 13:30-17:30",
    "Mon-Fri 09:00-17:00",
    "Mon-Fri 08:00-16:00",
    "daily 10:00-18:00",
    "daily 22:00-06:00",
)


async def _ask_zone(turn: Turn) -> Asked:
    language = turn.incoming.language if turn.incoming else turn.person.language
    spots = [
        Spot(zone, country_of(zone), city_of(zone, turn.person.language))
        for zone in zones_for_language(language)
    ]
    return Asked(turn.text("ask-zone"), _offered(turn, spots))


def _offered(turn: Turn, spots: Sequence[Spot]) -> Keyboard:
    return rows([Button(_label(turn, spot), f"q:zone:{packed(spot)}") for spot in spots], 1)


def packed(spot: Spot) -> str:
    """Return what a button carries; a zone alone would not say in which of its countries."""
    return f"{spot.zone}|{spot.country}|{spot.id or ''}"


def _label(turn: Turn, spot: Spot) -> str:
    return f"{_named(turn, spot)} · {_time_at(turn, spot)}"


def _named(turn: Turn, spot: Spot) -> str:
    """Return a place with its country: "Portland, OR, United States", but "Singapore" once."""
    country = turn.country_name(spot.country) if spot.country else ""
    return ", ".join(dict.fromkeys(filter(None, (spot.city, spot.region, country))))


def _time_at(turn: Turn, spot: Spot) -> str:
    local = turn.now.astimezone(ZoneInfo(spot.zone))
    locale = locale_of(turn.person.language, spot.country)
    return format_time(local.time(), "short", locale=locale)


async def _take_zone(turn: Turn, value: str) -> Asked | None:
    """Take a place that is sure, or ask which one is meant; the country comes with it.

    A shared location is used once and never kept.
    """
    if turn.meaning(value) in ("yes", "no"):  # there are places of these names
        raise NotUnderstood("zone")
    where = turn.incoming.location if turn.incoming else None
    places, language = turn.services.places, turn.person.language
    found = await asyncio.to_thread(_find, places, value, where, language)
    if not found.spots:
        raise NotUnderstood("zone")
    if not found.sure:
        text = turn.text("which-zone", count=len(found.spots))
        return Asked(text, _offered(turn, found.spots))
    spot = found.spots[0]
    await change(turn, zone=spot.zone, country=spot.country)
    key = "zone-kept" if spot.country else "zone-kept-without-country"
    said = {"place": _named(turn, spot), "time": _time_at(turn, spot)}
    turn.show(turn.text(key, numbers=turn.whose_numbers, **said))
    return None


def _find(
    places: PlaceFinder, value: str, where: tuple[float, float] | None, language: str
) -> Found:
    if where:
        return places.at(*where, language)
    if value.count("|") == 2:  # a button of ours, or what somebody wishes were one
        zone, country, city = value.split("|")
        spot = places.chosen(zone, country, city, language)
        return Found((spot,) if spot else (), sure=True)
    return places.find(value, language)


async def _ask_windows(turn: Turn) -> Asked:
    presets = [
        Button(describe(turn, hours.windows(preset, turn.typed_words)), f"q:windows:{preset}")
        for preset in PRESETS
    ]
    return Asked(turn.text("ask-windows"), rows(presets, 1))


async def _take_windows(turn: Turn, value: str) -> Asked | None:
    await change(turn, windows=hours.windows(value, turn.typed_words))
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
