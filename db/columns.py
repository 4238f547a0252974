"""What every table shares: instants in milliseconds, ids, and the person a row hangs on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated, ClassVar, overload

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Dialect,
    ForeignKey,
    Integer,
    Label,
    MetaData,
    SQLColumnExpression,
    Table,
    literal_column,
    type_coerce,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, mapped_column
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
MINUTE = timedelta(minutes=1)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, stored as UTC milliseconds and read back in UTC. Naive ones raise."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return stored(value)

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[int | None], datetime | None]:
        return instant  # for every value of every row: one call, not two


@overload
def instant(value: int) -> datetime: ...
@overload
def instant(value: int | None) -> datetime | None: ...
def instant(value: int | None) -> datetime | None:
    """Return what a column of instants holds."""
    return None if value is None else EPOCH + value * MILLISECOND


@overload
def stored(moment: datetime) -> int: ...
@overload
def stored(moment: datetime | None) -> int | None: ...
def stored(moment: datetime | None) -> int | None:
    """Return an aware instant as its column holds it: UTC milliseconds."""
    return None if moment is None else (moment - EPOCH) // MILLISECOND


class Base(DeclarativeBase):
    type_annotation_map: ClassVar = {datetime: Instant}
    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        }
    )


# SQLite counts up only an INTEGER key, and would give a deleted row's id to the next one.
BigKey = BigInteger().with_variant(Integer, "sqlite")
NEVER_REUSED = {"sqlite_autoincrement": True}
# These rows change all day: vacuum by count, or a million timers wait for a fifth of them to rot.
BUSY_TABLE = {
    "postgresql_with": {
        "fillfactor": 80,
        "autovacuum_vacuum_scale_factor": 0,
        "autovacuum_vacuum_threshold": 5000,
    }
}

Id = Annotated[int, mapped_column(BigKey, primary_key=True)]
Big = Annotated[int, mapped_column(BigInteger)]
UserId = Annotated[int, mapped_column(BigInteger, ForeignKey("people.id", ondelete="CASCADE"))]
# For one row a person: as SQLite's own key it is found in one step.
OwnId = Annotated[int, mapped_column(BigKey, ForeignKey("people.id", ondelete="CASCADE"))]


# Written out: PostgreSQL takes two parameters of one value for two ways of grouping.
MINUTE_MS = literal_column("60000", BigInteger)


def minute_of(instant: SQLColumnExpression[datetime | None]) -> Label[int]:
    """Return the minute of an instant's column, in whole minutes since ``EPOCH``."""
    return (type_coerce(instant, BigInteger) // MINUTE_MS).label("minute")


def latest_first(number: InstrumentedAttribute[int]) -> ColumnElement[int]:
    """Order one person's rows by their ids, from the last.

    By the bare id PostgreSQL may look for them from the end of everybody's.
    """
    return (number + literal_column("0", BigInteger)).desc()


def table(row: type[Base]) -> Table:
    """Return the table of a row class, for statements below the ORM."""
    return Base.metadata.tables[row.__tablename__]


def insert(tx: AsyncSession, row: type[Base]) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that knows ON CONFLICT, in the words of this transaction's database."""
    if tx.get_bind().dialect.name == "sqlite":
        return sqlite.insert(table(row))
    return postgresql.insert(table(row))
