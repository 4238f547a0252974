"""What a crowd costs: nothing that runs all day reads more because more people are not due."""

from __future__ import annotations

import asyncio
import tracemalloc
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pydantic import HttpUrl, SecretStr
from structlog.testing import capture_logs

from bench.sending.processes import no_op_api
from bot.app import wiring
from bot.app.process import App
from bot.app.settings import Settings
from bot.resources import Services, load_services
from bot.ui.turn import Incoming, What
from db import message_keys, outbox, sitting, timers
from db.database import Database
from db.fast.statement_runner import ANY_VALUES
from db.replicas import rate_limit
from db.timers import TimerStore
from scheduler.model import TimerKind
from tests.clocks import ManualClock
from tests.conftest import KEY
from tests.crowd import EVERYTHING, IN_TURN, MANY, NOW, gather_crowd, take_stock
from tests.plans import heard, plan_for, plan_in_the_end, rows_read, sqlite_plan

NOWHERE = "http://127.0.0.1:1"  # nothing is sent there
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SECOND = timedelta(seconds=1)
PAUSE = timedelta(seconds=10)  # in which one chat may be spoken to again
FEW = 10
PAGES = 40  # of PostgreSQL, that a statement may look at: few levels, six lanes, two ends
MEBIBYTE = 2**20
SETTINGS = Settings(
    _env_file=None, TELEGRAM_BOT_TOKEN=SecretStr("1:nobody"), pictures=False, rate=60
)
ANN = 1_000_000_000 + IN_TURN  # the chat of one who is due, and has a history
SAID = (
    *(Incoming(0, ANN, What.COMMAND, "en", command=name) for name in ("status", "break")),
    *(Incoming(0, ANN, What.TEXT, "en", text=text) for text in ("done", "skip", "snooze 10", "hi")),
    Incoming(0, ANN, What.TAP, "en", data="n:1:start", message_id=1, callback_id="1"),
)


