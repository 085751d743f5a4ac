"""How a bundle travels: whole, in numbered parts, as text for a mail, and once more.

    part  = "PDP1" | number u16 | of u16 | SHA-256 of the whole 32 B | bytes
    text  = "-----BEGIN PEERDESK BUNDLE-----", base64 in lines, "-----END PEERDESK BUNDLE-----"

Public: `write_out`, `write_checked`, `send_again`, `gathered`, `is_carried`, `carry_words`.
"""

import base64
import binascii
import hashlib
import re
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Final

from peerdesk.errors import BundleError, StorageError, UnreadableFileError
from peerdesk.i18n import translate
from peerdesk.services.vaults import write_whole
from peerdesk.sync import bundle
from peerdesk.sync.refusals import Refusal, refuse

PART_BYTES: Final = 10 << 20
TEXT_SUFFIX: Final = ".txt"
_PART_MAGIC: Final = b"PDP1"
_PART_HEADER: Final = 40
_PART_NAME: Final = re.compile(r"(.+)\.part\d+of\d+")
_BEGIN: Final = b"-----BEGIN PEERDESK BUNDLE-----"
_END: Final = b"-----END PEERDESK BUNDLE-----"
_LINE: Final = 64
_HEAD: Final = 16 << 10
"""A mail may say something before the text begins."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What could not be made whole.

    Attributes:
        name: Name of the bundle, or of the file.
        files: The files that were given for it.
        error: Why not.
    """

    name: str
    files: tuple[Path, ...]
    error: BundleError


@dataclass(frozen=True, slots=True)
class Gathered:
    """Files as they were given, put together.

    Attributes:
        whole: Each whole bundle, and the files it was put together from.
        broken: What could not be made whole.
    """

    whole: dict[Path, tuple[Path, ...]] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)


