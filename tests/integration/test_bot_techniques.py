"""Browsing and choosing: what suits is found and started, what does not cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from care.model import Dose, Gate
from care.techniques.catalogue import Catalogue
from care.techniques.eligibility import Limits, permits
from db import people, routines
from db.people import Consent
from db.routines import Routine, RoutineState
from tests.telling import acquainted, label, opening, stored
from tests.unit.triage_cases import NUMBERS
from tests.world import Chat, World, labels, text_of

DAY = timedelta(days=1)


async def routines_of(world: World) -> tuple[Routine, ...]:
    person = await stored(world)
    async with world.database.begin() as tx:
        return await routines.since(tx, person.id, world.clock.now() - 100 * DAY)


async def change(world: World, **changes: object) -> None:
    person = await stored(world)
    async with world.database.begin() as tx:
        await people.save(tx, replace(person, **changes))  # type: ignore[arg-type]  # a test's own


async def force(person: Chat, data: str) -> None:
    """Tap a button that is long gone."""
    newest = max(m["id"] for m in person.messages.values() if m["from"] == "bot")
    await person.sends("tap", message_id=newest, data=data, force=True)


async def handled(person: Chat) -> None:
    """Wait until everything sent so far was handled: what one person sends is taken in order."""
    person.caught_up()
    await person.types("/status")
    await person.sees("Where you stand")


async def card(person: Chat, shelf: str, slug: str) -> None:
    """Open a technique's card from a shelf."""
    await person.types("/techniques")
    await person.taps(label(f"shelf-{shelf}"))
    name = label(f"technique-{slug}-name")
    shown = await person.sees(lambda m: any(name in text for text in labels(m)))
    await person.taps(next(text for text in labels(shown) if name in text))
    await person.sees(label(f"technique-{slug}-stop"))


async def test_a_technique_is_found_by_place_read_and_started(small_world: World) -> None:
    ann = await acquainted(small_world)
    await card(ann, "floor", "bridge")
    shown = text_of(await ann.sees(label("technique-bridge-stop")))
    assert label("technique-bridge-about") in shown
    assert label("position-lying") in shown
    assert "3 times" in shown
    assert label("caution-mat") in shown
    await ann.taps(label("do-it-now"))
    await ann.sees("starting in")
    [routine] = await routines_of(small_world)
    assert routine.techniques == ("bridge",)
    assert routine.dose is Dose.GENTLE, "in the first week everything is gentle"


async def test_a_chosen_twist_comes_after_a_warm_up(small_world: World) -> None:
    ann = await acquainted(small_world)
    await card(ann, "low-back", "chair-sideways-twist")
    await ann.taps(label("do-it-now"))
    intro = text_of(await ann.sees("starting in"))
    assert f"warm-up: {label('technique-arm-circles-name')}." in intro
    [routine] = await routines_of(small_world)
    assert routine.techniques == ("arm-circles", "chair-sideways-twist")


async def test_a_favourite_and_a_hidden_one_are_kept_and_found_again(small_world: World) -> None:
    ann = await acquainted(small_world)
    await card(ann, "desk", "arm-circles")
    await ann.taps(label("favourite-on"))
    await ann.sees(lambda m: label("favourite-off") in labels(m))
    await card(ann, "desk", "elbow-butterfly")
    await ann.taps(label("hidden-on"))
    await ann.sees(lambda m: label("hidden-off") in labels(m))
    person = await stored(small_world)
    assert [*person.favourites, *person.hidden] == ["arm-circles", "elbow-butterfly"]
    await card(ann, "favourites", "arm-circles")
    await ann.taps(label("favourite-off"))
    await handled(ann)
    await card(ann, "hidden", "elbow-butterfly")
    await ann.taps(label("hidden-off"))
    await handled(ann)
    person = await stored(small_world)
    assert (person.favourites, person.hidden) == (frozenset(), frozenset())


async def test_no_old_button_starts_what_an_answer_excludes(small_world: World) -> None:
    """Every answer, and every technique: the profile at the moment of the tap decides."""
    ann = await acquainted(small_world)
    known = small_world.program.services.catalogue
    for gate in Gate:
        await change(small_world, profile=frozenset({gate}))
        for slug in _excluded(known, gate):
            for data in (f"do:{slug}", f"t:show:{slug}:desk", f"t:favourite:{slug}:desk"):
                await force(ann, data)
        await handled(ann)
    for left_out in known.left_out:
        await force(ann, f"do:{left_out}")
    await handled(ann)
    assert await routines_of(small_world) == ()
    assert not any(label("do-it-now") in labels(m) for m in ann.messages.values())


