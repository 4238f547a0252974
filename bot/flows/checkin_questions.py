"""The questions of a check-in: how each is put, and how an answer to it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.flows.profile_questions import Asked, mark, yes_or_no
from bot.ui.turn import Button, Turn, rows
from care.model import Answer
from care.triage.answers import EMERGENCY_CARD
from care.triage.cards import SITES, asked_of, front, questions
from care.triage.questionnaire import PEG, Draft
from care.triage.rules import Card as TriageCard
from content.typed import scores
from content.typed.errors import NotUnderstood

GO = ("go", "done")  # closes a list
LISTS = ("where", "urgent", "routine")  # lines to tick, then "go on"
INTERFERENCES = ("none", "some", "much", "stopped")


@dataclass(frozen=True, slots=True)
class Card:
    """``take`` returns the draft with the answer in it, and whether the question is over."""

    ask: Callable[[Turn, Draft], Asked]
    take: Callable[[Turn, Draft, str], tuple[Draft, bool]]


def _tap(turn: Turn, step: str, value: str | int, key: str, **values: str | int) -> Button:
    return turn.button(key, "c", step, value, **values)


def _word(value: str) -> str:
    return value.casefold().strip(" .!")


def _answer(value: str) -> Answer:
    """Read yes, no or not sure. Raises ``NotUnderstood``."""
    if value == Answer.UNSURE:
        return Answer.UNSURE
    return Answer.YES if yes_or_no(value) else Answer.NO


def _ask_pain(turn: Turn, _: Draft) -> Asked:
    keys = [Button(str(score), f"c:pain:{score}") for score in range(11)]
    return Asked(turn.text("checkin-pain"), (tuple(keys[:6]), tuple(keys[6:])))


def _take_pain(turn: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
    return replace(draft, pain=scores.score(value, turn.typed_words)), True


def _peg(item: str) -> Card:
    """Return one of the three weekly questions; each is answered with a number."""

    def ask(turn: Turn, _: Draft) -> Asked:
        keys = [Button(str(score), f"c:peg-{item}:{score}") for score in range(11)]
        return Asked(turn.text(f"peg-{item}"), (tuple(keys[:6]), tuple(keys[6:])))

    def take(turn: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
        return replace(draft, peg=(*draft.peg, scores.score(value, turn.typed_words))), True

    return Card(ask, take)


def _ask_where(turn: Turn, draft: Draft) -> Asked:
    sites = [
        _tap(turn, "where", site, f"triage-site-{site}", given=mark(site in draft.sites))
        for site in SITES
    ]
    return Asked(turn.text("checkin-where"), (*rows(sites), (_tap(turn, "where", "go", "go-on"),)))


def _take_where(_: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
    site = _word(value).replace(" ", "-")
    if site in GO:
        return draft, True
    if site not in SITES:
        raise NotUnderstood("where")
    return replace(draft, sites=draft.sites ^ {site}), False


def _ask_interference(turn: Turn, _: Draft) -> Asked:
    taps = [_tap(turn, "interference", i, f"interference-{i}") for i in INTERFERENCES]
    return Asked(turn.text("checkin-interference"), rows(taps))


def _take_interference(turn: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
    word = _word(value)
    if word in INTERFERENCES:
        return replace(draft, interference=word), True
    try:
        score = scores.score(value, turn.typed_words)
    except NotUnderstood:
        raise NotUnderstood("interference") from None
    # 0–10 typed: none, a bit, a lot, could not do things
    band = 0 if score == 0 else 1 if score <= 4 else 2 if score <= 7 else 3
    return replace(draft, interference=INTERFERENCES[band]), True


def _ask_new(turn: Turn, _: Draft) -> Asked:
    taps = (_tap(turn, "new", "no", "answer-no"), _tap(turn, "new", "yes", "answer-yes"))
    return Asked(turn.text("checkin-new"), (taps,))


def _take_new(_: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
    return draft.flagged("new", _answer(value)), True


def _ask_severe(turn: Turn, _: Draft) -> Asked:
    taps = (_tap(turn, "severe", "no", "answer-no"), _tap(turn, "severe", "yes", "answer-yes"))
    return Asked(turn.text("triage-severe"), (taps,))


def _take_severe(_: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
    return draft.flagged("severe", _answer(value)), True


def _of_few(turn: Turn, draft: Draft) -> list[str]:
    """Return the lines that are on the card of few: of whom they are about, or who wrote of it."""
    return [
        rule.id
        for rule in questions(turn.services.rulebook, "emergency")
        if rule.about and (asked_of(rule, turn.person.profile) or rule.id in draft.heard)
    ]


def _ask_emergency(turn: Turn, draft: Draft) -> Asked:
    few = (f"• {turn.text(f'triage-{rule}-question')}" for rule in _of_few(turn, draft))
    card = turn.lines((turn.text("triage-emergency-card"), *few))
    first = front(draft, turn.services.numbers)
    if first:
        question = turn.text(f"triage-{first}-question")
        card = turn.join(turn.text("checkin-front", question=question), card)
    if EMERGENCY_CARD in draft.flags:
        card = turn.join(turn.text("checkin-again"), card)
    return Asked(
        card,
        (
            (_tap(turn, "emergency", Answer.NO, "triage-emergency-none"),),
            (_tap(turn, "emergency", Answer.YES, "triage-emergency-yes"),),
            (_tap(turn, "emergency", Answer.UNSURE, "triage-emergency-unsure"),),
        ),
        apart=True,
    )


def _take_emergency(turn: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
    """A Yes after words that pointed at a line of few may mean that line."""
    draft = draft.flagged("E", _answer(value))
    if draft.said("E"):
        for rule in draft.heard.intersection(_of_few(turn, draft)):
            draft = draft.flagged(rule, Answer.UNSURE)
    return draft, True


def _ask_list(turn: Turn, draft: Draft, card: TriageCard) -> Asked:
    rules = questions(turn.services.rulebook, card)
    ticks = [
        _tap(turn, card, r.id, f"triage-{r.id}-label", given=mark(r.id in draft.flags))
        for r in rules
    ]
    ticked = _ticked(turn, draft, card)
    last = _tap(turn, card, "go", "go-on") if ticked else _tap(turn, card, "no", "none-of-these")
    apart = not ticked  # its first showing; a tick changes it in place
    return Asked(turn.text(f"triage-{card}-card"), (*rows(ticks, 1), (last,)), apart)


def _take_list(
    turn: Turn, draft: Draft, card: TriageCard, value: str
) -> tuple[Draft, Answer | None]:
    """Return the draft, and the answer that closes the list; None after a tick.

    Raises ``NotUnderstood`` for what is neither a line of the list nor yes, no or not sure.
    """
    asked = questions(turn.services.rulebook, card)
    rule_id = _word(value).upper()
    if rule_id in {rule.id for rule in asked}:
        return draft.ticked(rule_id), None
    if _word(value) in GO and _ticked(turn, draft, card):
        return draft, Answer.NO  # with nothing ticked, "done" is no denial
    try:
        return draft, _answer(value)
    except NotUnderstood:
        raise NotUnderstood(card) from None


def _ticked(turn: Turn, draft: Draft, card: TriageCard) -> bool:
    return any(rule.id in draft.flags for rule in questions(turn.services.rulebook, card))


def _ask_urgent(turn: Turn, draft: Draft) -> Asked:
    return _ask_list(turn, draft, "urgent")


def _take_urgent(turn: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
    draft, answer = _take_list(turn, draft, "urgent", value)
    if answer and not _ticked(
        turn, draft, "urgent"
    ):  # the list as a whole; a ticked line says more
        draft = draft.flagged("U", answer)
    return draft, answer is not None


def _ask_routine(turn: Turn, draft: Draft) -> Asked:
    return _ask_list(turn, draft, "routine")


def _take_routine(turn: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
    draft, answer = _take_list(turn, draft, "routine", value)
    if answer not in (None, Answer.NO) and not _ticked(turn, draft, "routine"):
        raise NotUnderstood("routine")  # which one, decides nothing less than the advice
    return draft, answer is not None


def _ask_what(turn: Turn, _: Draft) -> Asked:
    taps = [
        _tap(turn, "what", rule.id, f"triage-{rule.id}-label")
        for rule in questions(turn.services.rulebook, "stop")
    ]
    return Asked(turn.text("triage-stop-card"), rows(taps, 1))


def _take_what(turn: Turn, draft: Draft, value: str) -> tuple[Draft, bool]:
    rule_id = _word(value).upper()
    if rule_id not in {rule.id for rule in questions(turn.services.rulebook, "stop")}:
        raise NotUnderstood("what")
    return draft.flagged(rule_id), True


CARDS: Mapping[str, Card] = {
    **{f"peg-{item}": _peg(item) for item in PEG},
    "pain": Card(_ask_pain, _take_pain),
    "where": Card(_ask_where, _take_where),
    "interference": Card(_ask_interference, _take_interference),
    "new": Card(_ask_new, _take_new),
    "severe": Card(_ask_severe, _take_severe),
    "emergency": Card(_ask_emergency, _take_emergency),
    "urgent": Card(_ask_urgent, _take_urgent),
    "routine": Card(_ask_routine, _take_routine),
    "what": Card(_ask_what, _take_what),
}
