"""Who is alone on a database, and what a killed process leaves to the next."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from db import outbox
from db.database import Database
from db.people import Person
from db.replicas.single_process import Taken, present

LEASE = timedelta(seconds=30)


async def test_who_comes_first_is_alone_and_who_comes_second_is_not(
    postgresql_url: str, key: bytes
) -> None:
    first, second = Database(postgresql_url, key), Database(postgresql_url, key)
    async with present(first) as alone:
        assert alone
        async with present(second) as crowded:
            assert not crowded
    async with present(second) as alone_again:
        assert alone_again
    await first.close()
    await second.close()


async def test_on_sqlite_a_second_one_is_refused_until_the_first_has_gone(
    sqlite_url: str, key: bytes
) -> None:
    first, second = Database(sqlite_url, key), Database(sqlite_url, key)
    async with present(first) as alone:
        assert alone
        with pytest.raises(Taken, match=r"another Limber runs on .*; several need a PostgreSQL"):
            async with present(second):
                pass
    async with present(second) as alone_again:
        assert alone_again
    await first.close()
    await second.close()


async def test_what_a_killed_process_had_under_way_is_free_again(
    database: Database, ann: Person, now: datetime
) -> None:
    async with database.begin() as tx:
        under_way = await outbox.answer(tx, ann.id, ann.chat_id, {}, now, LEASE)
        assert await outbox.claim(tx, now, LEASE, 10) == ()
        await outbox.recover(tx)
        [claimed] = await outbox.claim(tx, now, LEASE, 10)
    assert claimed.id == under_way