async def test_no_paused_routine_goes_on_with_what_an_answer_excludes(small_world: World) -> None:
    ann = await acquainted(small_world)
    person = await stored(small_world)
    known = small_world.program.services.catalogue
    for gate in Gate:
        await change(small_world, profile=frozenset({gate}))
        for slug in _excluded(known, gate):
            async with small_world.database.begin() as tx:
                routine = await routines.add(
                    tx, person.id, nudge_id=None, techniques=(slug,), dose=Dose.NORMAL,
                    watch=False, now=small_world.clock.now(),
                )  # fmt: skip
            await force(ann, f"r:go:{routine.id}:0")
            await ann.types("start")  # its typed twin
        await handled(ann)
    past = await routines_of(small_world)
    stopped = [r for r in past if r.state is RoutineState.STOPPED and r.shown_at is None]
    assert len(stopped) >= sum(len(_excluded(known, gate)) for gate in Gate)


def _excluded(catalogue: Catalogue, gate: Gate) -> list[str]:
    techniques = catalogue.techniques.values()
    return [t.slug for t in techniques if not permits(t, Limits(NUMBERS, frozenset({gate})))]


async def test_an_answer_that_excludes_the_running_technique_ends_it_kindly(
    small_world: World,
) -> None:
    small_world.clock.set_speed(1)
    ann = await acquainted(small_world)
    await force(ann, "do:bridge")
    await ann.sees("starting in")
    await ann.types("/safety")
    await ann.taps(label("profile-change"))
    await ann.taps(label("gate-pregnant"))
    await ann.sees(opening("routine-gone"))
    [routine] = await routines_of(small_world)
    assert (routine.state, routine.taken) == (RoutineState.STOPPED, False)
    ann.caught_up()
    await ann.types("start")
    await ann.sees("starting in")
    assert (await routines_of(small_world))[-1].techniques != ("bridge",)


@contextmanager
def catalogue_of(world: World, catalogue: Catalogue) -> Iterator[None]:
    """What the program would know after a restart with other content."""
    services = world.program.services
    before = services.catalogue
    object.__setattr__(services, "catalogue", catalogue)
    yield
    object.__setattr__(services, "catalogue", before)


async def test_a_technique_that_is_no_longer_there_ends_kindly(small_world: World) -> None:
    small_world.clock.set_speed(1)
    ann = await acquainted(small_world, favourites=frozenset({"bridge"}))
    await force(ann, "do:bridge")
    await ann.sees("starting in")
    known = small_world.program.services.catalogue
    rest = {slug: t for slug, t in known.techniques.items() if slug != "bridge"}
    with catalogue_of(small_world, replace(known, techniques=rest)):
        await ann.taps(label("routine-go-now"))
        await ann.sees(opening("routine-gone"))
        await ann.types("/why")
        await ann.sees("Why then?")
        await force(ann, "do:bridge")
        await ann.types("/techniques")
        await ann.sees(opening("techniques"))
        ann.caught_up()
        await ann.types("/break")
        await ann.sees("starting in")
    assert (await stored(small_world)).favourites == frozenset({"bridge"}), (
        "nothing else is touched"
    )


async def test_three_a_day_are_enough_also_for_who_chooses(small_world: World) -> None:
    ann = await acquainted(small_world)
    for slug in ("arm-circles", "elbow-butterfly", "bridge"):
        ann.caught_up()
        await force(ann, f"do:{slug}")
        await ann.sees("starting in")
        await ann.types("done")
        await ann.sees("How is your back?")
    await force(ann, "do:pelvic-tilt")
    await ann.sees(opening("not-now-enough"))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        pytest.param({"profile": None}, "not-now-unknown", id="no answers kept"),
        pytest.param({"adult": False}, "not-now-under-age", id="under 18"),
        pytest.param({"profile": frozenset({Gate.PREGNANT})}, "not-now-profile", id="an answer"),
    ],
)
async def test_why_a_chosen_technique_does_not_start_is_said(
    small_world: World, given: dict[str, object], words: str
) -> None:
    ann = await acquainted(small_world)
    await change(small_world, **given)
    await force(ann, "do:bridge")
    if given.get("profile", "") is None:
        await ann.taps(label("triage-emergency-none"))
    await ann.sees(opening(words))
    assert await routines_of(small_world) == ()


# The safety answers


async def test_safety_shows_what_each_answer_leaves_out_and_changes_it(small_world: World) -> None:
    ann = await acquainted(small_world, profile=[Gate.OSTEOPOROSIS])
    await ann.types("/safety")
    shown = text_of(await ann.sees("Your safety answers"))
    assert "we leave out turns and twists" in shown
    assert label("technique-seated-side-bend-name") in shown
    await ann.taps(label("profile-change"))
    await ann.taps(label("gate-no-floor"))
    await ann.taps(label("go-on"))
    await ann.sees("we leave out everything on the floor")
    assert (await stored(small_world)).gates == frozenset({Gate.OSTEOPOROSIS, Gate.NO_FLOOR})


async def test_after_ninety_days_the_answers_are_asked_again_before_anything_starts(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, profile=[Gate.HIP])
    old = small_world.clock.now() - 90 * DAY
    await change(small_world, profile_at=old)
    await force(ann, "do:arm-circles")
    shown = await ann.sees("Is this still right?")
    assert "Hip replacement" in text_of(shown)
    assert await routines_of(small_world) == ()
    await ann.types("hm")
    await ann.sees(opening("unclear-yes-no"))
    await ann.taps(label("profile-still-right"))
    await ann.sees("starting in")
    person = await stored(small_world)
    assert person.profile_at is not None
    assert person.profile_at > old + 89 * DAY


