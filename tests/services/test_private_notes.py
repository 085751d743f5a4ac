"""A private note is read by the counselor who wrote it and by nobody else."""

import json
import shutil
from functools import partial

import pytest
from sqlalchemy import text
from support import add_students

from peerdesk import clock
from peerdesk.enums import AccountRole, Share, VaultRole
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.models import vault
from peerdesk.models.database import open_database
from peerdesk.services import accounts, actions, private_notes
from peerdesk.services.accounts import NewAccount
from peerdesk.services.export_all import export_everything
from peerdesk.services.private_notes import (
    add_private_note,
    delete_private_note,
    list_private_notes,
    read_private_note,
)
from peerdesk.services.vaults import SetUp, change_passphrase, create_vault, open_vault
from peerdesk.sync.scope import list_columns, scope_of

OWN = "correct horse battery"
COLLEAGUE = "yet other odd words"
SUBSTITUTE = "some words for a week"
SECRET = "Cries when grandmother is named"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give a vault with two counselors, a substitute and one private note."""
    folder = tmp_path_factory.mktemp("notes") / "prairie"
    new = create_vault(folder, OWN, SetUp(VaultRole.SCHOOL, "Prairie View"))
    store = new.opened.store
    (student_id,) = add_students(store, 1)
    for role, words in ((AccountRole.COUNSELOR, COLLEAGUE), (AccountRole.SUBSTITUTE, SUBSTITUTE)):
        person = NewAccount("Somebody", role, words, clock.today())
        adding = partial(accounts.add_account, new=person, folder=folder, today=clock.today())
        store.write(adding, "Added a person")
    writing = partial(add_private_note, student_id=student_id, text=SECRET)
    note_id = store.write(writing, "Added a private note").value
    new.opened.close()
    return folder, student_id, note_id, new.recovery_code


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made[0], tmp_path / "vault")


@pytest.fixture
def student_id(made):
    return made[1]


@pytest.fixture
def note_id(made):
    return made[2]


@pytest.fixture
def open_as(folder):
    """Give a function that opens the vault with a passphrase and closes it at the end."""
    vaults = []

    def open_it(passphrase):
        vaults.append(open_vault(folder, passphrase))
        return vaults[-1].store

    yield open_it
    for opened in vaults:
        opened.close()


def test_writer_reads_it_back(open_as, student_id, note_id):
    store = open_as(OWN)

    (row,) = store.read(partial(list_private_notes, student_id=student_id))

    assert (row.id, row.is_mine) == (note_id, True)
    assert store.read(partial(read_private_note, note_id=note_id)) == SECRET


def test_substitute_is_refused_by_the_program(open_as, student_id, note_id):
    store = open_as(SUBSTITUTE)

    for use_case in (
        partial(list_private_notes, student_id=student_id),
        partial(read_private_note, note_id=note_id),
    ):
        with pytest.raises(NotAllowedError):
            store.read(use_case)
    with pytest.raises(NotAllowedError):
        store.write(partial(add_private_note, student_id=student_id, text="x"), "Added")


def test_substitute_with_raw_sql_and_every_key_at_hand_cannot_read_it(folder):
    """Open the database with the key of the substitute's slot and try all that is in there."""
    slot = vault.open_slot(folder, SUBSTITUTE)
    sessions = open_database(folder / "peerdesk.db", slot.key)
    with sessions() as session:
        tables = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        dump = json.dumps(
            [[str(row) for row in session.execute(text(f"SELECT * FROM {t}"))] for t in tables]  # noqa: S608
        )
        sealed = session.scalar(text("SELECT sealed FROM private_note"))
    sessions.kw["bind"].dispose()

    assert SECRET not in dump
    assert "grandmother" not in dump
    assert "AGE-SECRET-KEY" not in dump
    assert sealed.startswith("-----BEGIN AGE ENCRYPTED FILE-----")
    assert slot.identity == ""


def test_program_given_another_identity_cannot_open_it(open_as, note_id):
    store = open_as(SUBSTITUTE)
    forged = private_notes.Who("counselor", AccountRole.COUNSELOR, identity=vault.new_identity())
    store.who = forged

    with pytest.raises(NotAllowedError):
        store.read(partial(read_private_note, note_id=note_id))


