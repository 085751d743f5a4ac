"""Whose names are not written in plain Latin letters, and the code that may stand for them."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.models.people import Student
from peerdesk.services.names import full_name


@dataclass(frozen=True, slots=True)
class SpelledName:
    """A student's name in its parts, and the code that stands for the student on paper."""

    name: str
    first_name: str
    last_name: str
    code: str


def spelled_names(session: Session) -> tuple[SpelledName, ...]:
    """Return the students whose name has letters beyond ASCII, by code."""
    query = select(
        Student.first_name, Student.last_name, Student.preferred_name, Student.code
    ).order_by(Student.code)
    return tuple(
        SpelledName(full_name(first, last, preferred), preferred or first, last, code)
        for first, last, preferred, code in session.execute(query)
        if not f"{first}{last}{preferred}".isascii()
    )
