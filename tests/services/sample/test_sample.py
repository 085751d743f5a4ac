from collections import Counter
from datetime import date, timedelta
from io import BytesIO
from itertools import combinations

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from peerdesk.enums import Grade, MatchStatus, MembershipStatus, Paper, StudentStatus
from peerdesk.models.duty import DutyAssignment, Substitution
from peerdesk.models.matches import CheckIn, Match
from peerdesk.models.people import PairConstraint, Student
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.session_logs import SessionLog, SheetCode
from peerdesk.reports import catalog
from peerdesk.services.check_ins import due_checkins
from peerdesk.services.prints.sheet_codes import parse_code
from peerdesk.services.sample import fill_sample, sample_roster
from tests.support import TODAY, make_store


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    store.write(lambda session: fill_sample(session, TODAY), "Added the sample school")
    yield store
    store.close()


def everything(store, *columns):
    return store.read(lambda session: session.execute(select(*columns)).all())


def test_school_has_about_240_students_in_nine_grades(store):
    grades = Counter(grade for (grade,) in everything(store, Student.grade))

    assert 235 <= grades.total() <= 245
    assert set(grades) == {Grade.KINDERGARTEN, *(Grade(f"0{n}") for n in range(1, 9))}


def test_names_stretch_what_prints_can_bear(store):
    names = {
        f"{first} {last}"
        for first, last in everything(store, Student.first_name, Student.last_name)
    }

    assert {"ليلى الحسن", "D’Angelo O’Brien-Sánchez", "Bo Ng"} <= names
    assert max(map(len, names)) > 45


def test_same_seed_and_day_give_the_same_school(store, tmp_path):
    again = make_store(tmp_path, file_name="again.db")
    again.write(lambda session: fill_sample(session, TODAY), "Added the sample school")
    columns = (Match.id, Match.mentor_id, Match.mentee_id, Match.started_on, Match.closed_on)

    assert sorted(everything(again, *columns)) == sorted(everything(store, *columns))
    again.close()


def test_another_seed_gives_another_school():
    assert sample_roster(TODAY, seed=1) != sample_roster(TODAY, seed=2)


def test_every_pair_keeps_the_grade_gap(store):
    levels = {
        id_: Grade(grade).level for id_, grade in everything(store, Student.id, Student.grade)
    }
    gaps = [levels[a] - levels[b] for a, b in everything(store, Match.mentor_id, Match.mentee_id)]

    assert len(gaps) > 40
    assert min(gaps) >= 2


def test_pairs_of_two_terms_and_students_who_wait(store):
    closed = Counter(status is MatchStatus.CLOSED for (status,) in everything(store, Match.status))
    waiting = [
        s for (s,) in everything(store, ProgramMembership.status) if s is MembershipStatus.WAITING
    ]

    assert closed[True] > 15
    assert closed[False] > 25
    assert len(waiting) >= 8


def test_nobody_stands_twice_on_a_day_or_with_someone_kept_apart(store):
    columns = (DutyAssignment.day, DutyAssignment.recess_period_id, DutyAssignment.bench_id)
    duties = everything(store, *columns, DutyAssignment.student_id)
    apart = {
        frozenset(duo)
        for duo in everything(store, PairConstraint.student_a_id, PairConstraint.student_b_id)
    }
    slots = {}
    for day, recess, bench, student in duties:
        slots.setdefault((day, recess, bench), []).append(student)

    assert max(Counter((day, student) for day, _, _, student in duties).values()) == 1
    assert not [
        duo for who in slots.values() for duo in combinations(who, 2) if frozenset(duo) in apart
    ]
    covered = len(everything(store, Substitution.id))
    assert Counter(map(len, slots.values())) == {2: len(slots) - covered, 3: covered}


def test_sessions_lie_in_the_past_on_school_days(store):
    days = [held_at.astimezone().date() for (held_at,) in everything(store, SessionLog.held_at)]

    assert len(days) > 300
    assert max(days) < TODAY
    assert max(day.isoweekday() for day in days) == 5
    assert max(days) - min(days) > timedelta(days=150)


def test_students_who_left_are_in_nothing_that_lives(store):
    gone = {
        id_
        for id_, status in everything(store, Student.id, Student.status)
        if status is StudentStatus.LEFT
    }
    members = {id_ for (id_,) in everything(store, ProgramMembership.student_id)}

    assert len(gone) >= 4
    assert gone & members == set()


def test_most_paper_forms_came_back_and_a_few_are_out(store):
    sheets = everything(store, SheetCode.code, SheetCode.returned_on)
    out = [code for code, returned_on in sheets if returned_on is None]

    assert [parse_code(code) for code, _ in sheets] == [code for code, _ in sheets]
    assert len(out) == 4
    assert len(sheets) > 10


@pytest.mark.parametrize(
    "today", [date(2026, 8, 13), date(2026, 7, 4), date(2027, 1, 2), date(2028, 2, 29)]
)
def test_school_can_be_made_on_any_day_of_the_year(tmp_path, today):
    store = make_store(tmp_path, file_name=f"{today}.db")

    counts = store.write(lambda session: fill_sample(session, today), "Added").value

    assert counts.students > 235
    assert counts.sessions > 100
    store.close()


def test_most_check_ins_are_made_and_some_wait(store):
    due = store.read(lambda session: due_checkins(session, TODAY))
    made = everything(store, CheckIn.match_id)

    assert 0 < len(due) < 12
    assert len(made) > 100


def test_work_of_a_busy_week_stands_on_one_page(store):
    options = {"today": TODAY + timedelta(days=13)}

    shown = store.read(lambda s: catalog.preview(s, "monday-sheet", options, Paper.LETTER, "en"))

    text = PdfReader(BytesIO(shown.pdf)).pages[0].extract_text()
    assert "Page 1 of 1" in text
    assert "more, on Today" in text
