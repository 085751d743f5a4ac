from datetime import timedelta

import pytest
from support import TODAY, add_students, make_store, program_ids, school_id

from peerdesk.enums import (
    ConsentKind,
    ConsentStatus,
    CourseCode,
    Grade,
    MembershipRole,
    StudentStatus,
)
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import ProgramMembership
from peerdesk.services import programs, student_entry, students
from peerdesk.services.consents import record_consent
from peerdesk.services.student_entry import StudentEntry
from peerdesk.services.student_timeline import EventKind, timeline

HELPER, BUDDY = MembershipRole.HELPER, MembershipRole.BUDDY


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    yield made
    made.close()


def write(store, use_case):
    return store.write(use_case, "Changed something").value


def listed(store):
    return {row.id: row for row in store.read(lambda s: students.list_students(s, TODAY))}


def add_pair(store, helper_id, buddy_id):
    program_id = next(iter(program_ids(store).values()))
    match = {
        "school_id": school_id(store),
        "program_id": program_id,
        "mentor_id": helper_id,
        "mentee_id": buddy_id,
        "number": 7,
        "started_on": TODAY,
    }
    write(store, lambda session: session.add(Match(**match)))


def test_list_is_by_name_and_shows_roles_partners_and_what_is_missing(store):
    maya, eli, *_ = add_students(store, 4)
    write(store, lambda s: students.mark_role(s, maya, HELPER, today=TODAY))
    write(store, lambda s: students.mark_role(s, eli, BUDDY, today=TODAY))
    add_pair(store, maya, eli)

    rows = listed(store)

    assert (rows[maya].roles, rows[maya].partners) == ((HELPER,), ("Eli",))
    assert (rows[maya].lacks_consent, rows[maya].lacks_training) == (True, True)
    assert (rows[eli].roles, rows[eli].lacks_training) == ((BUDDY,), False)
    assert [row.name for row in rows.values()] == sorted(row.name for row in rows.values())


def test_consent_and_training_clear_the_flags(store):
    (maya,) = add_students(store, 1)
    write(store, lambda s: students.mark_role(s, maya, HELPER, today=TODAY))
    given = ConsentStatus.GIVEN
    for kind in (ConsentKind.TAKE_PART, ConsentKind.POSTER_NAME):
        write(store, lambda s, kind=kind: record_consent(s, maya, kind, given, today=TODAY))
    write(
        store,
        lambda s: programs.record_training(s, [maya], CourseCode.PEER_SUPPORT, done_on=TODAY),
    )

    row = listed(store)[maya]

    assert (row.lacks_consent, row.lacks_training, row.poster_name) == (False, False, True)


@pytest.mark.parametrize("text", ["may", "ort", "ortiz, ma", "MAYA", "1001", "maya ortiz"])
def test_student_is_found_by_beginnings_of_words(store, text):
    add_students(store, 10)

    found = store.read(lambda s: students.search_students(s, text))

    assert [(row.name, row.detail) for row in found] == [("Ortiz, Maya", "grade 1, 01-A, 1001")]


def test_marks_do_not_hinder_finding(store):
    add_students(store, 1, first_name="Zoë", last_name="Núñez-Łuk")

    found = store.read(lambda s: students.search_students(s, "zoe luk"))

    assert len(found) == 1


def test_who_left_is_listed_but_not_offered(store):
    (maya,) = add_students(store, 1)
    write(store, lambda s: students.mark_left(s, maya, today=TODAY))

    assert listed(store)[maya].has_left
    assert store.read(lambda s: students.search_students(s, "maya")) == []


def test_leaving_names_the_pairs_to_close_and_can_be_taken_back(store):
    maya, eli = add_students(store, 2)
    add_pair(store, maya, eli)

    pairs = write(store, lambda s: students.mark_left(s, maya, today=TODAY))
    write(store, lambda s: students.bring_back(s, maya))

    assert pairs == (7,)
    assert not listed(store)[maya].has_left


def test_helpers_get_different_pictograms(store):
    ids = add_students(store, 40)
    for student_id in ids:
        write(store, lambda s, one=student_id: students.mark_role(s, one, HELPER, today=TODAY))

    details = [store.read(lambda s, one=i: students.student_detail(s, one, TODAY)) for i in ids]

    assert len({detail.pictogram for detail in details} - {""}) == 40


def test_buddy_gets_no_pictogram_of_her_own_accord(store):
    (maya,) = add_students(store, 1)
    write(store, lambda s: students.mark_role(s, maya, BUDDY, today=TODAY))

    assert store.read(lambda s: students.student_detail(s, maya, TODAY)).pictogram == ""


