"""What the measured peers know of a person is what ours knows: else they had less to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bench.timers import known
from bench.timers.work import DUE_AT, Known, rhythm_of, turn
from db.columns import stored
from scheduler.model import Hold, HoldKind, Sitting
from scheduler.sitting import SETTLE

MINUTE = timedelta(minutes=1)
SITTING = Sitting(DUE_AT - 50 * MINUTE, DUE_AT - 40 * MINUTE, None, None, 1, 2, 3)
HOLD = Hold(HoldKind.MEETING, DUE_AT - MINUTE, DUE_AT + MINUTE)


@pytest.fixture
def tables() -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(":memory:") as connection:
        for table in known.TABLES:
            connection.execute(table)
        connection.execute(known.ADD, known.record(7, Sitting()))
        connection.execute(known.WRITE, known.record(7, SITTING))
        yield connection


def read(tables: sqlite3.Connection) -> Known:
    return known.known(tables.execute(known.READ, known.whose(7, stored(DUE_AT))).fetchall())


def test_a_clock_is_read_as_it_was_written(tables: sqlite3.Connection) -> None:
    assert read(tables) == Known(SITTING)


def test_holds_and_suspensions_are_read_with_it_and_nothing_is_said(
    tables: sqlite3.Connection,
) -> None:
    hold = (7, HOLD.kind, stored(HOLD.start), stored(HOLD.end))
    tables.execute("INSERT INTO holds VALUES (?, ?, ?, ?)", hold)
    assert read(tables) == Known(SITTING, (HOLD,))
    assert not turn(rhythm_of(7), read(tables), DUE_AT).speaks
    tables.execute("INSERT INTO suspensions VALUES (7, NULL)")
    assert read(tables) == Known(SITTING, (HOLD,), suspended=True)


def test_nothing_is_said_in_the_two_minutes_after_a_hold(tables: sqlite3.Connection) -> None:
    just_over = (7, HOLD.kind, stored(HOLD.start), stored(DUE_AT - MINUTE))
    tables.execute("INSERT INTO holds VALUES (?, ?, ?, ?)", just_over)
    assert not turn(rhythm_of(7), read(tables), DUE_AT).speaks


def test_what_has_ended_is_not_known_any_more(tables: sqlite3.Connection) -> None:
    tables.execute("INSERT INTO holds VALUES (7, 'meeting', 0, ?)", [stored(DUE_AT - SETTLE)])
    tables.execute("INSERT INTO suspensions VALUES (7, ?)", [stored(DUE_AT)])
    assert read(tables) == Known(SITTING)
    assert turn(rhythm_of(7), read(tables), DUE_AT).speaks


def test_who_is_spoken_to_is_due_again_and_their_clock_goes_on() -> None:
    spoken = turn(rhythm_of(7), Known(SITTING), DUE_AT)
    assert spoken.again is not None
    assert spoken.again > DUE_AT
    assert spoken.sitting.asked_at == DUE_AT
    assert spoken.sitting.unanswered == SITTING.unanswered + 1
