"""/help, and the answer to what was not understood: never a bare sentence."""

from __future__ import annotations

from collections.abc import Sequence

from bot.flows import checkin, nudge_typed, offer, onboarding, settings
from bot.inbox.router import Routes
from bot.ui.turn import Turn, What, rows

MENU = (
    "break", "stood", "snooze", "skip", "checkin", "status", "why", "pause", "resume", "meeting",
    "techniques", "learn", "faq", "history", "week", "safety", "redflags", "settings", "windows",
    "interval", "timezone", "language", "help", "privacy", "export", "delete",
)  # fmt: skip
WAYS_ON = ("break", "settings", "help")


async def show_help(turn: Turn) -> None:
    """Say what can be typed."""
    commands = turn.lines(f"/{name} – {turn.text(f'command-{name}')}" for name in MENU)
    turn.say("help", commands=commands)


async def lost(turn: Turn) -> None:
    """Nothing understood this, or it is no text at all: offer the emergency list."""
    if turn.incoming is None:
        return
    text = turn.incoming.text
    match turn.incoming.what:
        case What.COMMAND:
            offer.hinted(turn, turn.text("unknown-command", command=turn.incoming.command[:32]))
        case What.UNREADABLE:
            turn.say(f"unreadable-{text}", offer.buttons(turn))
            if turn.person.onboarded_at is None:
                await onboarding.start(turn)
        case _ if turn.person.onboarded_at is None:
            if offer.wordy(turn):
                turn.say("not-understood", offer.buttons(turn))
            await onboarding.start(turn)
        case What.LOCATION:
            turn.say("unreadable-other", offer.buttons(turn))
        case _:
            await _lost_words(turn, text)


async def _lost_words(turn: Turn, text: str) -> None:
    """A bare number is a pain score, a bare yes or no answers the offer, anything else gets it."""
    match turn.meaning(text):
        case "yes":
            await checkin.redflags(turn)
        case "no" | offer.NOT_THIS:
            await _lead_on(turn)
        case meaning if not await checkin.number(turn, meaning or turn.digits(text)):
            cracks = turn.services.texts.mentions(turn.person.language, text, "crack")
            turn.say("answer-crack" if cracks else "not-understood", offer.buttons(turn))


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """A button of the offer, or of the ways on from it."""
    match rest[0]:
        case "list":
            await checkin.redflags(turn)
        case "help":
            await show_help(turn)
        case _ if turn.person.onboarded_at is None:
            await _lead_on(turn)
        case "not":
            await _lead_on(turn)
        case "break":
            await nudge_typed.start_break(turn)
        case "settings":
            await settings.show_settings(turn)


async def _lead_on(turn: Turn) -> None:
    """It is nothing new: say what can be done; in the start, its question again."""
    if turn.person.onboarded_at is None:
        turn.show(turn.text("noted"))
        await onboarding.start(turn)
        return
    ways = [turn.button(f"offer-{way}", "offer", way) for way in WAYS_ON]
    turn.show(turn.text("offer-over"), rows(ways, len(ways)))


async def word_list(turn: Turn, _: str) -> bool:
    await checkin.redflags(turn)
    return True


async def word_help(turn: Turn, _: str) -> bool:
    await show_help(turn)
    return True


async def word_settings(turn: Turn, _: str) -> bool:
    if turn.person.onboarded_at is None:
        return False
    await settings.show_settings(turn)
    return True


ROUTES = Routes(
    commands={"help": show_help},
    taps={"offer": tapped},
    words={"list": word_list, "help": word_help, "settings": word_settings},
)
