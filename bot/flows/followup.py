"""After the advice: asking whether help was found, and lifting a suspension the right way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.actions.care_status import RECHECK, TICKS, UNFINISHED, plan_checkins, replan
from bot.flows import abandoned_checkin, advice, checkin, lift_suspension, red_flag_question
from bot.inbox.router import Routes
from bot.ui.turn import Button, Keyboard, Message, Turn
from care.model import Answer, Answers, Occasion, Tier
from care.triage.aftercare import aftercare, lasting, respects_quiet_hours
from care.triage.questionnaire import Draft, Grounds
from db import suspensions, timers
from db.people import Consent
from db.suspensions import Suspension
from scheduler.model import Outgoing, TimerKind
from scheduler.windows import quiet_end


async def due(turn: Turn, row: Outgoing, late: bool) -> None:
    """Ask how it went on. Never dropped; in quiet hours only an emergency's first may speak."""
    if row.key == RECHECK:
        await _ask_again(turn)
        return
    if row.key == UNFINISHED:
        await _judge_unfinished(turn)
        return
    if row.key == TICKS:
        await red_flag_question.judge_ticks(turn)
        return
    suspension = await suspensions.by_id(turn.tx, turn.person.id, int(row.key))
    if suspension is None or suspension.cleared_at or _is_settled(suspension):
        return
    stage = suspension.follow_ups_sent
    wakes = quiet_end(turn.person.rhythm.zone, turn.now)
    if wakes and respects_quiet_hours(suspension.tier, stage):
        await _set(turn, suspension, wakes - turn.now)
        return
    care = aftercare(turn.services.rulebook, suspension.tier)
    suspension = replace(suspension, follow_ups_sent=stage + 1)
    await suspensions.save(turn.tx, suspension)
    last = not await _plan_next(turn, suspension, care.follow_ups)
    tier = suspension.tier.name.lower()
    key = "follow-again" if suspension.seen_at else f"triage-follow-up-{tier}"
    text = turn.text(key, last="yes" if last else "no", **named(turn, suspension))
    turn.out.append(Message(text, _buttons(turn, suspension), fresh=True))


async def _judge_unfinished(turn: Turn) -> None:
    """What was said counts; the emergency card, if it was left open, is asked once more."""
    if await abandoned_checkin.due(turn):
        await checkin.redflags(turn)
    await red_flag_question.judge_ticks(turn)


async def _ask_again(turn: Turn) -> None:
    """A high score is asked again, once, and not at night. Source: clinical.md §2.5."""
    if wakes := quiet_end(turn.person.rhythm.zone, turn.now):
        await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, RECHECK, wakes)
    elif Consent.PAIN_LOG in turn.person.consents:
        turn.out.append(Message(turn.text("recheck"), fresh=True))
        await checkin.open_checkin(turn, Occasion.ASKED)


def named(turn: Turn, suspension: Suspension) -> dict[str, str]:
    """Return the name of the technique that a suspension is about, for its texts."""
    technique = suspension.technique
    known = technique and turn.services.texts.has(f"technique-{technique}-name")
    return {"technique": turn.text(f"technique-{technique}-name") if known else "none"}


async def _plan_next(turn: Turn, suspension: Suspension, follow_ups: Sequence[timedelta]) -> bool:
    """Set the next follow-up, if any is left; ones that downtime has overtaken are left out."""
    later = [
        (number, suspension.since + after)
        for number, after in enumerate(follow_ups)
        if number >= suspension.follow_ups_sent and suspension.since + after > turn.now
    ]
    if later:
        number, moment = later[0]
        await suspensions.save(turn.tx, replace(suspension, follow_ups_sent=number))
        await _set(turn, suspension, moment - turn.now)
    return bool(later)


def _is_settled(suspension: Suspension) -> bool:
    """Whoever has booked a look need not be asked again."""
    return suspension.tier is Tier.ROUTINE and suspension.seen_at is not None


async def _set(turn: Turn, suspension: Suspension, after: timedelta) -> None:
    key = str(suspension.id)
    await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, key, turn.now + after)


