"""Days: the hours of a whole day through engine, sender and no-op API, on a clock that hurries."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from bench.sending.clock import BenchClock
from bench.sending.measure import Row, of_lane, percentile, twice
from bench.sending.processes import LEAD, Api, Limber, limber, no_op_api
from bench.sending.town import open_database, settle
from bench.timers.contenders import Server
from bench.timers.servers import Servers
from bench.timers.work import ZONES, Sitter
from bot.app.capacity_forecast import Outlook
from db import counters
from db.columns import table
from db.database import Database
from db.people import AFTERNOON, LIMIT_MINUTES, MORNING
from db.schedule_column import rhythm
from db.tables.people import SittingRow
from scheduler.capacity import Forecast
from scheduler.model import Lane, Sitting
from scheduler.sitting import next_nudge

PART = "days"
MIDNIGHT = datetime(2026, 10, 20, tzinfo=UTC)  # a Tuesday
SENDS = 60.0  # messages in a real second: with more the clock would run ahead of the sender
ALWAYS_ANSWERED = -1000  # unanswered nudges: else most would be asked "day off?" and left alone
LATE_DROP = "dropped.nudge.late"
GIVEN_UP = 6 * 3600.0  # s of the machine: a day of 100 000 people takes some four hours


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a simulated day."""

    people: int
    rate: float  # messages in a second of the simulated clock
    start: datetime
    length: timedelta
    server: Server = Server.POSTGRESQL

    @property
    def what(self) -> str:
        minutes = self.length / timedelta(minutes=1)
        length = f"{minutes / 60:.3g} h" if minutes >= 60 else f"{minutes:.0f} min"
        return (
            f"{self.people:,} people, {length} from {self.start:%H:%M} UTC, "
            f"{self.rate:.0f}/s, {self.server}"
        )


def stretches(*, quick: bool, people: int | None, days: float | None) -> tuple[Stretch, ...]:
    """Return what is simulated: the default takes about fifteen minutes."""
    if people or days:
        length = timedelta(days=days or 1)
        return (Stretch(people or 10_000, 30, MIDNIGHT, length),)
    if quick:
        return (Stretch(200, 30, MIDNIGHT + timedelta(hours=7.8), timedelta(minutes=5)),)
    morning = MIDNIGHT + timedelta(hours=7, minutes=49)  # central Europe's first nudges
    return (
        Stretch(1000, 30, MIDNIGHT, timedelta(days=1)),
        Stretch(100_000, 30, morning, timedelta(minutes=10)),
        Stretch(100_000, 1000, morning, timedelta(minutes=4)),
    )


async def measure(
    servers: Servers, *, quick: bool, people: int | None = None, days: float | None = None
) -> AsyncIterator[Row]:
    """Yield a row for each stretch."""
    for stretch in stretches(quick=quick, people=people, days=days):
        yield await _row(servers, stretch)


def _sitters(stretch: Stretch) -> Iterator[Sitter]:
    """Yield people with ordinary office hours, all over the world."""
    for number in range(1, stretch.people + 1):
        zone = ZONES[number % len(ZONES)]
        theirs = rhythm(number, zone, (MORNING, AFTERNOON), LIMIT_MINUTES)
        due_at = next_nudge(theirs, Sitting(), (), stretch.start).due_at
        assert due_at
        yield Sitter(number, theirs, Sitting(), due_at)


async def _row(servers: Servers, stretch: Stretch) -> Row:
    async with servers.empty(stretch.server) as url, no_op_api() as api:
        database = open_database(url)
        await settle(database, _sitters(stretch))
        async with database.connect() as connection:
            answered = update(table(SittingRow)).values(unanswered=ALWAYS_ANSWERED)
            await connection.execute(answered)
        clock = BenchClock.due_in(0, stretch.start)
        expected = await Outlook(database, clock, stretch.rate).now()
        pace = ("--sends", str(SENDS), "--until", str(stretch.length.total_seconds() + LEAD))
        roles = "scheduler,sender"
        async with limber(1, url, api, stretch.start, stretch.rate, roles, *pace) as running:
            seconds = await _over(running)
        row = await _found(database, stretch, api, running, expected, seconds)
        await database.close()
        return row


async def _over(running: Limber) -> float:
    """Wait until the simulated stretch is over; return the real seconds that it took."""
    started = time.monotonic()
    async with asyncio.timeout(GIVEN_UP):
        await asyncio.gather(*(process.wait() for process in running.processes))
    return time.monotonic() - started


async def _found(
    database: Database, stretch: Stretch, api: Api, running: Limber, expected: Forecast,
    seconds: float,
) -> Row:  # fmt: skip
    said = await api.said()
    async with database.begin() as tx:
        totals = await counters.totals(tx)
    late = [max(0.0, one.late) for one in of_lane(said, Lane.NUDGE)]
    took = running.took[0]
    found = {
        "sent": len(said),
        "dropped late": totals.get(LATE_DROP, 0),
        "forecast late": expected.too_late,
        "twice": twice(said),
        "late p50 s": round(percentile(late, 50), 2),
        "late p99 s": round(percentile(late, 99), 2),
        "MB at start": round(took["start"], 1),
        "MB at end": round(took["end"], 1),
        "real s": round(seconds),
        "sent a real second": round(len(said) / seconds, 1),
    }
    wrong = f"{found['twice']} came twice" if found["twice"] else "" if said else "nothing was sent"
    return Row(PART, stretch.what, found, wrong)
