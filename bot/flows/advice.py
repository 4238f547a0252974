"""What an assessment leads to: advice at once, what is suspended, and when we ask again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.actions.care_status import RECHECK
from bot.actions.suspension import rest_all, suspend
from bot.flows import lift_suspension
from bot.inbox.router import Routes
from bot.ui.turn import Keyboard, Message, Turn, rows
from care.model import Answer, Answers, Assessment, Gate, Occasion, Tier
from care.spans import look_back_from, still_fresh
from care.techniques.eligibility import strong_pain
from care.triage.aftercare import advice as advice_key
from care.triage.aftercare import recheck
from care.triage.assess import Past, assess
from care.triage.cards import asked_of, questions
from care.triage.questionnaire import Lifting
from db import checkins, people, suspensions, timers
from db.checkins import CheckIn
from db.people import Consent
from db.suspensions import Suspension
from scheduler.model import TimerKind
from scheduler.windows import quiet_end


async def history(turn: Turn, without: int | None = None) -> Sequence[Past]:
    """Return earlier check-ins, oldest first, for the rules that look back.

    ``without`` is one that is being corrected: it does not look back on itself.
    """
    since = look_back_from(turn.services.numbers, turn.now)
    past = await checkins.since(turn.tx, turn.person.id, since)
    return [Past(checkin.answers, checkin.tier) for checkin in past if checkin.id != without]


def judged(turn: Turn, answers: Answers, past: Sequence[Past]) -> Assessment:
    """Assess the answers with this person's profile, in the operator's safety mode."""
    profile = turn.person.profile or frozenset[Gate]()
    return assess(turn.services.rulebook, answers, past, profile, turn.services.safety_mode)


async def keep(turn: Turn, answers: Answers) -> tuple[Assessment, CheckIn | None]:
    """Judge a check-in, and store it as far as the person agreed to that."""
    past = await history(turn)
    assessment = judged(turn, answers, past)
    checkin = None
    if _may_store(turn, answers):
        checkin = await checkins.add(turn.tx, turn.person.id, storable(turn, answers), assessment)
    await _plan_recheck(turn, answers, assessment, past)
    await _rest_for_score(turn, answers)
    return assessment, checkin


async def _rest_for_score(turn: Turn, answers: Answers) -> None:
    """A high score that is not kept rests every technique for a day instead."""
    high = strong_pain(answers.pain, turn.services.numbers)
    if high and Consent.PAIN_LOG not in turn.person.consents:
        await rest_all(turn)


async def conclude(turn: Turn, answers: Answers, lifting: Lifting | None = None) -> None:
    """Store a finished check-in, say what it calls for, and do it. Advice is said first."""
    assessment, checkin = await keep(turn, answers)
    await _tell(turn, answers, assessment, checkin)
    if lifting and assessment.tier < Tier.URGENT:
        await lift_suspension.after_screen(turn, answers, lifting)
    elif assessment.tier is Tier.NONE:
        await _recall(turn)


async def _plan_recheck(
    turn: Turn, answers: Answers, assessment: Assessment, past: Sequence[Past]
) -> None:
    """Ask a high score again once, in the daytime; a later score takes its place."""
    if answers.pain is None or Consent.PAIN_LOG not in turn.person.consents:
        return
    after = recheck(turn.services.rulebook, answers, past)
    due = None
    if after and assessment.tier < Tier.URGENT:  # else the follow-ups ask
        due = turn.now + after
        due = quiet_end(turn.person.rhythm.zone, due) or due
    await timers.put(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, RECHECK, due)


async def _recall(turn: Turn) -> None:
    """A calm check-in does not end a pause: what was advised still holds."""
    worst = await worst_open(turn)
    if worst is None or worst.tier < Tier.URGENT:
        return
    if worst.tier is Tier.EMERGENCY and worst.seen_at is None:
        say_advice(turn, worst.tier, worst.fired)
    else:
        turn.say(f"status-{worst.tier.name.lower()}")


async def _tell(
    turn: Turn, answers: Answers, assessment: Assessment, checkin: CheckIn | None
) -> None:
    """Say what an assessment calls for, and do it."""
    fix = ((turn.button("fix", "fix", checkin.id),),) if checkin else ()
    if assessment.tier is Tier.NONE:
        asked = "E" in answers.flags or "U" in answers.flags
        turn.show(turn.text("triage-all-no" if asked else "checkin-done"), fix)
        return
    await suspend(turn, answers, assessment, checkin)
    say_advice(turn, assessment.tier, assessment.fired, unsure=_unsure(answers))
    if assessment.tier is Tier.EMERGENCY and checkin and not _named(answers):
        turn.say("which", ((turn.button("which-ask", "which", checkin.id, "ask"),),))
    elif assessment.tier < Tier.URGENT and fix:
        turn.say("fix-offered", fix)


def correctable(turn: Turn, checkin: CheckIn) -> bool:
    """Return whether a check-in may still be corrected. What paused techniques is lifted by a
    full screen instead, under "I tapped by mistake". Source: clinical.md §2.4.
    """
    return checkin.tier < Tier.URGENT and still_fresh(turn.services.numbers, checkin.at, turn.now)


async def correct(turn: Turn, number: int, answers: Answers) -> None:
    """Replace a check-in of a moment ago by what was meant, and what followed from it too."""
    checkin = await checkins.by_id(turn.tx, turn.person.id, number)
    if checkin is None or not _may_store(turn, answers):
        await conclude(turn, answers)
        return
    past = await history(turn, without=number)
    assessment = judged(turn, answers, past)
    await _plan_recheck(turn, answers, assessment, past)
    await checkins.amend(turn.tx, turn.person.id, number, storable(turn, answers), assessment)
    for suspension in await suspensions.active(turn.tx, turn.person.id, turn.now):
        if suspension.checkin_id == number:
            corrected = replace(suspension, cleared_at=turn.now, cleared_how=suspensions.CORRECTED)
            await suspensions.save(turn.tx, corrected)
            await timers.clear(turn.tx, turn.person.id, TimerKind.FOLLOW_UP, str(suspension.id))
    await _tell(turn, answers, assessment, checkin)


async def amend(turn: Turn, checkin: CheckIn, answers: Answers) -> None:
    """Add an answer to a stored check-in. Its tier may rise, never fall."""
    if not _may_store(turn, answers):
        return
    assessment = judged(turn, answers, await history(turn))
    tier = max(assessment.tier, checkin.tier)
    await checkins.amend(
        turn.tx, turn.person.id, checkin.id, answers, replace(assessment, tier=tier)
    )


def storable(turn: Turn, answers: Answers) -> Answers:
    """Leave out what is never stored (E6: clinical.md §5.2); the card's own Yes stays. Without a
    pain log only the cards' answers are stored.
    """
    rules = turn.services.rulebook.rules
    flags = {k: v for k, v in answers.flags.items() if k not in rules or rules[k].stored}
    if Consent.PAIN_LOG not in turn.person.consents:
        return Answers(answers.occasion, answers.at, flags=flags)
    return replace(answers, flags=flags)


def _may_store(turn: Turn, answers: Answers) -> bool:
    given = turn.person.consents
    screened = answers.occasion is Occasion.SCREEN and Consent.SAFETY in given
    return Consent.PAIN_LOG in given or screened


def _unsure(answers: Answers) -> bool:
    emergency = [v for k, v in answers.flags.items() if k.startswith("E") and v is not Answer.NO]
    return bool(emergency) and all(v is Answer.UNSURE for v in emergency)


def _named(answers: Answers) -> bool:
    lines = (v for k, v in answers.flags.items() if k != "E" and k.startswith("E"))
    return Answer.YES in lines


def say_advice(turn: Turn, tier: Tier, fired: Sequence[str], *, unsure: bool = False) -> None:
    """Say the tier's advice as a message of its own; an emergency's is pinned as well."""
    known = turn.services.rulebook.rules
    reasons = turn.lines(turn.text(f"triage-{rule}-reason") for rule in fired if rule in known)
    key = advice_key(tier, turn.services.safety_mode, unsure=unsure)
    pregnant = "yes" if _may_be_pregnant(turn, fired) else "no"
    text = turn.text(key, reasons=reasons, pregnant=pregnant, **numbers(turn))
    buttons = _buttons(turn, tier)
    pinned = tier is Tier.EMERGENCY
    slot = lift_suspension.ADVICE_SLOT if pinned else None
    certain = tier >= Tier.URGENT
    turn.out.insert(0, Message(text, buttons, slot, fresh=True, pin=pinned, certain=certain))


def _may_be_pregnant(turn: Turn, fired: Sequence[str]) -> bool:
    """By the profile, or by what was told."""
    rules = turn.services.rulebook.rules
    told = any(rules[rule].about is Gate.PREGNANT for rule in fired if rule in rules)
    return told or Gate.PREGNANT in (turn.person.profile or ())


async def repeated(turn: Turn, tier: Tier) -> bool:
    """Say the advice of a suspension of a moment ago again; return whether there is one of this
    tier. After a while, or once the person was seen, the same answer is a new one.
    """
    worst = await worst_open(turn)
    if worst is None or worst.tier is not tier or worst.seen_at:
        return False
    if not still_fresh(turn.services.numbers, worst.since, turn.now):
        return False
    say_advice(turn, worst.tier, worst.fired)
    return True


def numbers(turn: Turn) -> dict[str, str]:
    """Return the numbers to call, each with its country."""
    found = turn.services.countries.numbers(turn.person.country)
    return {
        "country": turn.country_name(found.country) if found.country else "none",
        "ambulance": found.ambulance,
        "also": found.also or "none",
        "advice_line": found.advice or "none",
    }


def _buttons(turn: Turn, tier: Tier) -> Keyboard:
    if tier < Tier.URGENT:
        return ()
    return (
        (turn.button("advice-called", "adv", "called"),),
        (turn.button("advice-seen", "adv", "seen"), turn.button("advice-again", "adv", "again")),
        (turn.button("advice-tell", "adv", "tell"),),
        (turn.button("advice-other-country", "country", "ask"),),
    )


def which_card(turn: Turn, checkin: CheckIn) -> Keyboard:
    """Return the lines of the emergency card to choose from, after the advice; nobody has to."""
    rules = [
        rule
        for rule in questions(turn.services.rulebook, "emergency")
        if rule.stored and (asked_of(rule, turn.person.profile) or rule.id in checkin.fired)
    ]
    taps = [turn.button(f"triage-{r.id}-label", "which", checkin.id, r.id) for r in rules]
    rather_not = turn.button("rather-not-say", "which", checkin.id, "none")
    return (*rows(taps, 1), (rather_not,))


async def country(turn: Turn, rest: Sequence[str]) -> None:
    """Another country: the picker, then the advice again with its numbers."""
    if rest[0] == "ask":
        ask_country(turn, "country")
        return
    if await move(turn, rest[0]) and (worst := await worst_open(turn)):
        say_advice(turn, worst.tier, worst.fired)


def ask_country(turn: Turn, prefix: str) -> None:
    """Ask where the person is now; ``prefix`` begins the data of each country's button."""
    names = {code: turn.country_name(code) for code in turn.services.countries.codes}
    codes = sorted(names, key=lambda code: names[code])
    taps = [turn.button("country-name", prefix, code, name=names[code]) for code in codes]
    turn.out.append(Message(turn.text("ask-country"), rows(taps, 3)))


async def move(turn: Turn, code: str) -> bool:
    """Go by another country's numbers from now on; return whether it is known."""
    known = code in turn.services.countries.codes
    if known:
        turn.person = replace(turn.person, country=code)
        await people.save(turn.tx, turn.person)
    return known


async def worst_open(turn: Turn) -> Suspension | None:
    """Return the open suspension of the highest tier, if there is any."""
    open_ones = await suspensions.active(turn.tx, turn.person.id, turn.now)
    return max(open_ones, key=lambda s: s.tier, default=None)


ROUTES = Routes(taps={"country": country})
