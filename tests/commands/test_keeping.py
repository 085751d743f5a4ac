import csv
import subprocess
import sys

import pytest

from peerdesk import __version__
from peerdesk.commands import keeping
from peerdesk.models import vault as vaults
from peerdesk.models.database import open_engine
from tests.commands.conftest import PASSPHRASE


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def execute(folder, statement):
    """Change the file behind the program's back."""
    engine = open_engine(folder / "peerdesk.db", vaults.read_key(folder, PASSPHRASE)[1])
    connection = engine.raw_connection()
    connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
    connection.driver_connection.execute(statement)
    connection.close()
    engine.dispose()


def test_new_vault_opens_with_the_recovery_code_it_shows(peerdesk, tmp_path):
    answer = peerdesk(
        "new", "--role", "school", "--name", "Prairie View", "--json", vault=tmp_path / "v"
    )

    assert answer.status == 0
    assert vaults.read_key(tmp_path / "v", answer.json["recovery_code"])[0] == vaults.RECOVERY_SLOT


def test_new_refuses_a_folder_that_holds_a_vault(peerdesk, vault):
    answer = peerdesk("new", "--role", "school", "--name", "Again", vault=vault("school"))

    assert answer.status == 1
    assert "already holds PeerDesk data" in answer.err
    assert answer.out == ""


def test_sound_vault_has_no_problems(peerdesk, vault):
    answer = peerdesk("check", "--json", vault=vault("sample"))

    assert (answer.status, answer.json) == (0, {"ok": True, "problems": []})


ODD_VERSION = """UPDATE student SET seq = seq + 1, versions = '{"nose":[1,1,"0123456789abcdef"]}'"""


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("DROP TRIGGER guard_student", "lost its guard"),
        ("UPDATE student SET seq = seq + 10000000", "odd bookkeeping"),
        (ODD_VERSION, "odd version of nose"),
        ("UPDATE student SET seq = seq + 1, school_id = 'nowhere'", "missing row of school"),
    ],
)  # fmt: skip
def test_check_finds_damage(peerdesk, vault, damage, sentence):
    folder = vault("sample")
    execute(folder, damage)

    answer = peerdesk("check", "--json", vault=folder)

    assert answer.status == 1
    assert not answer.json["ok"]
    assert any(sentence in problem for problem in answer.json["problems"])


def test_check_misses_the_key_file_of_the_recovery_page(peerdesk, vault):
    folder = vault("school")
    (folder / "keys" / "recovery.age").unlink()

    answer = peerdesk("check", vault=folder)

    assert answer.status == 1
    assert "recovery page" in answer.out


def test_damaged_page_is_a_refusal_in_words(peerdesk, vault):
    folder = vault("school")
    database = folder / "peerdesk.db"
    content = bytearray(database.read_bytes())
    content[5000:5100] = bytes(100)
    database.write_bytes(content)

    answer = peerdesk("check", "--json", vault=folder)

    assert answer.status == 1
    assert "Traceback" not in answer.err
    assert "damaged" in answer.err
    assert answer.json == {"ok": False, "problems": [answer.err.strip()]}


def test_folder_that_cannot_be_written_is_a_refusal_in_words(peerdesk, vault):
    folder = vault("school")
    (folder / "in-use.lock").unlink(missing_ok=True)
    (folder / "in-use.lock").mkdir()

    answer = peerdesk("check", vault=folder)

    assert answer.status == 1
    assert answer.err.startswith("Not saved")


def test_wrong_passphrase_is_refused(peerdesk, vault, tmp_path):
    (tmp_path / "other.txt").write_text("not this one\n")

    answer = peerdesk(
        "check", "--vault", vault("school"), "--passphrase-file", tmp_path / "other.txt"
    )

    assert answer.status == 1
    assert "passphrase does not open" in answer.err


def test_export_holds_every_student_exactly(peerdesk, vault, tmp_path):
    answer = peerdesk("export", "--out", tmp_path / "out", "--json", vault=vault("sample"))

    students = rows_of(tmp_path / "out" / "student.csv")
    assert answer.json["tables"]["student.csv"] == len(students) == 244
    assert {"ليلى", "D’Angelo"} <= {row["first_name"] for row in students}
    assert "not encrypted" in (tmp_path / "out" / "README.txt").read_text("utf-8")


