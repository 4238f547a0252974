"""Both cards outside of a check-in: at the start, and before a technique."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from bot.actions.care_status import TICKS
from bot.flows import advice
from bot.flows.checkin_questions import CARDS
from bot.flows.profile_questions import Asked, Question
from bot.ui.turn import Button, Turn
from care.model import Answer, Occasion, Tier
from care.spans import judged_at
from care.triage.questionnaire import Draft
from db import open_questions, timers
from scheduler.model import TimerKind

EMERGENCY, URGENT_LIST = CARDS["emergency"], CARDS["urgent"]
LIST = "urgent"  # the step at which a flow asks the list
TICKED = "ticked"  # where a flow's open question keeps the lines that were ticked


@dataclass(frozen=True, slots=True)
class Place:
    """A flow that asks the cards, and what stands in the data of their buttons."""

    flow: str
    emergency: str
    urgent: str


START = Place("onboarding", "q:screen", "q:urgent")
TECHNIQUE = Place("card", "card:emergency", "card:urgent")


def emergency_card(turn: Turn, place: Place) -> Asked:
    return _at(EMERGENCY.ask(turn, Draft(Occasion.SCREEN)), "c:emergency", place.emergency)


async def urgent_list(turn: Turn, place: Place) -> Asked:
    return _at(URGENT_LIST.ask(turn, await _ticked(turn, place)), "c:urgent", place.urgent)


def _at(asked: Asked, before: str, data: str) -> Asked:
    buttons = tuple(
        tuple(Button(b.label, b.data.replace(before, data, 1)) for b in row)
        for row in asked.buttons
    )
    return replace(asked, buttons=buttons)


async def take_emergency(turn: Turn, value: str, *, list_follows: bool) -> bool:
    """Do what the card's answer calls for; return whether it was denied.

    Where the urgent list follows, a No is kept, and nothing is said before that is answered too.
    """
    draft, _ = EMERGENCY.take(turn, Draft(Occasion.SCREEN), value)
    answers = draft.answers(turn.local)
    if draft.said("E"):
        if not await advice.repeated(turn, Tier.EMERGENCY):
            await advice.conclude(turn, answers)
        return False
    if list_follows:
        await advice.keep(turn, answers)
    else:
        await advice.conclude(turn, answers)
    return True


async def take_urgent(turn: Turn, place: Place, value: str) -> tuple[Asked | None, bool]:
    """Take a tick, or what closes the list; return the list as it is now while it is open, and
    whether it was denied.
    """
    draft, over = URGENT_LIST.take(turn, await _ticked(turn, place), value)
    if not over and await _keep(turn, place, draft.flags):
        due = judged_at(turn.services.numbers, turn.now)
        await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, TICKS, due)
        return replace(await urgent_list(turn, place), apart=False), False
    await _keep(turn, place, ())
    if not await _told_already(turn, draft):
        await advice.conclude(turn, draft.answers(turn.local))
    return None, not any(map(draft.said, draft.flags))


async def judge_ticks(turn: Turn) -> None:
    """What was ticked on a list that was left open counts like an unfinished check-in."""
    for place in (START, TECHNIQUE):
        draft = await _ticked(turn, place)
        worst = await advice.worst_open(turn)
        if draft.flags and not (worst and draft.flags.keys() <= set(worst.fired)):
            await advice.conclude(turn, draft.answers(turn.local))
            turn.say("checkin-unfinished")


async def _ticked(turn: Turn, place: Place) -> Draft:
    asked = await open_questions.load(turn.tx, turn.person.id, place.flow)
    lines = cast("list[str]", asked.data.get(TICKED) or []) if asked else []
    return Draft(Occasion.SCREEN, flags=dict.fromkeys(lines, Answer.YES))


async def _keep(turn: Turn, place: Place, lines: Iterable[str]) -> bool:
    """Keep what is ticked; False where the flow is over, and a tick on its old list decides."""
    asked = await open_questions.load(turn.tx, turn.person.id, place.flow)
    open_still = asked is not None and asked.step == LIST
    if asked and open_still:
        kept = replace(asked, data={**asked.data, TICKED: [*sorted(lines)]}, asked_at=turn.now)
        await open_questions.save(turn.tx, turn.person.id, kept)
    return open_still


async def _told_already(turn: Turn, draft: Draft) -> bool:
    """The same answer twice: the advice again, and nothing is counted twice."""
    worst = await advice.worst_open(turn)
    same = worst is not None and draft.flags.keys() <= set(worst.fired)
    return same and await advice.repeated(turn, Tier.URGENT)


async def _ask(turn: Turn) -> Asked:
    return emergency_card(turn, START)


async def _take(turn: Turn, value: str) -> Asked | None:
    """A Yes or "not sure" gives the advice at once; the start goes on below it."""
    await take_emergency(turn, value, list_follows=await list_follows(turn))
    return None


async def list_follows(turn: Turn) -> bool:
    """Whether the urgent list is asked: not below the advice to call an ambulance."""
    worst = await advice.worst_open(turn)
    return worst is None or worst.tier < Tier.EMERGENCY


async def _ask_urgent(turn: Turn) -> Asked:
    return await urgent_list(turn, START)


async def _take_urgent(turn: Turn, value: str) -> Asked | None:
    still, _ = await take_urgent(turn, START, value)
    return still


SCREEN = Question("screen", _ask, _take)
URGENT = Question("urgent", _ask_urgent, _take_urgent)
