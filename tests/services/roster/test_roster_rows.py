from datetime import date

import pytest
from services.roster.samples import TODAY, problems_of, roster_of

from peerdesk.enums import Grade
from peerdesk.errors import RosterFileError, SeveralSchoolsError
from peerdesk.services.roster.dates import UnreadableDateError, find_order, parse_date
from peerdesk.services.roster.grades import UnknownGradeError, parse_grade
from peerdesk.services.roster.rows import DateOrder, Field
from peerdesk.services.roster.values import (
    clean,
    parse_gender,
    parse_languages,
    split_name,
)


@pytest.mark.parametrize(
    ("grade", "texts"),
    [
        (Grade.PRE_KINDERGARTEN, ["-1", "PK", "Pre-K", "PreKindergarten", "TK", "Pre-K (4 yr)"]),
        (Grade.KINDERGARTEN, ["K", "KG", "0", "00", "Kindergarten", "Kínder", "K-AM", "0 (K)"]),
        (Grade.G01, ["1", "01", "1st", "1st Grade", "Grade 1", "First", "Primero", "1º", "Gr. 1"]),
        (Grade.G05, ["5", "05", "5.0", "5th", "Grade 5", "Grado 5", "5to", "05 - Fifth", "5.º"]),
        (Grade.G12, ["12", "12th", "Senior", "Grade 12", "12.0"]),
    ],
)
def test_grades_become_ceds_codes(grade, texts):
    assert {parse_grade(text) for text in texts} == {grade}


@pytest.mark.parametrize(
    "text",
    ["13", "13th", "99", "-3", "Grade 14", "abc", "5-A", "3.5", "UG", "1/2", "½", "K-5"],
)
def test_impossible_grade_is_refused(text):
    with pytest.raises(UnknownGradeError):
        parse_grade(text)


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("Maya Ortiz", "Ortiz", "Maya"),
        ("Ortiz, Maya", "Ortiz", "Maya"),
        ("Maria de la Cruz", "de la Cruz", "Maria"),
        ("Sam Old Jr.", "Old Jr.", "Sam"),
        ("Old, Jr., Sam", "Old Jr.", "Sam"),
        ("Mary Ann St. Clair", "St. Clair", "Mary Ann"),
        ("Nizhoni", "", "Nizhoni"),
    ],
)
def test_whole_names_are_split(text, family, given):
    assert split_name(text) == (family, given)


def test_text_is_trimmed_and_composed_but_never_recased():
    assert clean("\u00a0 d'ANDRE\u200b  mCKay\t") == "d'ANDRE mCKay"
    assert clean("Jose\u0301") == "José"
    assert clean("'=1+1") == "=1+1"


def test_languages_are_known_by_name_code_and_own_spelling():
    assert parse_languages("Navajo") == parse_languages("Diné Bizaad") == parse_languages("nav")
    assert parse_languages("Español; inglés") == ("es", "en")
    assert parse_languages("English/Klingon") == ("en", "Klingon")
    assert parse_languages("") == ()


def test_gender_is_one_letter():
    assert [parse_gender(t) for t in ("Female", "m", "Nonbinary", "F", "?")] == [*"FMXF", ""]


@pytest.mark.parametrize(
    ("texts", "order", "is_ambiguous"),
    [
        (["03/18/2016", "04/05/2017"], DateOrder.MONTH_FIRST, False),
        (["18/03/2016", "04/05/2017"], DateOrder.DAY_FIRST, False),
        (["04/05/2017", "06/07/2016"], DateOrder.MONTH_FIRST, True),
        (["04.05.2017"], DateOrder.DAY_FIRST, False),
        (["2016-03-18", ""], DateOrder.MONTH_FIRST, False),
        (["05/05/2017"], DateOrder.MONTH_FIRST, False),
    ],
)
def test_order_of_dates_is_decided_by_the_whole_column(texts, order, is_ambiguous):
    found = find_order(texts)

    assert (found.order, found.is_ambiguous) == (order, is_ambiguous)


@pytest.mark.parametrize(
    "text",
    [
        "2016-03-18",
        "20160318",
        "3/18/2016",
        "03-18-16",
        "42447",
        "18 Mar 2016",
        "March 18, 2016",
        "18 de marzo de 2016",
        "18-Mar-16",
        "2016-03-18T00:00:00.000Z",
        "3/18/2016 12:00:00 AM",
        "2016/3/18",
    ],
)
def test_dates_are_read_in_every_usual_form(text):
    assert parse_date(text, DateOrder.MONTH_FIRST, TODAY) == date(2016, 3, 18)


@pytest.mark.parametrize(
    "text", ["02/30/2016", "13/13/2016", "soon", "2016-00-10", "7", "18 Foo 2016"]
)
def test_impossible_date_is_refused(text):
    with pytest.raises(UnreadableDateError):
        parse_date(text, DateOrder.MONTH_FIRST, TODAY)


