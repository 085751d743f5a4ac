"""Rows of prints: the week as it stands, and only the names that families agreed to."""

from datetime import date, timedelta

import pytest
from reports.school import (
    MONDAY,
    add_bench_helpers,
    add_counselor,
    add_team,
    agree,
    furnish,
    pair_up,
    stand,
)
from support import TODAY, add_students, make_store, school_id

from peerdesk.enums import CalendarDayKind, ConsentStatus, CourseCode, Grade
from peerdesk.models.duty import Absence
from peerdesk.models.people import Student
from peerdesk.models.training import TrainingRecord
from peerdesk.services import calendar
from peerdesk.services.prints import duty_rows, forms, owners, people_rows


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def sheet(store, **choices):
    return store.read(
        lambda session: duty_rows.bench_sheet_rows(session, TODAY, TODAY, sample=False, **choices)
    )


def names(store, **choices):
    return [helper.name for card in sheet(store, **choices).cards for helper in card.helpers]


def test_only_a_yes_that_counts_today_shows_a_first_name(store):
    recess, (a, b) = furnish(store)
    maya, eli, sam, ana = add_bench_helpers(store)
    stand(store, recess, a, maya, eli)
    stand(store, recess, b, sam, ana)
    agree(store, maya)
    agree(store, eli, status=ConsentStatus.REFUSED)
    agree(store, sam, status=ConsentStatus.REVOKED)

    assert names(store) == ["Maya", None, None, None]


def test_pictures_only_hides_every_name(store):
    recess, (a, _) = furnish(store)
    helpers = add_bench_helpers(store, 2)
    stand(store, recess, a, *helpers)
    agree(store, *helpers)

    assert names(store, pictures_only=True) == [None, None]


def test_absent_helper_is_not_announced(store):
    recess, (a, _) = furnish(store)
    maya, eli = add_bench_helpers(store, 2)
    stand(store, recess, a, maya, eli)
    agree(store, maya, eli)
    own = school_id(store)
    away = Absence(school_id=own, student_id=eli, starts_on=TODAY, ends_on=TODAY)
    store.write(lambda session: session.add(away), "Absent")

    assert names(store) == ["Maya"]


def test_preferred_name_is_the_one_a_child_answers_to(store):
    recess, (a, _) = furnish(store)
    (maya,) = add_bench_helpers(store, 1)
    stand(store, recess, a, maya)
    agree(store, maya)

    def rename(session):
        session.get_one(Student, maya).preferred_name = "May"

    store.write(rename, "Renamed")

    assert names(store) == ["May"]


def test_day_without_outdoor_recess_has_no_cards(store):
    recess, (a, _) = furnish(store)
    stand(store, recess, a, *add_bench_helpers(store, 2))
    kind = CalendarDayKind.INDOOR_RECESS
    store.write(lambda session: calendar.mark_day(session, TODAY, kind), "Indoor")

    assert sheet(store).cards == ()


def test_poster_leaves_holidays_out_of_its_columns(store):
    recess, (a, _) = furnish(store)
    stand(store, recess, a, *add_bench_helpers(store, 2))
    holiday, friday = CalendarDayKind.HOLIDAY, MONDAY + timedelta(days=4)
    store.write(lambda session: calendar.mark_day(session, friday, holiday), "Holiday")

    rows = store.read(lambda s: duty_rows.duty_poster_rows(s, TODAY, TODAY, sample=False))

    assert rows.days == tuple(MONDAY + timedelta(days=n) for n in range(4))
    assert [len(row.cells) for row in rows.rows] == [4, 4]


def test_clipboard_names_with_initials_and_offers_someone_free(store):
    recess, (a, _) = furnish(store)
    maya, eli, *_ = add_bench_helpers(store, 4)
    stand(store, recess, a, maya, eli)
    add_counselor(store)

    rows = store.read(lambda session: duty_rows.clipboard_rows(session, TODAY, sample=False))
    cell = rows.rows[0].cells[rows.days.index(TODAY)]

    assert cell.helpers == ("Maya O.", "Eli B.")
    assert rows.adult == "Rosa Begay"
    assert rows.extension == ""


