"""From what is stored about a person to what may be offered to them now."""

from __future__ import annotations

from bot.actions.care_status import RECHECK, Standing, pain_lately, pain_told, standing
from bot.ui.turn import Turn
from care.model import Tier
from care.spans import remembered_from, starts_softly
from care.techniques.choice import Choice, Situation, choose
from care.techniques.eligibility import Limits
from care.techniques.past import Done, Felt, Offered
from db import checkins, nudges, routines, suspensions, timers
from db.nudges import Nudge
from scheduler.model import TimerKind

OFFERS = 4  # the last ones; one of them may be the nudge that is being answered


async def limits(turn: Turn) -> Limits:
    """Return what stands in this person's way now."""
    return await _limits(turn, await standing(turn))


async def _limits(turn: Turn, stands: Standing) -> Limits:
    told = await pain_told(turn)  # counts before it is logged
    return Limits(
        numbers=turn.services.numbers,
        profile=turn.person.gates,
        adult=turn.person.adult is True,
        pain_today=await pain_lately(turn) if told is None else told,
        resting=stands.resting,
        no_twists=stands.tier >= Tier.ROUTINE or await _rising(turn, told),
        suspended=stands.techniques_stopped,
        silenced=stands.nudges_stopped,
    )


async def situation(
    turn: Turn, answering: Nudge | None = None, stands: Standing | None = None
) -> Situation:
    """Return all that choosing goes by; the nudge that is being answered is no past offer.

    ``stands`` is where the person stands, if that is known already.
    """
    person, stands = turn.person, stands or await standing(turn)
    numbers = turn.services.numbers
    past = await routines.since(turn.tx, person.id, remembered_from(numbers, turn.now))
    offers = await nudges.offered(turn.tx, person.id, OFFERS)
    felt = await checkins.since(turn.tx, person.id, turn.now - numbers.quiet_before_longer_holds)
    return Situation(
        limits=await _limits(turn, stands),
        now=turn.local,
        floor=person.floor,
        recent=[Done(r.techniques, r.started_at, r.feeling) for r in past if r.taken],
        offered=[
            Offered(n.technique, n.due_at)
            for n in offers
            if n.technique and not (answering and n.id == answering.id)
        ],
        felt=[Felt(c.at, c.answers.pain, c.answers.sites) for c in felt],
        favourites=person.favourites,
        hidden=person.hidden,
        dose=person.dose,
        softly=await _softly(turn, stands),
    )


async def _rising(turn: Turn, told: int | None) -> bool:
    """Return whether a high score is being told, or is to be asked again: twists wait for it
    (clinical.md §2.5).
    """
    if told is not None and told >= turn.services.numbers.concerning_pain_from:
        return True
    planned = await timers.of(turn.tx, turn.person.id)
    return any(t.kind is TimerKind.FOLLOW_UP and t.key == RECHECK for t in planned)


async def offer(turn: Turn, nudge: Nudge | None, stands: Standing | None = None) -> Choice:
    """Choose what to offer now, and keep it with the nudge: what it names, a tap then starts."""
    choice = choose(
        turn.services.catalogue,
        await situation(turn, nudge, stands),
        seed=nudge.id if nudge else turn.person.id + int(turn.now.timestamp()),
        kept=nudge.technique if nudge else None,
    )
    if nudge and nudge.technique != choice.main.slug:
        await nudges.offer(turn.tx, turn.person.id, nudge.id, choice.main.slug, choice.reason)
    return choice


async def _softly(turn: Turn, stands: Standing) -> bool:
    """Return whether only the starter level comes: while a doctor's look is advised, in the week
    after a pause or a rest (clinical.md §2.4), and where a clinician agreed in spite of an answer.
    """
    if stands.tier >= Tier.ROUTINE or turn.person.agreed & (turn.person.profile or frozenset()):
        return True
    past = await suspensions.history(turn.tx, turn.person.id)
    ends = (s.cleared_at or s.until for s in past)
    numbers = turn.services.numbers
    return any(end and starts_softly(numbers, end, turn.now) for end in ends)
