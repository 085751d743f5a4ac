"""Open any roster and build the checked roster from it: the door to the pure part."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from peerdesk.errors import RosterFileError
from peerdesk.services.roster import (
    files,
    oneroster,
    people,
    schools,
    table,
    text,
    values,
    workbook,
)
from peerdesk.services.roster.rows import Choices, Field, RawRow, Roster, School

Remembered = Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Source:
    """An opened roster, before anyone decided anything.

    Attributes:
        encoding: Name of the text encoding, empty for workbooks and OneRoster.
        delimiter: The character between cells, empty where there is none.
        table: The table of a text or workbook; None for OneRoster.
        columns: Field by column number as recognised; empty for OneRoster.
    """

    kind: files.Kind
    encoding: str
    delimiter: str
    table: table.Table | None
    columns: Mapping[int, Field]
    people: oneroster.OneRoster | None = None

    @property
    def is_complete(self) -> bool:
        """Say whether who is missing from the source has left."""
        return self.people is None or self.people.is_complete


def open_path(path: Path, remembered: Remembered | None = None) -> Source:
    """Return the opened roster file.

    Raises:
        RosterFileError: If it is no roster, too large, damaged, locked or dangerous.
    """
    return open_bytes(files.read_bounded(path), remembered)


def open_bytes(data: bytes, remembered: Remembered | None = None) -> Source:
    """Return the opened roster.

    Args:
        data: The whole file.
        remembered: Field by normalised heading, as chosen at an earlier import.

    Raises:
        RosterFileError: As `open_path`.
    """
    opened = files.judge(data)
    match opened.kind:
        case files.Kind.ONEROSTER:
            people_rows = oneroster.read_oneroster(opened.entries)
            return Source(opened.kind, "", "", None, {}, people_rows)
        case files.Kind.WORKBOOK:
            found = workbook.read_workbook(opened.data, remembered)
            return Source(opened.kind, "", "", found, table.columns_of(found, remembered))
        case files.Kind.TEXT:
            content, encoding = text.decode(opened.data)
            return replace(open_paste(content, remembered), encoding=encoding)


def open_paste(content: str, remembered: Remembered | None = None) -> Source:
    """Return the roster of pasted text, usually cells copied from a spreadsheet.

    Raises:
        RosterFileError: If the text is no table.
    """
    lines, delimiter = text.split_lines(content)
    found = table.build_table(lines, remembered)
    columns = table.columns_of(found, remembered)
    return Source(files.Kind.TEXT, "", delimiter, found, columns)


def schools_in(source: Source, choices: Choices | None = None) -> tuple[School, ...]:
    """Return the schools that the source speaks of, by name; empty if it names none."""
    return schools.schools_of(_raws(source, choices or Choices()))


def build_roster(source: Source, choices: Choices, today: date) -> Roster:
    """Return the checked roster of one school.

    Raises:
        RosterFileError: If no column holds ids or names, or there are no students.
        SeveralSchoolsError: If there are several schools and none was chosen.
    """
    choices = _by_school_number(source, choices)
    roster = people.check_people(_raws(source, choices), _fields(source, choices), choices, today)
    return replace(roster, is_complete=source.is_complete)


def _by_school_number(source: Source, choices: Choices) -> Choices:
    """Let a school also be chosen by the number that the district knows it by."""
    if source.people is None or choices.school is None:
        return choices
    wanted = values.clean(choices.school)
    return replace(choices, school=source.people.school_codes.get(wanted.casefold(), wanted))


def _fields(source: Source, choices: Choices) -> frozenset[Field]:
    if source.people is not None:
        return source.people.fields
    return frozenset(_columns(source, choices).values())


def _columns(source: Source, choices: Choices) -> Mapping[int, Field]:
    return source.columns if choices.columns is None else choices.columns


def _raws(source: Source, choices: Choices) -> tuple[RawRow, ...]:
    if source.people is not None:
        return source.people.rows
    if source.table is None:
        raise RosterFileError(table.no_students().sentence())
    return table.raw_rows(source.table, _columns(source, choices))
