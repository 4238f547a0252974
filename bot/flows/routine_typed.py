"""What is typed during a routine, and what is said about it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.actions.care_status import pain_today
from bot.flows import checkin, routine
from bot.flows.routine import FEELINGS
from bot.flows.status import next_nudge_line
from bot.inbox.router import Routes, Word
from bot.ui.turn import Turn
from care.model import Occasion
from db import routines
from db.people import Consent

ASKED_ABOUT = timedelta(hours=2)  # how long a typed "better" still means the last routine


def _word(verb: str) -> Word:
    async def typed(turn: Turn, _: str) -> bool:
        if verb == "go" and await checkin.list_open(turn):
            return False  # it closes the list
        running = await routines.open(turn.tx, turn.person.id)
        if running:
            await routine.act(turn, running, verb)
        return running is not None

    return typed


async def word_hurts(turn: Turn, _: str) -> bool:
    """ "this hurts": stops the open routine; without one, something hurts all the same."""
    if turn.person.onboarded_at is None:
        return False
    if running := await routines.open(turn.tx, turn.person.id):
        await routine.hurts(turn, running, running.step)
    else:
        await checkin.open_hurts(turn, None)
    return True


async def felt(turn: Turn, rest: Sequence[str]) -> None:
    """Better, same or worse: kept, and "worse" opens a check-in."""
    feeling, number = rest
    done = await routines.by_id(turn.tx, turn.person.id, int(number))
    if done is None or done.feeling or feeling not in FEELINGS:
        return
    if Consent.PAIN_LOG not in turn.person.consents:  # an old card: nothing is kept any more
        if feeling == "worse":
            await checkin.open_hurts(turn, done.techniques[-1])
        return
    await routines.save(turn.tx, replace(done, feeling=feeling))
    turn.show(turn.text(f"felt-{feeling}", line=await next_nudge_line(turn)))
    if feeling == "worse":
        before = await pain_today(turn)
        await checkin.open_checkin(turn, Occasion.WORSE, done.techniques[-1], before)


async def word_feeling(turn: Turn, text: str) -> bool:
    """ "better", "same" or "worse": the typed twin of the last card's buttons."""
    feeling = text.partition(" ")[0]  # "worse 7": the score is asked all the same
    past = await routines.since(turn.tx, turn.person.id, turn.now - ASKED_ABOUT)
    asked = [r for r in past if r.taken and not r.feeling]
    if asked and Consent.PAIN_LOG in turn.person.consents:
        await felt(turn, (feeling, str(asked[-1].id)))
        return True
    return feeling == "worse" and await word_hurts(turn, text)


WORDS = {verb: _word(verb) for verb in ("stop", "pause", "go", "next", "back")}
ROUTES = Routes(
    taps={"feel": felt},
    words={**WORDS, "hurts": word_hurts, **dict.fromkeys(FEELINGS, word_feeling)},
)
