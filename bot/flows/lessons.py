"""/learn and /faq: short pieces of what is known, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.flows.profile_questions import change
from bot.inbox.router import Routes
from bot.ui.turn import Turn, rows
from content.texts import Html

BETWEEN = timedelta(days=7)  # nudges that name a lesson


async def learn(turn: Turn) -> None:
    """/learn: the next piece that was not told yet; after the last one, all of them."""
    slug = turn.services.lessons.next(turn.person.lessons)
    if slug:
        await _tell(turn, slug)
    else:
        _all(turn)


async def _tell(turn: Turn, slug: str) -> None:
    told = turn.person.lessons
    await change(turn, lessons=(*(t for t in told if t != slug), slug))
    buttons = [turn.button("learn-all", "l", "all")]
    if turn.services.lessons.next(turn.person.lessons):
        buttons.insert(0, turn.button("learn-next", "l", "next"))
    title, text = turn.text(f"lesson-{slug}-title"), turn.text(f"lesson-{slug}-text")
    turn.show(turn.text("lesson", title=title, text=text), (tuple(buttons),))


def _all(turn: Turn) -> None:
    taps = [
        turn.button(f"lesson-{slug}-title", "l", "tell", slug)
        for slug in turn.services.lessons.lessons
    ]
    more = (turn.button("shelf-left-out", "l", "left-out"), turn.button("learn-faq", "l", "faq"))
    turn.show(turn.text("learn"), (*rows(taps, 1), more))


async def faq(turn: Turn) -> None:
    """/faq: the questions, each a button."""
    taps = [
        turn.button(f"faq-{slug}-question", "l", "answer", slug)
        for slug in turn.services.lessons.questions
    ]
    turn.show(turn.text("faq"), rows(taps, 1))


def _left_out(turn: Turn) -> None:
    """What the articles have and we do not offer, with the reasons."""
    pieces = [
        turn.text(
            "left-out-line",
            name=turn.text(f"left-out-{slug}-name"),
            why=turn.text(f"left-out-{slug}-why"),
        )
        for slug in turn.services.catalogue.left_out
    ]
    turn.show(turn.text("left-out", pieces=turn.join(*pieces)))


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """The next piece, one of the list, or an answer."""
    lessons = turn.services.lessons
    match rest:
        case ["next"]:
            await learn(turn)
        case ["tell", slug] if slug in lessons.lessons:
            await _tell(turn, slug)
        case ["answer", slug] if slug in lessons.questions:
            question = turn.text(f"faq-{slug}-question")
            answer = turn.text(f"faq-{slug}-answer")
            back = turn.button("back", "l", "faq")
            turn.show(turn.text("faq-answer", question=question, answer=answer), ((back,),))
        case ["left-out"]:
            _left_out(turn)
        case ["faq"]:
            await faq(turn)
        case _:
            _all(turn)


async def line_under_nudge(turn: Turn) -> Html | None:
    """Return one line that names the next piece, once a week and not in the first."""
    person = turn.person
    last = person.lesson_at or person.onboarded_at
    slug = turn.services.lessons.next(person.lessons)
    if slug is None or last is None or turn.now - last < BETWEEN:
        return None
    await change(turn, lesson_at=turn.now)
    return turn.text("nudge-lesson", title=turn.text(f"lesson-{slug}-title"))


ROUTES = Routes(commands={"learn": learn, "faq": faq}, taps={"l": tapped})
