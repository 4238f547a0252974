"""Who wants pictures, and the names that Telegram gave those it has."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "people",
        sa.Column("pictures", sa.Boolean(), nullable=False, server_default=sa.true()),
    )
    op.create_table(
        "files",
        sa.Column("bot_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("picture", sa.String(), primary_key=True),
        sa.Column("file_id", sa.String(), nullable=False),
    )
