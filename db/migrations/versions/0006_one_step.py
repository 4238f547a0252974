"""What every nudge costs: no look at the person for a message, one step to a sitting clock."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # SQLite counts ids up anew from the last that is there: a message's is only known to a process.
    with op.batch_alter_table("outbox", table_kwargs={"sqlite_autoincrement": True}) as outbox:
        outbox.drop_constraint("fk_outbox_user_id", type_="foreignkey")
    if op.get_context().dialect.name == "sqlite":  # where an INTEGER key is the row's own place
        with op.batch_alter_table("sitting") as sitting:
            sitting.alter_column("user_id", type_=sa.Integer())
