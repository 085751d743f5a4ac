r"""The container of a bundle: bytes on a stick to a verified manifest and chunks of rows.

    file    = "PDB1" | format u8 | recipient-key hint 4 B | age ciphertext
    inside  = u32 length | manifest (canonical JSON) | 64 B Ed25519 signature | zstd(JSONL rows)

The age ciphertext starts at byte 10, so the standard tool opens a bundle with
`tail -c +10 FILE | age -d -i KEY`. The signature covers b"peerdesk-bundle-1\0" + manifest,
the manifest names the SHA-256 of the compressed rows, so everything is signed.

Public: `seal`, `unseal`, `verify`, `read_chunks`, `digest_of`, `key_hint`, `compress_lines`.
Every bound is checked before, during and after unpacking, and whatever is wrong with a
file comes out as `BundleError` with a typed reason.
"""

import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pyrage
import zstandard
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from peerdesk.sync import canonical, manifest
from peerdesk.sync.manifest import Manifest
from peerdesk.sync.refusals import Refusal, refuse
from peerdesk.sync.trust import Keys, recipient_of

MAGIC: Final = b"PDB1"
HEADER_BYTES: Final = 9
SUFFIX: Final = ".peerdesk"
FILE_BYTES: Final = 64 << 20
PLAIN_BYTES: Final = 512 << 20
RATIO: Final = 200
RATIO_FLOOR: Final = 4096
WINDOW_BYTES: Final = 128 << 20
LINE_BYTES: Final = 1 << 20
CELL_CHARS: Final = 20_000
CHUNK_ROWS: Final = 5_000
LEVEL: Final = 10
_SIGNED: Final = b"peerdesk-bundle-1\0"
_SIGNATURE_BYTES: Final = 64
_READ_BYTES: Final = 1 << 20
_ONE_SHOT_BYTES: Final = 1 << 20
"""Up to here compressing at once is quicker: the compressor fits its tables to the size."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An opened but not yet trusted bundle."""

    manifest_bytes: bytes
    signature: bytes
    payload: bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """Compressed rows and what the manifest says about them."""

    payload: bytes
    plain_bytes: int
    sha: str


def key_hint(recipient: str) -> bytes:
    """Return the four bytes by which a file says whose key opens it."""
    return hashlib.sha256(recipient.encode()).digest()[:4]


def digest_of(manifest_bytes: bytes) -> str:
    """Return the name by which both sides speak of a bundle."""
    return hashlib.sha256(manifest_bytes).hexdigest()


def compress_lines(lines: Iterable[str]) -> Packed:
    """Return rows, one JSON text each, as one zstd frame."""
    plain, head = 0, BytesIO()
    rest = iter(lines)
    for line in rest:
        plain += head.write(line.encode() + b"\n")
        if plain > _ONE_SHOT_BYTES:
            break
    else:
        return _packed(zstandard.ZstdCompressor(level=LEVEL).compress(head.getvalue()), plain)
    sink = BytesIO()
    with zstandard.ZstdCompressor(level=LEVEL).stream_writer(sink, closefd=False) as writer:
        writer.write(head.getvalue())
        for line in rest:
            raw = line.encode() + b"\n"
            plain += len(raw)
            writer.write(raw)
    return _packed(sink.getvalue(), plain)


def _packed(payload: bytes, plain: int) -> Packed:
    return Packed(payload, plain, hashlib.sha256(payload).hexdigest())


def seal(cover: Manifest, packed: Packed, keys: Keys, recipients: Sequence[str]) -> bytes:
    """Return the finished file: signed with `keys`, locked for every one of `recipients`."""
    raw = manifest.encode(cover)
    signature = keys.sign(_SIGNED + raw)
    inside = b"".join((struct.pack(">I", len(raw)), raw, signature, packed.payload))
    locked = pyrage.encrypt(inside, [pyrage.x25519.Recipient.from_str(r) for r in recipients])
    return MAGIC + bytes([manifest.FORMAT]) + key_hint(recipients[0]) + bytes(locked)


def unseal(data: bytes, keys: Keys) -> Envelope:
    """Return what the file holds when unlocked with `keys`; trusts nothing yet.

    Raises:
        BundleError: If it is no bundle, too large, of a newer format, locked for another
            key, or damaged.
    """
    if data[:4] != MAGIC or len(data) <= HEADER_BYTES:
        raise refuse(Refusal.NOT_A_BUNDLE)
    if len(data) > FILE_BYTES:
        raise refuse(Refusal.TOO_LARGE, size=len(data))
    if data[4] != manifest.FORMAT:
        raise refuse(Refusal.NEWER_FORMAT)
    return _split(_decrypt(data, keys))


