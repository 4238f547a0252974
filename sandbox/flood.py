"""Flood control: so many messages in so much time.

Source: core.telegram.org/bots/faq. The exact numbers are not public; these read it strictly.
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
PAID = Limit(1000, 1000)
CHAT = Limit(1, 4)
GROUP = Limit(20 / 60, 20)


class Flood:
    """Leaky buckets, one for the bot and one for each chat."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._empty_at: dict[str, float] = {}

    def take(self, chat_id: int, kind: str, *, paid: bool = False) -> None:
        """Count one message, or one edit (they are counted apart). Raises ``Refused`` 429.

        What may be paid for is bound by the higher limit.
        """
        now = self._now().timestamp()
        limits = {
            f"bot {kind}": PAID if paid else BOT,
            f"{chat_id} {kind}": CHAT if chat_id > 0 else GROUP,
        }
        filled = {name: self._filled(name, limit, now) for name, limit in limits.items()}
        self._empty_at |= filled  # only now: what is refused is not counted

    def _filled(self, bucket: str, limit: Limit, now: float) -> float:
        """Return when the bucket will be empty with one more in it. Raises ``Refused`` 429."""
        empty_at = max(self._empty_at.get(bucket, now), now) + 1 / limit.rate
        over = empty_at - now - limit.burst / limit.rate
        if over > 1e-6:
            raise flood(over)
        return empty_at
