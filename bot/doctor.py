"""``limber doctor``: looks at each part that a start needs, and says what it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
from telegram.error import TelegramError

from bot import telegram
from bot.settings import Settings
from content.check import check
from db.engine import Database
from scheduler.clock import SystemClock

CLOCK_OFF = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Finding:
    well: bool
    words: str


async def examine(settings: Settings, database: Database) -> Sequence[Finding]:
    """Return one finding for each part, in the order in which a start needs them."""
    reached = await database.ping()
    await database.close()
    return (
        Finding(True, "settings: read"),
        Finding(reached, f"database: {'answers' if reached else 'does not answer'}"),
        await _token(settings),
        await _clock(str(settings.api_url), SystemClock().now()),
        _content(settings),
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
