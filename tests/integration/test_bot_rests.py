"""What rests after something hurt, for how long, and where that is told."""

from __future__ import annotations

from datetime import timedelta

from care.model import Gate, Tier
from db import suspensions
from db.people import Consent
from db.suspensions import Suspension
from tests.asking import (
    NONE,
    checkins_of,
    denies_and_scores,
    denies_the_list,
    suspended,
)
from tests.telling import acquainted, label, opening
from tests.world import Chat, World, text_of

from .test_bot_techniques import card, force, handled, routines_of

HOUR = timedelta(hours=1)
TURNS = {
    "chair-sideways-twist", "knee-across-twist", "long-sit-trunk-rotation",
    "seated-crossed-leg-rotation", "supine-knee-drop-twist", "torso-twist-light",
}  # fmt: skip


async def hurt_in(world: World, person: Chat, slug: str, what: str, *, pain: str = "3") -> None:
    """Start a technique, say that it hurts, and that nothing else is wrong."""
    await force(person, f"do:{slug}")
    await person.sees("starting in")
    person.caught_up()
    await person.types("this hurts")
    await person.sees("Stop, and rest")
    await person.taps(label(f"triage-{what}-label"))
    await person.taps(NONE)
    if what in ("X2", "X3"):
        await person.sees("Where is it?")
        await person.taps(label("triage-site-low-left"))
        await person.taps(label("go-on"))
    if what not in ("X5", "X6"):
        await person.sees("Does any of these apply?")
        await person.taps(label("none-of-these"))
    await person.sees("from 0 to 10")
    person.caught_up()
    await person.types(pain)
    await person.sees("We leave this technique out")


def resting(found: tuple[Suspension, ...]) -> set[str | None]:
    return {s.technique for s in found}


async def test_a_sharp_pain_in_a_turn_rests_every_turn_for_a_week(world: World) -> None:
    ann = await acquainted(world)
    await hurt_in(world, ann, "torso-twist-light", "X2")
    assert resting(tuple(await suspended(world))) == TURNS
    ann.caught_up()
    await ann.types("/status")
    shown = text_of(await ann.sees("Where you stand"))
    assert "Resting for now: " in shown
    assert label("technique-chair-sideways-twist-name") in shown
    await ann.types("/safety")
    await ann.sees(lambda m: "rests after it hurt" in text_of(m))
    await handled(ann)
    told = [m for m in ann.messages.values() if "rests after it hurt" in text_of(m)]
    assert len(told) == 1, "one message, not one for each of the family"
    await force(ann, "do:chair-sideways-twist")
    await ann.sees(opening("not-now-resting"))
    await world.jump(7 * 24 * HOUR)
    assert await suspended(world) == ()


async def test_what_is_only_too_hard_rests_alone(small_world: World) -> None:
    ann = await acquainted(small_world)
    await hurt_in(small_world, ann, "torso-twist-light", "X5")
    assert resting(tuple(await suspended(small_world))) == {"torso-twist-light"}


async def test_a_correction_ends_the_familys_rest_too(small_world: World) -> None:
    ann = await acquainted(small_world)
    await hurt_in(small_world, ann, "knee-to-chest-single", "X1")
    ann.caught_up()
    await ann.taps(label("fix"))
    await ann.sees("Stop, and rest")
    await ann.taps(label("triage-X5-label"))
    await ann.taps(NONE)
    await ann.sees("from 0 to 10")
    ann.caught_up()
    await ann.types("1")
    await ann.sees("We leave this technique out")
    assert resting(tuple(await suspended(small_world))) == {"knee-to-chest-single"}


async def test_a_rest_for_the_family_s_sake_is_no_stop_of_its_own(small_world: World) -> None:
    ann = await acquainted(small_world)
    await hurt_in(small_world, ann, "knee-to-chest-single", "X1")
    await small_world.jump(8 * 24 * HOUR)
    ann.caught_up()
    await ann.types("/redflags")  # this week's cards, which would come before the technique
    await ann.sees("genitals")
    await ann.taps(NONE)
    await denies_the_list(ann)
    await ann.sees(opening("triage-all-no"))
    await hurt_in(small_world, ann, "knees-to-chest-rock", "X1")
    rests = {s.technique: s.until for s in await suspended(small_world)}
    assert rests["knees-to-chest-rock"] is not None, "its first stop: a week"


