"""Write the SQL of the mapped tables, as a first draft of a revision.

Run `python -m peerdesk.models.migrations.snapshot` while the schema is being made; once a
release has gone out, its revision is never written again.
"""

from pathlib import Path

from peerdesk.models.database import mapped_statements
from peerdesk.models.migrations import FOLDER


def write(path: Path) -> None:
    """Write the statements to `path`."""
    lines = "\n--;\n".join(mapped_statements())
    plain = "\n".join(line.rstrip() for line in lines.splitlines())
    path.write_text(f"{plain}\n", encoding="utf-8")


if __name__ == "__main__":
    write(FOLDER / "versions" / "rev_0001_first.sql")