def test_two_counselors_leave_the_adult_open(store):
    add_counselor(store)
    add_counselor(store, "June", "Tso")

    assert store.read(duty_rows.adult_to_tell) == ""


def test_every_bench_helper_has_a_picture_of_a_family_of_its_own(store):
    ids = add_bench_helpers(store, 30)

    pictures = store.read(lambda session: owners.pictograms_of(session, ids))

    assert len(set(pictures.values())) == 30


def test_picture_stays_with_the_child_once_given(store):
    ids = add_bench_helpers(store, 3)
    before = store.read(lambda session: owners.pictograms_of(session, ids))
    given = store.write(owners.give_pictograms, "Gave pictograms").value
    add_bench_helpers(store, 3)

    after = store.read(lambda session: owners.pictograms_of(session, ids))

    assert given == 3
    assert {id_: after[id_] for id_ in ids} == {id_: before[id_] for id_ in ids}


def test_unknown_picture_is_replaced(store):
    (maya,) = add_bench_helpers(store, 1)

    def spoil(session):
        session.get_one(Student, maya).pictogram = "griffin"

    store.write(spoil, "Spoiled")

    assert store.read(lambda session: owners.pictograms_of(session, [maya]))[maya] == "owl"


def test_pairing_list_is_for_staff_with_full_names(store):
    pair_up(store)

    (pair,) = store.read(
        lambda session: people_rows.pairing_list_rows(session, TODAY, sample=False)
    ).pairs

    assert (pair.number, pair.helper.name, pair.buddy.grade) == (
        7,
        "Cheyenne Vance",
        Grade.KINDERGARTEN,
    )
    assert pair.since == date(2026, 9, 14)


def test_public_roster_shows_first_names_by_consent(store):
    maya, eli = add_students(store, 2)
    team = add_team(store, maya, eli)
    agree(store, maya)

    rows = store.read(
        lambda session: people_rows.public_roster_rows(session, team, TODAY, sample=False)
    )

    assert [(one.mark.name, one.position) for one in rows.members] == [
        ("Maya", "Captain"),
        (None, "Member"),
    ]
    assert rows.term == "2026/27"


def test_staff_roster_knows_training_that_ends_never_and_not_at_all(store):
    maya, eli, sam = add_students(store, 3)
    team, own = add_team(store, maya, eli, sam), school_id(store)
    ends = {maya: (date(2026, 6, 1), date(2027, 6, 1)), eli: (date(2026, 6, 1), None)}

    def train(session):
        session.add_all(
            TrainingRecord(
                school_id=own,
                student_id=id_,
                course=CourseCode.PEER_SUPPORT,
                done_on=date(2026, 1, 9),
                expires_on=end,
            )
            for id_, known in ends.items()
            for end in known
        )

    store.write(train, "Trained")

    rows = store.read(
        lambda session: people_rows.staff_roster_rows(session, team, TODAY, sample=False)
    )

    assert [(one.is_trained, one.training_expires_on) for one in rows.members] == [
        (True, date(2027, 6, 1)),
        (True, None),
        (False, None),
    ]


def test_helpers_of_grade_three_get_the_large_form(store):
    pair_up(store, grade=Grade.G03)
    pair_up(store, grade=Grade.G04, number=8)

    slips = store.read(lambda session: forms.list_slips(session, blanks=1))

    assert [slip.young for slip in slips] == [True, False, False]
    assert [slip.pair_number for slip in slips] == [7, 8, None]


def test_forms_of_chosen_pairs_only(store):
    pair_up(store)
    match, *_ = pair_up(store, number=8)

    slips = store.read(lambda session: forms.list_slips(session, [match]))

    assert [slip.pair_number for slip in slips] == [8]
