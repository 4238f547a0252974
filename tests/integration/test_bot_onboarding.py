"""The start of a chat: every question tapped or typed, kept over a restart, answered again."""

from __future__ import annotations

from pathlib import Path

import pytest

from care.model import Gate
from db import people
from db.people import Consent
from tests.telling import label, onboard, opening
from tests.world import open_world, text_of


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
        await ann.sees(opening("ask-windows"))
