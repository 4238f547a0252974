"""What is past its time is forgotten at the start, also by a process that never lives an hour."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from db import handled_updates
from db.database import Database
from db.tables.queue import UpdateRow
from tests.world import MONDAY, PATIENCE, open_world


async def seen(database: Database) -> int:
    async with database.begin() as tx:
        return await tx.scalar(select(func.count()).select_from(UpdateRow)) or 0


async def test_a_start_forgets_what_is_past_its_time(
    tmp_path: Path, database: Database, database_url: str, key: bytes
) -> None:
    async with database.begin() as tx:
        await handled_updates.first_time(tx, 7, MONDAY - timedelta(days=3))
        await handled_updates.first_time(tx, 8, MONDAY - timedelta(days=1))
    async with open_world(tmp_path, database_url, key), asyncio.timeout(PATIENCE):
        while await seen(database) > 1:  # noqa: ASYNC110  # another task forgets
            await asyncio.sleep(0.05)
    assert await seen(database) == 1
