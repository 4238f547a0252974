"""What can be offered, asked and advised: plain, frozen values with no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from body.picture import Picture, Play


class Kind(StrEnum):
    """How a technique may be reached. Source: clinical.md §1.2."""

    WARM_UP = "warm-up"
    DESK = "desk"
    MAT = "mat"
    CAUTION = "caution"  # chosen by the person, never offered by a nudge
    EXCLUDED = "excluded"  # never guided; kept with the reason
    WALK = "walk"  # standing up: no technique, so nothing hides it. Source: clinical.md §1.2


class Place(StrEnum):
    DESK = "desk"
    FLOOR = "floor"


class Gate(StrEnum):
    """A safety-profile answer that hides techniques. Source: clinical.md §1.5."""

    DISC = "disc"
    OSTEOPOROSIS = "osteoporosis"
    RECENT_INJURY = "recent-injury"
    PREGNANT = "pregnant"
    NECK_OR_DIZZY = "neck-or-dizzy"
    HIP = "hip"
    WRIST_KNEE = "wrist-knee"
    NO_FLOOR = "no-floor"


class Family(StrEnum):
    """What a technique does to the back. One that did harm rests its whole family."""

    TWIST = "twist"
    KNEES_TO_CHEST = "knees-to-chest"
    ARCH = "arch"
    SIDE_BEND = "side-bend"
    TILT = "tilt"
    SHOULDERS = "shoulders"
    WALK = "walk"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


class Breath(StrEnum):
    """How to breathe in a step, where it helps."""

    IN = "in"
    OUT = "out"
    STEADY = "steady"


class Dose(StrEnum):
    """How long the holds last. Source: clinical.md §1.2, §1.4."""

    GENTLE = "gentle"  # the starter level: week 1, sore days, or as the person likes it
    NORMAL = "normal"
    LONGER = "longer"  # chosen by the person, after two weeks without complaints


@dataclass(frozen=True, slots=True)
class Step:
    """One message of a routine, shown for 3–60 seconds."""

    text: str  # message id in the locale files, without the technique's slug
    lengths: Mapping[Dose, int]  # seconds
    side: Side | None = None
    breath: Breath | None = None
    times: int = 1  # how often the move is done within this step
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source stands for: the move itself, or one cautious choice about it."""

    source: str  # a key of content/techniques/_sources.toml
    for_: str  # English, for reviewers


@dataclass(frozen=True, slots=True)
class Technique:
    slug: str
    kind: Kind
    places: frozenset[Place]
    position: str
    equipment: tuple[str, ...]
    areas: tuple[str, ...]
    family: Family
    steps: tuple[Step, ...]  # in order, every round and side of it
    repetitions: int  # of the move; of each side, where there are two
    gates: frozenset[Gate]  # any one of these in the profile hides it
    cautions: tuple[str, ...]  # keys of the texts "caution-…"
    evidence: tuple[Evidence, ...]
    cover: Picture | None = None  # on the start card

    @property
    def rest(self) -> Picture | None:
        """What is shown when it is paused or over: where it began, and no movement."""
        first = self.steps[0].picture if self.steps else None
        if first is None:
            return None
        start = replace(first, poses=first.poses[:1], felt=(), arrow=None, mark="")
        return replace(start, play=Play.ONCE)

    @property
    def twist(self) -> bool:
        return self.family is Family.TWIST

    def seconds(self, dose: Dose) -> int:
        """Return how long all steps take."""
        return sum(step.lengths[dose] for step in self.steps)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A move of the articles that is never guided: kept, and told, with the reason."""

    slug: str
    position: str
    equipment: tuple[str, ...]
    instead: tuple[str, ...]  # slugs of techniques that are offered in its place
    evidence: tuple[Evidence, ...]


class Tier(IntEnum):
    """How fast to get help; a higher one always wins. Source: clinical.md §2.3."""

    NONE = 0
    STOP = 1
    ROUTINE = 2
    URGENT = 3
    EMERGENCY = 4


class SafetyMode(StrEnum):
    """How much the answers decide; the operator's choice. Source: clinical.md §5.1."""

    TIERED = "tiered"
    STATIC = "static"  # below an emergency, one same card for everyone


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Occasion(StrEnum):
    """Why a check-in was opened."""

    DAILY = "daily"
    ASKED = "asked"
    WORSE = "worse"  # after a routine
    HURTS = "hurts"  # "this hurts" in the middle of one
    WEEKLY = "weekly"  # the three questions about a week (PEG)
    SCREEN = "screen"  # only the red-flag questions: at the start, or to clear a suspension


@dataclass(frozen=True, slots=True)
class Answers:
    """One check-in, as far as it was answered. An absent answer is never read as "no"."""

    occasion: Occasion
    at: datetime
    pain: int | None = None  # 0–10
    sites: frozenset[str] = frozenset()
    interference: str | None = None  # none, some, much, stopped
    flags: Mapping[str, Answer] = field(default_factory=dict)  # flag (mostly a rule id) → answer
    technique: str | None = None  # the one that was just done, or that hurt
    pain_before: int | None = None  # 0–10, the last score before that routine
    peg: tuple[int, int, int] | None = None  # 0–10 each: pain, enjoyment, general activity


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the answers call for: one tier, every rule that fired, and what follows."""

    tier: Tier
    fired: tuple[str, ...]  # rule ids, highest tier first
    rules_version: str


@dataclass(frozen=True, slots=True)
class Aftercare:
    """What a tier does next. Source: clinical.md §2.4."""

    follow_ups: tuple[timedelta, ...]  # after the check-in; at most three
    stops_techniques: bool = False
    stops_nudges: bool = False
    stops_twists: bool = False
    starter_level: bool = False
    rests_technique: timedelta | None = None  # the one technique that was stopped
    lasting_rest_at: int | None = None  # its nth stop lasts until the person takes it back
