"""The shared rate: never above it, whoever asks, and nothing while it is held off."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import counters
from db.columns import EPOCH
from db.database import Database
from db.replicas import rate_limit
from db.replicas.rate_limit import slots

SECOND = timedelta(seconds=1)
MICROSECOND = timedelta(microseconds=1)
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

requests = st.lists(
    st.tuples(
        st.timedeltas(timedelta(), timedelta(seconds=3)),  # since the one before
        st.integers(1, 40),
    ),
    min_size=1,
    max_size=12,
)


@given(asked=requests, rate=st.floats(0.2, 1000), burst=st.integers(1, 5), data=st.data())
def test_in_any_span_no_more_slots_fall_than_the_rate_and_the_burst_allow(
    asked: list[tuple[timedelta, int]], rate: float, burst: int, data: st.DataObject
) -> None:
    now, free_at, moments = START, EPOCH, list[datetime]()
    for later, count in asked:
        now += later
        taken, free_at = slots(free_at, [now] * count, rate, burst)
        assert len(taken) == count
        assert min(taken) >= now
        moments.extend(taken)
    assert moments == sorted(moments)
    first = data.draw(st.integers(0, len(moments) - 1))
    last = data.draw(st.integers(first, len(moments) - 1))
    span = moments[last] - moments[first] + MICROSECOND
    assert last - first + 1 <= span.total_seconds() * rate * (1 + 1e-9) + burst


@given(rate=st.floats(1, 500), count=st.integers(1, 300))
def test_one_reservation_takes_no_longer_than_the_rate_asks_for(rate: float, count: int) -> None:
    moments, free_at = slots(EPOCH, [START] * count, rate)
    assert moments[0] == START
    needed = timedelta(seconds=count / rate)
    assert needed <= free_at - START <= needed + timedelta(milliseconds=1) + MICROSECOND


def test_after_a_rest_a_burst_goes_out_at_once_and_the_rest_in_step() -> None:
    moments, free_at = slots(EPOCH, [START] * 5, 1, 3)
    assert [(m - START).total_seconds() for m in moments] == [0, 0, 0, 1, 2]
    assert free_at == START + 5 * SECOND


def test_what_is_due_later_waits_for_its_moment_and_for_its_place() -> None:
    wanted = [START, START, START + SECOND, START + SECOND]
    moments, free_at = slots(EPOCH, wanted, 2)
    assert [(m - START).total_seconds() for m in moments] == [0, 0.5, 1, 1.5]
    assert free_at == START + 2 * SECOND


async def test_replicas_share_one_rate(database: Database) -> None:
    async def reserve(count: int) -> tuple[datetime, ...]:
        async with database.begin() as tx:
            return await rate_limit.reserve(tx, "bot", [START] * count, 30)

    taken = await asyncio.gather(*(reserve(1 + number % 3) for number in range(30)))

    moments = sorted(moment for reserved in taken for moment in reserved)
    assert len(moments) == 60
    gap = SECOND / 30 - MICROSECOND
    assert all(later - earlier >= gap for earlier, later in pairwise(moments))
    assert moments[0] == START
    assert moments[-1] < START + 2.1 * SECOND


async def test_budgets_of_different_names_do_not_share(database: Database) -> None:
    async with database.begin() as tx:
        for name in ("bot", "chat:1"):
            assert await rate_limit.reserve(tx, name, [START], 1) == (START,)


async def test_a_reservation_that_is_rolled_back_takes_no_slot(database: Database) -> None:
    async def fail() -> None:
        async with database.begin() as tx:
            await rate_limit.reserve(tx, "bot", [START] * 9, 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with database.begin() as tx:
        assert await rate_limit.reserve(tx, "bot", [START], 1) == (START,)


@pytest.mark.parametrize("burst", [1, 3])
async def test_nothing_falls_before_a_hold_is_over_and_the_longest_hold_counts(
    database: Database, burst: int
) -> None:
    async with database.begin() as tx:
        await rate_limit.reserve(tx, "bot", [START] * 2, 1, burst)
        await rate_limit.hold_off(tx, "bot", START + 7 * SECOND)
        await rate_limit.hold_off(tx, "bot", START + 3 * SECOND)
    async with database.begin() as tx:
        moments = await rate_limit.reserve(tx, "bot", [START] * 4, 1, burst)
        assert moments[0] == START + 7 * SECOND
        later = await rate_limit.reserve(tx, "bot", [START + 60 * SECOND], 1, burst)
        assert later == (START + 60 * SECOND,)


async def test_a_hold_before_the_first_reservation_counts_too(database: Database) -> None:
    async with database.begin() as tx:
        await rate_limit.hold_off(tx, "bot", START + SECOND)
        assert await rate_limit.reserve(tx, "bot", [START], 30) == (START + SECOND,)


async def test_counters_add_up_over_processes(database: Database) -> None:
    async def bump(number: int) -> None:
        async with database.begin() as tx:
            await counters.bump(tx, f"c{number % 2}", number)

    await asyncio.gather(*map(bump, range(10)))

    async with database.begin() as tx:
        assert await counters.totals(tx) == {"c0": 20, "c1": 25}


async def test_what_may_be_left_out_takes_a_slot_only_if_none_waits(database: Database) -> None:
    async with database.begin() as tx:
        assert await rate_limit.take_free(tx, "bot", START, 10)
        assert not await rate_limit.take_free(tx, "bot", START, 10)
        assert await rate_limit.take_free(tx, "bot", START + SECOND / 10, 10)
        (due,) = await rate_limit.reserve(tx, "bot", [START + SECOND / 10], 10)
        assert due == START + SECOND / 5, "it counts as any other"
        await rate_limit.reserve(tx, "bot", [START + SECOND] * 50, 10)
        assert not await rate_limit.take_free(tx, "bot", START + 2 * SECOND, 10), "many wait"
        await rate_limit.hold_off(tx, "bot", START + 60 * SECOND)
        assert not await rate_limit.take_free(tx, "bot", START + 30 * SECOND, 10), (
            "Telegram said 429"
        )


async def test_a_clock_set_back_two_hours_holds_up_nobody(database: Database) -> None:
    async with database.begin() as tx:
        await rate_limit.reserve(tx, "bot", [START] * 5, 1)
        await rate_limit.hold_off(tx, "bot", START + SECOND)
        earlier = START - timedelta(hours=2)
        assert await rate_limit.reserve(tx, "bot", [earlier], 1) == (earlier,)
        later = START - timedelta(minutes=30)
        assert await rate_limit.reserve(tx, "bot", [later], 1) == (later,), "nor later on"
