"""Read by Alembic: runs the revisions on the connection that ``db.upkeep.migrate`` hands over."""

from __future__ import annotations

from alembic import context

from db.columns import Base
from db.tables import people, queue  # noqa: F401  # the metadata holds what was imported

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
