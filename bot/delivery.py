"""One waiting message on its way: rendered from what is true now, sent, settled."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast

import structlog
from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot import telegram
from bot.charts import drawn
from bot.claiming import LEASE
from bot.countdown import Countdown, Place
from bot.films import Films
from bot.pace import BUDGET, ChatPace
from bot.router import KINDS, Router
from bot.services import Services
from bot.telegram import Media, Outcome
from bot.turn import Button, Message, Turn
from db import budget, counters, messages, outbox, people
from db.engine import Database
from scheduler.clock import Clock
from scheduler.model import Json, Lane, Outgoing

LONGEST_WAIT = timedelta(minutes=1)  # between two tries
MOST_TRIES = 10  # of a message whose flow fails
log = structlog.get_logger()


def packed(messages: Sequence[Message], unknown: int = 0) -> dict[str, Json]:
    """Return the messages as the outbox stores them; ``unknown`` counts answers that never came."""
    return {"messages": [message.packed() for message in messages], "unknown": unknown}


def unpacked(payload: Mapping[str, Json]) -> tuple[Message, ...]:
    """Return the messages that ``packed`` stored."""
    items = cast("list[dict[str, Json]]", payload["messages"])
    return tuple(_message(dict(item)) for item in items)


def _message(item: dict[str, Json]) -> Message:
    keyboard = cast("list[list[list[str]]]", item.pop("buttons"))
    if step := cast("list[int] | None", item.pop("step", None)):
        item["step"] = (step[0], step[1])  # type: ignore[assignment]  # JSON knows no tuples
    buttons = tuple(tuple(Button(label, data) for label, data in row) for row in keyboard)
    return Message(buttons=buttons, **item)  # type: ignore[arg-type]  # packed by Message itself


class Delivery:
    """Renders and sends one outbox row, and settles it by what Telegram answered."""

    def __init__(
        self,
        bot: Bot,
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
        self._bot = bot
        self._database = database
        self._clock = clock
        self._services = services
        self._router = router
        self._films = films
        self._changed = changed  # told after timers may have been set
        self._pace = pace
        self._countdown = countdown
        self._paid = paid
        self._refused_chat: int | None = None

    async def deliver(self, row: Outgoing) -> None:
        """Send what this row stands for. The row is removed, or left for a later try."""
        async with self._pace.lock(row.chat_id):
            late = row.expires_at is not None and self._clock.now() > row.expires_at
            ready = row.kind == outbox.ANSWER and not late
            rendered = row if ready else await self._render(row, late)
            if rendered is None:
                return
            waiting = list(unpacked(rendered.payload))
            while waiting:
                if not await self._send(rendered, waiting):
                    return
                del waiting[0]
                if waiting:  # so that a kill repeats no more than the message in flight
                    rendered = await self._keep(rendered, waiting)
            async with self._database.begin() as tx:
                await outbox.done(tx, [row.id])

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
        return replace(row, payload=payload)

    async def _send(self, row: Outgoing, waiting: Sequence[Message]) -> bool:
        """Send the first of the row's waiting messages; return whether the rest may follow."""
        await self._pace.wait(row.chat_id)
        message = waiting[0]
        target = await self._target(row.user_id, message)
        try:
            media = await self._media(message)
            if target is None:
                shown = await telegram.send(self._bot, row.chat_id, message, media, paid=self._paid)
            else:
                shown = await telegram.edit(self._bot, row.chat_id, target, message, media)
        except TelegramError as error:
            return await self._failed(row, waiting, target, error)
        await self._sent(row, message, shown.message_id)
        if message.step:
            place = Place(row.user_id, row.chat_id, shown.message_id, pictured=media is not None)
            self._countdown.follow(place, message.step)
        if message.picture and shown.file_id:
            await self._films.uploaded(self._bot.id, message.picture, shown.file_id)
        return True

    async def _media(self, message: Message) -> Media | None:
        """Return what is shown above the words."""
        if message.picture:
            return await self._films.media(self._bot.id, message.picture)
        chart = await drawn(message.chart)
        return Media("photo", chart) if chart else None

    async def _target(self, user_id: int, message: Message) -> int | None:
        """Return the id of the message to edit in place, if there is one."""
        if message.edit or message.fresh or message.slot is None:
            return None if message.fresh else message.edit
        async with self._database.begin() as tx:
            return await messages.find(tx, user_id, message.slot)

    async def _sent(self, row: Outgoing, message: Message, message_id: int) -> None:
        before = None
        async with self._database.begin() as tx:
            if named := message.unpin or (message.pin and message.slot):
                before = await messages.find(tx, row.user_id, named)
            if message.slot:
                await messages.remember(tx, row.user_id, message.slot, message_id)
        if before and before != message_id:
            await _try(self._bot.unpin_chat_message(row.chat_id, before))
        if message.pin:
            await _try(self._bot.pin_chat_message(row.chat_id, message_id, True))

    async def _failed(
        self, row: Outgoing, waiting: Sequence[Message], target: int | None, error: TelegramError
    ) -> bool:
        message = waiting[0]
        match telegram.outcome_of(error):
            case Outcome.SENT:
                return True
            case Outcome.STALE:
                anew = replace(message, edit=None, fresh=True)
                return await self._send(row, [anew, *waiting[1:]])
            case Outcome.GONE:
                await self.gone(row.user_id)
                return False
            case Outcome.NO_FILE if message.picture and self._films.named(message.picture):
                await self._films.gone(self._bot.id, message.picture)
                return await self._send(row, waiting)
            case Outcome.REFUSED | Outcome.NO_FILE if message.picture:  # the words must arrive
                log.error("picture refused", why=telegram.without_quotes(error))
                return await self._send(row, [replace(message, picture=None), *waiting[1:]])
            case Outcome.REFUSED | Outcome.NO_FILE:
                log.error("message refused", kind=row.kind, why=telegram.without_quotes(error))
                return True
            case Outcome.UNKNOWN if _counts_as_sent(row, message, target):
                return True
            case outcome:
                unknown = _unknown(row) + (outcome is Outcome.UNKNOWN)
                await self._again(row, waiting, error, unknown)
                return False

    async def _again(
        self, row: Outgoing, waiting: Sequence[Message], error: TelegramError, unknown: int
    ) -> None:
        """Put back what was not sent."""
        wait = min(timedelta(seconds=2 ** min(row.attempt, 6)), LONGEST_WAIT)
        async with self._database.begin() as tx:
            if isinstance(error, RetryAfter):
                wait = self._pace.hold_off(row.chat_id, error)
                # One refused chat is its own trouble; a second one in a row means the whole bot.
                if self._refused_chat not in (None, row.chat_id):
                    await budget.hold_off(tx, BUDGET, self._clock.now() + wait)
                self._refused_chat = row.chat_id
            until = self._clock.now() + wait
            await outbox.rendered(tx, row.id, packed(waiting, unknown), until)

    async def _keep(self, row: Outgoing, waiting: Sequence[Message]) -> Outgoing:
        """Store what is still to be sent; return the row with only that."""
        payload = packed(waiting)
        async with self._database.begin() as tx:
            await outbox.rendered(tx, row.id, payload, self._clock.now() + LEASE)
        return replace(row, payload=payload)

    async def give_up(self, row: Outgoing) -> None:
        """Leave out a message that fails again and again; a follow-up is never left out."""
        if row.attempt < MOST_TRIES or row.lane is Lane.FOLLOW_UP:
            return
        log.error("message given up", lane=row.lane.name)
        async with self._database.begin() as tx:
            await counters.bump(tx, f"dropped.{KINDS.get(row.lane, row.kind)}.failed")
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


def _unknown(row: Outgoing) -> int:
    """Return how often no answer came to this message."""
    return cast("int", row.payload.get("unknown", 0))


async def _try(call: Awaitable[bool]) -> None:
    """Pin or unpin: the words arrived, and that is what counts."""
    try:
        await call
    except TelegramError as error:
        log.warning("pin refused", error=type(error).__name__)
