"""People in their own words: what they type, what they then answer, and how fast they are seen.

The words decide nothing: where they are heard, the card is asked, and its answer counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from care.model import Answers, Gate, Tier
from care.triage.assess import Past
from tests.unit.triage_cases import NO, UNSURE, ago, daily, told


@dataclass(frozen=True, slots=True)
class InWords:
    name: str
    words: str
    heard: str  # the line of the card that the words point at; "" for none
    answers: Answers  # what this person then answers
    tier: Tier
    source: str
    history: Sequence[Past] = ()
    profile: tuple[Gate, ...] = ()


E, U, R, N = Tier.EMERGENCY, Tier.URGENT, Tier.ROUTINE, Tier.NONE
CARD_NO = {"E": NO}
BOTH_NO = {"E": NO, "U": NO}
# fmt: off
IN_WORDS = (
    InWords("both legs", "pins and needles in both legs since lunch", "E4", told(4, "E4"), E, "NHS"),
    InWords("saddle, politely", "sorry to ask, but down there feels odd", "E1", told(2, "E1"), E, "GIRFT"),
    InWords("saddle, on the toilet", "when I wipe it feels different", "E1", told(3, "E1"), E, "GIRFT"),
    InWords("saddle, badly written", "numness betwen my legs", "E1", told(3, "E"), E, "NHS"),
    InWords("retention without leaking", "I can't pee, nothing comes, but I am not leaking", "E2", told(3, "E2"), E, "BMJBP"),
    InWords("no urge", "I don't feel my bladder any more", "E2", told(2, "E2"), E, "GIRFT"),
    InWords("wet at night", "wet myself in bed, never happened before", "E2", told(5, "E2"), E, "S2"),
    InWords("bowel", "lost control of my bowels today", "E3", told(4, "E3"), E, "S2"),
    InWords("foot drop", "my left foot drags and slaps on the floor", "E5", told(3, "E5"), E, "LOTHIAN"),
    InWords("a leg gives way", "the leg keeps giving way on the stairs", "E5", told(4, "E5"), E, "GIRFT"),
    InWords("legs not felt", "can't feel my legs", "E4", told(None, "E"), E, "S0"),
    InWords("sex", "can't keep an erection since the back went", "E6", told(3, "E6"), E, "GIRFT"),
    InWords("chest", "chest is tight as well", "E7", told(6, "E7"), E, "NHS"),
    InWords("tearing", "a tearing pain went through my back", "E7", told(9, "E7"), E, "NHS"),
    InWords("a minor fall, weak bones", "I only fell off a low stool", "E8", told(5, "E8"), E, "NT", profile=(Gate.OSTEOPOROSIS,)),
    InWords("a crash", "hit by a car last week, back still hurts", "E8", told(6, "E8"), E, "NHS"),
    InWords("fever after injecting, weak legs", "fever since I shot up and my legs are weak", "E9", told(7, "E9", "U9"), E, "AHCPR"),
    InWords("face", "my face droops on one side", "E10", told(2, "E10"), E, "BPS"),
    InWords("waters", "my waters broke and it is only week 31", "E11", told(3, "E11"), E, "UHB", profile=(Gate.PREGNANT,)),
    InWords("a bleed", "pregnant, back hurts and I am bleeding", "E11", told(4, "E11"), E, "UHB", profile=(Gate.PREGNANT,)),
    InWords("labour, in German", "ich habe Wehen alle fünf Minuten, 33. Woche", "E11", told(6, "E11"), E, "UHB", profile=(Gate.PREGNANT,)),
    InWords("not sure of anything", "not sure, maybe my bum is a bit numb", "E1", told(2, flags={"E": UNSURE}), E, "NHS"),
    InWords("a joke that is none", "haha I can't feel my legs lol", "E4", told(3, flags={"E": UNSURE}), E, "NHS"),
    InWords("both legs, in German", "beide Beine kribbeln, ist das normal", "E4", told(3, "E4"), E, "NHS"),
    InWords("saddle, in German", "im Schritt fühlt es sich taub an", "E1", told(2, "E1"), E, "GIRFT"),
    InWords("retention, in German", "ich kann seit heute morgen nicht pinkeln", "E2", told(4, "E2"), E, "BMJBP"),
    InWords("foot drop, in German", "kann den Fuß nicht mehr anheben", "E5", told(3, "E5"), E, "LOTHIAN"),
    InWords("languages mixed", "my Beine are taub since heute", "E4", told(4, "E4"), E, "NHS"),
    InWords("a fall, in German", "bin die Treppe runter gestürzt", "E8", told(6, "E8"), E, "NHS"),
    InWords("fever with injected drugs, no weakness", "high fever, I inject", "", told(6, "U1", "U9", flags=CARD_NO), U, "AAFP"),
    InWords("cancer years ago", "new ache, had cancer ten years ago", "", told(3, "U9", flags=CARD_NO), U, "AAFP"),
    InWords("pain on coughing", "hurts more when I cough", "", told(4, "U6", flags=CARD_NO), U, "NHS"),
    InWords("losing weight", "I lost eight kilos, not trying", "", told(2, "U2", flags=CARD_NO), U, "NHS"),
    InWords("one leg tingles", "tingling down my left calf", "", told(4, "U8", flags=CARD_NO), U, "NORF"),
    InWords("unsure on the second list", "dunno", "", told(4, flags={**CARD_NO, "U": UNSURE}), U, "NHS"),
    InWords("unsure of weight", "maybe a bit thinner", "", told(2, flags={**CARD_NO, "U2": UNSURE}), U, "NHS"),
    InWords("a wrong tap, corrected", "oops, wrong button", "", told(3, flags=BOTH_NO), N, "ACP"),
    InWords("chronic and stable", "same 3 as every day for years", "", told(3, flags=BOTH_NO), R, "ACP", history=daily(*[3] * 50)),
    InWords("pregnant", "30 weeks pregnant and achy", "", told(3, sites=["low-centre"], flags=BOTH_NO), R, "PREG", profile=(Gate.PREGNANT,)),
    InWords("two months of it", "it has been two months now", "", told(4, "R1", flags=CARD_NO), R, "BORDERS"),
    InWords("flare-up again", "flared up again, third time", "", told(5, flags=BOTH_NO), N, "OSTELO"),
    InWords("office stiffness", "stiff from sitting all day", "", told(2, sites=["low-centre"], flags=CARD_NO), N, "ACP"),
    InWords("office stiffness, in German", "steif vom Sitzen", "", told(3, sites=["mid-back"], flags=CARD_NO), N, "ACP"),
    InWords("a runner's sore muscles", "legs are sore from the half marathon", "", told(2, flags=CARD_NO), N, "ACP"),
    InWords("gardening", "overdid it in the garden", "", told(4, sites=["low-left"], flags=BOTH_NO), N, "ACP"),
    InWords("a joke", "this bot is a pain in the ass", "", told(1, flags=CARD_NO), N, "ACP"),
    InWords("tired", "fell asleep on the sofa, stiff neck", "", told(2, sites=["neck"], flags=CARD_NO), N, "ACP"),
    InWords("denied", "no numbness, no tingling, just stiff", "", told(3, flags=CARD_NO), N, "NHS"),
    InWords("denied, in German", "keine Taubheit, nur steif", "", told(3, flags=CARD_NO), N, "NHS"),
    InWords("a better day", "much better today", "", told(1, flags=CARD_NO), N, "OSTELO", history=[ago(4, days=1)]),
    InWords("a click without pain", "it clicked, no pain", "", told(0, flags=CARD_NO), N, "S0"),
)
# fmt: on
