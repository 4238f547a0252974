"""What a process has in memory now."""

from __future__ import annotations

import asyncio
import math
import os
from pathlib import Path

STATM = Path("/proc/self/statm")  # Linux
SETTLING = 10.0  # s after the start, with a message or a thousand sent


class Memory:
    """This process's memory in MB, soon after its start and now; NaN where it is not told."""

    def __init__(self) -> None:
        self.start = math.nan

    async def watch(self) -> None:
        """Take the first look once everything has been used."""
        await asyncio.sleep(SETTLING)
        self.start = self.now()

    def now(self) -> float:
        if not STATM.exists():
            return math.nan
        pages = int(STATM.read_text().split()[1])
        return pages * os.sysconf("SC_PAGESIZE") / 1e6