def test_other_counselor_neither_sees_nor_reads_it(open_as, student_id, note_id):
    store = open_as(COLLEAGUE)

    assert store.read(partial(list_private_notes, student_id=student_id)) == []
    with pytest.raises(NotAllowedError):
        store.read(partial(read_private_note, note_id=note_id))
    with pytest.raises(NotFoundError):
        store.write(partial(delete_private_note, note_id=note_id), "Removed")


def test_recovery_page_does_not_open_it(open_as, made, note_id):
    store = open_as(made[3])

    with pytest.raises(NotAllowedError):
        store.read(partial(read_private_note, note_id=note_id))


def test_new_passphrase_by_the_recovery_page_leaves_it_closed(folder, made, open_as, student_id):
    change_passphrase(folder, made[3], "words after the recovery")

    store = open_as("words after the recovery")

    (row,) = store.read(partial(list_private_notes, student_id=student_id))
    assert not row.is_mine


def test_new_passphrase_by_the_old_one_opens_it(folder, open_as, note_id):
    change_passphrase(folder, OWN, "new words of my own")

    store = open_as("new words of my own")

    assert store.read(partial(read_private_note, note_id=note_id)) == SECRET


def test_no_plain_word_is_in_any_file(folder, open_as):
    open_as(OWN)

    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())

    assert b"grandmother" not in content


def test_removed_note_comes_back_by_undo_and_history_holds_no_word(open_as, student_id, note_id):
    store = open_as(OWN)
    store.write(partial(delete_private_note, note_id=note_id), "Removed a private note")
    assert store.read(partial(list_private_notes, student_id=student_id)) == []

    store.undo()

    history = store.read(lambda s: actions.record_history(s, "private_note", note_id))
    assert len(store.read(partial(list_private_notes, student_id=student_id))) == 1
    assert "grandmother" not in repr(history)


@pytest.mark.parametrize("words", ["  ", "x" * 10_001])
def test_empty_and_endless_notes_are_refused(open_as, student_id, words):
    with pytest.raises(InvalidValueError):
        open_as(OWN).write(partial(add_private_note, student_id=student_id, text=words), "Added")


def test_note_about_nobody_is_refused(open_as):
    with pytest.raises(NotFoundError):
        open_as(OWN).write(partial(add_private_note, student_id="none", text="x"), "Added")


@pytest.mark.parametrize("level", list(Share))
def test_no_bundle_carries_the_table(level):
    assert scope_of("private_note", level) is None
    assert {share for table, _column, share in list_columns() if table == "private_note"} == {None}


def test_export_of_everything_carries_it_sealed_only(open_as, tmp_path):
    open_as(OWN).read(lambda session: export_everything(session, tmp_path / "out"))

    written = (tmp_path / "out" / "private_note.csv").read_text("utf-8-sig")
    everything = "".join(path.read_text("utf-8-sig") for path in (tmp_path / "out").iterdir())
    assert "BEGIN AGE ENCRYPTED FILE" in written
    assert "grandmother" not in everything


def test_prints_and_reports_know_nothing_of_it():
    from pathlib import Path

    import peerdesk.reports
    import peerdesk.services.prints

    folders = [
        Path(module.__file__).parent for module in (peerdesk.reports, peerdesk.services.prints)
    ]
    sources = "".join(path.read_text("utf-8") for f in folders for path in f.rglob("*.py"))

    assert "PrivateNote" not in sources
    assert "private_note" not in sources


def test_draft_of_a_note_is_sealed_too_and_gone_once_it_is_saved(open_as, student_id, folder):
    store = open_as(OWN)
    keeping = partial(private_notes.keep_note_draft, student_id=student_id, text="Half a grandmot")
    store.write(keeping, "Draft")
    finding = partial(private_notes.find_note_draft, student_id=student_id)

    kept = store.look(lambda session: session.scalar(text("SELECT content FROM draft")))
    assert store.read(finding).content == {"text": "Half a grandmot"}
    assert "grandmot" not in kept
    store.write(partial(add_private_note, student_id=student_id, text="Whole"), "Added")
    assert store.read(finding) is None