async def test_the_warm_up_that_hurt_is_what_rests(small_world: World) -> None:
    ann = await acquainted(small_world)
    await card(ann, "low-back", "chair-sideways-twist")
    small_world.clock.set_speed(1)  # at 60 a card is gone before it can be tapped
    await ann.taps(label("do-it-now"))
    await ann.sees("starting in")
    [routine] = await routines_of(small_world)
    assert routine.techniques[0] == "arm-circles"
    await ann.taps(label("routine-go-now"))
    await ann.sees(lambda m: "1/" in text_of(m) or "1 of" in text_of(m), any_time=True)
    await ann.taps(label("routine-hurts"))
    await ann.taps(label("triage-X5-label"))
    await denies_and_scores(ann, "2")
    await ann.sees("We leave this technique out")
    assert resting(tuple(await suspended(small_world))) == {"arm-circles"}


async def test_a_high_score_of_last_night_still_counts_this_morning(small_world: World) -> None:
    ann = await acquainted(small_world)
    await small_world.jump(15 * HOUR)  # 23:00
    await ann.types("8")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees("Where is it?")
    await small_world.jump(9 * HOUR)
    await ann.sees(opening("checkin-unfinished"))
    ann.caught_up()
    await force(ann, "do:bridge")
    await ann.sees(opening("not-now-pain"))
    await small_world.jump(16 * HOUR)
    ann.caught_up()
    await force(ann, "do:bridge")
    await ann.sees("starting in")


async def test_a_high_score_that_is_not_kept_rests_every_technique_for_a_day(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS, Consent.SAFETY])
    await force(ann, "do:bridge")
    await ann.sees("starting in")
    await ann.types("this hurts")
    await ann.taps(label("triage-X5-label"))
    await denies_and_scores(ann, "9")
    await ann.sees("Does any of these apply?")
    await ann.taps(label("none-of-these"))
    await ann.sees("hard to think, talk or sleep")
    await ann.taps(label("answer-no"))
    await ann.sees("We leave this technique out")
    assert await checkins_of(small_world) == ()
    ann.caught_up()
    await ann.types("/status")
    await ann.sees("Guided techniques rest until")
    await force(ann, "do:cat-cow")
    await ann.sees(opening("not-now-suspended"))
    ann.caught_up()
    await ann.types("/safety")
    await ann.sees("Guided techniques rest until")
    await small_world.jump(25 * HOUR)
    ann.caught_up()
    await force(ann, "do:cat-cow")
    await ann.sees("starting in")


async def test_numbness_that_is_still_there_after_a_day_is_asked_the_card_and_is_urgent(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await hurt_in(small_world, ann, "bridge", "X3")
    await small_world.jump(11 * timedelta(minutes=1))
    await ann.sees("How is it now")
    ann.caught_up()
    await small_world.jump(24 * HOUR)
    await ann.sees("worth a look")
    await ann.taps(label("follow-still"))
    await ann.sees("genitals")
    ann.caught_up()
    await ann.taps(NONE)
    await ann.sees("Where is it?")
    await ann.taps(label("triage-site-low-left"))
    await ann.taps(label("go-on"))
    await ann.sees("Does any of these apply?")
    await ann.taps(label("go-on"))
    await ann.sees("from 0 to 10")
    await ann.types("2")
    await ann.sees("Speak to a doctor or nurse line today")
    tiers = {s.tier for s in await suspended(small_world)}
    assert Tier.URGENT in tiers


async def test_a_later_sign_does_not_ease_what_only_a_professional_may_lift(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    for line in ("U2", "U6"):
        await ann.types("6")
        await ann.sees("genitals")
        await ann.taps(NONE)
        await ann.sees("Where is it?")
        await ann.taps(label("go-on"))
        await ann.taps(label("interference-some"))
        await ann.taps(label("answer-no"))
        await ann.sees("Does any of these apply?")
        await ann.taps(label(f"triage-{line}-label"))
        await ann.taps(label("go-on"))
        await ann.sees(opening("triage-routine-card"))
        await ann.taps(label("none-of-these"))
        await ann.sees("Speak to a doctor or nurse line today")
        ann.caught_up()
    [open_one] = await suspended(small_world)
    assert set(open_one.fired) == {"U2", "U6"}
    async with small_world.database.begin() as tx:
        all_of = await suspensions.history(tx, open_one.user_id)
    assert [s.cleared_how for s in all_of] == ["replaced", None]


async def test_a_routine_under_way_ends_when_an_answer_forbids_it(small_world: World) -> None:
    ann = await acquainted(small_world)
    await force(ann, "do:bridge")
    await ann.sees("starting in")
    await force(ann, "q:adult:no")
    await ann.sees(opening("routine-gone"))
    ann.caught_up()
    await force(ann, "do:bridge")
    await ann.sees(opening("not-now-under-age"))


async def test_a_profile_that_was_half_answered_leaves_only_the_gentlest(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, profile=[Gate.WRIST_KNEE], profile_at=None)
    await force(ann, "do:bridge")
    await ann.sees(opening("profile-still", lines="")[:10])
    await ann.taps(label("profile-still-right"))
    await ann.sees("starting in")
