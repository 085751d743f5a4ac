"""Find the header of a table and turn its lines into raw rows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peerdesk.errors import RosterFileError
from peerdesk.i18n import translate
from peerdesk.services.roster.columns import normalise, recognise
from peerdesk.services.roster.rows import ID_FIELDS, NAME_FIELDS, Field, RawRow
from peerdesk.services.roster.text import Line
from peerdesk.services.roster.values import clean, is_empty_word, is_error

_SEARCHED_LINES = 30


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header.

    Attributes:
        headings: Heading of each column, cleaned; empty where there is none.
        header_row: Row number of the header as a spreadsheet shows it.
        lines: The lines below the header, blank ones left out.
    """

    headings: tuple[str, ...]
    header_row: int
    lines: tuple[Line, ...]

    def samples(self, column: int, count: int = 3) -> tuple[str, ...]:
        """Return the first different values of a column, at most `count`."""
        found: dict[str, None] = {}
        for line in self.lines:
            text = clean(line.cells[column]) if column < len(line.cells) else ""
            if text:
                found[text] = None
            if len(found) == count:
                break
        return tuple(found)


def build_table(lines: Sequence[Line], remembered: Mapping[str, Field] | None = None) -> Table:
    """Return the table in `lines`; title lines above the header are skipped.

    Raises:
        RosterFileError: If there is no header, or nothing at all.
    """
    filled = [line for line in lines if not line.is_blank]
    if not filled:
        raise no_students()
    header = find_header(filled, remembered)
    if header is None:
        raise RosterFileError(
            translate(
                "Roster",
                "The first row has no headings such as Student ID, Name and Grade. Add a heading "
                "above each column and try again.",
            )
        )
    below = tuple(line for line in filled if line.row > header.row and not _is_noise(line, header))
    return Table(tuple(clean(cell) for cell in header.cells), header.row, below)


_FOOTER = re.compile(
    r"((grand |sub)?totals?|generated|report|page|count|records?|printed|exported)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"((grand |sub)?totals?|count|number of)\b", re.IGNORECASE)
_COUNTERS = {"no", "nr", "num", "number", "numero"}
_RULE = re.compile(r"[-=_*]{2,}")


def _is_noise(line: Line, header: Line) -> bool:
    """Say whether a line is no row: the headings once more, a rule of dashes, a footer."""
    if line.cells == header.cells:
        return True
    named = [cell.strip() for cell in line.cells if cell.strip()]
    if len(named) == 1 and _FOOTER.match(named[0]):
        return True
    if _SUM.match(named[0]) and all(cell.isdecimal() for cell in named[1:]):
        return True
    return all(_RULE.fullmatch(cell) for cell in named)


def no_students() -> RosterFileError:
    """Return the refusal of a file without a single student."""
    return RosterFileError(
        translate(
            "Roster",
            "There are no students in this file. Export the roster again and choose the new file.",
        )
    )


def find_header(
    filled: Sequence[Line], remembered: Mapping[str, Field] | None = None
) -> Line | None:
    """Return the line that holds the headings, or None if no line looks like one."""
    best: Line | None = None
    best_score = 1
    for line in filled[:_SEARCHED_LINES]:
        score = len(recognise([clean(cell) for cell in line.cells], remembered))
        if score > best_score:
            best, best_score = line, score
    return best or _unknown_header(filled)


_DATA_LIKE = re.compile(r"[\d\W_]*\d[\d\W_]*")


def _unknown_header(filled: Sequence[Line]) -> Line | None:
    """Return the first full-width line if it reads like headings that are merely unknown."""
    width = max(len(line.cells) for line in filled[:_SEARCHED_LINES])
    if width < 2:
        return None
    for line in filled[:_SEARCHED_LINES]:
        cells = [clean(cell) for cell in line.cells]
        named = [cell for cell in cells if cell]
        if len(named) * 2 <= width:
            continue
        is_words = len(set(named)) == len(named) and not any(_DATA_LIKE.fullmatch(c) for c in named)
        below = [other for other in filled if other.row > line.row]
        has_numbers_below = any(
            _DATA_LIKE.fullmatch(clean(c)) for o in below[:5] for c in o.cells if c
        )
        return line if is_words and has_numbers_below else None
    return None


def columns_of(table: Table, remembered: Mapping[str, Field] | None = None) -> dict[int, Field]:
    """Return the field of each column; a mere count of the lines is no student number."""
    found = recognise(table.headings, remembered)
    ids = [index for index, field in found.items() if field in ID_FIELDS]
    if len(ids) == 1 and normalise(table.headings[ids[0]]) in _COUNTERS - set(remembered or {}):
        column = [clean(line.cells[ids[0]]) for line in table.lines if ids[0] < len(line.cells)]
        if len(column) > 1 and column == [str(number) for number in range(1, len(column) + 1)]:
            del found[ids[0]]
    return found


def raw_rows(table: Table, columns: Mapping[int, Field]) -> tuple[RawRow, ...]:
    """Return the lines of `table` by field; lines empty in every chosen column are left out."""
    chosen = sorted(columns.items())
    width = len(table.headings)
    rows = []
    for line in table.lines:
        cells = line.cells
        values = {
            field: text
            for index, field in chosen
            if index < len(cells) and (text := _cell(cells[index], field))
        }
        if values:
            overflows = any(cell.strip() for cell in cells[width:])
            rows.append(RawRow(line.row, values, overflows))
    return tuple(rows)


def _cell(text: str, field: Field) -> str:
    """Return a cell's text; a word for "nothing" is nothing, except that it may be a name."""
    cleaned = clean(text)
    if field in ID_FIELDS and cleaned.endswith(".0") and cleaned[:-2].isdecimal():
        return cleaned[:-2]
    is_nothing = is_error(cleaned) if field in NAME_FIELDS else is_empty_word(cleaned)
    return "" if is_nothing else cleaned
