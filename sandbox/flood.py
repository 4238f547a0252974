"""Flood control: so many calls in so much time.

Source: Telegram's bot FAQ; the exact numbers are not public.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sandbox.errors import flood


@dataclass(frozen=True, slots=True)
class Limit:
    rate: float  # a second
    burst: float


BOT = Limit(30, 30)
CHAT = Limit(1, 4)
GROUP = Limit(20 / 60, 20)


class Flood:
    """Leaky buckets, one for the bot and one for each chat."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._free: dict[str, float] = {}  # when each bucket is empty again

    def take(self, chat_id: int, kind: str) -> None:
        """Count one message, or one edit (they are counted apart). Raises ``Refused`` 429."""
        now = self._now().timestamp()
        limit = CHAT if chat_id > 0 else GROUP
        self._take(f"bot {kind}", BOT, now)
        self._take(f"{chat_id} {kind}", limit, now)

    def _take(self, bucket: str, limit: Limit, now: float) -> None:
        free = max(self._free.get(bucket, now), now) + 1 / limit.rate
        over = free - now - limit.burst / limit.rate
        if over > 1e-6:
            raise flood(over)
        self._free[bucket] = free
