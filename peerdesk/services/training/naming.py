"""What the courses of this school are called, by code."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Audience
from peerdesk.models.training import Course
from peerdesk.services.training.words import builtin_names, course_name
from peerdesk.services.vaults import own_school_id


def course_names(session: Session) -> dict[str, str]:
    """Return the name of every course, in the order of the lists; closed ones too."""
    query = (
        select(Course.code, Course.name)
        .where(Course.school_id == own_school_id(session))
        .order_by(Course.rank, Course.code)
    )
    found = {code: course_name(code, own) for code, own in session.execute(query)}
    return found | {code: name for code, name in builtin_names().items() if code not in found}


def course_audiences(session: Session) -> dict[str, Audience]:
    """Return whom each course of the school is for."""
    query = select(Course.code, Course.audience).where(Course.school_id == own_school_id(session))
    return dict(session.execute(query).all())
