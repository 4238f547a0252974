"""What one sender takes on next: enough to use the rate up, and no more than half a second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from sqlalchemy.ext.asyncio import AsyncSession

from bot.sender.chat_rate_limit import BUDGET
from db import outbox
from db.database import Database
from db.replicas import rate_limit
from scheduler.model import Lane, Outgoing

LEASE = timedelta(seconds=30)
HORIZON = timedelta(seconds=0.5)  # slots are reserved, and messages claimed, so far ahead
PAUSE = timedelta(seconds=0.1)  # until what another sender has under way is looked at again


@dataclass(frozen=True, slots=True)
class Claimed:
    """Messages, each with the moment from which on it may be sent; and when to look again."""

    rows: Sequence[tuple[Outgoing, datetime]] = ()
    again: datetime | None = None  # None: whenever something new waits


async def claim(database: Database, now: datetime, rate: float, places: int) -> Claimed:
    """Claim up to ``places`` messages that may be sent within the horizon, at ``rate`` a second.

    All senders together reserve no more than that ahead, so that what is urgent is never
    behind more than half a second of what is not.
    """
    if await outbox.empty(database):
        return Claimed()
    async with database.begin() as tx:
        free_at = await rate_limit.free_at(tx, BUDGET, now)
        room = rate_limit.room(free_at, now, now + HORIZON, rate)
        if not room:
            return Claimed(again=free_at - HORIZON / 2)
        rows = await outbox.claim(tx, now, LEASE, min(places, room), HORIZON)
        if not rows:
            soonest = await outbox.soonest(tx, now, HORIZON)
            return Claimed(again=soonest and max(soonest - HORIZON, now + PAUSE))
        slots = await _slots(tx, rows, now, rate)
    used_up = len(slots) == room
    again = max(slots.values()) - HORIZON / 2 if used_up else now
    return Claimed([(row, slots.get(row.id, now)) for row in rows], again)


async def _slots(
    tx: AsyncSession, rows: Sequence[Outgoing], now: datetime, rate: float
) -> Mapping[int, datetime]:
    """Reserve a slot for each message, by its id; what comes too late to be said needs none."""
    said = (row for row in rows if not _goes_unsaid(row, now))
    # What is due goes in the order of the lanes, what is due soon at its moment.
    moments = sorted(((max(row.due_at, now), row.id) for row in said), key=itemgetter(0))
    if not moments:
        return {}
    slots = await rate_limit.reserve(tx, BUDGET, [moment for moment, _ in moments], rate)
    return dict(zip((number for _, number in moments), slots, strict=True))


def _goes_unsaid(row: Outgoing, now: datetime) -> bool:
    """Return whether a message comes too late; a late step still asks whether to go on."""
    return row.expires_at is not None and now > row.expires_at and row.lane >= Lane.CHECK_IN
