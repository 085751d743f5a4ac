"""Write the SQL of the mapped tables, as a first draft of a revision.

Run `python -m peerdesk.models.migrations.snapshot` while the schema is being made; once a
release has gone out, its revision is never written again.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from peerdesk.models.base import Base
from peerdesk.models.database import guard_triggers
from peerdesk.models.migrations import FOLDER


def mapped_statements() -> Iterator[str]:
    """Yield what makes the mapped tables, parents first, then indexes, then guards."""
    dialect = sqlite.dialect()
    tables = Base.metadata.sorted_tables
    for table in tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
    for table in tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
    yield from guard_triggers()


def write(path: Path) -> None:
    """Write the statements to `path`."""
    lines = "\n--;\n".join(mapped_statements())
    plain = "\n".join(line.rstrip() for line in lines.splitlines())
    path.write_text(f"{plain}\n", encoding="utf-8")


if __name__ == "__main__":
    write(FOLDER / "versions" / "rev_0001_first.sql")
