"""Rules of training, mentors and support for staff: each deed once, on the sample school."""

from datetime import date, timedelta
from functools import partial

from sqlalchemy import select

from peerdesk.enums import Activity
from peerdesk.models.training_rules import HelperMentor, StaffResource
from peerdesk.services.training_rules import mentors, resources, rules
from peerdesk.services.training_rules.mentors import MentorDraft
from peerdesk.services.training_rules.resources import ResourceDraft

TODAY = date(2026, 11, 24)
LIMITS = "limits_of_confidentiality"


def cases():
    """Return the cases by the name of their use case."""
    return {
        "training_rules.rules.set_rule": partial(
            rules.set_rule, activity=Activity.STAND_AT_BENCH, course=LIMITS, is_needed=True
        ),
        "training_rules.rules.use_usual": rules.use_usual,
        "training_rules.mentors.start_mentoring": _start,
        "training_rules.mentors.end_mentoring": lambda s: mentors.end_mentoring(
            s, _first(s, HelperMentor), TODAY
        ),
        "training_rules.resources.save_resource": partial(
            resources.save_resource, draft=ResourceDraft("Nurse", "Room 2", "A plaster", TODAY)
        ),
        "training_rules.resources.mark_reviewed": lambda s: resources.mark_reviewed(
            s, _first(s, StaffResource), TODAY + timedelta(days=1)
        ),
        "training_rules.resources.remove_resource": lambda s: resources.remove_resource(
            s, _first(s, StaffResource)
        ),
    }


def _first(session, model):
    return session.scalars(select(model.id).order_by(model.id)).first()


def _start(session):
    newcomer = mentors.newcomers(session, TODAY)[0]
    one = mentors.suggest(session, newcomer, TODAY)[0]
    draft = MentorDraft(one.mentor.id, newcomer.student.id, newcomer.kind, TODAY)
    return mentors.start_mentoring(session, draft)
