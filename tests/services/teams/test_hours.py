"""Hours of helpers: from everything that is logged, and from what is typed in."""

from datetime import date, timedelta

import pytest
from reports.school import furnish, stand
from support import NOW, add_students

from peerdesk.enums import CalendarDayKind, CourseCode, MembershipRole, SessionKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.duty import Absence
from peerdesk.models.matches import Match
from peerdesk.models.training import TrainingEvent, TrainingRecord
from peerdesk.services import calendar, programs
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.teams import breaks, hours
from peerdesk.services.teams.hours import Hours, HoursDraft, Source
from peerdesk.services.vaults import own_school_id, programs_by_kind

DAY = timedelta(days=1)


@pytest.fixture
def given(look, team):
    """Give a function that returns the minutes of a student by source."""

    def read(student, today=team.today):
        span = look(hours.year_span, today)
        found = look(hours.hours_of, span, today, [student])
        return dict(found.get(student, hours.NO_HOURS).minutes)

    return read


def by_hand(team, minutes=45, **changes):
    known = {"day": team.today, "title": "Book fair", "student_ids": tuple(team.students[:1])}
    return HoursDraft(minutes=minutes, **{**known, **changes})


def test_every_source_adds_to_the_hours(store, do, given, team):
    maya, buddy = team.students[0], team.students[5]
    recess, (bench, _other) = furnish(store)
    stand(store, recess, bench, maya, day=team.today - DAY)
    do(programs.mark_member, maya, MembershipRole.HELPER, today=team.today)
    do(log_session, SessionEntry(SessionKind.TEAM, NOW, 40, student_ids=(maya,), team_id=team.id))
    do(log_session, SessionEntry(SessionKind.SUPERVISION, NOW, 20, student_ids=(maya,)))
    match = do(paired, maya, buddy)
    do(log_session, SessionEntry(SessionKind.PAIR, NOW, 15, match_id=match))
    do(trained, maya, team.today - DAY)
    do(hours.add_hours, by_hand(team), team.today)

    assert given(maya) == {
        Source.MEETING: 40, Source.HELPING: 15, Source.DUTY: 25, Source.SUPERVISION: 20,
        Source.TRAINING: 90, Source.BY_HAND: 45,
    }  # fmt: skip
    assert given(buddy) == {}


def paired(session, mentor, mentee):
    program = next(iter(programs_by_kind(session).values()))
    match = Match(school_id=own_school_id(session), program_id=program, mentor_id=mentor,
                  mentee_id=mentee, number=1)  # fmt: skip
    session.add(match)
    session.flush()
    return match.id


def trained(session, student, day, *, is_held=True):
    own = own_school_id(session)
    course = CourseCode.PEER_SUPPORT
    event = TrainingEvent(school_id=own, course=course, day=day, minutes=90, is_held=is_held)
    session.add(event)
    session.flush()
    session.add(TrainingRecord(school_id=own, student_id=student, course=course, done_on=day,
                               event_id=event.id))  # fmt: skip


def test_helper_who_comes_for_help_gives_no_hours(do, given, team):
    maya = team.students[0]
    do(programs.mark_member, maya, MembershipRole.HELPER, today=team.today)

    do(log_session, SessionEntry(SessionKind.DROP_IN, NOW, 30, student_ids=(maya,)))

    assert given(maya) == {}


def test_duty_counts_for_whom_stood_there(store, do, given, team):
    maya, eli = team.students[:2]
    recess, (bench, other) = furnish(store)
    day = team.today - DAY
    stand(store, recess, bench, maya, day=day)
    stand(store, recess, other, eli, day=day)
    stand(store, recess, bench, eli, day=team.today + DAY)
    do(lambda s: s.add(Absence(school_id=own_school_id(s), student_id=maya, starts_on=day,
                               ends_on=day)))  # fmt: skip

    assert (given(maya), given(eli)) == ({}, {Source.DUTY: 25})


def test_recess_indoors_gives_no_duty_hours(store, do, given, team):
    recess, (bench, _other) = furnish(store)
    stand(store, recess, bench, team.students[0], day=team.today - DAY)
    do(calendar.mark_day, team.today - DAY, CalendarDayKind.INDOOR_RECESS)

    assert given(team.students[0]) == {}


def test_days_on_break_do_not_count(do, given, team):
    do(breaks.take_break, team.students[0], team.today - DAY)
    do(hours.add_hours, by_hand(team, day=team.today - 2 * DAY), team.today)
    do(hours.add_hours, by_hand(team, 30), team.today)

    assert given(team.students[0]) == {Source.BY_HAND: 45}


def test_another_year_begins_at_nothing(do, given, team):
    do(hours.add_hours, by_hand(team), team.today)
    year = calendar.YearDraft("2027/28", date(2027, 8, 16), date(2028, 5, 26))
    do(calendar.save_year, year)

    assert given(team.students[0], date(2027, 10, 1)) == {}
    assert given(team.students[0], date(2027, 5, 1)) == {Source.BY_HAND: 45}


def test_same_hours_are_given_to_many_and_taken_back_at_once(store, do, look, team):
    span = look(hours.year_span, team.today)
    do(hours.add_hours, by_hand(team, student_ids=tuple(team.students[:3])), team.today)
    assert len(look(hours.hours_of, span, team.today)) == 3

    store.undo()

    assert look(hours.hours_of, span, team.today) == {}


def test_entry_is_changed_and_removed(do, look, team):
    span = look(hours.year_span, team.today)
    (key,) = do(hours.add_hours, by_hand(team), team.today)

    do(hours.change_hours, key, by_hand(team, 60, title="Family night"), team.today)
    (row,) = look(hours.list_hours, team.students[0], span)
    assert (row.minutes, row.title) == (60, "Family night")
    do(hours.remove_hours, key)

    assert look(hours.list_hours, team.students[0], span) == []
    with pytest.raises(NotFoundError):
        do(hours.remove_hours, key)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"minutes": 0}, "minutes"),
        ({"minutes": 601}, "minutes"),
        ({"title": " "}, "title"),
        ({"title": "x" * 121}, "title"),
        ({"day": date(2026, 11, 25)}, "day"),
        ({"day": date(2026, 8, 1)}, "day"),
        ({"student_ids": ()}, "student_ids"),
        ({"student_ids": ("nobody",)}, "student_ids"),
    ],
)
def test_wrong_hours_get_their_sentence(do, team, change, field):
    with pytest.raises(InvalidValueError) as caught:
        do(hours.add_hours, by_hand(team, **change), team.today)

    assert caught.value.field == field
    assert caught.value.sentence().endswith(".")


@pytest.mark.parametrize(("minutes", "told"), [(0, 0), (29, 0), (30, 1), (90, 2), (600, 10)])
def test_certificates_tell_whole_hours(minutes, told):
    assert Hours({Source.DUTY: minutes}).rounded == told


def test_hours_of_all_helpers_come_in_one_reading(store, do, look, team):
    more = add_students(store, 3)
    do(hours.add_hours, by_hand(team, student_ids=tuple(more)), team.today)

    found = look(hours.hours_of, look(hours.year_span, team.today), team.today)

    assert {key: one.total for key, one in found.items()} == dict.fromkeys(more, 45)