@pytest.fixture(scope="module")
def services() -> Services:
    return load_services(SETTINGS.safety_mode)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def make_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[], str]:
    """Makes empty databases, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path_factory.mktemp('crowd') / 'limber.db'}"
    make: Callable[[], str] = request.getfixturevalue("make_postgresql")
    return make


def _gathered(url: str, people: int) -> str:
    async def run() -> None:
        database = Database(url, KEY)
        await gather_crowd(database, people)
        if not database.is_sqlite:  # which does so by itself
            await take_stock(database)
        await database.close()

    asyncio.run(run())
    return url


@pytest.fixture(scope="module")
def crowd_url(make_url: Callable[[], str]) -> str:
    """The URL of a database with 100 000 people, and about as many messages that wait."""
    return _gathered(make_url(), MANY)


@pytest.fixture(scope="module")
def few_url(make_url: Callable[[], str]) -> str:
    """The URL of one with ten people."""
    return _gathered(make_url(), FEW)


@pytest.fixture
async def crowd(crowd_url: str) -> AsyncIterator[Database]:
    database = Database(crowd_url, KEY)
    yield database
    await database.close()


@pytest.fixture
async def few(few_url: str) -> AsyncIterator[Database]:
    database = Database(few_url, KEY)
    yield database
    await database.close()


@pytest.fixture
async def telegram() -> AsyncIterator[str]:
    """The address of a Bot API that takes everything."""
    async with no_op_api() as api:
        yield api.address


@pytest.fixture(autouse=True)
def content(monkeypatch: pytest.MonkeyPatch, services: Services) -> None:
    """Content is loaded once."""
    monkeypatch.setattr(wiring, "load_services", lambda *_: services)


async def idle_beat(database: Database, app: App) -> None:
    """Look for what is due and for what may be sent, an hour before anything is."""
    assert await TimerStore(database).earliest() is not None
    assert await app.engine.tick() == 0
    assert not await outbox.empty(database)
    async with database.begin() as tx:
        await rate_limit.free_at(tx, "bot", NOW - HOUR)
        assert await outbox.claim(tx, NOW - HOUR, SECOND, 100) == ()
        assert await outbox.soonest(tx, NOW - HOUR) is not None


def whole_app(database: Database, clock: ManualClock, telegram: str = NOWHERE) -> App:
    settings = SETTINGS.model_copy(update={"api_url": HttpUrl(telegram)})
    return wiring.build(settings, "1:nobody", database, clock)


async def test_an_idle_beat_reads_no_more_with_many_people_than_with_few(
    crowd: Database, few: Database
) -> None:
    read = []
    for database in (few, crowd):
        app = whole_app(database, ManualClock(NOW - HOUR))
        with heard(database) as beat:
            await idle_beat(database, app)
        read.append(await rows_read(database, beat))
    assert read[0].statements == read[1].statements
    assert max(read[1].pages) <= PAGES, read[1]
    pairs = zip(read[0].rows, read[1].rows, strict=True)
    assert all(after <= before for before, after in pairs), (
        read
    )  # few rows PostgreSQL reads through


async def test_memory_does_not_grow_with_people(crowd: Database, few: Database) -> None:
    peaks = []
    tracemalloc.start()
    try:
        for database in (few, few, crowd):  # once to warm up
            tracemalloc.reset_peak()
            before, _ = tracemalloc.get_traced_memory()
            app = whole_app(database, ManualClock(NOW - HOUR))
            async with database.begin() as tx:
                await outbox.recover(tx)
            await idle_beat(database, app)
            peaks.append(tracemalloc.get_traced_memory()[1] - before)
    finally:
        tracemalloc.stop()
    assert peaks[2] - peaks[1] < 2 * MEBIBYTE


async def test_nothing_that_runs_all_day_reads_a_table_from_end_to_end(
    crowd: Database, telegram: str
) -> None:
    with heard(crowd) as all_day, capture_logs() as logs:
        await a_busy_minute(crowd, telegram)
    assert [log for log in logs if log["log_level"] == "error"] == []
    ways = [sqlite_plan] if crowd.is_sqlite else [plan_for, plan_in_the_end]
    async with crowd.connect() as connection:
        plans = [
            await way(connection, statement, values)
            for statement, values in all_day.statements.items()
            for way in ways
        ]
    bad = [str(plan) for plan in plans if plan.walks & EVERYTHING]
    assert not bad, "\n\n".join(bad)
    assert len(plans) >= 40 * len(ways)  # a minute without much in it would prove little


async def test_a_batch_of_many_reads_no_table_from_end_to_end(
    crowd: Database, telegram: str
) -> None:
    app = whole_app(crowd, ManualClock(NOW + DAY), telegram)
    with heard(crowd) as batch:
        assert await app.engine.tick() > 100
    async with crowd.connect() as connection:
        if not crowd.is_sqlite:
            await connection.exec_driver_sql(ANY_VALUES)
        way = sqlite_plan if crowd.is_sqlite else plan_in_the_end
        plans = [await way(connection, *asked) for asked in batch.statements.items()]
    bad = [str(plan) for plan in plans if plan.walks & EVERYTHING]
    assert not bad, "\n\n".join(bad)
    assert len(plans) >= 6


async def a_busy_minute(database: Database, telegram: str) -> None:
    """Fire what is due, send of every lane, and answer one person who talks."""
    clock = ManualClock(NOW)
    app = whole_app(database, clock, telegram)
    await app.channel.log_in()
    await idle_beat(database, whole_app(database, ManualClock(NOW - HOUR)))
    assert await app.engine.tick() == 4 * MANY // IN_TURN
    for _ in range(2):
        await app.outbound.turn()
        await app.outbound.drain()
        clock.advance(PAUSE)
    for number, incoming in enumerate(SAID, start=2 * MANY):
        await app.intake.handle(replace(incoming, update_id=number))
        await app.outbound.drain()
        clock.advance(PAUSE)
    await app.intake.stop()
    await app.channel.close()
    async with database.begin() as tx:
        await timers.put(tx, IN_TURN, TimerKind.NUDGE, "", NOW + HOUR)
        await timers.of(tx, IN_TURN)
        await sitting.save(tx, IN_TURN, await sitting.load(tx, IN_TURN))
        await message_keys.remember(tx, IN_TURN, "nudge", 1)
        await message_keys.find(tx, IN_TURN, "nudge")
