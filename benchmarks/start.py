"""Start to the first painted window with 500 students, against a bare window of 500 rows."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.rosters import new_store
from peerdesk.enums import Grade
from peerdesk.models.people import Student
from peerdesk.models.stamping import bulk_insert
from peerdesk.services import vaults

TIMES = 5
STUDENTS = 500


def rows() -> Iterator[Row]:
    """Measure processor time and memory of whole processes, the least of some runs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peerdesk.db"
        store, key = new_store(path)
        store.write(lambda session: bulk_insert(session, Student, students(session)), "Filled")
        store.close()
        compiled = Path(folder) / "compiled"
        ours = [run(compiled, "product_window", str(path), key.hex()) for _ in range(TIMES)]
        bare = [run(compiled, "bare_window") for _ in range(TIMES)]
    yield Row(
        "start to first painted window",
        min(taken for taken, _ in ours),
        min(taken for taken, _ in bare),
        "s CPU",
        f"bare PySide6 + SQLAlchemy window, {STUDENTS} rows",
        most=1.2,
    )
    memory = min(size for _, size in ours)
    yield Row("memory at that moment", memory, None, "MiB", "peak of the process", most=130)


def students(session) -> list[dict[str, object]]:  # noqa: ANN001
    """Return the students of the school."""
    own = vaults.own_school_id(session)
    return [
        {
            "school_id": own,
            "code": f"C{n:04d}",
            "student_number": f"{1000 + n}",
            "first_name": f"Given{n}",
            "last_name": f"Family{n}",
            "grade": list(Grade)[1 + n % 6],
        }
        for n in range(STUDENTS)
    ]


def run(compiled: Path, module: str, *arguments: str) -> tuple[float, float]:
    """Return the processor seconds and the peak MiB of a process.

    The first run leaves its byte code in `compiled`, as an installed program has it.
    """
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}
    env = os.environ | kept | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=env) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit("The window did not start")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 2**10
