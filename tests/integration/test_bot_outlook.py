"""Do the people fit the rate? What is planned is counted, and doctor and metrics tell of it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from bot.app.capacity_forecast import Outlook
from bot.app.doctor import examine, fitting
from bot.app.metrics import Totals
from bot.app.settings import Settings
from db import nudges, outbox, timers
from db.columns import table
from db.database import Database
from db.fast.statement_runner import through
from db.nudges import NudgeOutcome
from db.people import Person
from db.tables.queue import TimerRow
from scheduler.capacity import Due, Forecast
from scheduler.model import TimerKind
from scheduler.store import Advance
from tests.clocks import ManualClock
from tests.world import free_port

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
NUDGE, CHECKIN = TimerKind.NUDGE, TimerKind.CHECK_IN


async def put(
    database: Database, person: Person, kind: TimerKind, due_at: datetime | None, key: str = ""
) -> None:
    async with database.begin() as tx:
        await timers.put(tx, person.id, kind, key, due_at)


async def due_by_minute(database: Database, now: datetime) -> tuple[Due, ...]:
    async with database.begin() as tx:
        return await timers.due_by_minute(tx, now, now + DAY)


async def crowd(database: Database, person: Person, number: int, due_at: datetime) -> None:
    """Plan many nudges of one minute; whose they are does not matter here."""
    rows = [
        {"user_id": person.id, "kind": NUDGE, "key": str(n), "due_at": due_at, "version": 1}
        for n in range(number)
    ]
    async with database.connect() as connection:
        await connection.execute(insert(table(TimerRow)), rows)


async def wait_already(
    database: Database, person: Person, kind: TimerKind, due_at: datetime
) -> None:
    """Let one message wait, as the engine has left it."""
    await put(database, person, kind, due_at)
    async with database.begin() as tx:
        [timer] = [t for t in await timers.of(tx, person.id) if t.kind is kind and not t.key]
        await through(
            tx, lambda runner: outbox.enqueue(runner, [Advance(timer, None, speaks=True)])
        )
    await put(database, person, kind, None)


def told(page: bytes, name: str) -> float | None:
    """Return a gauge of a page of metrics, if it has a value."""
    lines = [line.split() for line in page.decode().splitlines()]
    return next((float(words[1]) for words in lines if words[0] == name), None)


async def about_the_rate(database: Database, now: datetime, rate: float = 30) -> tuple[bool, str]:
    settings = Settings(
        _env_file=None, TELEGRAM_API_URL=f"http://127.0.0.1:{free_port()}", rate=rate
    )
    findings = await examine(settings, database, ManualClock(now))
    [(well, words)] = [(f.well, f.words) for f in findings if f.words.startswith("rate: ")]
    return well, words


async def test_nudges_and_checkins_are_counted_by_minute_and_nothing_else_is(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    await put(database, ann, NUDGE, now + 20 * MINUTE)
    await put(database, bob, NUDGE, now + 21 * MINUTE - timedelta(milliseconds=1))
    await put(database, ann, CHECKIN, now + 20 * MINUTE + timedelta(seconds=30))
    await put(database, bob, CHECKIN, now + 3 * MINUTE)
    for kind in (TimerKind.STEP, TimerKind.FOLLOW_UP, TimerKind.SUMMARY):
        await put(database, ann, kind, now + MINUTE)
    assert await due_by_minute(database, now) == (
        Due(now + 3 * MINUTE, 0, 1),
        Due(now + 20 * MINUTE, 2, 1),
    )


async def test_the_coming_day_is_counted_and_no_other(
    database: Database, ann: Person, now: datetime
) -> None:
    for number, due_at in enumerate((now - MINUTE, now, now + DAY - MINUTE, now + DAY, None)):
        await put(database, ann, NUDGE, due_at, str(number))
    counted = await due_by_minute(database, now)
    assert counted == (Due(now, 1), Due(now + DAY - MINUTE, 1))
    async with database.begin() as tx:
        assert await timers.people(tx) == 4, "all but the one that rests"


async def test_what_waits_already_stands_in_front_of_what_is_planned(
    database: Database, ann: Person, now: datetime
) -> None:
    await crowd(database, ann, 30, now + MINUTE)
    for kind in (NUDGE, CHECKIN, TimerKind.SUMMARY):
        await wait_already(database, ann, kind, now)
    forecast = await Outlook(database, ManualClock(now), rate=0.05).now()
    assert forecast.at == now + MINUTE
    assert forecast.wait == timedelta(seconds=20 + 1200), "half a message is left of two"


async def test_the_nudges_that_follow_in_the_day_are_foreseen_from_last_week(
    database: Database, ann: Person, now: datetime
) -> None:
    await put(database, ann, NUDGE, now + 20 * MINUTE)
    async with database.begin() as tx:
        for minutes, outcome in ((-1, "done"), (20, "late"), (70, "done"), (70, "skipped"),
                                 (70, "held"), (1440, "done")):  # fmt: skip
            due_at = now - 7 * DAY + minutes * MINUTE
            await nudges.add(tx, ann.id, due_at, None, NudgeOutcome(outcome))
    forecast = await Outlook(database, ManualClock(now), rate=2).now()
    assert (forecast.at, forecast.wait) == (now + 70 * MINUTE, timedelta(seconds=2))
    assert forecast.people_that_fit == 300


async def test_doctor_says_how_long_the_longest_wait_is_and_how_many_would_fit(
    database: Database, ann: Person, now: datetime
) -> None:
    assert await about_the_rate(database, now) == (
        True,
        "rate: 0 people, nobody is due within a day",
    )
    await put(database, ann, NUDGE, now + 20 * MINUTE)
    assert await about_the_rate(database, now) == (
        True, "rate: 1 person, the longest wait is 1 s at 09:50 UTC; about 9000 would fit"
    )  # fmt: skip
    await crowd(database, ann, 599, now + 20 * MINUTE)
    assert await about_the_rate(database, now) == (
        True, "rate: 600 people, the longest wait is 40 s at 09:50 UTC; about 9000 would fit"
    )  # fmt: skip


async def test_doctor_says_when_they_do_not_fit_and_what_to_do(
    database: Database, ann: Person, now: datetime
) -> None:
    await crowd(database, ann, 800, now + 20 * MINUTE)
    assert await about_the_rate(database, now, rate=2.5) == (
        False,
        "rate: 800 people do not fit 2.5 messages a second: 50 nudges would come too late,"
        " the worst at 09:50 UTC; about 750 would fit. Raise LIMBER_RATE as far as Telegram allows"
        " this bot, or add a second bot",
    )


async def test_doctor_has_nothing_to_tell_before_the_tables_are_there(
    empty_url: str, key: bytes, now: datetime
) -> None:
    words = "rate: nothing to tell before the first start"
    assert await about_the_rate(Database(empty_url, key), now) == (True, words)


async def test_doctor_says_that_it_cannot_know_without_a_database(
    key: bytes, now: datetime
) -> None:
    nowhere = Database(f"postgresql://nobody@127.0.0.1:{free_port()}/nothing", key)
    assert await about_the_rate(nowhere, now) == (False, "rate: not known without the database")


@pytest.mark.parametrize(
    ("fit", "about"), [(0, "0"), (7, "7"), (99, "99"), (104, "100"), (36_499, "36000")]
)
def test_a_guess_is_told_as_one(now: datetime, fit: int, about: str) -> None:
    words = fitting(Forecast(10, MINUTE, now, people_that_fit=fit), 30).words
    assert words.endswith(f"; about {about} would fit")


async def test_a_monitor_reads_how_many_people_there_are_and_how_many_would_fit(
    database: Database, ann: Person, now: datetime
) -> None:
    totals = Totals(database, Outlook(database, ManualClock(now), rate=30))
    await crowd(database, ann, 600, now + 20 * MINUTE)
    page = await totals.page()
    assert told(page, "limber_people") == 600
    assert told(page, "limber_queue_wait_seconds") == 40
    assert told(page, "limber_people_that_fit") == 9000


async def test_a_day_without_nudges_has_no_number_that_fits(
    database: Database, now: datetime
) -> None:
    page = await Totals(database, Outlook(database, ManualClock(now), rate=30)).page()
    assert told(page, "limber_people") == 0
    assert told(page, "limber_queue_wait_seconds") == 0
    assert told(page, "limber_people_that_fit") is None


async def test_plans_are_read_every_ten_minutes_however_often_a_monitor_asks(
    database: Database, ann: Person, now: datetime
) -> None:
    clock = ManualClock(now)
    outlook = Outlook(database, clock, rate=30)
    totals = Totals(database, outlook)
    await totals.page()
    await put(database, ann, NUDGE, now + 20 * MINUTE)
    assert told(await totals.page(), "limber_people") == 0
    clock.advance(10 * MINUTE - timedelta(seconds=1))
    assert told(await totals.page(), "limber_people") == 0
    clock.advance(timedelta(seconds=1))
    assert told(await totals.page(), "limber_people") == 1
    clock.advance(-DAY)  # somebody has set the machine's clock right
    await put(database, ann, NUDGE, None)
    assert told(await totals.page(), "limber_people") == 0
    assert (await outlook.now()).people == 0
