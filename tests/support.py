"""Real files for tests: an encrypted database with a school in it, and people to fill it."""

import os
import secrets
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from peerdesk.enums import ConsentMode, Grade, Paper, VaultRole
from peerdesk.models import local_state
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.database import SessionFactory, create_database, open_database
from peerdesk.models.local_state import Key
from peerdesk.models.people import Student
from peerdesk.models.stamping import bulk_insert
from peerdesk.services import vaults
from peerdesk.services.consent.rules import set_rule
from peerdesk.services.store import Store

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 41, tzinfo=UTC)
SCHOOL_NAME = "Prairie View Elementary"

FIRST = ("Maya", "Eli", "Sam", "Ana", "Jo", "Leo", "Guadalupe", "Cheyenne", "José", "Nizhoni")
LAST = (
    "Ortiz", "Brandt", "Vance", "Ruiz", "Tran", "Peña", "O'Brien", "Yazzie", "St. Clair", "Begay",
)  # fmt: skip


class SteppingClock:
    """A clock that a test moves by hand."""

    def __init__(self, now: datetime = NOW) -> None:
        self.value = now

    def __call__(self) -> datetime:
        return self.value


def make_store(
    tmp_path: Path,
    role: VaultRole = VaultRole.SCHOOL,
    *,
    name: str = SCHOOL_NAME,
    file_name: str = "test.db",
    now=None,
) -> Store:
    """Return a store on a new SQLCipher file with one school, its programs and a school year."""
    sessions = new_file(tmp_path / file_name)
    store = Store(sessions, now=now or SteppingClock())
    set_up = vaults.SetUp(role, name, Paper.LETTER)
    store.write(lambda session: vaults._found(session, set_up), "Set up")
    if role is VaultRole.SCHOOL:
        store.write(_add_year, "Added the school year")
    return store


def new_file(path: Path) -> SessionFactory:
    """Return sessions on a new file without a school: a copy of one blank, with its own identity.

    All these files have one key.
    """
    blank, key = _blank()
    path.write_bytes(blank)
    sessions = open_database(path, key)
    with sessions.begin() as session:
        local_state.put(session, Key.REPLICA, secrets.token_hex(8))
        local_state.put(session, Key.DATABASE_ID, secrets.token_hex(16))
    return sessions


@cache
def _blank() -> tuple[bytes, bytes]:
    key = os.urandom(32)
    with TemporaryDirectory() as folder:
        path = Path(folder, "blank.db")
        create_database(path, key).kw["bind"].dispose()
        return path.read_bytes(), key


def school_id(store: Store) -> str:
    """Return the id of the vault's own school."""
    return store.read(vaults.own_school_id)


def program_ids(store: Store):
    """Return the programs of the school by kind."""
    return store.read(vaults.programs_by_kind)


def add_students(store: Store, count: int = 10, *, grades=(Grade.G01, Grade.G04), **fields):
    """Add students with invented names, grades in turn, numbers from 1001; return their ids."""
    own = school_id(store)
    rows = [
        {
            "school_id": own,
            "student_number": f"{1001 + i}",
            "first_name": FIRST[i % len(FIRST)],
            "last_name": LAST[(i // len(FIRST) + i) % len(LAST)],
            "grade": grades[i % len(grades)],
            "homeroom": f"{grades[i % len(grades)].value}-A",
            "home_languages": ("en",),
            "code": f"C{i:04d}",
            **fields,
        }
        for i in range(count)
    ]
    return store.write(lambda session: bulk_insert(session, Student, rows), "Added students").value


def ask_nobody(store: Store, *kinds) -> None:
    """Let the school ask no family's consent for these activities."""

    def work(session):
        for kind in kinds:
            set_rule(session, kind, ConsentMode.NONE, needs_assent=False, days=14)

    store.write(work, "Asked nobody")


def _add_year(session) -> None:
    session.add(
        SchoolYear(
            school_id=vaults.own_school_id(session),
            name="2026/27",
            starts_on=date(2026, 8, 17),
            ends_on=date(2027, 5, 28),
        )
    )
