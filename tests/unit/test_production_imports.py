"""What serves people loads nothing of the stand-in for Telegram."""

from __future__ import annotations

import subprocess
import sys


def test_the_program_that_serves_people_loads_no_sandbox() -> None:
    loaded = (
        "import sys, bot.cli, bot.app.wiring; print([m for m in sys.modules if 'sandbox' in m])"
    )
    told = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
