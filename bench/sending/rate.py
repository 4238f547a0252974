"""Rate: a backlog of nudges for distinct people, and how much of the bot's rate comes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from bench.sending.measure import Row, most_in_a_second, refused, twice
from bench.sending.processes import Said, limber, no_op_api
from bench.sending.town import open_database, say_all, settle
from bench.timers.contenders import Server
from bench.timers.servers import Servers
from bench.timers.work import DUE_AT, Work

PART = "rate"
TELEGRAMS = 30.0  # messages a second
FASTER = 100.0
MOST = 1000.0  # more than any process can send
PATIENCE = 120.0  # s
LEAST_SHARE = 0.98  # of Telegram's rate


@dataclass(frozen=True, slots=True)
class Case:
    """So many senders, and a backlog of ``seconds`` at ``rate``."""

    senders: int
    server: Server
    rate: float
    seconds: float

    @property
    def what(self) -> str:
        rate = "no limit" if self.rate == MOST else f"{self.rate:.0f}/s"
        senders = "1 sender" if self.senders == 1 else f"{self.senders} senders"
        return f"{senders}, {self.server}, {rate}"


def cases(*, quick: bool) -> tuple[Case, ...]:
    """Return what is measured."""
    if quick:
        return (Case(1, Server.POSTGRESQL, TELEGRAMS, 1), Case(1, Server.SQLITE, TELEGRAMS, 1))
    shared = [
        Case(number, Server.POSTGRESQL, rate, 30)
        for rate in (TELEGRAMS, FASTER)
        for number in (1, 2, 4)
    ]
    # Two thousand, as it would be in two seconds.
    most = (Case(1, Server.POSTGRESQL, MOST, 2), Case(1, Server.SQLITE, MOST, 2))
    return (*shared[:3], Case(1, Server.SQLITE, TELEGRAMS, 30), *shared[3:], *most)


async def measure(servers: Servers, *, quick: bool) -> AsyncIterator[Row]:
    """Yield a row for each case."""
    for case in cases(quick=quick):
        yield await _row(servers, case)


async def _row(servers: Servers, case: Case) -> Row:
    backlog = int(case.rate * case.seconds)
    async with servers.empty(case.server) as url, no_op_api() as api:
        database = open_database(url)
        await settle(database, Work(backlog, backlog).sitters())
        await say_all(database)
        await database.close()
        async with limber(case.senders, url, api, DUE_AT, case.rate, "sender") as running:
            await api.wait_for(backlog, PATIENCE + 2 * case.seconds)
        said = await api.said()
    cpu = sum(took["cpu"] for took in running.took)
    return _found(case, backlog, said, cpu)


def _found(case: Case, backlog: int, said: Sequence[Said], cpu: float) -> Row:
    arrived = [one.monotonic for one in said]
    seconds = max(arrived) - min(arrived) if len(arrived) > 1 else 0.0
    per_second = (len(said) - 1) / seconds if seconds else 0.0
    found: dict[str, float] = {
        "sent": len(said),
        "a second": round(per_second, 1),
        "share of the rate": round(per_second / case.rate, 4),
        "most in 1 s": most_in_a_second(said),
        "twice": twice(said),
        "CPU ms each": round(1000 * cpu / max(1, len(said)), 2),
    }
    wrong = "" if len(said) == backlog else f"{backlog} waited, {len(said)} were sent"
    missed = ""
    if case.rate == TELEGRAMS:
        found["429"] = refused(said)
        missed = "" if found["share of the rate"] >= LEAST_SHARE else "98 % of the rate"
        missed = "no 429" if found["429"] else missed
    return Row(PART, case.what, found, wrong, missed)
