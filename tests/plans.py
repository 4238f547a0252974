"""Which statements a piece of the program runs, and how a database goes about them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import AsyncConnection

from db.database import Database
from db.fast.compiled_sql import Query
from db.fast.statement_runner import InPlace

READS = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")
CUSTOM_PLANS = 5  # PostgreSQL makes so many before it compares them with one for any values
Parameters = tuple[Any, ...]


@dataclass(slots=True)
class Heard:
    """Every statement that was run, each with the parameters of its first time."""

    statements: dict[str, Parameters] = field(default_factory=dict)
    times: int = 0

    def hear(self, *told: Any) -> None:
        """Take what SQLAlchemy tells before a statement is run."""
        _, _, statement, parameters, _, many = told
        self.note(statement, tuple(parameters[0] if many else parameters))

    def note(self, statement: str, parameters: Parameters = ()) -> None:
        if statement.lstrip().startswith(READS):
            self.times += 1
            self.statements.setdefault(statement, parameters)


@contextmanager
def heard(database: Database) -> Iterator[Heard]:
    """Hear all statements that ``database`` is asked to run."""
    heard, engine, look = Heard(), _engine(database), database.look

    async def looked(query: Query) -> int | None:
        heard.note(query.sql(engine.dialect))
        return await look(query)

    event.listen(engine, "before_cursor_execute", heard.hear)
    with patch.object(database, "look", looked), _heard_in_place(heard):
        yield heard
    event.remove(engine, "before_cursor_execute", heard.hear)


@contextmanager
def _heard_in_place(heard: Heard) -> Iterator[None]:
    """Hear what SQLAlchemy is not asked."""
    rows, each = InPlace.rows, InPlace.each

    def heard_rows(self: InPlace, sql: str, given: Sequence[object]) -> Any:
        heard.note(sql, tuple(given))
        return rows(self, sql, given)

    def heard_each(self: InPlace, sql: str, given: Iterable[Sequence[object]]) -> None:
        first, *others = given
        heard.note(sql, tuple(first))
        each(self, sql, [first, *others])

    with patch.object(InPlace, "rows", heard_rows), patch.object(InPlace, "each", heard_each):
        yield


def _engine(database: Database) -> Engine:
    return database._engine.sync_engine


@dataclass(frozen=True, slots=True)
class Plan:
    """How one statement is run. ``walks`` are the tables that are read from end to end."""

    statement: str
    told: str  # in the database's words
    walks: frozenset[str]

    def __str__(self) -> str:
        return (
            f"{', '.join(sorted(self.walks))} read from end to end:\n{self.statement}\n{self.told}"
        )


async def sqlite_plan(connection: AsyncConnection, statement: str, values: Parameters) -> Plan:
    rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    steps = [row.detail for row in rows]
    walks = {step.split()[1] for step in steps if step.startswith("SCAN ")}
    return Plan(statement, "\n".join(steps), frozenset(walks))


async def plan_for(connection: AsyncConnection, statement: str, values: Parameters) -> Plan:
    """Return PostgreSQL's plan for these very values."""
    told = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values)
    return _plan(statement, told.scalar_one())


async def plan_in_the_end(connection: AsyncConnection, statement: str, values: Parameters) -> Plan:
    """Return the plan that PostgreSQL stays with for a statement that it has run often."""
    await connection.exec_driver_sql(f"PREPARE often AS {statement}")
    given = f"({', '.join(map(_literal, values))})" if values else ""
    for _ in range(CUSTOM_PLANS + 1):
        told = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) EXECUTE often{given}")
    plan = _plan(statement, told.scalar_one())
    await connection.exec_driver_sql("DEALLOCATE often")
    return plan


def _literal(value: Any) -> str:
    """Return a parameter as PostgreSQL reads it, of whatever type it is to be."""
    if value is None:
        return "NULL"
    words = f"{{{','.join(map(_element, value))}}}" if isinstance(value, list) else _word(value)
    return "'" + words.replace("'", "''") + "'"


def _element(value: Any) -> str:
    if value is None:
        return "NULL"
    escaped = _word(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _word(value: Any) -> str:
    return f"\\x{value.hex()}" if isinstance(value, bytes) else str(value)


def _whole(told: Any) -> Mapping[str, Any]:
    plan: Mapping[str, Any] = (json.loads(told) if isinstance(told, str) else told)[0]
    return plan


def _plan(statement: str, told: Any) -> Plan:
    whole = _whole(told)
    return Plan(statement, json.dumps(whole, indent=1), frozenset(_walks(whole["Plan"])))


def nodes_of(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a node of PostgreSQL's plan and all below it."""
    yield node
    for below in node.get("Plans", ()):
        yield from nodes_of(below)


def _walks(node: Mapping[str, Any], *, limited: bool = False) -> Iterator[str]:
    """Yield the tables that are read from end to end, be it along an index.

    One that ends after its first rows, whatever they are, is no walk.
    """
    sort = node["Node Type"]
    along_index = sort in ("Index Scan", "Index Only Scan") and "Index Cond" not in node
    if sort == "Seq Scan" or (along_index and (not limited or "Filter" in node)):
        yield node["Relation Name"]
    for below in node.get("Plans", ()):
        yield from _walks(below, limited=sort == "Limit" or (limited and sort == "LockRows"))


@dataclass(frozen=True, slots=True)
class Read:
    """What some statements read, each by itself, in their order."""

    statements: tuple[str, ...]
    rows: tuple[int, ...]  # on SQLite: the steps of its machine, which go with the rows
    pages: tuple[int, ...]  # of PostgreSQL


async def rows_read(database: Database, heard: Heard) -> Read:
    """Run these statements again, undone afterwards, and return what they read."""
    rows, pages = [], []
    async with database.keep() as connection:
        for statement, values in heard.statements.items():
            if database.is_sqlite:
                rows.append(await _steps(connection, statement, values))
                pages.append(0)
                continue
            told = await connection.exec_driver_sql(
                f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", values
            )
            plan = _whole(told.scalar_one())["Plan"]
            rows.append(sum(map(_rows, nodes_of(plan))))
            pages.append(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
        await connection.rollback()
    return Read(tuple(heard.statements), tuple(rows), tuple(pages))


def _rows(node: Mapping[str, Any]) -> int:
    """Return how many rows a node took from a table, those it then left out among them."""
    if "Relation Name" not in node or node["Node Type"] == "ModifyTable":
        return 0
    each: float = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    return int(each * node["Actual Loops"])


async def _steps(connection: AsyncConnection, statement: str, values: Parameters) -> int:
    """Return how many steps SQLite's machine takes over a statement."""
    driver: Any = (await connection.get_raw_connection()).driver_connection
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    await driver.set_progress_handler(count, 1)
    try:
        (await connection.exec_driver_sql(statement, values)).close()
    finally:
        await driver.set_progress_handler(None, 1)
    return steps
