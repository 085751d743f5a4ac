"""An assistant records trainings; rules of courses and exceptions are for the counselor."""

from functools import partial

import pytest
from support import TODAY

from peerdesk.enums import AccountRole
from peerdesk.errors import NotAllowedError
from peerdesk.services.rights import Who
from peerdesk.services.store import Store
from peerdesk.services.training import attendance, courses, events
from peerdesk.services.training.attendance import Came
from peerdesk.services.training.courses import CourseDraft
from peerdesk.services.training.events import TrainingEntry

ENTRY = TrainingEntry("bench_script", TODAY)


def as_role(store, role):
    return Store(store._sessions, who=Who(role.value, role))


def recording(use_case, helpers):
    came = [Came(one) for one in helpers]
    return partial(use_case, entry=ENTRY, came=came, today=TODAY)


def test_assistant_records_plans_and_ticks(store, helpers):
    assistant = as_role(store, AccountRole.ASSISTANT)

    recorded = assistant.write(recording(attendance.record_attendance, helpers), "Recorded")
    assistant.write(partial(events.plan_event, entry=ENTRY, person_ids=helpers), "Planned")
    ticking = partial(
        attendance.tick_course, student_id=helpers[0], code="peer_support", today=TODAY
    )
    assistant.write(ticking, "Ticked")

    assert recorded.value.saved == len(helpers)


@pytest.mark.parametrize("role", [AccountRole.ASSISTANT, AccountRole.SUBSTITUTE])
def test_rules_and_exceptions_are_for_the_counselor(store, helpers, role):
    other = as_role(store, role)
    draft = CourseDraft("Games")

    for use_case in (
        recording(attendance.record_anyway, helpers),
        partial(courses.save_course, draft=draft),
        partial(courses.set_open, code="bench_script", is_open=False),
        partial(events.remove_event, event_id="x"),
    ):
        with pytest.raises(NotAllowedError):
            other.write(use_case, "Tried")


def test_substitute_records_no_training(store, helpers):
    other = as_role(store, AccountRole.SUBSTITUTE)

    with pytest.raises(NotAllowedError):
        other.write(recording(attendance.record_attendance, helpers), "Tried")


def test_principal_reads_nothing_of_it(store):
    principal = as_role(store, AccountRole.PRINCIPAL)

    with pytest.raises(NotAllowedError):
        principal.read(partial(events.list_events, today=TODAY))
