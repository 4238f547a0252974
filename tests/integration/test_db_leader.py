"""Long-polling has one leader: the next takes over when it ends, or loses its connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest
from sqlalchemy import text

from db.database import Database
from db.replicas import leader
from db.replicas.leader import lead
from tests.world import PATIENCE, beside


@dataclass
class Turns:
    """Who polls now, and how often each has begun."""

    now: set[str] = field(default_factory=set)
    begun: list[str] = field(default_factory=list)
    waited: set[str] = field(default_factory=set)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def of(self, name: str) -> Callable[[], Awaitable[None]]:
        async def work() -> None:
            self.now.add(name)
            self.begun.append(name)
            assert self.now == {name}, "never two at a time"
            async with self.changed:
                self.changed.notify_all()
            try:
                await asyncio.Event().wait()
            finally:
                self.now.discard(name)

        return work

    async def begins(self, *names: str) -> None:
        async with asyncio.timeout(PATIENCE), self.changed:
            await self.changed.wait_for(lambda: self.begun == [*names])


@pytest.fixture
async def two(
    postgresql_url: str, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Database, Database]]:
    monkeypatch.setattr(leader, "TRY_AGAIN", 0.05)
    first, second = Database(postgresql_url, key), Database(postgresql_url, key)
    yield first, second
    await first.close()
    await second.close()


async def test_the_next_takes_over_when_the_leader_ends(two: tuple[Database, Database]) -> None:
    turns = Turns()
    async with beside(lead(two[0], turns.of("ann"), lambda: turns.waited.add("ann"))):
        await turns.begins("ann")
        async with beside(lead(two[1], turns.of("bob"), lambda: turns.waited.add("bob"))) as bob:
            while "bob" not in turns.waited:  # noqa: ASYNC110  # it is told every few milliseconds
                await asyncio.sleep(0.01)
            assert turns.begun == ["ann"]
            assert not bob.done()
        async with beside(lead(two[1], turns.of("bob"), lambda: None)):
            assert turns.begun == ["ann"]
    async with beside(lead(two[1], turns.of("bob"), lambda: None)):
        await turns.begins("ann", "bob")
    assert turns.now == set()
    assert "ann" not in turns.waited


async def test_a_leader_that_loses_its_connection_stops_and_takes_its_turn_again(
    two: tuple[Database, Database],
) -> None:
    turns = Turns()
    cut = text(
        "SELECT pg_terminate_backend(pid) FROM pg_locks"
        " WHERE locktype = 'advisory' AND objid = :sign AND pid <> pg_backend_pid()"
    )
    async with beside(lead(two[0], turns.of("ann"), lambda: None)):
        await turns.begins("ann")
        async with two[1].begin() as tx:
            await tx.execute(cut, {"sign": leader.SIGN})
        await turns.begins("ann", "ann")


async def test_what_the_work_raises_ends_it(two: tuple[Database, Database]) -> None:
    async def wrong() -> None:
        raise ValueError("no such bot")

    with pytest.raises(ValueError, match="no such bot"):
        await lead(two[0], wrong, lambda: None)


async def test_on_sqlite_it_is_always_our_turn(sqlite_url: str, key: bytes) -> None:
    turns = Turns()
    database = Database(sqlite_url, key)
    async with beside(lead(database, turns.of("ann"), lambda: None)):
        await turns.begins("ann")
    await database.close()
