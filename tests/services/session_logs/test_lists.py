"""Sessions as rows, the figures of a week, and whom to expect."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from support import NOW, TODAY, add_students, make_store

from peerdesk.enums import Grade, MatchStatus, ProgramKind, SessionKind
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.services.session_logs import lists, who
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.session_logs.lists import SessionFilter
from peerdesk.services.vaults import own_school_id, programs_by_kind

MONDAY = TODAY - timedelta(days=TODAY.weekday())


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def pairs(store):
    """Three active pairs: Maya + Eli, Sam + Ana, Jo + Leo; the third has never met."""
    ids = add_students(store, 6, grades=(Grade.G05, Grade.G02))
    matches = [add_match(store, ids[i], ids[i + 1], number=i // 2 + 1) for i in (0, 2, 4)]
    log(store, SessionEntry(SessionKind.PAIR, NOW, 15, match_id=matches[0], note="Hard to tell"))
    log(store, SessionEntry(SessionKind.PAIR, NOW - timedelta(days=20), 30, match_id=matches[1]))
    return matches


def add_match(store, helper, buddy, number, status=MatchStatus.ACTIVE):
    def use_case(session):
        match = Match(
            school_id=own_school_id(session),
            program_id=programs_by_kind(session)[ProgramKind.PEER_MENTORING],
            mentor_id=helper,
            mentee_id=buddy,
            number=number,
            status=status,
            started_on=TODAY - timedelta(days=40),
        )
        session.add(match)
        session.flush()
        return match.id

    return store.write(use_case, "Paired").value


def log(store, entry):
    return store.write(lambda session: log_session(session, entry), "Logged").value


def rows(store, **wanted):
    return store.read(lambda session: lists.list_sessions(session, SessionFilter(**wanted)))


def test_newest_session_comes_first_with_both_names(store, pairs):
    newest, older = rows(store)

    assert newest.who == "Maya Ortiz + Eli Brandt"
    assert (newest.minutes, newest.has_note) == (15, True)
    assert older.held_at < newest.held_at


def test_list_keeps_to_its_filter(store, pairs):
    (student,) = store.read(
        lambda s: s.scalars(select(Student.id).where(Student.first_name == "Sam")).all()
    )

    assert len(rows(store, since=MONDAY)) == 1
    assert len(rows(store, until=MONDAY)) == 1
    assert rows(store, kinds=frozenset({SessionKind.TEAM})) == []
    assert [row.names[0] for row in rows(store, student_id=student)] == ["Sam Vance"]


def test_note_is_only_read_when_asked_for(store, pairs):
    (row,) = rows(store, since=MONDAY)

    assert store.read(lambda session: lists.note_of(session, row.id)) == "Hard to tell"
    assert store.read(lambda session: lists.note_of(session, "gone")) == ""


def test_week_counts_pairs_that_met(store, pairs):
    figures = store.read(lambda session: lists.week_figures(session, MONDAY))

    assert (figures.pairs_met, figures.pairs) == (1, 3)
    assert (figures.sessions, figures.minutes) == (1, 15)


def test_silent_pairs_come_longest_silence_first(store, pairs):
    silent = store.read(lambda session: lists.silent_pairs(session, TODAY))

    assert [pair.match_id for pair in silent] == [pairs[2], pairs[1]]
    assert silent[0].last_on is None


def test_pairs_expected_this_week_are_those_that_did_not_meet(store, pairs):
    expected = store.read(lambda session: who.expected_pairs(session, TODAY))

    assert [choice.match_id for choice in expected] == [pairs[2], pairs[1]]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("may", ["Maya Ortiz + Eli Brandt", "Maya Ortiz"]),
        ("MAYA ORT", ["Maya Ortiz + Eli Brandt", "Maya Ortiz"]),
        ("2", ["Sam Vance + Ana Ruiz"]),
        ("pena", ["Jo Tran + Leo Peña", "Leo Peña"]),
        ("", []),
        ("zzz", []),
    ],
)
def test_who_is_found_by_the_beginning_of_each_name(store, pairs, typed, found):
    choices = store.read(lambda session: who.find_who(session, typed))

    assert [choice.text for choice in choices] == found


def test_diacritics_do_not_matter(store):
    add_students(store, 1, first_name="Nizhoní", last_name="Peña")

    (choice,) = store.read(lambda session: who.find_who(session, "PENA niz"))

    assert choice.text == "Nizhoní Peña"
    assert choice.detail == "grade 1, 01-A"


def test_known_pair_and_student_can_be_looked_up(store, pairs):
    pair = store.read(lambda session: who.who_is(session, match_id=pairs[0]))
    nobody = store.read(lambda session: who.who_is(session, student_id="gone"))

    assert pair.detail == "pair 1"
    assert nobody is None


def test_closed_pair_is_not_expected(store):
    one, two = add_students(store, 2)
    add_match(store, one, two, 9, MatchStatus.CLOSED)

    assert store.read(lambda session: who.expected_pairs(session, TODAY)) == []


def test_no_forms_are_out_before_one_is_printed(store):
    assert store.read(lists.sheets_out) == 0
