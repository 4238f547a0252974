"""One routine: a start card, its steps by durable timers, and the question at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.actions.care_status import restart_clock, standing
from bot.actions.technique_choice import limits, offer, situation
from bot.flows import checkin
from bot.flows.routine_cards import at_rest, buttons, cards, picture_of, present, words
from bot.flows.status import next_nudge_line
from bot.inbox.router import Routes
from bot.ui.turn import Keyboard, Message, Turn
from care.model import Dose
from care.techniques.catalogue import WALK
from care.techniques.choice import Choice, chosen
from care.techniques.eligibility import permits
from care.techniques.preference import Why
from db import nudges, routines, timers
from db.nudges import Nudge, NudgeOutcome
from db.people import Consent
from db.routines import Routine, RoutineState
from scheduler.model import Outgoing, TimerKind

OPEN = (RoutineState.READY, RoutineState.RUNNING, RoutineState.PAUSED)
ONLY_A_WALK = (Why.SUSPENDED, Why.UNDER_AGE, Why.PAIN)  # said beside the walk
LAST_SECONDS = 3  # are not counted down: the next step is as good as there
FEELINGS = ("better", "same", "worse")


async def begin(turn: Turn, nudge: Nudge | None, *, short: bool = False) -> None:
    """Choose a technique anew, gates and all, and show its start card."""
    if (await standing(turn)).nudges_stopped:
        turn.say("status-emergency")
        return
    if short:
        await _start(turn, (WALK,), Dose.NORMAL, nudge)
        return
    picked = await offer(turn, nudge)
    if picked.reason in ONLY_A_WALK:
        turn.say(f"not-now-{picked.reason}")
    await _start(turn, tuple(t.slug for t in picked.techniques), picked.dose, nudge)


async def begin_chosen(turn: Turn, slug: str) -> None:
    """Start what the person picked themselves, or say why it may not be now."""
    if slug not in turn.services.catalogue.techniques:
        turn.show(turn.text("technique-not-now"))
        return
    seed = turn.person.id + int(turn.now.timestamp())
    picked = chosen(turn.services.catalogue, await situation(turn), slug, seed=seed)
    if isinstance(picked, Choice):
        await _start(turn, tuple(t.slug for t in picked.techniques), picked.dose, None)
    else:
        turn.say(f"not-now-{picked}")


async def _start(turn: Turn, slugs: Sequence[str], dose: Dose, nudge: Nudge | None) -> None:
    """Start these techniques; one routine at a time, so an open one is stopped."""
    if running := await routines.open(turn.tx, turn.person.id):
        await _close(turn, running, RoutineState.STOPPED)
    routine = await routines.add(
        turn.tx,
        turn.person.id,
        nudge_id=nudge.id if nudge else None,
        techniques=tuple(slugs),
        dose=dose,
        watch=turn.person.watch,
        now=turn.now,
    )
    await _show(turn, replace(routine, state=RoutineState.RUNNING))


async def due(turn: Turn, row: Outgoing, late: bool) -> None:
    """A step's time is over: show the next. Late: ask before going on (design §3)."""
    routine = await routines.by_id(turn.tx, turn.person.id, int(row.key))
    too_late = late or bool(row.payload.get("late"))
    if too_late and routine and routine.state is RoutineState.DONE and not routine.feeling:
        await _ask_feeling(turn, routine)  # its last card was never seen
    if routine is None or routine.state is not RoutineState.RUNNING:
        return
    if too_late:
        await _pause(turn, routine, "routine-late")
    else:
        await _forward(turn, routine)


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """A button of a step. A stale or doubled tap changes nothing; "this hurts" always counts."""
    verb, number, step = rest
    routine = await routines.by_id(turn.tx, turn.person.id, int(number))
    if routine is None:
        return
    if verb == "hurts":
        await hurts(turn, routine, int(step))
    elif routine.state in OPEN and (verb == "stop" or int(step) == routine.step):
        await act(turn, routine, verb)


