"""What a person likes of the techniques, what a nudge offered and why, which lessons were told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name, default in (("dose", "normal"), ("favourites", "[]"), ("hidden", "[]")):
        op.add_column("people", _filled(name, default))
    op.add_column("people", sa.Column("agreed", sa.LargeBinary()))  # sealed
    op.add_column("people", _filled("lessons", "[]"))
    op.add_column("people", sa.Column("lesson_at", sa.BigInteger()))
    op.add_column("nudges", sa.Column("technique", sa.String()))
    op.add_column("nudges", sa.Column("why", sa.LargeBinary()))  # sealed
    op.add_column("routines", _filled("dose", "normal"))
    op.execute("UPDATE routines SET dose = 'gentle' WHERE starter")
    op.drop_column("routines", "starter")


def _filled(name: str, default: str) -> sa.Column[str]:
    kind: sa.types.TypeEngine[str] = sa.JSON() if default == "[]" else sa.String()
    return sa.Column(name, kind, nullable=False, server_default=default)
