"""The check-in: a few short questions, the red-flag cards, and what they lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.actions.care_status import CHECKIN
from bot.flows import abandoned_checkin, advice, checkin_questions
from bot.flows.profile_questions import meant, put, refuse
from bot.inbox.router import Routes
from bot.ui.turn import Turn
from care.model import Answer, Occasion, Tier
from care.spans import taken_up
from care.triage.lookback import Past
from care.triage.questionnaire import Draft, Grounds, Lifting, next_step, unpacked
from content.typed import scores
from content.typed.errors import NotUnderstood
from db import checkins, open_questions
from db.people import Consent
from scheduler.model import Outgoing, TimerKind

URGENT_ELSEWHERE = "urgent"  # the step of the start, and before a technique
REMEMBERS_SITES = (Occasion.DAILY, Occasion.ASKED)
LINES = ("urgent", "routine", "what")  # cards whose lines count on an old message too


async def start(turn: Turn) -> None:
    """/checkin: go on with an interrupted one, or begin."""
    if await _take_up(turn):
        return
    if Consent.PAIN_LOG in turn.person.consents:
        await open_checkin(turn, Occasion.ASKED)
    else:  # without the pain log only the card is shown, and nothing of it is kept
        turn.say("checkin-no-log")
        await open_checkin(turn, Occasion.SCREEN)


async def alarmed(turn: Turn, technique: str | None, heard: frozenset[str]) -> None:
    """Words of alarm: the emergency card, before anything else. What hurts is asked after it."""
    asked = await open_questions.load(turn.tx, turn.person.id, CHECKIN)
    draft = unpacked(asked.data) if asked else None
    if draft and draft.occasion is Occasion.HURTS:
        flags = {k: v for k, v in draft.flags.items() if k != "E"}
        await _ask(turn, replace(draft, flags=flags, alarmed=True, heard=heard))
    elif technique:
        await open_with(turn, Draft(Occasion.HURTS, technique, alarmed=True, heard=heard))
    else:
        await open_with(turn, Draft(Occasion.SCREEN, heard=heard))


async def _take_up(turn: Turn) -> bool:
    """Ask an interrupted check-in's open question again; return whether there was one of today."""
    asked = await open_questions.load(turn.tx, turn.person.id, CHECKIN)
    fresh = asked is not None and taken_up(turn.services.numbers, asked.asked_at, turn.now)
    if asked and fresh:
        await _ask(turn, unpacked(asked.data))
    return fresh


async def week(turn: Turn) -> None:
    """/week: three questions about the last seven days (PEG), for who keeps a pain log."""
    if Consent.PAIN_LOG in turn.person.consents:
        await open_checkin(turn, Occasion.WEEKLY)
    else:
        turn.say("week-no-log")


async def week_tapped(turn: Turn, _: Sequence[str]) -> None:
    await week(turn)


async def redflags(turn: Turn) -> None:
    """/redflags: the emergency card, any time."""
    await open_checkin(turn, Occasion.SCREEN)


async def due(turn: Turn, row: Outgoing, late: bool) -> None:
    """The daily check-in is due."""
    if late or Consent.PAIN_LOG not in turn.person.consents or await _take_up(turn):
        return
    await open_checkin(turn, Occasion.DAILY)


async def open_checkin(
    turn: Turn, occasion: Occasion, technique: str | None = None, before: int | None = None
) -> None:
    """Open a check-in."""
    await open_with(turn, Draft(occasion, technique, before))


async def open_with(turn: Turn, draft: Draft) -> None:
    """Open a check-in in which something is answered already.

    An unfinished one gives way, but what was said in it is not lost.
    """
    if await abandoned_checkin.lay_aside(turn):
        draft = replace(draft, alarmed=True)
    await _ask(turn, draft)


async def open_hurts(turn: Turn, technique: str | None) -> None:
    """Something hurts: what is it, then the emergency card, before anything else."""
    await open_checkin(turn, Occasion.HURTS, technique)


async def open_screen(turn: Turn, suspension_id: int, by: Grounds) -> None:
    """Ask both cards in full; all-No lifts the suspension."""
    await open_with(turn, Draft(Occasion.SCREEN, lifting=Lifting(suspension_id, by)))


async def _ask(turn: Turn, draft: Draft) -> None:
    """Ask the next question, or conclude when none is left."""
    history = await advice.history(turn, without=draft.corrects)
    numbers = turn.services.numbers
    step = next_step(draft, history, turn.local, numbers)
    so_far = advice.judged(turn, draft.said_so_far(turn.local, numbers), history)
    if step is None or so_far.tier is Tier.EMERGENCY:  # then nothing else is asked first
        await _conclude(turn, draft)
        return
    if step == "where" and not draft.sites and draft.occasion in REMEMBERS_SITES:
        before = _last_sites(history)
        draft = replace(draft, sites=before, remembered=before)
    await abandoned_checkin.remember(turn, step, draft)
    asked = checkin_questions.CARDS[step].ask(turn, draft)
    put(turn, asked)


