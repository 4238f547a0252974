"""A check-in that was left in the middle: what was said in it counts all the same."""

from __future__ import annotations

from datetime import timedelta

from bot.flows import advice
from bot.flows.draft import Draft, packed, unpacked
from bot.standing import CHECKIN, UNFINISHED
from bot.turn import Turn
from content.model import Answers, Tier
from content.permit import NO_TECHNIQUE_FROM
from db import conversations, timers
from db.conversations import Conversation
from scheduler.model import TimerKind
from scheduler.windows import quiet_end

JUDGED_AFTER = timedelta(minutes=30)


async def remember(turn: Turn, step: str, draft: Draft) -> None:
    """Keep a check-in under way, and when to judge it should nothing more be said."""
    conversation = Conversation(CHECKIN, step, packed(draft), turn.now)
    await conversations.save(turn.tx, turn.person.id, conversation)
    told = draft.pain is not None or any(draft.said(flag) for flag in draft.flags)
    due = turn.now + JUDGED_AFTER if told else None
    await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, UNFINISHED, due)


async def forget(turn: Turn) -> None:
    """It is finished."""
    await conversations.close(turn.tx, turn.person.id, CHECKIN)
    await timers.clear(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, UNFINISHED)


async def lay_aside(turn: Turn) -> None:
    """Something else is asked now: do what the unfinished answers call for, or only keep them."""
    asked = await _open(turn)
    if asked is None or await settle(turn):
        return
    await forget(turn)
    if asked.pain is not None:
        await advice.keep(turn, asked)


async def settle(turn: Turn) -> Answers | None:
    """Conclude an unfinished check-in if what was said calls for anything, or keeps techniques
    away; return what it was.
    """
    answers = await _open(turn)
    if answers is None or not (await _tier(turn, answers) or _strong(answers)):
        return None
    await forget(turn)
    await advice.conclude(turn, answers)
    turn.say("checkin-unfinished")
    return answers


async def due(turn: Turn) -> Answers | None:
    """Half an hour without a word. What is less than urgent does not speak at night."""
    answers = await _open(turn)
    wakes = quiet_end(turn.person.rhythm.zone, turn.now)
    if answers and wakes and await _tier(turn, answers) < Tier.URGENT:
        await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, UNFINISHED, wakes)
        return None
    return await settle(turn)


async def _open(turn: Turn) -> Answers | None:
    """Return what was answered so far in the check-in under way, as of its last answer."""
    asked = await conversations.load(turn.tx, turn.person.id, CHECKIN)
    zone = turn.person.rhythm.zone
    return unpacked(asked.data).answers(asked.asked_at.astimezone(zone)) if asked else None


def _strong(answers: Answers) -> bool:
    return answers.pain is not None and answers.pain >= NO_TECHNIQUE_FROM


async def _tier(turn: Turn, answers: Answers) -> Tier:
    return advice.judged(turn, answers, await advice.history(turn)).tier
