"""The measurements, so small that they say only whether everything runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.sending.__main__ import PARTS
from bench.timers.contenders import CONTENDERS, missing

ROOT = Path(__file__).parents[2]


def test_a_quick_measurement_names_everybody(tmp_path: Path, postgresql_server: str) -> None:
    command = (sys.executable, "-m", "bench.timers", "--quick", "--out", str(tmp_path))
    server = ("--postgresql", postgresql_server)
    ran = subprocess.run([*command, *server], cwd=ROOT, capture_output=True, text=True)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    rows = {row["who"]: row for row in json.loads((tmp_path / "timers.json").read_text())["rows"]}
    assert list(rows) == [contender.who for contender in CONTENDERS]
    for contender in CONTENDERS:
        assert contender.title in ran.stdout
        if why := missing(contender, postgresql_server):
            assert rows[contender.who]["why"] == f"missing: {why}"
        else:
            assert "per_second" in rows[contender.who], rows[contender.who]
    assert (tmp_path / "timers.png").stat().st_size > 10_000


def test_a_quick_measurement_of_sending_knows_every_part(
    tmp_path: Path, postgresql_server: str
) -> None:
    command = (sys.executable, "-m", "bench.sending", "--quick", "--out", str(tmp_path))
    server = ("--postgresql", postgresql_server)
    ran = subprocess.run([*command, *server], cwd=ROOT, capture_output=True, text=True)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    rows = json.loads((tmp_path / "sending.json").read_text())["rows"]
    assert tuple(dict.fromkeys(row["part"] for row in rows)) == PARTS
    for row in rows:
        assert row["what"] in ran.stdout
        assert not row["wrong"], row
    assert (tmp_path / "sending.png").stat().st_size > 10_000
