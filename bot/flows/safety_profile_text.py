"""The safety answers as they are shown back: what each leaves out."""

from __future__ import annotations

from bot.ui.turn import Turn
from care.model import Gate
from care.techniques.profile_effects import leaves_out
from content.texts import Html


def describe(turn: Turn) -> Html:
    """Return one line for each answer with what it leaves out, or one line when none applies."""
    profile = turn.person.profile
    if profile is None:
        return turn.text("profile-not-kept")
    if not profile:
        return turn.text("profile-nothing")
    return turn.lines(_line(turn, gate) for gate in Gate if gate in profile)


def _line(turn: Turn, gate: Gate) -> str:
    name = turn.label(f"gate-{gate}", given="").strip()
    if gate in turn.person.agreed:
        return turn.text("profile-agreed", name=name)
    groups, slugs = leaves_out(turn.services.catalogue, gate)
    names = [turn.label(f"leaves-out-{group}") for group in groups]
    names += [f"“{turn.label(f'technique-{slug}-name')}”" for slug in slugs]
    return turn.text("profile-line", name=name, what=", ".join(names))


def still_right(turn: Turn) -> Html:
    """Return the question whether the answers still hold."""
    return turn.text("profile-still", lines=describe(turn))
