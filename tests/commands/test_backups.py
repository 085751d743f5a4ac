"""Backup and restore without a window."""

from support import add_students

from peerdesk.services.vaults import open_vault

PASSPHRASE = "four words not alike"


def grow(folder, count):
    opened = open_vault(folder, PASSPHRASE)
    add_students(opened.store, count)
    opened.close()


def students_in(folder, peerdesk, tmp_path):
    answer = peerdesk("export", "--out", tmp_path / "out", "--json", vault=folder)
    return answer.json["tables"]["student.csv"]


def test_backup_says_where_it_lies(vault, peerdesk):
    folder = vault("school")

    answer = peerdesk("backup", "--json", vault=folder)

    assert answer.status == 0
    assert answer.json["reason"] == "by_hand"
    assert answer.json["backup"].startswith(str(folder / "backups"))


def test_backup_to_a_stick(vault, peerdesk, tmp_path):
    answer = peerdesk("backup", "--to", tmp_path / "stick", vault=vault("school"))

    assert answer.status == 0
    assert "Backed up and read back" in answer.out
    assert len(list((tmp_path / "stick").glob("peerdesk-*"))) == 1


def test_restore_looks_inside_first(vault, peerdesk, tmp_path):
    folder = vault("school")
    made = peerdesk("backup", "--to", tmp_path / "stick", "--json", vault=folder).json["backup"]
    grow(folder, 4)

    answer = peerdesk("restore", made, "--dry-run", "--json", vault=folder)

    assert (answer.json["restored"], answer.json["students"]) == (False, 0)
    assert students_in(folder, peerdesk, tmp_path) == 4


def test_restore_puts_it_in_place_and_keeps_what_was_there(vault, peerdesk, tmp_path):
    folder = vault("school")
    made = peerdesk("backup", "--json", vault=folder).json["backup"]
    grow(folder, 4)

    answer = peerdesk("restore", made, "--json", vault=folder)

    assert (answer.status, answer.json["school"]) == (0, "Prairie View")
    assert answer.json["set_aside"].startswith(str(folder / "set-aside"))
    assert students_in(folder, peerdesk, tmp_path) == 0


def test_restore_on_another_machine(vault, peerdesk, tmp_path):
    made = peerdesk("backup", "--to", tmp_path / "stick", "--json", vault=vault("school"))

    answer = peerdesk("restore", made.json["backup"], vault=tmp_path / "new")

    assert answer.status == 0
    assert "Restored to" in answer.out
    assert peerdesk("check", vault=tmp_path / "new").status == 0


def test_folder_without_a_backup_is_refused(vault, peerdesk, tmp_path):
    answer = peerdesk("restore", tmp_path, vault=vault("school"))

    assert answer.status == 1
    assert "no PeerDesk backup" in answer.err
