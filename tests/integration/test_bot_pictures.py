"""A routine as it is shown: a film above the words, uploaded once, its seconds counted down."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from content.load.library import load_library
from db import telegram_files
from db.database import Database
from db.tables.queue import FileRow
from pictures.film import loop
from pictures.names import every_picture, name_of
from sandbox.pictures import sample
from tests.telling import acquainted, label, opening
from tests.world import PATIENCE, Chat, Message, World, open_world, text_of

CATALOGUE = load_library().catalogue
FILMS = {name_of(picture) for picture in every_picture(CATALOGUE) if not picture.still}
STILLS = {name_of(picture) for picture in every_picture(CATALOGUE) if picture.still}
NAMES = sorted(FILMS | STILLS)
BOT = 1  # the number in the sandbox's token


@pytest.fixture(scope="module")
def film() -> bytes:
    return loop(next(every_picture(CATALOGUE)))


@pytest.fixture
def brought(tmp_path: Path, film: bytes) -> Path:
    """A folder with all pictures drawn; which is which does not matter here."""
    folder = tmp_path / "brought"
    folder.mkdir()
    for name in FILMS:
        (folder / f"{name}.mp4").write_bytes(film)
    for name in STILLS:
        (folder / f"{name}.png").write_bytes(sample())
    return folder


@pytest.fixture
async def shown(
    tmp_path: Path, database_url: str, key: bytes, brought: Path
) -> AsyncIterator[World]:
    """The program with all pictures drawn."""
    settings: dict[str, Any] = {"pictures": True, "pictures_dir": brought}
    async with open_world(tmp_path, database_url, key, speed=3, **settings) as world:
        world.program.settings.drawn_here.mkdir(exist_ok=True)
        yield world


async def starts(person: Chat) -> Message:
    person.caught_up()
    await person.types("/break")
    return await person.sees("starting in")


def changed_since(old: Message) -> Callable[[Message], bool]:
    return lambda new: bool(new["id"] == old["id"] and text_of(new) != text_of(old))


async def goes_through(person: Chat) -> Message:
    """Do a whole routine, in a hurry."""
    card = await starts(person)
    await person.taps(label("routine-go-now"))
    while True:
        step = await person.sees(lambda m: m["id"] == card["id"] and "starting" not in text_of(m))
        if "How is your back?" in text_of(step):
            return step
        await person.taps_on(step, label("routine-next"), force=True)
        await person.sees(changed_since(step))


async def test_the_start_card_and_the_steps_are_one_message_with_a_film(shown: World) -> None:
    ann = await acquainted(shown)
    card = await starts(ann)
    assert (card["kind"], card["film"]) == ("animation", True)
    assert len(text_of(card).splitlines()) == 3
    await ann.taps(label("routine-go-now"))
    step = await ann.sees("step 1 of")
    assert (step["id"], step["kind"]) == (card["id"], "animation")
    assert len(text_of(step).splitlines()) <= 3
    await ann.taps(label("routine-pause"))
    paused = await ann.sees(opening("routine-paused"))
    assert (paused["id"], paused["kind"]) == (card["id"], "animation")


async def test_the_question_at_the_end_is_answered_under_the_film(shown: World) -> None:
    ann = await acquainted(shown)
    last = await goes_through(ann)
    assert last["kind"] == "animation"
    await ann.taps(label("feeling-better"))
    answered = await ann.sees(opening("felt-better", line=""))
    assert (answered["id"], answered["kind"]) == (last["id"], "animation")


async def test_a_film_is_uploaded_once_and_then_named(shown: World, film: bytes) -> None:
    shown.clock.set_speed(1)
    ann = await acquainted(shown)
    await goes_through(ann)
    first = await uploads(shown)
    assert first
    await ann.types("/stood")
    for _ in range(2):  # the same techniques come again, as each other one would
        await goes_through(ann)
    async with shown.database.begin() as tx:
        known = [name for name in NAMES if await telegram_files.find(tx, BOT, name)]
    again = [name for name, times in Counter(await uploads(shown)).items() if times > 1]
    assert known
    assert again == []


async def uploads(world: World) -> list[str]:
    """Return the names of the files that were uploaded."""
    sent = [*await world.calls("sendAnimation"), *await world.calls("editMessageMedia")]
    return [name for call in sent for name in call["files"]]


async def test_after_a_restart_the_names_are_still_known(
    tmp_path: Path, database_url: str, key: bytes, brought: Path
) -> None:
    settings: dict[str, Any] = {"pictures": True, "pictures_dir": brought, "speed": 10}
    async with open_world(tmp_path, database_url, key, **settings) as world:
        await starts(await acquainted(world))
    async with open_world(tmp_path, database_url, key, **settings) as world:
        ann = await world.person()
        again = await starts(ann)
        assert again["kind"] == "animation"


async def test_a_name_that_telegram_has_forgotten_costs_no_words(shown: World) -> None:
    ann = await acquainted(shown)
    async with shown.database.begin() as tx:
        for name in NAMES:
            await telegram_files.remember(tx, BOT, name, "gone")
    card = await starts(ann)
    assert card["kind"] == "animation", "it was uploaded anew"
    async with shown.database.begin() as tx:
        known = {await telegram_files.find(tx, BOT, name) for name in NAMES}
    assert len(known) == 2, "gone, and the new name"


async def test_a_film_that_telegram_does_not_take_costs_no_words(
    shown: World, tmp_path: Path
) -> None:
    ann = await acquainted(shown)
    for path in (tmp_path / "brought").iterdir():
        path.write_bytes(b"no film at all")
    card = await starts(ann)
    assert card["kind"] == "text"
    await ann.taps(label("routine-go-now"))
    await ann.sees("step 1 of")


async def test_new_words_never_stand_below_the_film_of_another_step(shown: World) -> None:
    ann = await acquainted(shown)
    card = await starts(ann)
    await ann.types("/settings")
    await ann.taps(label("setting-pictures"))
    await ann.taps(label("answer-no"))
    await ann.sees(opening("changed"))
    step = await ann.sees("step 1 of")
    assert (step["kind"], step["id"] > card["id"]) == ("text", True)


async def test_what_ends_a_routine_stands_below_a_body_at_rest(shown: World) -> None:
    ann = await acquainted(shown)
    card = await starts(ann)
    await ann.taps(label("routine-hurts"))
    stopped = await ann.sees(opening("routine-stopped-hurts"))
    assert (stopped["id"], stopped["kind"]) == (card["id"], "animation")
    technique = CATALOGUE.techniques["arm-circles"]
    assert technique.rest
    assert len(technique.rest.poses) == 1
    assert technique.rest.arrow is None


@pytest.mark.parametrize("trouble", [429, "reset", 502])
async def test_a_countdown_that_fails_costs_nothing_but_itself(
    shown: World, trouble: int | str
) -> None:
    ann = await acquainted(shown)
    await shown.fault(status=trouble, methods=["editMessageCaption"])
    await starts(ann)
    await ann.sees("step 1 of")
    await ann.taps(label("routine-hurts"))
    await ann.sees("What is it?")


async def test_who_wants_no_pictures_gets_words(shown: World) -> None:
    ann = await acquainted(shown)
    await ann.types("/settings")
    await ann.taps(label("setting-pictures"))
    await ann.taps(label("answer-no"))
    await ann.sees(opening("changed"))
    card = await starts(ann)
    assert card["kind"] == "text"
    assert "keep breathing" in text_of(card)
    assert await shown.calls("sendAnimation") == []


async def test_a_watch_gets_a_photo_at_the_start_and_its_steps_in_words(shown: World) -> None:
    """Telegram's own watch app shows a film as "Unsupported message", its words and all."""
    ann = await acquainted(shown, watch=True)
    card = await starts(ann)
    await ann.taps(label("routine-go-now"))
    step = await ann.sees("step 1 of")
    assert (card["kind"], step["kind"]) == ("photo", "text")
    assert "Stop if" in text_of(card)
    assert "▱" not in text_of(step)
    await ann.taps(label("routine-pause"))
    await ann.sees(opening("routine-paused"))
    await ann.taps(label("routine-stop"))
    await ann.sees(opening("routine-stopped", line=""))
    assert {message["kind"] for message in ann.messages.values()} <= {"photo", "text"}
    assert await shown.calls("sendAnimation") == []


