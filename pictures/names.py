"""Which pictures there are, and what each is called."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from body.picture import Picture
from care.model import Kind
from care.techniques.catalogue import Catalogue

DRAWN_BY = 2  # goes up when the same picture is drawn in another way
FIRST = (Kind.WALK, Kind.WARM_UP, Kind.DESK, Kind.MAT, Kind.CAUTION)  # is drawn


def name_of(picture: Picture) -> str:
    """Return a name that changes with whatever is seen."""
    form = " still" if picture.still else ""
    return sha256(f"{DRAWN_BY} {picture!r}{form}".encode()).hexdigest()[:20]


def every_picture(catalogue: Catalogue) -> Iterator[Picture]:
    """Yield what can be shown, what is at the desk first; some more than once."""
    for technique in sorted(catalogue.techniques.values(), key=lambda t: FIRST.index(t.kind)):
        steps = (step.picture for step in technique.steps)
        if technique.cover:
            yield technique.cover.as_still
        yield from (each for each in (technique.cover, technique.rest, *steps) if each)
