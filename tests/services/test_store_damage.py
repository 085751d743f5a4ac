import os

import pytest
from sqlcipher3 import dbapi2 as sqlcipher
from support import TODAY, add_students

from peerdesk.enums import Paper, VaultRole
from peerdesk.errors import DamagedFileError, StorageError
from peerdesk.models import vault
from peerdesk.models.database import create_database, open_database
from peerdesk.services import students, vaults
from peerdesk.services.store import Store

SET_UP = vaults.SetUp(VaultRole.SCHOOL, "Prairie View", Paper.LETTER)


@pytest.fixture
def store(tmp_path):
    """A file whose newest half cannot be read."""
    path, key = tmp_path / "v" / "peerdesk.db", os.urandom(32)
    path.parent.mkdir()
    whole = Store(create_database(path, key))
    whole.write(lambda session: vaults._found(session, SET_UP), "Set up")
    add_students(whole, 400)
    whole.settle()
    whole.close()
    damaged = Store(open_database(path, key))
    half = path.stat().st_size // 2 // 4096 * 4096
    with path.open("r+b") as file:
        file.seek(half)
        file.write(os.urandom(path.stat().st_size - half))
    yield damaged
    damaged.close()


def list_all(session):
    return students.list_students(session, TODAY)


@pytest.mark.parametrize("way", ["read", "look"])
def test_reading_a_damaged_page_says_which_file_to_restore(store, tmp_path, way):
    with pytest.raises(DamagedFileError) as caught:
        getattr(store, way)(list_all)

    assert caught.value.fields == {"folder": str(tmp_path / "v")}


@pytest.fixture
def silent_disk(monkeypatch):
    """A disk on which nothing can be read or written any more, as a full one is to SQLite."""
    problem = sqlcipher.OperationalError("disk I/O error")
    problem.sqlite_errorname = "SQLITE_IOERR"

    def connect(*_given, **_named):
        raise problem

    monkeypatch.setattr(sqlcipher, "connect", connect)


def test_full_disk_is_not_called_damage(silent_disk, tmp_path):
    (tmp_path / "peerdesk.db").write_bytes(b"x")

    with pytest.raises(StorageError, match="disk is full"):
        open_database(tmp_path / "peerdesk.db", os.urandom(32))


def test_vault_that_could_not_be_made_leaves_nothing(silent_disk, tmp_path):
    with pytest.raises(StorageError, match="disk is full"):
        vault.create(tmp_path / "v", "four words not alike")

    assert list((tmp_path / "v").iterdir()) == []


def test_writing_over_a_damaged_page_says_so_too(store):
    with pytest.raises(DamagedFileError):
        store.write(list_all, "Listed")
    with pytest.raises(DamagedFileError):
        store.note(list_all)
