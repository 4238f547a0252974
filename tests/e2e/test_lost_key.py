"""A database whose key is gone: the start says so in one line, and writes nothing at all."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.e2e.test_command_line import ran
from tests.postgresql import read

TOKEN = {"TELEGRAM_BOT_TOKEN": "1:token"}
OTHER_KEY = {"LIMBER_ENCRYPTION_KEY": "A" * 43 + "="}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder; what the program says goes elsewhere."""
    return tmp_path / "data"


@pytest.fixture
def env(empty_url: str, data: Path) -> dict[str, str]:
    """The settings of an operator, whose database is empty so far."""
    if empty_url.startswith("sqlite"):
        empty_url = f"sqlite:///{data / 'limber.db'}"
    return {"DATABASE_URL": empty_url, "LIMBER_DATA_DIR": str(data)}


async def told(folder: Path, env: Mapping[str, str], *command: str) -> tuple[int, str]:
    """Run a command; return its exit code and what it said this time."""
    (folder / "out.log").unlink(missing_ok=True)
    return await ran(folder, env, *command)


async def stored(data: Path, url: str) -> object:
    """Return every file of the folder, and on PostgreSQL what the start could have changed."""
    files = await asyncio.to_thread(lambda: {p.name: p.read_bytes() for p in data.iterdir()})
    if make_url(url).get_backend_name() == "sqlite":
        return files
    tables = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1"
    return files, await read(url, tables), await read(url, "SELECT name, value FROM meta")


async def test_a_lost_key_stops_the_start_before_anything_is_written(
    tmp_path: Path, data: Path, env: dict[str, str]
) -> None:
    code, output = await told(tmp_path, env, "migrate")
    assert code == 0
    assert "a new key was made" in output
    key = data / "limber.key"
    key.rename(tmp_path / "kept")
    before = await stored(data, env["DATABASE_URL"])
    for command in ("migrate", "run", "start"):
        code, output = await told(tmp_path, env | TOKEN, command)
        assert (code, len(output.splitlines())) == (1, 1), output
        assert "limber.key is gone" in output
        assert await stored(data, env["DATABASE_URL"]) == before
    (tmp_path / "kept").rename(key)
    code, output = await told(tmp_path, env, "migrate")
    assert (code, output) == (0, "The database is up to date.\n")


async def test_another_key_stops_the_start_before_anything_is_written(
    tmp_path: Path, data: Path, env: dict[str, str]
) -> None:
    assert (await told(tmp_path, env, "migrate"))[0] == 0
    before = await stored(data, env["DATABASE_URL"])
    code, output = await told(tmp_path, env | OTHER_KEY, "migrate")
    assert (code, len(output.splitlines())) == (1, 1), output
    assert "does not open with this key" in output
    assert await stored(data, env["DATABASE_URL"]) == before


async def test_a_database_that_another_machine_filled_gets_no_key_of_this_one(
    tmp_path: Path, data: Path, env: dict[str, str]
) -> None:
    assert (await told(tmp_path, env, "migrate"))[0] == 0
    elsewhere = env | {"LIMBER_DATA_DIR": str(tmp_path / "elsewhere")}
    code, output = await told(tmp_path, elsewhere, "migrate")
    assert code == 1
    assert "limber.key is gone" in output
    assert not (tmp_path / "elsewhere").exists()


async def test_the_doctor_says_that_the_key_is_gone_or_another(
    tmp_path: Path, data: Path, env: dict[str, str]
) -> None:
    assert (await told(tmp_path, env, "migrate"))[0] == 0
    code, output = await told(tmp_path, env, "doctor")
    assert "✓ key: opens the database" in output
    (data / "limber.key").unlink()
    before = await stored(data, env["DATABASE_URL"])
    code, output = await told(tmp_path, env, "doctor")
    assert code == 1
    assert "✗ key: limber.key is gone" in output
    code, output = await told(tmp_path, env | OTHER_KEY, "doctor")
    assert code == 1
    assert "✗ key: meta.value does not open with this key" in output
    assert await stored(data, env["DATABASE_URL"]) == before


async def test_the_doctor_makes_nothing_where_nothing_is_yet(
    tmp_path: Path, data: Path, env: dict[str, str]
) -> None:
    _, output = await told(tmp_path, env | {"LIMBER_CLOCK_FILE": "clock.json"}, "doctor")
    assert "✓ key: none yet, the first start makes it" in output
    if env["DATABASE_URL"].startswith("sqlite"):
        assert "✓ database: none yet, the first start makes it" in output
    else:
        assert "✓ database: answers" in output
        assert (
            await read(env["DATABASE_URL"], "SELECT 1 FROM pg_tables WHERE tablename = 'meta'")
            == []
        )
    assert os.listdir(tmp_path) == ["out.log"]


async def test_a_key_that_others_may_read_is_told(
    tmp_path: Path, data: Path, env: dict[str, str]
) -> None:
    assert (await told(tmp_path, env, "migrate"))[0] == 0
    (data / "limber.key").chmod(0o644)
    code, output = await told(tmp_path, env, "doctor")
    assert code == 1
    assert f"✗ key: others may read it: chmod 600 {data / 'limber.key'}" in output
    code, output = await told(tmp_path, env, "migrate")
    assert code == 0
    assert output.count("others may read the key") == 1
