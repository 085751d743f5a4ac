"""Bundles with a valid signature and hostile content: refused in words, or well formed."""

import hashlib
import json
import random
import struct
from functools import partial

import pyrage
import pytest
import zstandard
from bundle_support import invite, make_district, make_place
from support import add_students

from peerdesk.enums import BundleStatus
from peerdesk.errors import BundleError
from peerdesk.models.people import Student
from peerdesk.sync import bundle, canonical, identity, judging

MUTATIONS = 2400
JUNK = [
    None, True, -1, 1e308, 2**70, 1.5, "x" * 30_000, "\u0000", "\U0001f600", [], {}, {"a": [1]},
    [[1, 2], 3], "'; DROP TABLE student;--", "0" * 36, "2026-02-31", "2026-13-45T99:00:00.000Z",
    "now", "", 10**9, "active", "../../x",
]  # fmt: skip
MARKS = [
    '{"grade":[1]}', '{"grade":5}', "[]", "{", "{}", '{"nosuch":[1,2,"a"]}',
    '{"id":[9,9,"0123456789abcdef"]}', '{"seq":[9,9,"0123456789abcdef"]}',
    '{"note":[1,1,"0123456789abcdef"]}', '{"grade":["a",1,"b"]}',
    '{"grade":[99999999999999999999,1,"0123456789abcdef"]}',
    '{"grade":[5,1,"0123456789abcdef"]}', '{"grade": [5,1,"0123456789abcdef"]}',
    '{"grade":[5000,1,"0123456789abcdef"]}', '{"school_id":[2,1,"0123456789abcdef"]}',
    '{"deleted_at":[2,1,"0123456789abcdef"]}', '{"grade":[true,1,"0123456789abcdef"]}',
    '{"blanked":[2,1,"0123456789abcdef"]}', '{"blanked":5}', '{"blanked":[2,1]}',
]  # fmt: skip
SCRAPS = b'[]{}",:0123456789truefalsenull \\u'


class Attack:
    """A real bundle of a real school, taken apart to be put together wrongly."""

    def __init__(self, school, district):
        self.keys = school.store.read(identity.own_keys)
        self.lock = district.store.read(identity.own_keys).recipient
        data = school.bundle(is_full=True).read_bytes()
        envelope = bundle.unseal(data, district.store.read(identity.own_keys))
        self.cover = json.loads(envelope.manifest_bytes)
        plain = zstandard.ZstdDecompressor().decompress(envelope.payload, max_output_size=1 << 24)
        self.lines = plain.split(b"\n")[:-1]

    def mutate(self, dice):
        """Return the bytes of a signed bundle with one thing wrong."""
        cover, lines = json.loads(json.dumps(self.cover)), list(self.lines)
        at = dice.randrange(len(lines))
        ways = [self.cell, self.scrap, self.deep, self.marks, self.header, self.part]
        dice.choices(ways, [50, 8, 4, 12, 16, 10])[0](dice, cover, lines, at)
        return self.pack(cover, b"\n".join(lines) + b"\n")

    def cell(self, dice, _cover, lines, at):
        row = json.loads(lines[at])
        row[dice.randrange(len(row))] = dice.choice(JUNK)
        lines[at] = json.dumps(row).encode()

    def scrap(self, dice, _cover, lines, at):
        lines[at] = bytes(dice.choice(SCRAPS) for _ in range(dice.randrange(80)))

    def deep(self, dice, _cover, lines, at):
        lines[at] = b"[" * dice.choice([10, 2_000, 200_000])

    def marks(self, dice, _cover, lines, at):
        row = json.loads(lines[at])
        row[3] = dice.choice(MARKS)
        lines[at] = json.dumps(row).encode()

    def header(self, dice, cover, _lines, _at):
        keys = [key for key in cover if key not in {"plain", "sha"}]
        cover[dice.choice(keys)] = dice.choice(JUNK)

    def part(self, dice, cover, _lines, _at):
        part = dice.choice(cover["tabs"])
        junk = [*JUNK, "sqlite_master", "student", "local_state", "purged", "merge_audit", ["id"]]
        part[dice.choice(["t", "cols", "n"])] = dice.choice(junk)

    def pack(self, cover, plain):
        payload = zstandard.ZstdCompressor(level=1).compress(plain)
        if isinstance(cover.get("plain"), int):
            cover["plain"] = len(plain)
        if isinstance(cover.get("sha"), str):
            cover["sha"] = hashlib.sha256(payload).hexdigest()
        raw = canonical.dumps(cover).encode("utf-8", "replace")
        signature = self.keys.sign(b"peerdesk-bundle-1\0" + raw)
        inside = struct.pack(">I", len(raw)) + raw + signature + payload
        locked = pyrage.encrypt(inside, [pyrage.x25519.Recipient.from_str(self.lock)])
        return b"PDB1\x01" + bundle.key_hint(self.lock) + locked


