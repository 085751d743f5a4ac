"""Key slots: whoever has a passphrase or the recovery page gets in, nobody else."""

import os
import re
import shutil
import subprocess

import pytest
import sqlalchemy

from peerdesk.enums import VaultRole
from peerdesk.errors import (
    BusyComputerError,
    DamagedFileError,
    FileInUseError,
    InvalidValueError,
    NewerFileError,
    StorageError,
    VaultExistsError,
    VaultMissingError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from peerdesk.models import database, vault
from peerdesk.models.database import create_database, open_database
from peerdesk.services.vaults import SetUp, create_vault, open_vault, school_code

PASSPHRASE = "correct horse battery"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vaults") / "prairie"
    new = create_vault(folder, PASSPHRASE, SetUp(VaultRole.SCHOOL, "Prairie View Elementary"))
    new.opened.close()
    return folder, new.recovery_code


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made[0], tmp_path / "copy")


def test_passphrase_opens(folder):
    opened = open_vault(folder, PASSPHRASE)

    assert (opened.slot, opened.info.school_name) == ("counselor", "Prairie View Elementary")
    opened.close()


def test_recovery_code_opens_however_it_is_typed(folder, made):
    opened = open_vault(folder, made[1].lower().replace("-", " ").replace("0", "o"))

    assert opened.slot == "recovery"
    opened.close()


def test_wrong_passphrase_is_refused_and_leaves_the_vault_free(folder):
    with pytest.raises(WrongPassphraseError):
        open_vault(folder, "wrong horse battery")

    open_vault(folder, PASSPHRASE).close()


def test_slot_too_slow_for_this_moment_is_not_called_a_wrong_passphrase(folder):
    slot = folder / "keys" / "counselor.age"
    slot.write_bytes(re.sub(rb"(-> scrypt \S+ )\d+", rb"\g<1>60", slot.read_bytes()))

    with pytest.raises(BusyComputerError) as refused:
        open_vault(folder, PASSPHRASE)

    assert "too busy" in refused.value.sentence()


def test_changed_passphrase_replaces_the_old_one_and_not_the_recovery_page(folder, made):
    vault.change_passphrase(folder, PASSPHRASE, "four other odd words")

    assert vault.read_key(folder, "four other odd words")[0] == "counselor"
    assert vault.read_key(folder, made[1])[0] == "recovery"
    with pytest.raises(WrongPassphraseError):
        vault.read_key(folder, PASSPHRASE)


def test_new_recovery_page_ends_the_old_one(folder, made):
    code = vault.new_recovery_page(folder, PASSPHRASE)

    assert vault.read_key(folder, code)[0] == "recovery"
    with pytest.raises(WrongPassphraseError):
        vault.read_key(folder, made[1])


def test_short_passphrase_is_refused_before_anything_is_made(tmp_path):
    with pytest.raises(WeakPassphraseError):
        create_vault(tmp_path / "v", "short", SetUp(VaultRole.SCHOOL, "A school"))

    assert not (tmp_path / "v").exists()


def test_school_without_a_name_is_refused(tmp_path):
    with pytest.raises(InvalidValueError):
        create_vault(tmp_path / "v", PASSPHRASE, SetUp(VaultRole.SCHOOL, "  "))


def test_file_in_the_way_of_the_folder_is_a_sentence(tmp_path):
    (tmp_path / "taken").write_text("not a folder")

    with pytest.raises(StorageError):
        create_vault(tmp_path / "taken" / "v", PASSPHRASE, SetUp(VaultRole.SCHOOL, "A school"))

    assert (tmp_path / "taken").read_text() == "not a folder"


def test_second_vault_in_one_folder_is_refused(folder):
    with pytest.raises(VaultExistsError):
        vault.create(folder, PASSPHRASE)


def test_missing_vault_is_said(tmp_path):
    with pytest.raises(VaultMissingError):
        open_vault(tmp_path, PASSPHRASE)


def test_second_process_is_kept_out(folder):
    opened = open_vault(folder, PASSPHRASE)

    with pytest.raises(FileInUseError):
        open_vault(folder, PASSPHRASE)
    opened.close()


def test_damaged_file_is_not_called_a_wrong_passphrase(folder):
    path = folder / vault.DATABASE_NAME
    path.write_bytes(os.urandom(path.stat().st_size))

    with pytest.raises(DamagedFileError):
        open_vault(folder, PASSPHRASE)
    assert path.stat().st_size > 0


def test_file_of_a_newer_program_is_left_alone(tmp_path):
    key, path = os.urandom(32), tmp_path / "newer.db"
    sessions = create_database(path, key)
    with sessions.begin() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    sessions.kw["bind"].dispose()

    with pytest.raises(NewerFileError):
        open_database(path, key)


def test_file_waits_for_the_disk_and_wipes_what_is_deleted(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "create_engine", sqlalchemy.create_engine)
    engine = database.open_engine(tmp_path / "new.db", os.urandom(32))

    with engine.connect() as connection:
        names = ("synchronous", "secure_delete", "foreign_keys", "journal_mode")
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
    engine.dispose()

    full = 2
    assert found == {
        "synchronous": full, "secure_delete": 1, "foreign_keys": 1, "journal_mode": "wal",
    }  # fmt: skip


def test_no_plain_text_touches_the_disk(folder):
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())

    assert b"Prairie" not in content
    assert b"SQLite format 3" not in content


@pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not installed")
def test_slot_is_an_age_file(folder):
    slot = folder / "keys" / "counselor.age"

    kind = subprocess.run(["head", "-c", "21", slot], capture_output=True, check=True).stdout

    assert kind == b"age-encryption.org/v1"


def test_slot_costs_a_thief_enough_and_opens(quick_vaults):
    sealed = quick_vaults(b"the key", PASSPHRASE)

    work = int(re.search(rb"-> scrypt \S+ (\d+)", sealed)[1])

    assert work >= 16
    assert vault._decrypt_slot(sealed, PASSPHRASE) == b"the key"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Prairie View Elementary", "PVE"), ("Lincoln", "LINC"), ("学校", "SCHOOL")],
)
def test_school_code_has_no_surprises_in_a_file_name(name, code):
    assert school_code(name) == code


@pytest.mark.parametrize(
    ("passphrase", "word"),
    [
        ("abc", "short"),
        ("aaaaaaaaaa", "easy"),
        ("tractor9", "Enough"),
        ("one two three four", "Strong"),
    ],
)
def test_strength_is_said_in_words(passphrase, word):
    assert word in vault.strength_words(passphrase)


def test_whoever_opened_last_is_tried_first(folder, monkeypatch):
    opened = vault.open_slot(folder, PASSPHRASE)
    vault.write_slot(folder, vault.Opened("assistant", opened.key), "some other odd words")
    open_vault(folder, PASSPHRASE).close()
    asked = []
    decrypt = vault._decrypt_slot
    monkeypatch.setattr(vault, "_decrypt_slot", lambda *given: asked.append(0) or decrypt(*given))

    open_vault(folder, PASSPHRASE).close()

    assert len(asked) == 1


@pytest.mark.parametrize(
    "tried", ["Password", "password2026!", "123456789012", "abcdefgh", "qwertyuiop"]
)
def test_what_anybody_tries_first_is_refused_in_words(tried):
    with pytest.raises(WeakPassphraseError) as refused:
        vault.check_passphrase(tried)

    assert "try this one first" in refused.value.sentence()
    assert "try this one first" in vault.strength_words(tried)
    assert not vault.is_tried_first("otter lamp seven cloud")
