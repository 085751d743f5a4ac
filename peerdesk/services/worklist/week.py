"""The lines of a week on one sheet of paper: what the Monday sheet and the check-in sheet list.

week_lines(session, today) -> [WorkLine]      today's list and the check-ins of the week
sheet_lines_of(session, key, today) -> SheetLines    what one print shows, in its order
find_lines(session, keys, today) -> {key: WorkLine}  those of printed lines that still wait
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.errors import NotFoundError
from peerdesk.services.calendar import list_benches, list_recesses, school_week
from peerdesk.services.worklist import all_lines, parts_of
from peerdesk.services.worklist.later import put_off_until
from peerdesk.services.worklist.lines import WorkGroup, WorkLine, group_titles
from peerdesk.services.worklist.pairs import check_in_lines

MONDAY_SHEET: Final = "monday-sheet"
CHECK_IN_SHEET: Final = "check-in-sheet"
WORK_SHEETS: Final = (MONDAY_SHEET, CHECK_IN_SHEET)
AHEAD: Final = timedelta(days=60)
_MOST: Final = {
    WorkGroup.CONCERN: 4, WorkGroup.REFERRAL: 5, WorkGroup.BENCH: 6, WorkGroup.CHECK_IN: 12,
    WorkGroup.SILENT: 8, WorkGroup.PAIR: 5, WorkGroup.CONSENT: 10, WorkGroup.SHEET: 4,
    WorkGroup.TRAINING: 4, WorkGroup.FOLLOW_UP: 4, WorkGroup.SCHOOL: 4,
}  # fmt: skip
_USUAL: Final = 4
MOST_ROWS: Final = 34.4
"""Lines that find room on one page without the bench."""
HEADING_ROWS: Final = 0.75
BENCH_HEAD_ROWS: Final = 1.5
BENCH_ROWS: Final = 1.4
"""Lines that a heading, the heading of the bench, and a recess at a bench take the room of."""
_KEPT: Final = frozenset({WorkGroup.CONCERN, WorkGroup.REFERRAL, WorkGroup.BENCH})
"""What is shortened last."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A group on paper.

    Attributes:
        lines: In the order of their numbers.
        left_out: Things of this group that found no room; they stand on Today.
    """

    group: WorkGroup
    title: str
    lines: tuple[WorkLine, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class SheetLines:
    """What a sheet lists; lines are numbered through from 1."""

    parts: tuple[SheetPart, ...]

    @property
    def lines(self) -> tuple[WorkLine, ...]:
        """Return all lines in the order of their numbers."""
        return tuple(line for part in self.parts for line in part.lines)


def week_lines(session: Session, today: date) -> list[WorkLine]:
    """Return what waits today, and the check-ins that come due until the end of the week."""
    until = put_off_until(session, today)
    friday = today + timedelta(days=max(0, 4 - today.weekday()))
    lines = {line.key: line for line in check_in_lines(session, today, friday)}
    lines |= {line.key: line for line in all_lines(session, today)}
    return [line for key, line in lines.items() if key not in until]


def sheet_lines_of(session: Session, key: str, today: date) -> SheetLines:
    """Return what the print of this key shows today.

    Raises:
        NotFoundError: If that print has no numbered lines.
    """
    match key:
        case "monday-sheet":
            parts = parts_of(week_lines(session, today))
            groups = {part.group: part.lines for part in parts}
            return SheetLines(_fitted(groups, _room(session, today)))
        case "check-in-sheet":
            lines = tuple(check_in_lines(session, today))
            title = group_titles()[WorkGroup.CHECK_IN]
            return SheetLines((SheetPart(WorkGroup.CHECK_IN, title, lines),) if lines else ())
        case _:
            raise NotFoundError(kind="WorkSheet", record_id=key)


def find_lines(session: Session, keys: Sequence[str], today: date) -> dict[str, WorkLine]:
    """Return those of these lines that still wait, put-off ones included."""
    lines = {line.key: line for line in check_in_lines(session, today, today + AHEAD)}
    lines |= {line.key: line for line in all_lines(session, today)}
    return {key: lines[key] for key in keys if key in lines}


def _room(session: Session, today: date) -> float:
    """Return for how many lines there is room on one page beside the bench of this week."""
    if not any(day.is_school for day in school_week(session, today).days):
        return MOST_ROWS
    duties = len(list_recesses(session)) * len(list_benches(session, open_only=True))
    return MOST_ROWS - (BENCH_HEAD_ROWS + BENCH_ROWS * duties if duties else 0)


def _fitted(groups: Mapping[WorkGroup, tuple[WorkLine, ...]], room: float) -> tuple[SheetPart, ...]:
    """Return the groups, the longest shortened until all stand on one page; each keeps a line."""
    most = {group: min(len(lines), _MOST.get(group, _USUAL)) for group, lines in groups.items()}
    while sum(most.values()) + HEADING_ROWS * len(most) > room and max(most.values()) > 1:
        longest = max(
            reversed(most), key=lambda one: (most[one] > 1 and one not in _KEPT, most[one])
        )
        most[longest] -= 1
    return tuple(_cut(group, lines, most[group]) for group, lines in groups.items())


def _cut(group: WorkGroup, lines: tuple[WorkLine, ...], most: int) -> SheetPart:
    left = sum(line.count for line in lines[most:])
    return SheetPart(group, group_titles()[group], lines[:most], left)
