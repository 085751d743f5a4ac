"""Bytes to text, text to lines of cells: encoding and delimiter are found by looking."""

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from charset_normalizer import from_bytes

from peerdesk.errors import RosterFileError
from peerdesk.i18n import translate

DELIMITERS = (",", ";", "\t", "|")
MAX_ROWS = 200_000
MAX_COLUMNS = 500
_SAMPLE_LINES = 60
_SAMPLE_SIGNS = 500_000
_RUNAWAY_NEWLINES = 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp1250", "cp850")
_NAMES = {
    "cp1252": "windows-1252",
    "cp1250": "windows-1250",
    "mac_roman": "macintosh",
    "cp850": "IBM850",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a delimited file or sheet.

    Attributes:
        row: Row number as a spreadsheet shows it, blank rows counted.
    """

    row: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Say whether no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding.

    Raises:
        RosterFileError: If `data` is not text.
    """
    text, encoding = _decode(data)
    if _looks_binary(text):
        raise not_a_table()
    return text, _NAMES.get(encoding, encoding)


def not_a_table() -> RosterFileError:
    """Return the refusal of a file that holds no text."""
    return RosterFileError(
        translate(
            "Roster",
            "This file is not a list of students. Export the roster as CSV or Excel (.xlsx) from "
            "your school system and choose that file.",
        )
    )


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            body = data if encoding == "utf-8-sig" else data[len(bom) :]
            return _strictly(body, encoding), encoding.removesuffix("-sig")
    wide = _wide_encoding(data)
    if wide:
        return _strictly(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_single_byte(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise not_a_table() from error


def _wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 flavour that the zero bytes of `data` betray, if any."""
    sample = data[:4096]
    half = len(sample) // 2
    if half == 0 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _decode_single_byte(data: bytes) -> tuple[str, str]:
    high = sum(byte >= 0x80 for byte in data)
    letters = sum(0x41 <= byte <= 0x7A for byte in data)
    if high > letters:
        best = from_bytes(data).best()
        if best is not None:
            return str(best), best.encoding
    texts: list[tuple[int, int, str, str]] = []
    for rank, encoding in enumerate(_SINGLE_BYTE):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        texts.append((_oddities(text), rank, text, encoding))
    _, _, text, encoding = min(texts)
    return text, encoding


_INSIDE_WORD = re.compile(r"(?<=[a-z])[^\x00-\x7f]|[^\x00-\x7f](?=[a-z])")


def _oddities(text: str) -> int:
    """Count characters that do not belong inside or beside a word: a sign of a wrong guess."""
    odd = 0
    for found in _INSIDE_WORD.finditer(text):
        char = found.group()
        before = text[found.start() - 1 : found.start()]
        if char in "\u2019\u00a0":
            continue
        if not char.isalpha() or (char.isupper() and before.islower()):
            odd += 1
    return odd


def _looks_binary(text: str) -> bool:
    sample = text[:200_000]
    controls = sum(
        unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"} and char not in "\t\r\n\x0b\x0c"
        for char in sample
    )
    return controls > max(3, len(sample) // 100) or ("\x00" in sample and controls > 0)


def split_lines(text: str) -> tuple[list[Line], str]:
    """Return the records of a delimited text and the delimiter.

    Raises:
        RosterFileError: If the text has no cells or too many.
    """
    delimiter = find_delimiter(text)
    lines = _parse(text, delimiter, csv.QUOTE_MINIMAL)
    is_runaway = any(c.count("\n") > _RUNAWAY_NEWLINES for line in lines for c in line.cells)
    if is_runaway or _ends_in_quotes(text, delimiter, lines):
        lines = [_parse_alone(row, line, delimiter) for row, line in enumerate(_lines(text), 1)]
    return lines, delimiter


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _ends_in_quotes(text: str, delimiter: str, lines: list[Line]) -> bool:
    """Say whether a quote that nobody closed has taken the rest of the file into one cell."""
    if not lines or not any("\n" in cell for cell in lines[-1].cells):
        return False
    try:
        for _cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _parse_alone(row: int, line: str, delimiter: str) -> Line:
    """Return one line of the file as a record; a quote without its twin is no quote."""
    is_odd = line.count('"') % 2 == 1
    if is_odd:
        cells = [cell.strip().strip('"') for cell in line.split(delimiter)]
    else:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    check_bounds(row, len(cells))
    return Line(row, tuple(cells))


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts the beginning of `text` into the steadiest columns."""
    hint = re.match(r"\s*sep=(.)\r?\n", text, re.IGNORECASE)
    if hint and hint.group(1) in DELIMITERS:
        return hint.group(1)
    head = "".join(text[:_SAMPLE_SIGNS].splitlines(keepends=True)[: _SAMPLE_LINES * 2])
    return max(DELIMITERS, key=lambda delimiter: _steadiness(head, delimiter))


def _steadiness(head: str, delimiter: str) -> tuple[int, int]:
    try:
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        widths = [len(cells) for cells, _ in zip(reader, range(_SAMPLE_LINES), strict=False)]
    except csv.Error:
        return (0, 0)
    counts: dict[int, int] = {}
    for width in widths:
        if width > 1:
            counts[width] = counts.get(width, 0) + 1
    if not counts:
        return (0, 0)
    width = max(counts, key=lambda candidate: (counts[candidate], candidate))
    return (counts[width], width)


def iterate_lines(
    text: str, delimiter: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
) -> Iterator[Line]:
    """Give the records of a delimited text one by one, however many there are.

    Raises:
        RosterFileError: If a record is no table row.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
    try:
        for row, cells in enumerate(reader, start=1):
            yield Line(row, tuple(cells))
    except csv.Error as error:
        raise not_a_table() from error


def _parse(text: str, delimiter: str, quoting: Literal[0, 3]) -> list[Line]:
    lines: list[Line] = []
    for line in iterate_lines(text, delimiter, quoting):
        check_bounds(line.row, len(line.cells))
        lines.append(line)
    return lines


def check_bounds(rows: int, columns: int) -> None:
    """Refuse a table that no school's roster can be.

    Raises:
        RosterFileError: If there are too many rows or columns.
    """
    if rows <= MAX_ROWS and columns <= MAX_COLUMNS:
        return
    raise RosterFileError(
        translate(
            "Roster",
            "This table is larger than any roster: more than {rows} rows or {columns} columns. "
            "Export only the students and choose that file.",
        ).format(rows=MAX_ROWS, columns=MAX_COLUMNS)
    )