def test_two_digit_year_is_never_in_the_future():
    assert parse_date("1/2/27", DateOrder.MONTH_FIRST, TODAY) == date(1927, 1, 2)


def test_ambiguous_dates_are_said_and_can_be_decided():
    text = "ID,Name,Grade,DOB\n1,Ana Ruiz,5,04/05/2016\n"

    asked, decided = roster_of(text), roster_of(text, date_order=DateOrder.DAY_FIRST)

    assert asked.dates_ambiguous
    assert asked.notes
    assert not decided.dates_ambiguous
    assert decided.students[0].birth_date == date(2016, 5, 4)


PROBLEMS = """ID,Name,Grade,DOB
1,Ana Ruiz,5,2016-01-02
,Jo Tran,5,2016-01-02
3,,5,2016-01-02
1,Eli Kim,5,2016-01-02
5,Sam Old,,2016-01-02
6,Leo Peña,5,2016-02-31
7,Leo Peña,5,1916-02-01
8,Leo\x07 Peña,5,2016-02-01
1.23E+11,Leo Peña,5,2016-02-01
"""


def test_each_problem_row_names_the_cell_to_mend():
    roster = roster_of(PROBLEMS)

    assert [(row, field) for row, field, _ in problems_of(roster)] == [
        (3, "number"),
        (4, "name"),
        (5, "number"),
        (6, "grade"),
        (7, "birth_date"),
        (8, "birth_date"),
        (9, "name"),
        (10, "number"),
    ]
    assert [student.row for student in roster.students] == [2]


def test_every_problem_is_a_sentence_without_the_name():
    messages = [message for _, _, message in problems_of(roster_of(PROBLEMS))]

    assert all(message.endswith(".") for message in messages)
    assert not any(name in message for message in messages for name in ("Peña", "Tran", "Kim"))


def test_mended_cell_makes_the_row_good():
    edits = {(3, Field.NUMBER): " 0002 ", (6, Field.GRADE): "4"}

    roster = roster_of(PROBLEMS, edits=edits)

    assert [(s.row, s.number, s.grade) for s in roster.students] == [
        (2, "1", "05"),
        (3, "0002", "05"),
        (6, "5", "04"),
    ]


def test_formula_stays_text():
    roster = roster_of("ID,Name,Grade,Teacher\n1,Ana Ruiz,5,=1+1\n2,@Jo Tran,5,-A\n")

    assert [student.homeroom for student in roster.students] == ["=1+1", "-A"]
    assert roster.students[1].given_name == "@Jo"


@pytest.mark.parametrize(
    ("heading", "here", "left"),
    [
        ("Enroll_Status", "0", "2"),
        ("Enroll_Status", "0", "3"),
        ("Status", "Active", "Withdrawn"),
        ("Status", "active", "tobedeleted"),
        ("Active", "1", "0"),
        ("Active", "Yes", "No"),
        ("Estado", "Activo", "Retirado"),
    ],
)
def test_status_column_says_who_left(heading, here, left):
    roster = roster_of(f"ID,Name,Grade,{heading}\n1,Ana Ruiz,5,{here}\n2,Jo Tran,99,{left}\n")

    assert [(s.number, s.has_left) for s in roster.students] == [("1", False), ("2", True)]


def test_leaver_gives_way_to_the_same_id_still_here():
    roster = roster_of("ID,Name,Grade,Enroll_Status\n1,Ana Ruiz,4,2\n1,Ana Ruiz,5,0\n")

    assert [(s.row, s.has_left) for s in roster.students] == [(3, False)]
    assert roster.problems == ()


SCHOOLS = """School ID,School Name,ID,Name,Grade
7,Prairie,1,Ana Ruiz,5
8,Cedar,2,Jo Tran,4
,,3,Eli Kim,4
"""


def test_table_of_several_schools_asks_for_one():
    with pytest.raises(SeveralSchoolsError) as caught:
        roster_of(SCHOOLS)

    assert caught.value.fields["schools"] == ("Cedar", "Prairie")


@pytest.mark.parametrize("school", ["7", "prairie", " Prairie "])
def test_one_school_of_a_table_is_taken(school):
    roster = roster_of(SCHOOLS, school=school)

    assert [student.number for student in roster.students] == ["1"]
    assert [(row, field) for row, field, _ in problems_of(roster)] == [(4, "school_id")]


def test_unknown_school_is_answered_with_the_list():
    with pytest.raises(SeveralSchoolsError):
        roster_of(SCHOOLS, school="Elk Ridge")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Name,Grade\nAna Ruiz,5\n", "ids"),
        ("ID,Name,Grade\n,Ana Ruiz,5\n", "ids"),
        ("ID,Grade\n1,5\n", "names"),
        ("ID,Name\n1,Ana Ruiz\n", "grade"),
        ("ID,Name,Grade\n", "no students"),
    ],
)
def test_table_without_what_is_needed_is_refused(text, word):
    with pytest.raises(RosterFileError) as caught:
        roster_of(text)

    assert word in caught.value.sentence()
