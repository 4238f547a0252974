"""Read by Alembic: runs the revisions on the connection that ``db.migrate`` hands over."""

from __future__ import annotations

from alembic import context

from db import models, queue_models  # noqa: F401  # the metadata holds what was imported
from db.base import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
