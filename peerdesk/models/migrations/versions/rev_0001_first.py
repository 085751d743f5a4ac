"""The first tables."""

from alembic import op

from peerdesk.models.migrations import statements

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, index and guard of the first release."""
    for statement in statements("rev_0001_first.sql"):
        op.execute(statement)


def downgrade() -> None:
    """Refuse: an older program must not write a newer file."""
    raise RuntimeError("There is no way back before the first tables.")
