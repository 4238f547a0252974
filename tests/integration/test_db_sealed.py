"""Health answers cannot be read without the key, and the key is not made up anew."""

from __future__ import annotations

import asyncio
import base64
import stat
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from care.model import Answers, Assessment, Dose, Gate, Occasion, Tier
from db import checkins, nudges, open_questions, outbox, people, routines, suspensions
from db.columns import Base
from db.database import Database
from db.encryption import SealBroken, Sealed
from db.keys import KEY_FILE, BadKey, Keys
from db.nudges import NudgeOutcome
from db.open_questions import Conversation
from db.people import Person

OTHER_KEY = bytes(32)
SECRET = "leg-numbness"
SEALED = {
    "nudges.why",
    "people.agreed",
    "people.profile",
    "conversations.data",
    "routines.feeling",
    "checkins.answers",
    "checkins.fired",
    "suspensions.fired",
    "suspensions.technique",
    "suspensions.cleared_how",
    "outbox.payload",
    "meta.value",
}


async def _write_secrets(database: Database, ann: Person, now: datetime) -> None:
    async with database.begin() as tx:
        gates = frozenset({Gate.OSTEOPOROSIS})
        await people.save(tx, replace(ann, profile=gates, agreed=gates))
        nudge = await nudges.add(tx, ann.id, now, now, NudgeOutcome.WAITING)
        await nudges.offer(tx, ann.id, nudge.id, "bridge", SECRET)
        await open_questions.save(tx, ann.id, Conversation("check-in", "x", {"a": SECRET}, now))
        routine = await routines.add(
            tx, ann.id, nudge_id=None, techniques=(), dose=Dose.NORMAL, watch=False, now=now
        )
        await routines.save(tx, replace(routine, feeling=SECRET))
        answers = Answers(Occasion.ASKED, now, sites=frozenset({SECRET}))
        await checkins.add(tx, ann.id, answers, Assessment(Tier.URGENT, (SECRET,), "1"))
        suspension = await suspensions.add(
            tx, ann.id, checkin_id=None, tier=Tier.URGENT, fired=(SECRET,), technique=SECRET,
            stops_nudges=False, since=now, until=None,
        )  # fmt: skip
        await suspensions.save(tx, replace(suspension, cleared_how=SECRET))
        await outbox.answer(tx, ann.id, ann.chat_id, {"text": SECRET}, now, timedelta())


def test_what_tells_of_health_is_sealed_each_under_its_own_label() -> None:
    labels = {
        f"{table.name}.{column.name}": column.type.label
        for table in Base.metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, Sealed)
    }
    assert labels == {name: name for name in SEALED}


async def test_nothing_sealed_can_be_read_in_the_raw_rows(
    database: Database, ann: Person, now: datetime
) -> None:
    await _write_secrets(database, ann, now)
    async with database.begin() as tx:
        for name in SEALED - {"meta.value"}:
            table, column = name.split(".")
            raw = await tx.scalar(text(f"SELECT {column} FROM {table}"))
            assert isinstance(raw, bytes)
            assert len(raw) > 12 + 16  # nonce, tag
            assert b"osteo" not in raw
            assert SECRET.encode() not in raw


def test_nothing_sealed_can_be_read_in_the_file(
    sqlite_url: str, key: bytes, now: datetime, tmp_path: Path
) -> None:
    async def fill() -> None:
        database = Database(sqlite_url, key)
        async with database.begin() as tx:
            ann = await people.add(tx, 7, "en-x-marker", now)
        await _write_secrets(database, ann, now)
        await database.close()

    asyncio.run(fill())
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"en-x-marker" in content
    assert SECRET.encode() not in content
    assert b"osteoporosis" not in content


async def test_the_same_answer_never_looks_the_same(
    database: Database, ann: Person, bob: Person, now: datetime
) -> None:
    for person in (ann, bob):
        await _write_secrets(database, person, now)
    async with database.begin() as tx:
        first, second = await tx.scalars(text("SELECT technique FROM suspensions"))
    assert first != second


async def test_another_key_opens_nothing_and_says_what_to_do(
    database: Database, database_url: str, ann: Person, now: datetime
) -> None:
    await _write_secrets(database, ann, now)
    stranger = Database(database_url, OTHER_KEY)
    async with stranger.begin() as tx:
        with pytest.raises(SealBroken, match=r"^people\.profile does not open with this key"):
            await people.by_id(tx, ann.id)
    await stranger.close()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE suspensions SET technique = fired", id="from another column"),
        pytest.param("UPDATE suspensions SET technique = :short", id="cut short"),
    ],
)
async def test_a_sealed_value_that_was_tampered_with_does_not_open(
    database: Database, ann: Person, now: datetime, change: str
) -> None:
    await _write_secrets(database, ann, now)
    values: Mapping[str, bytes] = {"short": b"short"} if ":short" in change else {}
    async with database.begin() as tx:
        await tx.execute(text(change), values)
        with pytest.raises(SealBroken, match=r"suspensions\.technique"):
            await suspensions.history(tx, ann.id)


def test_a_key_in_the_settings_comes_before_the_file(tmp_path: Path) -> None:
    Keys(tmp_path).make()
    assert Keys(tmp_path, base64.b64encode(OTHER_KEY).decode()).find() == OTHER_KEY


@pytest.mark.parametrize("value", ["\xfb\xff" * 16, "\x00" * 32])
def test_a_key_is_taken_in_either_alphabet_of_base64(value: str, tmp_path: Path) -> None:
    key = value.encode("latin-1")
    for encoded in (base64.b64encode(key), base64.urlsafe_b64encode(key)):
        assert Keys(tmp_path, f" {encoded.decode()}\n").find() == key


@pytest.mark.parametrize("value", ["x", "%%%", base64.b64encode(bytes(31)).decode(), "ключ"])
def test_a_wrong_key_is_refused_without_being_repeated(value: str, tmp_path: Path) -> None:
    keys = Keys(tmp_path, value)
    with pytest.raises(BadKey, match=r"^LIMBER_ENCRYPTION_KEY: must be 32 bytes") as refusal:
        keys.find()
    assert "openssl rand -base64 32" in str(refusal.value)
    assert value not in str(refusal.value)


def test_looking_for_a_key_makes_none(tmp_path: Path) -> None:
    assert Keys(tmp_path / "data", "").find() is None
    assert not list(tmp_path.iterdir())


def test_a_new_key_is_for_its_owner_only(tmp_path: Path) -> None:
    keys = Keys(tmp_path / "data")
    key = keys.make()
    assert len(key) == 32
    assert stat.S_IMODE(keys.file.stat().st_mode) == 0o600
    assert not keys.open_to_others()
    assert keys.find() == key


def test_no_two_keys_are_the_same(tmp_path: Path) -> None:
    assert Keys(tmp_path / "a").make() != Keys(tmp_path / "b").make()


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    keys = Keys(tmp_path)
    key = keys.make()
    with pytest.raises(BadKey, match="LIMBER_DATA_DIR: File exists"):
        keys.make()
    assert keys.find() == key


@pytest.mark.parametrize("content", [b"", b"\xff\xfe"])
def test_a_broken_key_file_is_named_and_never_replaced(tmp_path: Path, content: bytes) -> None:
    keys = Keys(tmp_path)
    keys.file.write_bytes(content)
    with pytest.raises(BadKey, match=KEY_FILE):
        keys.find()
    assert keys.file.read_bytes() == content
