"""Rows of the pairing list and the leadership rosters."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from peerdesk.enums import Activity
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import LeadershipTeam, TeamPosition
from peerdesk.models.training import TrainingRecord
from peerdesk.services.calendar import TermRow, YearRow, list_terms, list_years
from peerdesk.services.names import full_name
from peerdesk.services.prints.owners import marks
from peerdesk.services.prints.rows import (
    PairingList,
    PairPerson,
    PairRow,
    PublicMember,
    PublicRoster,
    StaffMember,
    StaffRoster,
)
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.training_rules.rules import needs


def pairing_list_rows(session: Session, today: date, *, sample: bool) -> PairingList:
    """Return every live pair by number."""
    helper, buddy = aliased(Student), aliased(Student)
    query = (
        select(Match, helper, buddy)
        .join(helper, helper.id == Match.mentor_id)
        .join(buddy, buddy.id == Match.mentee_id)
        .where(Match.status.in_(LIVE_MATCHES))
        .order_by(Match.number, Match.id)
    )
    pairs = tuple(
        PairRow(
            match.number,
            _person(one),
            _person(other),
            match.started_on or match.approved_on or match.created_at.date(),
        )
        for match, one, other in session.execute(query)
    )
    return PairingList(today, pairs, sample)


def newest_team(session: Session) -> str | None:
    """Return the id of the newest leadership team, or None if there is none."""
    return session.scalar(select(LeadershipTeam.id).order_by(LeadershipTeam.id.desc()).limit(1))


def members_in_office(session: Session, team_id: str, today: date) -> list[str]:
    """Return the student ids of everyone in office today, by rank."""
    return [student.id for _, student in _positions(session, team_id, today)]


def public_roster_rows(
    session: Session, team_id: str, today: date, *, sample: bool, pictures_only: bool = False
) -> PublicRoster:
    """Return the roster that may hang in the corridor."""
    positions = _positions(session, team_id, today)
    ids = [student.id for _, student in positions]
    shown = marks(session, ids, today, pictures_only=pictures_only)
    members = tuple(PublicMember(shown[student.id], at.title) for at, student in positions)
    team = session.get_one(LeadershipTeam, team_id)
    words, ends_on = term_words(session, today), _term_ends_on(session, today)
    return PublicRoster(team.name, words, today, members, sample, ends_on)


def staff_roster_rows(session: Session, team_id: str, today: date, *, sample: bool) -> StaffRoster:
    """Return the roster for staff, with what is known of everyone's training."""
    positions = _positions(session, team_id, today)
    training = _training(session, [student.id for _, student in positions])
    members = tuple(
        StaffMember(
            full_name(student.first_name, student.last_name, student.preferred_name),
            at.title,
            student.grade,
            student.homeroom,
            is_trained=student.id in training,
            training_expires_on=training.get(student.id),
        )
        for at, student in positions
    )
    team = session.get_one(LeadershipTeam, team_id)
    return StaffRoster(team.name, term_words(session, today), today, members, sample)


def term_words(session: Session, today: date) -> str:
    """Return term and school year, e.g. "Fall 2026, 2026/27"; empty outside of every year."""
    return ", ".join(name for name, _ in _spans_of(session, today) if name)


def _term_ends_on(session: Session, today: date) -> date | None:
    return min((ends_on for _, ends_on in _spans_of(session, today)), default=None)


def _spans_of(session: Session, today: date) -> list[tuple[str, date]]:
    """Return name and last day of the term and the year of a day."""
    spans: list[TermRow | YearRow] = [*list_terms(session), *list_years(session)]
    return [
        (span.name, span.ends_on)
        for span in spans
        if span.starts_on and span.ends_on and span.starts_on <= today <= span.ends_on
    ]


def _person(student: Student) -> PairPerson:
    name = full_name(student.first_name, student.last_name, student.preferred_name)
    return PairPerson(name, student.grade, student.homeroom)


def _positions(
    session: Session, team_id: str, today: date
) -> Sequence[tuple[TeamPosition, Student]]:
    query = (
        select(TeamPosition, Student)
        .join(Student, Student.id == TeamPosition.student_id)
        .where(
            TeamPosition.team_id == team_id,
            or_(TeamPosition.starts_on.is_(None), TeamPosition.starts_on <= today),
            or_(TeamPosition.ends_on.is_(None), TeamPosition.ends_on >= today),
        )
        .order_by(TeamPosition.rank, Student.last_name, Student.first_name, TeamPosition.id)
    )
    return session.execute(query).all()


def _training(session: Session, student_ids: Sequence[str]) -> dict[str, date | None]:
    """Return until when each student has what the team asks for; None means for ever.

    Who never did one of the courses is left out.
    """
    wanted = needs(session)[Activity.SERVE_ON_TEAM]
    query = select(
        TrainingRecord.student_id, TrainingRecord.course, TrainingRecord.expires_on
    ).where(
        TrainingRecord.student_id.in_(student_ids),
        TrainingRecord.course.in_(wanted),
        TrainingRecord.done_on.is_not(None),
    )
    ends: dict[str, dict[str, date]] = {student_id: {} for student_id in student_ids}
    for student_id, course, expires_on in session.execute(query):
        known = ends[student_id].get(course, date.min)
        ends[student_id][course] = max(known, expires_on or date.max)
    found: dict[str, date | None] = {}
    for student_id, courses in ends.items():
        if len(courses) == len(wanted):
            first = min(courses.values(), default=date.max)
            found[student_id] = None if first == date.max else first
    return found
