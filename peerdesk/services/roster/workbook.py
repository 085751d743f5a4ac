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

_ZERO_PADDED = re.compile(r"0{2,}")


def read_workbook(data: bytes, remembered: Mapping[str, Field] | None = None) -> Table:
    """Return the table of the first sheet that has one; formulas count as their stored values.

    Raises:
        RosterFileError: If the workbook is damaged or holds no table.
    """
    sheets = _read_sheets(data)
    for lines in sheets:
        filled = [line for line in lines if not line.is_blank]
        if filled and find_header(filled, remembered) is not None:
            return build_table(lines, remembered)
    return build_table(next((lines for lines in sheets if lines), []), remembered)


def _read_sheets(data: bytes) -> list[list[Line]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 150 ms that only workbooks pay

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            try:
                return [_read_sheet(sheet) for sheet in book.worksheets]
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
