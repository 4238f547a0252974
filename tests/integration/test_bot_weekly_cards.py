"""Both lists come round each week, whatever the score is, and at the start; an answer counts."""

from __future__ import annotations

from datetime import timedelta

from care.model import Tier
from tests.asking import NONE, SUNDAY, answer_with, checkins_of, denies_the_lists, suspended
from tests.telling import acquainted, label
from tests.world import Chat, World, text_of

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
