"""/techniques: what this person may do, by place and by area; each with a card, and "do it now"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.actions.care_status import standing
from bot.actions.technique_choice import limits
from bot.flows.pre_routine_check import Wish, begin
from bot.flows.profile_questions import change
from bot.flows.routine_cards import length_minutes
from bot.inbox.router import Routes
from bot.ui.turn import Button, Turn, rows
from care.model import Kind, Place, Technique
from care.techniques.eligibility import permits

AREAS = ("low-back", "mid-back", "upper-back", "shoulders", "side", "hips")
PLACES = tuple(Place)
MINE = ("favourites", "hidden")
SHELVES = (*PLACES, *AREAS, *MINE)


async def browse(turn: Turn) -> None:
    """/techniques: the shelves that hold something for this person."""
    found = await _permitted(turn)
    if not found:
        stopped = (await standing(turn)).nudges_stopped
        turn.show(turn.text("status-emergency" if stopped else "techniques-none"))
        return
    shelves = [s for s in SHELVES if any(_on(turn, s)(technique) for technique in found)]
    taps = [turn.button(f"shelf-{shelf}", "t", "list", shelf) for shelf in shelves]
    left_out = turn.button("shelf-left-out", "l", "left-out")
    turn.show(turn.text("techniques"), (*rows(taps), (left_out,)))


async def _permitted(turn: Turn) -> Sequence[Technique]:
    """Return what may be started now; what may not is not shown."""
    now = await limits(turn)
    known = turn.services.catalogue.techniques.values()
    return [t for t in known if t.kind is not Kind.WALK and permits(t, now)]


def _on(turn: Turn, shelf: str) -> Callable[[Technique], bool]:
    """Return whether a technique stands on a shelf."""
    person = turn.person
    if shelf in MINE:
        slugs = person.favourites if shelf == "favourites" else person.hidden
        return lambda technique: technique.slug in slugs
    if shelf in PLACES:
        return lambda technique: shelf in technique.places
    return lambda technique: shelf in technique.areas


async def tapped(turn: Turn, rest: Sequence[str]) -> None:
    """A shelf, a card, or a mark on a technique."""
    match rest:
        case ["list", shelf] if shelf in SHELVES:
            await _list(turn, shelf)
        case ["show", slug, shelf]:
            await _show(turn, slug, shelf)
        case ["favourite" | "hidden" as mark, slug, shelf]:
            await _mark(turn, mark, slug)
            await _show(turn, slug, shelf)
        case _:
            await browse(turn)


async def _list(turn: Turn, shelf: str) -> None:
    found = [t for t in await _permitted(turn) if _on(turn, shelf)(t)]
    taps = [_line(turn, technique, shelf) for technique in found]
    back = turn.button("back", "t", "shelves")
    name = turn.label(f"shelf-{shelf}")
    key = "techniques-list" if found else "techniques-list-empty"
    turn.show(turn.text(key, name=name), (*rows(taps, 1), (back,)))


def _line(turn: Turn, technique: Technique, shelf: str) -> Button:
    name = turn.label(f"technique-{technique.slug}-name")
    minutes = length_minutes([technique], turn.person.dose)
    star = "★ " if technique.slug in turn.person.favourites else ""
    data = ("t", "show", technique.slug, shelf)
    return turn.button("technique-line", *data, name=star + name, minutes=minutes)


async def _show(turn: Turn, slug: str, shelf: str) -> None:
    """Show one technique's card, with the ways to start and to mark it."""
    technique = {t.slug: t for t in await _permitted(turn)}.get(slug)
    if technique is None:
        turn.show(turn.text("technique-not-now"))
        return
    favourite, hidden = slug in turn.person.favourites, slug in turn.person.hidden
    marks: tuple[Button, ...] = (
        turn.button(
            "favourite-off" if favourite else "favourite-on", "t", "favourite", slug, shelf
        ),
        turn.button("hidden-off" if hidden else "hidden-on", "t", "hidden", slug, shelf),
    )
    if technique.kind is Kind.CAUTION:
        marks = marks[:1]  # no nudge offers it anyway
    do = (turn.button("do-it-now", "do", slug),)
    turn.show(_card(turn, technique), (do, marks, (turn.button("back", "t", "list", shelf),)))


def _card(turn: Turn, technique: Technique) -> str:
    slug = technique.slug
    things = [turn.text(f"thing-{thing}") for thing in technique.equipment]
    cautions = [turn.text(f"caution-{caution}") for caution in technique.cautions]
    return turn.text(
        "technique-card",
        name=turn.text(f"technique-{slug}-name"),
        about=turn.text(f"technique-{slug}-about"),
        position=turn.text(f"position-{technique.position}"),
        things=", ".join(things) or "none",
        minutes=length_minutes([technique], turn.person.dose),
        times=technique.repetitions,
        sides="both" if any(step.side for step in technique.steps) else "none",
        cautions=turn.lines(f"• {caution}" for caution in cautions),
        stop=turn.text(f"technique-{slug}-stop"),
        care="yes" if technique.kind is Kind.CAUTION else "no",
    )


async def _mark(turn: Turn, mark: str, slug: str) -> None:
    """Make or unmake a favourite, or hide it from nudges; a favourite is not hidden."""
    if slug not in turn.services.catalogue.techniques:
        return
    favourites, hidden = turn.person.favourites, turn.person.hidden
    if mark == "favourite":
        await change(turn, favourites=favourites ^ {slug}, hidden=hidden - {slug})
    else:
        await change(turn, favourites=favourites - {slug}, hidden=hidden ^ {slug})


async def do(turn: Turn, rest: Sequence[str]) -> None:
    """ "Do it now", on a new card or an old one: everything is asked again."""
    await begin(turn, Wish(slug=rest[0]))


ROUTES = Routes(commands={"techniques": browse}, taps={"t": tapped, "do": do})