def write_checked(path: Path, data: bytes) -> None:
    """Write a file under a temporary name, and read it back.

    Raises:
        StorageError: If it could not be written or differs.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
        read_back = path.read_bytes()
    except OSError as error:
        with suppress(OSError):
            path.with_name(path.name + ".tmp").unlink(missing_ok=True)
        raise StorageError(path=str(path), problem=error.strerror or "") from error
    if read_back != data:
        problem = translate("Bundles", "the file does not read back as it was written")
        raise StorageError(path=str(path), problem=problem)


def write_out(
    path: Path, data: bytes, *, as_text: bool = False, part_bytes: int | None = None
) -> list[Path]:
    """Write a bundle to `path`, in numbered parts beside it if it is large, or as text.

    Raises:
        StorageError: If it could not be written or does not read back.
    """
    size = part_bytes or PART_BYTES
    if as_text:
        pieces = {path.with_name(path.name + TEXT_SUFFIX): _as_text(data)}
    elif len(data) > size:
        pieces = dict(_parts(path, data, size))
    else:
        pieces = {path: data}
    for place, piece in pieces.items():
        write_checked(place, piece)
    return list(pieces)


def send_again(outbox: Path, file_name: str, target: Path, *, as_text: bool = False) -> list[Path]:
    """Copy the same bytes of a bundle made before; return the files written.

    Raises:
        StorageError: If the copy in the outbox is gone, or the target cannot be written.
    """
    kept = outbox / file_name
    try:
        data = kept.read_bytes()
    except OSError as error:
        raise StorageError(path=str(kept), problem=error.strerror or "") from error
    path = target / file_name if target.is_dir() else target
    return write_out(path, data, as_text=as_text)


def carry_words(files: Sequence[Path]) -> str:
    """Return in words which files must be carried together; empty for a single one."""
    if len(files) < 2:
        return ""
    text = translate(
        "Bundles", "The bundle is large, so it lies in {count} parts. Carry all of them: {names}."
    )
    return text.format(count=len(files), names=", ".join(file.name for file in files))


def is_carried(path: Path) -> bool:
    """Return whether a file looks like a bundle, a part or a text of one, by its name."""
    name = path.name.removesuffix(TEXT_SUFFIX)
    part = _PART_NAME.fullmatch(name)
    return (part[1] if part else name).endswith(bundle.SUFFIX) and path.is_file()


@contextmanager
def gathered(files: Sequence[Path]) -> Iterator[Gathered]:
    """Give whole bundles for `files` while the block runs: texts decoded, parts joined."""
    out = Gathered()
    parts: dict[bytes, dict[int, Path]] = {}
    with TemporaryDirectory(prefix="peerdesk-") as scratch:
        for path in files:
            head = _head(path)
            if head[:4] == _PART_MAGIC and len(head) >= _PART_HEADER:
                (number,) = struct.unpack(">H", head[4:6])
                parts.setdefault(head[6:_PART_HEADER], {})[number] = path
            elif head[:4] != bundle.MAGIC and _BEGIN in head:
                _try(out, path.name, (path,), partial(_decoded, path, Path(scratch)))
            else:
                out.whole[path] = (path,)
        for mark, found in parts.items():
            name = _PART_NAME.sub(r"\1", next(iter(found.values())).name)
            of_it = tuple(found[number] for number in sorted(found))
            _try(out, name, of_it, partial(_joined, mark, found, Path(scratch)))
        yield out


def _try(out: Gathered, name: str, files: tuple[Path, ...], make: Callable[[], Path]) -> None:
    try:
        out.whole[make()] = files
    except BundleError as error:
        out.broken.append(Broken(name, files, error))


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise UnreadableFileError(path=str(path), problem=error.strerror or "") from error


def _parts(path: Path, data: bytes, size: int) -> Iterator[tuple[Path, bytes]]:
    of, whole = -(-len(data) // size), hashlib.sha256(data).digest()
    for number in range(1, of + 1):
        head = _PART_MAGIC + struct.pack(">HH", number, of) + whole
        piece = data[(number - 1) * size : number * size]
        yield path.with_name(f"{path.name}.part{number}of{of}"), head + piece


def _joined(mark: bytes, found: dict[int, Path], scratch: Path) -> Path:
    (of,) = struct.unpack(">H", mark[:2])
    missing = [number for number in range(1, of + 1) if number not in found]
    if missing:
        raise BundleError(_missing_words(missing, of), reason=Refusal.MISSING_PART.value)
    if sum(path.stat().st_size for path in found.values()) > bundle.FILE_BYTES:
        raise refuse(Refusal.TOO_LARGE)
    data = b"".join(found[number].read_bytes()[_PART_HEADER:] for number in range(1, of + 1))
    if hashlib.sha256(data).digest() != mark[2:]:
        raise refuse(Refusal.DAMAGED)
    return _put(scratch, _PART_NAME.sub(r"\1", found[1].name), data)


def _missing_words(missing: list[int], of: int) -> str:
    if len(missing) == 1:
        text = translate("Bundles", "Part {number} of {of} is missing. Add it with the others.")
        return text.format(number=missing[0], of=of)
    text = translate("Bundles", "Parts {numbers} of {of} are missing. Add them with the others.")
    return text.format(numbers=", ".join(str(number) for number in missing), of=of)


def _as_text(data: bytes) -> bytes:
    text = base64.b64encode(data)
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return b"\n".join((_BEGIN, *lines, _END)) + b"\n"


def _decoded(path: Path, scratch: Path) -> Path:
    if path.stat().st_size > 2 * bundle.FILE_BYTES:
        raise refuse(Refusal.TOO_LARGE)
    begun = path.read_bytes().partition(_BEGIN)[2]
    body, end, _rest = begun.partition(_END)
    try:
        data = base64.b64decode(b"".join(body.split()), validate=True)
    except binascii.Error as error:
        raise refuse(Refusal.DAMAGED) from error
    if not end:
        raise refuse(Refusal.DAMAGED)
    return _put(scratch, path.name.removesuffix(TEXT_SUFFIX), data)


def _put(scratch: Path, name: str, data: bytes) -> Path:
    place = Path(mkdtemp(dir=scratch)) / name
    write_whole(place, data)
    return place
