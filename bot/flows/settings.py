"""/settings and its shortcuts: any question of the start, answered again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.actions.care_status import plan_checkins, replan
from bot.flows import abandoned_checkin, checkin, routine, safety_profile_text
from bot.flows.profile_questions import (
    ADULT,
    CHECKIN,
    CONSENTS,
    DOSE,
    LIMIT,
    MODE,
    PICTURES,
    PLACE,
    PROFILE,
    SPREAD,
    Asked,
    Question,
    change,
    meant,
    refuse,
    words_for,
)
from bot.flows.status import next_nudge_line
from bot.flows.weekly_summary import SUMMARY
from bot.flows.zone_and_hours import WINDOWS, ZONE, describe
from bot.inbox.router import Handler, Routes
from bot.ui.turn import Button, Turn, rows
from content.places.time_zones import shown
from content.typed.errors import NotUnderstood
from db import open_questions
from db.open_questions import Conversation
from db.people import Consent, Person
from scheduler.model import Json

FLOW = "settings"
ANSWERED_WITHIN = timedelta(hours=1)  # later, what is typed is meant for something else
QUESTIONS: tuple[Question, ...] = (
    WINDOWS, LIMIT, SPREAD, ZONE, PLACE, MODE, PICTURES, DOSE, PROFILE, CHECKIN, SUMMARY, CONSENTS,
    ADULT,
)  # fmt: skip
BY_NAME = {question.name: question for question in QUESTIONS}


async def show_settings(turn: Turn) -> None:
    """List what is set, each with a button that asks it again."""
    person = turn.person
    text = turn.text(
        "settings",
        windows=describe(turn, person.windows),
        limit=person.limit_minutes,
        spread=_spread(turn),
        zone=shown(person.zone),
        numbers=turn.whose_numbers,
        place=turn.label("place-floor" if person.floor else "place-desk"),
        mode=turn.label("mode-watch" if person.watch else "mode-phone"),
        pictures=turn.label("answer-yes" if person.pictures else "answer-no"),
        dose=turn.label(f"dose-{person.dose}"),
        checkin=_checkin_time(turn),
    )
    buttons = [
        turn.button(f"setting-{question.name}", "set", question.name)
        for question in QUESTIONS
        if question.applies(person)
    ]
    turn.show(text, rows(buttons))


async def chosen(turn: Turn, rest: Sequence[str]) -> None:
    """A setting was tapped: ask its question, in place."""
    question = BY_NAME.get(rest[0])
    if question and question.applies(turn.person):
        await ask(turn, question)
    else:
        await show_settings(turn)


async def ask(turn: Turn, question: Question) -> None:
    """Ask one question; what is typed next answers it."""
    await _open(turn, question)
    _show(turn, await question.ask(turn))


async def _open(turn: Turn, question: Question, words: Mapping[str, Json] | None = None) -> None:
    conversation = Conversation(FLOW, question.name, words or {}, turn.now)
    await open_questions.save(turn.tx, turn.person.id, conversation)


async def answered(turn: Turn, question: Question, value: str) -> None:
    """Store an answer of a person who is set up, and show what it changed."""
    before = _plans_by(turn.person)
    logged = Consent.PAIN_LOG in turn.person.consents
    still = await question.take(turn, value)
    ended = logged and Consent.PAIN_LOG not in turn.person.consents
    if ended and await abandoned_checkin.lay_aside(turn):  # what was said counts, and is not kept
        await checkin.redflags(turn)
    if question in (PROFILE, CONSENTS, ADULT):
        await routine.recheck(turn)
    if question in (CHECKIN, CONSENTS, ZONE):
        await plan_checkins(turn)
        await replan(turn)
    if still:
        if question is ZONE:  # also of a command: what is typed next chooses
            await _open(turn, question, words_for(turn, still))
        _show(turn, still)
        return
    await open_questions.close(turn.tx, turn.person.id, FLOW)
    await replan(turn)
    if question is CONSENTS and PROFILE.applies(turn.person) and turn.person.profile is None:
        await ask(turn, PROFILE)  # a consent to keep answers that were never given
        return
    if question is PROFILE:
        turn.show(turn.text("profile-kept", lines=safety_profile_text.describe(turn)))
    elif question is ZONE:  # below the place that it has named
        turn.say("changed-plan", line=await next_nudge_line(turn))
    elif before != _plans_by(turn.person):
        turn.show(turn.text("changed-plan", line=await next_nudge_line(turn)))
    else:
        turn.show(turn.text("changed"))


async def withdraw_agreement(turn: Turn) -> None:
    """A clinician no longer agrees: what that opened ends at once."""
    await change(turn, agreed=frozenset())
    await routine.recheck(turn)


async def typed(turn: Turn, text: str) -> bool:
    """Take what was typed as the answer to the setting that was asked."""
    asked = await open_questions.load(turn.tx, turn.person.id, FLOW)
    recent = asked and turn.now - asked.asked_at < ANSWERED_WITHIN
    question = BY_NAME.get(asked.step) if asked and recent else None
    if asked is None or question is None or not question.applies(turn.person):
        return False
    shown = await question.ask(turn)
    try:
        await answered(turn, question, meant(turn, shown, text, asked.data))
    except NotUnderstood as unclear:
        refuse(turn, unclear, _with_back(turn, shown))
    return True


def _checkin_time(turn: Turn) -> str:
    minute = turn.person.checkin_minute
    return turn.label("checkin-off") if minute is None else f"{minute // 60:02}:{minute % 60:02}"


def _plans_by(person: Person) -> tuple[object, ...]:
    return person.zone, person.windows, person.limit_minutes, person.spread_seconds


def _spread(turn: Turn) -> str:
    minutes = turn.person.spread_seconds // 60
    return turn.label("spread-late" if minutes else "spread-dot", minutes=minutes)


def _show(turn: Turn, asked: Asked) -> None:
    turn.show(asked.text, _with_back(turn, asked).buttons)


def _with_back(turn: Turn, asked: Asked) -> Asked:
    return replace(asked, buttons=(*asked.buttons, (turn.button("back", "set", "menu"),)))


def shortcut(question: Question) -> Handler:
    """Return a command that asks a question, or takes its value typed behind the command."""

    async def handler(turn: Turn) -> None:
        if turn.incoming and turn.incoming.text:
            await answered(turn, question, turn.incoming.text)
        else:
            await ask(turn, question)

    return handler


async def language(turn: Turn) -> None:
    """/language: choose one of the languages that the texts are complete in."""
    known = turn.services.texts.languages
    texts = turn.services.texts
    typed = turn.incoming.text.casefold() if turn.incoming else ""
    code = next((c for c in known if typed in (c, texts.named(c).casefold())), None)
    if typed and code is None:
        raise NotUnderstood("language")
    if code:
        await change(turn, language=code)
        turn.say("changed")
    else:
        buttons = [Button(texts.named(code), f"lang:{code}") for code in known]
        turn.show(turn.text("ask-language"), rows(buttons))


async def language_chosen(turn: Turn, rest: Sequence[str]) -> None:
    if rest[0] in turn.services.texts.languages:
        await change(turn, language=rest[0])
    turn.show(turn.text("changed"))


ROUTES = Routes(
    commands={
        "settings": show_settings,
        "windows": shortcut(WINDOWS),
        "interval": shortcut(LIMIT),
        "language": language,
    },
    taps={"set": chosen, "lang": language_chosen},
    answers={FLOW: typed},
)
