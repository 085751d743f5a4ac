"""Bring an older file to the tables this program writes.

Each revision is literal SQL (never today's mapped classes) and runs in one transaction
together with its record, after a copy of the file was kept. A new file is made from the
mapped classes at once; a test proves that both ways end in the same tables.
"""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection

FOLDER: Final = Path(__file__).parent


def upgrade(connection: Connection) -> None:
    """Run every revision that `connection` lacks, inside its transaction."""
    from alembic import command  # noqa: PLC0415 - 0.3 s that no ordinary start needs
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def statements(name: str) -> list[str]:
    """Return the statements of the SQL file `name` beside the revisions, in order.

    Statements end with a line that holds only `--;`, so that triggers may contain semicolons.
    """
    text = (FOLDER / "versions" / name).read_text(encoding="utf-8")
    return [part.strip() for part in text.split("--;") if part.strip()]
