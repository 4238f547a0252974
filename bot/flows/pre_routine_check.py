"""How a routine begins: at once, or behind what has to be asked first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast

from bot.flows import abandoned_checkin, advice, routine, safety_profile_text, settings
from bot.flows.checkin_questions import CARDS
from bot.flows.profile_questions import PROFILE, Asked, change, meant, refuse, yes_or_no
from bot.inbox.router import Routes
from bot.ui.turn import Button, Message, Turn
from care.model import Occasion
from care.triage.questionnaire import Draft
from db import nudges, open_questions, routines, sitting
from db.nudges import Nudge, NudgeOutcome
from db.open_questions import Conversation
from scheduler.parse import Unclear
from scheduler.sitting import heard, offers_short
from scheduler.windows import at_local, local_day

FLOW = "card"
STILL = "still"  # whether the safety answers still hold
NUDGE_SLOT = "nudge"
EMERGENCY = CARDS["emergency"]
ASKED_AGAIN = timedelta(days=90)  # safety answers grow old


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to begin once everything was asked."""

    nudge: int | None = None  # what this nudge offers; None: whatever is chosen now
    slug: str | None = None  # what the person picked

    def packed(self) -> dict[str, int | str | None]:
        return {"nudge": self.nudge, "slug": self.slug}


async def begin(turn: Turn, wish: Wish) -> None:
    """Start a routine. Without stored safety answers the emergency card comes first, once a day;
    with answers from 90 days ago or more, whether they still hold.

    Source: clinical.md, Decided 5.
    """
    person = turn.person
    if await abandoned_checkin.before_a_technique(turn):
        await _ask_emergency(turn, wish)
        return
    if person.profile is None:
        if not await _began_today(turn):
            await _ask_emergency(turn, wish)
            return
    elif person.profile_at is None or turn.now - person.profile_at >= ASKED_AGAIN:
        await _ask_still(turn, wish)
        return
    await _start(turn, wish)


async def _ask_emergency(turn: Turn, wish: Wish) -> None:
    await _remember(turn, "emergency", wish)
    _put(turn, _emergency(turn))


def _emergency(turn: Turn) -> Asked:
    asked = EMERGENCY.ask(turn, Draft(Occasion.SCREEN))
    buttons = tuple(
        tuple(Button(b.label, b.data.replace("c:emergency", FLOW)) for b in row)
        for row in asked.buttons
    )
    return replace(asked, buttons=buttons)


async def _ask_still(turn: Turn, wish: Wish) -> None:
    await _remember(turn, STILL, wish)
    _put(turn, _still(turn))


def _still(turn: Turn) -> Asked:
    yes = turn.button("profile-still-right", STILL, "yes")
    no = turn.button("profile-change", STILL, "no")
    return Asked(safety_profile_text.still_right(turn), ((yes,), (no,)))


def _put(turn: Turn, asked: Asked) -> None:
    turn.reply(asked.text, asked.buttons)


async def _remember(turn: Turn, step: str, wish: Wish) -> None:
    conversation = Conversation(FLOW, step, {**wish.packed()}, turn.now)
    await open_questions.save(turn.tx, turn.person.id, conversation)


async def _began_today(turn: Turn) -> bool:
    zone = turn.person.rhythm.zone
    midnight = at_local(zone, local_day(zone, turn.now), 0)
    return bool(await routines.since(turn.tx, turn.person.id, midnight))


async def _start(turn: Turn, wish: Wish) -> None:
    if wish.slug:
        await routine.begin_chosen(turn, wish.slug)
        return
    nudge = await nudges.by_id(turn.tx, turn.person.id, wish.nudge) if wish.nudge else None
    clock = await sitting.load(turn.tx, turn.person.id)
    if nudge:
        await answered(turn, nudge, NudgeOutcome.STARTED)
        turn.out.append(Message(turn.text("nudge-started"), slot=NUDGE_SLOT))
    await sitting.save(turn.tx, turn.person.id, heard(clock))
    await routine.begin(turn, nudge, short=offers_short(clock))


async def answered(turn: Turn, nudge: Nudge, outcome: NudgeOutcome) -> None:
    """Settle a nudge that waits, or one that a later nudge has overtaken."""
    waited = await nudges.settle(turn.tx, turn.person.id, nudge.id, outcome, turn.now)
    if not waited:
        await nudges.finish(turn.tx, turn.person.id, nudge.id, outcome, turn.now)


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """A button of the card. An old one is ignored, unless it is no "None of these"."""
    asked = await open_questions.load(turn.tx, turn.person.id, FLOW)
    await _emergency_answered(turn, asked if asked and asked.step != STILL else None, rest[0])


async def still_tapped(turn: Turn, rest: Sequence[str]) -> None:
    """Whether the safety answers still hold; an old button starts nothing."""
    asked = await open_questions.load(turn.tx, turn.person.id, FLOW)
    if asked and asked.step == STILL:
        await _still_answered(turn, asked, rest[0])


async def typed(turn: Turn, text: str) -> bool:
    """Take what was typed as the answer to the question before a routine."""
    asked = await open_questions.load(turn.tx, turn.person.id, FLOW)
    if asked is None:
        return False
    try:
        if asked.step == STILL:
            await _still_answered(turn, asked, turn.meaning(text) or text)
        else:
            shown = EMERGENCY.ask(turn, Draft(Occasion.SCREEN))
            await _emergency_answered(turn, asked, meant(turn, shown, text))
    except Unclear as unclear:
        still = asked.step == STILL
        refuse(turn, unclear, _still(turn) if still else _emergency(turn), listed=not still)
    return True


async def _emergency_answered(turn: Turn, asked: Conversation | None, value: str) -> None:
    draft, _ = EMERGENCY.take(turn, Draft(Occasion.SCREEN), value)
    if asked is None and not draft.said("E"):
        return
    await open_questions.close(turn.tx, turn.person.id, FLOW)
    await advice.conclude(turn, draft.answers(turn.local))
    if asked and not draft.said("E"):
        await _start(turn, _wished(asked))


async def _still_answered(turn: Turn, asked: Conversation, value: str) -> None:
    still = yes_or_no(value)
    await open_questions.close(turn.tx, turn.person.id, FLOW)
    if still:
        await change(turn, profile_at=turn.now)
        await _start(turn, _wished(asked))
    else:
        await settings.ask(turn, PROFILE)


def _wished(asked: Conversation) -> Wish:
    slug, nudge = asked.data.get("slug"), asked.data.get("nudge")
    return Wish(cast("int | None", nudge), cast("str | None", slug))


ROUTES = Routes(taps={FLOW: tapped, STILL: still_tapped}, answers={FLOW: typed})
