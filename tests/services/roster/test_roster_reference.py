"""The reference files give the counts that a person counted in them."""

from pathlib import Path

import pytest
from services.roster.samples import TODAY, problems_of

from peerdesk.errors import SeveralSchoolsError
from peerdesk.services.roster.rows import Choices
from peerdesk.services.roster.source import build_roster, open_path, schools_in

FILES = Path(__file__).parents[2] / "reference" / "rosters"


def read(name, **choices):
    return build_roster(open_path(FILES / name), Choices(**choices), TODAY)


def test_powerschool_export_counts_students_and_leavers():
    roster = read("student.export.text")

    assert sum(not student.has_left for student in roster.students) == 151
    assert sum(student.has_left for student in roster.students) == 9
    assert roster.problems == ()


def test_windows_1252_export_keeps_every_name():
    source = open_path(FILES / "campus-adhoc.csv")

    roster = build_roster(source, Choices(), TODAY)

    assert source.encoding == "windows-1252"
    assert (len(roster.students), len(roster.problems)) == (160, 0)
    assert "García-Márquez" in {student.family_name for student in roster.students}
    assert {language for s in roster.students for language in s.languages} == {"en", "es", "nv"}


def test_messy_file_gives_four_problems_at_their_rows():
    roster = read("messy.csv")

    assert len(roster.students) == 36
    assert [(row, field) for row, field, _ in problems_of(roster)] == [
        (5, "grade"),
        (7, "name"),
        (9, "number"),
        (11, "number"),
    ]


def test_messy_file_keeps_zeros_scripts_and_day_first_dates():
    students = {student.number: student for student in read("messy.csv").students}

    assert students["0029381"].family_name == "Kim"
    assert students["4316335"].family_name == "حداد"
    assert students["4316335"].given_name == "عبد الرحمن"
    assert students["7716870"].birth_date.isoformat() == "2013-05-19"


@pytest.mark.parametrize(
    "school",
    ["Pagac Elementary School", "lowe elementary school", "bada9154-3f6e-4ac8-b973-b40a2ffe50e6"],
)
def test_oneroster_school_is_chosen_by_name_or_id(school):
    roster = read("oneroster-3x120.zip", school=school)

    assert (len(roster.students), len(roster.staff), len(roster.problems)) == (120, 6, 0)


def test_oneroster_district_file_asks_which_school():
    with pytest.raises(SeveralSchoolsError) as caught:
        read("oneroster-3x120.zip")

    assert caught.value.fields["schools"] == (
        "Grimes Middle School",
        "Lowe Elementary School",
        "Pagac Elementary School",
    )


def test_schools_of_a_district_file_are_counted():
    schools = schools_in(open_path(FILES / "oneroster-3x120.zip"))

    assert [(school.name, school.students) for school in schools] == [
        ("Grimes Middle School", 120),
        ("Lowe Elementary School", 120),
        ("Pagac Elementary School", 120),
    ]
