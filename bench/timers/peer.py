"""What all peers share: the machine's clock beside the work's, and the course of a measurement."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import NamedTuple, Protocol

from bench.timers.measure import IDLE_SECONDS, Handed, Result, idle
from bench.timers.work import DUE_AT, Known, Turn, Work, turn
from db.columns import stored
from scheduler.model import Rhythm, Sitting

AT_ONCE = 1000  # people who are loaded together
FAR = timedelta(minutes=5)  # from here until a provisional moment: loading a million must fit in
SETTLING = 6.0  # s from the end of loading until the moment
LOADED = 400  # people a second whom every peer can load
BARE = "knows the hours alone"  # the note of who does less than the others
STILL = 20  # seconds without a hand-over after which no more are expected


class Due(NamedTuple):
    """One person's timer, with what planning it again takes: a restart must not lose it."""

    number: int
    at: datetime  # aware UTC, on the machine's clock
    rhythm: Rhythm
    sitting: Sitting  # in the work's own time, to be stored beside the timer


class Desk:
    """Where the jobs of a peer plan again and hand over; they know the machine's clock alone."""

    def __init__(self, work: Work) -> None:
        self.handed = Handed(work.due)
        self.moment = datetime.now(UTC)  # when those who are due fall due
        self._work = work

    def set(self, seconds: float) -> None:
        """Let the moment be the first full second that is ``seconds`` away."""
        moment = datetime.now(UTC) + timedelta(seconds=seconds + 1)
        self.moment = moment.replace(microsecond=0)

    def due(self) -> Iterator[Due]:
        """Yield those who are due at the moment."""
        for sitter in islice(self._work.sitters(), self._work.due):
            yield Due(sitter.number, self.moment, sitter.rhythm, sitter.sitting)

    def later(self) -> Iterator[Due]:
        """Yield all the others."""
        for sitter in islice(self._work.sitters(), self._work.due, None):
            at = sitter.due_at + (self.moment - DUE_AT)
            yield Due(sitter.number, at, sitter.rhythm, sitter.sitting)

    def turn(self, rhythm: Rhythm, known: Known, at: datetime) -> Turn:
        """Return what comes of a person of this rhythm who is due ``at``."""
        shift = self.moment - DUE_AT
        found = turn(rhythm, known, at - shift)
        return found._replace(again=found.again and found.again + shift)

    def work_ms(self, at: datetime) -> int:
        """Return ``at`` in the work's own time, as a column holds it."""
        return stored(at - (self.moment - DUE_AT))

    def over(self, number: int, at: datetime) -> None:
        """Hand this person's nudge, which was due ``at``, over to the sender that does nothing."""
        self.handed.over((number,), at.timestamp())


class Peer(Protocol):
    """One way to have timers. Its jobs plan again and hand over at a desk."""

    durable: bool
    shared: bool
    note: str

    async def load(self, people: Iterable[Due]) -> None:
        """Store these timers, before the start or while it runs."""

    async def start(self) -> None:
        """Begin to watch the clock."""

    async def stop(self) -> None:
        """Let go of everything."""


async def play(work: Work, peer: Peer, desk: Desk, who: str) -> Result:
    """Load those who are due later, rest for some seconds, load the others, and watch them."""
    desk.set(FAR.total_seconds())
    await peer.load(desk.later())
    await peer.start()
    await asyncio.sleep(1)
    resting = await idle(asyncio.sleep(IDLE_SECONDS))
    desk.set(SETTLING + work.due / LOADED)
    await peer.load(desk.due())
    if datetime.now(UTC) > desk.moment - timedelta(seconds=1):
        raise TimeoutError("loading went on until the moment")
    await _finished(desk)
    await peer.stop()
    return desk.handed.result(
        who, work, desk.moment.timestamp(),
        durable=peer.durable, shared=peer.shared, idle=resting, note=peer.note,
    )  # fmt: skip


async def _finished(desk: Desk) -> None:
    """Wait until all are handed over, and a second for those who are handed over again.

    Counts seconds of this loop, as a peer may block it for longer than any patience.
    """
    await asyncio.sleep((desk.moment - datetime.now(UTC)).total_seconds())
    before, still = 0, 0
    while not desk.handed.complete.is_set() and still < STILL:
        await asyncio.sleep(1)
        still = still + 1 if len(desk.handed.late) == before else 0
        before = len(desk.handed.late)
    await asyncio.sleep(1)


def chunks(people: Iterable[Due], size: int = AT_ONCE) -> Iterator[tuple[Due, ...]]:
    """Yield ``people`` by the ``size``."""
    rest = iter(people)
    while chunk := tuple(islice(rest, size)):
        yield chunk
