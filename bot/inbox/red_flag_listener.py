"""Words of alarm and of despair are listened for before a transaction opens: that takes a while."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.resources import Services
from bot.ui.turn import Incoming
from care.triage.despair_scan import despairs

SHORT = 300  # characters that are scanned in a millisecond; a longer text goes to a worker


async def listened(incoming: Incoming, services: Services) -> Incoming:
    """Return an update with what its words point at: lines of the emergency card, and despair."""
    typed = incoming.typed
    if len(typed) > SHORT:
        return await asyncio.to_thread(_heard, incoming, services)
    return _heard(incoming, services) if typed else incoming


def _heard(incoming: Incoming, services: Services) -> Incoming:
    alarms = services.scanner.scan(incoming.typed)
    return replace(incoming, alarms=alarms, despair=despairs(incoming.typed, services.despair))
