"""One waiting message on its way: rendered from what is true now, sent, settled."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

import structlog
from msgspec import structs
from sqlalchemy.ext.asyncio import AsyncSession

from bot.channel.channel import Channel
from bot.channel.client import Media
from bot.channel.errors import CallFailed, Outcome
from bot.inbox.router import KINDS, Router
from bot.resources import Services
from bot.sender.chat_rate_limit import BUDGET, ChatPace
from bot.sender.claim import LEASE
from bot.sender.countdown import Countdown, Place
from bot.sender.history_chart import drawn
from bot.sender.message_codec import packed, unpacked
from bot.sender.picture_files import Films
from bot.sender.refusals import (
    MOST_TRIES,
    NEXT_DAY,
    TRIED_FOR,
    FloodRefusals,
    bare,
    must_arrive,
    wait_after,
)
from bot.ui.turn import Message, Turn
from db import counters, message_keys, outbox, people
from db.database import Database
from db.replicas import rate_limit
from scheduler.clock import Clock
from scheduler.model import Lane, Outgoing

log = structlog.get_logger()


class Delivery:
    """Renders and sends one outbox row, and settles it by what Telegram answered."""

    def __init__(
        self,
        channel: Channel,
        database: Database,
        clock: Clock,
        services: Services,
        router: Router,
        films: Films,
        pace: ChatPace,
        countdown: Countdown,
        changed: Callable[[], None],
        *,
        paid: bool = False,
    ) -> None:
        self._channel = channel
        self._database = database
        self._clock = clock
        self._services = services
        self._router = router
        self._films = films
        self._changed = changed  # told after timers may have been set
        self._pace = pace
        self._countdown = countdown
        self._paid = paid
        self._floods = FloodRefusals()
        self._doubted: set[int] = set()  # people whose chat Telegram did not find last time

    async def deliver(self, row: Outgoing) -> None:
        """Send what this row stands for. The row is removed, or left for a later try."""
        async with self._pace.lock(row.chat_id):
            late = row.expires_at is not None and self._clock.now() > row.expires_at
            ready = row.kind == outbox.ANSWER and not late
            rendered = row if ready else await self._render(row, late)
            if rendered is None:
                return
            waiting = unpacked(rendered.payload)
            while waiting:
                if not await self._send(rendered, waiting):
                    return
                waiting = waiting[1:]
                rendered = structs.replace(rendered, payload=packed(waiting))

    async def _render(self, row: Outgoing, late: bool) -> Outgoing | None:
        """Let the flow say what is true now; its effect and its words are one transaction.

        What was rendered, and is too late by now, is rendered once more: its flow knows best.
        """
        now = self._clock.now()
        async with self._database.begin() as tx:
            person = await people.by_id(tx, row.user_id)
            if person is None or person.blocked_at or not await outbox.still_meant(tx, row):
                await outbox.done(tx, [row.id])
                return None
            if person.not_found_since:
                self._doubted.add(person.id)
            turn = Turn(self._services, tx, now, person)
            await self._router.fire(turn, row, late=late)
            if late:
                await counters.bump(tx, f"dropped.{KINDS[row.lane]}.late")
            if not turn.out:
                await outbox.done(tx, [row.id])
                return None
            payload = packed(turn.out)
            await outbox.rendered(tx, row.id, payload, now + LEASE, expires=not late)
        self._changed()
        return structs.replace(row, payload=payload)

    async def _send(self, row: Outgoing, waiting: Sequence[Message]) -> bool:
        """Send and settle the first of the row's messages; return whether the rest may follow."""
        await self._pace.wait(row.chat_id)
        message = waiting[0]
        target = await self._target(row.user_id, message)
        try:
            media = await self._media(message)
            if target is None:
                shown = await self._channel.send(row.chat_id, message, media, paid=self._paid)
            else:
                shown = await self._channel.edit(row.chat_id, target, message, media)
        except CallFailed as failed:
            return await self._failed(row, waiting, target, failed)
        self._floods.accepted()
        await self._sent(row, message, shown.message_id, waiting[1:])
        if message.step:
            place = Place(row.user_id, row.chat_id, shown.message_id, pictured=media is not None)
            self._countdown.follow(place, message.step)
        if message.picture and shown.file_id:
            await self._films.uploaded(self._channel.bot_id, message.picture, shown.file_id)
        return True

    async def _media(self, message: Message) -> Media | None:
        """Return what is shown above the words."""
        if message.picture:
            return await self._films.media(self._channel.bot_id, message.picture)
        chart = await drawn(message.chart)
        return Media("photo", chart) if chart else None

    async def _target(self, user_id: int, message: Message) -> int | None:
        """Return the id of the message to edit in place, if there is one."""
        if message.edit or message.fresh or message.slot is None:
            return None if message.fresh else message.edit
        async with self._database.begin() as tx:
            return await message_keys.find(tx, user_id, message.slot)

    async def _sent(
        self, row: Outgoing, message: Message, message_id: int, rest: Sequence[Message]
    ) -> None:
        """Note the message, and settle the row; one that is pinned keeps it until it is."""
        before = None
        async with self._database.begin() as tx:
            if row.user_id in self._doubted:
                await people.found(tx, row.user_id)
                await outbox.free(tx, row.user_id, self._clock.now() + LEASE)
                self._doubted.discard(row.user_id)
            if named := message.unpin or (message.pin and message.slot):
                before = await message_keys.find(tx, row.user_id, named)
            if message.slot:
                await message_keys.remember(tx, row.user_id, message.slot, message_id)
            if not (message.pin or before):
                await self._settle(tx, row, rest)
                return
        if before and before != message_id:
            await _try(self._channel.unpin(row.chat_id, before))
        if message.pin:
            await _try(self._channel.pin(row.chat_id, message_id))
        await self._over(row, rest)

    async def _over(self, row: Outgoing, rest: Sequence[Message]) -> bool:
        async with self._database.begin() as tx:
            await self._settle(tx, row, rest)
        return True

    async def _settle(self, tx: AsyncSession, row: Outgoing, rest: Sequence[Message]) -> None:
        """Store what is still to be sent, so that a kill repeats no more than what is in flight."""
        if rest:
            await outbox.rendered(tx, row.id, packed(rest), self._clock.now() + LEASE)
        else:
            await outbox.done(tx, [row.id])

    async def _failed(
        self, row: Outgoing, waiting: Sequence[Message], target: int | None, failed: CallFailed
    ) -> bool:
        message, rest = waiting[0], waiting[1:]
        match failed.outcome:
            case Outcome.SENT:
                return await self._over(row, rest)
            case Outcome.STALE:
                anew = replace(message, edit=None, fresh=True)
                return await self._send(row, [anew, *rest])
            case Outcome.GONE:
                await self.gone(row.user_id)
                return False
            case Outcome.NOT_FOUND:
                await self._not_found(row, waiting)
                return False
            case Outcome.NO_FILE if message.picture and self._films.named(message.picture):
                await self._films.gone(self._channel.bot_id, message.picture)
                return await self._send(row, waiting)
            case Outcome.REFUSED | Outcome.NO_FILE if message.picture:  # the words must arrive
                log.error("picture refused", why=failed.words)
                return await self._send(row, [replace(message, picture=None), *rest])
            case Outcome.REFUSED | Outcome.NO_FILE if must_arrive(row, message):
                return await self._insist(row, waiting, failed)
            case Outcome.REFUSED | Outcome.NO_FILE:
                log.error("message refused", kind=row.kind, why=failed.words)
                return await self._over(row, rest)
            case Outcome.UNKNOWN if _counts_as_sent(row, message, target):
                return await self._over(row, rest)
            case outcome:
                unknown = _unknown(row) + (outcome is Outcome.UNKNOWN)
                await self._again(row, waiting, failed, unknown)
                return False

    async def _again(
        self, row: Outgoing, waiting: Sequence[Message], failed: CallFailed, unknown: int
    ) -> None:
        """Put back what was not sent."""
        now, wait = self._clock.now(), wait_after(row.attempt)
        async with self._database.begin() as tx:
            if failed.wait:
                wait = failed.wait
                self._pace.hold_off(row.chat_id, wait)
                # One refused chat is its own trouble; a second one in a row means the whole bot.
                if self._floods.refused(row.chat_id, now):
                    await rate_limit.hold_off(tx, BUDGET, now + wait)
            await outbox.rendered(tx, row.id, packed(waiting, unknown), now + wait)

    async def _insist(self, row: Outgoing, waiting: Sequence[Message], failed: CallFailed) -> bool:
        """Try what must arrive once more, then as plain words, and go on for a day."""
        message, rest = waiting[0], waiting[1:]
        log.error("message refused", kind=row.kind, why=failed.words)
        if row.attempt > 1 and message != bare(message):
            return await self._send(row, [bare(message), *rest])
        if self._clock.now() - row.due_at < TRIED_FOR:
            await self._again(row, waiting, failed, _unknown(row))
            return False
        await self._drop(row, "refused")
        return False

    async def _not_found(self, row: Outgoing, waiting: Sequence[Message]) -> None:
        """The server does not know the chat now: a day later still, the person is gone."""
        now = self._clock.now()
        async with self._database.begin() as tx:
            since = await people.not_found(tx, row.user_id, now)
        if now - since >= NEXT_DAY:
            await self.gone(row.user_id)
            return
        self._doubted.add(row.user_id)
        log.warning("chat not found", kind=row.kind)
        answer = row.lane is Lane.ANSWER  # what the person waits for, a red-flag card perhaps
        if answer or must_arrive(row, waiting[0]):
            again = now + wait_after(row.attempt) if answer else since + NEXT_DAY
            await self._put_back(row, waiting, again)
        else:
            await self._drop(row, "not-found")

    async def _put_back(self, row: Outgoing, waiting: Sequence[Message], until: datetime) -> None:
        async with self._database.begin() as tx:
            await outbox.rendered(tx, row.id, packed(waiting, _unknown(row)), until)

    async def give_up(self, row: Outgoing) -> None:
        """Leave out a message that fails again and again; a follow-up is never left out."""
        if row.attempt < MOST_TRIES or row.lane is Lane.FOLLOW_UP or _urgent(row):
            return
        log.error("message given up", lane=row.lane.name)
        await self._drop(row, "failed")

    async def _drop(self, row: Outgoing, why: str) -> None:
        async with self._database.begin() as tx:
            await counters.bump(tx, f"dropped.{KINDS.get(row.lane, row.kind)}.{why}")
            await outbox.done(tx, [row.id])

    async def gone(self, user_id: int) -> None:
        """The person blocked the bot: say nothing until they come back."""
        async with self._database.begin() as tx:
            await people.block(tx, user_id, self._clock.now())
            await outbox.drop_person(tx, user_id)


def _counts_as_sent(row: Outgoing, message: Message, target: int | None) -> bool:
    """Decide an answer that never came: steps and nudges must not come twice (design §3).

    The rest is tried once more, and urgent advice until Telegram says that it has it.
    """
    if target is not None or message.certain:
        return False  # an edit can be repeated without harm
    return row.lane in (Lane.STEP, Lane.NUDGE) or _unknown(row) >= 1


def _urgent(row: Outgoing) -> bool:
    return row.kind == outbox.ANSWER and any(m.certain for m in unpacked(row.payload))


def _unknown(row: Outgoing) -> int:
    """Return how often no answer came to this message."""
    return cast("int", row.payload.get("unknown", 0))


async def _try(call: Awaitable[None]) -> None:
    """Pin or unpin: the words arrived, and that is what counts."""
    try:
        await call
    except CallFailed as failed:
        log.warning("pin refused", error=failed.reason)
