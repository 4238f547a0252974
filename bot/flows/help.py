"""/help, /techniques, and the answer to what was not understood."""

from __future__ import annotations

from collections.abc import Sequence

from bot.flows import checkin, routine
from bot.router import Routes
from bot.standing import pain_today, standing
from bot.turn import Turn, rows
from content.choose import allowed
from content.model import Kind

MENU = (
    "break", "stood", "snooze", "skip", "checkin", "status", "why", "pause", "resume", "meeting",
    "settings", "techniques", "history", "safety", "redflags", "help", "privacy", "export",
    "delete",
)  # fmt: skip
BY_THEMSELVES = frozenset({Kind.DESK, Kind.MAT, Kind.CAUTION})


async def show_help(turn: Turn) -> None:
    """Say what can be typed."""
    commands = turn.lines(f"/{name} – {turn.text(f'command-{name}')}" for name in MENU)
    turn.say("help", commands=commands)


async def lost(turn: Turn) -> None:
    """Nothing understood this: a bare number is a pain score, anything else gets an example."""
    text = turn.incoming.text if turn.incoming else ""
    if not await checkin.number(turn, text):
        turn.say("not-understood")


async def techniques(turn: Turn) -> None:
    """List what this person may do now, each with a button that starts it."""
    found = await _allowed_now(turn)
    if not found:
        turn.say("techniques-none")
        return
    taps = [turn.button(f"technique-{slug}-name", "do", slug) for slug in found]
    turn.say("techniques", rows(taps, 1))


async def _allowed_now(turn: Turn) -> Sequence[str]:
    stands = await standing(turn)
    profile = turn.person.profile
    if stands.techniques_stopped or profile is None:
        return ()
    adult = turn.person.adult is True
    pain = await pain_today(turn)
    floor = turn.person.floor
    found = allowed(
        turn.services.catalogue,
        profile,
        floor=floor,
        pain_today=pain,
        resting=stands.resting,
        adult=adult,
        caution=True,
    )
    return [technique.slug for technique in found if technique.kind in BY_THEMSELVES]


async def do(turn: Turn, rest: Sequence[str]) -> None:
    """Start a chosen technique, if it is still allowed now."""
    if rest[0] in await _allowed_now(turn):
        await routine.start(turn, (rest[0],), starter=True, nudge=None)
    else:
        turn.show(turn.text("technique-not-now"))


ROUTES = Routes(commands={"help": show_help, "techniques": techniques}, taps={"do": do})
