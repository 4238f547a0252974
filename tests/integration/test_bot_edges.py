"""What people send that nobody asked for: one clear sentence, nothing lost, nothing changed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from care.model import Gate
from db import routines, sitting, timers
from db.people import Consent
from scheduler.model import TimerKind
from tests.telling import acquainted, label, onboard, opening, stored
from tests.world import Chat, World, labels, text_of


async def one_line(person: Chat, wanted: str) -> None:
    """Expect one short answer with an example or a way on."""
    answer = text_of(await person.sees(wanted))
    assert "\n" not in answer
    assert len(answer) < 200


@pytest.mark.parametrize(
    ("what", "answer"),
    [
        pytest.param("sticker", "only read words", id="a sticker"),
        pytest.param("voice", "can’t hear", id="a voice note"),
        pytest.param("photo", "can’t look", id="a picture"),
    ],
)
async def test_what_cannot_be_read_is_told_in_one_line(
    small_world: World, what: str, answer: str
) -> None:
    ann = await acquainted(small_world)
    await ann.sends(what)
    await one_line(ann, answer)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        pytest.param("/dance", "I don’t know /dance", id="an unknown command"),
        pytest.param("/" + "x" * 500, "I don’t know /", id="a very long command"),
        pytest.param("<b>hello</b> & <script>", "free text well", id="markup"),
        pytest.param("word " * 800, "free text well", id="a note of 4000 characters"),
        pytest.param("🦴", "free text well", id="an emoji"),
        pytest.param("11", "free text well", id="a number that is no score"),
        pytest.param("/snooze soon", "number of minutes", id="a snooze without a length"),
        pytest.param("/snooze 90", "1 to 60 minutes", id="a snooze that is too long"),
        pytest.param("/pause whenever", "for example “2h”", id="a pause without an end"),
        pytest.param("/interval 5", "20 to 120 minutes", id="a limit that is too short"),
        pytest.param("/timezone Xyzzyland", "a bigger city", id="a place that is not there"),
        pytest.param("/windows 25:00-26:00", "from 00:00 to 24:00", id="hours that do not exist"),
        pytest.param("/windows Mon-Fry 9-17", "days is not clear", id="a day that does not exist"),
        pytest.param("/language tlh", "I do not speak that yet", id="a language not spoken"),
    ],
)
async def test_bad_input_gets_one_sentence_and_changes_nothing(
    small_world: World, typed: str, answer: str
) -> None:
    ann = await acquainted(small_world)
    before = await stored(small_world)
    await ann.types(typed)
    await one_line(ann, answer)
    assert await stored(small_world) == before


async def test_a_forwarded_message_is_never_an_answer(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/checkin")
    await ann.sees("genitals")
    await ann.sends("text", text="no", forwarded=True)
    await one_line(ann, "someone else’s words")
    await ann.types("no")
    await ann.sees("from 0 to 10")


async def test_markup_in_an_answer_is_shown_as_typed(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/<i>bold</i>")
    assert "/<i>bold</i>" in str((await ann.sees("I don’t know"))["html"]).replace(
        "&lt;", "<"
    ).replace("&gt;", ">")


async def test_a_group_is_told_once_that_health_is_private(small_world: World) -> None:
    group = await small_world.person(-42)
    await group.types("my back hurts, 9/10")
    await group.types("/checkin@limber_sandbox_bot")
    await one_line(group, "in private only")
    sent = await small_world.calls("sendMessage")
    assert [call["params"]["chat_id"] for call in sent] == ["-42"]


async def test_who_blocks_the_bot_hears_nothing_until_they_come_back(world: World) -> None:
    ann = await acquainted(world, checkin_minute=9 * 60)
    await ann.sends("block")
    bob = await acquainted(world, chat_id=1002)
    await world.jump(timedelta(hours=3))
    await bob.types("/status")
    await bob.sees("Where you stand")
    blocked = await stored(world)
    assert blocked.blocked_at is not None
    to_ann = [c for c in await world.calls("sendMessage") if c["params"]["chat_id"] == "1001"]
    assert all("Time to move" not in call["params"]["text"] for call in to_ann)
    ann.caught_up()
    await ann.sends("unblock")
    await ann.types("/start")
    await ann.sees("Next nudge")
    back = await stored(world)
    assert back.blocked_at is None
    async with world.database.begin() as tx:
        kinds = {timer.kind for timer in await timers.of(tx, back.id)}
    assert kinds == {TimerKind.NUDGE, TimerKind.CHECK_IN}


async def test_somebody_elses_button_does_nothing(small_world: World) -> None:
    ann = await acquainted(small_world)
    bob = await acquainted(small_world, chat_id=1002)
    small_world.clock.set_speed(1)
    await small_world.jump_to_next()
    nudge = await ann.sees("Time to move")
    await ann.taps(label("nudge-start"))
    await ann.sees("starting in")
    routine_id = (await _open_routine(small_world)).id
    theirs = await bob.sees("Next nudge", any_time=True)
    for data in (f"r:stop:{routine_id}:0", f"r:hurts:{routine_id}:0", _data(nudge, "nudge-skip")):
        await bob.sends("tap", message_id=theirs["id"], data=data, force=True)
    await bob.types("/status")
    await bob.sees("Where you stand")
    assert (await _open_routine(small_world)).ended_at is None
    person = await stored(small_world, 1002)
    async with small_world.database.begin() as tx:
        assert (await sitting.load(tx, person.id)).skips == 0


def _data(message: object, key: str) -> str:
    assert isinstance(message, dict)
    found = [b["data"] for row in message["buttons"] for b in row if b["text"] == label(key)]
    return str(found[0])


async def _open_routine(world: World) -> routines.Routine:
    person = await stored(world)
    async with world.database.begin() as tx:
        found = await routines.open(tx, person.id)
    assert found is not None
    return found


async def test_a_shared_location_sets_the_zone_and_is_not_kept(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("/timezone")
    await ann.sees("Where are you?")
    await ann.sends("location", latitude=-36.848, longitude=174.763)
    await ann.sees("Saved.")
    person = await stored(world)
    assert (person.zone, person.country) == ("Pacific/Auckland", "NZ")


async def test_a_no_is_never_taken_for_a_place(small_world: World) -> None:
    ann = await acquainted(small_world)
    before = await stored(small_world)
    await ann.types("/timezone")
    await ann.sees("Where are you?")
    await ann.types("no")
    await ann.sees("a bigger city")
    assert (await stored(small_world)).zone == before.zone


async def test_a_person_may_take_everything_along_and_then_leave_nothing(world: World) -> None:
    ann = await acquainted(world)
    await ann.types("3")
    await ann.sees("genitals")
    await ann.types("/export")
    await ann.sees(lambda m: m["document"] is not None)
    await ann.types("/delete")
    await ann.taps(label("delete-yes"))
    await ann.sees(opening("deleted"))
    ann.caught_up()
    await onboard(ann)


async def test_nobody_under_eighteen_is_guided_through_a_technique(small_world: World) -> None:
    ann = await acquainted(small_world, adult=False)
    await small_world.jump_to_next()
    await ann.sees("Time to move: Stand up and walk")
    await ann.types("/techniques")
    await ann.sees(opening("techniques-none"))


async def test_a_slip_about_ones_age_can_be_mended(small_world: World) -> None:
    ann = await acquainted(small_world, adult=False)
    await ann.types("/settings")
    await ann.taps(label("setting-adult"))
    await ann.sees(opening("ask-adult"))
    await ann.types("Yes")
    await ann.sees(opening("changed"))
    assert (await stored(small_world)).adult is True


async def test_who_agrees_to_safety_answers_later_is_asked_for_them_before_more_is_offered(
    small_world: World,
) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS])
    await ann.types("/settings")
    await ann.taps(label("setting-consents"))
    await ann.taps(label("consent-safety"))
    await ann.types("/techniques")
    gentlest = await ann.sees(opening("techniques"))
    assert label("shelf-floor") not in labels(gentlest)
    await ann.taps(label("go-on"))
    await ann.sees(opening("ask-profile"))
    await ann.taps(label("none-of-these"))
    await ann.sees(opening("profile-nothing"))
    await ann.types("/techniques")
    await ann.sees(lambda m: label("shelf-floor") in labels(m))


async def test_reminders_can_be_taken_back_and_given_again(small_world: World) -> None:
    ann = await acquainted(small_world)
    await ann.types("/settings")
    await ann.taps(label("setting-consents"))
    await ann.taps(label("consent-reminders"))
    await ann.taps(label("go-on"))
    await ann.sees(opening("changed"))
    person = await stored(small_world)
    async with small_world.database.begin() as tx:
        assert await timers.of(tx, person.id) == ()
    await ann.types("/settings")
    await ann.taps(label("setting-consents"))
    ticked = await ann.taps(label("consent-reminders"))
    await ann.sees(lambda m: m["id"] == ticked["id"] and m["edits"] > ticked["edits"])
    async with small_world.database.begin() as tx:
        [nudge] = await timers.of(tx, person.id)
    assert nudge.kind is TimerKind.NUDGE


# Words that could mean two things


async def listed(world: World) -> Chat:
    """A person who looks at the second list, with a nudge waiting behind it."""
    ann = await acquainted(world)
    await world.jump_to_next()
    await ann.sees("Time to move")
    await ann.types("this hurts")
    await ann.taps(label("triage-X1-label"))
    await ann.taps(label("triage-emergency-none"))
    await ann.sees("Does any of these apply?")
    ann.caught_up()
    return ann


async def test_done_while_a_list_is_open_is_about_the_list_and_denies_nothing(
    small_world: World,
) -> None:
    ann = await listed(small_world)
    await ann.types("done")
    await ann.sees("Please tap the lines that apply")
    await ann.sees("Does any of these apply?")
    await ann.taps(label("triage-U1-label"))
    await ann.sees(lambda m: any(text.startswith("✅") for text in labels(m)))
    await ann.types("done")
    await ann.sees("from 0 to 10")
    await ann.types("2")
    await ann.sees("Speak to a doctor or nurse line today")


@pytest.mark.parametrize("typed", ["0", "7", "ok", "zero", "perhaps not", "hm"])
async def test_what_is_no_answer_to_the_card_has_it_shown_again(
    small_world: World, typed: str
) -> None:
    ann = await acquainted(small_world)
    await ann.types("/redflags")
    await ann.sees("genitals")
    ann.caught_up()
    await ann.types(typed)
    await ann.sees(opening("unclear-yes-no"))
    await ann.sees("genitals")


@pytest.mark.parametrize(
    "typed", ["worse", "worse 7", "Worse!", "stop, it hurts", "Stop! It hurts!"]
)
async def test_that_it_is_worse_or_hurts_is_never_met_with_silence(
    small_world: World, typed: str
) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS])
    await ann.types(typed)
    await ann.sees("Stop, and rest")


async def test_an_old_button_keeps_nothing_without_a_consent(small_world: World) -> None:
    ann = await acquainted(small_world, consents=[Consent.REMINDERS])
    newest = max(m["id"] for m in ann.messages.values() if m["from"] == "bot")
    for data in ("q:profile:pregnant", "q:profile:go", "set:profile", "q:checkin:20.00"):
        ann.caught_up()
        await ann.sends("tap", message_id=newest, data=data, force=True)
        await ann.types("/status")
        await ann.sees("Where you stand")
    person = await stored(small_world)
    assert (person.profile, person.profile_at, person.checkin_minute) == (None, None, None)


async def test_a_question_that_stays_open_keeps_nothing_once_the_consent_is_gone(
    small_world: World,
) -> None:
    ann = await acquainted(small_world)
    await ann.types("/settings")
    await ann.taps(label("setting-profile"))
    await ann.sees(opening("ask-profile"))
    newest = max(m["id"] for m in ann.messages.values() if m["from"] == "bot")
    await ann.sends("tap", message_id=newest, data="q:consents:safety", force=True)
    ann.caught_up()
    await ann.types("pregnant")
    await ann.sees("free text well")
    assert (await stored(small_world)).profile is None


async def test_no_after_a_tick_wipes_nothing(small_world: World) -> None:
    ann = await acquainted(small_world, profile=[Gate.PREGNANT])
    await ann.types("/settings")
    await ann.taps(label("setting-profile"))
    await ann.sees(opening("ask-profile"))
    await ann.types("no")
    await ann.sees(opening("unclear-profile"))
    assert (await stored(small_world)).profile == frozenset({Gate.PREGNANT})
