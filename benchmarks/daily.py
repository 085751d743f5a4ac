"""The daily minute: search as you type, open the Log session panel, save a session."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.measure import Row, seconds
from benchmarks.rosters import new_store
from peerdesk.enums import Grade, MatchStatus, ProgramKind, SessionKind
from peerdesk.models.database import open_engine
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog
from peerdesk.models.stamping import bulk_insert
from peerdesk.services import vaults
from peerdesk.services.sample import fill_sample
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.store import Store
from peerdesk.services.students import search_students
from peerdesk.settings import Settings
from peerdesk.ui.desk import Desk
from peerdesk.ui.search import Search
from peerdesk.ui.tasks import TaskRunner

STUDENTS, PAIRS, LOGS = 10_000, 2_000, 200_000
DAYS = ("yesterday", "monday", "24 nov", "11/20", "2026-09-15")
GIVEN = ("Maya", "Eli", "Guadalupe", "José", "Nizhoni", "Cheyenne", "Nicolás", "Jo", "Ana", "Sam")
FAMILY = ("Ortiz", "Begay", "Peña", "Brandt", "Vance", "Clair", "Ruiz", "Tran", "Yazzie", "Nakai")
MISTYPED = (
    "mya", "guadlupe", "nizhnoi", "jsoe", "chyenne begay1", "brnadt12", "yazize", "ortzi maya",
    "nicloás", "elli vance",
)  # fmt: skip
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
    yield from palette(folder, reference)


def palette(folder: Path, reference: float) -> Iterator[Row]:
    """Measure the whole box of Ctrl+K: people, pairs, days, commands, and mistyped names."""
    store, _key = new_store(folder / "palette.db")
    store.write(fill, "Filled")
    store.write(pair_up, "Paired")
    desk, stop = desk_on(store, folder)
    search = Search(desk)
    note = f"whole palette, {STUDENTS} students, {PAIRS} pairs, {LOGS} session logs"
    for what, words in (("typed", TYPED), ("mistyped", MISTYPED), ("a day", DAYS)):
        ours = p95(search, words)
        name = f"palette, {what}, p95"
        yield Row(name, ours * 1000, None, "ms", note, most=30)
        yield Row(name, ours * 1000, reference * 1000, "ms", "bare FTS5 as above")
    stop()
    store.close()


def desk_on(store: Store, folder: Path) -> tuple[Desk, Callable[[], None]]:
    """Return a desk on a store, and what ends it."""
    tasks = TaskRunner(lambda *_error: None)
    info = store.read(lambda session: vaults.describe(session, folder))
    return Desk(store, tasks, info, Settings()), tasks.shutdown


def pair_up(session: Session) -> None:
    """Pair the first students, one helper with one buddy."""
    program = vaults.programs_by_kind(session)[ProgramKind.PEER_MENTORING]
    ids = list(session.scalars(select(Student.id).order_by(Student.id).limit(2 * PAIRS)))
    rows = [
        {
            "school_id": vaults.own_school_id(session),
            "program_id": program,
            "mentor_id": ids[2 * n],
            "mentee_id": ids[2 * n + 1],
            "number": n + 1,
            "status": MatchStatus.ACTIVE,
        }
        for n in range(PAIRS)
    ]
    bulk_insert(session, Match, rows)


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


def p95(find: Callable[[str], object], typed: Sequence[str] = TYPED) -> float:
    """Return the 95th percentile of the seconds that a key press takes, after a first round."""
    for text in typed:
        find(text)
    taken = []
    for text in [*typed] * 5:
        start = time.perf_counter()
        find(text)
        taken.append(time.perf_counter() - start)
    return statistics.quantiles(taken, n=20)[-1]


def logging(folder: Path) -> Iterator[Row]:
    """Measure the panel in the window and the write behind its Save button."""
    store, key = new_store(folder / "school.db")
    store.write(lambda session: fill_sample(session, date(2026, 11, 20)), "Filled")
    yield Row("open the Log session panel", opening(store, folder), None, "ms", "painted", most=100)
    first = first_opening(folder / "school.db", key.hex())
    yield Row("the same, first since the start", first, None, "ms", "one process each", most=100)
    soonest = first_opening(folder / "school.db", key.hex(), "at once")
    yield Row("the same, with the key pressed as Today appears", soonest, None, "ms", "as above")
    student = store.read(lambda session: search_students(session, "m"))[0].id
    now = datetime(2026, 11, 19, 18, tzinfo=UTC)
    entry = SessionEntry(SessionKind.DROP_IN, now, 15, student_ids=(student,))
    saving = seconds(lambda: store.write(lambda s: log_session(s, entry), "Logged"), 5)
    yield Row("save a session", saving * 1000, None, "ms", "one committed transaction", most=50)
    store.close()


def first_opening(path: Path, *arguments: str) -> float:
    """Return the milliseconds from Ctrl+L to the painted panel, the median of new processes."""
    command = [sys.executable, "-m", "benchmarks.first_log", str(path), *arguments]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = [subprocess.run(command, env=env, check=True, capture_output=True) for _ in range(5)]
    return statistics.median(float(one.stdout) for one in done)


def opening(store: Store, folder: Path) -> float:
    """Return the milliseconds from Ctrl+L to the painted panel, the second time it opens."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from peerdesk import app as application
    from peerdesk.ui.main_window import MainWindow
    from peerdesk.ui.preferences import Preferences

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
