"""Rows of the papers of choosing a team: ballots, forms, interview sheets, letters."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CandidateStatus, Grade
from peerdesk.models.calendar import School
from peerdesk.models.people import Student
from peerdesk.models.selection import Application
from peerdesk.services.names import full_name
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.rights import require_counselor
from peerdesk.services.selection.rounds import current_round
from peerdesk.services.vaults import own_school_id

A_PAGE: Final = 2
"""Ballots on one page."""

_S = CandidateStatus
TO_INVITE: Final = frozenset({_S.NOMINATED, _S.INVITED})
TO_INTERVIEW: Final = frozenset({_S.APPLIED})
WITH_PLACE: Final = frozenset({_S.OFFERED, _S.ACCEPTED})


@dataclass(frozen=True, slots=True)
class SelectionForms:
    """Papers without a name: ballots and application forms.

    Attributes:
        team: Name of the team.
        adult: Who takes the papers; empty if the school has no one counselor.
        count: How many ballots.
    """

    printed_on: date
    team: str
    adult: str
    count: int
    sample: bool


@dataclass(frozen=True, slots=True)
class CandidateChild:
    """A candidate on paper; `language` is the first one spoken at home, or empty."""

    first_name: str
    name: str
    grade: Grade | None
    homeroom: str
    language: str


@dataclass(frozen=True, slots=True)
class SelectionPapers:
    """Papers of some candidates, by name.

    Attributes:
        adult: Whom to ask; empty if the school has no one counselor.
        extension: The office's telephone extension; may be empty.
    """

    printed_on: date
    team: str
    children: tuple[CandidateChild, ...]
    school: str
    adult: str
    extension: str
    sample: bool


def form_rows(session: Session, count: int, today: date, *, sample: bool) -> SelectionForms:
    """Return what stands on papers without a name."""
    one = current_round(session)
    team = one.team if one else ""
    return SelectionForms(today, team, adult_to_tell(session), max(1, count), sample)


def candidates_for(
    session: Session, student_ids: Sequence[str], states: Collection[CandidateStatus]
) -> list[str]:
    """Return the candidates asked for, or those of the current round who stand like this.

    Raises:
        NotAllowedError: If it is not a counselor who asks.
    """
    require_counselor(session)
    one = current_round(session)
    if one is None:
        return []
    query = (
        select(Application.student_id)
        .join(Student, Student.id == Application.student_id)
        .where(Application.round_id == one.id)
        .order_by(Student.last_name, Student.first_name, Application.id)
    )
    if student_ids:
        return list(session.scalars(query.where(Application.student_id.in_(student_ids))))
    return list(session.scalars(query.where(Application.status.in_(states))))


def paper_rows(
    session: Session, student_ids: Sequence[str], today: date, *, sample: bool
) -> SelectionPapers:
    """Return what the papers of these candidates say; no vote and no score is among it."""
    found = {
        one.id: one for one in session.scalars(select(Student).where(Student.id.in_(student_ids)))
    }
    school, one = session.get_one(School, own_school_id(session)), current_round(session)
    return SelectionPapers(
        today,
        one.team if one else "",
        tuple(_child(found[key]) for key in student_ids if key in found),
        school.name,
        adult_to_tell(session),
        school.office_extension,
        sample,
    )


def _child(student: Student) -> CandidateChild:
    return CandidateChild(
        student.preferred_name or student.first_name,
        full_name(student.first_name, student.last_name, student.preferred_name),
        student.grade,
        student.homeroom,
        next(iter(student.home_languages), ""),
    )
