"""Rosters in the shapes of the systems they come from, and what spreadsheets do to them."""

import pytest
from openpyxl import Workbook
from services.roster.samples import book_bytes, oneroster_1p1, roster_of, zip_bytes

from peerdesk.errors import RosterFileError, SeveralSchoolsError
from peerdesk.services.roster.source import open_bytes


def people(roster):
    return [(s.number or s.sourced_id, s.family_name, s.given_name) for s in roster.students]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("SIS Number,Last Name,First Name,Grade\n905,Doe,Jane,3\n", ("905", "Doe", "Jane")),
        ('Alphakey,Full Name (LFM),Gr\nROEJO000,"ROE, JO A",02\n', ("ROEJO000", "ROE", "JO A")),
        ("Other ID,NameID,Last Name,First Name,Gr\n12,7,Roe,Jo,KF\n", ("12", "Roe", "Jo")),
        ("STU.ID,STU.SN,STU.LN,STU.FN,STU.GR\n99,1,Vang,Mai,-1\n", ("99", "Vang", "Mai")),
        ("Perm ID,Student #,Last,First,Grade\n99,1,Vang,Mai,TK\n", ("99", "Vang", "Mai")),
        ("#,Student #,Last,First,Grade\n1,501,Roe,Jo,3\n", ("501", "Roe", "Jo")),
        ("Username,Name,Grade\njroe,Jo Roe,3\n", ("jroe", "Roe", "Jo")),
        ("Email,Name,Grade\njo@x.org,Jo Roe,3\n", ("jo@x.org", "Roe", "Jo")),
        (
            "Matrícula;Apellido paterno;Apellido materno;Nombre(s);Grado\n7;Paz;Ruiz;José;3.º\n",
            ("7", "Paz Ruiz", "José"),
        ),
        ('ID,Name,Grade\n"=""0012""",Jo Roe,3\n', ("0012", "Roe", "Jo")),
        ("ID,Name,Grade\n1001.0,Jo Roe,3.0\n", ("1001", "Roe", "Jo")),
    ],
)
def test_headings_and_ids_of_other_systems_are_known(text, person):
    assert people(roster_of(text)) == [person]


@pytest.mark.parametrize(
    "last", ["Total,2,,", ",Grand Total,,2", "Subtotal,,,2", "Count,2", "Total Students: 2,,,"]
)
def test_row_of_totals_is_no_student(last):
    roster = roster_of(f"ID,Name,Grade,Room\n1,Ana Ruiz,5,a\n2,Jo Tran,5,b\n{last}\n")

    assert (len(roster.students), roster.problems) == (2, ())


def test_row_said_again_is_left_out_with_a_note():
    roster = roster_of("ID,Name,Grade,Contact\n1,Ana Ruiz,5,Mother\n1,Ana Ruiz,5,Father\n")

    assert (len(roster.students), roster.problems) == (1, ())
    assert "1" in roster.notes[0]


def test_count_of_the_lines_is_no_student_number():
    with pytest.raises(RosterFileError, match="ids"):
        roster_of("No.,Name,Grade\n1,Ana Ruiz,5\n2,Jo Tran,4\n3,Al Lee,4\n")


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("02032018", "2018-02-03"),
        ("Saturday, February 3, 2018", "2018-02-03"),
        ("0000-00-00", "None"),
        ("1/0/1900", "None"),
    ],
)
def test_dates_of_other_systems(text, born):
    roster = roster_of(f'ID,Name,Grade,DOB\n1,Ana Ruiz,5,"{text}"\n2,Jo Tran,5,1/31/2018\n')

    assert (str(roster.students[0].birth_date), roster.problems) == (born, ())


def test_quote_that_opens_late_takes_no_row_with_it():
    roster = roster_of('ID,Name,Grade\n1,"Ruiz, Ana",5\n2,"Jo Tran,4\n3,Li Yu,5\n')

    assert people(roster) == [("1", "Ruiz", "Ana"), ("2", "Tran", "Jo"), ("3", "Yu", "Li")]


def test_text_of_an_old_program_keeps_its_accents():
    data = "ID,Name,Grade\n1,José Núñez,3\n2,Zoë Peña,4\n".encode("cp850")

    assert people(roster_of(data))[0] == ("1", "Núñez", "José")


def workbook(*sheets):
    book = Workbook()
    book.remove(book.active)
    for title, state, rows in sheets:
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        for row in [("ID", "Name", "Grade"), *rows]:
            sheet.append(row)
    return book_bytes(book)


def test_hidden_sheet_is_not_the_roster():
    data = workbook(
        ("Old", "hidden", [("9", "Old Kid", "5")]), ("Now", "visible", [("1", "Ana Ruiz", "3")])
    )

    assert people(roster_of(data)) == [("1", "Ruiz", "Ana")]


def test_students_on_several_sheets_are_refused_with_the_sheets():
    data = workbook(
        ("Grade 3", "visible", [("1", "Ana Ruiz", "3")]),
        ("Grade 4", "visible", [("2", "Jo Tran", "4")]),
    )

    with pytest.raises(RosterFileError, match=r"Grade 3, Grade 4"):
        open_bytes(data)


@pytest.mark.parametrize(
    "text", ["\ufeff<meta charset='x'><table>", "<div><table><tr>", "\r\n<TABLE border=1>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_web_page_that_calls_itself_a_workbook_is_refused(text, encoding):
    with pytest.raises(RosterFileError, match="web page"):
        open_bytes(text.encode(encoding))


def test_students_are_found_in_a_zip_of_five_files():
    files = {
        "schools.csv": "School_id,School_name\n255,North\n",
        "students.csv": "School_id,Student_id,Last_name,First_name,Grade\n255,7,Roe,Jo,3\n",
        "teachers.csv": "School_id,Teacher_id,Last_name,First_name\n255,t1,Lee,Pat\n",
    }

    assert people(roster_of(zip_bytes(files))) == [("7", "Roe", "Jo")]


def test_deletion_that_names_only_the_id_is_a_leaver():
    heading = "sourcedId,status,orgSourcedIds,role,givenName,familyName,identifier,grades\n"
    files = oneroster_1p1(**{"users.csv": heading + "u1,tobedeleted,,,,,,\n"})

    roster = roster_of(zip_bytes(files))

    assert [(s.sourced_id, s.has_left) for s in roster.students] == [("u1", True)]
    assert roster.problems == ()


def test_unknown_school_is_answered_with_the_schools_there_are():
    with pytest.raises(SeveralSchoolsError) as caught:
        roster_of("School,ID,Name,Grade\nNorth,1,Ana Ruiz,5\n", school="West")

    assert caught.value.sentence() == "No school of this file is called West. It holds: North."