def test_unknown_student_is_said(store):
    with pytest.raises(NotFoundError):
        store.read(lambda s: students.student_detail(s, "nobody", TODAY))


def test_student_added_by_mistake_can_be_removed_and_undone(store):
    (maya,) = add_students(store, 1)

    write(store, lambda s: students.remove_student(s, maya))
    assert maya not in listed(store)

    store.undo()
    assert maya in listed(store)


def test_student_with_a_pair_cannot_be_removed(store):
    maya, eli = add_students(store, 2)
    add_pair(store, maya, eli)

    with pytest.raises(NotAllowedError):
        write(store, lambda s: students.remove_student(s, maya))


ANA = StudentEntry(
    student_number=" 0042 ",
    first_name="Ana",
    last_name="Ruiz",
    grade=Grade.G03,
    birth_date=TODAY - timedelta(days=3300),
    home_languages="Spanish, inglés",
    interests="drawing,  soccer, drawing",
)


def test_student_added_by_hand_is_tidied(store):
    ana = write(store, lambda s: student_entry.add_student(s, ANA, today=TODAY))

    stored = store.read(lambda s: s.get(Student, ana))

    assert (stored.student_number, stored.grade, stored.status) == (
        "0042",
        Grade.G03,
        StudentStatus.ACTIVE,
    )
    assert (stored.home_languages, stored.interests) == (("es", "en"), ("drawing", "soccer"))


def test_every_wrong_field_gets_its_sentence(store):
    add_students(store, 1)
    entry = StudentEntry(
        student_number="1001", birth_date=TODAY + timedelta(days=1), homeroom="4\x07B"
    )

    errors = store.read(lambda s: student_entry.check_entry(s, entry, TODAY))

    assert set(errors) == {"first_name", "student_number", "birth_date", "homeroom"}
    assert "Maya Ortiz" in errors["student_number"]


def test_wrong_entry_is_not_stored(store):
    with pytest.raises(InvalidValueError) as caught:
        write(store, lambda s: student_entry.add_student(s, StudentEntry(), today=TODAY))

    assert caught.value.field == "first_name"
    assert listed(store) == {}


def test_edit_keeps_the_own_number_and_changes_only_what_differs(store):
    (maya,) = add_students(store, 1)
    entry = store.read(lambda s: student_entry.entry_of(s, maya))
    changed = StudentEntry(**{**_fields(entry), "grade": Grade.G02})

    write(store, lambda s: student_entry.edit_student(s, maya, changed, today=TODAY))

    texts = [event.text for event in store.read(lambda s: timeline(s, maya))]
    assert texts == ["Grade: 1 → 2", "Added students"]


def _fields(entry):
    return {name: getattr(entry, name) for name in StudentEntry.__dataclass_fields__}


def test_edit_that_changes_nothing_leaves_no_action(store):
    (maya,) = add_students(store, 1)
    entry = store.read(lambda s: student_entry.entry_of(s, maya))

    written = store.write(
        lambda s: student_entry.edit_student(s, maya, entry, today=TODAY), "Edited"
    )

    assert written.action_id is None


def test_timeline_tells_pairs_training_and_consent_newest_first(store):
    maya, eli = add_students(store, 2)
    add_pair(store, maya, eli)
    done_on = TODAY - timedelta(days=20)
    write(
        store,
        lambda s: programs.record_training(s, [maya], CourseCode.PEER_SUPPORT, done_on=done_on),
    )
    write(
        store,
        lambda s: record_consent(
            s, maya, ConsentKind.TAKE_PART, ConsentStatus.GIVEN, today=TODAY - timedelta(days=3)
        ),
    )

    events = store.read(lambda s: timeline(s, maya))

    kinds = [event.kind for event in events]
    assert sorted(kinds) == sorted(
        [EventKind.PAIR, EventKind.RECORD, EventKind.CONSENT, EventKind.TRAINING]
    )
    assert [event.on for event in events] == sorted((e.on for e in events), reverse=True)
    assert events[-1].text == "Training done: Peer support"


def test_memberships_that_ended_are_no_role(store):
    (maya,) = add_students(store, 1)
    member = write(store, lambda s: students.mark_role(s, maya, HELPER, today=TODAY))
    write(store, lambda s: programs.end_member(s, member, today=TODAY))

    assert listed(store)[maya].roles == ()
    assert store.read(lambda s: s.get(ProgramMembership, member)).ended_on == TODAY
