"""Warning words are listened for before the database is asked for anything: that takes a while."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.turn import Incoming
from content.triage.scan import Scanner

SHORT = 300  # characters that are scanned in a millisecond; a longer text goes to a worker


async def listened(incoming: Incoming, scanner: Scanner) -> Incoming:
    """Return an update with the lines of the emergency card that its words point at."""
    typed = incoming.typed
    if not typed:
        return incoming
    short = len(typed) <= SHORT
    alarms = scanner.scan(typed) if short else await asyncio.to_thread(scanner.scan, typed)
    return replace(incoming, alarms=alarms)
