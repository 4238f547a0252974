"""The first schema. Instants are UTC milliseconds; sealed columns are bytes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

BUSY_TABLE = {
    "fillfactor": 80,
    "autovacuum_vacuum_scale_factor": 0,
    "autovacuum_vacuum_threshold": 5000,
}


def upgrade() -> None:
    _people()
    _consents_and_conversations()
    _sitting()
    _nudges_and_routines()
    _checkins_and_suspensions()
    _timers()
    _outbox()
    _machine()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True)


def _user(table: str, *, key: bool = False) -> sa.Column[int]:
    person = sa.ForeignKey("people.id", name=f"fk_{table}_user_id", ondelete="CASCADE")
    return sa.Column("user_id", sa.BigInteger(), person, nullable=False, primary_key=key)


def _reference(table: str, column: str, target: str) -> sa.Column[int]:
    there = sa.ForeignKey(target, name=f"fk_{table}_{column}", ondelete="SET NULL")
    return sa.Column(column, sa.BigInteger(), there)


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False, primary_key=key)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _sealed(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _people() -> None:
    op.create_table(
        "people",
        _id(),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        _text("language"),
        _text("zone"),
        sa.Column("country", sa.String()),
        sa.Column("windows", sa.JSON(), nullable=False),
        _number("limit_minutes"),
        _flag("floor"),
        _flag("watch"),
        sa.Column("checkin_minute", sa.Integer()),
        sa.Column("adult", sa.Boolean()),
        _instant("onboarded_at", nullable=True),
        _instant("blocked_at", nullable=True),
        _instant("created_at"),
        _instant("last_seen_at"),
        _flag("reminders"),
        _flag("pain_log"),
        _flag("safety"),
        _sealed("profile", nullable=True),
        _instant("profile_at", nullable=True),
        sa.UniqueConstraint("chat_id", name="uq_people_chat_id"),
        sqlite_autoincrement=True,
    )


def _consents_and_conversations() -> None:
    op.create_table(
        "consents",
        _id(),
        _user("consents"),
        _text("consent"),
        _flag("given"),
        _text("version"),
        _instant("at"),
        sqlite_autoincrement=True,
    )
    _index("consents", "user_id")
    op.create_table(
        "conversations",
        _user("conversations", key=True),
        _text("flow", key=True),
        _text("step"),
        _sealed("data"),
        _instant("asked_at"),
    )


def _sitting() -> None:
    op.create_table(
        "sitting",
        _user("sitting", key=True),
        _instant("sitting_since", nullable=True),
        _instant("asked_at", nullable=True),
        _instant("snoozed_until", nullable=True),
        _instant("quiet_until", nullable=True),
        _number("snoozes"),
        _number("skips"),
        _number("unanswered"),
    )
    op.create_table(
        "holds",
        _id(),
        _user("holds"),
        _text("kind"),
        _instant("starts_at"),
        _instant("ends_at"),
        sqlite_autoincrement=True,
    )
    _index("holds", "user_id", "ends_at")


def _nudges_and_routines() -> None:
    op.create_table(
        "nudges",
        _id(),
        _user("nudges"),
        _instant("due_at"),
        _instant("sent_at", nullable=True),
        _text("outcome"),
        _instant("answered_at", nullable=True),
        sqlite_autoincrement=True,
    )
    _index("nudges", "user_id", "due_at")
    _index("nudges", "due_at")
    op.create_table(
        "routines",
        _id(),
        _user("routines"),
        _reference("routines", "nudge_id", "nudges.id"),
        sa.Column("techniques", sa.JSON(), nullable=False),
        _flag("starter"),
        _flag("watch"),
        _text("state"),
        _number("step"),
        _instant("shown_at", nullable=True),
        _number("spent_seconds"),
        _instant("started_at"),
        _instant("ended_at", nullable=True),
        _sealed("feeling", nullable=True),
        _flag("taken"),
        _number("version"),
        sqlite_autoincrement=True,
    )
    _index("routines", "user_id", "started_at")
    _index("routines", "started_at")
    _index("routines", "nudge_id")


def _checkins_and_suspensions() -> None:
    op.create_table(
        "checkins",
        _id(),
        _user("checkins"),
        _instant("at"),
        _number("tier"),
        _sealed("answers"),
        _sealed("fired"),
        _text("rules_version"),
        sqlite_autoincrement=True,
    )
    _index("checkins", "user_id", "at")
    _index("checkins", "at")
    op.create_table(
        "suspensions",
        _id(),
        _user("suspensions"),
        _reference("suspensions", "checkin_id", "checkins.id"),
        _number("tier"),
        _sealed("fired"),
        _sealed("technique", nullable=True),
        _flag("stops_nudges"),
        _instant("since"),
        _instant("until", nullable=True),
        _number("follow_ups_sent"),
        _instant("seen_at", nullable=True),
        _instant("cleared_at", nullable=True),
        _sealed("cleared_how", nullable=True),
        sqlite_autoincrement=True,
    )
    _index("suspensions", "user_id")
    _index("suspensions", "checkin_id")


def _timers() -> None:
    op.create_table(
        "timers",
        _id(),
        _user("timers"),
        _text("kind"),
        _text("key"),
        _instant("due_at", nullable=True),
        _number("version"),
        sa.UniqueConstraint("user_id", "kind", "key", name="uq_timers_user_id_kind_key"),
        postgresql_with=BUSY_TABLE,
        sqlite_autoincrement=True,
    )
    due = sa.text("due_at IS NOT NULL")
    op.create_index(
        "ix_timers_due_at", "timers", ["due_at"], postgresql_where=due, sqlite_where=due
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        _id(),
        _reference("outbox", "timer_id", "timers.id"),
        _instant("due_at"),
        _user("outbox"),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        _number("lane"),
        _text("kind"),
        _text("key"),
        _instant("available_at"),
        _instant("expires_at", nullable=True),
        _number("attempt"),
        _sealed("payload"),
        sa.Column("version", sa.Integer()),
        sa.UniqueConstraint("timer_id", "due_at", name="uq_outbox_timer_id_due_at"),
        postgresql_with=BUSY_TABLE,
        sqlite_autoincrement=True,
    )
    _index("outbox", "lane", "available_at")
    _index("outbox", "user_id")


def _machine() -> None:
    op.create_table(
        "messages",
        _user("messages", key=True),
        _text("slot", key=True),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
    )
    update = sa.Column("update_id", sa.BigInteger(), primary_key=True, autoincrement=False)
    op.create_table("updates_seen", update, _instant("at"))
    _index("updates_seen", "at")
    op.create_table("budget", _text("name", key=True), _instant("free_at"), _instant("held_until"))
    total = sa.Column("total", sa.BigInteger(), nullable=False)
    op.create_table("counters", _text("name", key=True), total)
    op.create_table("meta", _text("name", key=True), _sealed("value"))
