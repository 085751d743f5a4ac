"""What files from the field are like: footers, shifted rows, words for nothing."""

import pytest
from services.roster.samples import (
    ORGS,
    oneroster_1p1,
    oneroster_1p2,
    problems_of,
    roster_of,
    xlsx_bytes,
    zip_bytes,
)

from peerdesk.services.roster.source import open_bytes


def names(roster):
    return [(student.family_name, student.given_name) for student in roster.students]


def test_footer_rule_and_repeated_headings_are_no_rows():
    text = (
        "ID,Name,Grade\n--,----,-----\n1,Ana Ruiz,5\nID,Name,Grade\n2,Jo Tran,4\n"
        "Total students: 2,,\nGenerated on 22 Nov,,\n"
    )

    roster = roster_of(text)

    assert ([s.row for s in roster.students], roster.problems) == ([3, 5], ())


def test_shifted_row_is_a_problem_and_not_guessed():
    roster = roster_of("ID,Name,Grade,Room\n1,Ana Ruiz,5,a\n2,Tran, Jo,4,b\n")

    assert [(row, field) for row, field, _ in problems_of(roster)] == [(3, None)]


@pytest.mark.parametrize("word", ["NULL", "N/A", "#N/A", "-", "None", "#REF!"])
def test_word_for_nothing_is_nothing(word):
    roster = roster_of(f"ID,Last name,First name,Grade,DOB,Room\n1,Null,Ana,5,{word},{word}\n")

    (ana,) = roster.students
    assert (ana.family_name, ana.birth_date, ana.homeroom) == ("Null", None, "")


@pytest.mark.parametrize(
    ("headings", "cells", "name"),
    [
        ("Nombre", "Ana Ruiz", ("Ruiz", "Ana")),
        ("Apellidos,Nombre", "Ruiz Peña,Ana María", ("Ruiz Peña", "Ana María")),
        ("Last name,Name", "Ruiz,Ana María", ("Ruiz", "Ana María")),
        ("Last name,Name", "Ruiz,Ana Ruiz", ("Ruiz", "Ana")),
        ('"Student Name (Last, First)"', '"de la Cruz, Ana"', ("de la Cruz", "Ana")),
        ("LastFirst", '"Ruiz, Ana María"', ("Ruiz", "Ana María")),
    ],
)
def test_names_are_taken_from_whatever_columns_there_are(headings, cells, name):
    assert names(roster_of(f"ID,{headings},Grade\n1,{cells},5\n")) == [name]


def test_one_school_may_be_left_out_in_some_rows():
    roster = roster_of("ID,Name,Grade,School\n1,Ana Ruiz,5,Prairie\n2,Jo Tran,4,\n")

    assert (len(roster.students), roster.problems) == (2, ())


def test_adult_may_have_the_number_of_a_student():
    users = oneroster_1p1()["users.csv"].replace(",T1,", ",0001,")

    roster = roster_of(zip_bytes(oneroster_1p1(**{"users.csv": users})), school="s1")

    assert (len(roster.students), len(roster.staff), roster.problems) == (1, 1, ())


def test_state_id_is_found_in_the_list_of_user_ids():
    users = oneroster_1p1()["users.csv"].replace("a,,Maya", 'a,"{fed:1},{stateId:S77}",Maya')

    roster = roster_of(zip_bytes(oneroster_1p1(**{"users.csv": users})), school="s1")

    assert roster.students[0].state_id == "S77"


def test_zip_without_orgs_takes_every_org_for_a_school():
    files = oneroster_1p1(**{"orgs.csv": None})

    assert len(roster_of(zip_bytes(files), school="s2").students) == 1


def test_user_without_any_role_and_grade_is_no_student():
    users = oneroster_1p2()["users.csv"] + "u7,active,,true,z,,Pat,Old,,77,,,,,,,,,,,s1,\n"

    roster = roster_of(zip_bytes(oneroster_1p2(**{"users.csv": users})))

    assert (len(roster.students), roster.problems) == (2, ())


def test_role_that_ended_gives_way_to_the_one_that_stands():
    roles = oneroster_1p2()["roles.csv"] + "r9,tobedeleted,,u1,secondary,student,,,s2,\n"
    data = zip_bytes(oneroster_1p2(**{"roles.csv": roles, "orgs.csv": ORGS}))

    here, there = roster_of(data, school="s1"), roster_of(data, school="s2")

    assert [s.has_left for s in here.students if s.number == "0001"] == [False]
    assert [s.has_left for s in there.students] == [True]


def test_overlong_cell_is_a_problem():
    roster = roster_of(f"ID,Name,Grade\n1,{'A' * 400} Ruiz,5\n")

    assert [(row, field) for row, field, _ in problems_of(roster)] == [(2, "name")]


def test_workbook_errors_and_two_part_formats():
    rows = [["ID", "Name", "Grade", "Room"], [42, "Ana Ruiz", 5, "#REF!"]]

    (ana,) = roster_of(xlsx_bytes(rows, {(2, 1): "00000;-00000"})).students

    assert (ana.number, ana.homeroom) == ("00042", "")


def test_excel_separator_hint_is_followed():
    source = open_bytes(b"sep=;\nID;Name;Grade\n1;Ruiz, Ana;5\n")

    assert (source.delimiter, source.table.header_row) == (";", 2)


@pytest.mark.parametrize(
    ("exits", "left"),
    [
        (("10/30/2026", "06/11/2027", "", ""), [True, False, False, False]),
        (("06/11/27", "11/22/2026", "11/21/26", ""), [False, False, True, False]),
        (("0000-00-00", "soon", "", "2026-09-01"), [False, False, False, True]),
        (("06/10/2026", "06/10/2026", "06/10/2026", ""), [False] * 4),
    ],
)
def test_exit_date_that_is_past_means_left(exits, left):
    lines = [f"{n},Ana Ruiz,5,{text}" for n, text in enumerate(exits, start=1)]

    roster = roster_of("\n".join(["ID,Name,Grade,Exit Date", *lines]))

    assert [student.has_left for student in roster.students] == left


def test_status_outweighs_an_exit_date():
    rows = "1,Ana Ruiz,5,Active,9/1/2026\n2,Bo Nez,5,,9/1/2026\n3,Cy Day,5,Active,\n"

    roster = roster_of("ID,Name,Grade,Status,Withdrawal Date\n" + rows)

    assert [student.has_left for student in roster.students] == [False, True, False]


def test_suffix_column_is_joined_to_the_last_name():
    rows = "1,Old,Sam,Jr.,5\n2,Old Jr,Tim,Jr.,5\n3,Nez,Ana,,5\n"

    roster = roster_of("ID,Last Name,First Name,Suffix,Grade\n" + rows)

    assert [student.family_name for student in roster.students] == ["Old Jr.", "Old Jr", "Nez"]
