"""Who has a message, apart from when it is due: a claim then moves no entry of any index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("claimed_until", sa.BigInteger()))
    op.execute("UPDATE outbox SET claimed_until = available_at WHERE attempt > 0")
    op.drop_index("ix_outbox_lane_available_at", "outbox")
    op.drop_column("outbox", "available_at")
    op.create_index("ix_outbox_lane_due_at", "outbox", ["lane", "due_at"])
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE outbox SET (fillfactor = 50)")
