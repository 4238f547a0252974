"""The emergency card as a question of the start."""

from __future__ import annotations

from dataclasses import replace

from bot.flows import advice
from bot.flows.checkin_questions import CARDS
from bot.flows.profile_questions import Asked, Question
from bot.ui.turn import Button, Turn
from care.model import Occasion, Tier
from care.triage.questionnaire import Draft

EMERGENCY = CARDS["emergency"]


async def _ask(turn: Turn) -> Asked:
    asked = EMERGENCY.ask(turn, Draft(Occasion.SCREEN))
    buttons = tuple(
        tuple(Button(b.label, b.data.replace("c:emergency", "q:screen")) for b in row)
        for row in asked.buttons
    )
    return replace(asked, buttons=buttons)


async def _take(turn: Turn, value: str) -> Asked | None:
    """A Yes or "not sure" gives the advice at once; the start goes on below it."""
    draft, _ = EMERGENCY.take(turn, Draft(Occasion.SCREEN), value)
    if draft.said("E") and await advice.repeated(turn, Tier.EMERGENCY):
        return None
    await advice.conclude(turn, draft.answers(turn.local))
    return None


SCREEN = Question("screen", _ask, _take)