async def test_a_photo_is_uploaded_once_and_then_named(shown: World) -> None:
    ann = await acquainted(shown, watch=True)
    for _ in range(2):
        await starts(ann)
        await ann.taps(label("routine-stop"))
        await ann.sees(opening("routine-stopped", line=""))
    sent = [name for call in await shown.calls("sendPhoto") for name in call["files"]]
    assert len(sent) == len(set(sent)) > 0
    assert {name.removesuffix(".png") for name in sent} <= STILLS
    async with shown.database.begin() as tx:
        assert all([await telegram_files.find(tx, BOT, name.removesuffix(".png")) for name in sent])


async def test_a_photo_that_telegram_has_forgotten_or_does_not_take_costs_no_words(
    shown: World, brought: Path
) -> None:
    ann = await acquainted(shown, watch=True)
    async with shown.database.begin() as tx:
        for name in STILLS:
            await telegram_files.remember(tx, BOT, name, "gone")
    assert (await starts(ann))["kind"] == "photo", "it was uploaded anew"
    for name in STILLS:
        (brought / f"{name}.png").write_bytes(b"no picture at all")
    async with shown.database.begin() as tx:
        await tx.execute(update(FileRow).values(file_id="gone"))
    bob = await acquainted(shown, 1002, watch=True)
    card = await starts(bob)
    assert "Stop if" in text_of(card)


