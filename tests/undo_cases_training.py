"""How people are trained: each deed once, on the sample school."""

from datetime import date, timedelta
from functools import partial

from sqlalchemy import select

from peerdesk.enums import Competency
from peerdesk.models.training import TrainingEvent
from peerdesk.services.training import attendance, courses, events
from peerdesk.services.training.attendance import Came
from peerdesk.services.training.courses import CourseDraft
from peerdesk.services.training.events import TrainingEntry

TODAY = date(2026, 11, 24)
ENTRY = TrainingEntry("bench_script", TODAY, minutes=30, place="Gym", trainer="Ms. Begay")
OWN = CourseDraft("Playground games", valid_months=6, needs=("active_listening",))


def held(session):
    return session.scalars(select(TrainingEvent.id).where(TrainingEvent.is_held)).first()


def cases(*students):
    """Return every case by the name of its use case."""
    came = [Came(students[0], Competency.SHOWN), *(Came(one) for one in students[1:])]
    record = {"entry": ENTRY, "came": came, "today": TODAY}
    coming = TrainingEntry("bench_script", TODAY + timedelta(days=9))
    return {
        "training.attendance.record_attendance": partial(attendance.record_attendance, **record),
        "training.attendance.record_anyway": partial(attendance.record_anyway, **record),
        "training.attendance.tick_course": partial(
            attendance.tick_course, student_id=students[0], code="peer_support", today=TODAY
        ),
        "training.events.plan_event": partial(events.plan_event, entry=coming, person_ids=students),
        "training.events.remove_event": lambda s: events.remove_event(s, held(s)),
        "training.courses.save_course": partial(courses.save_course, draft=OWN),
        "training.courses.set_open": partial(courses.set_open, code="safe_space", is_open=False),
    }