def test_export_guards_what_a_spreadsheet_takes_for_a_formula(peerdesk, vault, tmp_path):
    (tmp_path / "r.csv").write_text("ID,Name,Grade,Homeroom\n-7,@Jo Tran,4,=1+1\n")
    folder = vault("school")
    peerdesk("import-roster", tmp_path / "r.csv", vault=folder)

    peerdesk("export", "--out", tmp_path / "out", vault=folder)

    (row,) = rows_of(tmp_path / "out" / "student.csv")
    assert [row[name] for name in ("student_number", "first_name", "homeroom")] == [
        "-7", "'@Jo", "'=1+1",
    ]  # fmt: skip


def test_export_into_a_file_is_refused(peerdesk, vault, tmp_path):
    (tmp_path / "out").touch()

    answer = peerdesk("export", "--out", tmp_path / "out", vault=vault("school"))

    assert (answer.status, answer.err.startswith("Not saved")) == (1, True)


def test_export_leaves_the_secret_keys_out(peerdesk, vault, tmp_path):
    folder = vault("school")
    execute(folder, "INSERT INTO local_state VALUES ('identity', 'AGE-SECRET-KEY-1')")

    peerdesk("export", "--out", tmp_path / "out", vault=folder)

    written = "".join(path.read_text("utf-8-sig") for path in (tmp_path / "out").iterdir())
    assert "AGE-SECRET-KEY" not in written


def test_export_refuses_a_folder_with_something_in_it(peerdesk, vault, tmp_path):
    answer = peerdesk("export", "--out", tmp_path, vault=vault("school"))

    assert answer.status == 1
    assert "is not empty" in answer.err


def test_undo_takes_the_last_action_back(peerdesk, vault, tmp_path):
    folder = vault("school")
    (tmp_path / "r.csv").write_text("ID,Name,Grade\n007,Ana Ruiz,2\n")
    peerdesk("import-roster", tmp_path / "r.csv", vault=folder)

    answer = peerdesk("undo", vault=folder)

    again = peerdesk("import-roster", tmp_path / "r.csv", "--dry-run", "--json", vault=folder)
    assert answer.status == 0
    assert again.json["new"] == 1


def test_undo_with_nothing_done_is_refused(peerdesk, vault):
    answer = peerdesk("undo", vault=vault("school"))

    assert (answer.status, answer.err) == (1, "There is nothing to undo.\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "--vault"),
        (["frobnicate"], "frobnicate"),
        (["rota", "--week", "tomorrow"], "tomorrow is not a day. Write it as 2026-11-30."),
        (["demo"], "--out"),
        (["demo", "--out", "x", "--schools", "0"], "0 is not a number from 1 to 50."),
    ],
)
def test_wrong_usage_has_status_2_and_says_what_is_wrong(peerdesk, arguments, words):
    answer = peerdesk(*arguments)

    assert (answer.status, words in answer.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "words"),
    [("none", "No such file"), ("empty", "no passphrase"), ("odd", "not plain text")],
)
def test_unusable_passphrase_file_is_refused_in_words(peerdesk, tmp_path, name, words):
    (tmp_path / "empty").touch()
    (tmp_path / "odd").write_bytes(b"\xff\xfea\x00")

    answer = peerdesk("check", "--vault", tmp_path, "--passphrase-file", tmp_path / name)

    assert (answer.status, answer.out, words in answer.err) == (1, "", True)


@pytest.mark.parametrize(
    ("raised", "words"),
    [(KeyboardInterrupt(), "Stopped."), (RuntimeError("Ana Ruiz"), "RuntimeError at ")],
)
def test_unexpected_end_is_one_sentence_without_a_name(peerdesk, monkeypatch, raised, words):
    def fail(*_given):
        raise raised

    monkeypatch.setattr(keeping, "check", fail)

    answer = peerdesk("check", "--vault", "V")

    assert (answer.status, words in answer.err, "Ana" in answer.err) == (1, True, False)


def test_version_needs_no_database_and_no_window():
    script = (
        "import sys\nfrom peerdesk.__main__ import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass\n"
        "assert not {'sqlalchemy', 'PySide6', 'reportlab'} & set(sys.modules)\n"
    )

    outcome = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )

    assert (outcome.stdout, outcome.stderr) == (f"PeerDesk {__version__}\n", "")
