"""The first schema of a casebook on a server: that of a file of schema 2."""

from __future__ import annotations

from alembic import op

from engine.trail.store.postgres.schema import statements

revision = "schema_2"
down_revision = None


def upgrade() -> None:
    """Make every table, index, function and trigger."""
    for statement in statements():
        op.execute(statement)
