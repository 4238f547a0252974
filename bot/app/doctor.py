"""``limber doctor``: looks at each part that a start needs, and says what it found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum

import httpx
from sqlalchemy.exc import DBAPIError

from bot.app.capacity_forecast import Outlook
from bot.app.settings import Settings
from bot.channel.channel import Channel
from bot.channel.errors import CallFailed
from content.load.check import check
from db.database import Database
from db.encryption import SealBroken
from db.keys import BadKey, Keys
from db.upkeep.migrate import unlock
from scheduler.capacity import Forecast
from scheduler.clock import Clock, SystemClock

CLOCK_OFF = timedelta(seconds=30)
MADE_LATER = "none yet, the first start makes it"


class Reached(StrEnum):
    """Whether the database answers."""

    YES = "answers"
    NO = "does not answer"
    NOT_YET = MADE_LATER


@dataclass(frozen=True, slots=True)
class Finding:
    well: bool
    words: str


async def examine(settings: Settings, database: Database, clock: Clock) -> Sequence[Finding]:
    """Return one finding for each part, in the order in which a start needs them.

    It only looks: neither a database nor a key is made. ``clock`` is the one that nudges go by;
    the machine's own is looked at in any case.
    """
    reached = await _reached(database, settings)
    key = await _key(database, settings.keys, reached)
    rate = await _rate(Outlook(database, clock, settings.rate), settings.rate, reached)
    await database.close()
    return (
        Finding(True, "settings: read"),
        Finding(reached is not Reached.NO, f"database: {reached}"),
        key,
        await _token(settings),
        await _clock(str(settings.api_url), SystemClock().now()),
        _content(settings),
        rate,
    )


async def _reached(database: Database, settings: Settings) -> Reached:
    if database.missing and database.file:
        folder = database.file.parent
        if folder.is_dir() or folder == settings.data_dir:  # which the first start makes
            return Reached.NOT_YET
    return Reached.YES if await database.ping() else Reached.NO


async def _key(database: Database, keys: Keys, reached: Reached) -> Finding:
    """Tell whether the key opens the database, and whether it is its owner's alone."""
    try:
        there = keys.find() is not None
        sealed = reached is Reached.YES and await unlock(database, keys)
    except (BadKey, SealBroken) as error:
        return Finding(False, f"key: {error}")
    except (DBAPIError, OSError):
        reached, sealed = Reached.NO, False
    if keys.open_to_others():
        return Finding(False, f"key: others may read it: chmod 600 {keys.file}")
    if sealed:
        return Finding(True, "key: opens the database")
    if reached is Reached.NO:
        return Finding(False, "key: not known without the database")
    return Finding(True, f"key: {'is there' if there else MADE_LATER}")


async def _token(settings: Settings) -> Finding:
    if settings.token is None:
        return Finding(True, "token: none, so only the sandbox can start")
    channel = Channel(settings.token.get_secret_value(), str(settings.api_url))
    try:
        await channel.log_in()
    except CallFailed as failed:
        return Finding(False, f"token: not accepted by {settings.api_url} ({failed.reason})")
    finally:
        await channel.close()
    return Finding(True, f"token: is that of @{channel.name}")


async def _clock(url: str, now: datetime) -> Finding:
    """Compare our clock with the Bot API server's ``Date``."""
    try:
        async with httpx.AsyncClient(timeout=10) as client:
            answer = await client.get(url)
        theirs = parsedate_to_datetime(answer.headers["date"])
    except (httpx.HTTPError, KeyError, ValueError):
        return Finding(False, f"clock: cannot be compared, {url} does not answer")
    off = abs(now - theirs)
    return Finding(off < CLOCK_OFF, f"clock: {off.total_seconds():.0f} s off")


def _content(settings: Settings) -> Finding:
    problems = check(own=settings.content_dir).problems
    return Finding(not problems, f"content: {problems[0] if problems else 'whole'}")


async def _rate(outlook: Outlook, rate: float, reached: Reached) -> Finding:
    """Tell whether the people fit the rate (messages a second)."""
    if reached is Reached.NO:
        return Finding(False, "rate: not known without the database")
    try:
        if reached is Reached.YES:
            return fitting(await outlook.now(), rate)
    except DBAPIError:  # it answers, so what is missing are the tables
        pass
    return Finding(True, "rate: nothing to tell before the first start")


def fitting(forecast: Forecast, rate: float) -> Finding:
    """Say in one line how long the coming day's nudges wait, and how many people would fit."""
    people = "1 person" if forecast.people == 1 else f"{forecast.people} people"
    if forecast.at is None or forecast.people_that_fit is None:
        return Finding(True, f"rate: {people}, nobody is due within a day")
    room = f"about {_about(forecast.people_that_fit)} would fit"
    if forecast.fits:
        wait = math.ceil(forecast.wait.total_seconds())
        words = f"rate: {people}, the longest wait is {wait} s at {forecast.at:%H:%M} UTC; {room}"
        return Finding(True, words)
    return Finding(
        False,
        f"rate: {people} do not fit {rate:g} messages a second: {forecast.too_late} nudges would"
        f" come too late, the worst at {forecast.at:%H:%M} UTC; {room}. Raise LIMBER_RATE as far as"
        " Telegram allows this bot, or add a second bot",
    )


def _about(number: int) -> int:
    """Return the number with its first two digits only."""
    rest = int("1".ljust(len(str(number)) - 1, "0"))
    return number // rest * rest
