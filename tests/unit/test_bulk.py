"""A statement over many rows is made when the program starts, and wrong ones stop it there."""

from __future__ import annotations

import pytest
from sqlalchemy import BigInteger, Update, update

from db.columns import table
from db.fast.compiled_sql import Bulk, Given, Insert
from db.tables.queue import TimerRow


def _move(given: Given, _: Insert) -> Update:
    timers = table(TimerRow)
    return update(timers).where(timers.c.id == given["timer"]).values(due_at=given["due_at"])


def test_columns_come_in_the_order_in_which_the_statement_names_them() -> None:
    Bulk(_move, due_at=BigInteger, timer=BigInteger)
    with pytest.raises(ValueError, match="due_at, timer"):
        Bulk(_move, timer=BigInteger, due_at=BigInteger)
