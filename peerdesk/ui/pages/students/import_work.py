"""What the import does on the worker thread; no Qt object passes here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from peerdesk.errors import StorageError
from peerdesk.services.roster import source as sources
from peerdesk.services.roster.apply import ImportResult, import_roster
from peerdesk.services.roster.memory import remember_columns, remembered_columns
from peerdesk.services.roster.plan import Plan, plan_import
from peerdesk.services.roster.rejects import rejects_csv
from peerdesk.services.roster.rows import Choices, Roster, School
from peerdesk.services.roster.source import Source

Read = Callable[[Callable[[Any], Any]], Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that can be read, and the schools in it."""

    source: Source
    schools: tuple[School, ...]

    @property
    def needs_matching(self) -> bool:
        """Say whether there is anything to decide before the check."""
        return self.source.table is not None or len(self.schools) > 1


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A plan with everything it was made from."""

    source: Source
    choices: Choices
    roster: Roster
    plan: Plan
    today: date
    mark_missing: bool | None


def open_file(read: Read, path: Path) -> Opened:
    """Read a file; headings chosen at earlier imports are recognised."""
    return _opened(sources.open_path(path, read(remembered_columns)))


def open_text(read: Read, text: str) -> Opened:
    """Read pasted cells."""
    return _opened(sources.open_paste(text, read(remembered_columns)))


def _opened(source: Source) -> Opened:
    return Opened(source, sources.schools_in(source))


def rehearse(
    read: Read, source: Source, choices: Choices, today: date, *, mark_missing: bool | None
) -> Rehearsal:
    """Check every row and compare with the database; nothing is written."""
    roster = sources.build_roster(source, choices, today)
    plan = read(lambda session: plan_import(session, roster, today, mark_missing=mark_missing))
    return Rehearsal(source, choices, roster, plan, today, mark_missing)


def write(session: Any, rehearsal: Rehearsal) -> ImportResult:
    """Write what was rehearsed, and remember what the headings meant."""
    columns = rehearsal.choices.columns
    if columns is not None:
        remember_columns(session, rehearsal.source, columns)
    return import_roster(
        session, rehearsal.roster, rehearsal.today, mark_missing=rehearsal.mark_missing
    )


def save_rejects(rehearsal: Rehearsal, path: Path) -> Path:
    """Write the problem rows beside a sentence each and return the path.

    Raises:
        StorageError: If the disk refused.
    """
    content = rejects_csv(rehearsal.source, rehearsal.plan.problems)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise StorageError(path=path.name, problem=error.strerror or "") from error
    return path