def _decrypt(data: bytes, keys: Keys) -> bytes:
    identity = pyrage.x25519.Identity.from_str(keys.age_secret)
    try:
        return bytes(pyrage.decrypt(data[HEADER_BYTES:], [identity]))
    except (pyrage.DecryptError, ValueError) as error:
        meant_for_us = data[5:HEADER_BYTES] == key_hint(recipient_of(keys.age_secret))
        raise refuse(Refusal.DAMAGED if meant_for_us else Refusal.OTHER_KEY) from error


def _split(inside: bytes) -> Envelope:
    if len(inside) < 4:
        raise refuse(Refusal.DAMAGED)
    (length,) = struct.unpack(">I", inside[:4])
    end = 4 + length
    if length > manifest.MANIFEST_BYTES or len(inside) < end + _SIGNATURE_BYTES:
        raise refuse(Refusal.DAMAGED)
    body = end + _SIGNATURE_BYTES
    return Envelope(inside[4:end], inside[end:body], inside[body:])


def verify(envelope: Envelope) -> Manifest:
    """Return the manifest once its form, its signature and the bounds of its payload hold.

    The signature is checked with the key the manifest names; whether that key is *known*
    is the question of the inbox, not of the container.

    Raises:
        BundleError: If form, signature, size bounds or hash are wrong.
    """
    cover = manifest.decode(envelope.manifest_bytes)
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(cover.signer))
        key.verify(envelope.signature, _SIGNED + envelope.manifest_bytes)
    except (InvalidSignature, ValueError) as error:
        raise refuse(Refusal.BAD_SIGNATURE) from error
    if cover.plain_bytes > PLAIN_BYTES:
        raise refuse(Refusal.BOMB)
    if cover.plain_bytes > RATIO * max(len(envelope.payload), RATIO_FLOOR):
        raise refuse(Refusal.BOMB)
    if hashlib.sha256(envelope.payload).hexdigest() != cover.payload_sha:
        raise refuse(Refusal.DAMAGED)
    return cover


def read_chunks(
    envelope: Envelope, cover: Manifest, chunk_rows: int = CHUNK_ROWS
) -> Iterator[tuple[int, list[list[Any]]]]:
    """Yield (index of the table part, rows) in order, at most `chunk_rows` rows at a time.

    Raises:
        BundleError: If the payload is not what the manifest says.
    """
    lines = _lines(envelope.payload, cover.plain_bytes)
    for index, part in enumerate(cover.tables):
        for start in range(0, part.rows, chunk_rows):
            wanted = min(chunk_rows, part.rows - start)
            yield index, _parse(_take(lines, wanted), len(part.columns))
    if next(lines, None) is not None:
        raise refuse(Refusal.BAD_ROWS)


def mentions(envelope: Envelope, cover: Manifest, words: Sequence[bytes]) -> bool:
    """Return whether any of `words` stands in a row.

    Raises:
        BundleError: If the payload is not what the manifest says.
    """
    return any(
        word in line for line in _lines(envelope.payload, cover.plain_bytes) for word in words
    )


def _take(lines: Iterator[bytes], wanted: int) -> list[bytes]:
    taken: list[bytes] = []
    for _ in range(wanted):
        line = next(lines, None)
        if line is None:
            raise refuse(Refusal.BAD_ROWS)
        taken.append(line)
    return taken


def _parse(lines: list[bytes], width: int) -> list[list[Any]]:
    try:
        rows = canonical.loads(b"[" + b",".join(lines) + b"]")
    except ValueError as error:
        raise refuse(Refusal.BAD_ROWS) from error
    well_shaped = len(rows) == len(lines) and all(
        type(row) is list and len(row) == width for row in rows
    )
    if not well_shaped:
        raise refuse(Refusal.BAD_ROWS)
    return list(rows)


def _lines(payload: bytes, plain_bytes: int) -> Iterator[bytes]:
    rest = b""
    for block in _inflate(payload, plain_bytes):
        *whole, rest = (rest + block).split(b"\n")
        yield from whole
        if len(rest) > LINE_BYTES:
            raise refuse(Refusal.BAD_ROWS)
    if rest:
        raise refuse(Refusal.BAD_ROWS)


def _inflate(payload: bytes, plain_bytes: int) -> Iterator[bytes]:
    unpacker = zstandard.ZstdDecompressor(max_window_size=WINDOW_BYTES)
    total = 0
    try:
        with unpacker.stream_reader(payload) as reader:
            while block := reader.read(_READ_BYTES):
                total += len(block)
                if total > plain_bytes:
                    raise refuse(Refusal.BOMB)
                yield block
    except zstandard.ZstdError as error:
        raise refuse(Refusal.DAMAGED) from error
    if total != plain_bytes:
        raise refuse(Refusal.DAMAGED)
