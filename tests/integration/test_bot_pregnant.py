"""Bleeding, waters or tightenings in a pregnancy: a maternity unit or an ambulance, now."""

from __future__ import annotations

from pathlib import Path

import pytest

from care.model import Gate, SafetyMode, Tier
from tests.asking import CALL, NONE, checkins_of, suspended
from tests.telling import ENGLISH, acquainted, label, opening
from tests.world import World, labels, open_world, text_of

UNIT = "call your maternity unit or 999 now (United Kingdom)"
LINE = "Pregnant: bleeding, waters gone or leaking"
EVERYBODY = text_of({"html": ENGLISH.say("en", "triage-emergency-card")})


async def test_who_is_pregnant_finds_her_line_on_the_card_and_yes_names_the_maternity_unit(
    world: World,
) -> None:
    ann = await acquainted(world, profile=[Gate.PREGNANT])
    await ann.types("/redflags")
    card = text_of(await ann.sees("genitals"))
    assert card.startswith(EVERYBODY)
    assert card.removeprefix(EVERYBODY).startswith(f"\n• {LINE}")
    await ann.taps(label("triage-emergency-yes"))
    advice = text_of(await ann.sees(CALL))
    assert UNIT in advice
    await ann.taps(label("which-ask"))
    await ann.taps(label("triage-E11-label"))
    await ann.sees(opening("which-noted"))
    [logged] = await checkins_of(world)
    assert logged.fired == ("E", "E11")
    [open_one] = await suspended(world)
    assert (open_one.tier, open_one.stops_nudges) == (Tier.EMERGENCY, True)


async def test_everybody_else_s_card_and_advice_are_as_they_were(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/redflags")
    assert text_of(await ann.sees("genitals")) == EVERYBODY
    await ann.taps(label("triage-emergency-yes"))
    assert "maternity" not in text_of(await ann.sees(CALL))
    await ann.taps(label("which-ask"))
    lines = labels(await ann.sees(lambda m: label("triage-E10-label") in labels(m)))
    assert label("triage-E11-label") not in lines


@pytest.mark.parametrize("mode", SafetyMode)
@pytest.mark.parametrize("answer", ["triage-emergency-yes", "triage-emergency-unsure"])
async def test_the_advice_is_the_same_in_both_modes(
    tmp_path: Path, sqlite_url: str, key: bytes, mode: SafetyMode, answer: str
) -> None:
    async with open_world(tmp_path, sqlite_url, key, safety_mode=mode) as world:
        ann = await acquainted(world, profile=[Gate.PREGNANT])
        await ann.types("/redflags")
        await ann.sees(LINE)
        await ann.taps(label(answer))
        assert UNIT in text_of(await ann.sees(CALL))


@pytest.mark.parametrize("words", ["my waters just broke", "36 weeks pregnant and bleeding"])
async def test_who_writes_it_is_asked_that_line_first_whatever_the_profile_says(
    world: World, words: str
) -> None:
    ann = await acquainted(world)
    await ann.types(words)
    assert LINE in text_of(await ann.sees(opening("alarm-heard", questions="")))
    card = await ann.sees("genitals")
    assert LINE in text_of(card)
    await ann.taps_on(card, label("triage-emergency-yes"))
    assert UNIT in text_of(await ann.sees(CALL))
    await ann.types("/status")
    ann.caught_up()
    await ann.taps(label("advice-again"))
    assert UNIT in text_of(await ann.sees(CALL))


async def test_a_no_after_the_words_goes_on_to_the_urgent_list(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("my waters broke. kidding")
    await ann.sees(LINE)
    await ann.taps(NONE)
    await ann.sees("Losing weight without trying")
    assert await suspended(small_world) == ()


async def test_in_german_too(small_world: World) -> None:
    anna = await acquainted(small_world, language="de")
    await anna.types("die Fruchtblase ist geplatzt")
    await anna.sees("Schwanger: Blutung")
    await anna.taps(ENGLISH.label("de", "triage-emergency-yes"))
    await anna.sees("Geburtsklinik oder die 999")
