"""How a routine begins: at once, or behind what has to be asked first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from bot.flows import abandoned_checkin, routine, safety_profile_text, settings
from bot.flows.cards_due import emergency_due, urgent_due
from bot.flows.profile_questions import PROFILE, Asked, change, meant, put, refuse, yes_or_no
from bot.flows.red_flag_question import (
    TECHNIQUE,
    TICKED,
    emergency_card,
    take_emergency,
    take_urgent,
    urgent_list,
)
from bot.inbox.router import Routes
from bot.ui.turn import Message, Turn
from care.model import Answer
from care.spans import grown_old
from content.typed.errors import NotUnderstood
from db import nudges, open_questions, sitting
from db.nudges import Nudge, NudgeOutcome
from db.open_questions import Conversation
from scheduler.sitting import heard, offers_short

FLOW = TECHNIQUE.flow
EMERGENCY, URGENT = "emergency", "urgent"  # the cards
STILL = "still"  # whether the safety answers still hold
NUDGE_SLOT = "nudge"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to begin once everything was asked."""

    nudge: int | None = None  # what this nudge offers; None: whatever is chosen now
    slug: str | None = None  # what the person picked

    def packed(self) -> dict[str, int | str | None]:
        return {"nudge": self.nudge, "slug": self.slug}


async def begin(turn: Turn, wish: Wish) -> None:
    """Start a routine, behind what comes first: the cards that are due, and with safety answers
    that have grown old, whether they still hold.
    """
    person = turn.person
    given = person.profile_at
    old = given is None or grown_old(turn.services.numbers, given, turn.now)
    if await abandoned_checkin.before_a_technique(turn):
        await _ask(turn, EMERGENCY, wish)
    elif person.profile is not None and old:
        await _ask_still(turn, wish)
    elif await emergency_due(turn, wish.slug):
        await _ask(turn, EMERGENCY, wish)
    elif await urgent_due(turn, wish.slug):
        await _ask(turn, URGENT, wish)
    else:
        await _start(turn, wish)


async def _ask(turn: Turn, card: str, wish: Wish) -> None:
    await _remember(turn, card, wish)
    _put(turn, await _card(turn, card))


async def _card(turn: Turn, card: str) -> Asked:
    if card == URGENT:
        return await urgent_list(turn, TECHNIQUE)
    return emergency_card(turn, TECHNIQUE)


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
    before = await open_questions.load(turn.tx, turn.person.id, FLOW)
    ticked = before.data.get(TICKED) if before else None  # what was told is not lost
    data = {**wish.packed(), **({TICKED: ticked} if ticked else {})}
    conversation = Conversation(FLOW, step, data, turn.now)
    await open_questions.save(turn.tx, turn.person.id, conversation)


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
    """A button of a card. An old one is ignored, unless it is no "None of these"."""
    asked = await open_questions.load(turn.tx, turn.person.id, FLOW)
    *named, value = rest
    card = named[0] if named else EMERGENCY  # an older button names none
    if asked and asked.step == card:
        await _answered(turn, asked, value)
    elif card == EMERGENCY and value != Answer.NO:
        await take_emergency(turn, value, list_follows=False)
    elif card == URGENT and value != Answer.NO:
        await _list_answered(turn, None, value)


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
    shown = _still(turn) if asked.step == STILL else await _card(turn, asked.step)
    try:
        if asked.step == STILL:
            await _still_answered(turn, asked, turn.meaning(text) or text)
        else:
            await _answered(turn, asked, meant(turn, shown, text))
    except NotUnderstood as unclear:
        refuse(turn, unclear, shown, listed=asked.step != STILL)
    return True


async def _answered(turn: Turn, asked: Conversation, value: str) -> None:
    """The answer to the card that is open; the urgent list follows a No, where it is due."""
    if asked.step == URGENT:
        await _list_answered(turn, asked, value)
        return
    wish = _wished(asked)
    follows = await urgent_due(turn, wish.slug)
    denied = await take_emergency(turn, value, list_follows=follows)
    await open_questions.close(turn.tx, turn.person.id, FLOW)
    if denied and follows:
        await _remember(turn, URGENT, wish)
        put(turn, await urgent_list(turn, TECHNIQUE))
    elif denied:
        await _start(turn, wish)


async def _list_answered(turn: Turn, asked: Conversation | None, value: str) -> None:
    still, denied = await take_urgent(turn, TECHNIQUE, value)
    if still:
        turn.show(still.text, still.buttons)
        return
    await open_questions.close(turn.tx, turn.person.id, FLOW)
    if asked and denied:
        await _start(turn, _wished(asked))


async def _still_answered(turn: Turn, asked: Conversation, value: str) -> None:
    still = yes_or_no(value)
    await open_questions.close(turn.tx, turn.person.id, FLOW)
    if still:
        await change(turn, profile_at=turn.now)
        await begin(turn, _wished(asked))
    else:
        await settings.ask(turn, PROFILE)


def _wished(asked: Conversation) -> Wish:
    slug, nudge = asked.data.get("slug"), asked.data.get("nudge")
    return Wish(cast("int | None", nudge), cast("str | None", slug))


ROUTES = Routes(taps={FLOW: tapped, STILL: still_tapped}, answers={FLOW: typed})