async def test_answers_that_no_longer_hold_are_changed_first(small_world: World) -> None:
    ann = await acquainted(small_world)
    await change(small_world, profile_at=small_world.clock.now() - 91 * DAY)
    await ann.types("/break")
    await ann.taps(label("profile-change"))
    await ann.taps(label("gate-disc"))
    await ann.taps(label("go-on"))
    await ann.sees("we leave out all techniques")
    ann.caught_up()
    await ann.types("/break")
    await ann.sees(label("technique-stand-and-walk-name"))


async def test_a_clinicians_ok_opens_techniques_gently_and_can_be_taken_back(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, profile=[Gate.DISC])
    await ann.types("/techniques")
    await ann.sees(opening("techniques-none"))
    await ann.types("/safety")
    await ann.taps(label("profile-agree"))
    await ann.taps(label("lift-confirm"))
    await ann.sees("a health professional agreed")
    await force(ann, "do:arm-circles")
    await ann.sees("starting in")
    [routine] = await routines_of(small_world)
    assert routine.dose is Dose.GENTLE
    await ann.types("/safety")
    await ann.taps(label("profile-disagree"))
    await ann.sees(opening("routine-gone"))
    await ann.types("/techniques")
    await ann.sees(opening("techniques-none"))


async def test_a_new_tick_is_a_new_answer_and_needs_a_new_ok(small_world: World) -> None:
    ann = await acquainted(small_world, profile=[Gate.DISC])
    await change(small_world, agreed=frozenset({Gate.DISC}))
    await ann.types("/safety")
    await ann.taps(label("profile-change"))
    await ann.taps(label("gate-disc"))
    await ann.sees(lambda m: f"⬜ {label('gate-disc')}" in labels(m))
    await ann.taps(label("gate-disc"))
    await ann.sees(lambda m: f"✅ {label('gate-disc')}" in labels(m))
    person = await stored(small_world)
    assert (person.gates, person.agreed) == (frozenset({Gate.DISC}), frozenset())


# Why, and worth knowing


async def test_why_tells_what_was_offered_and_why(small_world: World) -> None:
    ann = await acquainted(small_world)
    await small_world.jump_to_next()
    nudge = text_of(await ann.sees("Time to move: "))
    name = nudge.partition(": ")[2].rpartition(", ")[0].partition(",")[0]
    await ann.types("/why")
    shown = await ann.sees("Why then?")
    assert f"You have not tried “{name}” yet." in text_of(shown)


async def test_what_a_nudge_names_is_what_its_button_starts(small_world: World) -> None:
    ann = await acquainted(small_world)
    await small_world.jump_to_next()
    nudge = text_of(await ann.sees("Time to move: "))
    await ann.taps(label("nudge-start"))
    intro = text_of(await ann.sees("starting in"))
    assert intro.splitlines()[0] in nudge


async def test_learn_tells_one_piece_at_a_time_and_remembers(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/learn")
    await ann.sees(label("lesson-why-move-title"))
    await ann.taps(label("learn-next"))
    await ann.sees(label("lesson-pop-title"))
    await ann.types("/learn")
    await ann.sees(label("lesson-proof-title"))
    await ann.taps(label("learn-all"))
    await ann.taps(label("shelf-left-out"))
    shown = text_of(await ann.sees("What we leave out, and why"))
    assert all(
        label(f"left-out-{slug}-name") in shown
        for slug in small_world.program.services.catalogue.left_out
    )
    await ann.types("/faq")
    await ann.taps(label("faq-friend-question"))
    await ann.sees("Please not.")


async def test_a_nudge_names_a_lesson_once_a_week(small_world: World) -> None:
    ann = await acquainted(small_world)
    now = small_world.clock.now()
    told = []
    for changes in (
        {"onboarded_at": now - 6 * DAY},  # the first week is about other things
        {"onboarded_at": now - 8 * DAY},
        {},  # the same day
        {"lesson_at": now - 8 * DAY},
    ):
        await change(small_world, **changes)
        ann.caught_up()
        await small_world.jump_to_next()
        told.append("/learn" in text_of(await ann.sees("Time to move")))
        await ann.types("done")
        await ann.sees("Next nudge")
    assert told == [False, True, False, True]


@pytest.mark.parametrize("typed", ["how do I crack my back?", "Crack", "kannst du mich einrenken"])
async def test_who_asks_for_a_crack_gets_the_honest_answer(small_world: World, typed: str) -> None:
    ann = await acquainted(small_world, language="de" if "mich" in typed else "en")
    ann.caught_up()
    await ann.types(typed)
    await ann.sees("/break")


async def test_a_setting_changes_how_long_holds_last(small_world: World) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS, Consent.SAFETY])
    await ann.types("/settings")
    await ann.taps(label("setting-dose"))
    await ann.types("Longer")
    await ann.sees(opening("changed"))
    assert (await stored(small_world)).dose is Dose.LONGER
