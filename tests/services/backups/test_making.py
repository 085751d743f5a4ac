"""A backup is whole, encrypted, verified and never in the way of an older one."""

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from support import NOW, add_students, make_store

from peerdesk.enums import BackupReason
from peerdesk.errors import DamagedFileError, StorageError
from peerdesk.models import copies
from peerdesk.models.database import open_database
from peerdesk.models.people import Student
from peerdesk.services.backups.making import (
    FILE_NAME,
    list_backups,
    make_backup,
    own_folder,
)
from peerdesk.services.backups.schedule import protect
from peerdesk.services.store import Store


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    add_students(made, 12)
    yield made
    made.close()


def names_in(path, key):
    sessions = copies.open_copy(path / FILE_NAME, key)
    with sessions() as session:
        names = session.scalars(select(Student.last_name)).all()
    sessions.kw["bind"].dispose()
    return names


def test_backup_holds_every_row_and_no_plain_name(store, tmp_path):
    row = make_backup(store, tmp_path, NOW)

    assert len(names_in(row.path, store.key)) == 12
    content = b"".join(path.read_bytes() for path in row.path.rglob("*") if path.is_file())
    assert b"Ortiz" not in content
    assert not (row.path / FILE_NAME).read_bytes().startswith(b"SQLite format 3")


def test_backup_carries_the_key_slots_of_its_vault(opened, folder):
    row = make_backup(opened.store, folder, NOW)

    kept = {path.name: path.read_bytes() for path in (row.path / "keys").glob("*.age")}
    assert kept == {path.name: path.read_bytes() for path in (folder / "keys").glob("*.age")}
    assert set(kept) == {"counselor.age", "recovery.age"}


def test_backup_tells_when_and_why_but_nothing_of_the_school(store, tmp_path):
    row = make_backup(store, tmp_path, NOW, reason=BackupReason.BEFORE_IMPORT)

    facts = json.loads((row.path / "backup.json").read_text())
    assert (row.made_at, row.reason) == (NOW, BackupReason.BEFORE_IMPORT)
    assert set(facts) == {"made_at", "reason", "school_code", "database_id", "seq"}


def test_writing_goes_on_while_a_backup_is_made(store, tmp_path):
    make_backup(store, tmp_path, NOW)
    add_students(store, 1, student_number="9")

    second = make_backup(store, tmp_path, NOW)

    assert second.path.name.endswith("-2")
    assert len(names_in(second.path, store.key)) == 13


def test_backups_are_listed_newest_first_and_half_ones_never(store, tmp_path):
    first = make_backup(store, tmp_path, NOW)
    second = make_backup(store, tmp_path, NOW + timedelta(minutes=5))
    (own_folder(tmp_path) / ".peerdesk-X-1.part").mkdir()
    (own_folder(tmp_path) / "peerdesk-empty").mkdir()

    rows = list_backups([own_folder(tmp_path), tmp_path / "gone"])

    assert [row.path for row in rows] == [second.path, first.path]


def test_old_backups_are_thinned_and_those_of_other_files_left_alone(store, tmp_path):
    other = make_store(tmp_path, file_name="other.db")
    theirs = make_backup(other, tmp_path, NOW - timedelta(days=70))
    other.close()
    for minutes in (0, 30):
        make_backup(store, tmp_path, NOW - timedelta(days=3, minutes=minutes))

    make_backup(store, tmp_path, NOW)

    kept = [row.made_at for row in list_backups([own_folder(tmp_path)])]
    assert kept == [NOW, NOW - timedelta(days=3), theirs.made_at]


def test_damaged_page_is_noticed_and_older_backups_stay(tmp_path, store):
    first = make_backup(store, tmp_path, NOW)
    store.close()
    damage(tmp_path / "test.db")
    reopened = Store(open_database(tmp_path / "test.db", store.key))

    with pytest.raises(DamagedFileError):
        make_backup(reopened, tmp_path, NOW + timedelta(days=40))

    reopened.close()
    assert [row.path for row in list_backups([own_folder(tmp_path)])] == [first.path]
    assert not list(own_folder(tmp_path).glob(".*"))


