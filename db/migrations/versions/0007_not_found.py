"""Since when Telegram has not known a person's chat: only a day later it is taken for gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("not_found_since", sa.BigInteger(), nullable=True))
