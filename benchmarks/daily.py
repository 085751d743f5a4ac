"""The daily minute: search as you type, open the Log session panel, save a session."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from benchmarks.measure import Row, seconds
from benchmarks.rosters import new_store
from peerdesk.enums import Grade, SessionKind
from peerdesk.models.database import open_engine
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog
from peerdesk.models.stamping import bulk_insert
from peerdesk.services import vaults
from peerdesk.services.sample import fill_sample
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.store import Store
from peerdesk.services.students import search_students

STUDENTS, LOGS = 10_000, 200_000
GIVEN = ("Maya", "Eli", "Guadalupe", "José", "Nizhoni", "Cheyenne", "Nicolás", "Jo", "Ana", "Sam")
FAMILY = ("Ortiz", "Begay", "Peña", "Brandt", "Vance", "Clair", "Ruiz", "Tran", "Yazzie", "Nakai")
TYPED = ("m", "ma", "may", "maya o", "gua", "jose", "pen", "begay1", "nic ru", "1004", "zzz")


def rows() -> Iterator[Row]:
    """Measure in files of their own."""
    with tempfile.TemporaryDirectory() as folder:
        yield from searching(Path(folder))
        yield from logging(Path(folder))


def searching(folder: Path) -> Iterator[Row]:
    """Measure the search against a bare full-text query over the same names."""
    store, key = new_store(folder / "large.db")
    store.write(fill, "Filled")
    ours = p95(lambda text: store.read(lambda session: search_students(session, text)))
    engine = open_engine(folder / "large.db", key)
    connection = engine.raw_connection().driver_connection
    connection.execute(
        "CREATE VIRTUAL TABLE names USING fts5(n, tokenize='unicode61', prefix='1 2 3')"
    )
    connection.execute(
        "INSERT INTO names "
        "SELECT first_name || ' ' || last_name || ' ' || student_number FROM student"
    )
    query = "SELECT n FROM names WHERE names MATCH ? ORDER BY rank LIMIT 12"

    def bare(text: str) -> None:
        words = " ".join(f'"{word}"*' for word in text.split())
        connection.execute(query, (words,)).fetchall()

    reference = p95(bare)
    connection.close()
    store.close()
    note = f"bare FTS5, {STUDENTS} students, {LOGS} session logs"
    yield Row("search as you type, p95", ours * 1000, None, "ms", note, most=30)
    yield Row("search as you type, p95", ours * 1000, reference * 1000, "ms", note)


def fill(session: Session) -> None:
    """Add a district's worth of students and sessions."""
    own = vaults.own_school_id(session)
    students = [
        {
            "school_id": own,
            "code": f"C{n:05d}",
            "student_number": f"{100_000 + n}",
            "first_name": GIVEN[n % 10],
            "last_name": f"{FAMILY[n // 10 % 10]}{n // 100}",
            "grade": list(Grade)[1 + n % 8],
        }
        for n in range(STUDENTS)
    ]
    bulk_insert(session, Student, students)
    start = datetime(2025, 8, 18, 18, tzinfo=UTC)
    logs = [
        {
            "school_id": own,
            "kind": SessionKind.DROP_IN,
            "held_at": start + timedelta(minutes=3 * n),
            "minutes": 15,
        }
        for n in range(LOGS)
    ]
    bulk_insert(session, SessionLog, logs)


def p95(find: Callable[[str], object]) -> float:
    """Return the 95th percentile of the seconds that a key press takes, after a first round."""
    for text in TYPED:
        find(text)
    taken = []
    for text in TYPED * 5:
        start = time.perf_counter()
        find(text)
        taken.append(time.perf_counter() - start)
    return statistics.quantiles(taken, n=20)[-1]


def logging(folder: Path) -> Iterator[Row]:
    """Measure the panel in the window and the write behind its Save button."""
    store, _key = new_store(folder / "school.db")
    store.write(lambda session: fill_sample(session, date(2026, 11, 20)), "Filled")
    yield Row("open the Log session panel", opening(store, folder), None, "ms", "painted", most=100)
    student = store.read(lambda session: search_students(session, "m"))[0].id
    now = datetime(2026, 11, 19, 18, tzinfo=UTC)
    entry = SessionEntry(SessionKind.DROP_IN, now, 15, student_ids=(student,))
    saving = seconds(lambda: store.write(lambda s: log_session(s, entry), "Logged"), 5)
    yield Row("save a session", saving * 1000, None, "ms", "one committed transaction", most=50)
    store.close()


def opening(store: Store, folder: Path) -> float:
    """Return the milliseconds from Ctrl+L to the painted panel, the second time it opens."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from peerdesk import app as application
    from peerdesk.settings import Settings
    from peerdesk.ui.main_window import MainWindow
    from peerdesk.ui.preferences import Preferences
    from peerdesk.ui.tasks import TaskRunner

    qt = application.make_application()
    application._wear(qt, Settings())  # noqa: SLF001 - what `app.run` does
    tasks = TaskRunner(lambda *_error: None)
    window = MainWindow(tasks, Preferences(folder / "s.toml", lambda _settings: None, qt), folder)
    info = store.read(lambda session: vaults.describe(session, folder))
    window.open(vaults.OpenVault(store, info, "counselor", nullcontext()))
    window.show()
    qt.processEvents()

    def press() -> None:
        window.shell.open_log()
        qt.processEvents()
        window.grab()

    taken = seconds(press)
    tasks.shutdown()
    return taken * 1000
