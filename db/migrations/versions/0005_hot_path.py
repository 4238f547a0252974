"""What every nudge costs: fewer index entries, and a sitting clock that is there from the start.

Who has a message is kept apart from when it is due, where no index holds it. A message whose timer
is gone needs no NULL to say so: ids are never reused.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SITTING_OPTIONS = """
fillfactor = 80, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000
"""


def upgrade() -> None:
    _outbox()
    op.execute(
        "INSERT INTO sitting (user_id, snoozes, skips, unanswered) SELECT id, 0, 0, 0 FROM people "
        "WHERE NOT EXISTS (SELECT 1 FROM sitting WHERE sitting.user_id = people.id)"
    )
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE outbox SET (fillfactor = 50)")
        op.execute(f"ALTER TABLE sitting SET ({SITTING_OPTIONS})")


def _outbox() -> None:
    op.add_column("outbox", sa.Column("claimed_until", sa.BigInteger()))
    op.execute("UPDATE outbox SET claimed_until = available_at WHERE attempt > 0")
    op.drop_index("ix_outbox_lane_available_at", "outbox")
    op.drop_index("ix_outbox_user_id", "outbox")
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as outbox:
        outbox.drop_column("available_at")
        outbox.drop_constraint("fk_outbox_timer_id", type_="foreignkey")
        outbox.drop_constraint("uq_outbox_timer_id_due_at", type_="unique")
        outbox.create_unique_constraint(
            "uq_outbox_user_id_timer_id_due_at", ["user_id", "timer_id", "due_at"]
        )
    op.create_index("ix_outbox_lane_due_at", "outbox", ["lane", "due_at"])
