"""Who a person is: where and when they sit, and what they agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Select, func, literal, select, update
from sqlalchemy import delete as sql_delete
from sqlalchemy.ext.asyncio import AsyncSession

from care.model import Dose, Gate
from db import outbox
from db.columns import insert
from db.schedule_column import SPREAD_SECONDS, packed, rhythm, unpacked
from db.tables.people import ConsentRow, PersonRow, SittingRow
from scheduler.model import Rhythm, SittingWindow

WORKDAYS = 0b0011111
MORNING = SittingWindow(WORKDAYS, 9 * 60, 12 * 60 + 30)
AFTERNOON = SittingWindow(WORKDAYS, 13 * 60 + 30, 17 * 60 + 30)
LIMIT_MINUTES = 50


class Consent(StrEnum):
    """What may be stored, each on its own. Source: clinical.md §5.2."""

    REMINDERS = "reminders"
    PAIN_LOG = "pain-log"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    chat_id: int
    language: str
    zone: str  # IANA name
    country: str | None  # ISO 3166 alpha-2
    windows: tuple[SittingWindow, ...]
    limit_minutes: int
    floor: bool  # may lie on the floor
    watch: bool  # a new message for each step
    checkin_minute: int | None  # minute of day, local
    adult: bool | None
    onboarded_at: datetime | None
    blocked_at: datetime | None
    created_at: datetime
    last_seen_at: datetime
    consents: frozenset[Consent]
    profile: frozenset[Gate] | None
    profile_at: datetime | None
    agreed: frozenset[Gate] = frozenset()  # in spite of these, a clinician agreed to techniques
    dose: Dose = Dose.NORMAL
    favourites: frozenset[str] = frozenset()  # slugs
    hidden: frozenset[str] = frozenset()  # slugs that nudges leave out
    lessons: tuple[str, ...] = ()  # slugs that were told, oldest first
    lesson_at: datetime | None = None  # when a nudge carried one last
    pictures: bool = True  # wants the steps shown
    not_found_since: datetime | None = None  # Telegram has not known the chat since then
    spread_seconds: int = SPREAD_SECONDS  # this much later a nudge may come; 0 is on the dot

    @property
    def gates(self) -> frozenset[Gate] | None:
        """What hides techniques now; None while the safety answers are not complete."""
        if self.profile is None or self.profile_at is None:
            return None
        return self.profile - self.agreed

    @property
    def rhythm(self) -> Rhythm:
        """When this person sits, for planning."""
        return rhythm(self.id, self.zone, self.windows, self.limit_minutes, self.spread_seconds)


@dataclass(frozen=True, slots=True)
class ConsentRecord:
    consent: Consent
    given: bool
    text_version: str  # of the sentence that was agreed to
    at: datetime


async def by_chat(tx: AsyncSession, chat_id: int) -> Person | None:
    """Return the person behind a private chat, theirs alone until the transaction ends.

    Two turns of one person, and the engine beside them, so take turns: nobody reads what another
    is about to change.
    """
    row = await tx.scalar(_locked().where(PersonRow.chat_id == chat_id))
    return _value(row) if row else None


async def by_id(tx: AsyncSession, person_id: int) -> Person | None:
    """Return a person, theirs alone until the transaction ends, as ``by_chat`` does."""
    row = await tx.scalar(_locked().where(PersonRow.id == person_id))
    return _value(row) if row else None


async def add(tx: AsyncSession, chat_id: int, language: str, now: datetime) -> Person:
    """Store a new person, with the defaults of design §4 and no consent.

    One that another process has stored a moment ago is returned as it is.
    """
    await tx.execute(
        insert(tx, PersonRow)
        .values(
            chat_id=chat_id,
            language=language,
            zone="UTC",
            windows=packed((MORNING, AFTERNOON)),
            limit_minutes=LIMIT_MINUTES,
            floor=False,
            watch=False,
            created_at=now,
            last_seen_at=now,
            reminders=False,
            pain_log=False,
            safety=False,
        )
        .on_conflict_do_nothing(index_elements=["chat_id"])
    )
    person = (await tx.scalars(_locked().where(PersonRow.chat_id == chat_id))).one()
    clock = insert(tx, SittingRow).values(user_id=person.id, snoozes=0, skips=0, unanswered=0)
    await tx.execute(clock.on_conflict_do_nothing())
    return _value(person)


async def save(tx: AsyncSession, person: Person) -> None:
    """Store everything about a person but the consents; these change by ``consent`` only."""
    profile = None if person.profile is None else sorted(person.profile)
    await tx.execute(
        update(PersonRow)
        .where(PersonRow.id == person.id)
        .values(
            chat_id=person.chat_id,
            language=person.language,
            zone=person.zone,
            country=person.country,
            windows=packed(person.windows),
            limit_minutes=person.limit_minutes,
            floor=person.floor,
            watch=person.watch,
            checkin_minute=person.checkin_minute,
            adult=person.adult,
            onboarded_at=person.onboarded_at,
            blocked_at=person.blocked_at,
            last_seen_at=person.last_seen_at,
            profile=profile,
            profile_at=person.profile_at,
            agreed=sorted(person.agreed) or None,
            dose=person.dose,
            favourites=sorted(person.favourites),
            hidden=sorted(person.hidden),
            lessons=list(person.lessons),
            lesson_at=person.lesson_at,
            pictures=person.pictures,
            spread_seconds=person.spread_seconds,
        )
    )


async def block(tx: AsyncSession, person_id: int, now: datetime) -> None:
    """The person does not want to hear from us; they may come back."""
    change = update(PersonRow).where(PersonRow.id == person_id, PersonRow.blocked_at.is_(None))
    await tx.execute(change.values(blocked_at=now))


async def not_found(tx: AsyncSession, person_id: int, now: datetime) -> datetime:
    """Telegram did not know the chat; return since when that is so. ``now`` for one who is gone."""
    since = func.coalesce(PersonRow.not_found_since, literal(now, PersonRow.blocked_at.type))
    change = update(PersonRow).where(PersonRow.id == person_id).values(not_found_since=since)
    return await tx.scalar(change.returning(PersonRow.not_found_since)) or now


async def found(tx: AsyncSession, person_id: int) -> None:
    """Telegram knows the chat again."""
    change = update(PersonRow).where(PersonRow.id == person_id)
    await tx.execute(change.values(not_found_since=None))


async def unblock(tx: AsyncSession, person_id: int) -> Person:
    """The person came back. Raises ``NoResultFound`` for an unknown one."""
    change = update(PersonRow).where(PersonRow.id == person_id)
    change = change.values(blocked_at=None, not_found_since=None)
    return _value((await tx.scalars(change.returning(PersonRow))).one())


async def delete(tx: AsyncSession, person_id: int) -> None:
    """Remove a person, every row that hangs on them, and what waits to be sent to them."""
    await tx.execute(sql_delete(PersonRow).where(PersonRow.id == person_id))
    await outbox.drop_person(tx, person_id)  # last: whoever writes to them holds their row


async def consent(
    tx: AsyncSession, person_id: int, consent: Consent, given: bool, version: str, now: datetime
) -> None:
    """Log that a consent was given or taken back, and keep its present state."""
    tx.add(ConsentRow(user_id=person_id, consent=consent, given=given, version=version, at=now))
    column = {
        Consent.REMINDERS: PersonRow.reminders,
        Consent.PAIN_LOG: PersonRow.pain_log,
        Consent.SAFETY: PersonRow.safety,
    }[consent]
    await tx.execute(update(PersonRow).where(PersonRow.id == person_id).values({column: given}))


async def consent_log(tx: AsyncSession, person_id: int) -> tuple[ConsentRecord, ...]:
    """Return every yes and no of a person, oldest first."""
    rows = await tx.scalars(
        select(ConsentRow).where(ConsentRow.user_id == person_id).order_by(ConsentRow.id)
    )
    return tuple(ConsentRecord(Consent(r.consent), r.given, r.version, r.at) for r in rows)


def _locked() -> Select[PersonRow]:
    return select(PersonRow).with_for_update(key_share=True)


def _value(row: PersonRow) -> Person:
    given = {
        Consent.REMINDERS: row.reminders,
        Consent.PAIN_LOG: row.pain_log,
        Consent.SAFETY: row.safety,
    }
    return Person(
        id=row.id,
        chat_id=row.chat_id,
        language=row.language,
        zone=row.zone,
        country=row.country,
        windows=unpacked(row.windows),
        limit_minutes=row.limit_minutes,
        floor=row.floor,
        watch=row.watch,
        checkin_minute=row.checkin_minute,
        adult=row.adult,
        onboarded_at=row.onboarded_at,
        blocked_at=row.blocked_at,
        created_at=row.created_at,
        last_seen_at=row.last_seen_at,
        consents=frozenset(consent for consent, yes in given.items() if yes),
        profile=None if row.profile is None else frozenset(map(Gate, row.profile)),
        profile_at=row.profile_at,
        agreed=frozenset(map(Gate, row.agreed or ())),
        dose=Dose(row.dose),
        favourites=frozenset(row.favourites),
        hidden=frozenset(row.hidden),
        lessons=tuple(row.lessons),
        lesson_at=row.lesson_at,
        pictures=row.pictures,
        spread_seconds=row.spread_seconds,
        not_found_since=row.not_found_since,
    )
