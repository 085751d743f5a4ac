from datetime import date

import pytest
from services.roster.samples import ORGS, oneroster_1p1, oneroster_1p2, roster_of, zip_bytes

from peerdesk.enums import Grade, StaffRole
from peerdesk.errors import RosterFileError
from peerdesk.services.roster.source import open_bytes


def test_version_1p1_takes_role_and_school_from_users():
    roster = roster_of(zip_bytes(oneroster_1p1()), school="s1")

    (maya,) = roster.students
    assert (maya.number, maya.sourced_id, maya.family_name) == ("0001", "u1", "Ortiz")
    assert (maya.grade, maya.birth_date, maya.gender) == (Grade.G03, date(2016, 3, 18), "F")
    assert [(adult.family_name, adult.role) for adult in roster.staff] == [
        ("Kim", StaffRole.TEACHER)
    ]
    assert roster.is_complete


def test_version_1p2_takes_role_and_school_from_roles():
    roster = roster_of(zip_bytes(oneroster_1p2()))

    lupe, eli = roster.students
    assert (lupe.preferred_name, lupe.state_id, lupe.has_left) == ("Lupe", "ST9", False)
    assert (eli.number, eli.has_left) == ("0002", True)
    assert [adult.role for adult in roster.staff] == [StaffRole.COUNSELOR]
    assert not roster.is_complete


@pytest.mark.parametrize(
    ("end", "again", "has_left"),
    [
        ("2026-06-10", "", True),
        ("2027-06-10", "", False),
        ("2026-06-10", "r9,active,,u1,secondary,student,,,s1,\n", False),
    ],
)
def test_role_whose_last_day_has_passed_means_left(end, again, has_left):
    users = oneroster_1p2()["users.csv"].replace("tobedeleted", "active").replace(",99,", ",04,")
    roles = oneroster_1p2()["roles.csv"].replace(
        "u1,primary,student,,", "u1,primary,student,," + end
    )
    files = oneroster_1p2(**{"users.csv": users, "roles.csv": roles + again})

    roster = roster_of(zip_bytes(files))

    assert [student.has_left for student in roster.students] == [has_left, False]


@pytest.mark.parametrize("wanted", ["12", "s2", " Cedar creek SCHOOL "])
def test_school_is_chosen_by_number_id_or_name(wanted):
    roster = roster_of(zip_bytes(oneroster_1p1()), school=wanted)

    assert [student.family_name for student in roster.students] == ["Brandt"]


@pytest.mark.parametrize("status", ["tobedeleted", "inactive", "ToBeDeleted"])
def test_deleted_user_has_left(status):
    users = oneroster_1p1()["users.csv"].replace("u1,,", f"u1,{status},")

    roster = roster_of(zip_bytes(oneroster_1p1(**{"users.csv": users})), school="s1")

    assert [student.has_left for student in roster.students] == [True]


def test_field_deviations_are_tolerated():
    users = (
        "\ufeffSOURCEDID,orgSourcedIds,Role,givenname,FamilyName,identifier,grade\n"
        "u1,s1,Student,Maya,Ortiz,1,4\n"
    )
    details = "userSourcedId,birthdate,Sex\nu1,2016-03-18 00:00:00,Male\n"
    files = {"Users.CSV": users, "orgs.csv": ORGS, "demographics.csv": details}

    roster = roster_of(zip_bytes(files))

    (maya,) = roster.students
    assert (maya.grade, maya.birth_date, maya.gender) == (Grade.G04, date(2016, 3, 18), "M")


@pytest.mark.parametrize("folder", ["export/", "export/deep/", "export\\"])
def test_files_in_a_folder_are_found(folder):
    files = zip_bytes(oneroster_1p1() | {"__MACOSX/._users.csv": "junk"}, folder)

    assert len(roster_of(files, school="s2").students) == 1


def test_homeroom_comes_from_the_enrollment():
    classes = (
        "sourcedId,status,title,classType,schoolSourcedId\n"
        "c1,,Math,scheduled,s1\nc2,,Room 4-B,homeroom,s1\n"
    )
    enrollments = (
        "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role\n"
        "e1,,c1,s1,u1,student\ne2,,c2,s1,u1,student\n"
    )
    files = oneroster_1p1(**{"classes.csv": classes, "enrollments.csv": enrollments})

    assert roster_of(zip_bytes(files), school="s1").students[0].homeroom == "Room 4-B"


def test_child_in_two_schools_is_one_row_in_each():
    users = oneroster_1p1()["users.csv"] + "u9,,,true,s2,student,z,,Maya,Ortiz,,0001,,,,,03,\n"
    data = zip_bytes(oneroster_1p1(**{"users.csv": users}))

    there, here = roster_of(data, school="s2"), roster_of(data, school="s1")

    assert [s.sourced_id for s in here.students if s.number == "0001"] == ["u1"]
    assert [s.sourced_id for s in there.students if s.number == "0001"] == ["u9"]
    assert (here.problems, there.problems) == ((), ())


def test_pupil_listed_under_the_district_is_placed_by_enrollment():
    users = oneroster_1p1()["users.csv"].replace("true,s1,student", "true,d1,student")
    enrollments = (
        "sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\ne1,c1,s1,u1,student\n"
    )
    files = oneroster_1p1(**{"users.csv": users, "enrollments.csv": enrollments})

    assert [s.number for s in roster_of(zip_bytes(files), school="s1").students] == ["0001"]


def test_zip_with_adults_only_is_refused():
    users = "sourcedId,orgSourcedIds,role,givenName,familyName\nt1,s1,teacher,Ruth,Kim\n"

    with pytest.raises(RosterFileError) as caught:
        roster_of(zip_bytes({"users.csv": users, "orgs.csv": ORGS}))

    assert "no students" in caught.value.sentence()


def test_zip_with_one_table_is_read_as_that_table():
    source = open_bytes(zip_bytes({"export.csv": "ID,Name,Grade\n1,Ana Ruiz,5\n"}))

    assert source.kind == "text"
