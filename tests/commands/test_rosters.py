import json

import pytest

from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.services.vaults import open_vault
from tests.commands.conftest import PASSPHRASE

ROSTER = "Student ID,Last name,First name,Grade\n0012,Ruiz,Ana,2\n0013,Ortiz,Maya,K\n0014,,,3\n"
TWO_SCHOOLS = "School,ID,Name,Grade\nNorth,1,Ana Ruiz,2\nSouth,2,Maya Ortiz,3\n"


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER)
    return path


def test_dry_run_says_what_would_happen_and_writes_nothing(peerdesk, vault, roster):
    folder = vault("school")

    first = peerdesk("import-roster", roster, "--dry-run", "--json", vault=folder)
    second = peerdesk("import-roster", roster, "--dry-run", "--json", vault=folder)

    assert first.json == second.json
    assert {key: first.json[key] for key in ("new", "changed", "left", "same")} == {
        "new": 2, "changed": 0, "left": 0, "same": 0,
    }  # fmt: skip
    assert [problem["row"] for problem in first.json["problems"]] == [4]


def test_second_import_of_the_same_file_changes_nothing(peerdesk, vault, roster):
    folder = vault("school")
    peerdesk("import-roster", roster, vault=folder)

    answer = peerdesk("import-roster", roster, "--json", vault=folder)

    assert (answer.json["new"], answer.json["same"]) == (0, 2)


def test_file_of_several_schools_is_refused_with_their_list(peerdesk, vault, tmp_path):
    (tmp_path / "two.csv").write_text(TWO_SCHOOLS)

    answer = peerdesk("import-roster", tmp_path / "two.csv", vault=vault("school"))

    assert answer.status == 1
    assert "North" in answer.err
    assert "South" in answer.err


def test_one_school_of_several_can_be_named(peerdesk, vault, tmp_path):
    (tmp_path / "two.csv").write_text(TWO_SCHOOLS)

    answer = peerdesk(
        "import-roster", tmp_path / "two.csv", "--school", "south", "--json", vault=vault("school")
    )

    assert (answer.status, answer.json["new"]) == (0, 1)


def test_binary_file_is_refused_in_a_sentence(peerdesk, vault, tmp_path):
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)

    answer = peerdesk("import-roster", tmp_path / "picture.csv", vault=vault("school"))

    assert answer.status == 1
    assert answer.err.strip()
    assert "Traceback" not in answer.err


def test_roster_does_not_go_into_a_district_vault(peerdesk, vault, roster):
    answer = peerdesk("import-roster", roster, vault=vault("district"))

    assert answer.status == 1
    assert "district vault" in answer.err


def test_columns_chosen_in_the_window_count_without_it(peerdesk, vault, tmp_path):
    (tmp_path / "odd.csv").write_text("Kennzahl,Name,Grade\n17,Ana Ruiz,2\n")
    folder = vault("school")
    opened = open_vault(folder, PASSPHRASE)
    memory = json.dumps({"kennzahl": "number"})
    opened.store.write(
        lambda session: local_state.put(session, Key.ROSTER_MAPPINGS, memory), "Chose columns"
    )
    opened.close()

    answer = peerdesk("import-roster", tmp_path / "odd.csv", "--dry-run", "--json", vault=folder)

    assert (answer.status, answer.json["new"]) == (0, 1)
