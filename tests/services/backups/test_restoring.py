"""A restore shows first, loses nothing of today, and never leaves an empty file."""

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select
from support import NOW, TODAY, add_students

from peerdesk.enums import AccountRole
from peerdesk.errors import (
    DamagedFileError,
    FileInUseError,
    NotAllowedError,
    UnreadableFileError,
    WrongPassphraseError,
)
from peerdesk.models import local_state, vault
from peerdesk.models.local_state import Key
from peerdesk.models.people import Student
from peerdesk.services import accounts
from peerdesk.services.accounts import NewAccount
from peerdesk.services.backups.making import FILE_NAME, make_backup
from peerdesk.services.backups.restoring import look_into, restore_backup
from peerdesk.services.vaults import change_passphrase, open_vault, vault_exists

PASSPHRASE = "correct horse battery"


@pytest.fixture
def backup(folder):
    """Give a backup of twelve students; the vault has thirteen by now, and is closed."""
    opened = open_vault(folder, PASSPHRASE)
    row = make_backup(opened.store, folder, NOW)
    add_students(opened.store, 1, student_number="77")
    opened.close()
    return row.path


def facts(folder, passphrase=PASSPHRASE):
    opened = open_vault(folder, passphrase)
    count = opened.store.read(lambda session: len(session.scalars(select(Student.id)).all()))
    replica = opened.store.read(lambda session: local_state.get(session, Key.REPLICA))
    lineage = opened.store.read(lambda session: local_state.get(session, Key.LINEAGE))
    opened.close()
    return count, replica, lineage


def content(folder):
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != "in-use.lock")
    return {path.relative_to(folder): path.read_bytes() for path in paths}


def test_preview_says_date_and_counts_and_changes_nothing(backup, folder):
    before = content(folder)

    seen = look_into(backup, PASSPHRASE, folder)

    assert (seen.school_name, seen.students, seen.pairs) == ("Prairie View Elementary", 12, 0)
    assert seen.backup.made_at == NOW
    assert seen.changed_at is not None
    assert content(folder) == before


def test_restored_file_is_the_old_one_with_a_new_replica_id(backup, folder):
    _count, old_replica, _lineage = facts(folder)

    restored = restore_backup(backup, PASSPHRASE, folder, NOW + timedelta(hours=1))

    count, replica, lineage = facts(folder)
    assert count == 12
    assert replica != old_replica
    assert old_replica in lineage
    assert restored.preview.students == 12


def test_file_of_before_is_kept_and_opens(backup, folder, tmp_path):
    restored = restore_backup(backup, PASSPHRASE, folder, NOW)

    shutil.copytree(restored.set_aside, tmp_path / "aside")
    assert facts(tmp_path / "aside")[0] == 13


def test_damaged_file_is_set_aside_as_it_is(backup, folder):
    (folder / "peerdesk.db").write_bytes(os.urandom(50_000))
    damaged = (folder / "peerdesk.db").read_bytes()
    with pytest.raises(DamagedFileError):
        open_vault(folder, PASSPHRASE)

    restored = restore_backup(backup, PASSPHRASE, folder, NOW)

    assert (restored.set_aside / "peerdesk.db").read_bytes() == damaged
    assert facts(folder)[0] == 12


def test_empty_file_is_refused_and_stays_empty(backup, folder):
    for end in ("", "-wal", "-shm"):
        (folder / f"peerdesk.db{end}").write_bytes(b"")

    with pytest.raises(DamagedFileError):
        open_vault(folder, PASSPHRASE)

    assert (folder / "peerdesk.db").stat().st_size == 0


@pytest.mark.parametrize("harm", [Path.unlink, partial(Path.write_bytes, data=b"")])
def test_key_slots_that_were_lost_come_back_from_the_newest_backup(backup, folder, made, harm):
    for slot in vault.slot_paths(folder):
        harm(slot)
    with pytest.raises(DamagedFileError):
        vault.open_slot(folder, PASSPHRASE)

    assert facts(folder)[0] == 13
    assert facts(folder, made[1])[0] == 13
    with pytest.raises(WrongPassphraseError):
        open_vault(folder, "not the right words")


