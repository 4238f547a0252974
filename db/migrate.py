"""Brings a database to the newest schema, and checks that its key is ours."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from db.base import insert
from db.engine import Database
from db.queue_models import MetaRow

LOCK = 7_305_181  # any number, so long as every replica takes the same
CHECK = "key-check"


async def migrate(database: Database) -> None:
    """Upgrade to the newest revision in one transaction. Replicas that start together take turns.

    Raises ``SealBroken`` when the database was filled under another key: before anything is
    written under a key that does not belong to it.
    """
    async with database.connect() as connection:
        if not database.is_sqlite:  # SQLite's transaction locks already
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        await connection.run_sync(_upgrade)
    async with database.begin() as tx:
        check = insert(tx, MetaRow).values(name=CHECK, value=CHECK)
        await tx.execute(check.on_conflict_do_nothing())
        await tx.get_one(MetaRow, CHECK)  # opens the seal


def _upgrade(connection: Connection) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "db:migrations")
    command.upgrade(config, "head")
