"""A person of another language: everything is said in it, and may be typed in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import wiring
from bot.resources import load_services
from care.model import SafetyMode
from content.texts import load_texts
from db import routines
from db.people import Consent
from db.routines import RoutineState
from tests.french import with_french
from tests.telling import ENGLISH, acquainted, stored
from tests.typed import windows
from tests.world import World, labels, open_world, text_of

ENGLISH_WORDS = re.compile(r"\b(the|you|your|and|with|nudge|back to|tap)\b", re.IGNORECASE)


def german(key: str, **values: str | int) -> str:
    said = ENGLISH.say("de", key, **({"given": ""} | values))
    return text_of({"html": said}).strip().splitlines()[0]


async def test_a_start_can_be_typed_in_german_from_end_to_end(small_world: World) -> None:
    anna = await small_world.person(language="de-AT")
    await anna.types("/start")
    for asked, typed in (
        ("welcome", "Ja"),
        ("ask-consents", "Erinnerungen"),
        ("ask-consents", "schmerztagebuch"),
        ("ask-consents", "Angaben zum Schutz"),
        ("ask-consents", "weiter"),
        ("ask-zone", "Wien"),
        ("ask-profile", "Schwanger"),
        ("ask-profile", "Weiter"),
        ("triage-emergency-card", "Nichts davon"),
        ("triage-urgent-card", "Nichts davon"),
        ("ask-windows", "Mo-So 08:00-20:00"),
        ("ask-limit", "50 Min."),
        ("ask-place", "auf dem Boden"),
        ("ask-checkin", "aus"),
    ):
        await anna.sees(german(asked))
        anna.caught_up()
        await anna.types(typed)
    await anna.sees("Alles bereit.")
    person = await stored(small_world)
    assert (person.language, person.zone, person.floor) == ("de", "Europe/Vienna", True)
    assert person.consents == frozenset(Consent)
    assert [*(person.gates or ())] == ["pregnant"]


async def test_a_routine_is_guided_and_answered_in_german(small_world: World) -> None:
    small_world.clock.set_speed(1)
    anna = await acquainted(small_world, language="de")
    await small_world.jump_to_next()
    await anna.sees("Zeit für Bewegung: ")
    await anna.types("Los!")
    await anna.sees("es beginnt in 12 Sekunden")
    await anna.types("nächster schritt")
    await anna.sees("Schritt 1 von")
    await anna.types("Warte")
    await anna.sees(german("routine-paused"))
    await anna.types("weiter")
    await anna.sees("Schritt 1 von")
    await anna.types("fertig")
    await anna.sees("Wie geht es deinem Rücken?")
    await anna.types("besser")
    await anna.sees("Gut. Nächste Erinnerung")
    async with small_world.database.begin() as tx:
        [routine] = await routines.since(
            tx, (await stored(small_world)).id, small_world.clock.now() - timedelta(days=1)
        )
    assert (routine.state, routine.feeling) == (RoutineState.DONE, "better")


async def test_it_hurts_is_understood_in_german_and_ends_with_the_advice(
    small_world: World,
) -> None:
    anna = await acquainted(small_world, language="de", country="DE")
    await anna.types("Das tut weh")
    await anna.sees(german("triage-stop-card"))
    await anna.types("Plötzlich starker Schmerz")
    await anna.sees(german("triage-emergency-card"))
    await anna.types("weiß nicht")
    advice = await anna.sees("Fahr nicht selbst")
    assert "112" in text_of(advice)
    assert "Deutschland" in text_of(advice)


async def test_a_later_nudge_can_be_asked_for_in_german(small_world: World) -> None:
    small_world.clock.set_speed(1)
    anna = await acquainted(small_world, language="de")
    await small_world.jump_to_next()
    await anna.sees("Zeit für Bewegung: ")
    await anna.types("später 10")
    await anna.sees("Dann in 10 Minuten.")


async def test_nothing_of_another_language_slips_in(small_world: World) -> None:
    anna = await acquainted(small_world, language="de")
    for command in ("status", "why", "settings", "help", "techniques", "learn", "faq", "safety",
                    "privacy", "history", "checkin", "language"):  # fmt: skip
        anna.caught_up()
        await anna.types(f"/{command}")
        await anna.sees(lambda message: True)
    for message in anna.messages.values():
        if message["from"] == "bot":
            said = " ".join([text_of(message), *labels(message)])
            assert not ENGLISH_WORDS.search(said.replace("English", "")), said


async def test_a_language_is_changed_by_its_own_name(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/language")
    await ann.taps("Deutsch")
    await ann.sees("Gespeichert.")
    await ann.types("/language english")
    await ann.sees("Saved.")
    assert (await stored(small_world)).language == "en"


async def test_a_third_language_is_spoken_from_its_folder_alone(
    tmp_path: Path, sqlite_url: str, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = load_texts(with_french(tmp_path / "content") / "locales")
    services = replace(load_services(SafetyMode.TIERED), texts=texts)
    monkeypatch.setattr(wiring, "load_services", lambda *_: services)
    async with open_world(tmp_path, sqlite_url, key) as world:
        anne = await acquainted(world, language="fr")
        await anne.types("/windows lun-ven 9h-17h")
        await anne.sees("Saved.")
        assert (await stored(world)).windows == windows("Mon-Fri 9-17")
        await anne.types("/pause demain")
        await anne.sees("Quiet until")
