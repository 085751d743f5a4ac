"""Logging a session: what is kept, what is refused, and with which sentence."""

from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import func, select
from support import NOW, TODAY, add_students, make_store, school_id

from peerdesk.enums import Grade, ProgramKind, SessionKind, SessionMood, SessionTopic
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.matches import Match
from peerdesk.models.programs import LeadershipTeam, TeamPosition
from peerdesk.models.session_logs import SessionAttendance, SessionLog, SheetCode
from peerdesk.services.calendar import YearDraft, save_year
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs.entry import SessionEntry
from peerdesk.services.vaults import own_school_id, programs_by_kind


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def pair(store):
    helper, buddy = add_students(store, 2, grades=(Grade.G05, Grade.G02))
    return store.write(partial(_add_match, helper=helper, buddy=buddy), "Paired").value


def _add_match(session, helper, buddy):
    match = Match(
        school_id=own_school_id(session),
        program_id=programs_by_kind(session)[ProgramKind.PEER_MENTORING],
        mentor_id=helper,
        mentee_id=buddy,
        number=7,
        started_on=TODAY - timedelta(days=30),
    )
    session.add(match)
    session.flush()
    return match.id


def pair_entry(match_id, **fields):
    return SessionEntry(
        **({"kind": SessionKind.PAIR, "held_at": NOW, "minutes": 15, "match_id": match_id} | fields)
    )


def log(store, entry):
    return store.write(lambda session: entries.log_session(session, entry), "Logged").value


def refused(store, entry):
    with pytest.raises(InvalidValueError) as caught:
        log(store, entry)
    assert store.read(lambda s: s.scalar(select(func.count(SessionLog.id)))) == 0
    return caught.value.field


def test_pair_session_counts_both_students_as_present(store, pair):
    log_id = log(store, pair_entry(pair, mood=SessionMood.GOOD, topic=SessionTopic.FRIENDS))

    query = select(func.count()).where(SessionAttendance.session_log_id == log_id)
    assert store.read(lambda session: session.scalar(query)) == 2
    kept = store.read(lambda session: entries.entry_of(session, log_id))
    assert (kept.mood, kept.topic, kept.minutes) == (SessionMood.GOOD, SessionTopic.FRIENDS, 15)


@pytest.mark.parametrize("minutes", [0, -5, 481, 600])
def test_impossible_minutes_are_refused(store, pair, minutes):
    assert refused(store, pair_entry(pair, minutes=minutes)) == "minutes"


def test_future_is_refused(store, pair):
    assert refused(store, pair_entry(pair, held_at=NOW + timedelta(hours=2))) == "held_at"


def test_time_before_the_first_school_year_is_refused(store, pair):
    assert refused(store, pair_entry(pair, held_at=NOW - timedelta(days=200))) == "held_at"


@pytest.fixture
def year_before(store):
    """Last school year is in the file too."""
    draft = YearDraft("2025/26", date(2025, 8, 18), date(2026, 5, 29))
    store.write(partial(save_year, draft=draft), "Added a year")


@pytest.mark.usefixtures("year_before")
def test_time_before_this_school_year_is_refused(store, pair):
    last_spring = NOW - timedelta(days=200)

    with pytest.raises(InvalidValueError, match="before this school year, which began on "):
        log(store, pair_entry(pair, held_at=last_spring))


def test_a_session_of_last_year_can_still_be_corrected(store, pair):
    log_id = log(store, pair_entry(pair))
    last_spring = NOW - timedelta(days=200)
    store.write(lambda s: setattr(s.get(SessionLog, log_id), "held_at", last_spring), "Aged it")

    corrected = pair_entry(pair, held_at=last_spring, minutes=30)
    store.write(lambda s: entries.edit_session(s, log_id, corrected), "Corrected")

    assert store.read(lambda s: s.get(SessionLog, log_id).minutes) == 30


def test_pair_session_needs_a_pair(store):
    assert refused(store, pair_entry(None)) == "who"


def test_drop_in_needs_somebody(store):
    entry = SessionEntry(kind=SessionKind.DROP_IN, held_at=NOW, minutes=10)

    assert refused(store, entry) == "who"


def test_endless_note_is_refused(store, pair):
    assert refused(store, pair_entry(pair, note="x" * 10_001)) == "note"


