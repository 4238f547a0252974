"""Databases for tests: a fresh one for each, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import make_url

from bench.own_postgresql import own_postgresql
from db.columns import Base
from db.database import Database
from db.upkeep.migrate import migrate
from tests.postgresql import administer

KEY = bytes(range(32))
settings.register_profile("untimed", deadline=None)  # a first example may load much, or wait
settings.load_profile("untimed")
SERVER = "LIMBER_TEST_DATABASE_URL"  # a PostgreSQL where databases may be made and dropped


@pytest.fixture(scope="session")
def key() -> bytes:
    """The key of every test database."""
    return KEY


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The URL of a PostgreSQL: the one that is named, or our own for this session."""
    if named := os.environ.get(SERVER):
        yield named
        return
    with (
        tempfile.TemporaryDirectory(prefix="limber-") as folder,
        own_postgresql(Path(folder)) as url,
    ):
        # Nothing here outlives the session, so nothing need reach the disk.
        administer(url, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        yield url


def _migrated(url: str) -> None:
    async def run() -> None:
        database = Database(url, KEY)
        await migrate(database)
        await database.close()

    asyncio.run(run())


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _migrated(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def make_postgresql(postgresql_server: str) -> Iterator[Callable[[], str]]:
    """Makes empty PostgreSQL databases, and drops them at the end."""
    made: list[str] = []

    def make() -> str:
        name = f"limber_test_{os.getpid()}_{len(made)}"
        administer(postgresql_server, f"CREATE DATABASE {name}")
        made.append(name)
        address = make_url(postgresql_server).set(database=name)
        return address.render_as_string(hide_password=False)

    yield make
    administer(postgresql_server, *(f"DROP DATABASE {name} WITH (FORCE)" for name in made))


@pytest.fixture(scope="session")
def migrated_postgresql(make_postgresql: Callable[[], str]) -> str:
    """One migrated PostgreSQL database, to be emptied for each test."""
    url = make_postgresql()
    _migrated(url)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database in which nothing is yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'limber.db'}"
    make: Callable[[], str] = request.getfixturevalue("make_postgresql")
    return make()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of a migrated SQLite database that is this test's own."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'limber.db')}"


@pytest.fixture
def postgresql_url(migrated_postgresql: str) -> str:
    """The URL of a migrated PostgreSQL database with nothing in it."""
    tables = ", ".join(Base.metadata.tables)
    # A test that left a transaction open must not hang the next one.
    administer(migrated_postgresql, "SET lock_timeout = '10s'", f"TRUNCATE {tables}")
    return migrated_postgresql


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a migrated database with nothing in it, on SQLite and on PostgreSQL."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database with nothing in it, on SQLite and on PostgreSQL."""
    database = Database(database_url, KEY)
    yield database
    await database.close()
