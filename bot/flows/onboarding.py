"""/start: what this is, a few questions, and when the first nudge comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.actions.care_status import plan_checkins, replan, standing
from bot.flows import safety_profile_text, settings, weekly_summary
from bot.flows.profile_questions import (
    ADULT,
    CHECKIN,
    CONSENTS,
    LIMIT,
    PLACE,
    PROFILE,
    Asked,
    Question,
    change,
    meant,
    put,
    refuse,
    words_for,
)
from bot.flows.red_flag_question import SCREEN, START, URGENT, list_follows
from bot.flows.status import next_nudge_line
from bot.flows.zone_and_hours import WINDOWS, ZONE
from bot.inbox.router import Routes
from bot.ui.turn import Turn
from content.typed.errors import NotUnderstood
from db import open_questions, sitting
from db.open_questions import Conversation
from scheduler.model import Json, Sitting

FLOW = START.flow
QUESTIONS = (ADULT, CONSENTS, ZONE, PROFILE, SCREEN, URGENT, WINDOWS, LIMIT, PLACE, CHECKIN)
BY_NAME = {question.name: question for question in (*QUESTIONS, *settings.QUESTIONS)}


async def start(turn: Turn) -> None:
    """Begin, or go on where the person left off; a person who is set up is greeted."""
    if turn.person.onboarded_at:
        turn.say("welcome-back")
        turn.say("plan", line=await next_nudge_line(turn))
        return
    asked = await open_questions.load(turn.tx, turn.person.id, FLOW)
    await _put(turn, BY_NAME[asked.step] if asked else QUESTIONS[0])


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """A button of a question, old or new, was tapped: its answer counts."""
    name, *value = rest
    question = BY_NAME.get(name)
    if question:
        await _answered(turn, question, ":".join(value))


async def typed(turn: Turn, text: str) -> bool:
    """Take what was typed as the answer to the open question."""
    asked = await open_questions.load(turn.tx, turn.person.id, FLOW)
    if asked is None:
        return False
    question = BY_NAME[asked.step]
    shown = await question.ask(turn)
    try:
        await _answered(turn, question, meant(turn, shown, text, asked.data))
    except NotUnderstood as unclear:
        refuse(turn, unclear, shown, listed=question is SCREEN)
    return True


async def timezone(turn: Turn) -> None:
    """/timezone: a place can be put right before the start is over, but not before it is asked."""
    if turn.person.onboarded_at:
        await settings.shortcut(ZONE)(turn)
        return
    asked = await open_questions.load(turn.tx, turn.person.id, FLOW)
    if asked is None or QUESTIONS.index(BY_NAME[asked.step]) < QUESTIONS.index(ZONE):
        turn.say("first-start")
    elif turn.incoming and turn.incoming.text:
        await _answered(turn, ZONE, turn.incoming.text)
    else:
        await _put(turn, ZONE)


async def _answered(turn: Turn, question: Question, value: str) -> None:
    if not question.applies(turn.person):  # an old button: there is no consent to keep this
        turn.say("not-kept")
        return
    asked = await open_questions.load(turn.tx, turn.person.id, FLOW)
    if turn.person.onboarded_at:
        await settings.answered(turn, question, value)
        return
    still = await question.take(turn, value)
    if still:
        if question is ZONE:  # go back to it: what is typed next chooses
            await _open(turn, question, words_for(turn, still))
        put(turn, still)
    elif asked is None or asked.step == question.name:
        if question is PROFILE and turn.person.profile:
            turn.show(turn.text("profile-kept", lines=safety_profile_text.describe(turn)))
        await _next(turn, question)
    else:  # an older question was answered again: it counts, and the open one stays open
        still_open = await BY_NAME[asked.step].ask(turn)
        if not still_open.apart:
            put(turn, still_open)
        elif not turn.out:
            put(turn, Asked(turn.text("noted"), ()))


async def _next(turn: Turn, answered: Question) -> None:
    for question in QUESTIONS[QUESTIONS.index(answered) + 1 :]:
        if question is URGENT and not await list_follows(turn):
            continue
        if question.applies(turn.person):
            await _put(turn, question)
            return
    await _finish(turn)


async def _put(turn: Turn, question: Question) -> None:
    await _open(turn, question)
    put(turn, await question.ask(turn))


async def _open(turn: Turn, question: Question, words: Mapping[str, Json] | None = None) -> None:
    conversation = Conversation(FLOW, question.name, words or {}, turn.now)
    await open_questions.save(turn.tx, turn.person.id, conversation)


async def _finish(turn: Turn) -> None:
    await open_questions.close(turn.tx, turn.person.id, FLOW)
    await change(turn, onboarded_at=turn.now)
    await sitting.save(turn.tx, turn.person.id, Sitting(sitting_since=turn.now))
    await plan_checkins(turn)
    await weekly_summary.plan(turn, wanted=True)
    await replan(turn)
    stopped = (await standing(turn)).techniques_stopped
    key = "ready-suspended" if stopped else "ready"
    turn.show(turn.text(key, line=await next_nudge_line(turn)))


ROUTES = Routes(
    commands={"start": start, "timezone": timezone}, taps={"q": tapped}, answers={FLOW: typed}
)
