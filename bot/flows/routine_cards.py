"""The cards of a routine: what each shows, and its buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from body.picture import Picture
from bot.ui.turn import Button, Keyboard, Turn
from care.model import Dose, Step, Technique
from db.routines import Routine, RoutineState

INTRO_SECONDS = 12  # to read the start card and get into place
MARK_SECONDS = 5  # of the bar below a step


@dataclass(frozen=True, slots=True)
class Card:
    """One step as it is shown; the start card has none."""

    technique: Technique
    step: Step | None
    seconds: int

    @property
    def picture(self) -> Picture | None:
        return self.step.picture if self.step else self.technique.cover


def cards(turn: Turn, routine: Routine) -> list[Card] | None:
    """Return the routine's cards in order, or None when a technique is no longer there."""
    known = turn.services.catalogue.techniques
    if not all(slug in known for slug in routine.techniques):
        return None
    found = [known[slug] for slug in routine.techniques]
    steps = [
        Card(technique, step, step.lengths[routine.dose])
        for technique in found
        for step in technique.steps
    ]
    return [Card(found[-1], None, INTRO_SECONDS), *steps]


def length_minutes(techniques: Iterable[Technique], dose: Dose) -> int:
    """Return how long techniques take, in whole minutes, at least one."""
    return max(1, round(sum(technique.seconds(dose) for technique in techniques) / 60))


def picture_of(turn: Turn, routine: Routine, card: Card) -> str | None:
    """Return the name of the picture that goes with a card, if it can be sent.

    On a wrist a message of words says more at a glance: in watch mode only the start card has one,
    and a still: Telegram's own watch app shows neither a film nor the words below it.
    """
    picture = card.picture
    if picture is None or not turn.person.pictures or (routine.watch and routine.step):
        return None
    return turn.services.ready(picture.as_still if routine.watch else picture)


def at_rest(turn: Turn, routine: Routine) -> str | None:
    """Return the name of the picture below which a routine is paused, or over."""
    technique = turn.services.catalogue.techniques.get(routine.techniques[-1])
    if technique is None or routine.watch or not turn.person.pictures:
        return None
    return turn.services.ready(technique.rest)


def present(routine: Routine, sequence: Sequence[Card]) -> Card:
    """Return the card that a routine is at."""
    return sequence[min(routine.step, len(sequence) - 1)]


def words(turn: Turn, routine: Routine, sequence: Sequence[Card], gone: int = 0) -> str:
    """Return the text of the card that is shown now, ``gone`` seconds after it came."""
    card = present(routine, sequence)
    slug = card.technique.slug
    if card.step is None:
        return turn.text(
            "routine-intro-shown" if picture_of(turn, routine, card) else "routine-intro",
            name=turn.text(f"technique-{slug}-name"),
            about=turn.text(f"technique-{slug}-about"),
            stop=turn.text(f"technique-{slug}-stop"),
            warm_up=_warm_up(turn, sequence),
            seconds=card.seconds - gone,
            steps=len(sequence) - 1,
        )
    return turn.text(
        "routine-step",
        bar="none" if routine.watch else bar(card.seconds, gone),
        text=turn.text(f"technique-{slug}-step-{card.step.text}"),
        breath=card.step.breath or "none",
        seconds=card.seconds - gone,
        step=routine.step,
        steps=len(sequence) - 1,
    )


def bar(seconds: int, gone: int) -> str:
    """Return one mark for every five seconds of a step, filled when they are over; or "none"."""
    marks = -(-seconds // MARK_SECONDS)
    filled = min(marks, gone // MARK_SECONDS)
    return "▰" * filled + "▱" * (marks - filled) if marks > 1 else "none"


def _warm_up(turn: Turn, sequence: Sequence[Card]) -> str:
    """Return the name of what comes before the technique itself, or "none"."""
    first, main = sequence[1].technique, sequence[0].technique
    return "none" if first is main else turn.text(f"technique-{first.slug}-name")


def buttons(turn: Turn, routine: Routine) -> Keyboard:
    """Return the buttons of the card; each carries its step, so that an old one is known."""

    def tap(verb: str, key: str | None = None) -> Button:
        return turn.button(key or f"routine-{verb}", "r", verb, routine.id, routine.step)

    last = (tap("stop"), tap("hurts"))
    if routine.state is RoutineState.PAUSED:
        return ((tap("back"), tap("go")), last)
    if routine.step == 0:
        return ((tap("pause"), tap("next", "routine-go-now")), last)
    return ((tap("back"), tap("pause"), tap("next")), last)
