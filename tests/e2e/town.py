"""A few people who use the bot all day, and a clock that goes on whenever nothing is left to do."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from db import outbox
from db.database import Database
from db.timers import TimerStore
from scheduler.unbroken import unbroken
from tests.sandboxed import Answer, Sandbox
from tests.telling import introduced
from tests.typed import windows
from tests.world import Chat, Message, beside

SCORERS = 3  # they type scores now and then; the others have a daily check-in
PEOPLE = 5
HOURS = windows("daily 07:00-22:00")
LIMIT = 25  # minutes of sitting
TOGETHER = timedelta(seconds=40)  # so far the clock is turned beyond the next due time, at most
DAILY = 8 * 60 + 30  # minute of the day of the first of those check-ins
HURTS = 0.05  # of the cards of a routine
BETWEEN_SCORES = timedelta(minutes=20)
CALM = {  # what is answered to a card of a check-in, by its step
    "where": "go", "interference": "some", "new": "no", "severe": "no",
    "urgent": "no", "routine": "no", "pain": "0", "what": "X5",
}  # fmt: skip


@dataclass(slots=True)
class Inhabitant:
    """One person, who taps on what comes; ``scores`` are those typed of their own accord."""

    chat: Chat
    chance: random.Random
    scores: list[int] = field(default_factory=list)
    asked: int = 0  # how often they asked for their status
    said: int = 0  # updates, all in all
    days: int = 0  # on which a check-in was due
    _done: dict[int, int] = field(default_factory=dict)  # edits of the messages they have read

    async def live(self) -> None:
        """React to every message, and to every change of one, until cancelled."""
        while True:
            async with self.chat.changed:
                await self.chat.changed.wait_for(lambda: bool(self._unread()))
                news = self._unread()
            for message in news:
                edits = message["edits"]
                await self._react(message)
                self._done[message["id"]] = edits

    def has_read(self, message: Message) -> bool:
        """Return whether they have reacted to a message of the bot as it stands."""
        edits: int = message["edits"]
        return self._done.get(message["id"], -1) >= edits

    def _unread(self) -> Sequence[Message]:
        return [
            message
            for message in self.chat.messages.values()
            if message["from"] == "bot" and message["edits"] > self._done.get(message["id"], -1)
        ]

    async def _react(self, message: Message) -> None:
        offered = [b["data"] for row in message["buttons"] for b in row if b["data"]]
        if data := self._choice(offered):
            self.said += 1
            body = {"message_id": message["id"], "data": data, "force": True}
            (await self.chat.http.post(f"{self.chat.address}/tap", json=body)).raise_for_status()

    def _choice(self, offered: Sequence[str]) -> str | None:
        """Return what is tapped of these buttons, if anything is."""
        verbs = {tuple(data.split(":")[:2]): data for data in offered}
        first = offered[0].split(":") if offered else [""]
        match first[0]:
            case "n":
                return self.chance.choice([offered[0]] * 4 + list(offered[1:]))
            case "r":  # the start card, and a routine that asks whether to go on
                if self.chance.random() < HURTS:
                    return verbs.get(("r", "hurts"))
                start = [d for (_, verb), d in verbs.items() if verb == "next" and d[-2:] == ":0"]
                return next(iter(start), verbs.get(("r", "go")))
            case "card":  # before the first technique of a week
                return f"card:{first[1]}:no"
            case "feel" | "off":
                return offered[-1]
            case "c" if first[1] == "emergency":
                often = [1, 0] if self.days else [4, 1]  # a yes ends the daily check-ins
                return f"c:emergency:{self.chance.choices(['no', 'yes'], often)[0]}"
            case "c":
                return f"c:{first[1]}:{CALM[first[1]]}"
            case "f":
                return offered[0]
        return None

    async def acts(self) -> None:
        """Say something unasked."""
        self.asked += 1
        await self.types("/status")

    async def scores_pain(self) -> None:
        """Begin a check-in by its score."""
        self.scores.append(self.chance.randint(1, 4))
        await self.types(str(self.scores[-1]))

    async def types(self, text: str) -> None:
        self.said += 1
        await self.chat.types(text)


class Town:
    """The people, their chats, and the clock. Use ``inhabited``."""

    def __init__(self, sandbox: Sandbox, database: Database, seed: int) -> None:
        self._sandbox = sandbox
        self._database = database
        self._chance = random.Random(seed)
        self._next_score = sandbox.clock.now()
        self._next_due: datetime | None = None
        self._heard = 0
        self.calls: list[Answer] = []  # of the Bot API, oldest first
        self.people = [
            Inhabitant(Chat(sandbox.http, 2001 + number), random.Random(seed + number))
            for number in range(PEOPLE)
        ]

    async def move_in(self, stack: AsyncExitStack) -> None:
        """Introduce everybody, and let them live until the stack is left."""
        now = self._sandbox.clock.now()
        for number, person in enumerate(self.people):
            daily = None if number < SCORERS else DAILY + number
            person.days = int(daily is not None)  # a day is longer than any test of ours
            rhythm: dict[str, Any] = {"windows": HOURS, "limit_minutes": LIMIT}
            await introduced(self._database, now, person.chat.id, checkin_minute=daily, **rhythm)
            body = {"name": "Ann", "language": "en"}
            await self._sandbox.http.put(person.chat.address, json=body)
            await stack.enter_async_context(beside(person.chat.follow()))
            await stack.enter_async_context(beside(person.live()))
            await person.types("/start")

    async def pass_time(self) -> None:
        """Turn the clock to what is due next whenever all is said and done, until cancelled."""
        while True:
            if await unbroken(self.at_rest()):
                await self._something_happens()
            await asyncio.sleep(0.03)  # other processes do what is waited for

    async def at_rest(self) -> bool:
        """Return whether nothing waits: no update, no timer that is due, no message.

        In this order, in which one becomes the other.
        """
        hook = await self._sandbox.does("getWebhookInfo")
        self._next_due = await TimerStore(self._database).earliest()
        due = self._next_due is not None and self._next_due <= self._sandbox.clock.now()
        async with self._database.begin() as tx:
            waiting = sum((await outbox.waiting(tx)).values())
        return not (hook["pending_update_count"] or due or waiting)

    async def all_is_said(self) -> bool:
        """Return whether the town is at rest, and nobody is about to react to what was said."""
        said = self._said()
        quiet = await self._all_is_read() and await self.at_rest() and await self._all_is_read()
        return quiet and said == self._said()

    def _said(self) -> int:
        return sum(person.said for person in self.people)

    async def _all_is_read(self) -> bool:
        for person in self.people:
            page = await self._sandbox.chat(person.chat.id)
            told = (message for message in page["messages"] if message["from"] == "bot")
            if not all(map(person.has_read, told)):
                return False
        return True

    async def _something_happens(self) -> None:
        await self.listen()
        now = self._sandbox.clock.now()
        if now >= self._next_score:
            self._next_score = now + BETWEEN_SCORES
            await self.people[self._chance.randrange(SCORERS)].scores_pain()
            await self._chance.choice(self.people).acts()
        elif self._next_due is not None and self._next_due > now:
            self._sandbox.clock.jump_to(self._next_due + self._chance.random() * TOGETHER)

    async def listen(self) -> None:
        """Take down the Bot API calls since the last time; none may be missed."""
        for last in (100, 2000):  # the log's own length; mostly few are new
            answer = await self._sandbox.http.get(f"/sandbox/calls?last={last}")
            calls = [call for call in answer.json() if call["id"] > self._heard]
            if not calls or calls[0]["id"] == self._heard + 1:
                break
        else:
            raise AssertionError("the log of calls has run over")
        self.calls += calls
        self._heard += len(calls)

    async def sent(self) -> Mapping[int, Sequence[int]]:
        """Return the ids of the messages that the bot has sent to each chat."""
        pages = {p.chat.id: await self._sandbox.chat(p.chat.id) for p in self.people}
        return {
            chat: [message["id"] for message in page["messages"] if message["from"] == "bot"]
            for chat, page in pages.items()
        }
