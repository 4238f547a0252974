"""/help, and the answer to what was not understood."""

from __future__ import annotations

from bot.flows import checkin
from bot.router import Routes
from bot.turn import Turn

MENU = (
    "break", "stood", "snooze", "skip", "checkin", "status", "why", "pause", "resume", "meeting",
    "techniques", "learn", "faq", "history", "week", "safety", "redflags", "settings", "windows",
    "interval", "timezone", "language", "help", "privacy", "export", "delete",
)  # fmt: skip


async def show_help(turn: Turn) -> None:
    """Say what can be typed."""
    commands = turn.lines(f"/{name} – {turn.text(f'command-{name}')}" for name in MENU)
    turn.say("help", commands=commands)


async def lost(turn: Turn) -> None:
    """Nothing understood this: a bare number is a pain score, anything else an example."""
    text = turn.incoming.text if turn.incoming else ""
    if await checkin.number(turn, turn.meaning(text) or turn.digits(text)):
        return
    cracks = turn.services.texts.mentions(turn.person.language, text, "crack")
    turn.say("answer-crack" if cracks else "not-understood")


ROUTES = Routes(commands={"help": show_help})