async def act(turn: Turn, routine: Routine, verb: str) -> None:
    """Do what a button says; one that does not fit the state changes nothing."""
    match verb:
        case "pause" if routine.state is RoutineState.RUNNING:
            await _pause(turn, routine, "routine-paused")
        case "go" if routine.state is not RoutineState.RUNNING:
            await _show(turn, replace(routine, state=RoutineState.RUNNING))
        case "next" if routine.state is RoutineState.RUNNING:
            await _forward(turn, routine)
        case "back":
            earlier = max(0, routine.step - 1)
            await _show(turn, replace(routine, state=RoutineState.RUNNING, step=earlier))
        case "stop":
            await _stop(turn, routine)


async def _forward(turn: Turn, routine: Routine) -> None:
    sequence = cards(turn, routine)
    spent = _spent(turn, routine)
    if sequence and routine.step + 1 >= len(sequence):
        await _finish(turn, replace(routine, spent_seconds=spent))
    else:
        await _show(turn, replace(routine, step=routine.step + 1, spent_seconds=spent))


async def _show(turn: Turn, routine: Routine) -> None:
    """Show the routine's present card, and set the timer that ends it."""
    sequence = cards(turn, routine)
    if sequence is None or not await _allowed(turn, routine):
        await _end_kindly(turn, routine)
        return
    saved = await routines.save(turn.tx, replace(routine, shown_at=turn.now))
    if saved is None:
        return  # another tap was first
    card = present(saved, sequence)
    due_at = turn.now + timedelta(seconds=card.seconds)
    await timers.put(turn.tx, turn.person.id, TimerKind.STEP, str(saved.id), due_at)
    text, picture = words(turn, saved, sequence), picture_of(turn, saved, card)
    step = None if saved.watch else (saved.id, saved.version)
    _put(turn, saved, text, buttons(turn, saved), picture=picture, step=step)


async def countdown(turn: Turn, step: tuple[int, int]) -> Message | None:
    """Return the shown step with what is left of its time; None when it is over."""
    number, version = step
    routine = await routines.by_id(turn.tx, turn.person.id, number)
    sequence = cards(turn, routine) if routine else None
    if routine is None or sequence is None or routine.shown_at is None:
        return None
    gone = int((turn.now - routine.shown_at).total_seconds())
    running = routine.state is RoutineState.RUNNING and routine.version == version
    if not running or present(routine, sequence).seconds - gone < LAST_SECONDS:
        return None
    return Message(words(turn, routine, sequence, gone), buttons(turn, routine))


async def _allowed(turn: Turn, routine: Routine) -> bool:
    """Gates and suspensions hold at every step, whatever was allowed at the start."""
    now = await limits(turn)
    known = turn.services.catalogue.techniques
    return all(slug in known and permits(known[slug], now) for slug in routine.techniques)


async def recheck(turn: Turn) -> None:
    """An answer has changed: what may no longer be done ends at once, kindly."""
    running = await routines.open(turn.tx, turn.person.id)
    if running and not await _allowed(turn, running):
        await _end_kindly(turn, running)


async def _end_kindly(turn: Turn, routine: Routine) -> None:
    """The technique may no longer be done, or is no longer there: nothing else is touched."""
    await _close(turn, routine, RoutineState.STOPPED)
    _put(turn, routine, turn.text("routine-gone"))


def _put(
    turn: Turn,
    routine: Routine,
    text: str,
    keyboard: Keyboard = (),
    *,
    picture: str | None = None,
    step: tuple[int, int] | None = None,
) -> None:
    """Phone mode edits one message; watch mode sends a new one each time (design §5).

    Words that are no step stand below a body at rest, not below the movement before.
    """
    shown = picture or at_rest(turn, routine)
    slot = f"routine-{routine.id}"
    turn.out.append(Message(text, keyboard, slot, fresh=routine.watch, picture=shown, step=step))


async def _pause(turn: Turn, routine: Routine, key: str) -> None:
    await timers.clear(turn.tx, turn.person.id, TimerKind.STEP, str(routine.id))
    spent = _spent(turn, routine)
    paused = replace(routine, state=RoutineState.PAUSED, spent_seconds=spent)
    if saved := await routines.save(turn.tx, paused):
        _put(turn, saved, turn.text(key), buttons(turn, saved))


