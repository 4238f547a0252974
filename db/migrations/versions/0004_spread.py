"""How much later than planned a person's nudge may come, so that not all come in one second."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "people",
        sa.Column("spread_seconds", sa.Integer(), nullable=False, server_default="180"),
    )
