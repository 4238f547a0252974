"""One turn of the conversation: what came in, the open transaction, what is said back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from msgspec import Meta
from sqlalchemy.ext.asyncio import AsyncSession

from bot.resources import Services
from content.texts import Html
from content.typed.words import TypedWords
from db.people import Person
from scheduler.model import Json

Number = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]  # what both databases can hold


class What(StrEnum):
    """What a person sent, as far as Limber tells it apart."""

    TEXT = "text"
    COMMAND = "command"
    TAP = "tap"
    LOCATION = "location"
    EDITED = "edited"  # a text that was changed after it was sent
    UNREADABLE = "unreadable"  # a sticker, a voice note, a picture …
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One update, in our own words."""

    update_id: Number
    chat_id: Number
    what: What
    language: str
    private: bool = True
    caption: str = ""  # what was typed under a picture, a voice note …
    text: str = ""  # what was typed, a command's value, or the sort of an unreadable message
    command: str = ""
    data: str = ""  # of the tapped button
    message_id: Number | None = None  # the message that carried the tapped button
    callback_id: str | None = None
    location: tuple[float, float] | None = None  # latitude, longitude; never stored
    alarms: tuple[str, ...] = ()  # lines of the emergency card that its words point at
    despair: bool = False  # its words speak of dying or of harming oneself

    @property
    def typed(self) -> str:
        """What the person wrote, if anything."""
        written = self.what in (What.TEXT, What.COMMAND, What.EDITED)
        return self.text if written else self.caption


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    data: str


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a person, ready to be sent."""

    text: str
    buttons: Keyboard = ()
    slot: str | None = None  # edit the message last sent under this name, and remember this one
    edit: int | None = None  # edit this message
    fresh: bool = False  # never edit, even if the slot is known
    pin: bool = False
    certain: bool = False  # sent until Telegram says that it has it, at the risk of twice
    unpin: str | None = None  # take the pin off the message last sent under this name
    document: str | None = None  # a file's text, sent as export.json
    chart: Json = None  # a packed chart, drawn when it is sent; the text is its caption
    picture: str | None = None  # a film's name; the text is its caption
    step: tuple[int, int] | None = None  # a routine and its step, whose time is counted down

    def packed(self) -> Json:
        """Return what the outbox stores."""
        return {
            "text": self.text,
            "buttons": [[[button.label, button.data] for button in row] for row in self.buttons],
            "slot": self.slot,
            "edit": self.edit,
            "fresh": self.fresh,
            "pin": self.pin,
            "certain": self.certain,
            "unpin": self.unpin,
            "document": self.document,
            "chart": self.chart,
            "picture": self.picture,
            "step": list(self.step) if self.step else None,
        }


@dataclass(slots=True)
class Turn:
    """What a flow needs to answer one update or one timer, inside one transaction."""

    services: Services
    tx: AsyncSession
    now: datetime
    person: Person
    incoming: Incoming | None = None
    out: list[Message] = field(default_factory=list)

    @property
    def local(self) -> datetime:
        """Now, in the person's zone: its date is their "today"."""
        return self.now.astimezone(self.person.rhythm.zone)

    @property
    def locale(self) -> Locale:
        """How this person writes dates and times: their language, as in their country."""
        return locale_of(self.person.language, self.person.country)

    def country_name(self, code: str) -> str:
        """Return what a country is called in the person's language."""
        return str(locale_of(self.person.language, None).territories.get(code, code))

    @property
    def whose_numbers(self) -> str:
        """Return the country whose emergency numbers are shown, or "none" if several are."""
        country = self.services.countries.numbers(self.person.country).country
        return self.country_name(country) if country else "none"

    def text(self, key: str, **values: str | int | float) -> Html:
        return self.services.texts.say(self.person.language, key, **values)

    def label(self, key: str, **values: str | int | float) -> str:
        return self.services.texts.label(self.person.language, key, **values)

    @property
    def typed_words(self) -> TypedWords:
        """The words that typed values are read with: the person's, and English ones."""
        return self.services.texts.typed_words(self.person.language)

    def meaning(self, typed: str) -> str | None:
        """Return the word that a typed one stands for, in the person's language or in English."""
        return self.services.texts.meaning(self.person.language, typed)

    def answer(self, question: str, typed: str) -> str | None:
        """Return the answer that was typed, if only this question understands it so."""
        return self.services.texts.answer(self.person.language, question, typed)

    def digits(self, typed: str) -> str:
        """Return what was typed with the person's number words as digits."""
        return self.services.texts.digits(self.person.language, typed)

    def join(self, *texts: str) -> Html:
        """Join texts that are HTML already, one to a paragraph."""
        return Html("\n\n".join(texts))

    def lines(self, texts: Iterable[str]) -> Html:
        """Join texts that are HTML already, one to a line."""
        return Html("\n".join(texts))

    def button(self, key: str, *data: str | int, **values: str | int | float) -> Button:
        return Button(self.label(key, **values), ":".join(map(str, data)))

    def say(self, key: str, buttons: Keyboard = (), **values: str | int | float) -> None:
        """Send a new message."""
        self.reply(self.text(key, **values), buttons)

    def reply(self, text: str, buttons: Keyboard = ()) -> None:
        """Send a new message of a text that is HTML already."""
        self.out.append(Message(text, buttons))

    def show(self, text: str, buttons: Keyboard = ()) -> None:
        """Answer in place when a button was tapped, else with a new message."""
        tapped = self.incoming.message_id if self.incoming else None
        self.out.append(Message(text, buttons, edit=tapped))

    def time(self, moment: datetime) -> str:
        """Return the local time as this person writes it; on another day, with the day."""
        local = moment.astimezone(self.local.tzinfo)
        time = format_time(local.time(), "short", locale=self.locale)
        if local.date() == self.local.date():
            return time
        return f"{format_date(local.date(), 'EEE d MMM', locale=self.locale)}, {time}"


def locale_of(language: str, country: str | None) -> Locale:
    """Return the language as it is used in a country, or by itself."""
    own = Locale.parse(language, sep="-")
    try:
        return Locale(own.language, country or own.territory, own.script)
    except UnknownLocaleError:
        return own


def rows(buttons: Sequence[Button], width: int = 2) -> Keyboard:
    """Lay buttons out in rows of ``width``."""
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))
