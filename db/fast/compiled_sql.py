"""The statements that run for everybody all day: compiled once, their values and rows as stored.

One statement over many rows takes arrays on PostgreSQL; on SQLite JSON, or the driver's own loop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, cast

from sqlalchemy import (
    Boolean,
    ClauseElement,
    ColumnElement,
    Dialect,
    Integer,
    Text,
    UpdateBase,
    bindparam,
    func,
    select,
)
from sqlalchemy import cast as cast_to
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import asyncpg
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

from db.columns import Base, table
from db.fast.statement_runner import Runner, through

Stored = int | str | bytes | None  # a value as it is stored
Given = Mapping[str, ColumnElement[Any]]
Insert = type[postgresql.Insert] | type[sqlite.Insert]
Build = Callable[[Given, Insert], UpdateBase]
DIALECTS: tuple[Dialect, ...] = (
    sqlite.dialect(),
    asyncpg.dialect(),  # type: ignore[no-untyped-call]  # SQLAlchemy's own
)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement in the words of one database."""

    sql: str
    names: Sequence[str]  # of its parameters, in their order
    own: Mapping[str, object]  # values that the statement brings along

    @classmethod
    def of(cls, statement: ClauseElement, dialect: Dialect) -> _Compiled:
        compiled = cast("SQLCompiler", statement.compile(dialect=dialect))
        return cls(str(compiled), compiled.positiontup or (), compiled.params)

    def given(self, values: Mapping[str, object]) -> tuple[object, ...]:
        return tuple(values[name] if name in values else self.own[name] for name in self.names)


class Query:
    """A statement that is run with the values of its parameters, by their names."""

    def __init__(self, statement: ClauseElement) -> None:
        self._compiled = {one.name: _Compiled.of(statement, one) for one in DIALECTS}

    def sql(self, dialect: Dialect) -> str:
        """Return the statement in the words of one database."""
        return self._compiled[dialect.name].sql

    def rows(self, runner: Runner, **values: Stored | list[int]) -> Sequence[Sequence[Any]]:
        """Return the rows. What the statement has a value for itself may be left out."""
        dialect = runner.dialect.name
        given = {name: _listed(value, dialect) for name, value in values.items()}
        compiled = self._compiled[dialect]
        return runner.rows(compiled.sql, compiled.given(given))

    async def run(self, tx: AsyncSession, **values: Stored | list[int]) -> Sequence[Sequence[Any]]:
        """Return the rows, in the middle of a transaction."""
        return await through(tx, lambda runner: self.rows(runner, **values))


class Bulk:
    """A statement over rows of these columns.

    ``build`` is handed what stands for the columns, and the INSERT that knows ON CONFLICT. They
    come in the order in which the statement names them; raises ``ValueError`` for another.
    """

    def __init__(self, build: Build, **columns: type[TypeEngine[Any]]) -> None:
        self._columns = columns
        values = {name: bindparam(name, type_=kind) for name, kind in columns.items()}
        on_sqlite, on_postgresql = DIALECTS
        self._each = _Compiled.of(build(values, sqlite.Insert), on_sqlite)
        self._arrays = _Compiled.of(build(_arrays(columns), postgresql.Insert), on_postgresql)
        if list(columns) != list(self._each.names):
            raise ValueError(f"the columns come as {', '.join(self._each.names)}")

    def over(self, runner: Runner, rows: Sequence[Sequence[Stored]]) -> None:
        """Run the statement over ``rows``, each with a value for every column, in their order."""
        if not rows:
            return
        if runner.dialect.name == "sqlite":
            runner.each(self._each.sql, rows)
        else:
            values = zip(self._columns.items(), zip(*rows, strict=True), strict=True)
            columns = {name: _given(list(column), kind) for (name, kind), column in values}
            runner.rows(self._arrays.sql, self._arrays.given(columns))

    async def run(self, tx: AsyncSession, rows: Sequence[Sequence[Stored]]) -> None:
        """Run the statement over ``rows``, in the middle of a transaction."""
        await through(tx, lambda runner: self.over(runner, rows))


class Among(FunctionElement[bool]):
    """The condition that a column is one of the ids that a ``Query`` is run with."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, column: Any, ids: str) -> None:
        super().__init__(column, bindparam(ids, type_=Text))

    def self_group(self, against: object = None) -> Self:
        """Stay as it is: SQLite would be asked for "… = 1", and read the table from end to end."""
        return self


@compiles(Among)
def _among(element: Among, compiler: SQLCompiler, **more: Any) -> str:
    column, ids = (compiler.process(part, **more) for part in element.clauses)
    if compiler.dialect.name == "sqlite":
        return f"{column} IN (SELECT value FROM json_each({ids}))"  # noqa: S608  # both compiled
    return f"{column} = ANY (CAST({ids} AS BIGINT[]))"


class Found(FunctionElement[bool]):
    """The condition that a column is one of what a query finds, which is run first, and once."""

    type = Boolean()
    inherit_cache = True

    def self_group(self, against: object = None) -> Self:
        """Stay as it is, as ``Among`` does."""
        return self


@compiles(Found)
def _found(element: Found, compiler: SQLCompiler, **more: Any) -> str:
    column, query = (compiler.process(part, **more) for part in element.clauses)
    return (
        f"{column} IN {query}"
        if compiler.dialect.name == "sqlite"
        else (f"{column} = ANY (ARRAY{query})")
    )


def inserted(into: type[Base], values: Given, insert: Insert) -> postgresql.Insert | sqlite.Insert:
    """Return an INSERT of these columns, for a ``Bulk``."""
    if insert is sqlite.Insert:
        return insert(table(into)).values(values)
    return insert(table(into)).from_select(list(values), select(*values.values()))


def _listed(value: object, dialect: str) -> object:
    if isinstance(value, list):
        return str(value) if dialect == "sqlite" else _literal(value)  # JSON, or an array
    return value


def _literal(numbers: Sequence[Stored]) -> str:
    """Return an array as PostgreSQL reads it: the driver takes five times as long for its own."""
    return "{" + str(numbers)[1:-1].replace("None", "NULL") + "}"


def _given(column: Sequence[Stored], kind: type[TypeEngine[Any]]) -> object:
    return _literal(column) if issubclass(kind, Integer) else column


def _array(name: str, kind: type[TypeEngine[Any]]) -> ColumnElement[Any]:
    array = postgresql.ARRAY(kind, dimensions=1)
    if issubclass(kind, Integer):
        return cast_to(bindparam(name, type_=Text), array)
    return bindparam(name, type_=array)


def _arrays(columns: Mapping[str, type[TypeEngine[Any]]]) -> Given:
    values = [_array(name, kind) for name, kind in columns.items()]
    rows = func.unnest(*values).table_valued(*columns, name="given").render_derived()
    return {name: rows.c[name] for name in columns}