def test_slot_that_was_taken_away_stays_away(backup, folder):
    slot = vault.slot_path(backup, "substitute")
    shutil.copy(vault.slot_path(folder, "counselor"), slot)

    with pytest.raises(WrongPassphraseError):
        open_vault(folder, "not the right words")

    assert not vault.slot_path(folder, "substitute").exists()


def test_backup_opens_on_another_machine_with_the_recovery_page(backup, made, tmp_path):
    stick = shutil.copytree(backup, tmp_path / "stick" / backup.name)

    restored = restore_backup(stick, made[1], tmp_path / "new-machine", NOW)

    assert restored.set_aside is None
    assert facts(tmp_path / "new-machine", made[1])[0] == 12
    assert facts(tmp_path / "new-machine")[0] == 12


def test_changed_passphrase_stays_changed(backup, folder):
    change_passphrase(folder, PASSPHRASE, "four other odd words")

    restore_backup(backup, "four other odd words", folder, NOW)

    assert facts(folder, "four other odd words")[0] == 12
    with pytest.raises(WrongPassphraseError):
        open_vault(folder, PASSPHRASE)


def test_wrong_passphrase_changes_nothing(backup, folder):
    before = content(folder)

    with pytest.raises(WrongPassphraseError):
        restore_backup(backup, "not the right words", folder, NOW)

    assert content(folder) == before


def test_damaged_backup_is_refused_and_the_vault_is_as_before(backup, folder):
    path = backup / FILE_NAME
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(os.urandom(600))
    before = content(folder)

    with pytest.raises(DamagedFileError):
        restore_backup(backup, PASSPHRASE, folder, NOW)

    assert content(folder) == before


def test_backup_of_another_vault_brings_its_own_keys(backup, tmp_path, folder):
    from peerdesk.enums import VaultRole
    from peerdesk.services.vaults import SetUp, create_vault

    other = tmp_path / "other"
    words = "quite some other words"
    create_vault(other, words, SetUp(VaultRole.SCHOOL, "Cedar Creek")).opened.close()

    restore_backup(backup, PASSPHRASE, other, NOW)

    assert facts(other)[0] == 12
    with pytest.raises(WrongPassphraseError):
        open_vault(other, words)


def test_folder_without_a_backup_is_refused(folder, tmp_path):
    with pytest.raises(UnreadableFileError) as caught:
        look_into(tmp_path, PASSPHRASE, folder)

    assert "no PeerDesk backup" in caught.value.sentence()


def test_open_vault_is_not_restored_over(backup, folder):
    opened = open_vault(folder, PASSPHRASE)

    with pytest.raises(FileInUseError):
        restore_backup(backup, PASSPHRASE, folder, NOW)

    opened.close()


def test_substitute_restores_nothing(folder):
    opened = open_vault(folder, PASSPHRASE)
    new = NewAccount("Mr. Bell", AccountRole.SUBSTITUTE, "some words for a week", TODAY)
    opened.store.write(lambda s: accounts.add_account(s, new, folder, TODAY), "Added an account")
    row = make_backup(opened.store, folder, NOW)
    opened.close()

    with pytest.raises(NotAllowedError):
        restore_backup(row.path, "some words for a week", folder, NOW)


CHILD = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from peerdesk.models import vault
step = int(sys.argv[1])
count = 0
def tracing(name, real):
    def wrapped(*args, **kwargs):
        global count
        count += 1
        if count > step:
            os._exit(9)
        return real(*args, **kwargs)
    return wrapped
vault.write_whole = tracing("write_whole", vault.write_whole)
Path.unlink = tracing("unlink", Path.unlink)
Path.replace = tracing("replace", Path.replace)
os.link = tracing("link", os.link)
from peerdesk.services.backups import restoring
restoring.restore_backup(Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]), datetime.now(UTC))
"""


@pytest.mark.parametrize("step", range(0, 26, 2))
def test_restore_cut_short_leaves_the_old_vault_or_the_new(backup, folder, step):
    command = [sys.executable, "-c", CHILD, str(step), str(backup), PASSPHRASE, str(folder)]
    subprocess.run(command, check=False, capture_output=True, timeout=60)

    assert vault_exists(folder)
    assert facts(folder)[0] in {12, 13}
    assert not (folder / vault.MARKER).exists()
