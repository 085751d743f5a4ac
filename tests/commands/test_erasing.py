"""One student is erased from the command line, and a page proves it."""

import io
import json

from pypdf import PdfReader

from peerdesk.services.vaults import open_vault
from tests.commands.conftest import PASSPHRASE


def a_student(folder):
    """Return the code and the names of a student of the vault."""
    opened = open_vault(folder, PASSPHRASE)
    statement = "SELECT code, first_name, last_name FROM student WHERE code <> '' ORDER BY id"
    row = opened.store.read(lambda s: s.connection().exec_driver_sql(statement).first())
    opened.close()
    return tuple(row)


def test_what_goes_is_said_and_nothing_happens_without_the_word(peerdesk, vault, monkeypatch):
    folder = vault("sample")
    code, *_names = a_student(folder)
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))

    answer = peerdesk("erase", code, vault=folder)

    assert answer.status == 1
    assert "Type ERASE" in answer.err
    assert "Nothing was erased." in answer.err
    assert a_student(folder)[0] == code


def test_a_student_is_erased_and_the_page_names_nobody(peerdesk, vault, tmp_path):
    folder = vault("sample")
    code, first, last = a_student(folder)
    before = peerdesk("erase", code, "--dry-run", "--json", vault=folder).json
    page = tmp_path / "proof.pdf"

    answer = peerdesk("erase", code, "--yes", "--proof", page, "--json", vault=folder)

    assert answer.json["records"] == before["records"]
    text = "".join(sheet.extract_text() for sheet in PdfReader(page).pages)
    assert "One student was erased for good" in text
    assert first not in text
    assert last not in text
    kept = (folder / "erased.json").read_text()
    assert len(json.loads(kept)) >= 1
    assert peerdesk("erase", code, "--yes", vault=folder).status == 1
    assert peerdesk("check", vault=folder).status == 0


def test_an_unknown_student_is_refused(peerdesk, vault):
    assert peerdesk("erase", "nobody", "--yes", vault=vault("school")).status == 1
