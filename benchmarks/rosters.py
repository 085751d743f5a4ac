"""Import of 2,000 students: the preview in seconds, the write against a raw insert."""

import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.measure import Row, seconds
from peerdesk.enums import Paper, VaultRole
from peerdesk.models.database import create_database, open_engine
from peerdesk.models.people import Student
from peerdesk.services import vaults
from peerdesk.services.roster.apply import import_roster
from peerdesk.services.roster.plan import plan_import
from peerdesk.services.roster.rows import Choices
from peerdesk.services.roster.source import build_roster, open_bytes
from peerdesk.services.store import Store

STUDENTS = 2000
TODAY = date(2026, 11, 24)


def rows() -> Iterator[Row]:
    """Measure file to preview, and preview to written."""
    data = a_roster()
    with tempfile.TemporaryDirectory() as folder:
        store, _key = new_store(Path(folder) / "one.db")
        yield Row(
            f"preview of {STUDENTS} students",
            seconds(lambda: preview(store, data)),
            None,
            "s",
            "file to new, changed, left, same",
            most=1.0,
        )
        roster = build_roster(open_bytes(data), Choices(), TODAY)
        write = seconds(
            lambda: store.write(lambda session: import_roster(session, roster, TODAY), "Import"), 1
        )
        yield Row(
            f"write of {STUDENTS} students",
            write,
            raw_insert(store, Path(folder) / "raw.db"),
            "s",
            "the same rows by one raw insert into SQLCipher",
            most=3.0,
        )
        store.close()


def a_roster() -> bytes:
    """Return a CSV as a school system exports it."""
    grades = ["KG", "01", "02", "03", "04", "05"]
    lines = [
        f"{100000 + n},Family{n % 700},Given{n % 450},{grades[n % 6]},"
        f"2018-0{1 + n % 9}-1{n % 9},{n % 40}A,en"
        for n in range(STUDENTS)
    ]
    heading = "Student ID,Last name,First name,Grade,Birth date,Homeroom,Home language"
    return "\n".join([heading, *lines]).encode()


def preview(store: Store, data: bytes) -> None:
    """Do what the import page does before its last step."""
    roster = build_roster(open_bytes(data), Choices(), TODAY)
    plan = store.read(lambda session: plan_import(session, roster, TODAY))
    if len(plan.new) != STUDENTS:
        raise SystemExit("The preview lost students")


def new_store(path: Path) -> tuple[Store, bytes]:
    """Return a store on a new database with one school."""
    key = os.urandom(32)
    store = Store(create_database(path, key))
    set_up = vaults.SetUp(VaultRole.SCHOOL, "Benchmark", Paper.LETTER)
    store.write(lambda session: vaults._found(session, set_up), "Set up")  # noqa: SLF001
    return store, key


def raw_insert(store: Store, path: Path) -> float:
    """Return the seconds that inserting the stored students takes, without any of our code."""
    table = Student.__table__
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    marks = ", ".join("?" for _ in table.columns)
    with store._sessions() as session:  # noqa: SLF001
        raw = session.connection().connection.driver_connection
        rows_ = raw.execute(f"SELECT {columns} FROM student").fetchall()  # noqa: S608
    other, _key = new_store(path)
    other.close()
    engine = open_engine(path, _key)
    connection = engine.raw_connection().driver_connection
    connection.execute("PRAGMA foreign_keys = OFF")

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(f"INSERT INTO student ({columns}) VALUES ({marks})", rows_)  # noqa: S608
        connection.execute("COMMIT")

    taken = seconds(insert, 1)
    connection.close()
    return taken
