"""The start of a chat: every question tapped or typed, kept over a restart, answered again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

import pytest

from care.model import Gate, Tier
from db import people
from db.people import Consent
from tests.asking import NONE, checkins_of, suspended
from tests.telling import ALL, label, onboard, opening, stored, ticked
from tests.world import Chat, Message, World, open_world, text_of

LIST = "Losing weight without trying"


async def test_a_newcomer_is_told_when_the_first_nudge_comes(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    async with open_world(tmp_path, database_url, key) as world:
        ann = await world.person()
        ready = await onboard(ann, profile=[Gate.DISC], floor=True, checkin="18:30")
        assert "Next nudge: 8:5" in text_of(ready) or "Next nudge: 08:5" in text_of(ready)
        async with world.database.begin() as tx:
            person = await people.by_chat(tx, ann.id)
    assert person is not None
    assert person.profile == frozenset({Gate.DISC})
    assert any("we leave out all techniques" in shown for shown in ann.shown)
    assert person.consents == frozenset(Consent)
    assert (person.zone, person.country, person.floor) == ("Europe/London", "GB", True)
    assert person.checkin_minute == 18 * 60 + 30


@pytest.mark.parametrize("typed", ["25:00-26:00", "Mon-Fry 09:00-17:00", "17:00-17:00"])
async def test_hours_that_cannot_be_read_change_nothing_and_are_asked_again(
    tmp_path: Path, sqlite_url: str, key: bytes, typed: str
) -> None:
    async with open_world(tmp_path, sqlite_url, key) as world:
        ann = await world.person()
        await onboard(ann)
        ann.caught_up()
        await ann.types(f"/windows {typed}")
        answer = await ann.sees("09:00")
        assert text_of(answer).count("\n") == 0
        async with world.database.begin() as tx:
            person = await people.by_chat(tx, ann.id)
    assert person is not None
    assert [(w.start, w.end) for w in person.windows] == [(480, 1200)]


async def test_a_restart_half_way_goes_on_with_the_open_question(
    tmp_path: Path, database_url: str, key: bytes
) -> None:
    async with open_world(tmp_path, database_url, key) as world:
        ann = await world.person()
        await ann.types("/start")
        await ann.taps(label("adult-yes"))
        await ann.sees(opening("ask-consents"))
    async with open_world(tmp_path, database_url, key) as world:
        ann = await world.person()
        ann.caught_up()
        await ann.taps(label("consent-reminders"))
        await ann.taps(label("go-on"))
        await ann.sees(opening("ask-zone"))
        await ann.types("Lisbon")
        await ann.sees("genitals")


async def test_a_doubled_tap_never_answers_the_emergency_card_that_comes_next(
    tmp_path: Path, sqlite_url: str, key: bytes
) -> None:
    async with open_world(tmp_path, sqlite_url, key) as world:
        ann = await world.person()
        await ann.types("/start")
        await ann.taps(label("adult-yes"))
        for consent in ("reminders", "safety"):
            await ann.taps(label(f"consent-{consent}"))
        await ann.taps(label("go-on"))
        await ann.sees(opening("ask-zone"))
        await ann.types("Lisbon")
        profile = await ann.sees(opening("ask-profile"))
        for _ in range(2):
            await ann.taps_on(profile, label("none-of-these"), force=True)
        card = await ann.sees("genitals")
        assert card["id"] != profile["id"]
        await ann.types("perhaps a little")
        await ann.sees(opening("unclear-yes-no"))
        cards = [m for m in ann.messages.values() if "genitals" in text_of(m)]
        assert [m["id"] for m in cards] == [card["id"]], "asked once, and still open"
        await ann.types("no")
        await ann.sees(LIST)


async def at_the_cards(world: World, consents: Collection[Consent] = ALL) -> Chat:
    """A newcomer in front of the emergency card."""
    ann = await world.person()
    await ann.types("/start")
    await ann.taps(label("adult-yes"))
    for consent in consents:
        await ann.taps(label(f"consent-{consent}"))
        await ann.sees(ticked(label(f"consent-{consent}")))
    await ann.taps(label("go-on"))
    await ann.sees(opening("ask-zone"))
    await ann.types("Lisbon")
    if Consent.SAFETY in consents:
        await ann.sees(opening("ask-profile"))
        await ann.taps(label("none-of-these"))
    await ann.sees("genitals")
    return ann


async def goes_on(world: World, ann: Chat) -> Message:
    """Answer the rest of the start."""
    await ann.sees(opening("ask-windows"))
    await ann.types("daily 08:00-20:00")
    await ann.taps(label("limit-button", minutes=50))
    await ann.taps(label("place-desk"))
    if Consent.PAIN_LOG in (await stored(world)).consents:
        await ann.taps(label("checkin-off"))
    return await ann.sees("All set.")


async def test_both_cards_are_asked_at_the_start_and_not_again_in_the_same_week(
    world: World,
) -> None:
    ann = await world.person()
    await onboard(ann)
    assert [sum(words in s for s in ann.shown) for words in ("genitals", LIST)] == [1, 1]
    assert sum("Nothing on this list today" in s for s in ann.shown) == 1, "said once, for both"
    assert [c.answers.flags for c in reversed(await checkins_of(world))] == [
        {"E": "no"}, {"U": "no"},
    ]  # fmt: skip
    ann.caught_up()
    await ann.types("/checkin")
    await ann.sees("from 0 to 10")
    assert await suspended(world) == ()


@pytest.mark.parametrize("consents", [ALL, [Consent.REMINDERS]], ids=["all", "nothing is kept"])
async def test_what_is_ticked_on_the_urgent_list_of_the_start_is_advised_and_pauses(
    world: World, consents: Collection[Consent]
) -> None:
    ann = await at_the_cards(world, consents)
    await ann.taps(NONE)
    await ann.sees(LIST)
    await ann.taps(label("triage-U1-label"))
    await ann.taps(label("triage-U2-label"))
    await ann.taps(label("go-on"))
    await ann.sees("Speak to a doctor or nurse line today")
    [urgent] = await suspended(world)
    assert (urgent.tier, urgent.fired) == (Tier.URGENT, ("U1", "U2"))
    assert len(await checkins_of(world)) == (2 if Consent.SAFETY in consents else 0)
    ready = await goes_on(world, ann)
    assert "guided techniques are paused" in text_of(ready)


async def test_below_the_advice_to_call_the_urgent_list_of_the_start_is_not_asked(
    small_world: World,
) -> None:
    ann = await at_the_cards(small_world, [Consent.REMINDERS])
    await ann.taps(label("triage-emergency-yes"))
    await ann.sees("Do not drive yourself")
    ready = await goes_on(small_world, ann)
    assert "guided techniques are paused" in text_of(ready)
    assert not any(LIST in shown for shown in ann.shown)


async def test_a_tick_at_the_start_that_was_left_is_judged_half_an_hour_later(
    world: World,
) -> None:
    ann = await at_the_cards(world)
    await ann.taps(NONE)
    await ann.sees(LIST)
    await ann.taps(label("triage-U9-label"))
    await ann.sees(ticked(label("triage-U9-label")))
    await world.jump(timedelta(minutes=31))
    await ann.sees("Speak to a doctor or nurse line today")
    await ann.sees(opening("checkin-unfinished"))
    await ann.taps(label("go-on"))
    await ann.sees(opening("ask-windows"))
    assert [s.fired for s in await suspended(world)] == [("U9",)]


async def test_a_tick_on_the_list_of_the_start_counts_long_after(small_world: World) -> None:
    ann = await small_world.person()
    await onboard(ann)
    newest = max(m["id"] for m in ann.messages.values() if m["from"] == "bot")
    await ann.sends("tap", message_id=newest, data="q:urgent:U3", force=True)
    await ann.sees("Speak to a doctor or nurse line today")
    assert [s.fired for s in await suspended(small_world)] == [("U3",)]


async def test_no_to_the_urgent_list_can_be_typed_and_rubbish_is_asked_again(
    small_world: World,
) -> None:
    ann = await at_the_cards(small_world)
    await ann.types("no")
    await ann.sees(LIST)
    await ann.types("9 to 5")
    await ann.sees(opening("unclear-urgent"))
    await ann.types("none of these")
    await ann.sees(opening("ask-windows"))
