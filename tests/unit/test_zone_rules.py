"""The rules of a time zone are those of the locked package, however old the machine's are."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

ZONES = ("Africa/Casablanca", "America/Vancouver")
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)
TELL = "\n".join(
    (
        "import sys, {module}",
        "from datetime import datetime",
        "from zoneinfo import ZoneInfo",
        "noon = datetime.fromisoformat(sys.argv[1])",
        "for zone in sys.argv[2:]: print(noon.astimezone(ZoneInfo(zone)).isoformat())",
    )
)


@pytest.mark.parametrize(
    "module", ["bot.cli", "db.database", "scheduler.windows", "bench.timers.work"]
)
def test_an_old_machine_does_not_change_what_time_it_is(tmp_path: Path, module: str) -> None:
    for zone in ZONES:  # as old as can be: a machine that takes every place for Kiribati
        (tmp_path / zone).parent.mkdir(exist_ok=True)
        (tmp_path / zone).write_bytes(_file("Pacific/Kiritimati"))
    told = subprocess.run(
        [sys.executable, "-c", TELL.format(module=module), NOON.isoformat(), *ZONES],
        env=os.environ | {"PYTHONTZPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [_by_the_package(zone) for zone in ZONES]


def _by_the_package(zone: str) -> str:
    with files("tzdata").joinpath("zoneinfo", zone).open("rb") as rules:
        return NOON.astimezone(ZoneInfo.from_file(rules)).isoformat()


def _file(zone: str) -> bytes:
    return files("tzdata").joinpath("zoneinfo", zone).read_bytes()