def _buttons(turn: Turn, suspension: Suspension) -> Keyboard:
    def tap(verb: str, key: str) -> Button:
        return turn.button(key, "f", verb, suspension.id)

    match suspension.tier:
        case Tier.EMERGENCY | Tier.URGENT:
            first = (tap("seen", "follow-seen"), tap("not-yet", "follow-not-yet"))
            return (first, (tap("mistake", "follow-mistake"),), (tap("lift", "follow-lift"),))
        case Tier.ROUTINE:
            return ((tap("seen", "follow-booked"), tap("dismiss", "follow-dismiss")),)
    return ((tap("easier", "follow-easier"), tap("still", "follow-still")),)


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """An answer to a follow-up. One that is over changes nothing."""
    verb, number = rest
    suspension = await suspensions.by_id(turn.tx, turn.person.id, int(number))
    if suspension is None or suspension.cleared_at:
        turn.show(turn.text("follow-over"))
        return
    match verb:
        case "seen":
            await _seen(turn, suspension)
        case "not-yet":
            advice.say_advice(turn, suspension.tier, suspension.fired)
        case "lift":
            await _ask_lift(turn, suspension)
        case Grounds.MISTAKE:
            turn.say("triage-clear-mistake")
            await checkin.open_screen(turn, suspension.id, Grounds.MISTAKE)
        case Grounds.PROFESSIONAL | Grounds.SETTLED:
            await checkin.open_screen(turn, suspension.id, Grounds(verb))
        case "dismiss" if suspension.tier < Tier.URGENT:
            await _dismiss(turn, suspension)
        case "still":
            await _still(turn, suspension)
        case _:
            turn.show(turn.text("follow-noted"))


async def _seen(turn: Turn, suspension: Suspension) -> None:
    """Help was found: nudges to stand and walk may come again, techniques not yet."""
    seen = replace(suspension, seen_at=turn.now, stops_nudges=False)
    await suspensions.save(turn.tx, seen)
    await replan(turn)
    await plan_checkins(turn)
    key = "follow-seen-noted" if suspension.tier >= Tier.URGENT else "follow-noted"
    turn.out.append(Message(turn.text(key), unpin=lift_suspension.pinned_for(suspension)))


async def advised(turn: Turn, rest: Sequence[str]) -> None:
    """A button under the advice: help is on its way, or the advice is needed once more."""
    worst = await advice.worst_open(turn)
    if worst is None or worst.tier < Tier.URGENT:
        turn.say("follow-over")
        return
    tier = worst.tier.name.lower()
    match rest[0]:
        case "called":
            text = turn.text(f"advice-called-{tier}")
            turn.out.append(Message(text, unpin=lift_suspension.pinned_for(worst)))
        case "seen":
            await _seen(turn, worst)
        case "again":
            advice.say_advice(turn, worst.tier, worst.fired)
        case "tell":
            turn.say("advice-tell-how")
            text = turn.text(f"advice-tell-{tier}", **advice.numbers(turn))
            turn.out.append(Message(text))


async def _dismiss(turn: Turn, suspension: Suspension) -> None:
    """Take a rest or a softening back; a technique that hurt rests its time out first."""
    earliest = lift_suspension.needs(turn, suspension).earliest
    if turn.now < earliest:
        turn.say("lift-rests", time=turn.time(earliest))
    else:
        await lift_suspension.lift(turn, suspension, "dismissed")


async def _ask_lift(turn: Turn, suspension: Suspension) -> None:
    """Say what lifting needs, and when it can be; then ask for it."""
    needs = lift_suspension.needs(turn, suspension)
    if turn.now < needs.earliest:
        turn.say("lift-later", time=turn.time(needs.earliest))
        return
    grounds = Grounds.PROFESSIONAL if needs.needs_professional else Grounds.SETTLED
    yes = turn.button("lift-confirm", "f", grounds, suspension.id)
    no = turn.button("lift-keep", "f", "kept", suspension.id)
    turn.say(f"triage-clear-{grounds}", ((yes,), (no,)))


async def _still(turn: Turn, suspension: Suspension) -> None:
    """Still there after a day is a reason to book a look (R4), numbness to see someone today
    (U13); what may be dangerous asks the cards first. Before that, ask what it is.
    """
    technique, numbers = suspension.technique, turn.services.numbers
    if suspension.follow_ups_sent < 2:
        await checkin.open_hurts(turn, technique)
        return
    counts = lasting(numbers, suspension.fired)
    flags = dict.fromkeys(sorted(counts.flags), Answer.YES)
    if counts.dangerous:
        draft = Draft(Occasion.HURTS, technique, flags=flags).finished("what", numbers)
        await checkin.open_with(turn, draft)
    else:
        answers = Answers(Occasion.SCREEN, turn.local, flags=flags, technique=technique)
        await advice.conclude(turn, answers)


def lift_button(turn: Turn, suspension: Suspension) -> Button:
    """Return the button that asks how a suspension is lifted."""
    verb = "lift" if suspension.tier >= Tier.URGENT else "dismiss"
    return turn.button("follow-lift", "f", verb, suspension.id)


ROUTES = Routes(taps={"f": tapped, "adv": advised}, due={TimerKind.FOLLOW_UP: due})
