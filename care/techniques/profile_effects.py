"""What a safety answer leaves out, told in as few words as are true."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from care.clinical_numbers import ClinicalNumbers
from care.model import Gate, Kind, Place, Technique
from care.techniques.catalogue import Catalogue

# Groups that have a name of their own, the widest first.
GROUPS: Mapping[str, Callable[[Technique], bool]] = {
    "all": lambda technique: technique.kind is not Kind.WALK,
    "floor": lambda technique: technique.places == {Place.FLOOR},
    "lying": lambda technique: technique.position == "lying",
    "twists": lambda technique: technique.twist,
}


def agreeable(numbers: ClinicalNumbers, profile: frozenset[Gate] | None) -> frozenset[Gate]:
    """Return the answers whose techniques come back once a clinician agreed."""
    return (profile or frozenset()) & numbers.answers_a_clinician_lifts


def leaves_out(catalogue: Catalogue, gate: Gate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the groups that a gate hides whole, and the slugs of what else it hides."""
    hidden = {slug for slug, t in catalogue.techniques.items() if gate in t.gates}
    groups, left = [], set(hidden)
    for name, belongs in GROUPS.items():
        members = {slug for slug, t in catalogue.techniques.items() if belongs(t)}
        if members <= hidden and members & left:
            groups.append(name)
            left -= members
    return tuple(groups), tuple(sorted(left))
