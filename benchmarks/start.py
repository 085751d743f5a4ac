"""Start to the first painted window with 500 students, against a bare window of 500 rows."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.measure import Row
from benchmarks.rosters import new_store
from peerdesk.enums import Grade
from peerdesk.models.people import Student
from peerdesk.models.stamping import bulk_insert
from peerdesk.services import vaults

TIMES = 9
STUDENTS = 500


def rows() -> Iterator[Row]:
    """Measure processor time and memory of whole processes, in turn with the reference."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "peerdesk.db"
        store, key = new_store(path)
        store.write(lambda session: bulk_insert(session, Student, students(session)), "Filled")
        store.close()
        compiled = Path(folder) / "compiled"
        ours: tuple[str, ...] = ("product_window", str(path), key.hex())
        kinds = {"ours": ours, "filled": (*ours, "filled"), "bare": ("bare_window",)}
        for command in kinds.values():
            run(compiled, *command)  # leaves the byte code
        turns = [{k: run(compiled, *command) for k, command in kinds.items()} for _ in range(TIMES)]
    cpu = {kind: median(turn[kind][0] for turn in turns) for kind in kinds}
    memory = {kind: median(turn[kind][1] for turn in turns) for kind in kinds}
    note = f"bare PySide6 + SQLAlchemy window, {STUDENTS} rows; medians of {TIMES} in turn"
    yield Row("start to first painted window", cpu["ours"], cpu["bare"], "s CPU", note, most=1.2)
    yield Row("memory at that moment", memory["ours"], None, "MiB", "peak of the process", most=130)
    yield Row("start until Today is filled, too", cpu["filled"], cpu["bare"], "s CPU", note)
    yield Row("memory at that moment", memory["filled"], memory["bare"], "MiB", "the same window")


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

    Its byte code is kept in `compiled`, as an installed program has it.
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
