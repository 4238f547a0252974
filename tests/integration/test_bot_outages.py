"""The Bot API or the database away, slow or forgetful: nothing lost, nothing twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.channel.errors import TokenRefused
from bot.sender.chat_rate_limit import BUDGET
from db import checkins, nudges, outbox, sitting
from db.nudges import Nudge, NudgeOutcome
from db.replicas import rate_limit
from scheduler.model import Lane
from tests.asking import denies_the_lists
from tests.proxy import proxied
from tests.telling import acquainted, label, opening, stored
from tests.world import PATIENCE, World, open_world, text_of

MINUTE = timedelta(minutes=1)


async def test_ten_minutes_without_the_bot_api_lose_no_check_in(world: World) -> None:
    ann = await acquainted(world)
    back = world.clock.now() + 10 * MINUTE
    await ann.types("4")
    await ann.sees("genitals")
    await world.fault(status=502, until=back.isoformat())
    await ann.taps(label("triage-emergency-none"))
    await world.jump(10 * MINUTE)
    await ann.sees("Where is it?")


async def test_urgent_advice_is_sent_until_telegram_says_that_it_has_it(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("10")
    await ann.sees("genitals")
    await ann.taps(label("triage-emergency-none"))
    await ann.sees("Where is it?")
    await world.fault(status=502, methods=["sendMessage"], count=1)
    for _ in range(2):
        await world.fault(status="reset", methods=["sendMessage"], count=1)
    await world.jump(31 * MINUTE)
    await ann.sees("Speak to a doctor or nurse line today")


async def test_one_chat_that_has_much_to_hear_holds_up_no_other(small_world: World) -> None:
    small_world.clock.set_speed(1)
    ann = await acquainted(small_world)
    bob = await acquainted(small_world, chat_id=1002)
    for _ in range(40):
        await ann.types("/status")
    await small_world.jump_to_next()
    await bob.sees("Time to move")
    heard = [text for text in ann.shown if "Where you stand" in text]
    assert len(heard) < 40, "Bob did not wait for all of it"


async def test_a_late_nudge_is_not_sent_when_the_bot_api_comes_back(world: World) -> None:
    world.clock.set_speed(1)
    ann = await acquainted(world)
    await world.fault(status=502, methods=["sendMessage"])
    ann.caught_up()
    await world.jump_to_next()
    await _called(world, "sendMessage", 502)
    await world.jump(20 * MINUTE)
    await world.heal()
    person = await stored(world)
    async with asyncio.timeout(PATIENCE):
        while (await _last_nudge(world, person.id)).outcome is NudgeOutcome.WAITING:
            await world.calls("sendMessage")
    assert (await _last_nudge(world, person.id)).outcome is NudgeOutcome.LATE
    async with world.database.begin() as tx:
        assert (await sitting.load(tx, person.id)).unanswered == 0
    await ann.types("/why")
    await ann.sees("I was too late")
    assert not any("Time to move" in text for text in ann.shown)


async def test_a_routine_waits_for_the_bot_api_and_asks_before_going_on(world: World) -> None:
    world.clock.set_speed(1)
    ann = await acquainted(world)
    await world.jump_to_next()
    await ann.taps(label("nudge-start"))
    await ann.taps(label("routine-go-now"))
    await ann.sees("step 1 of")
    await world.fault(status=502, methods=["editMessageText"])
    await world.jump(10 * timedelta(seconds=1))
    await _called(world, "editMessageText", 502)
    await world.jump(10 * MINUTE)
    await world.heal()
    await ann.sees(opening("routine-late"))
    await ann.taps(label("routine-go"))
    await ann.sees("step ")


async def _last_nudge(world: World, person_id: int) -> Nudge:
    async with world.database.begin() as tx:
        last = await nudges.latest(tx, person_id)
    assert last is not None
    return last


async def _called(world: World, method: str, status: int) -> None:
    """Wait until a call of this method has had this answer."""
    async with asyncio.timeout(PATIENCE):
        while not any(call["status"] == status for call in await world.calls(method)):
            await world.http.get("/sandbox/clock")


async def test_a_nudge_whose_answer_was_lost_is_not_sent_twice(world: World) -> None:
    ann = await acquainted(world)
    ann.caught_up()
    await world.fault(status="lost_reply", methods=["sendMessage"], count=1)
    await world.jump_to_next()
    await ann.sees("Time to move")
    await world.jump(2 * MINUTE)
    await ann.types("/status")
    await ann.sees("Where you stand")
    assert sum("Time to move" in text_of(m) for m in ann.messages.values()) == 1


async def test_emergency_advice_is_repeated_until_telegram_has_it(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/redflags")
    await ann.sees("genitals")
    await world.fault(status="reset", methods=["sendMessage"], count=3)
    await ann.taps(label("triage-emergency-yes"))
    await ann.sees("Call 999 now")
    await ann.sees(lambda m: bool(m["pinned"]), any_time=True)


async def test_telegrams_wish_to_be_left_alone_for_a_moment_is_kept(world: World) -> None:
    ann = await acquainted(world)
    await world.fault(status=429, methods=["sendMessage"], count=2)
    await ann.types("/status")
    await ann.sees("Where you stand")
    refused = [call for call in await world.calls("sendMessage") if call["status"] == 429]
    assert len(refused) == 2


async def test_a_database_that_goes_away_and_comes_back_loses_nothing(
    tmp_path: Path, postgresql_url: str, key: bytes
) -> None:
    address = make_url(postgresql_url)
    async with proxied(f"{address.query['host']}/.s.PGSQL.5432") as proxy:
        through = address.set(host="127.0.0.1", port=proxy.port, query={})
        url = through.render_as_string(hide_password=False)
        async with open_world(tmp_path, url, key) as world:
            ann = await acquainted(world)
            await ann.types("4")
            await ann.sees("genitals")
            proxy.cut()
            await ann.taps(label("triage-emergency-none"))
            await _called(world, "getUpdates", 200)
            proxy.mend()
            await ann.sees("Where is it?")
            await ann.taps(label("triage-site-low-left"))
            await ann.taps(label("go-on"))
            await ann.taps(label("interference-some"))
            await ann.taps(label("answer-no"))
            await denies_the_lists(ann)
            await ann.sees("That is not a medical check")
            person = await stored(world)
            async with world.database.begin() as tx:
                [logged] = await checkins.latest(tx, person.id, 5)
            assert logged.answers.pain == 4


async def test_nudges_that_are_too_late_by_now_take_no_place_in_the_rate(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    async with open_world(tmp_path, database_url, key, speed=1, rate=0.5) as world:
        people = [await acquainted(world, chat_id=1001 + number) for number in range(3)]
        await world.fault(status=502, methods=["sendMessage"])
        await world.jump_to_next()
        await _called(world, "sendMessage", 502)
        await world.jump(20 * MINUTE)
        async with asyncio.timeout(PATIENCE):
            while await _waiting(world, Lane.NUDGE):
                await world.calls("sendMessage")
        async with world.database.begin() as tx:
            now = world.clock.now()
            assert await rate_limit.free_at(tx, BUDGET, now) <= now
        assert not any("Time to move" in text for ann in people for text in ann.shown)


async def test_a_paid_broadcast_is_asked_for_only_where_the_operator_pays(
    tmp_path: Path, sqlite_url: str, key: bytes
) -> None:
    async with open_world(tmp_path, sqlite_url, key, rate=100, paid_broadcast=True) as world:
        ann = await world.person()
        await ann.types("/help")
        await ann.sees("/break")
        [sent, *_] = await world.calls("sendMessage")
        assert sent["params"]["allow_paid_broadcast"] == "true"


@pytest.mark.parametrize("status", [401, 404])
async def test_one_wrong_answer_about_the_token_is_an_outage(
    small_world: World, status: int
) -> None:
    ann = await acquainted(small_world)
    await small_world.fault(status=status, methods=["getUpdates"], count=1)
    ann.caught_up()
    await ann.types("/status")
    await ann.sees("Where you stand")
    assert any(call["status"] == status for call in await small_world.calls("getUpdates"))


async def test_a_token_that_is_refused_time_after_time_ends_the_process(
    tmp_path: Path, sqlite_url: str, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.polling.LONGEST_BACK_OFF", 0.0)

    async def refused() -> None:
        async with open_world(tmp_path, sqlite_url, key) as world, asyncio.timeout(PATIENCE):
            await world.fault(status=401, methods=["getUpdates"])
            await world.running

    with pytest.raises(TokenRefused):
        await refused()


async def _waiting(world: World, lane: Lane) -> int:
    async with world.database.begin() as tx:
        return (await outbox.waiting(tx))[lane]
