"""Warning words in whatever a person types: everything stops, and the emergency card is asked."""

from __future__ import annotations

import asyncio

from bot.flows import checkin, routine
from bot.turn import Message, Turn
from content.triage.scan import scan

SHORT = 300  # characters that are scanned in a few milliseconds; a longer text goes to a worker


async def heard(turn: Turn, text: str) -> bool:
    """Ask the emergency card if the words point at one of its lines; return whether they did.

    The words alone decide nothing and are not kept.
    """
    alarms = turn.services.alarms
    rules = (
        scan(text, alarms) if len(text) <= SHORT else await asyncio.to_thread(scan, text, alarms)
    )
    if not rules:
        return False
    questions = turn.lines(f"• {turn.text(f'triage-{rule}-question')}" for rule in rules)
    turn.out.append(Message(turn.text("alarm-heard", questions=questions)))
    await checkin.alarmed(turn, await routine.under_way(turn))
    await routine.stop_for_alarm(turn)  # said last: the card must not wait for it
    return True
