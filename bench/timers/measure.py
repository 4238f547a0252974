"""What is measured, in the same way for everybody."""

from __future__ import annotations

import asyncio
import math
import resource
import time
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from bench.timers.work import Work

IDLE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the table."""

    who: str
    people: int
    due: int
    durable: bool  # a crash loses no timer and no message
    shared: bool  # several processes may take part
    per_second: float  # handed over, from the due moment; NaN where most was done before it
    late_p50: float  # ms
    late_p99: float  # ms
    dropped: int
    twice: int
    memory: float  # MB at most, of this process
    idle: float  # ms of this process's CPU in a second in which nothing is due
    note: str = ""

    @property
    def seconds(self) -> float:
        """How long it took to hand over all; 0 where most was done before the moment."""
        return 0.0 if math.isnan(self.per_second) else self.due / self.per_second


@dataclass(slots=True)
class Handed:
    """The sender that does nothing but note who was handed over, and when."""

    due: int
    complete: asyncio.Event = field(default_factory=asyncio.Event)
    late: list[float] = field(default_factory=list)  # s
    seen: set[int] = field(default_factory=set)
    twice: int = 0
    last: float = 0.0  # Unix seconds at which the last one was handed over, or stored as such

    def over(self, numbers: Sequence[int], due: float) -> None:
        """Note that these people's nudges, due at ``due`` (Unix seconds), are handed over now."""
        self.last = time.time()
        self.late.extend([self.last - due] * len(numbers))
        before = len(self.seen)
        self.seen.update(numbers)
        self.twice += before + len(numbers) - len(self.seen)
        if len(self.seen) >= self.due:
            self.complete.set()

    def settled(self) -> None:
        """Note that what was handed over is stored as done now."""
        self.last = time.time()

    def result(
        self, who: str, work: Work, due: float, *, durable: bool, shared: bool, idle: float,
        note: str = "",
    ) -> Result:  # fmt: skip
        """Return the row of a contender whose people were due at ``due`` (Unix seconds)."""
        late = quantiles(self.late, n=100) if len(self.late) > 1 else [float("nan")] * 99
        return Result(
            who, work.people, work.due, durable, shared,
            per_second=len(self.seen) / (self.last - due) if self.seen else 0.0,
            late_p50=late[49] * 1000,
            late_p99=late[98] * 1000,
            dropped=work.due - len(self.seen),
            twice=self.twice,
            memory=memory(),
            idle=idle,
            note=note,
        )  # fmt: skip


async def idle(wait: Awaitable[object]) -> float:
    """Return the CPU that this process takes in a second of ``wait``, in ms."""
    started, cpu = time.monotonic(), time.process_time()
    await wait
    return (time.process_time() - cpu) / (time.monotonic() - started) * 1000


def memory() -> float:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
