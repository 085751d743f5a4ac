"""Read the first sheet of an Excel workbook that holds a table."""

import io
import re
import warnings
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from peerdesk.errors import RosterFileError
from peerdesk.i18n import translate
from peerdesk.services.roster.rows import Field
from peerdesk.services.roster.table import Table, build_table, find_header
from peerdesk.services.roster.text import MAX_COLUMNS, Line, check_bounds

_NAMED_SHEETS = 6
_ZERO_PADDED = re.compile(r"0{2,}")


def read_workbook(data: bytes, remembered: Mapping[str, Field] | None = None) -> Table:
    """Return the table of the first sheet that has one; formulas count as their stored values.

    Raises:
        RosterFileError: If the workbook is damaged or holds no table.
    """
    sheets = _read_sheets(data)
    found = [
        (title, build_table(lines, remembered))
        for title, lines in sheets
        if (filled := [line for line in lines if not line.is_blank])
        and find_header(filled, remembered) is not None
    ]
    if not found:
        return build_table(next((lines for _, lines in sheets if lines), []), remembered)
    _refuse_parts(found)
    return found[0][1]


def _refuse_parts(found: list[tuple[str, Table]]) -> None:
    """Refuse a roster that is spread over sheets: nobody may be left out unseen.

    Raises:
        RosterFileError: If several sheets have rows under the headings of the first one.
    """
    first = found[0][1]
    parts = [title for title, table in found if table.headings == first.headings and table.lines]
    if len(parts) > 1:
        raise RosterFileError(
            translate(
                "Roster",
                "{count} sheets of this workbook hold students: {sheets}. Put all students on one "
                "sheet, or save each sheet as a file of its own.",
            ).format(count=len(parts), sheets=", ".join(parts[:_NAMED_SHEETS]))
        )


def _read_sheets(data: bytes) -> list[tuple[str, list[Line]]]:
    """Return title and lines of each sheet that people see; of the hidden ones if all are."""
    from openpyxl import load_workbook  # noqa: PLC0415 - 150 ms that only workbooks pay

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                sheets = book.worksheets
                shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
                return [(sheet.title, _read_sheet(sheet)) for sheet in shown]
            finally:
                book.close()
    except RosterFileError:
        raise
    except Exception as error:  # openpyxl raises whatever its XML trips over
        raise RosterFileError(
            translate(
                "Roster",
                "This workbook cannot be read. Open it in Excel, save it as CSV, and choose that "
                "file.",
            )
        ) from error


def _read_sheet(sheet: Any) -> list[Line]:
    sheet.reset_dimensions()
    lines: list[Line] = []
    for row, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1):
        check_bounds(row, len(cells))
        texts = tuple(_text_of(cell) for cell in cells)
        if any(texts):
            lines.append(Line(row, texts))
    return lines


def _text_of(cell: Any) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case datetime():
            return value.date().isoformat()
        case int() | float():
            return _text_of_number(value, str(cell.number_format or ""))
    return str(value)


def _text_of_number(value: float, number_format: str) -> str:
    text = str(int(value)) if float(value).is_integer() else repr(value)
    shown = number_format.split(";", maxsplit=1)[0]
    if _ZERO_PADDED.fullmatch(shown) and text.isdecimal():
        return text.zfill(len(shown))
    return text
