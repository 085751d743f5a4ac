"""Sheets of numbered lines: kept when they are printed, entered back from paper in one write.

fresh_code(session) -> code
store_sheet(session, code, print_key, lines, today)     when it was printed
list_sheets(session) -> [SheetRow]                      those that are out, newest first
open_sheet(session, sheet_id, today) -> OpenSheet       the printed lines, in their numbers
find_code(session, typed) -> sheet id
enter_sheet(session, sheet_id, marks, today) -> Entered
put_aside(session, sheet_id)                            it will not come back
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CheckInNature
from peerdesk.errors import InvalidValueError, NotFoundError, PeerDeskError
from peerdesk.i18n import translate
from peerdesk.models.stamping import stamp_of
from peerdesk.models.worklist import WorkSheet
from peerdesk.services.prints.sheet_codes import new_code, parse_code
from peerdesk.services.rights import WHO, Who, may_write, why_not
from peerdesk.services.vaults import own_school_id
from peerdesk.services.worklist.lines import Done, WorkGroup, WorkLine, group_titles
from peerdesk.services.worklist.marks import Mark, MarkKind
from peerdesk.services.worklist.week import find_lines

_NATURES = {
    MarkKind.WELL: CheckInNature.GOING_WELL,
    MarkKind.HELP: CheckInNature.NEEDS_HELP,
    MarkKind.WORRY: CheckInNature.WORRY,
    MarkKind.DONE: CheckInNature.GOING_WELL,
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A printed sheet that is out."""

    id: str
    code: str
    print_key: str
    printed_on: date | None
    count: int


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it stands on the paper.

    Attributes:
        number: From 1.
        waits: Whether it still waits; what was done in the meantime is left alone.
        can_enter: Whether a mark can record it; otherwise it is done in its place.
        place: Page where it is done, and `record_id` the record there.
    """

    number: int
    key: str
    group: str
    sentence: str
    waits: bool
    can_enter: bool
    place: str = ""
    record_id: str | None = None

    @property
    def asks_who(self) -> bool:
        """Return whether the remark names the helpers who stand in a gap."""
        return self.key.startswith("bench:")


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet with its lines."""

    row: SheetRow
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """What entering a sheet recorded.

    Attributes:
        done: Lines recorded.
        worries: (id of the check-in, id of the pair) where a worry was marked.
    """

    done: int
    worries: tuple[tuple[str, str], ...] = ()


def fresh_code(session: Session) -> str:
    """Return a code that no work sheet carries yet; nothing is stored."""
    known = set(session.scalars(select(WorkSheet.code)))
    while (code := new_code()) in known:
        pass
    return code


def store_sheet(
    session: Session, code: str, print_key: str, lines: Iterable[WorkLine], today: date
) -> bool:
    """Keep what was printed on a sheet; return False if that sheet is kept already."""
    if session.scalar(select(WorkSheet.id).where(WorkSheet.code == code)) is not None:
        return False
    printed = [[line.key, line.group.value, line.sentence] for line in lines]
    session.add(
        WorkSheet(
            school_id=own_school_id(session),
            code=code,
            print_key=print_key,
            printed_on=today,
            lines=json.dumps(printed, ensure_ascii=False),
        )
    )
    return True


def list_sheets(session: Session) -> list[SheetRow]:
    """Return the sheets that are out, newest first."""
    query = select(WorkSheet).where(WorkSheet.returned_on.is_(None))
    return [_row(sheet) for sheet in session.scalars(query.order_by(WorkSheet.id.desc()))]


def find_code(session: Session, typed: str) -> str:
    """Return the id of the sheet whose code was typed.

    Raises:
        InvalidValueError: If it is mistyped, or no sheet of this school.
    """
    found = session.scalar(select(WorkSheet.id).where(WorkSheet.code == parse_code(typed)))
    if found is None:
        sentence = translate("Work", "No sheet with this code was printed here. Check the code.")
        raise InvalidValueError("sheet_code", sentence)
    return found


