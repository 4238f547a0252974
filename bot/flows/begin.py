"""How a break begins: at once, or behind the emergency card where no safety answers are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from bot.flows import advice, routine
from bot.flows.checkin_cards import CARDS
from bot.flows.draft import Draft
from bot.router import Routes
from bot.turn import Button, Message, Turn
from content.model import Occasion
from db import conversations, nudges, routines, sitting
from db.conversations import Conversation
from db.nudges import Nudge, NudgeOutcome
from scheduler.sitting import heard, offers_short
from scheduler.windows import at_local, local_day

FLOW = "card"
NUDGE_SLOT = "nudge"
EMERGENCY = CARDS["emergency"]


async def begin(turn: Turn, nudge: Nudge | None) -> None:
    """Start a routine; without stored safety answers the card comes first, once a day.

    Source: clinical.md, Decided 5.
    """
    if turn.person.profile is not None or await _began_today(turn):
        await _start(turn, nudge)
        return
    data = {"nudge": nudge.id if nudge else None}
    conversation = Conversation(FLOW, "emergency", {**data}, turn.now)
    await conversations.save(turn.tx, turn.person.id, conversation)
    asked = EMERGENCY.ask(turn, Draft(Occasion.SCREEN))
    buttons = tuple(
        tuple(Button(b.label, b.data.replace("c:emergency", FLOW)) for b in row)
        for row in asked.buttons
    )
    turn.out.append(Message(asked.text, buttons))


async def _began_today(turn: Turn) -> bool:
    zone = turn.person.rhythm.zone
    midnight = at_local(zone, local_day(zone, turn.now), 0)
    return bool(await routines.since(turn.tx, turn.person.id, midnight))


async def _start(turn: Turn, nudge: Nudge | None) -> None:
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
    asked = await conversations.load(turn.tx, turn.person.id, FLOW)
    await _answered(turn, asked, rest[0])


async def typed(turn: Turn, text: str) -> bool:
    """Take what was typed as the answer to the card."""
    asked = await conversations.load(turn.tx, turn.person.id, FLOW)
    if asked:
        await _answered(turn, asked, text)
    return asked is not None


async def _answered(turn: Turn, asked: Conversation | None, value: str) -> None:
    draft, _ = EMERGENCY.take(turn, Draft(Occasion.SCREEN), value)
    if asked is None and not draft.said("E"):
        return
    await conversations.close(turn.tx, turn.person.id, FLOW)
    await advice.conclude(turn, draft.answers(turn.local))
    if asked and not draft.said("E"):
        number = cast("int | None", asked.data["nudge"])
        await _start(turn, await nudges.by_id(turn.tx, turn.person.id, number) if number else None)


ROUTES = Routes(taps={FLOW: tapped}, answers={FLOW: typed})
