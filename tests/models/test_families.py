"""Classes are mapped when they are needed, and none is forgotten."""

import os
import subprocess
import sys
from pathlib import Path

from support import make_store

from peerdesk import models
from peerdesk.models.families import FAMILIES

FOLDER = Path(models.__file__).parent
READ_THEN_WRITE = """
import sys
from pathlib import Path
from peerdesk.models import local_state
from peerdesk.models.base import Base
from peerdesk.models.database import open_database
from peerdesk.models.local_state import Key
from peerdesk.models.people import Student
from peerdesk.services import vaults
from peerdesk.services.store import Store

store = Store(open_database(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])))
own = store.read(vaults.own_school_id)
print("duty_assignment" in Base.metadata.tables)
def add(session):
    session.add(Student(school_id=own, code="C1", first_name="Maya", last_name="Ortiz"))
add.__module__, add.__qualname__ = "peerdesk.services.students", "add"
print(store.write(add, "Added").changed)
store.close()
"""


def test_every_module_with_mapped_classes_is_a_family():
    with_tables = {
        path.stem for path in FOLDER.glob("*.py") if "__tablename__" in path.read_text("utf-8")
    }

    assert with_tables == set(FAMILIES)


def test_read_maps_what_it_needs_and_write_maps_the_rest(tmp_path):
    store = make_store(tmp_path)
    key = store.key.hex()
    store.close()

    done = subprocess.run(
        [sys.executable, "-c", READ_THEN_WRITE, tmp_path / "test.db", key],
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split("\n")[:2] == ["False", "frozenset({'Student'})"]