def open_sheet(session: Session, sheet_id: str, today: date) -> OpenSheet:
    """Return a sheet with its lines in their numbers, and which of them still wait.

    Raises:
        NotFoundError: If there is none.
    """
    sheet = _find(session, sheet_id)
    printed = json.loads(sheet.lines)
    waiting = find_lines(session, [key for key, _, _ in printed], today)
    titles = group_titles()
    lines = tuple(
        _printed(number, key, titles[WorkGroup(group)], sentence, waiting.get(key))
        for number, (key, group, sentence) in enumerate(printed, start=1)
    )
    return OpenSheet(_row(sheet), lines)


def enter_sheet(session: Session, sheet_id: str, marks: Sequence[Mark], today: date) -> Entered:
    """Record what is marked on a sheet, all of it or nothing; the sheet is back then.

    Raises:
        InvalidValueError: If a line cannot be recorded; the field is its number.
        NotFoundError: If there is no such sheet.
    """
    sheet = _find(session, sheet_id)
    keys = [key for key, _, _ in json.loads(sheet.lines)]
    waiting = find_lines(session, keys, today)
    done, worries = 0, []
    for mark in marks:
        line = waiting.get(keys[mark.number - 1])
        if mark.kind is MarkKind.NOT or line is None:
            continue
        made = _record(session, line, mark, today)
        done += 1
        if mark.kind is MarkKind.WORRY and isinstance(made, str) and line.record_id:
            worries.append((made, line.record_id))
    sheet.returned_on = today
    return Entered(done, tuple(worries))


def put_aside(session: Session, sheet_id: str) -> None:
    """Forget a sheet that will not come back; nothing on it is recorded.

    Raises:
        NotFoundError: If there is none.
    """
    _find(session, sheet_id).deleted_at = stamp_of(session).now()


def to_content(marks: Iterable[Mark]) -> dict[str, Any]:
    """Return marks as a draft keeps them."""
    return {
        str(mark.number): [mark.kind.value, mark.done_on.isoformat(), mark.minutes, mark.note]
        for mark in marks
    }


def from_content(content: Mapping[str, Any]) -> dict[int, Mark]:
    """Return the marks of a draft by number."""
    return {
        int(number): Mark(int(number), MarkKind(kind), date.fromisoformat(day), minutes, note)
        for number, (kind, day, minutes, note) in content.items()
    }


def _record(session: Session, line: WorkLine, mark: Mark, today: date) -> object:
    if line.done is None:
        sentence = translate("Work", "This is done in its own place. Mark it N and open it there.")
        raise InvalidValueError(str(mark.number), sentence)
    who = session.info.get(WHO)
    if isinstance(who, Who) and not may_write(who.role, line.done):
        raise InvalidValueError(str(mark.number), why_not(who.role))
    asked = Done(mark.done_on, today, mark.note, nature=_NATURES[mark.kind])
    if mark.minutes is not None:
        asked = replace(asked, minutes=mark.minutes)
    try:
        return line.done(session, asked)
    except PeerDeskError as error:
        raise InvalidValueError(str(mark.number), error.sentence()) from error


def _find(session: Session, sheet_id: str) -> WorkSheet:
    sheet = session.get(WorkSheet, sheet_id)
    if sheet is None or sheet.deleted_at is not None:
        raise NotFoundError(kind="WorkSheet", record_id=sheet_id)
    return sheet


def _row(sheet: WorkSheet) -> SheetRow:
    return SheetRow(
        sheet.id, sheet.code, sheet.print_key, sheet.printed_on, len(json.loads(sheet.lines))
    )


def _printed(
    number: int, key: str, group: str, sentence: str, line: WorkLine | None
) -> PrintedLine:
    if line is None:
        return PrintedLine(number, key, group, sentence, waits=False, can_enter=False)
    return PrintedLine(
        number,
        key,
        group,
        sentence,
        waits=True,
        can_enter=line.done is not None,
        place=line.place,
        record_id=line.record_id,
    )