def test_paper_form_must_answer_the_worry_question(store, pair):
    assert refused(store, pair_entry(pair, from_paper=True, has_worry=None)) == "worry"


def add_sheet(store):
    own = school_id(store)
    sheet = SheetCode(school_id=own, code="7Q4K", print_key="session-form", number=1)
    store.write(lambda session: session.add(sheet), "Printed")


def test_sheet_code_marks_the_form_as_returned_once(store, pair):
    add_sheet(store)
    entry = pair_entry(pair, from_paper=True, sheet_code="7Q4K")
    log(store, entry)

    returned = store.read(lambda s: s.scalar(select(SheetCode.returned_on)))

    assert returned == NOW.date()
    with pytest.raises(InvalidValueError, match="sheet"):
        log(store, entry)


def test_unknown_sheet_code_is_refused(store, pair):
    assert refused(store, pair_entry(pair, sheet_code="NONE")) == "sheet"


def add_team(store, students, ends_on=None):
    def use_case(session):
        team = LeadershipTeam(school_id=own_school_id(session), name="Leadership Team")
        session.add(team)
        session.add_all(
            TeamPosition(
                school_id=team.school_id, team_id=team.id, student_id=student, ends_on=ends_on
            )
            for student in students
        )
        session.flush()
        return team.id

    return store.write(use_case, "Made a team").value


def test_team_session_takes_the_members_of_that_day(store):
    team_id = add_team(store, add_students(store, 3))

    log_id = log(store, SessionEntry(SessionKind.TEAM, NOW, 40, team_id=team_id))

    query = select(func.count()).where(SessionAttendance.session_log_id == log_id)
    assert store.read(lambda session: session.scalar(query)) == 3


def test_team_without_members_on_that_day_is_refused(store):
    team_id = add_team(store, add_students(store, 1), ends_on=TODAY - timedelta(days=30))

    assert refused(store, SessionEntry(SessionKind.TEAM, NOW, 40, team_id=team_id)) == "who"


def test_edit_changes_who_was_there(store):
    one, two = add_students(store, 2)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 10, student_ids=(one,))
    log_id = log(store, entry)

    changed = SessionEntry(SessionKind.DROP_IN, NOW, 20, student_ids=(two,), note="Came back")
    store.write(lambda session: entries.edit_session(session, log_id, changed), "Changed")

    kept = store.read(lambda session: entries.entry_of(session, log_id))
    assert (kept.student_ids, kept.minutes, kept.note) == ((two,), 20, "Came back")


def test_binned_session_comes_back_with_undo(store, pair):
    log_id = log(store, pair_entry(pair))
    store.write(lambda session: entries.bin_session(session, log_id), "Binned")
    with pytest.raises(NotFoundError):
        store.read(lambda session: entries.entry_of(session, log_id))

    store.undo()

    assert store.read(lambda session: entries.entry_of(session, log_id)).minutes == 15


@pytest.mark.parametrize("use_case", [entries.bin_session, entries.entry_of])
def test_session_that_is_gone_is_said(store, use_case):
    with pytest.raises(NotFoundError):
        store.write(lambda session: use_case(session, "gone"), "x")


def test_edit_of_a_session_that_is_gone_is_said(store, pair):
    with pytest.raises(NotFoundError):
        store.write(lambda s: entries.edit_session(s, "gone", pair_entry(pair)), "x")


def test_repeat_takes_everything_but_time_note_and_worry(store, pair):
    log(store, pair_entry(pair, minutes=30, note="private", has_worry=True))
    later = NOW + timedelta(days=1)

    again = store.read(lambda session: entries.repeat_of(session, None, later))

    assert (again.match_id, again.minutes, again.held_at) == (pair, 30, later)
    assert (again.note, again.has_worry) == ("", False)


def test_nothing_to_repeat_before_the_first(store):
    assert store.read(lambda session: entries.repeat_of(session, None, NOW)) is None


def test_minutes_used_last_are_offered(store, pair):
    before = store.read(lambda session: entries.last_minutes(session, SessionKind.PAIR))
    log(store, pair_entry(pair, minutes=40))

    after = store.read(lambda session: entries.last_minutes(session, SessionKind.PAIR))

    assert (before, after) == (15, 40)
