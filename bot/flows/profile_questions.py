"""The questions of onboarding and settings. Each can be tapped, or typed, at any time."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from bot.flows import offer
from bot.ui.turn import Button, Keyboard, Message, Turn, rows
from care.model import Dose, Gate
from content.load.language import plain
from content.typed import durations, times
from content.typed.errors import NotUnderstood
from db import people
from db.people import Consent, Person
from db.schedule_column import SPREAD_SECONDS
from scheduler.model import Json

CONSENT_VERSION = "2026-11"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put: its words and its buttons."""

    text: str
    buttons: Keyboard
    apart: bool = False  # never in place of another: a doubled tap must not answer it


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``take`` stores an answer and returns None, or what is still to ask.

    ``take`` raises ``NotUnderstood`` for an answer that it cannot read.
    """

    name: str
    ask: Callable[[Turn], Awaitable[Asked]]
    take: Callable[[Turn, str], Awaitable[Asked | None]]
    applies: Callable[[Person], bool] = lambda _: True


def put(turn: Turn, asked: Asked) -> None:
    """Put a question in place of the tapped one, unless something has just been said."""
    if asked.apart and not turn.out and turn.incoming and turn.incoming.message_id:
        turn.show(turn.text("noted"))
    if turn.out or asked.apart:
        turn.out.append(Message(asked.text, asked.buttons))
    else:
        turn.show(asked.text, asked.buttons)


def refuse(turn: Turn, unclear: NotUnderstood, asked: Asked, *, listed: bool = False) -> None:
    """Say what could not be read, then put the question again below.

    ``listed``: the question is the emergency list, so there is none to offer.
    """
    typed = turn.incoming.text if turn.incoming else ""
    if listed:
        turn.say(f"unclear-{unclear.code}")
    elif turn.meaning(typed) != offer.NOT_THIS:
        offer.unclear(turn, unclear)
    put(turn, asked)


def tap(turn: Turn, question: str, value: str | int, key: str, **values: str | int) -> Button:
    """Return a button that answers ``question`` with ``value``."""
    return turn.button(key, "q", question, value, **values)


async def change(turn: Turn, **changes: object) -> None:
    """Store changed fields of the person."""
    turn.person = replace(turn.person, **changes)  # type: ignore[arg-type]  # checked by Person
    await people.save(turn.tx, turn.person)


def meant(turn: Turn, asked: Asked, typed: str, words: Mapping[str, Json] | None = None) -> str:
    """Return what the button with this label would say, else the word that was meant.

    ``words`` says what some of them stand for just now.
    """
    for button in (button for row in asked.buttons for button in row):
        if plain(button.label.lstrip("✅⬜ ")) == plain(typed):
            return button.data.split(":", 2)[2]
    word = turn.meaning(typed) or turn.digits(typed)
    return str((words or {}).get(word, word))


def words_for(turn: Turn, asked: Asked) -> Mapping[str, Json]:
    """Return that a yes stands for the button, where there is but one.

    They are kept with the open question; a shared location never is.
    """
    if turn.incoming and turn.incoming.location:
        return {}
    values = [button.data.split(":", 2)[2] for row in asked.buttons for button in row]
    return {"yes": values[0]} if len(values) == 1 else {}


def yes_or_no(word: str) -> bool:
    """Read a yes or a no. Raises ``NotUnderstood``."""
    if word in ("yes", "no"):
        return word == "yes"
    raise NotUnderstood("yes-no")


async def _ask_adult(turn: Turn) -> Asked:
    buttons = (tap(turn, "adult", "yes", "adult-yes"), tap(turn, "adult", "no", "adult-no"))
    return Asked(turn.text("ask-adult" if turn.person.onboarded_at else "welcome"), (buttons,))


async def _take_adult(turn: Turn, value: str) -> Asked | None:
    await change(turn, adult=yes_or_no(value))
    return None


async def _ask_consents(turn: Turn) -> Asked:
    given = turn.person.consents
    toggles = [
        tap(turn, "consents", consent, f"consent-{consent}", given=mark(consent in given))
        for consent in Consent
    ]
    return Asked(
        turn.text("ask-consents"), (*rows(toggles, 1), (tap(turn, "consents", "go", "go-on"),))
    )


async def _take_consents(turn: Turn, value: str) -> Asked | None:
    """Each consent is given and taken back on its own (GDPR Art. 7; clinical.md §5.2)."""
    word = value.casefold().strip(" .!").replace(" ", "-")
    if word == "go":
        starting = turn.person.onboarded_at is None  # later it can be taken back like any other
        if starting and Consent.REMINDERS not in turn.person.consents:
            raise NotUnderstood("consent-needed")
        return None
    if word not in set(Consent):
        raise NotUnderstood("consent")
    consent = Consent(word)
    given = consent not in turn.person.consents
    await people.consent(turn.tx, turn.person.id, consent, given, CONSENT_VERSION, turn.now)
    turn.person = replace(turn.person, consents=turn.person.consents ^ {consent})
    if consent is Consent.SAFETY and not given:
        await change(turn, profile=None, profile_at=None, agreed=frozenset())
    return await _ask_consents(turn)


async def _ask_profile(turn: Turn) -> Asked:
    chosen = turn.person.profile or frozenset()
    toggles = [
        tap(turn, "profile", gate, f"gate-{gate}", given=mark(gate in chosen)) for gate in Gate
    ]
    last = "go-on" if chosen else "none-of-these"
    return Asked(turn.text("ask-profile"), (*rows(toggles, 1), (tap(turn, "profile", "go", last),)))


async def _take_profile(turn: Turn, value: str) -> Asked | None:
    word = value.casefold().strip()
    chosen = turn.person.profile or frozenset()
    if word == "no" and not chosen:  # after a tick it could mean anything
        word = "go"
    if word == "go":
        await change(turn, profile=chosen, profile_at=turn.now)
        return None
    if word not in set(Gate):
        raise NotUnderstood("profile")
    await change(turn, profile=chosen ^ {Gate(word)}, agreed=turn.person.agreed - {Gate(word)})
    return await _ask_profile(turn)


async def _ask_limit(turn: Turn) -> Asked:
    buttons = tuple(tap(turn, "limit", m, "limit-button", minutes=m) for m in (30, 50, 60))
    return Asked(turn.text("ask-limit", minutes=turn.person.limit_minutes), (buttons,))


async def _take_limit(turn: Turn, value: str) -> Asked | None:
    minutes = durations.minutes(value, turn.typed_words)
    if not 20 <= minutes <= 120:
        raise NotUnderstood("limit")
    await change(turn, limit_minutes=minutes)
    return None


async def _ask_place(turn: Turn) -> Asked:
    buttons = (tap(turn, "place", "desk", "place-desk"), tap(turn, "place", "floor", "place-floor"))
    return Asked(turn.text("ask-place"), (buttons,))


async def _take_place(turn: Turn, value: str) -> Asked | None:
    if value not in ("floor", "desk"):
        raise NotUnderstood("place")
    await change(turn, floor=value == "floor")
    return None


async def _ask_checkin(turn: Turn) -> Asked:
    times = [tap(turn, "checkin", f"{hour}.00", "checkin-at", hour=hour) for hour in (12, 17, 20)]
    return Asked(
        turn.text("ask-checkin"), (tuple(times), (tap(turn, "checkin", "off", "checkin-off"),))
    )


async def _take_checkin(turn: Turn, value: str) -> Asked | None:
    never = value in ("off", "no")
    minute = None if never else times.clock_minute(value, turn.typed_words)
    await change(turn, checkin_minute=minute)
    return None


async def _ask_mode(turn: Turn) -> Asked:
    buttons = (tap(turn, "mode", "phone", "mode-phone"), tap(turn, "mode", "watch", "mode-watch"))
    return Asked(turn.text("ask-mode"), (buttons,))


async def _take_mode(turn: Turn, value: str) -> Asked | None:
    word = value.casefold().strip()
    if word not in {"phone", "watch"}:
        raise NotUnderstood("mode")
    await change(turn, watch=word == "watch")
    return None


async def _ask_pictures(turn: Turn) -> Asked:
    buttons = (tap(turn, "pictures", "yes", "answer-yes"), tap(turn, "pictures", "no", "answer-no"))
    return Asked(turn.text("ask-pictures"), (buttons,))


async def _take_pictures(turn: Turn, value: str) -> Asked | None:
    await change(turn, pictures=yes_or_no(value))
    return None


async def _ask_spread(turn: Turn) -> Asked:
    minutes = SPREAD_SECONDS // 60
    late = tap(turn, "spread", "yes", "spread-late", minutes=minutes)
    on_the_dot = tap(turn, "spread", "no", "spread-dot")
    return Asked(turn.text("ask-spread", minutes=minutes), rows([late, on_the_dot], 1))


async def _take_spread(turn: Turn, value: str) -> Asked | None:
    await change(turn, spread_seconds=SPREAD_SECONDS if yes_or_no(value) else 0)
    return None


async def _ask_dose(turn: Turn) -> Asked:
    return Asked(
        turn.text("ask-dose"), rows([tap(turn, "dose", dose, f"dose-{dose}") for dose in Dose], 3)
    )


async def _take_dose(turn: Turn, value: str) -> Asked | None:
    word = value.casefold().strip()
    if word not in set(Dose):
        raise NotUnderstood("dose")
    await change(turn, dose=Dose(word))
    return None


def mark(given: bool) -> str:
    """Return what stands in front of a line that can be ticked."""
    return "✅" if given else "⬜"


ADULT = Question("adult", _ask_adult, _take_adult)
CONSENTS = Question("consents", _ask_consents, _take_consents)
PROFILE = Question(
    "profile", _ask_profile, _take_profile, lambda person: Consent.SAFETY in person.consents
)
LIMIT = Question("limit", _ask_limit, _take_limit)
PLACE = Question("place", _ask_place, _take_place)
CHECKIN = Question(
    "checkin", _ask_checkin, _take_checkin, lambda person: Consent.PAIN_LOG in person.consents
)
DOSE = Question("dose", _ask_dose, _take_dose)
MODE = Question("mode", _ask_mode, _take_mode)
PICTURES = Question("pictures", _ask_pictures, _take_pictures)
SPREAD = Question("spread", _ask_spread, _take_spread)
