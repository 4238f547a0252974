"""Warning words in whatever a person types: everything stops, and the emergency card is asked."""

from __future__ import annotations

from bot.flows import checkin, routine
from bot.ui.turn import Message, Turn


async def heard(turn: Turn) -> None:
    """Ask the emergency card, and first the lines of it that the words point at.

    The words alone decide nothing and are not kept.
    """
    rules = turn.incoming.alarms if turn.incoming else ()
    questions = turn.lines(f"• {turn.text(f'triage-{rule}-question')}" for rule in rules)
    turn.out.append(Message(turn.text("alarm-heard", questions=questions)))
    await checkin.alarmed(turn, await routine.under_way(turn), frozenset(rules))
    await routine.stop_for_alarm(turn)  # said last: the card must not wait for it
