"""/pause, /meeting and /resume: permission to speak, taken back for a while and given again."""

from __future__ import annotations

from datetime import timedelta

from bot.actions.care_status import replan
from bot.flows.status import next_nudge_line
from bot.inbox.router import Routes
from bot.ui.turn import Turn
from content.typed import durations, moments
from db import sitting
from scheduler.model import Hold, HoldKind

MEETING = timedelta(minutes=60)  # when no length was typed
PAUSE = timedelta(hours=2)
LONGEST_MEETING = timedelta(hours=8)


async def pause(turn: Turn) -> None:
    """/pause 2h: every pause ends by itself (design §4)."""
    typed = turn.incoming.text if turn.incoming else ""
    end = turn.now + PAUSE
    if typed:
        end = moments.until(typed, turn.typed_words).after(turn.now, turn.person.rhythm.zone)
    await _hold(turn, Hold(HoldKind.PAUSE, turn.now, end))


async def meeting(turn: Turn) -> None:
    """/meeting 30: quiet until the meeting is over, then one nudge at most."""
    typed = turn.incoming.text if turn.incoming else ""
    length = timedelta(minutes=durations.minutes(typed, turn.typed_words)) if typed else MEETING
    await _hold(turn, Hold(HoldKind.MEETING, turn.now, turn.now + min(length, LONGEST_MEETING)))


async def _hold(turn: Turn, hold: Hold) -> None:
    await sitting.release(turn.tx, turn.person.id, turn.now, hold.kind)
    await sitting.hold(turn.tx, turn.person.id, hold)
    await replan(turn)
    turn.say(f"hold-{hold.kind}", time=turn.time(hold.end), line=await next_nudge_line(turn))


async def resume(turn: Turn) -> None:
    """/resume: speak again."""
    await sitting.release(turn.tx, turn.person.id, turn.now)
    await replan(turn)
    turn.say("resumed", line=await next_nudge_line(turn))


ROUTES = Routes(commands={"pause": pause, "meeting": meeting, "resume": resume})
