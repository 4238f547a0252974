"""Brings a database to the newest schema, after a look whether its key is ours."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, insert, inspect, literal_column, select, text

from db.database import Database
from db.keys import KEY_FILE, BadKey, Keys
from db.tables.queue import MetaRow

LOCK = 7_305_181  # any number, so long as every replica takes the same
CHECK = "key-check"


async def migrate(database: Database, keys: Keys | None = None) -> None:
    """Upgrade to the newest revision in one transaction. Replicas that start together take turns.

    A database in which nothing is sealed yet gets a key from ``keys``, if need be a new one.
    Raises ``SealBroken`` when the database was filled under another key, and ``BadKey`` when its
    key is gone: in either case before anything is written.
    """
    async with database.connect() as connection:
        if not database.is_sqlite:  # SQLite's transaction locks already
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        sealed = await connection.run_sync(_unlock, database, keys)
        if not sealed and keys and keys.find() is None:
            database.unlock(keys.make())
        await connection.run_sync(_upgrade)
        if not sealed:
            await connection.execute(insert(MetaRow).values(name=CHECK, value=CHECK))


async def unlock(database: Database, keys: Keys) -> bool:
    """Give the database its key; return whether anything is sealed with it. Writes nothing.

    Raises ``SealBroken`` and ``BadKey`` as ``migrate`` does.
    """
    async with database.connect() as connection:
        return await connection.run_sync(_unlock, database, keys)


def _unlock(connection: Connection, database: Database, keys: Keys | None) -> bool:
    key = keys.find() if keys else None
    if key is not None:
        database.unlock(key)
    ours = MetaRow.name == CHECK
    there = inspect(connection).has_table(MetaRow.__tablename__)
    if not (there and connection.scalar(select(literal_column("1")).where(ours))):
        return False
    if keys and key is None:
        raise BadKey(
            f"{KEY_FILE} is gone: bring the key file back into {keys.folder}, or give its key by"
            " LIMBER_ENCRYPTION_KEY; without it, what is sealed in this database cannot be read"
        )
    connection.scalar(select(MetaRow.value).where(ours))  # opens the seal
    return True


def _upgrade(connection: Connection) -> None:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "db:migrations")
    command.upgrade(config, "head")
