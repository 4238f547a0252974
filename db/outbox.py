"""Messages that wait to be sent: what and for whom. A row leaves when it was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from operator import itemgetter

from sqlalchemy import (
    BigInteger,
    Integer,
    LargeBinary,
    String,
    UpdateBase,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from db.columns import instant, stored, table
from db.database import Database
from db.encryption import seal, unseal
from db.fast.compiled_sql import Among, Bulk, Found, Given, Insert, Query, Stored, inserted
from db.fast.statement_runner import Runner, in_place
from db.replicas.notify import Signal, tell_by
from db.tables.queue import OutboxRow, TimerRow
from scheduler.model import LANES, Json, Lane, Outgoing
from scheduler.store import Advance

ANSWER = "answer"  # the kind of a row that is rendered already


async def answer(
    tx: AsyncSession,
    user_id: int,
    chat_id: int,
    payload: Mapping[str, Json],
    now: datetime,
    lease: timedelta,
) -> int:
    """Store the answer to a tap and return its id. Call while the person's row is held.

    Its writer sends it at once; another process takes it only when the lease has run out.
    """
    row = OutboxRow(
        due_at=now,
        user_id=user_id,
        chat_id=chat_id,
        lane=Lane.ANSWER,
        kind=ANSWER,
        key="",
        claimed_until=now + lease,
        attempt=1,
        payload=dict(payload),
    )
    tx.add(row)
    await tx.flush()
    return row.id


def enqueue(runner: Runner, advances: Sequence[Advance]) -> None:
    """Store what these timers say, each due time once.

    Call after their versions moved on, while the rows of their people are held.
    """
    sealed: dict[int, bytes] = {}
    rows: list[Sequence[Stored]] = []
    for advance in advances:
        timer, words = advance.timer, advance.payload
        if id(words) not in sealed:  # most say the same
            sealed[id(words)] = seal(runner.dialect, OutboxRow.payload, dict(words))
        rows.append(
            (
                timer.id,
                stored(timer.due_at),
                timer.user_id,
                timer.chat_id,
                NUMBERS[timer.kind],
                timer.kind,
                timer.key,
                stored(advance.expires_at),
                sealed[id(words)],
                timer.version + 1,
            )
        )
    SAY.over(runner, rows)
    tell_by(runner, Signal.OUTBOX)


def _say(given: Given, insert: Insert) -> UpdateBase:
    fresh = inserted(OutboxRow, {**given, "attempt": literal_column("0")}, insert)
    return fresh.on_conflict_do_nothing(index_elements=["user_id", "timer_id", "due_at"])


SAY = Bulk(
    _say,
    timer_id=BigInteger,
    due_at=BigInteger,
    user_id=BigInteger,
    chat_id=BigInteger,
    lane=Integer,
    kind=String,
    key=String,
    expires_at=BigInteger,
    payload=LargeBinary,
    version=Integer,
)


LANE = {lane.value: lane for lane in Lane}
NUMBERS = {kind: lane.value for kind, lane in LANES.items()}
IN_ORDER = itemgetter(3, 6, 0)  # lane, due_at, id
OUTBOX = table(OutboxRow).c
OTHERS = table(OutboxRow).alias("others")
EVERY_LANE = [literal_column(str(lane.value), Integer) for lane in Lane]
NOBODYS = or_(OUTBOX.claimed_until.is_(None), OUTBOX.claimed_until <= bindparam("now"))
FREE = (
    select(OUTBOX.id)
    .where(
        OUTBOX.lane.in_(EVERY_LANE),  # so that each lane is read no further than it is due
        OUTBOX.due_at <= bindparam("soon"),
        NOBODYS,
        # One chat's messages come in order: none while another one, as urgent, is on its way.
        ~exists().where(
            OTHERS.c.user_id == OUTBOX.user_id,
            OTHERS.c.lane <= OUTBOX.lane,
            OTHERS.c.claimed_until > bindparam("now"),
        ),
    )
    .order_by(OUTBOX.lane, OUTBOX.due_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("free")  # not a subquery: PostgreSQL may run that more than once
)
CLAIM = Query(
    update(table(OutboxRow))
    .where(Found(OUTBOX.id, select(FREE.c.id).scalar_subquery()))
    .values(claimed_until=bindparam("until"), attempt=OUTBOX.attempt + 1)
    .returning(
        OUTBOX.id, OUTBOX.user_id, OUTBOX.chat_id, OUTBOX.lane, OUTBOX.kind, OUTBOX.key,
        OUTBOX.due_at, OUTBOX.expires_at, OUTBOX.attempt, OUTBOX.payload,
    )
)  # fmt: skip
# Minima are looked up at one end of an index. EXISTS would look through the table, and at all
# that was sent since it was last vacuumed.
FIRST_LANE = Query(select(func.min(OUTBOX.lane)))
FREE_AT = case((NOBODYS, OUTBOX.due_at), else_=OUTBOX.claimed_until)
FIRST_OF_EACH = union_all(
    *(
        select(func.min(moment).label("first")).where(OUTBOX.lane == lane, condition)
        for lane in EVERY_LANE
        for moment, condition in (
            (FREE_AT, OUTBOX.due_at <= bindparam("soon")),
            (OUTBOX.due_at, OUTBOX.due_at > bindparam("soon")),
        )
    )
).subquery()
SOONEST = Query(select(func.min(FIRST_OF_EACH.c.first)))
DONE = Query(delete(table(OutboxRow)).where(Among(OUTBOX.id, "ids")))


async def claim(
    tx: AsyncSession, now: datetime, lease: timedelta, limit: int, ahead: timedelta = timedelta()
) -> tuple[Outgoing, ...]:
    """Take up to ``limit`` messages for the time of ``lease``; nobody else gets them till then.

    Also ``ahead`` of their due time: they are not to be sent before it. In the order of their lanes
    and due times, whether or not they were put back.
    """
    moments = {"now": stored(now), "soon": stored(now + ahead), "until": stored(now + lease)}
    return await in_place(tx, lambda runner: _claimed(runner, most=limit, **moments))


def _claimed(runner: Runner, **given: int) -> tuple[Outgoing, ...]:
    rows, payload = CLAIM.rows(runner, **given), OutboxRow.payload
    # What was said together was sealed together.
    opened = {sealed: unseal(runner.dialect, payload, sealed) for sealed in {r[-1] for r in rows}}
    return tuple(
        Outgoing(
            number, user_id, chat_id, LANE[lane], kind, key,
            instant(due_at), instant(expires_at), attempt, opened[sealed],
        )
        for number, user_id, chat_id, lane, kind, key, due_at, expires_at, attempt, sealed
        in sorted(rows, key=IN_ORDER)
    )  # fmt: skip


async def empty(database: Database) -> bool:
    """Return whether nothing waits at all, and nothing is on its way."""
    return await database.look(FIRST_LANE) is None


async def soonest(
    tx: AsyncSession, now: datetime, ahead: timedelta = timedelta()
) -> datetime | None:
    """Return when the first of all messages is due, or free again, or None.

    Call when ``claim`` found none: it reads all that is due by then.
    """
    [row] = await SOONEST.run(tx, now=stored(now), soon=stored(now + ahead))
    first: int | None = row[0]
    return instant(first)


async def still_meant(tx: AsyncSession, outgoing: Outgoing) -> bool:
    """Return whether the timer behind a message has stayed as it was when it spoke."""
    if outgoing.kind == ANSWER:
        return True
    unchanged = await tx.scalar(
        select(OutboxRow.id)
        .join(TimerRow, TimerRow.id == OutboxRow.timer_id)
        .where(OutboxRow.id == outgoing.id, OutboxRow.version == TimerRow.version)
    )
    return unchanged is not None


async def rendered(
    tx: AsyncSession,
    outbox_id: int,
    payload: Mapping[str, Json],
    until: datetime,
    *,
    expires: bool = True,
) -> None:
    """Keep what a flow made of a message, so that another try says the same; ours ``until``.

    What a flow says because it is late does not expire again.
    """
    values: dict[str, object] = {"kind": ANSWER, "payload": dict(payload), "claimed_until": until}
    if not expires:
        values["expires_at"] = None
    await tx.execute(update(OutboxRow).where(OutboxRow.id == outbox_id).values(values))


async def free(tx: AsyncSession, user_id: int, after: datetime) -> None:
    """Free a person's messages that were put back until later than ``after``."""
    put_back = OutboxRow.claimed_until > after
    await tx.execute(
        update(OutboxRow).where(OutboxRow.user_id == user_id, put_back).values(claimed_until=None)
    )


async def recover(tx: AsyncSession) -> None:
    """Free what a killed process had under way: it is sent at once, before what came later."""
    await tx.execute(
        update(OutboxRow).where(OutboxRow.claimed_until.is_not(None)).values(claimed_until=None)
    )


async def done(tx: AsyncSession, ids: Sequence[int]) -> None:
    """Remove messages that were sent, or need not be."""
    await DONE.run(tx, ids=list(ids))


async def drop_person(tx: AsyncSession, user_id: int) -> None:
    """Remove all that waits for a person."""
    await tx.execute(delete(OutboxRow).where(OutboxRow.user_id == user_id))


async def waiting(tx: AsyncSession) -> Mapping[Lane, int]:
    """Return how many messages wait or are on their way, for every lane."""
    counted = await tx.execute(select(OutboxRow.lane, func.count()).group_by(OutboxRow.lane))
    return dict.fromkeys(Lane, 0) | {Lane(lane): number for lane, number in counted}
