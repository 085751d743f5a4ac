import pytest
from services.roster.samples import csv_text, problems_of, roster_of

from peerdesk.errors import RosterFileError
from peerdesk.services.roster.rows import Field
from peerdesk.services.roster.source import open_bytes, open_paste

ROWS = [
    ["Student ID", "Last name", "First name", "Grade", "Birthday"],
    ["00017", "Núñez", "Zoë", "5", "2016-03-18"],
    ["00018", "O'Brien", "Maya", "K", "2021-01-08"],
]


def numbers(roster):
    return [(s.number, s.family_name, s.given_name, s.grade) for s in roster.students]


EXPECTED = [("00017", "Núñez", "Zoë", "05"), ("00018", "O'Brien", "Maya", "KG")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman"],
)
def test_encoding_and_delimiter_are_found_by_looking(encoding, delimiter):
    data = csv_text(ROWS, delimiter).encode(encoding)

    assert numbers(roster_of(data)) == EXPECTED


def test_encoding_is_named_for_people():
    assert open_bytes(csv_text(ROWS).encode("cp1252")).encoding == "windows-1252"
    assert open_bytes(csv_text(ROWS).encode("utf-16")).encoding == "utf-16-le"


def test_title_lines_and_blank_lines_keep_the_row_numbers_of_excel():
    text = "Prairie View\nExported;22.11.2026\n\nID;Name;Grade\n1;Ana Ruiz;5\n\n;;\n2;Jo Tran;99\n"

    roster = roster_of(text)

    assert [student.row for student in roster.students] == [5]
    assert [row for row, _, _ in problems_of(roster)] == [8]


def test_newline_in_quotes_stays_one_row():
    roster = roster_of('ID,Name,Grade,Notes\n1,Ana Ruiz,5,"two\nlines"\n2,Jo Tran,99,\n')

    assert [row for row, _, _ in problems_of(roster)] == [3]


def test_unclosed_quote_does_not_swallow_the_file():
    lines = "\n".join(f"{number},Jo Tran,5" for number in range(1, 60))

    roster = roster_of(f'ID,Name,Grade\n0,"Ana Ruiz,5\n{lines}\n')

    assert len(roster.students) == 60


def test_first_of_two_equal_headings_counts():
    roster = roster_of("ID,Name,Grade,Name\n1,Ana Ruiz,5,Mother\n")

    assert roster.students[0].family_name == "Ruiz"


def test_file_without_headings_is_refused_with_a_sentence():
    with pytest.raises(RosterFileError) as caught:
        open_bytes(b"1001,Ana Ruiz,5\n1002,Jo Tran,4\n")

    assert "headings" in caught.value.sentence()


def test_unknown_headings_can_be_matched_by_hand():
    data = "Schlüssel,Rufname,Klasse\n17,Ana Ruiz,5\n"

    roster = roster_of(data, columns={0: Field.NUMBER, 1: Field.NAME, 2: Field.GRADE})

    assert numbers(roster) == [("17", "Ruiz", "Ana", "05")]


def test_remembered_heading_is_recognised_next_time():
    data = "Schlüssel,Rufname,Klasse\n17,Ana Ruiz,5\n".encode()
    remembered = {"schlussel": Field.NUMBER, "rufname": Field.NAME, "klasse": Field.GRADE}

    source = open_bytes(data, remembered)

    assert source.columns == {0: Field.NUMBER, 1: Field.NAME, 2: Field.GRADE}


def test_cells_pasted_from_a_spreadsheet_are_read():
    source = open_paste("ID\tName\tGrade\r\n007\tRuiz, Ana\t5\r\n")

    assert source.delimiter == "\t"
    assert source.table.samples(0) == ("007",)


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            "student.studentNumber,student.stateID,student.lastName,student.firstName,student.grade",
            "number state_id family_name given_name grade",
        ),
        (
            "Student_Number,LastFirst,Grade_Level,Enroll_Status,SchoolID,Home_Room,DOB",
            "number name_last_first grade status school_id homeroom birth_date",
        ),
        (
            "School_id,Student_id,Student_number,State_id,Last_name,First_name,DOB,Home_language",
            "school_id sourced_id number state_id family_name given_name birth_date language",
        ),
        (
            "Número de estudiante,Apellidos,Nombre,Grado,Fecha de nacimiento,Género,Idioma,Maestra",
            "number family_name given_name grade birth_date gender language homeroom",
        ),
        ("Student ID,Student Name,Guardian Last Name,Parent Email,Grade", "number name - - grade"),
    ],
)
def test_headings_of_school_systems_are_recognised(headings, fields):
    columns = open_bytes(f"{headings}\n{headings.count(',') * '1,'}2\n".encode()).columns

    assert [columns.get(index, "-") for index in range(headings.count(",") + 1)] == fields.split()
