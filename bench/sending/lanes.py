"""Lanes: answers and steps of routines while ten thousand nudges wait at Telegram's rate."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bench.sending.measure import Row, of_lane, percentile, twice
from bench.sending.processes import LEAD, Api, Said, limber, no_op_api
from bench.sending.town import begin_routines, open_database, say_all, settle
from bench.timers.contenders import Server
from bench.timers.servers import Servers
from bench.timers.work import DUE_AT, Work
from db.routines import RoutineState
from scheduler.model import Lane

PART = "lanes"
RATE = 30.0  # messages a second
TAPS_A_SECOND = 4
ROLES = "intake,scheduler,sender"
ANSWERED = 300.0  # ms, p99
ON_TIME = 1000.0  # ms, p99
PATIENCE = 30  # s for the last answers


@dataclass(frozen=True, slots=True)
class Crowd:
    """Who waits for what; people are numbered from 1, those with a nudge first."""

    nudges: int
    routines: int
    seconds: int  # in which somebody taps or types, four times in each

    @property
    def runners(self) -> range:
        """Those whose routine is running."""
        return range(self.nudges + 1, self.nudges + 1 + self.routines)

    @property
    def tappers(self) -> range:
        """Those who will tap or type, each once; every other one has a paused routine."""
        first = self.runners.stop
        return range(first, first + self.seconds * TAPS_A_SECOND)

    @property
    def people(self) -> int:
        return self.tappers.stop - 1


FULL = Crowd(nudges=10_000, routines=40, seconds=60)
QUICK = Crowd(nudges=300, routines=10, seconds=2)


async def measure(servers: Servers, *, quick: bool) -> AsyncIterator[Row]:
    """Yield a row for each database."""
    for server in (Server.POSTGRESQL,) if quick else (Server.POSTGRESQL, Server.SQLITE):
        yield await _row(servers, server, QUICK if quick else FULL)


async def _row(servers: Servers, server: Server, crowd: Crowd) -> Row:
    async with servers.empty(server) as url, no_op_api() as api:
        await _fill(url, crowd)
        async with limber(1, url, api, DUE_AT, RATE, ROLES):
            await asyncio.sleep(LEAD)
            asked = await _tap(api, crowd)
            for _ in range(PATIENCE):
                await asyncio.sleep(1)
                said, handed_out = await api.said(), await api.handed_out()
                answers = _answer_times(asked, said, handed_out)
                if len(answers) == len(asked):
                    break
    steps = [one.late * 1000 for one in of_lane(said, Lane.STEP)]
    found = {
        "nudges sent": len(of_lane(said, Lane.NUDGE)),
        "answers": len(answers),
        "answer p50 ms": round(percentile(answers, 50), 1),
        "answer p99 ms": round(percentile(answers, 99), 1),
        "steps": len(steps),
        "step late p50 ms": round(percentile(steps, 50), 1),
        "step late p99 ms": round(percentile(steps, 99), 1),
        "twice": twice(said),
    }
    wrong = "" if len(answers) == len(asked) else f"{len(asked) - len(answers)} unanswered"
    missed = []
    if found["answer p99 ms"] >= ANSWERED:
        missed.append(f"answers within {ANSWERED:.0f} ms")
    if found["step late p99 ms"] > ON_TIME:
        missed.append(f"steps within {ON_TIME:.0f} ms")
    what = f"{crowd.nudges:,} nudges wait, {server}"
    return Row(PART, what, found, wrong, ", ".join(missed))


async def _fill(url: str, crowd: Crowd) -> None:
    database = open_database(url)
    await settle(database, Work(crowd.people, crowd.nudges).sitters())
    await say_all(database)
    ends = [DUE_AT + timedelta(seconds=number % 97 / 8) for number in crowd.runners]
    await begin_routines(database, crowd.runners, RoutineState.RUNNING, ends)
    await begin_routines(database, crowd.tappers[::2], RoutineState.PAUSED, ())
    await database.close()


async def _tap(api: Api, crowd: Crowd) -> Mapping[int, int]:
    """Let each tapper tap or type, evenly; return who asked, by the update's id."""
    started, asked = time.monotonic(), dict[int, int]()
    for number, person in enumerate(crowd.tappers, 1):
        update = _taps if person in crowd.tappers[::2] else _asks
        await api.feed(update(number, person))
        asked[number] = person
        await asyncio.sleep(max(0.0, started + number / TAPS_A_SECOND - time.monotonic()))
    return asked


def _taps(number: int, person: int) -> Mapping[str, object]:
    """The update of a tap on "go on" below a paused first step."""
    message = {"message_id": 1, "date": 0, "chat": {"id": person, "type": "private"}}
    query = {"id": str(number), "from": _user(person), "chat_instance": "1", "message": message}
    return {"update_id": number, "callback_query": {**query, "data": f"r:go:{person}:1"}}


def _asks(number: int, person: int) -> Mapping[str, object]:
    """The update of a typed /status."""
    chat = {"id": person, "type": "private"}
    message = {"message_id": number, "date": 0, "chat": chat, "from": _user(person)}
    return {"update_id": number, "message": {**message, "text": "/status"}}


def _user(person: int) -> Mapping[str, object]:
    return {"id": person, "is_bot": False, "first_name": "Ann", "language_code": "en"}


def _answer_times(
    asked: Mapping[int, int], said: Sequence[Said], handed_out: Mapping[int, float]
) -> list[float]:
    """Return the ms from handing an update out to its answer's arrival, for each answered one."""
    arrived: dict[int, float] = {}
    for one in said:
        if one.lane == Lane.ANSWER:
            arrived.setdefault(one.chat, one.arrived)
    return [
        (arrived[person] - handed_out[number]) * 1000
        for number, person in asked.items()
        if person in arrived and number in handed_out
    ]
