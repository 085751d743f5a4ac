import csv
import io

import pytest
from services.roster.samples import TODAY, oneroster_1p1, zip_bytes

from peerdesk.services.roster.rejects import guarded, rejects_csv
from peerdesk.services.roster.rows import Choices
from peerdesk.services.roster.source import build_roster, open_bytes

TEXT = "ID;Name;Grade;Room\n1;Ana Ruiz;5;a\n2;Jo Tran;99;=1+1\n3;;-1;b\n"


def rejects(data, **choices):
    source = open_bytes(data)
    problems = build_roster(source, Choices(**choices), TODAY).problems
    return list(csv.reader(io.StringIO(rejects_csv(source, problems).decode("utf-8-sig"))))


def test_problem_rows_keep_their_cells_and_say_what_is_wrong():
    header, jo, nobody = rejects(TEXT.encode())

    assert header == ["ID", "Name", "Grade", "Room", "What is wrong"]
    assert jo[:4] == ["2", "Jo Tran", "99", "'=1+1"]
    assert nobody[:4] == ["3", "", "-1", "b"]
    assert "99" in jo[4]


def test_rejects_of_a_oneroster_zip_are_a_table_too():
    users = oneroster_1p1()["users.csv"].replace(",03,", ",99,")

    header, maya = rejects(zip_bytes(oneroster_1p1(**{"users.csv": users})), school="s1")

    assert "grade" in header
    assert "99" in maya


def test_mended_rejects_can_be_imported():
    source = open_bytes(TEXT.encode())
    problems = build_roster(source, Choices(), TODAY).problems
    mended = rejects_csv(source, problems).decode("utf-8-sig").replace("99", "4", 1)

    roster = build_roster(open_bytes(mended.encode()), Choices(), TODAY)

    assert [(s.number, s.homeroom) for s in roster.students] == [("2", "=1+1")]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-cmd", "@SUM(A1)", "\tx"])
def test_formula_is_guarded(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-1", "+2.5", "Ana", "", "2016-03-18"])
def test_plain_cells_are_left_alone(cell):
    assert guarded(cell) == cell