def damage(path):
    """Overwrite a page in the middle of a file."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096 + 100)
        file.write(os.urandom(600))


def test_folder_that_is_a_file_is_refused_with_a_sentence(store, tmp_path):
    (tmp_path / "stick").write_text("pulled")

    with pytest.raises(StorageError) as caught:
        make_backup(store, tmp_path, NOW, into=tmp_path / "stick")

    assert "choose a place where files can be written" in caught.value.sentence()


def test_stick_pulled_while_writing_leaves_no_half_backup(store, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    real = copies.check_copy

    def pull(*args):
        real(*args)
        shutil.rmtree(stick)

    monkeypatch.setattr(copies, "check_copy", pull)
    with pytest.raises(StorageError):
        make_backup(store, tmp_path, NOW, into=stick)

    assert list_backups([stick]) == []


CHILD = """
import sys
from pathlib import Path
from datetime import datetime, UTC
from pathlib import Path
sys.path.insert(0, {tests!r})
from peerdesk.errors import PeerDeskError
from peerdesk.models.database import open_database
from peerdesk.services.backups.making import make_backup
from peerdesk.services.store import Store
store = Store(open_database(Path({db!r}), bytes.fromhex({key!r})))
{before}
print("ready", flush=True)
try:
    while True:
        make_backup(store, Path({folder!r}), datetime.now(UTC))
        if {once}:
            break
except PeerDeskError as error:
    print(error.sentence(), flush=True)
"""


def child(store, tmp_path, *, before="", once=False):
    script = CHILD.format(
        tests=str(Path(__file__).parent),
        db=str(tmp_path / "test.db"),
        key=store.key.hex(),
        folder=str(tmp_path),
        before=before,
        once=once,
    )
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a signal of POSIX")
@pytest.mark.parametrize("wait", [0.03, 0.11, 0.2])
def test_killed_backup_leaves_only_whole_ones(store, tmp_path, wait):
    first = make_backup(store, tmp_path, NOW)
    process = child(store, tmp_path)
    assert process.stdout.readline() == "ready\n"
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()

    make_backup(store, tmp_path, NOW + timedelta(minutes=1))

    rows = list_backups([own_folder(tmp_path)])
    assert first.path in [row.path for row in rows]
    assert all(len(names_in(row.path, store.key)) == 12 for row in rows)
    assert not list(own_folder(tmp_path).glob(".*"))


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are of POSIX")
def test_full_disk_is_a_sentence_and_older_backups_stay(store, tmp_path):
    first = make_backup(store, tmp_path, NOW)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"
    process = child(store, tmp_path, before=limit, once=True)
    said = process.communicate(timeout=60)[0].splitlines()

    assert said[0] == "ready"
    assert said[1].startswith("Not saved: ")
    assert [row.path for row in list_backups([own_folder(tmp_path)])] == [first.path]
    assert not list(own_folder(tmp_path).glob(".*"))


def test_stick_that_was_pulled_out_is_a_sentence_and_its_place_is_not_made_up(store, tmp_path):
    with pytest.raises(StorageError) as caught:
        make_backup(store, tmp_path, NOW, into=tmp_path / "stick" / "PeerDesk backups")

    assert "not there any more" in caught.value.sentence()
    assert not (tmp_path / "stick").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes anywhere")
def test_read_only_folder_is_a_sentence(store, tmp_path):
    root = tmp_path / "locked"
    root.mkdir(mode=0o500)

    with pytest.raises(StorageError):
        make_backup(store, tmp_path, NOW, into=root / "backups")


def test_risky_work_is_backed_up_as_it_was_before(opened, folder):
    def risky(session):
        protect(session, BackupReason.BEFORE_IMPORT)
        session.scalars(select(Student)).first().first_name = "Changed"

    opened.store.write(risky, "Changed somebody")

    (row,) = list_backups([own_folder(folder)])
    assert row.reason is BackupReason.BEFORE_IMPORT
    assert "Changed" not in names_in(row.path, opened.store.key)
    assert len(names_in(row.path, opened.store.key)) == 12


def test_risky_work_is_not_done_without_its_backup(opened, folder):
    own_folder(folder).write_text("in the way")

    def risky(session):
        protect(session, BackupReason.BEFORE_IMPORT)
        session.scalars(select(Student)).first().first_name = "Changed"

    with pytest.raises(StorageError):
        opened.store.write(risky, "Changed somebody")

    first = opened.store.read(lambda session: session.scalars(select(Student.first_name)).all())
    assert "Changed" not in first
