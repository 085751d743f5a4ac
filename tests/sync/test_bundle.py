"""The container: what goes in comes out, and nothing else ever does."""

import contextlib
import hashlib
import random
import shutil
import struct
import subprocess
from dataclasses import replace

import pyrage
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.enums import Share
from peerdesk.errors import BundleError
from peerdesk.sync import bundle, canonical, manifest
from peerdesk.sync.manifest import Manifest, TablePart
from peerdesk.sync.refusals import Refusal, sentence
from peerdesk.sync.trust import generate_keys

SCHOOL = generate_keys()
DISTRICT = generate_keys()
ROWS = [["a", 1, None], ["b", 2, "ñ"], ["c", 3, "Diné"]]


def cover_for(packed, **changes):
    cover = Manifest(
        app="0.1.0", schema=1, sender="school-1", sender_name="Prairie View",
        audience="district-1", audience_key=DISTRICT.fingerprint, signer=SCHOOL.signer,
        recipient=SCHOOL.recipient, replica="0" * 16, number=1, made_ms=1, share=Share.CODES,
        tables=(TablePart("student", ("id", "n", "x"), 3),), plain_bytes=packed.plain_bytes,
        payload_sha=packed.sha, counts={"student": (3, 0)}, acks=(("1" * 16, 4, "2" * 64),),
        history=((1, "3" * 64),),
    )  # fmt: skip
    return replace(cover, **changes)


def make(rows=ROWS, keys=SCHOOL, **changes):
    packed = bundle.compress_lines(canonical.dumps(row) for row in rows)
    return bundle.seal(cover_for(packed, **changes), packed, keys, [DISTRICT.recipient])


def read(data, keys=DISTRICT, chunk_rows=bundle.CHUNK_ROWS):
    envelope = bundle.unseal(data, keys)
    cover = bundle.verify(envelope)
    chunks = bundle.read_chunks(envelope, cover, chunk_rows)
    return cover, [row for _, rows in chunks for row in rows]


def lock(inside):
    locked = pyrage.encrypt(inside, [pyrage.x25519.Recipient.from_str(DISTRICT.recipient)])
    return b"PDB1\x01" + bundle.key_hint(DISTRICT.recipient) + locked


def sign(raw, payload):
    signature = SCHOOL.sign(b"peerdesk-bundle-1\0" + raw)
    return lock(struct.pack(">I", len(raw)) + raw + signature + payload)


def reason_of(data, keys=DISTRICT):
    with pytest.raises(BundleError) as caught:
        read(data, keys)
    assert caught.value.sentence() == sentence(Refusal(caught.value.fields["reason"]))
    return caught.value.fields["reason"]


def test_rows_and_manifest_come_back_as_they_went_in():
    cover, rows = read(make())

    assert rows == ROWS
    assert cover.sender_name == "Prairie View"
    assert cover.acks == (("1" * 16, 4, "2" * 64),)
    assert cover.tables == (TablePart("student", ("id", "n", "x"), 3),)


@pytest.mark.parametrize("chunk_rows", [1, 2, 3, 4])
def test_chunks_do_not_change_the_rows(chunk_rows):
    assert read(make(), chunk_rows=chunk_rows)[1] == ROWS


def test_an_empty_bundle_is_a_bundle():
    cover, rows = read(make(rows=[], tables=()))

    assert rows == []
    assert cover.rows == 0


def test_the_digest_is_that_of_the_manifest():
    envelope = bundle.unseal(make(), DISTRICT)

    assert (
        bundle.digest_of(envelope.manifest_bytes)
        == hashlib.sha256(manifest.encode(bundle.verify(envelope))).hexdigest()
    )


@pytest.mark.parametrize("data", [b"", b"PDB1", b"PK\x03\x04" * 9, b"\0" * 100])
def test_other_files_are_no_bundle(data):
    assert reason_of(data) == Refusal.NOT_A_BUNDLE


def test_a_bundle_for_somebody_else_says_so():
    assert reason_of(make(), keys=SCHOOL) == Refusal.OTHER_KEY


def test_a_newer_container_asks_for_an_update():
    data = bytearray(make())
    data[4] = 2

    assert reason_of(bytes(data)) == Refusal.NEWER_FORMAT


def test_a_file_over_the_bound_is_not_even_unlocked():
    assert reason_of(make() + b"\0" * bundle.FILE_BYTES) == Refusal.TOO_LARGE


def test_a_signature_by_another_key_is_refused():
    assert reason_of(make(keys=generate_keys())) == Refusal.BAD_SIGNATURE


def test_every_truncation_is_refused():
    data = make()

    for length in range(len(data)):
        assert reason_of(data[:length]) in {Refusal.NOT_A_BUNDLE, Refusal.DAMAGED}


