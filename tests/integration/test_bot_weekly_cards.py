"""Both lists come round each week, whatever the score is, and at the start; an answer counts."""

from __future__ import annotations

from datetime import timedelta

from care.model import Occasion, Tier
from db.people import Consent
from tests.asking import NONE, SUNDAY, answer_with, checkins_of, denies_the_lists, suspended
from tests.telling import acquainted, label, opening, ticked
from tests.world import Chat, World, text_of

from .test_bot_techniques import force, handled

DAY = timedelta(days=1)
LIST = "Losing weight without trying"


def times_shown(person: Chat, words: str) -> int:
    return sum(words in shown for shown in person.shown)


async def ends_with(person: Chat, words: str) -> None:
    """Wait for a new message; an older one may say the same."""
    await person.sees(lambda m: m["id"] > person.read and words in text_of(m))


async def test_a_steady_4_with_nothing_new_is_asked_the_urgent_list_in_each_week(
    world: World,
) -> None:
    ann = await acquainted(world, windows=SUNDAY)
    for number in range(1, 4):  # on day 0, 12 and 24
        ann.caught_up()
        await ann.types("/checkin")
        await answer_with(ann, 4)
        await denies_the_lists(ann)
        await ends_with(ann, "Nothing on this list" if number < 3 else "Worth booking")
        assert times_shown(ann, LIST) == number
        await world.jump(12 * DAY)
    assert [c.answers.flags["U"] for c in await checkins_of(world)] == ["no"] * 3


async def test_the_weekly_questions_ask_the_urgent_list_and_its_answer_is_told(
    world: World,
) -> None:
    ann = await acquainted(world)
    await ann.types("/week")
    for _ in range(3):
        await ann.sees("in the past week", any_time=True)
        await ann.types("2")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees(LIST)
    await ann.taps(label("triage-U2-label"))
    await ann.taps(label("triage-U9-label"))
    await ann.taps(label("go-on"))
    await ann.sees("Speak to a doctor or nurse line today")
    [urgent] = await suspended(world)
    assert (urgent.tier, urgent.fired) == (Tier.URGENT, ("U2", "U9"))


async def takes_a_technique(person: Chat) -> list[str]:
    """Take a technique, denying whatever is asked first; return what that was."""
    asked, begun = [], times_shown(person, "starting in")
    await force(person, "do:arm-circles")
    await handled(person)
    for words, button in (("genitals", NONE), (LIST, label("none-of-these"))):
        shown = [m for m in person.messages.values() if words in text_of(m)]
        if shown:
            asked.append(words)
            await person.taps_on(shown[-1], button)
            await handled(person)
    assert times_shown(person, "starting in") > begun
    await person.types("done")
    await handled(person)
    return asked


async def test_who_never_checks_in_is_asked_both_cards_before_the_first_technique_of_a_week(
    world: World,
) -> None:
    ann = await acquainted(world, windows=SUNDAY, watch=True)
    both, asked = ["genitals", LIST], [await takes_a_technique(ann)]
    for days in (1, 7, 1, 21, 1):
        await world.jump(days * DAY)
        asked.append(await takes_a_technique(ann))
    assert asked == [[], [], both, [], both, []], "the start asked both in the first week"
    assert [c.answers.occasion for c in await checkins_of(world)] == [Occasion.SCREEN] * 4


async def test_who_keeps_no_answers_is_asked_the_urgent_list_once_a_week_too(
    world: World,
) -> None:
    ann = await acquainted(world, windows=SUNDAY, watch=True, consents=[Consent.REMINDERS])
    await world.jump(8 * DAY)
    asked = [await takes_a_technique(ann), await takes_a_technique(ann)]
    await world.jump(DAY)
    asked.append(await takes_a_technique(ann))
    assert asked == [["genitals", LIST], [], ["genitals"]]
    assert await checkins_of(world) == ()


async def test_a_line_of_the_urgent_list_starts_no_technique(world: World) -> None:
    ann = await acquainted(world, windows=SUNDAY)
    await world.jump(8 * DAY)
    await force(ann, "do:arm-circles")
    await ann.sees("genitals")
    await ann.types("none of these")
    await ann.sees(LIST)
    await ann.types("hm")
    await ann.sees(opening("unclear-urgent"))
    await ann.taps(label("triage-U10-label"))
    await ann.sees(ticked(label("triage-U10-label")))
    await ann.taps(label("go-on"))
    await ann.sees("Speak to a doctor or nurse line today")
    await handled(ann)
    assert not any("starting in" in shown for shown in ann.shown)
    assert [s.fired for s in await suspended(world)] == [("U10",)]


async def test_a_check_in_of_the_week_is_enough_and_a_walk_needs_no_card(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, windows=SUNDAY)
    await small_world.jump(8 * DAY)
    await force(ann, "do:stand-and-walk")
    await handled(ann)
    assert times_shown(ann, "starting in") == 1
    await ann.types("/checkin")
    await answer_with(ann, 1)
    await denies_the_lists(ann)
    await ann.sees("Nothing on this list")
    assert await takes_a_technique(ann) == []


async def test_a_tick_before_a_technique_that_was_left_is_judged(small_world: World) -> None:
    ann = await acquainted(small_world, windows=SUNDAY)
    await small_world.jump(8 * DAY)
    await force(ann, "do:arm-circles")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees(LIST)
    await ann.taps(label("triage-U1-label"))
    await ann.sees(ticked(label("triage-U1-label")))
    await small_world.jump(timedelta(minutes=31))
    await ann.sees("Speak to a doctor or nurse line today")


async def test_what_was_ticked_before_a_technique_outlives_another_start_and_is_judged(
    world: World,
) -> None:
    ann = await acquainted(world, windows=SUNDAY, watch=True)
    await world.jump(8 * DAY)
    await force(ann, "do:arm-circles")
    await ann.sees("genitals")
    await ann.taps(NONE)
    await ann.sees(LIST)
    await ann.taps(label("triage-U1-label"))
    await ann.sees(ticked(label("triage-U1-label")))
    await force(ann, "do:arm-circles")
    await handled(ann)
    await world.jump(timedelta(minutes=31))
    await ann.sees("Speak to a doctor or nurse line today")
    [urgent] = await suspended(world)
    assert urgent.fired == ("U1",)
