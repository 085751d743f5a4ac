"""A full merge of 110,000 records into SQLCipher, against a raw insert of the same rows."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time

import zstandard
from sqlalchemy.orm import Session

from benchmarks.measure import Row, peak_mib, seconds
from benchmarks.rosters import new_store
from peerdesk.enums import Grade, Paper, SessionKind, Share, VaultRole
from peerdesk.models.database import create_database, open_database, open_engine
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.models.stamping import bulk_insert
from peerdesk.services import vaults
from peerdesk.services.store import Store
from peerdesk.sync.export import make_bundle
from peerdesk.sync.inbox import merge_files
from peerdesk.sync.join import create_invite, join_district, record_basis

STUDENTS, LOGS = 2_000, 36_000
TODAY = date(2026, 11, 24)
TABLES = ("student", "session_log", "session_attendance")


def rows() -> Iterator[Row]:
    """Measure making, size and merging of one full bundle, by the processor time it takes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        school, key = new_store(folder / "school.db")
        count = school.write(fill, "Filled").value
        office_key = invite_school(folder, school)
        bundle = folder / "b.peerdesk"
        making = seconds(lambda: send(school, folder, bundle), 1, process_time)
        school.close()
        plain, raw = plain_size(folder / "school.db", key), raw_insert(folder, key)
        merging, growth = merge_elsewhere(folder, office_key)
        size = bundle.stat().st_size / 2**20
    what = f"{count} records"
    yield Row(f"make a bundle of {what}", making, None, "s", "read, compress, sign, lock")
    yield Row("its size", size, plain, "MiB", "JSON lines + zstd-10 of the rows", most=1.2)
    yield Row("its size", size, None, "MiB", "limit of the design", most=5.5)
    yield Row(f"full merge of {what}", merging, raw, "s", "raw insert, same rows", most=3.5)
    yield Row("memory it takes", growth, None, "MiB", "in a process of its own", most=120)


def invite_school(folder: Path, school: Store) -> bytes:
    """Make a district, let the school join it, and return the key of the district's file."""
    key = os.urandom(32)
    district = Store(create_database(folder / "district.db", key))
    set_up = vaults.SetUp(VaultRole.DISTRICT, "Office", Paper.LETTER)
    district.write(lambda session: vaults._found(session, set_up), "Set up")  # noqa: SLF001
    invite = district.write(lambda s: create_invite(s, "Benchmark"), "Invited").value
    school.write(lambda s: join_district(s, invite.data), "Joined")
    school.write(lambda s: record_basis(s, "Benchmark", "counselor"), "Allowed")
    district.close()
    return key


def merge_elsewhere(folder: Path, key: bytes) -> tuple[float, float]:
    """Return seconds and MiB of the merge in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.merging", str(folder)]
    done = subprocess.run(command, input=key.hex(), capture_output=True, text=True, check=True)
    taken, growth = done.stdout.split()
    return float(taken), float(growth)


def merge_here(folder: Path, key: bytes) -> None:
    """Merge the bundle of `folder` and print seconds and MiB."""
    district = Store(open_database(folder / "district.db", key))
    before = peak_mib()
    taken = seconds(lambda: receive(district, folder, folder / "b.peerdesk"), 1, process_time)
    print(taken, peak_mib() - before)


def fill(session: Session) -> int:
    """Add students and their sessions; return how many records."""
    own = vaults.own_school_id(session)
    start = datetime(2026, 8, 17, 18, tzinfo=UTC)
    grades = list(Grade)[1:7]
    students = [
        {
            "school_id": own,
            "code": f"C{n:05d}",
            "student_number": f"{100000 + n}",
            "first_name": f"Given{n % 450}",
            "last_name": f"Family{n % 700}",
            "grade": grades[n % 6],
            "homeroom": f"{n % 40}A",
        }
        for n in range(STUDENTS)
    ]
    ids = bulk_insert(session, Student, students)
    logs = [
        {
            "school_id": own,
            "kind": SessionKind.DROP_IN,
            "held_at": start + timedelta(minutes=7 * n),
            "minutes": 10 + n % 30,
        }
        for n in range(LOGS)
    ]
    log_ids = bulk_insert(session, SessionLog, logs)
    there = [
        {"school_id": own, "session_log_id": log, "student_id": ids[(n * 7 + place) % STUDENTS]}
        for n, log in enumerate(log_ids)
        for place in (0, 1)
    ]
    return len(ids) + len(log_ids) + len(bulk_insert(session, SessionAttendance, there))


def send(school: Store, folder: Path, target: Path) -> None:
    """Make the school's bundle."""
    outbox = folder / "outbox"
    make_bundle(school, share=Share.NAMES, outbox=outbox, target=target, today=TODAY)


def receive(district: Store, folder: Path, bundle: Path) -> None:
    """Merge it, and see that all of it arrived."""
    judged = merge_files(district, [bundle], folder / "inbox")[0]
    if judged.counts.new < STUDENTS + 3 * LOGS:
        raise SystemExit("The merge lost records: " + judged.reason)


def read_rows(path: Path, key: bytes, table: str) -> tuple[str, list[tuple[object, ...]]]:
    """Return the column list and all rows of `table`."""
    engine = open_engine(path, key)
    connection = engine.raw_connection()
    cursor = connection.driver_connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608
    columns = ", ".join(f'"{column[0]}"' for column in cursor.description)
    found = cursor.fetchall()
    connection.close()
    engine.dispose()
    return columns, found


def plain_size(path: Path, key: bytes) -> float:
    """Return MiB of the rows as JSON lines, compressed."""
    lines = [
        json.dumps(row, separators=(",", ":"))
        for table in TABLES
        for row in read_rows(path, key, table)[1]
    ]
    return len(zstandard.compress("\n".join(lines).encode(), 10)) / 2**20


def raw_insert(folder: Path, key: bytes) -> float:
    """Return the seconds of inserting the rows into an empty SQLCipher file, keys and all."""
    create_database(folder / "raw.db", key).kw["bind"].dispose()
    target = open_engine(folder / "raw.db", key)
    connection = target.raw_connection().driver_connection
    connection.execute("PRAGMA foreign_keys = OFF")
    content = {table: read_rows(folder / "school.db", key, table) for table in TABLES}

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        for table, (columns, found) in content.items():
            marks = ", ".join("?" for _ in found[0])
            connection.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', found)  # noqa: S608
        connection.execute("COMMIT")

    taken = seconds(insert, 1, process_time)
    connection.close()
    return taken


if __name__ == "__main__":
    merge_here(Path(sys.argv[1]), bytes.fromhex(sys.stdin.read()))
