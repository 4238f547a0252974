"""The break nudge: what it says, and what a tap or a typed word makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.actions.care_status import replan, restart_clock, standing
from bot.actions.technique_choice import offer
from bot.flows import lessons, routine
from bot.flows.pre_routine_check import NUDGE_SLOT, Wish, answered, begin
from bot.flows.routine_cards import length_minutes
from bot.flows.status import next_nudge_line
from bot.inbox.router import Routes
from bot.ui.turn import Keyboard, Message, Turn
from care.techniques.choice import Choice
from content.texts import Html
from content.typed.errors import NotUnderstood
from db import nudges, sitting
from db.nudges import Nudge, NudgeOutcome
from scheduler.model import Outgoing, TimerKind
from scheduler.sitting import (
    SnoozeLength,
    SnoozesEnough,
    day_off,
    heard,
    offers_short,
    skipped,
    snoozed,
)

SNOOZES = (5, 10, 20)  # minutes, one tap each
TAKEN_BACK = timedelta(hours=8)  # a nudge older than this is history


async def due(turn: Turn, row: Outgoing, late: bool) -> None:
    """A nudge is due. A late one says nothing: the engine has planned the next."""
    stands = await standing(turn)
    if late or stands.nudges_stopped:
        await _unsaid(turn, row)
        return
    await nudges.expire_waiting(turn.tx, turn.person.id)
    nudge = await nudges.add(turn.tx, turn.person.id, row.due_at, turn.now, NudgeOutcome.WAITING)
    if row.payload.get("ask") == "day-off":
        turn.out.append(
            Message(turn.text("day-off"), _day_off_buttons(turn), NUDGE_SLOT, fresh=True)
        )
        return
    short = offers_short(await sitting.load(turn.tx, turn.person.id))
    words = turn.text("nudge-short") if short else _words(turn, await offer(turn, nudge, stands))
    if lesson := await lessons.line_under_nudge(turn):
        words = turn.join(words, lesson)
    turn.out.append(Message(words, _buttons(turn, nudge, short), NUDGE_SLOT, fresh=True))


async def _unsaid(turn: Turn, row: Outgoing) -> None:
    """What was never sent is not unanswered."""
    last = await nudges.latest(turn.tx, turn.person.id)
    if last and last.due_at == row.due_at:  # it was ready, but Telegram was away
        await answered(turn, last, NudgeOutcome.LATE)
    else:
        await nudges.add(turn.tx, turn.person.id, row.due_at, None, NudgeOutcome.LATE)
    clock = await sitting.load(turn.tx, turn.person.id)
    unanswered = max(0, clock.unanswered - 1)
    await sitting.save(turn.tx, turn.person.id, replace(clock, unanswered=unanswered))


def _words(turn: Turn, picked: Choice) -> Html:
    """Its meaning is in the first 40 characters: a watch shows no more (design §5)."""
    name = turn.text(f"technique-{picked.techniques[-1].slug}-name")
    minutes = length_minutes(picked.techniques, picked.dose)
    return turn.text("nudge", name=name, minutes=minutes)


def _buttons(turn: Turn, nudge: Nudge, short: bool) -> Keyboard:
    start = turn.button("nudge-start-short" if short else "nudge-start", "n", nudge.id, "start")
    snooze = tuple(
        turn.button("nudge-snooze", "n", nudge.id, "snooze", m, minutes=m) for m in SNOOZES
    )
    last = (
        turn.button("nudge-skip", "n", nudge.id, "skip"),
        turn.button("nudge-moved", "n", nudge.id, "moved"),
    )
    return ((start,), snooze, last)


def _day_off_buttons(turn: Turn) -> Keyboard:
    return ((turn.button("day-off-yes", "off", "yes"), turn.button("day-off-no", "off", "no")),)


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """A button under a nudge. One that was answered before changes nothing."""
    number, verb, *value = rest
    nudge = await nudges.by_id(turn.tx, turn.person.id, int(number))
    if nudge is None:
        return
    if nudge.outcome not in (NudgeOutcome.WAITING, NudgeOutcome.UNANSWERED):
        if verb == "start":
            await routine.resume(turn)
        return
    if verb != "start" and turn.now - nudge.due_at > TAKEN_BACK:
        turn.show(turn.text("nudge-past"))
        return
    match verb:
        case "start":
            await begin(turn, Wish(nudge=nudge.id))
        case "snooze":
            await snooze_nudge(turn, nudge, int(value[0]))
        case "skip":
            await skip_nudge(turn, nudge)
        case "moved":
            await moved_nudge(turn, nudge)


async def snooze_nudge(turn: Turn, nudge: Nudge | None, minutes: int) -> None:
    clock = await sitting.load(turn.tx, turn.person.id)
    try:
        clock = snoozed(clock, turn.now, minutes)
    except SnoozeLength:
        raise NotUnderstood("snooze") from None
    except SnoozesEnough:
        turn.say("snooze-enough")
        return
    if nudge:
        await answered(turn, nudge, NudgeOutcome.SNOOZED)
    await sitting.save(turn.tx, turn.person.id, clock)
    await replan(turn)
    turn.show(turn.text("snoozed", minutes=minutes, line=await next_nudge_line(turn)))


async def skip_nudge(turn: Turn, nudge: Nudge | None) -> None:
    if nudge:
        await answered(turn, nudge, NudgeOutcome.SKIPPED)
    clock = skipped(await sitting.load(turn.tx, turn.person.id), turn.now)
    await sitting.save(turn.tx, turn.person.id, clock)
    await replan(turn)
    turn.show(turn.text("skipped", line=await next_nudge_line(turn)))


async def moved_nudge(turn: Turn, nudge: Nudge | None) -> None:
    if nudge:
        await answered(turn, nudge, NudgeOutcome.MOVED)
    await restart_clock(turn)
    turn.show(turn.text("moved", line=await next_nudge_line(turn)))


async def day_off_tapped(turn: Turn, rest: Sequence[str]) -> None:
    """The answer to "day off?"."""
    clock = await sitting.load(turn.tx, turn.person.id)
    clock = day_off(clock, turn.person.rhythm, turn.now) if rest[0] == "yes" else heard(clock)
    await sitting.save(turn.tx, turn.person.id, clock)
    await replan(turn)
    turn.show(turn.text("day-off-answered", line=await next_nudge_line(turn)))


ROUTES = Routes(taps={"n": tapped, "off": day_off_tapped}, due={TimerKind.NUDGE: due})
