"""The tables about people. Rows stay inside ``db/``; what leaves it are frozen values."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, true
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import BUSY_TABLE, NEVER_REUSED, Base, Big, Id, OwnId, UserId
from db.encryption import Sealed
from scheduler.model import Json


class PersonRow(Base):
    __tablename__ = "people"
    __table_args__ = NEVER_REUSED

    id: Mapped[Id]
    chat_id: Mapped[Big] = mapped_column(unique=True)
    language: Mapped[str]
    zone: Mapped[str]
    country: Mapped[str | None]
    windows: Mapped[list[list[int]]] = mapped_column(JSON)  # days, start, end
    limit_minutes: Mapped[int]
    floor: Mapped[bool]
    watch: Mapped[bool]
    checkin_minute: Mapped[int | None]
    adult: Mapped[bool | None]
    onboarded_at: Mapped[datetime | None]
    blocked_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    reminders: Mapped[bool]  # the present state of each consent
    pain_log: Mapped[bool]
    safety: Mapped[bool]
    profile: Mapped[list[str] | None] = mapped_column(Sealed("people.profile"))
    profile_at: Mapped[datetime | None]
    agreed: Mapped[list[str] | None] = mapped_column(Sealed("people.agreed"))
    dose: Mapped[str] = mapped_column(server_default="normal")
    favourites: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
    hidden: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
    lessons: Mapped[list[str]] = mapped_column(JSON, server_default="[]")
    lesson_at: Mapped[datetime | None]
    pictures: Mapped[bool] = mapped_column(server_default=true())
    spread_seconds: Mapped[int] = mapped_column(server_default="180")
    not_found_since: Mapped[datetime | None]


class ConsentRow(Base):
    """Every yes and every no, in order; never changed."""

    __tablename__ = "consents"
    __table_args__ = (Index(None, "user_id"), NEVER_REUSED)

    id: Mapped[Id]
    user_id: Mapped[UserId]
    consent: Mapped[str]
    given: Mapped[bool]
    version: Mapped[str]
    at: Mapped[datetime]


class ConversationRow(Base):
    __tablename__ = "conversations"

    user_id: Mapped[UserId] = mapped_column(primary_key=True)
    flow: Mapped[str] = mapped_column(primary_key=True)
    step: Mapped[str]
    data: Mapped[dict[str, Json]] = mapped_column(Sealed("conversations.data"))
    asked_at: Mapped[datetime]


class SittingRow(Base):
    """Everybody has one from the start."""

    __tablename__ = "sitting"
    __table_args__ = BUSY_TABLE

    user_id: Mapped[OwnId] = mapped_column(primary_key=True)
    sitting_since: Mapped[datetime | None]
    asked_at: Mapped[datetime | None]
    snoozed_until: Mapped[datetime | None]
    quiet_until: Mapped[datetime | None]
    snoozes: Mapped[int]
    skips: Mapped[int]
    unanswered: Mapped[int]


class HoldRow(Base):
    __tablename__ = "holds"
    __table_args__ = (Index(None, "user_id", "ends_at"), NEVER_REUSED)

    id: Mapped[Id]
    user_id: Mapped[UserId]
    kind: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class NudgeRow(Base):
    __tablename__ = "nudges"
    __table_args__ = (Index(None, "user_id", "due_at"), Index(None, "due_at"), NEVER_REUSED)

    id: Mapped[Id]
    user_id: Mapped[UserId]
    due_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    outcome: Mapped[str]
    answered_at: Mapped[datetime | None]
    technique: Mapped[str | None]
    why: Mapped[str | None] = mapped_column(Sealed("nudges.why"))


class RoutineRow(Base):
    __tablename__ = "routines"
    __table_args__ = (
        Index(None, "user_id", "started_at"),
        Index(None, "started_at"),
        Index(None, "nudge_id"),
        NEVER_REUSED,
    )

    id: Mapped[Id]
    user_id: Mapped[UserId]
    nudge_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("nudges.id", ondelete="SET NULL")
    )
    techniques: Mapped[list[str]] = mapped_column(JSON)
    dose: Mapped[str] = mapped_column(server_default="normal")
    watch: Mapped[bool]
    state: Mapped[str]
    step: Mapped[int]
    shown_at: Mapped[datetime | None]
    spent_seconds: Mapped[int]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    feeling: Mapped[str | None] = mapped_column(Sealed("routines.feeling"))
    taken: Mapped[bool]
    version: Mapped[int]


class CheckInRow(Base):
    __tablename__ = "checkins"
    __table_args__ = (Index(None, "user_id", "at"), Index(None, "at"), NEVER_REUSED)

    id: Mapped[Id]
    user_id: Mapped[UserId]
    at: Mapped[datetime]
    tier: Mapped[int]
    answers: Mapped[dict[str, Json]] = mapped_column(Sealed("checkins.answers"))
    fired: Mapped[list[str]] = mapped_column(Sealed("checkins.fired"))
    rules_version: Mapped[str]


class SuspensionRow(Base):
    __tablename__ = "suspensions"
    __table_args__ = (Index(None, "user_id"), Index(None, "checkin_id"), NEVER_REUSED)

    id: Mapped[Id]
    user_id: Mapped[UserId]
    checkin_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("checkins.id", ondelete="SET NULL")
    )
    tier: Mapped[int]
    fired: Mapped[list[str]] = mapped_column(Sealed("suspensions.fired"))
    technique: Mapped[str | None] = mapped_column(Sealed("suspensions.technique"))
    stops_nudges: Mapped[bool]
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    follow_ups_sent: Mapped[int]
    seen_at: Mapped[datetime | None]
    cleared_at: Mapped[datetime | None]
    cleared_how: Mapped[str | None] = mapped_column(Sealed("suspensions.cleared_how"))
