"""Who came is written down for many at once; who is not ready is named and nothing is lost."""

from datetime import date, timedelta
from functools import partial

import pytest
from support import TODAY

from peerdesk.enums import Audience, Competency, CourseCode, TrainingKind
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.services import programs
from peerdesk.services.training import attendance, book, courses, events, standing
from peerdesk.services.training.attendance import Came
from peerdesk.services.training.events import TrainingEntry


def people(store, event_id):
    return store.read(partial(events.event_people, event_id=event_id))


def test_everybody_who_came_is_trained_and_undone_in_one_act(store, helpers, train):
    recorded = train("active_listening", helpers)

    assert (recorded.saved, recorded.refused) == (3, ())
    assert len(people(store, recorded.event_id)) == 3
    store.undo()
    assert store.read(partial(events.list_events, today=TODAY)) == []


def test_course_is_good_for_its_months(store, helpers, train):
    train("peer_support", helpers[:1], days=10)

    reading = partial(programs.trained, course=CourseCode.PEER_SUPPORT)
    assert store.read(partial(reading, today=date(2027, 11, 14))) == set(helpers[:1])
    assert store.read(partial(reading, today=date(2027, 11, 15))) == frozenset()
    assert store.read(partial(reading, today=TODAY - timedelta(days=11))) == frozenset()


def test_who_lacks_what_comes_first_is_named_and_the_rest_saved(store, helpers, train):
    train("active_listening", helpers[:2], days=5)

    recorded = train("signs_of_distress", helpers)

    (refused,) = recorded.refused
    assert recorded.saved == 2
    assert refused.person_id == helpers[2]
    assert refused.sentence == "Active listening and communication comes first"


def test_too_soon_says_from_which_day_it_goes(helpers, train):
    train("active_listening", helpers)

    recorded = train("signs_of_distress", helpers)

    assert recorded.event_id == ""
    assert recorded.refused[0].sentence == (
        "too soon after Active listening and communication: not before Wed 25 Nov"
    )


def test_what_ran_out_must_be_refreshed_first(store, helpers, train):
    train("active_listening", helpers, days=800)

    recorded = train("safe_space", helpers[:1])

    assert "ran out on" in recorded.refused[0].sentence
    assert train("active_listening", helpers, kind=TrainingKind.REFRESHER).saved == 3
    assert train("safe_space", helpers[:1]).saved == 1


def test_staff_come_first_where_the_course_says_so(store, helpers, adults, train):
    train("active_listening", helpers, days=5)

    sentence = train("understanding", helpers[:1]).refused[0].sentence

    assert sentence.endswith("comes first for staff: 0 of at least 1 have it")
    train("staff_first_response", adults[:1], days=1)
    assert train("understanding", helpers[:1]).saved == 1


def test_counselor_can_record_anyway(store, helpers, train):
    recorded = train("facilitating_groups", helpers, anyway=True)

    assert recorded.saved == 3
    assert recorded.refused == ()


def test_who_must_come_again_is_there_but_not_trained(store, helpers):
    entry = TrainingEntry("bench_script", TODAY)
    came = [Came(helpers[0], Competency.SHOWN), Came(helpers[1], Competency.AGAIN)]
    use_case = partial(attendance.record_attendance, entry=entry, came=came, today=TODAY)

    event_id = store.write(use_case, "Trained").value.event_id

    reading = partial(programs.trained, course=CourseCode.BENCH_SCRIPT, today=TODAY)
    assert store.read(reading) == {helpers[0]}
    assert [one.came for one in people(store, event_id)] == [True, True]


def test_recording_the_same_training_again_changes_what_was_seen(store, helpers, train):
    event_id = train("bench_script", helpers).event_id
    entry = TrainingEntry("bench_script", TODAY)
    came = [Came(helpers[0], Competency.AGAIN)]

    store.write(
        partial(
            attendance.record_attendance, entry=entry, came=came, today=TODAY, event_id=event_id
        ),
        "Changed",
    )

    seen = {one.person_id: one.done_on for one in people(store, event_id)}
    assert seen == {helpers[0]: None, helpers[1]: TODAY, helpers[2]: TODAY}


def test_feedback_session_trains_nobody(store, helpers, train):
    event_id = train("peer_support", helpers, kind=TrainingKind.FEEDBACK).event_id

    reading = partial(programs.trained, course=CourseCode.PEER_SUPPORT, today=TODAY)
    assert store.read(reading) == frozenset()
    assert len(people(store, event_id)) == 3


def test_refresher_gives_a_later_last_day(store, helpers, train):
    train("peer_support", helpers, days=300)

    train("peer_support", helpers, kind=TrainingKind.REFRESHER)

    (row, *_) = store.read(
        partial(
            standing.person_courses, audience=Audience.STUDENTS, person_id=helpers[0], today=TODAY
        )
    )
    assert (row.id, row.until) == ("peer_support", date(2027, 11, 24))


def test_course_of_its_own_that_renews_another_gives_both(store, helpers, train):
    train("peer_support", helpers, days=300)
    draft = courses.CourseDraft("Peer support, once more", refresher_of="peer_support")
    code = store.write(partial(courses.save_course, draft=draft), "Added").value

    train(code, helpers[:1])

    story = store.read(
        partial(book.read_stories, audience=Audience.STUDENTS, person_ids=helpers[:1])
    )[helpers[0]]
    assert {one.course for one in story.done if one.on == TODAY} == {"peer_support", code}


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (TrainingEntry("", TODAY), "course"),
        (TrainingEntry("bench_script", TODAY + timedelta(days=1)), "day"),
        (TrainingEntry("bench_script", TODAY, minutes=2000), "minutes"),
    ],
)
def test_wrong_value_is_named_by_its_field_and_nothing_is_written(store, helpers, entry, field):
    use_case = partial(
        attendance.record_attendance, entry=entry, came=[Came(helpers[0])], today=TODAY
    )

    with pytest.raises(InvalidValueError) as caught:
        store.write(use_case, "Trained")

    assert caught.value.field == field
    assert store.read(partial(events.list_events, today=TODAY)) == []


def test_nobody_ticked_is_said(store):
    use_case = partial(
        attendance.record_attendance,
        entry=TrainingEntry("bench_script", TODAY),
        came=[],
        today=TODAY,
    )

    with pytest.raises(InvalidValueError, match="people"):
        store.write(use_case, "Trained")


def test_unknown_course_is_not_found(store, helpers):
    use_case = partial(
        attendance.check_people, entry=TrainingEntry("gone", TODAY), person_ids=helpers
    )

    with pytest.raises(NotFoundError):
        store.read(use_case)


def test_tick_of_a_course_keeps_its_order(store, helpers):
    tick = partial(attendance.tick_course, student_id=helpers[0], today=TODAY)

    with pytest.raises(NotAllowedError) as caught:
        store.write(partial(tick, code="safe_space"), "Ticked")
    store.write(partial(tick, code="active_listening"), "Ticked")
    store.write(partial(tick, code="safe_space"), "Ticked")

    assert caught.value.sentence() == "Not yet: Active listening and communication comes first."


def test_staff_are_trained_apart_from_students(store, adults, train):
    event_id = train("staff_limits", adults).event_id

    assert [one.name for one in people(store, event_id)] == [
        "Ann Begay", "Bea Begay", "Cal Begay", "Dee Begay", "Eva Begay",
    ]  # fmt: skip
    rows = store.read(partial(book.read_records, audience=Audience.STUDENTS))
    assert rows == []
