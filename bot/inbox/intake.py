"""The one way in: an update is confirmed to Telegram only after its effect is stored."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import structlog
from msgspec.structs import replace
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.actions.care_status import wake
from bot.channel.channel import Channel
from bot.channel.errors import CallFailed
from bot.channel.update_parser import RawUpdate
from bot.inbox.red_flag_listener import listened
from bot.inbox.router import Router
from bot.resources import Services
from bot.sender.chat_rate_limit import BUDGET
from bot.sender.claim import LEASE
from bot.sender.message_codec import packed
from bot.sender.sender import Outbound
from bot.ui.turn import Incoming, Turn, What
from db import counters, handled_updates, outbox, people
from db.database import Database
from db.replicas import rate_limit
from scheduler.clock import Clock
from scheduler.model import Lane, Outgoing

MOST_BESIDE = 16  # of the connections to Telegram, the others are for messages
MOST_TRIES = 3  # of one update
# What the database or the machine may get over: a deadlock, a lock that was held too long.
PASSING = (DBAPIError, PoolTimeout, OSError)
SET_ASIDE = "set-aside.update"  # the total of updates that nobody could handle
log = structlog.get_logger()


class Away(Exception):
    """The database is away: the update is to be handled again."""


class Intake:
    """Handles updates: each once, one chat's in order, different chats side by side."""

    def __init__(
        self,
        channel: Channel,
        database: Database,
        clock: Clock,
        services: Services,
        router: Router,
        outbound: Outbound,
        rate: float,
        changed: Callable[[], None],
    ) -> None:
        self._channel = channel
        self._database = database
        self._clock = clock
        self._services = services
        self._router = router
        self._outbound = outbound
        self._rate = rate
        self._changed = changed  # told after timers may have been set
        self._beside: set[asyncio.Task[None]] = set()  # what no other chat waits for

    async def handle_all(self, batch: Sequence[RawUpdate]) -> None:
        """Handle a batch; return when every effect is stored, or set aside.

        Raises only when the database is away: then the whole batch is to be handled again.
        """
        chats: dict[int, list[Incoming]] = {}
        for raw in batch:
            try:
                incoming = self._channel.read(raw)
            except Exception as error:
                await self._set_aside(error)
                continue
            if incoming:
                chats.setdefault(incoming.chat_id, []).append(incoming)
        done = await asyncio.gather(*map(self._in_order, chats.values()), return_exceptions=True)
        for failure in filter(None, done):
            raise failure

    async def _in_order(self, incomings: Sequence[Incoming]) -> None:
        for incoming in incomings:
            await self.handle(incoming)

    async def handle(self, incoming: Incoming) -> None:
        """Store one update's effect and answer it. Raises only when the database is away."""
        if not incoming.private:
            self._meanwhile(self._refuse_group(incoming))
            return
        try:
            answer = await self._tried(incoming)
        except Away:
            raise
        except Exception as error:  # one chat's trouble must not stop another
            answer = await self._apologise(incoming, error)
        self._changed()
        if answer:
            self._outbound.send_now(answer)
        if incoming.callback_id:
            self._meanwhile(self._stop_the_spinner(incoming.callback_id))

    async def _tried(self, incoming: Incoming) -> Outgoing | None:
        """Store an update's effect; what may pass is tried again, a mistake of ours is not."""
        incoming = await listened(incoming, self._services)
        for tried in range(1, MOST_TRIES + 1):
            try:
                return await self._effect(incoming)
            except PASSING as error:
                if not await self._database.ping():
                    raise Away from error
                if tried == MOST_TRIES:
                    raise
        return None

    async def stop(self) -> None:
        """Leave what is not said by now: a spinner stops by itself."""
        for task in self._beside:
            task.cancel()
        await asyncio.gather(*self._beside, return_exceptions=True)

    def _meanwhile(self, work: Coroutine[Any, Any, None]) -> None:
        """Do this beside everything else: Telegram may take long over one chat.

        It may as well be left out, and is when Telegram takes long over many.
        """
        if len(self._beside) >= MOST_BESIDE:
            work.close()
            return
        task = asyncio.create_task(work)
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def _effect(self, incoming: Incoming) -> Outgoing | None:
        now = self._clock.now()
        async with self._database.begin() as tx:
            if not await handled_updates.first_time(tx, incoming.update_id, now):
                return None
            person = await people.by_chat(tx, incoming.chat_id)
            if incoming.what is What.BLOCKED:
                if person:
                    await people.block(tx, person.id, now)
                    await outbox.drop_person(tx, person.id)
                return None
            if person is None:
                language = self._services.texts.best(incoming.language)
                person = await people.add(tx, incoming.chat_id, language, now)
            back = person.blocked_at is not None
            if back or person.not_found_since:
                person = await people.unblock(tx, person.id)
                await outbox.free(tx, person.id, now + LEASE)
            turn = Turn(self._services, tx, now, person, incoming)
            if back:
                await wake(turn)
            await self._router.answer(turn)
            return await self._queue(turn)

    async def _queue(self, turn: Turn) -> Outgoing | None:
        """Store the answer beside its effect, so that a kill cannot part them."""
        if not turn.out:
            return None
        person, payload = turn.person, packed(turn.out)
        # An answer never waits for its place in the bot's rate, but it takes one.
        await rate_limit.reserve(turn.tx, BUDGET, [turn.now], self._rate)
        row = Outgoing(
            0, person.id, person.chat_id, Lane.ANSWER, outbox.ANSWER, "", turn.now, None, 1, payload
        )
        if not await people.by_id(turn.tx, person.id):
            return row  # who has just deleted everything is answered once, from memory
        number = await outbox.answer(turn.tx, person.id, person.chat_id, payload, turn.now, LEASE)
        return replace(row, id=number)

    async def _apologise(self, incoming: Incoming, error: Exception) -> Outgoing | None:
        """Set an update aside, and say to the person that it went wrong."""
        now = self._clock.now()
        try:
            async with self._database.begin() as tx:
                await handled_updates.first_time(tx, incoming.update_id, now)
                person = await people.by_chat(tx, incoming.chat_id)
                answer = None
                if person:
                    turn = Turn(self._services, tx, now, person)
                    turn.say("went-wrong")
                    answer = await self._queue(turn)
                await counters.bump(tx, SET_ASIDE)
        except Exception:  # not even that could be stored: nothing of it is, but that it came
            log.warning("apology failed", what=incoming.what)
            await self._set_aside(error)
            return None
        log.error("update set aside", what=incoming.what, exc_info=error)
        return answer

    async def _set_aside(self, error: Exception) -> None:
        """Count an update that can be neither read nor stored, so that it is confirmed.

        Raises what the database raises: where nothing at all can be written, intake waits.
        """
        async with self._database.begin() as tx:
            await counters.bump(tx, SET_ASIDE)
        log.error("update set aside", exc_info=error)

    async def _stop_the_spinner(self, callback_id: str) -> None:
        try:
            await self._channel.stop_spinner(callback_id)
        except CallFailed:  # too old, or Telegram is away: the tap counts all the same
            log.debug("tap not acknowledged")

    async def _refuse_group(self, incoming: Incoming) -> None:
        """Groups are never a place for health questions; say so to a command only."""
        if incoming.what is not What.COMMAND:
            return
        text = self._services.texts.say(self._services.texts.best(incoming.language), "group")
        try:
            await self._channel.say(incoming.chat_id, text)
        except CallFailed as failed:
            log.info("group not answered", error=failed.reason)
