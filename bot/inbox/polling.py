"""Long polling: updates are asked for, handled, and only then confirmed to Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import structlog

from bot.channel.channel import Channel
from bot.channel.errors import CallFailed, TokenRefused
from bot.channel.update_parser import RawUpdate
from bot.inbox.intake import Intake
from scheduler.clock import Clock
from scheduler.unbroken import unbroken

LONGEST_BACK_OFF = 30.0  # seconds
# A 401 or 404 may come from a proxy, or from a server that restarts. So often in a row, which
# takes some three minutes, it is the token that is wrong.
MOST_REFUSALS = 10
log = structlog.get_logger()


class Polling:
    """Asks Telegram for updates until it is cancelled."""

    def __init__(self, channel: Channel, intake: Intake, clock: Clock) -> None:
        self._channel = channel
        self._intake = intake
        self._clock = clock
        self._offset: int | None = None
        self._refusals = 0  # of the token, in a row
        self.heard_at = clock.now()  # the last answer of Telegram, for the health check

    async def run(self) -> None:
        """Long-poll. Telegram or the database away: wait and try again.

        Raises ``TokenRefused`` when Telegram does not know the token time after time.
        """
        back_off = 0.0
        while True:
            try:
                await self._next_batch()
            except Exception as error:
                if self._token_is_wrong(error):
                    raise
                if not back_off:
                    log.warning("updates are interrupted", exc_info=error)
                back_off = min(max(1.0, back_off * 2), LONGEST_BACK_OFF)
                await asyncio.sleep(max(back_off, asked_to_wait(error)))
            else:
                if back_off:
                    log.info("updates flow again")
                back_off = 0.0

    def rest(self) -> None:
        """Another replica polls: that is as good as being heard here."""
        self.heard_at = self._clock.now()

    async def _next_batch(self) -> None:
        batch = await self._channel.updates(self._offset)
        self._refusals = 0
        self.heard_at = self._clock.now()
        await unbroken(self._intake.handle_all(batch))
        self._offset = after(batch) or self._offset

    def _token_is_wrong(self, error: Exception) -> bool:
        self._refusals = self._refusals + 1 if isinstance(error, TokenRefused) else 0
        return self._refusals >= MOST_REFUSALS


def after(batch: Sequence[RawUpdate]) -> int | None:
    """Return the offset that confirms a batch, or None for one without any id."""
    ids = [number for raw in batch if isinstance(number := raw.get("update_id"), int)]
    return max(ids) + 1 if ids else None


def asked_to_wait(error: Exception) -> float:
    """Return for how many seconds Telegram wants to be left alone, 0 if it did not say."""
    return error.wait.total_seconds() if isinstance(error, CallFailed) else 0.0
