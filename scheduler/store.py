"""What the engine needs from storage, and nothing more. ``db/`` implements it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from msgspec import Struct, field

from scheduler.model import Hold, Json, Rhythm, Sitting, Timer

T = TypeVar("T")


class Sitter(Struct, frozen=True):
    """What re-planning one person's timers needs to know; ``None`` in a batch means gone."""

    rhythm: Rhythm
    sitting: Sitting
    holds: tuple[Hold, ...]
    checkin_minute: int | None  # minute of day of the daily check-in, local


class Drop(StrEnum):
    """Why a due timer said nothing. Counted, by kind."""

    LATE = "late"
    HELD = "held"  # a hold was on, or the window was over
    COALESCED = "coalesced"  # after downtime a person gets one message


class Advance(Struct, frozen=True):
    """What becomes of one due timer: when it is next due, and what it says now."""

    timer: Timer
    next_due: datetime | None
    speaks: bool
    expires_at: datetime | None = None  # of the message
    drop: Drop | None = None
    payload: Mapping[str, Json] = field(default_factory=dict)


class Batch(Protocol):
    """Due timers in one open transaction."""

    def due(self, until: datetime, limit: int) -> Sequence[Timer]:
        """Lock and return timers due at or before ``until``, earliest first."""

    def sitters(self, user_ids: Sequence[int]) -> Mapping[int, Sitter]:
        """Return what planning needs for these people, in one query each table."""

    def settle(
        self, advances: Sequence[Advance], sittings: Mapping[int, Sitting], now: datetime
    ) -> None:
        """Store the next due times, the changed sittings and the messages; count the drops."""


class Store(Protocol):
    at_once: int  # batches that may be open together; no two hold timers of one person

    async def transact(self, work: Callable[[Batch], T]) -> T:
        """Return what ``work`` does, which may run in another thread; an error rolls back."""

    async def earliest(self) -> datetime | None:
        """Return the earliest due time of all timers, or None."""
