"""People as public guidance describes them, and how fast each should be seen.

The source is a key of ``rules.toml``; S0-S4 are the articles the techniques come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from care.model import Answers, Gate, Occasion, Tier
from care.triage.assess import Past
from tests.unit.triage_cases import NO, UNSURE, ago, daily, told


@dataclass(frozen=True, slots=True)
class Vignette:
    name: str
    answers: Answers
    tier: Tier
    source: str
    history: Sequence[Past] = ()
    profile: tuple[Gate, ...] = ()


HURTS = Occasion.HURTS
EMERGENCY = (
    Vignette("wiping feels different since yesterday", told(3, "E1"), Tier.EMERGENCY, "GIRFT"),
    Vignette("cannot start to pee, little pain", told(1, "E2"), Tier.EMERGENCY, "NHS"),
    Vignette("wet without noticing", told(4, "E2"), Tier.EMERGENCY, "S2"),
    Vignette("lost control of the bowel", told(5, "E3"), Tier.EMERGENCY, "NHS"),
    Vignette("sciatica now in both legs", told(6, "E4", sites=["leg-both"]), Tier.EMERGENCY, "NHS"),
    Vignette(
        "both legs go numb in a technique",
        told(2, "X3", sites=["leg-left", "leg-right"], occasion=HURTS),
        Tier.EMERGENCY,
        "S0",
    ),
    Vignette("a foot drags on the stairs", told(3, "E5"), Tier.EMERGENCY, "LOTHIAN"),
    Vignette("no feeling in sex", told(2, "E6"), Tier.EMERGENCY, "GIRFT"),
    Vignette("back and chest hurt", told(6, "E7", sites=["upper-back"]), Tier.EMERGENCY, "NHS"),
    Vignette("after a car crash", told(7, "E8"), Tier.EMERGENCY, "NHS"),
    Vignette("a small fall, on steroids", told(5, "E8"), Tier.EMERGENCY, "NT"),
    Vignette("fever and weak legs", told(6, "E9", "U1"), Tier.EMERGENCY, "AHCPR"),
    Vignette(
        "slurred speech after leaning over the chair",
        told(None, "E10", "X4", occasion=HURTS),
        Tier.EMERGENCY,
        "BPS",
    ),
    Vignette(
        "30 weeks, waters leaking since noon",
        told(2, "E11", sites=["low-centre"]),
        Tier.EMERGENCY,
        "UHB",
        profile=(Gate.PREGNANT,),
    ),
    Vignette(
        "pregnant, a bleed, no pain",
        told(0, "E11"),
        Tier.EMERGENCY,
        "NGH",
        profile=(Gate.PREGNANT,),
    ),
    Vignette("not sure about numbness there", told(2, flags={"E": UNSURE}), Tier.EMERGENCY, "NHS"),
    Vignette(
        "one tap on the card, nothing else answered", told(None, "E"), Tier.EMERGENCY, "GIRFT"
    ),
)
URGENT = (
    Vignette("chills with the back pain", told(4, "U1"), Tier.URGENT, "NHS"),
    Vignette("clothes hang loose, no diet", told(2, "U2"), Tier.URGENT, "NHS"),
    Vignette("a lump beside the spine", told(1, "U3"), Tier.URGENT, "NHS"),
    Vignette("no position eases it", told(6, "U4"), Tier.URGENT, "S2"),
    Vignette("awake until four", told(5, "U5"), Tier.URGENT, "NHS"),
    Vignette(
        "woken a second night this week",
        told(4, "R6"),
        Tier.URGENT,
        "S2",
        history=[ago(4, "R6", days=3, tier=Tier.ROUTINE)],
    ),
    Vignette("worse on a sneeze", told(3, "U6"), Tier.URGENT, "NHS"),
    Vignette("a 5 between the blades", told(5, sites=["upper-back"]), Tier.URGENT, "NHS"),
    Vignette("tingling down one leg", told(4, "U8", sites=["leg-left"]), Tier.URGENT, "NORF"),
    Vignette(
        "tingling in one leg during a technique",
        told(3, "X3", sites=["leg-right"], occasion=HURTS, flags={"E": NO}),
        Tier.URGENT,
        "S0",
    ),
    Vignette("new pain after a past cancer", told(2, "U9"), Tier.URGENT, "AAFP"),
    Vignette("clumsy hands, unsteady", told(1, "U10"), Tier.URGENT, "NT"),
    Vignette("a 9, hard to think or talk", told(9, "severe", flags={"E": NO}), Tier.URGENT, "NHS"),
    Vignette(
        "an 8 in the morning, an 8 at night",
        told(8, flags={"severe": NO, "E": NO}),
        Tier.URGENT,
        "BOONSTRA",
        history=[ago(8, hours=11)],
    ),
    Vignette("a 10", told(10, flags={"E": NO}), Tier.URGENT, "BOONSTRA"),
    Vignette(
        "mostly a 2, two days at 5",
        told(5, flags={"E": NO}),
        Tier.URGENT,
        "OSTELO",
        history=[*daily(2, 1, 2, 2, 3, 2, end=2), ago(5, days=1)],
    ),
    Vignette("a foot still asleep half an hour later", told(2, "U13"), Tier.URGENT, "S0"),
)
MILDER = (
    Vignette("since two months", told(3, "R1"), Tier.ROUTINE, "BORDERS"),
    Vignette("the same 4 for two weeks", told(4), Tier.ROUTINE, "NHSINF", history=daily(*[4] * 15)),
    Vignette("could not do things", told(6, interference="stopped"), Tier.ROUTINE, "NHS"),
    Vignette("grinding, getting worse", told(1, "R5"), Tier.ROUTINE, "S0"),
    Vignette("woken once, turned over, slept on", told(3, "R6"), Tier.ROUTINE, "S2"),
    Vignette(
        "worse after a second technique in a week",
        told(5, before=3, occasion=Occasion.WORSE),
        Tier.ROUTINE,
        "NHSINF",
        history=[ago(4, before=2, days=5, tier=Tier.STOP)],
    ),
    Vignette(
        "pregnant and aching",
        told(3, sites=["low-left"]),
        Tier.ROUTINE,
        "PREG",
        profile=(Gate.PREGNANT,),
    ),
    Vignette("sharp in one spot", told(None, "X2", occasion=HURTS), Tier.STOP, "S2"),
    Vignette("a stretch too hard", told(None, "X5", occasion=HURTS), Tier.STOP, "S1"),
    Vignette("5 before, 7 after", told(7, before=5), Tier.STOP, "OSTELO"),
    Vignette(
        "stiff after a long day", told(3, sites=["low-centre"], flags={"E": NO}), Tier.NONE, "ACP"
    ),
    Vignette(
        "one leg aches, nothing numb",
        told(4, sites=["leg-left"], flags={"E": NO, "U": NO}),
        Tier.NONE,
        "NORF",
    ),
    Vignette("one bad day at 7", told(7, flags={"E": NO}), Tier.NONE, "BOONSTRA"),
)
ALL = (*EMERGENCY, *URGENT, *MILDER)