def _last_sites(history: Sequence[Past]) -> frozenset[str]:
    """Return the places of the last check-in that named any: ticked already, a tap changes them."""
    named = [past.answers.sites - {"none"} for past in history]
    return next((sites for sites in reversed(named) if sites), frozenset())


async def _conclude(turn: Turn, draft: Draft) -> None:
    await abandoned_checkin.forget(turn)
    answers = draft.said_so_far(turn.local, turn.services.numbers)
    if draft.corrects is None:
        await advice.conclude(turn, answers, draft.lifting)
    else:
        await advice.correct(turn, draft.corrects, answers)


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """A button of a check-in. A stale one is ignored, but never an emergency answer."""
    step, value = rest
    asked = await open_questions.load(turn.tx, turn.person.id, CHECKIN)
    if asked and asked.step == step:
        await _take(turn, unpacked(asked.data), step, value)
    elif step == "emergency" and value != Answer.NO:
        if await advice.repeated(turn, Tier.EMERGENCY):
            return  # the same tap twice: the advice again, nothing is counted twice
        draft = unpacked(asked.data) if asked else Draft(Occasion.SCREEN)
        await _take(turn, draft, step, value)
    elif asked is None:
        turn.show(turn.text("checkin-closed"))
    elif step in LINES and value in turn.services.rulebook.rules:  # ticked on an older card
        await _ask(turn, unpacked(asked.data).flagged(value))


async def typed(turn: Turn, text: str) -> bool:
    """Take what was typed as the answer to the open question."""
    asked = await open_questions.load(turn.tx, turn.person.id, CHECKIN)
    if asked is None:
        return False
    draft = unpacked(asked.data)
    shown = checkin_questions.CARDS[asked.step].ask(turn, draft)
    try:
        answer = turn.answer(asked.step, text) or meant(turn, shown, text)
        await _take(turn, draft, asked.step, answer)
    except NotUnderstood as unclear:
        refuse(turn, unclear, shown, listed=asked.step == "emergency")
    return True


async def list_open(turn: Turn) -> bool:
    """Return whether what was asked last is a list with ticks: "done" then means that list."""
    asked = await open_questions.latest(turn.tx, turn.person.id)
    if asked is None:
        return False
    lists = checkin_questions.LISTS if asked.flow == CHECKIN else (URGENT_ELSEWHERE,)
    return asked.step in lists


async def _take(turn: Turn, draft: Draft, step: str, value: str) -> None:
    card = checkin_questions.CARDS[step]
    taken, over = card.take(turn, draft, value)
    if not over:  # a list with ticks: show it again as it is now
        await abandoned_checkin.remember(turn, step, taken)
        asked = card.ask(turn, taken)
        turn.show(asked.text, asked.buttons)
        return
    await _ask(turn, taken.finished(step, turn.services.numbers))


async def fix(turn: Turn, rest: Sequence[str]) -> None:
    """A slip: ask everything again, for ten minutes; the new answers replace the old ones."""
    checkin = await checkins.by_id(turn.tx, turn.person.id, int(rest[0]))
    if checkin is None or not advice.correctable(turn, checkin):
        turn.say("fix-too-late")
        return
    occasion, technique = checkin.answers.occasion, checkin.answers.technique
    draft = Draft(occasion, technique, checkin.answers.pain_before, corrects=checkin.id)
    await open_with(turn, draft)


async def which(turn: Turn, rest: Sequence[str]) -> None:
    """Which line of the emergency card it was: asked afterwards, and optional."""
    number, rule_id = rest
    checkin = await checkins.by_id(turn.tx, turn.person.id, int(number))
    rule = turn.services.rulebook.rules.get(rule_id)
    if checkin and rule_id == "ask":
        turn.show(turn.text("which"), advice.which_card(turn, checkin))
        return
    if checkin and rule and rule.stored and rule.card == "emergency":
        flags = {**checkin.answers.flags, rule_id: Answer.YES}
        await advice.amend(turn, checkin, replace(checkin.answers, flags=flags))
    turn.show(turn.text("which-noted"))


async def number(turn: Turn, text: str) -> bool:
    """A bare number when nothing was asked: a pain score, and so a check-in."""
    if turn.person.onboarded_at is None or Consent.PAIN_LOG not in turn.person.consents:
        return False
    try:
        pain = scores.score(text, turn.typed_words)
    except NotUnderstood:
        return False
    draft = replace(Draft(Occasion.ASKED), pain=pain)
    await open_with(turn, draft.finished("pain", turn.services.numbers))
    return True


ROUTES = Routes(
    commands={"checkin": start, "redflags": redflags, "week": week},
    taps={"week": week_tapped, "c": tapped, "fix": fix, "which": which},
    answers={CHECKIN: typed},
    due={TimerKind.CHECK_IN: due},
)
