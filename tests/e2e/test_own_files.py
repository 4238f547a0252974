"""Whatever the program writes is for its owner only, whoever else has an account there."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.e2e.processes import LIMBER, answers, said, start
from tests.world import free_port


def open_to_others(folder: Path) -> list[str]:
    """Return what others may read, write or list, with its mode."""
    return [
        f"{stat.filemode(path.stat().st_mode)} {path.relative_to(folder)}"
        for path in sorted(folder.rglob("*"))
        if path.stat().st_mode & 0o077
    ]


@pytest.mark.parametrize("way", ["limber", "the sandbox alone"])
async def test_what_a_start_writes_is_for_its_owner_only(tmp_path: Path, way: str) -> None:
    listen, data = f"127.0.0.1:{free_port()}", tmp_path / "fresh"
    data.mkdir(mode=0o755)
    env = {"LIMBER_LISTEN": listen, "LIMBER_DATA_DIR": str(data / "data")}
    command: list[str | Path] = [LIMBER, "sandbox"]
    if way != "limber":
        env = {"PYTHONPATH": str(Path(__file__).parents[2])}
        command = [LIMBER.with_name("python"), "-m", "sandbox", "--data", data / "data"]
        command += ["--port", listen.rpartition(":")[2]]
    program = await start(tmp_path / "out.log", env, *command)
    await answers(f"http://{listen}/")
    if way == "limber":
        await said(tmp_path / "out.log", "at work")
    written = {path.name for path in data.rglob("*")}
    told = open_to_others(data)
    await program.stop()
    assert {"clock.json", "telegram.sqlite"} <= written
    if way == "limber":
        assert {"limber.key", "limber.db", "limber.db-wal", "limber.db-shm", "limber.db.lock"} <= (
            written
        )
    assert told == []
    assert open_to_others(data) == []
