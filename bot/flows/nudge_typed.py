"""The typed twins of a nudge's buttons: commands, and plain words. Doing twice counts once."""

from __future__ import annotations

from bot.flows import checkin, routine
from bot.flows.nudge import SNOOZES, moved_nudge, skip_nudge, snooze_nudge
from bot.flows.pre_routine_check import Wish, begin
from bot.flows.status import next_nudge_line
from bot.inbox.router import Routes
from bot.ui.turn import Turn
from content.typed import durations
from db import nudges
from db.nudges import Nudge, NudgeOutcome


async def _waiting(turn: Turn) -> Nudge | None:
    """Return the nudge that still waits for an answer, if any."""
    nudge = await nudges.latest(turn.tx, turn.person.id)
    return nudge if nudge and nudge.outcome is NudgeOutcome.WAITING else None


def _snooze_minutes(turn: Turn, typed: str) -> int:
    return durations.minutes(typed, turn.typed_words) if typed else SNOOZES[1]


async def stood(turn: Turn) -> None:
    """/stood: the person moved, whatever we asked."""
    await moved_nudge(turn, await _waiting(turn))


async def snooze(turn: Turn) -> None:
    """/snooze 10: the typed twin of the button."""
    typed = turn.incoming.text if turn.incoming else ""
    await snooze_nudge(turn, await _waiting(turn), _snooze_minutes(turn, typed))


async def skip(turn: Turn) -> None:
    """/skip: leave this one out."""
    await skip_nudge(turn, await _waiting(turn))


async def start_break(turn: Turn) -> None:
    """/break: a routine now, nudge or no nudge."""
    nudge = await _waiting(turn)
    await begin(turn, Wish(nudge=nudge.id if nudge else None))


async def word_done(turn: Turn, _: str) -> bool:
    """ "done": the running routine is finished, or the waiting nudge was followed."""
    if await checkin.list_open(turn):
        return False
    if await routine.finish(turn):
        return True
    if nudge := await _waiting(turn):
        await moved_nudge(turn, nudge)
        return True
    last = await nudges.latest(turn.tx, turn.person.id)
    if last and last.outcome in (NudgeOutcome.MOVED, NudgeOutcome.STARTED, NudgeOutcome.DONE):
        turn.say("already-done", line=await next_nudge_line(turn))
    else:
        await moved_nudge(turn, None)
    return True


async def word_snooze(turn: Turn, text: str) -> bool:
    """ "snooze" or "snooze 10", once for each nudge."""
    last = await nudges.latest(turn.tx, turn.person.id)
    if last and last.outcome is NudgeOutcome.SNOOZED:
        turn.say("already-snoozed", line=await next_nudge_line(turn))
        return True
    minutes = text.partition(" ")[2]
    waiting = await _waiting(turn)
    await snooze_nudge(turn, waiting, _snooze_minutes(turn, minutes))
    return True


async def word_skip(turn: Turn, _: str) -> bool:
    if nudge := await _waiting(turn):
        await skip_nudge(turn, nudge)
        return True
    return False


async def word_start(turn: Turn, _: str) -> bool:
    if turn.person.onboarded_at is None:
        return False
    if not await routine.resume(turn):
        await start_break(turn)
    return True


ROUTES = Routes(
    commands={"stood": stood, "snooze": snooze, "skip": skip, "break": start_break},
    words={
        "done": word_done,
        "snooze": word_snooze,
        "skip": word_skip,
        "start": word_start,
        "break": word_start,
    },
)