def test_every_flipped_bit_is_refused():
    data = make()
    dice = random.Random(7)

    for place in dice.sample(range(9, len(data)), 400):
        broken = bytearray(data)
        broken[place] ^= 1 << dice.randrange(8)
        assert reason_of(bytes(broken)) == Refusal.DAMAGED


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_signed_garbage_is_refused(raw):
    with pytest.raises(BundleError):
        read(sign(raw, b""))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_locked_garbage_is_refused(inside):
    with pytest.raises(BundleError):
        read(lock(inside))


def frame_of_zeros(size):
    packer = zstandard.ZstdCompressor(level=1).compressobj()
    blocks = [packer.compress(bytes(1 << 24)) for _ in range(size >> 24)]
    return b"".join(blocks) + packer.flush()


@pytest.mark.parametrize("announced", [600 << 20, 400 << 20, 24_000_000])
def test_a_bomb_does_not_go_off(announced):
    payload = frame_of_zeros(1 << 30)
    sha = hashlib.sha256(payload).hexdigest()
    packed = bundle.Packed(payload, announced, sha)
    data = bundle.seal(cover_for(packed), packed, SCHOOL, [DISTRICT.recipient])

    assert reason_of(data) in {Refusal.BOMB, Refusal.BAD_ROWS}


def test_fewer_bytes_than_announced_are_refused():
    packed = bundle.compress_lines(canonical.dumps(row) for row in ROWS)
    cover = cover_for(packed, plain_bytes=packed.plain_bytes + 1)

    assert reason_of(bundle.seal(cover, packed, SCHOOL, [DISTRICT.recipient])) == Refusal.DAMAGED


@pytest.mark.parametrize("count", [0, 1, 2, 4, 5_000_001])
def test_another_number_of_rows_than_announced_is_refused(count):
    part = TablePart("student", ("id", "n", "x"), count)

    assert reason_of(make(tables=(part,))) in {Refusal.BAD_ROWS, Refusal.BAD_MANIFEST}


@pytest.mark.parametrize(
    "line", ["[1]", "{}", "[1,2,3,4]", "[1,2,NaN]", "[1,2,3],[1,2,3]", "[" * 200_000, "", "1"]
)
def test_lines_that_are_no_rows_are_refused(line):
    packed = bundle.compress_lines(['["a",1,null]', line, '["b",1,null]'])
    data = bundle.seal(cover_for(packed), packed, SCHOOL, [DISTRICT.recipient])

    assert reason_of(data) == Refusal.BAD_ROWS


def test_an_endless_line_is_refused():
    packed = bundle.compress_lines(["x" * (4 << 20)])
    packed = replace(packed, plain_bytes=packed.plain_bytes)
    cover = cover_for(packed, tables=(TablePart("student", ("id",), 1),))

    assert reason_of(bundle.seal(cover, packed, SCHOOL, [DISTRICT.recipient])) in {
        Refusal.BAD_ROWS,
        Refusal.BOMB,
    }


JUNK = [
    None, True, -1, 1.5, 1e308, 2**70, "", "x" * 5000, "\u0000", [], {}, {"a": [1]}, [[1, 2], 3],
    [None], "0" * 16, "../../etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_a_manifest_field_of_another_form_is_refused_or_means_the_same(junk):
    base = canonical.loads(bundle.unseal(make(), DISTRICT).manifest_bytes)
    payload = bundle.unseal(make(), DISTRICT).payload

    for key in base:
        data = sign(canonical.dumps({**base, key: junk}).encode(), payload)
        with contextlib.suppress(BundleError):
            assert read(data)[1] == ROWS


def test_an_unsorted_manifest_is_refused():
    envelope = bundle.unseal(make(), DISTRICT)
    value = canonical.loads(envelope.manifest_bytes)
    raw = canonical.dumps(value).replace(",", ", ", 1).encode()

    assert reason_of(sign(raw, envelope.payload)) == Refusal.BAD_MANIFEST


def test_a_lone_surrogate_in_the_manifest_is_refused():
    envelope = bundle.unseal(make(), DISTRICT)
    raw = envelope.manifest_bytes.replace(b"Prairie View", b"\\ud800")

    assert reason_of(sign(raw, envelope.payload)) == Refusal.BAD_MANIFEST


@pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not installed")
def test_the_standard_age_tool_unlocks_a_bundle(tmp_path):
    (tmp_path / "key").write_text(DISTRICT.age_secret + "\n")
    opened = subprocess.run(
        ["age", "-d", "-i", tmp_path / "key"], input=make()[9:], capture_output=True, check=True
    ).stdout

    assert opened[4:].startswith(b'{"acks"')