async def _stop(turn: Turn, routine: Routine) -> None:
    spent = _spent(turn, routine)
    total = sum(card.seconds for card in cards(turn, routine) or ())
    stopped = replace(routine, spent_seconds=spent)
    if total and spent * 2 >= total:  # half of the time counts as taken (design §4)
        await _finish(turn, stopped)
        return
    await _close(turn, stopped, RoutineState.STOPPED)
    _put(turn, routine, turn.text("routine-stopped", line=await next_nudge_line(turn)))


async def _finish(turn: Turn, routine: Routine) -> None:
    """The routine was taken: the sitting clock restarts, and the last card asks how it was."""
    await _close(turn, replace(routine, taken=True), RoutineState.DONE)
    await restart_clock(turn)
    await _ask_feeling(turn, routine)


async def _ask_feeling(turn: Turn, routine: Routine) -> None:
    line = await next_nudge_line(turn)
    if Consent.PAIN_LOG not in turn.person.consents:
        _put(turn, routine, turn.text("routine-done", line=line))
        return
    row = tuple(turn.button(f"feeling-{f}", "feel", f, routine.id) for f in FEELINGS)
    _put(turn, routine, turn.text("routine-done-ask", line=line), (row,))


async def _close(turn: Turn, routine: Routine, state: RoutineState) -> None:
    await timers.clear(turn.tx, turn.person.id, TimerKind.STEP, str(routine.id))
    await routines.save(turn.tx, replace(routine, state=state, ended_at=turn.now))
    if routine.nudge_id and routine.taken:
        outcome = NudgeOutcome.DONE
        await nudges.finish(turn.tx, turn.person.id, routine.nudge_id, outcome, turn.now)


async def wait(turn: Turn) -> None:
    """Something else matters now: let the open routine wait until it is gone on with."""
    if running := await routines.open(turn.tx, turn.person.id):
        await act(turn, running, "pause")


async def stop_for_alarm(turn: Turn) -> None:
    """Something more important came up: stop the open routine at once."""
    if running := await routines.open(turn.tx, turn.person.id):
        await _close(turn, running, RoutineState.STOPPED)
        _put(turn, running, turn.text("routine-stopped-hurts"))


async def under_way(turn: Turn) -> str | None:
    """Return the technique that the open routine is at, if one is open."""
    running = await routines.open(turn.tx, turn.person.id)
    return _technique_at(turn, running, running.step) if running else None


def _technique_at(turn: Turn, routine: Routine, step: int) -> str:
    """Return what a card is about: the technique, or the warm-up before it."""
    sequence = cards(turn, routine)
    if sequence and step < len(sequence):
        return sequence[step].technique.slug
    return routine.techniques[-1]


async def hurts(turn: Turn, routine: Routine, step: int) -> None:
    """Stop at once; the red-flag questions come before anything else."""
    hurt = _technique_at(turn, routine, step)
    if routine.state in OPEN:
        await stop_for_alarm(turn)
    await checkin.open_hurts(turn, hurt)


def _spent(turn: Turn, routine: Routine) -> int:
    """Return the seconds spent so far; a step counts for no more than its own length."""
    sequence = cards(turn, routine)
    if routine.state is not RoutineState.RUNNING or routine.shown_at is None or not sequence:
        return routine.spent_seconds
    shown = int((turn.now - routine.shown_at).total_seconds())
    longest = present(routine, sequence).seconds
    return routine.spent_seconds + max(0, min(shown, longest))


async def finish(turn: Turn) -> bool:
    """The typed "done": finish the open routine; return whether there was one."""
    routine = await routines.open(turn.tx, turn.person.id)
    if routine:
        await _finish(turn, replace(routine, spent_seconds=_spent(turn, routine)))
    return routine is not None


async def resume(turn: Turn) -> bool:
    """Show the open routine's card again; return whether there was one."""
    routine = await routines.open(turn.tx, turn.person.id)
    if routine:
        await _show(turn, replace(routine, state=RoutineState.RUNNING))
    return routine is not None


ROUTES = Routes(taps={"r": tapped}, due={TimerKind.STEP: due})
