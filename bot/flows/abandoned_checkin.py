"""A check-in that was left in the middle: what was said in it counts all the same."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.care_status import CHECKIN, UNFINISHED
from bot.flows import advice
from bot.ui.turn import Turn
from care.model import Answers, Tier
from care.spans import judged_at
from care.techniques.eligibility import strong_pain
from care.triage.cards import called_for
from care.triage.questionnaire import Draft, packed, unpacked
from db import checkins, open_questions, timers
from db.open_questions import Conversation
from scheduler.model import TimerKind
from scheduler.windows import quiet_end


async def remember(turn: Turn, step: str, draft: Draft) -> None:
    """Keep a check-in under way, and when to judge it should nothing more be said."""
    conversation = Conversation(CHECKIN, step, packed(draft), turn.now)
    await open_questions.save(turn.tx, turn.person.id, conversation)
    due = judged_at(turn.services.numbers, turn.now) if draft.told else None
    await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, UNFINISHED, due)


async def forget(turn: Turn) -> None:
    """It is finished."""
    await open_questions.close(turn.tx, turn.person.id, CHECKIN)
    await timers.clear(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, UNFINISHED)


async def lay_aside(turn: Turn) -> bool:
    """Something else comes now: do what the unfinished answers call for, or only keep them.

    Return whether the emergency card was left open over something that was said.
    """
    left = await _left(turn)
    return left is not None and await _end(turn, left)


async def before_a_technique(turn: Turn) -> bool:
    """Settle what an unfinished check-in calls for; return whether its card has to come first."""
    left = await _left(turn)
    return left is not None and left.draft.told and await _judge(turn, left)


async def due(turn: Turn) -> bool:
    """Half an hour without a word. What is less than urgent does not speak at night.

    Return whether the emergency card is to be asked once more.
    """
    left = await _left(turn)
    if left is None:
        return False
    wakes = quiet_end(turn.person.rhythm.zone, turn.now)
    if wakes and left.tier < Tier.URGENT:
        await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, UNFINISHED, wakes)
        return False
    return await _judge(turn, left)


@dataclass(frozen=True, slots=True)
class _Left:
    """A check-in as it was left: what was said, what that calls for, and what was asked last."""

    draft: Draft
    answers: Answers
    tier: Tier
    card_open: bool  # the emergency card, called for by what was said
    strong: bool  # pain that keeps techniques away


async def _left(turn: Turn) -> _Left | None:
    asked = await open_questions.load(turn.tx, turn.person.id, CHECKIN)
    if asked is None:
        return None
    draft = unpacked(asked.data)
    numbers = turn.services.numbers
    answers = draft.said_so_far(asked.asked_at.astimezone(turn.person.rhythm.zone), numbers)
    past = await advice.history(turn, without=draft.corrects)
    tier = advice.judged(turn, answers, past).tier
    card_open = asked.step == "emergency" and called_for(answers, numbers)
    return _Left(draft, answers, tier, card_open, strong_pain(answers.pain, numbers))


async def _judge(turn: Turn, left: _Left) -> bool:
    """Without an open card a calm one may be gone on with; return whether the card is open."""
    if left.card_open:
        return await _end(turn, left)
    await _settle(turn, left)
    return False


async def _end(turn: Turn, left: _Left) -> bool:
    """Settle it, or only keep its score; return whether the card was open over what was said."""
    if not await _settle(turn, left):
        await forget(turn)
        if left.answers.pain is not None and left.draft.corrects is None:
            await advice.keep(turn, left.answers)
    return left.card_open and left.draft.told


async def _settle(turn: Turn, left: _Left) -> bool:
    """Conclude it if what was said calls for anything, or keeps techniques away."""
    if left.tier is Tier.NONE and not left.strong:
        return False
    if left.draft.corrects is not None:
        return await _settle_correction(turn, left, left.draft.corrects)
    await forget(turn)
    await advice.conclude(turn, left.answers)
    turn.say("checkin-unfinished")
    return True


async def _settle_correction(turn: Turn, left: _Left, number: int) -> bool:
    """A correction that was left counts where it is graver than what it corrects."""
    before = await checkins.by_id(turn.tx, turn.person.id, number)
    if before and left.tier <= before.tier and not left.strong:
        return False
    await forget(turn)
    await advice.correct(turn, number, left.answers)
    turn.say("checkin-unfinished")
    return True
