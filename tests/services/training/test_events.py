"""Days of training: planned, expected, held, removed; and how everybody stands."""

from datetime import timedelta
from functools import partial

import pytest
from support import NOW, TODAY

from peerdesk.enums import Audience, Competency
from peerdesk.errors import NotFoundError
from peerdesk.models.people import Student
from peerdesk.services import same_child
from peerdesk.services.training import events, people, standing
from peerdesk.services.training.standing import Standing
from peerdesk.services.worklist.training import course_lines, event_lines


def rows(store):
    return store.read(partial(events.list_events, today=TODAY))


def lines(store, source):
    return store.read(lambda session: [line.sentence for line in source(session, TODAY)])


def test_plan_names_who_is_expected_and_changes_as_a_whole(store, helpers, plan):
    event_id = plan("bench_script", helpers[:2], days=1)
    entry = store.read(partial(events.entry_of, event_id=event_id))

    changing = partial(events.plan_event, entry=entry, person_ids=helpers[1:], event_id=event_id)
    store.write(changing, "Changed")

    there = store.read(partial(events.event_people, event_id=event_id))
    assert {one.person_id for one in there} == set(helpers[1:])
    assert [(row.expected, row.is_waiting, row.is_held) for row in rows(store)] == [
        (2, False, False)
    ]


def test_newest_day_comes_first(store, helpers, train, plan):
    train("bench_script", helpers, days=3)
    plan("bench_script", helpers, days=2)

    assert [row.day for row in rows(store)] == [
        TODAY + timedelta(days=2), TODAY - timedelta(days=3),
    ]  # fmt: skip


def test_removed_day_takes_its_records_along(store, helpers, train):
    event_id = train("bench_script", helpers).event_id

    removing = partial(events.remove_event, event_id=event_id)

    assert store.write(removing, "Removed").value == 3
    assert rows(store) == []
    with pytest.raises(NotFoundError):
        store.write(removing, "Removed")


def test_who_left_the_roster_for_good_is_not_listed(store, helpers, train):
    event_id = train("bench_script", helpers).event_id

    def leave(session):
        session.get_one(Student, helpers[0]).deleted_at = NOW

    store.write(leave, "Left")

    there = store.read(partial(events.event_people, event_id=event_id))
    assert {one.person_id for one in there} == set(helpers[1:])


def test_standing_counts_who_has_it_who_should_and_who_soon_must_again(store, helpers, train):
    train("peer_support", helpers[:1], days=350)
    train("peer_support", helpers[1:2], days=400)

    found = {row.id: row for row in store.read(partial(standing.list_standing, today=TODAY))}

    course = found["peer_support"]
    assert (course.valid, course.soon, course.due) == (1, 1, 2)
    due = store.read(partial(standing.due_people, code="peer_support", today=TODAY))
    assert {one.id: one.standing for one in due} == {
        helpers[0]: Standing.SOON, helpers[1]: Standing.OVER, helpers[2]: Standing.NONE,
    }  # fmt: skip


def test_nobody_is_due_for_a_course_that_is_gone(store):
    assert store.read(partial(standing.due_people, code="gone", today=TODAY)) == []


def test_groups_are_programs_teams_and_everybody(store, helpers, adults):
    reading = partial(people.list_groups, today=TODAY)

    of_students = store.read(partial(reading, audience=Audience.STUDENTS))
    of_staff = store.read(partial(reading, audience=Audience.STAFF))

    assert [(one.name, len(one.person_ids)) for one in of_students] == [
        ("Helpers: Buddy program", 3), ("All students", 3),
    ]  # fmt: skip
    assert [one.person_ids for one in of_staff] == [frozenset(adults)]


def test_today_tells_of_a_training_held_today_and_of_one_nobody_wrote_down(store, helpers, plan):
    plan("bench_script", helpers)
    plan("active_listening", helpers, days=-1)
    plan("safe_space", helpers, days=30)

    assert lines(store, event_lines) == [
        "Active listening and communication: who came to the training?",
        "Training: Bench script",
    ]


def test_training_that_was_written_down_leaves_today(store, helpers, train):
    train("bench_script", helpers)

    assert lines(store, event_lines) == []


def test_today_counts_who_lacks_a_course_for_the_task(store, helpers, train, bench_helpers):
    assert lines(store, course_lines) == ["2 students lack a course for the task: Bench script"]

    train("bench_script", bench_helpers[:1])

    assert lines(store, course_lines) == ["1 student lacks a course for the task: Bench script"]


def test_one_child_of_two_keeps_both_trainings_and_one_of_a_day(store, helpers, train, plan):
    event_id = train("bench_script", helpers[:2]).event_id
    train("peer_support", helpers[1:2])
    plan("safe_space", helpers[:2], days=3)

    merging = partial(same_child.merge_students, keep_id=helpers[0], other_id=helpers[1])
    store.write(merging, "Made one of two")

    there = store.read(partial(events.event_people, event_id=event_id))
    assert [one.person_id for one in there] == [helpers[0]]
    courses = store.read(
        partial(
            standing.person_courses, audience=Audience.STUDENTS, person_id=helpers[0], today=TODAY
        )
    )
    assert {one.id for one in courses if one.done_on} == {"bench_script", "peer_support"}
    assert rows(store)[0].expected == 1


def test_competency_is_told_of_everybody_who_came(store, helpers, train):
    event_id = train("bench_script", helpers[:1]).event_id

    (one,) = store.read(partial(events.event_people, event_id=event_id))
    assert (one.competency, one.came) == (Competency.NOT_CHECKED, True)
