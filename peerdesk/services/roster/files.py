"""Open a roster file: its size, its kind and the safety of zip files, judged before use."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from peerdesk.errors import RosterFileError
from peerdesk.i18n import translate
from peerdesk.services.roster.text import not_a_table

MAX_FILE_BYTES = 64 * 1024 * 1024
MAX_INFLATED_BYTES = 256 * 1024 * 1024
MAX_ENTRIES = 2_000
MAX_RATIO = 200
_SMALL_ENTRY = 1024 * 1024
_CHUNK = 256 * 1024


class Kind(StrEnum):
    """What a file turned out to be."""

    TEXT = "text"
    WORKBOOK = "workbook"
    ONEROSTER = "oneroster"


@dataclass(frozen=True, slots=True)
class Opened:
    """A judged file.

    Attributes:
        data: The bytes of the text or workbook (of the only text file of a zip).
        entries: Inflated files of a OneRoster zip by lower-case base name.
    """

    kind: Kind
    data: bytes
    entries: dict[str, bytes]


_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
    (b"{\\rtf", "RTF"),
    (b"BM", "BMP"),
    (b"MZ", "EXE"),
)
_TAG = re.compile(rb"<[!?/]?[a-z][^<]*>", re.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_bounded(path: Path) -> bytes:
    """Return the bytes of `path`; a file over the limit is refused unread.

    Raises:
        RosterFileError: If it is too large, not a file, or cannot be read.
    """
    try:
        if not path.is_file():
            raise RosterFileError(
                translate("Roster", "There is no such file. Choose the roster file again.")
            )
        with path.open("rb") as file:
            if path.stat().st_size > MAX_FILE_BYTES:
                raise _too_large()
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise RosterFileError(
            translate(
                "Roster", "The file cannot be read: {reason}. Close it elsewhere, or copy it first."
            ).format(reason=error.strerror or translate("Roster", "the disk refused"))
        ) from error
    return data


def judge(data: bytes) -> Opened:
    """Return what `data` is, inflated if it is a OneRoster zip.

    Raises:
        RosterFileError: If it is no roster, damaged, locked or dangerous.
    """
    if len(data) > MAX_FILE_BYTES:
        raise _too_large()
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise RosterFileError(
            translate(
                "Roster", "This file is empty. Export the roster again and choose the new file."
            )
        )
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _judge_zip(data)
    _refuse_known_binary(data)
    return Opened(Kind.TEXT, data, {})


def _too_large() -> RosterFileError:
    return RosterFileError(
        translate(
            "Roster",
            "This file is larger than {limit} MB, which no roster is. Export only the students "
            "and choose that file.",
        ).format(limit=MAX_FILE_BYTES // 1024 // 1024)
    )


def _refuse_known_binary(data: bytes) -> None:
    if data.startswith(_OLE):
        raise _locked_workbook() if _holds_encrypted_package(data) else _old_workbook()
    text_start = data[:1024].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _TAG.match(text_start):
        raise RosterFileError(
            translate(
                "Roster",
                "This is a web page or XML file, even if its name says otherwise. Open it in "
                "Excel, save it as .xlsx, and choose that file.",
            )
        )
    for signature, name in _SIGNATURES:
        is_sure = len(signature) > 2 or b"\x00" in data[:4096]
        if is_sure and data.startswith(signature):
            raise RosterFileError(
                translate(
                    "Roster",
                    "This is a {kind} file, not a list of students. Export the roster as CSV or "
                    "Excel (.xlsx) and choose that file.",
                ).format(kind=name)
            )


def _holds_encrypted_package(data: bytes) -> bool:
    return "EncryptedPackage".encode("utf-16-le") in data


def _locked_workbook() -> RosterFileError:
    return RosterFileError(
        translate(
            "Roster",
            "This workbook is locked with a password. Open it in Excel, save it without a "
            "password, and choose that file.",
        )
    )


def _old_workbook() -> RosterFileError:
    return RosterFileError(
        translate(
            "Roster",
            "This is an old Office file (.xls or .doc). Open it in Excel, save it as .xlsx or "
            "CSV, and choose that file.",
        )
    )


def _judge_zip(data: bytes) -> Opened:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not _is_noise(entry)]
            _check_declared(entries)
            inflated = _inflate(archive, entries)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
    ) as error:
        raise _damaged_zip() from error
    return _classify(data, inflated)


def _is_noise(entry: zipfile.ZipInfo) -> bool:
    path = _path(entry.filename)
    return entry.is_dir() or "__MACOSX" in path.parts or path.name.startswith(".")


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/"))


def _check_declared(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise RosterFileError(
            translate(
                "Roster",
                "This zip file is locked with a password. Unpack it, or export it without a "
                "password.",
            )
        )
    too_many = len(entries) > MAX_ENTRIES
    too_big = sum(entry.file_size for entry in entries) > MAX_INFLATED_BYTES
    if (
        too_many
        or too_big
        or any(_swells(entry.file_size, entry.compress_size) for entry in entries)
    ):
        raise _bomb()


def _swells(size: int, compressed: int) -> bool:
    return size > _SMALL_ENTRY and size > max(1, compressed) * MAX_RATIO


def _bomb() -> RosterFileError:
    return RosterFileError(
        translate(
            "Roster",
            "This zip file unpacks to far more than a roster can hold, so it was not opened. "
            "Export the roster again.",
        )
    )


def _damaged_zip() -> RosterFileError:
    return RosterFileError(
        translate("Roster", "This zip file or workbook is damaged. Export or copy it again.")
    )


def _inflate(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]
) -> dict[PurePosixPath, bytes]:
    """Read every entry, counting what really comes out: declared sizes may lie."""
    left = MAX_INFLATED_BYTES
    inflated: dict[PurePosixPath, bytes] = {}
    for entry in entries:
        path = _path(entry.filename)
        chunks: list[bytes] = []
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _bomb()
                chunks.append(chunk)
        inflated[path] = b"".join(chunks)
    return inflated


def _classify(data: bytes, files: dict[PurePosixPath, bytes]) -> Opened:
    names = {str(path).lower() for path in files}
    if "xl/workbook.xml" in names:
        return Opened(Kind.WORKBOOK, data, {})
    if "[content_types].xml" in names or "content.xml" in names:
        raise not_a_table()
    if any(content.startswith((b"PK\x03\x04", b"\x1f\x8b")) for content in files.values()):
        raise RosterFileError(
            translate(
                "Roster",
                "There is another zip file or workbook inside this zip file. Unpack it and choose "
                "the one with the roster.",
            )
        )
    return _classify_csv_files(files)


def _classify_csv_files(files: dict[PurePosixPath, bytes]) -> Opened:
    users = sorted((p for p in files if p.name.lower() == "users.csv"), key=lambda p: len(p.parts))
    if users:
        if len(users) > 1 and len(users[0].parts) == len(users[1].parts):
            raise RosterFileError(
                translate(
                    "Roster",
                    "This zip file holds several rosters in folders. Make a zip file of the one "
                    "folder of your school.",
                )
            )
        folder = users[0].parent
        entries = {p.name.lower(): content for p, content in files.items() if p.parent == folder}
        return Opened(Kind.ONEROSTER, b"", entries)
    tables = {
        path: content
        for path, content in files.items()
        if path.suffix.lower() in {".csv", ".txt", ".tsv"}
    }
    students = [path for path in tables if path.stem.lower() in {"student", "students"}]
    chosen = students if len(students) == 1 else list(tables)
    if len(chosen) == 1:
        return Opened(Kind.TEXT, tables[chosen[0]], {})
    raise RosterFileError(
        translate(
            "Roster",
            "This zip file holds no roster: a OneRoster zip has a file users.csv. Choose another "
            "file.",
        )
    )
