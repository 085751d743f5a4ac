"""Alembic's entry: run on the connection that `upgrade` was given."""

from alembic import context


def run() -> None:
    """Run the revisions in the caller's transaction."""
    context.configure(connection=context.config.attributes["connection"])
    context.run_migrations()


run()
