"""What peers know of each person beside the timer, in tables: read when they are due, and changed.

As ours does: whether an advice rests them, their holds, their sitting clock. One statement reads
it all of one person, as every peer turns to one at a time. "bare" peers know the hours alone, which
is less work.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, text

from bench.timers.peer import Due
from bench.timers.work import Known, Turn
from db.columns import MILLISECOND, instant, stored
from scheduler.model import Hold, HoldKind, Sitting
from scheduler.sitting import SETTLE

CLOCK = (
    "sitting_since", "asked_at", "snoozed_until", "quiet_until", "snoozes", "skips", "unanswered",
)  # fmt: skip
COLUMNS = ("number", *CLOCK)
TABLES = (
    f"CREATE TABLE sitting (number INTEGER PRIMARY KEY, {', '.join(f'{c} BIGINT' for c in CLOCK)})",
    "CREATE TABLE holds (number BIGINT, kind VARCHAR(16), starts_at BIGINT, ends_at BIGINT)",
    "CREATE INDEX holds_of ON holds (number)",
    "CREATE TABLE suspensions (number BIGINT, until BIGINT)",
    "CREATE INDEX suspensions_of ON suspensions (number)",
)
READ = f"""
SELECT {", ".join(CLOCK)}, EXISTS (
    SELECT 1 FROM suspensions
    WHERE suspensions.number = sitting.number AND (until IS NULL OR until > :now)
), kind, starts_at, ends_at
FROM sitting LEFT JOIN holds ON holds.number = sitting.number AND ends_at > :settled
WHERE sitting.number = :number
"""
WRITE = f"""
UPDATE sitting SET {", ".join(f"{column} = :{column}" for column in CLOCK)} WHERE number = :number
"""
ADD = f"INSERT INTO sitting VALUES ({', '.join(f':{column}' for column in COLUMNS)})"
ROOM = "ALTER TABLE sitting SET (fillfactor = 80)"  # as ours has on PostgreSQL
SETTLED = SETTLE // MILLISECOND


def whose(number: int, now: int) -> Mapping[str, int]:
    """Return what ``READ`` is given; ``now`` in ms of the work's own time."""
    return {"number": number, "now": now, "settled": now - SETTLED}


def record(number: int, sitting: Sitting) -> Mapping[str, int | None]:
    """Return a person's clock as its columns hold it, by name."""
    values = (
        number, stored(sitting.sitting_since), stored(sitting.asked_at),
        stored(sitting.snoozed_until), stored(sitting.quiet_until),
        sitting.snoozes, sitting.skips, sitting.unanswered,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def records(people: Iterable[Due]) -> list[Mapping[str, int | None]]:
    """Return the rows of these people."""
    return [record(due.number, due.sitting) for due in people]


def known(rows: Sequence[Sequence[Any]]) -> Known:
    """Return what the rows of ``READ`` say of one person."""
    first = rows[0]
    since, asked, snoozed, quiet, *counts = first[: len(CLOCK)]
    clock = instant(since), instant(asked), instant(snoozed), instant(quiet)
    sitting = Sitting(*clock, *counts)
    held = (row[len(CLOCK) + 1 :] for row in rows if row[-1] is not None)
    holds = tuple(Hold(HoldKind(kind), instant(start), instant(end)) for kind, start, end in held)
    return Known(sitting, holds, bool(first[len(CLOCK)]))


class People:
    """What is known of each person beside the timer, in a database through SQLAlchemy."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read, self._write, self._add = text(READ), text(WRITE), text(ADD)
        self._reading = engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def create(self) -> None:
        on_postgresql = self._engine.dialect.name == "postgresql"
        with self._engine.begin() as connection:
            for statement in (*TABLES, *([ROOM] if on_postgresql else [])):
                connection.execute(text(statement))

    def add(self, connection: Connection, people: Sequence[Due]) -> None:
        connection.execute(self._add, records(people))

    def read(self, number: int, now: int) -> Known:
        return known(self._reading.execute(self._read, whose(number, now)).all())

    def write(self, connection: Connection, number: int, turn: Turn) -> None:
        connection.execute(self._write, record(number, turn.sitting))

    def write_alone(self, number: int, turn: Turn) -> None:
        with self._engine.begin() as connection:
            self.write(connection, number, turn)

    def close(self) -> None:
        self._reading.close()
