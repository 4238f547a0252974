"""``limber doctor``: looks at each part that a start needs, and says what it found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
from sqlalchemy.exc import DBAPIError
from telegram.error import TelegramError

from bot import telegram
from bot.outlook import Outlook
from bot.settings import Settings
from content.check import check
from db.engine import Database
from scheduler.capacity import Forecast
from scheduler.clock import Clock, SystemClock

CLOCK_OFF = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Finding:
    well: bool
    words: str


async def examine(settings: Settings, database: Database, clock: Clock) -> Sequence[Finding]:
    """Return one finding for each part, in the order in which a start needs them.

    ``clock`` is the one that nudges go by; the machine's own is looked at in any case.
    """
    reached = await database.ping()
    rate = await _rate(Outlook(database, clock, settings.rate), settings.rate, reached)
    await database.close()
    return (
        Finding(True, "settings: read"),
        Finding(reached, f"database: {'answers' if reached else 'does not answer'}"),
        await _token(settings),
        await _clock(str(settings.api_url), SystemClock().now()),
        _content(settings),
        rate,
    )


async def _token(settings: Settings) -> Finding:
    if settings.token is None:
        return Finding(True, "token: none, so only the sandbox can start")
    bot = telegram.connect(settings.token.get_secret_value(), str(settings.api_url))
    try:
        me = await bot.get_me()
    except TelegramError as error:
        return Finding(False, f"token: not accepted by {settings.api_url} ({type(error).__name__})")
    return Finding(True, f"token: is that of @{me.username}")


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


async def _rate(outlook: Outlook, rate: float, reached: bool) -> Finding:
    """Tell whether the people fit the rate (messages a second)."""
    if not reached:
        return Finding(False, "rate: not known without the database")
    try:
        return fitting(await outlook.now(), rate)
    except DBAPIError:  # it answers, so what is missing are the tables
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
