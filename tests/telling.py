"""What people do in tests, in the words of the buttons they tap."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from care.model import Gate
from content.load.check import CONTENT
from content.texts import load_texts
from db import people, sitting, timers
from db.database import Database
from db.people import Consent, Person
from scheduler.model import Sitting, TimerKind
from scheduler.windows import next_daily
from tests.typed import windows
from tests.world import Chat, Message, World, labels, text_of

ENGLISH = load_texts(CONTENT / "locales")
ALL = frozenset(Consent)


def label(key: str, **values: str | int) -> str:
    """Return a button's label in English, without the mark in front of a list's line."""
    return ENGLISH.label("en", key, **({"given": ""} | values)).strip()


def opening(key: str, **values: str | int) -> str:
    """Return the first line of a message in English, as a reader sees it."""
    return text_of({"html": ENGLISH.say("en", key, **values)}).strip().splitlines()[0]


async def onboard(
    person: Chat,
    *,
    consents: Collection[Consent] = ALL,
    profile: Collection[Gate] = (),
    zone: str = "Europe/London",
    windows: str = "daily 08:00-20:00",
    floor: bool = False,
    checkin: str = "off",
) -> Message:
    """Answer every question of the start; return the last message."""
    await person.types("/start")
    await person.taps(label("adult-yes"))
    for consent in Consent:
        if consent in consents:
            await person.taps(label(f"consent-{consent}"))
            await person.sees(ticked(label(f"consent-{consent}")))
    await person.taps(label("go-on"))
    await person.sees(opening("ask-zone"))
    await person.types(zone)
    if Consent.SAFETY in consents:
        await _profile(person, profile)
    await person.sees("genitals")
    await person.taps(label("triage-emergency-none"))
    urgent = await person.sees(opening("triage-urgent-card"))
    await person.taps_on(urgent, label("none-of-these"))
    await person.sees(opening("ask-windows"))
    await person.types(windows)
    await person.taps(label("limit-button", minutes=50))
    await person.taps(label("place-floor" if floor else "place-desk"))
    if Consent.PAIN_LOG in consents:
        await person.sees(opening("ask-checkin"))
        await person.types(checkin)
    return await person.sees(opening("ready", line=""))


async def _profile(person: Chat, profile: Collection[Gate]) -> None:
    await person.sees(opening("ask-profile"))
    for gate in profile:
        await person.taps(label(f"gate-{gate}"))
        await person.sees(ticked(label(f"gate-{gate}")))
    await person.taps(label("go-on") if profile else label("none-of-these"))


def ticked(line: str) -> Callable[[Message], bool]:
    """Return whether a message has this line of a list ticked."""

    def shown(message: Message) -> bool:
        return any(line in text and text.startswith("✅") for text in labels(message))

    return shown


async def introduced(
    database: Database,
    now: datetime,
    chat_id: int,
    *,
    consents: Collection[Consent] = ALL,
    profile: Collection[Gate] = (),
    **changes: object,
) -> Person:
    """Store a person who has answered every question; their first word sets the nudge's timer."""
    answers: dict[str, object] = {
        "zone": "Europe/London",
        "country": "GB",
        "windows": windows("daily 08:00-20:00"),
        "adult": True,
        "onboarded_at": now,
        "profile": frozenset(profile) if Consent.SAFETY in consents else None,
        "profile_at": now if Consent.SAFETY in consents else None,
    }
    async with database.begin() as tx:
        person = await people.add(tx, chat_id, "en", now)
        for consent in consents:
            await people.consent(tx, person.id, consent, True, "test", now)
        await people.save(tx, replace(person, **(answers | changes)))  # type: ignore[arg-type]  # a test's own fields
        await sitting.save(tx, person.id, Sitting(sitting_since=now))
        if (minute := cast("int | None", changes.get("checkin_minute"))) is not None:
            due = next_daily(ZoneInfo("Europe/London"), minute, now)
            await timers.put(tx, person.id, TimerKind.CHECK_IN, "", due)
    return person


async def acquainted(
    world: World,
    chat_id: int = 1001,
    *,
    consents: Collection[Consent] = ALL,
    profile: Collection[Gate] = (),
    **changes: object,
) -> Chat:
    """A person who has answered every question, sits from 8 to 20, and has the chat open."""
    now = world.program.clock.now()
    await introduced(world.database, now, chat_id, consents=consents, profile=profile, **changes)
    chat = await world.person(chat_id)
    await chat.types("/start")
    await chat.sees(
        lambda m: (
            ENGLISH.label("de", "next-at", time="")[:12] in text_of(m) or "Next nudge" in text_of(m)
        )
    )
    return chat


async def stored(world: World, chat_id: int = 1001) -> Person:
    """Return the person of a chat as the database has them."""
    async with world.database.begin() as tx:
        person = await people.by_chat(tx, chat_id)
    assert person is not None
    return person
