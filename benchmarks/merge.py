"""Merge of a full bundle of 110,000 rows against a raw insert of the same rows.

`measure(folder)` returns seconds of both in one run, the ratio, the growth of memory by the
merge in MiB, and the size of the bundle against its rows as JSONL + zstd-10.
"""

import json
import os
import random
import resource
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import zstandard
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.enums import Share, VaultRole
from peerdesk.models.base import new_id
from peerdesk.models.database import create_database
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog
from peerdesk.models.stamping import bulk_insert, stamp_of
from peerdesk.services import vaults
from peerdesk.services.store import Store
from peerdesk.sync import bundle, export, join, judging

STUDENTS, SESSIONS = 10_000, 100_000
FIRST = ("Ana", "Ben", "Carla", "Elena", "Farid", "Grace", "Hiro", "Juma", "Kofi", "Lena")
LAST = ("Abara", "Brandt", "Costa", "Diallo", "Fofana", "Haas", "Ito", "Jensen", "Mensah")
TOPICS = ("friends", "school", "family", "feelings", "play", "other")


def _vault(path: Path, role: VaultRole, name: str) -> Store:
    store = Store(create_database(path, os.urandom(32)))
    set_up = vaults.SetUp(role, name, vaults.Paper.LETTER)
    store.write(lambda session: vaults._found(session, set_up), "Set up")  # noqa: SLF001
    return store


def _fill(session: object, dice: random.Random) -> None:
    own = vaults.own_school_id(session)
    students = [
        {
            "school_id": own,
            "code": f"{dice.getrandbits(40):010x}",
            "student_number": str(100_000 + number),
            "first_name": dice.choice(FIRST),
            "last_name": dice.choice(LAST),
            "homeroom": f"{dice.randint(1, 5)}-A",
        }
        for number in range(STUDENTS)
    ]
    bulk_insert(session, Student, students)
    now = stamp_of(session).now()
    sessions = [
        {
            "id": new_id(),
            "school_id": own,
            "held_at": now.replace(month=dice.randint(1, 12), day=dice.randint(1, 28)),
            "minutes": dice.choice([10, 15, 30, 45]),
            "topic": dice.choice(TOPICS),
            "mood": dice.choice(["good", "ok", "hard"]),
        }
        for _ in range(SESSIONS)
    ]
    bulk_insert(session, SessionLog, sessions)


def _make_bundle(folder: Path, district: Store) -> bytes:
    school = _vault(folder / "school.db", VaultRole.SCHOOL, "Prairie View")
    school.write(partial(_fill, dice=random.Random(11)), "Filled")
    invite = district.write(lambda s: join.create_invite(s, "Prairie View"), "Invited").value
    school.write(lambda s: join.join_district(s, invite.data), "Joined")

    def build(session: object) -> bytes:
        peer = export.district_of(session)
        return export.build(session, peer, Share.NAMES, now=stamp_of(session).now()).data

    data = school.write(build, "Made").value
    school.close()
    return data


def _raw_insert(folder: Path, opened: judging.Opened) -> float:
    """Return the seconds of inserting the rows of the bundle with nothing around it."""
    parts = [
        (opened.cover.tables[index], rows)
        for index, rows in bundle.read_chunks(opened.envelope, opened.cover, 1 << 30)
    ]
    connection = sqlcipher.connect(str(folder / "raw.db"), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{os.urandom(32).hex()}'\"")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -16000"):
        connection.execute(f"PRAGMA {pragma}")
    for part, _rows in parts:
        columns = ", ".join(f'"{name}"' for name in part.columns[1:])
        connection.execute(f'CREATE TABLE "{part.table}" (id TEXT PRIMARY KEY NOT NULL, {columns})')
    start = time.perf_counter()
    connection.execute("BEGIN")
    for part, rows in parts:
        places = ", ".join("?" * len(part.columns))
        connection.executemany(f'INSERT INTO "{part.table}" VALUES ({places})', rows)  # noqa: S608
    connection.execute("COMMIT")
    seconds = time.perf_counter() - start
    connection.close()
    return seconds


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(folder: Path) -> dict[str, float]:
    """Return seconds, ratio, growth and sizes of one run in `folder`."""
    district = _vault(folder / "district.db", VaultRole.DISTRICT, "Prairie County")
    data = _make_bundle(folder, district)
    raw = _raw_insert(folder, district.read(partial(judging.open_file, data=data)))
    before = _peak_mib()
    start = time.perf_counter()
    opened = district.read(partial(judging.open_file, data=data))
    verdict = district.write(partial(judging.judge, opened=opened), "Merged").value
    merged = time.perf_counter() - start
    assert verdict.counts.new >= STUDENTS + SESSIONS  # noqa: S101
    plain = zstandard.ZstdDecompressor().stream_reader(opened.envelope.payload).read()
    reference = len(zstandard.ZstdCompressor(level=10).compress(plain))
    district.close()
    return {
        "raw_seconds": raw,
        "merge_seconds": merged,
        "ratio": merged / raw,
        "growth_mib": _peak_mib() - before,
        "bundle_mib": len(data) / (1 << 20),
        "reference_mib": reference / (1 << 20),
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        json.dump(measure(Path(name)), sys.stdout, indent=1)