async def test_who_changes_from_the_watch_to_the_phone_gets_films_again(shown: World) -> None:
    ann = await acquainted(shown, watch=True)
    assert (await starts(ann))["kind"] == "photo"
    await ann.types("/settings")
    await ann.taps(label("setting-mode"))
    await ann.taps(label("mode-phone"))
    await ann.sees(opening("changed"))
    await ann.taps(label("routine-stop"))
    assert (await starts(ann))["kind"] == "animation"


async def test_the_seconds_are_counted_down_where_they_stand(shown: World) -> None:
    ann = await acquainted(shown)
    card = await starts(ann)
    assert "starting in 12 seconds" in text_of(card)
    later = await ann.sees(lambda m: "starting in" in text_of(m) and m["edits"] > 0)
    assert later["id"] == card["id"]
    assert "starting in 12 seconds" not in text_of(later)
    assert await shown.calls("editMessageCaption")
    texts = [text for text in ann.shown if "starting in" in text]
    assert [text for text, _ in groupby(texts)] == texts, "no edit that changes nothing"


async def test_pictures_come_as_they_are_drawn(tmp_path: Path, sqlite_url: str, key: bytes) -> None:
    walk = CATALOGUE.techniques["stand-and-walk"]
    assert walk.cover
    async with open_world(tmp_path, sqlite_url, key, pictures=True) as world:
        assert world.program.films.ready(walk.cover) is None
        async with asyncio.timeout(6 * PATIENCE):  # all else goes first
            while world.program.films.ready(walk.cover) is None:  # noqa: ASYNC110  # a process draws
                await asyncio.sleep(0.05)
            while world.program.films.ready(walk.cover.as_still) is None:  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        drawn = world.program.settings.drawn_here
        assert list(drawn.glob("*.mp4"))
        assert list(drawn.glob("*.png"))


async def test_each_bot_has_its_own_names(database: Database) -> None:
    async with database.begin() as tx:
        await telegram_files.remember(tx, 1, "lean", "a")
        await telegram_files.remember(tx, 1, "lean", "b")
        await telegram_files.remember(tx, 2, "lean", "c")
        assert await telegram_files.find(tx, 1, "lean") == "b"
        await tx.execute(update(FileRow).where(FileRow.bot_id == 1).values(file_id="d"))
        assert await telegram_files.find(tx, 2, "lean") == "c"
        await telegram_files.forget(tx, 1, "lean", "b")
        assert await telegram_files.find(tx, 1, "lean") == "d", "another replica knows better"
        await telegram_files.forget(tx, 1, "lean", "d")
        assert await telegram_files.find(tx, 1, "lean") is None
