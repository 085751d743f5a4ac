"""Every kind of session: what it asks, what it refuses, what it counts as."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select
from support import NOW, TODAY, add_students, ask_nobody, make_store

from peerdesk.enums import (
    AccountRole,
    ConsentKind,
    CourseCode,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    SessionKind,
    SessionMode,
    SessionTopic,
    UseOfTime,
)
from peerdesk.errors import InvalidValueError
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.services import rights
from peerdesk.services.programs import record_training
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs import lists, who
from peerdesk.services.session_logs.draft import from_draft, to_draft
from peerdesk.services.session_logs.kinds import RULES, use_of_time
from peerdesk.services.session_logs.scale import mood_faces, set_mood_faces
from peerdesk.services.session_logs.typed import SessionEntry
from peerdesk.services.session_logs.worry import worry_of
from peerdesk.services.vaults import own_school_id, programs_by_kind


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    ask_nobody(store, ConsentKind.PEER_COUNSELING, ConsentKind.GROUP)
    yield store
    store.close()


def log(store, entry):
    return store.write(partial(entries.log_session, entry=entry), "Logged").value


def kept(store, log_id):
    return store.read(partial(entries.entry_of, log_id=log_id))


def add_helper(store, student_id):
    def use_case(session):
        session.add(
            ProgramMembership(
                school_id=own_school_id(session),
                program_id=programs_by_kind(session)[ProgramKind.PEER_MENTORING],
                student_id=student_id,
                role=MembershipRole.HELPER,
                status=MembershipStatus.ACTIVE,
            )
        )
        for course in (CourseCode.PEER_SUPPORT, CourseCode.LIMITS):
            record_training(session, [student_id], course, done_on=TODAY)

    store.write(use_case, "Joined")


GOOD = {
    SessionKind.GROUP: {"title": "Lunch bunch", "head_count": 6},
    SessionKind.SUPERVISION: {"head_count": 4},
    SessionKind.LESSON: {"class_name": "02-A", "head_count": 21, "title": "Naming feelings"},
    SessionKind.WORKSHOP: {"head_count": 14, "adults": "Families", "title": "Worries"},
    SessionKind.CONSULTATION: {"adults": "Ms. Lee"},
    SessionKind.DROP_IN: {"head_count": 3},
    SessionKind.PEER_COUNSELING: {
        "alias": "Blue kite", "mode": SessionMode.CHAT, "platform": "School chat",
        "mood_before": 2, "mood_after": 4,
    },
    SessionKind.OWN_TIME: {"topic": SessionTopic.PLANNING},
}  # fmt: skip


@pytest.mark.parametrize("kind", list(GOOD))
def test_kind_is_kept_with_what_it_asks_and_nobody_named(store, kind):
    entry = SessionEntry(kind, NOW, 30, **GOOD[kind])

    assert kept(store, log(store, entry)) == entry


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (SessionKind.DROP_IN, "who"),
        (SessionKind.PEER_COUNSELING, "who"),
        (SessionKind.GROUP, "who"),
        (SessionKind.SUPERVISION, "who"),
        (SessionKind.LESSON, "class_name"),
        (SessionKind.WORKSHOP, "head_count"),
        (SessionKind.CONSULTATION, "adults"),
        (SessionKind.OWN_TIME, "topic"),
    ],
)
def test_session_of_nobody_is_refused_under_the_field_that_would_help(store, kind, field):
    with pytest.raises(InvalidValueError) as caught:
        log(store, SessionEntry(kind, NOW, 30))

    assert caught.value.field == field
    assert caught.value.sentence().endswith(".")


@pytest.mark.parametrize(
    ("change", "field"),
    [({"head_count": 2_001}, "head_count"), ({"title": "x" * 201}, "title")],
)
def test_numbers_and_words_out_of_bounds_are_refused(store, change, field):
    entry = SessionEntry(SessionKind.GROUP, NOW, 30, **({"head_count": 3} | change))

    with pytest.raises(InvalidValueError) as caught:
        log(store, entry)

    assert caught.value.field == field


def test_students_of_a_group_are_found_again_by_its_name(store):
    students = add_students(store, 3)
    log(store, SessionEntry(SessionKind.GROUP, NOW, 30, student_ids=tuple(students), title="Bunch"))

    (choice,) = store.read(partial(who.find_who, text="bun"))
    members = store.read(partial(who.group_members, title=choice.title))

    assert choice.kind is SessionKind.GROUP
    assert {one.student_ids[0] for one in members} == set(students)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("class 01", SessionKind.LESSON),
        ("plan", SessionKind.OWN_TIME),
        ("lunch", SessionKind.OWN_TIME),
        ("superv", SessionKind.SUPERVISION),
        ("worksh", SessionKind.WORKSHOP),
    ],
)
def test_what_needs_no_student_is_found_by_its_words(store, typed, kind):
    add_students(store, 2)

    found = store.read(partial(who.find_who, text=typed))

    assert [choice.kind for choice in found] == [kind]


def test_class_is_offered_with_its_size(store):
    add_students(store, 4)

    (choice,) = store.read(partial(who.find_who, text="class 01-A"))

    assert (choice.class_name, choice.head_count) == ("01-A", 2)


def test_helper_of_a_counseling_session_is_told_from_the_one_who_came(store):
    helper, other = add_students(store, 2)
    add_helper(store, helper)

    log_id = log(
        store, SessionEntry(SessionKind.PEER_COUNSELING, NOW, 20, student_ids=(other, helper))
    )

    query = select(SessionAttendance.student_id).where(SessionAttendance.is_helper.is_(True))
    assert store.read(lambda s: s.scalars(query).all()) == [helper]
    assert kept(store, log_id).student_ids == (other, helper)


def test_supervision_offers_what_was_not_talked_over_yet(store):
    helper, other = add_students(store, 2)
    add_helper(store, helper)
    session = SessionEntry(SessionKind.PEER_COUNSELING, NOW, 20, student_ids=(helper, other))
    log_id = log(store, session)
    since = NOW - timedelta(days=60)
    open_before = store.read(partial(who.to_talk_over, student_ids=[helper], since=since))

    meeting = SessionEntry(
        SessionKind.SUPERVISION, NOW, 30, student_ids=(helper,), covered_ids=(log_id,)
    )
    meeting_id = log(store, meeting)

    assert [row.id for row in open_before] == [log_id]
    assert store.read(partial(who.to_talk_over, student_ids=[helper], since=since)) == []
    assert kept(store, meeting_id).covered_ids == (log_id,)


def test_session_taken_off_a_supervision_waits_again(store):
    (helper,) = add_students(store, 1)
    add_helper(store, helper)
    log_id = log(store, SessionEntry(SessionKind.PEER_COUNSELING, NOW, 20, student_ids=(helper,)))
    meeting = SessionEntry(
        SessionKind.SUPERVISION, NOW, 30, student_ids=(helper,), covered_ids=(log_id,)
    )
    meeting_id = log(store, meeting)

    without = replace(meeting, covered_ids=())
    store.write(lambda s: entries.edit_session(s, meeting_id, without), "Changed")

    assert kept(store, meeting_id).covered_ids == ()


@pytest.mark.parametrize("kind", list(RULES))
def test_draft_of_every_kind_comes_back_as_it_was(kind):
    entry = SessionEntry(
        kind, NOW, 30, student_ids=("a",), topic=RULES[kind].topics[0], time_use=UseOfTime.OTHER,
        mood_before=1, covered_ids=("b",), mode=SessionMode.VIDEO, title="x",
    )  # fmt: skip

    assert from_draft(to_draft(entry)) == entry


@pytest.mark.parametrize(
    ("kind", "topic", "paper", "use"),
    [
        (SessionKind.GROUP, None, False, UseOfTime.DIRECT),
        (SessionKind.PAIR, None, False, UseOfTime.DIRECT),
        (SessionKind.PAIR, None, True, UseOfTime.NOT_MINE),
        (SessionKind.CONSULTATION, None, False, UseOfTime.INDIRECT),
        (SessionKind.OWN_TIME, SessionTopic.DUTY, False, UseOfTime.OTHER),
        (SessionKind.OWN_TIME, SessionTopic.PLANNING, False, UseOfTime.PROGRAM),
        (SessionKind.OWN_TIME, SessionTopic.CALLS, False, UseOfTime.INDIRECT),
    ],
)
def test_time_counts_as_the_kind_says(kind, topic, paper, use):
    assert use_of_time(kind, topic, from_paper=paper) is use


def as_substitute(store):
    store.who = replace(store.who, role=AccountRole.SUBSTITUTE)


def test_substitute_logs_but_neither_reads_nor_writes_counseling_notes(store):
    (student,) = add_students(store, 1)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 10, student_ids=(student,), note="Private")
    log_id = log(store, entry)
    as_substitute(store)

    with pytest.raises(InvalidValueError) as caught:
        log(store, replace(entry, note="Mine"))
    log(store, replace(entry, note=""))

    assert caught.value.field == "note"
    assert kept(store, log_id).note == ""
    assert "counselor" in store.read(partial(lists.note_of, log_id=log_id))


def test_substitute_changes_a_session_and_leaves_its_hidden_note(store):
    (student,) = add_students(store, 1)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 10, student_ids=(student,), note="Private")
    log_id = log(store, entry)
    as_substitute(store)

    changed = replace(entry, note="", minutes=20)
    store.write(partial(entries.edit_session, log_id=log_id, entry=changed), "Changed")

    query = select(SessionLog.note, SessionLog.minutes)
    assert store.read(lambda s: tuple(s.execute(query).one())) == ("Private", 20)


def test_hidden_note_cannot_be_opened_by_changing_the_kind(store):
    (student,) = add_students(store, 1)
    entry = SessionEntry(SessionKind.DROP_IN, NOW, 10, student_ids=(student,), note="Private")
    log_id = log(store, entry)
    as_substitute(store)

    bare = SessionEntry(SessionKind.WORKSHOP, NOW, 10, head_count=3)
    with pytest.raises(InvalidValueError) as caught:
        store.write(partial(entries.edit_session, log_id=log_id, entry=bare), "Changed")

    assert caught.value.field == "kind"


def test_worry_starts_a_concern_about_the_one_who_came(store):
    helper, other = add_students(store, 2)
    add_helper(store, helper)
    entry = SessionEntry(
        SessionKind.PEER_COUNSELING, NOW, 20, student_ids=(helper, other), has_worry=True
    )
    log_id = log(store, entry)

    prefill = store.read(partial(worry_of, log_id=log_id))

    assert (prefill.student_ids, prefill.session_log_id) == ((other, helper), log_id)
    calm_id = log(store, replace(entry, has_worry=False))
    assert store.read(partial(worry_of, log_id=calm_id)) is None


def test_school_chooses_three_or_five_faces(store):
    before = store.read(mood_faces)
    store.write(partial(set_mood_faces, faces=3), "Chose")

    assert (before, store.read(mood_faces)) == (5, 3)
    with pytest.raises(InvalidValueError):
        store.write(partial(set_mood_faces, faces=4), "Chose")


def test_every_kind_has_a_rule_and_a_substitute_may_log():
    assert set(RULES) == set(SessionKind)
    assert rights.may_do(AccountRole.SUBSTITUTE, "session_logs.entry.log_session")
    assert not rights.may_do(AccountRole.PRINCIPAL, "session_logs.entry.log_session")


def test_minutes_may_be_missing_on_a_paper_form_only(store):
    (student,) = add_students(store, 1)
    entry = SessionEntry(
        SessionKind.DROP_IN, NOW, 0, student_ids=(student,), is_minutes_missing=True
    )
    with pytest.raises(InvalidValueError):
        log(store, entry)

    log(store, replace(entry, from_paper=True, has_worry=False))

    assert store.read(lambda s: s.scalar(select(func.sum(SessionLog.minutes)))) == 0
