"""One statement over many rows: arrays on PostgreSQL; JSON, or the driver's own loop, on SQLite."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, Self

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Dialect,
    Text,
    UpdateBase,
    bindparam,
    func,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine

from db.base import EPOCH, MILLISECOND

Stored = int | str | bytes | None  # a value as it is stored
Given = Mapping[str, ColumnElement[Any]]
Insert = type[postgresql.Insert] | type[sqlite.Insert]
Build = Callable[[Given, Insert], UpdateBase]


class Bulk:
    """A statement over rows of these columns.

    ``build`` is handed what stands for the columns, and the INSERT that knows ON CONFLICT.
    """

    def __init__(self, build: Build, **columns: type[TypeEngine[Any]]) -> None:
        self._columns = tuple(columns)
        self._on_postgresql = build(_arrays(columns), postgresql.Insert)
        values = {name: bindparam(name, type_=kind) for name, kind in columns.items()}
        compiled = build(values, sqlite.Insert).compile(dialect=sqlite.dialect())
        self._on_sqlite = str(compiled)
        self._order = [self._columns.index(name) for name in compiled.positiontup or ()]

    async def run(self, tx: AsyncSession, rows: Sequence[Sequence[Stored]]) -> None:
        """Run the statement over ``rows``, each with a value for every column, in their order."""
        if not rows:
            return
        connection = await tx.connection()
        if connection.dialect.name == "sqlite":
            ordered = list(map(itemgetter(*self._order), rows))
            await connection.exec_driver_sql(self._on_sqlite, ordered)
        else:
            values = map(list, zip(*rows, strict=True))
            given = dict(zip(self._columns, values, strict=True))
            await connection.execute(self._on_postgresql, given)


class Ids(TypeDecorator[Collection[int]]):
    """Any number of ids as one parameter."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return Text() if dialect.name == "sqlite" else _array(BigInteger)

    def process_bind_param(self, value: Collection[int] | None, dialect: Dialect) -> object:
        ids = list(value or ())
        return f"[{','.join(map(str, ids))}]" if dialect.name == "sqlite" else ids


class Among(FunctionElement[bool]):
    """The condition that a column is one of the ids that the statement is run with."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, column: Any, ids: str) -> None:
        super().__init__(column, bindparam(ids, type_=Ids))

    def self_group(self, against: object = None) -> Self:
        """Stay as it is: SQLite would be asked for "… = 1", and read the table from end to end."""
        return self


@compiles(Among)
def _among(element: Among, compiler: SQLCompiler, **more: Any) -> str:
    column, ids = (compiler.process(part, **more) for part in element.clauses)
    if compiler.dialect.name == "sqlite":
        return f"{column} IN (SELECT value FROM json_each({ids}))"  # noqa: S608  # both compiled
    return f"{column} = ANY ({ids})"


def stored(moment: datetime | None) -> int | None:
    """Return an aware instant as its column holds it: UTC milliseconds."""
    return None if moment is None else (moment - EPOCH) // MILLISECOND


def _array(kind: type[TypeEngine[Any]]) -> postgresql.ARRAY[Any]:
    return postgresql.ARRAY(kind, dimensions=1)


def _arrays(columns: Mapping[str, type[TypeEngine[Any]]]) -> Given:
    values = [bindparam(name, type_=_array(kind)) for name, kind in columns.items()]
    rows = func.unnest(*values).table_valued(*columns, name="given").render_derived()
    return {name: rows.c[name] for name in columns}