@pytest.fixture
def places(tmp_path):
    school, district = make_place(tmp_path / "school"), make_district(tmp_path / "district")
    add_students(school.store, 12)
    invite(district, school)
    district.merge(school.bundle())
    ids = [row[0] for row in school.rows("SELECT id FROM student ORDER BY code LIMIT 10")]
    school.store.write(lambda s: [setattr(s.get(Student, i), "grade", "09") for i in ids], "Edits")
    return school, district


def state_of(place):
    """Return a digest of everything in the file but the inbox's own list and its audit."""

    def read(session):
        run = session.connection().connection.driver_connection.execute
        names = run(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
            "AND name NOT IN ('import_log', 'merge_audit', 'action') ORDER BY 1"
        ).fetchall()
        rows = [run(f'SELECT * FROM "{name}"').fetchall() for (name,) in names]  # noqa: S608
        return hashlib.sha256(repr(rows).encode()).hexdigest()

    return place.store.read(read)


def judge(place, data):
    """Return the status of a bundle as the inbox would; only BundleError may come out."""
    try:
        opened = place.store.read(partial(judging.open_file, data=data))
    except BundleError:
        return BundleStatus.REJECTED
    work = partial(judging.judge, opened=opened, is_approved=True)
    return place.store.write(work, "Merged").value.status


@pytest.mark.parametrize("seed", range(4))
def test_hostile_bundles_never_change_the_file_when_refused(places, seed):
    school, district = places
    attack, dice = Attack(school, district), random.Random(seed)
    outcomes = dict.fromkeys(BundleStatus, 0)
    before = state_of(district)

    for _ in range(MUTATIONS // 4):
        status = judge(district, attack.mutate(dice))
        after = state_of(district)
        outcomes[status] += 1
        assert after == before or status in {BundleStatus.MERGED, BundleStatus.GAP}
        before = after

    assert outcomes[BundleStatus.REJECTED] > 200
    assert district.rows("PRAGMA integrity_check") == [("ok",)]
    assert district.rows("PRAGMA foreign_key_check") == []
    district.store.read(lambda s: s.query(Student).all())
    peer = district.rows("SELECT id FROM peer")[0][0]
    assert district.reply(peer).is_file()


def test_a_row_of_another_school_waits(places):
    school, district = places
    attack = Attack(school, district)
    other = "00000000-0000-7000-8000-000000000000"
    lines = [line.replace(school.id.encode(), other.encode()) for line in attack.lines]

    judge(district, attack.pack({**attack.cover, "no": 99}, b"\n".join(lines) + b"\n"))

    assert district.rows("SELECT count(*) FROM student WHERE school_id = ?", other) == [(0,)]
    assert district.rows("SELECT count(*) > 0 FROM held_row WHERE reason = 'scope'") == [(1,)]


def test_a_blanked_row_brings_nothing_whatever_it_says(places):
    school, district = places
    attack = Attack(school, district)
    marks = '{"blanked":[2,1,"0123456789abcdef"],"grade":[9,1,"0123456789abcdef"]}'
    rows = [json.loads(line) for line in attack.lines]
    gone = "2026-11-24T00:00:00.000Z"
    lines = [
        json.dumps([*row[:3], marks, gone, *row[5:]] if row[3] else row).encode() for row in rows
    ]

    status = judge(district, attack.pack({**attack.cover, "no": 99}, b"\n".join(lines) + b"\n"))

    assert status is BundleStatus.MERGED
    blank = (
        "SELECT count(*) FROM student WHERE deleted_at = ? AND grade <> '09' AND first_name = ''"
    )
    assert district.rows(blank, gone) == [(10,)]
    assert district.rows("SELECT count(*) FROM student WHERE versions LIKE '%grade%'") == [(0,)]


def test_a_jump_of_a_counter_waits(places):
    school, district = places
    attack = Attack(school, district)
    marks = '{"grade":[5000,1,"0123456789abcdef"]}'
    rows = [json.loads(line) for line in attack.lines]
    lines = [json.dumps([*row[:3], marks, *row[4:]] if row[3] else row).encode() for row in rows]

    judge(district, attack.pack({**attack.cover, "no": 99}, b"\n".join(lines) + b"\n"))

    assert district.rows("SELECT count(*) FROM held_row WHERE reason = 'jump'") == [(10,)]
    assert district.rows("SELECT count(*) FROM student WHERE grade = '09'") == [(0,)]
