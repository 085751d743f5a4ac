"""Find whom a session is about: pairs first, then students, then teams."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from peerdesk.enums import MatchStatus, SessionKind, StudentStatus
from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import LeadershipTeam
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.names import folded, full_name, grade_words
from peerdesk.services.session_logs.lists import pair_names


@dataclass(frozen=True, slots=True)
class Who:
    """One choice of the panel's first field.

    Attributes:
        detail: What tells two students of one name apart: grade and homeroom.
    """

    kind: SessionKind
    text: str
    detail: str
    match_id: str | None = None
    team_id: str | None = None
    student_ids: tuple[str, ...] = ()


def expected_pairs(session: Session, today: date, limit: int = 9) -> list[Who]:
    """Return active pairs that did not meet yet this week, longest silence first."""
    monday = today - timedelta(days=today.weekday())
    last = _last_met(session)
    pairs = [
        (last.get(match.id), match, helper, buddy)
        for match, helper, buddy in _active_pairs(session)
    ]
    due = [pair for pair in pairs if pair[0] is None or pair[0] < monday]
    due.sort(key=lambda pair: (pair[0] or date.min, pair[1].number, pair[1].id))
    return [_pair(match, helper, buddy) for _last, match, helper, buddy in due[:limit]]


def find_who(session: Session, text: str, limit: int = 12) -> list[Who]:
    """Return what matches `text`: each word must begin a name; diacritics do not matter."""
    words = folded(text).split()
    if not words:
        return []
    if text.strip().isdecimal():
        numbered = [p for p in _active_pairs(session) if str(p[0].number) == text.strip()]
        if numbered:
            return [_pair(*pair) for pair in numbered]
    found = [
        _pair(match, helper, buddy)
        for match, helper, buddy in _active_pairs(session)
        if _fits(words, f"{_name(helper)} {_name(buddy)}")
    ]
    found += [_student(student) for student in _students(session) if _fits(words, _name(student))]
    found += [
        _team(team) for team in session.scalars(select(LeadershipTeam)) if _fits(words, team.name)
    ]
    return found[:limit]


def who_is(
    session: Session,
    *,
    match_id: str | None = None,
    student_id: str | None = None,
    team_id: str | None = None,
) -> Who | None:
    """Return the choice for a known pair, student or team; None if it is gone."""
    if match_id:
        return next((_pair(*p) for p in _pairs(session, match_id)), None)
    if team_id:
        team = session.get(LeadershipTeam, team_id)
        return _team(team) if team else None
    student = session.get(Student, student_id) if student_id else None
    return _student(student) if student else None


def _active_pairs(session: Session) -> list[tuple[Match, Student, Student]]:
    return _pairs(session, None)


def _pairs(session: Session, match_id: str | None) -> list[tuple[Match, Student, Student]]:
    helper, buddy = aliased(Student), aliased(Student)
    query = (
        select(Match, helper, buddy)
        .join(helper, helper.id == Match.mentor_id)
        .join(buddy, buddy.id == Match.mentee_id)
        .order_by(Match.number, Match.id)
    )
    if match_id:
        query = query.where(Match.id == match_id)
    else:
        query = query.where(Match.status.in_([MatchStatus.ACTIVE, MatchStatus.CLOSING]))
    return [(match, one, other) for match, one, other in session.execute(query)]


def _last_met(session: Session) -> dict[str, date]:
    query = (
        select(SessionLog.match_id, func.max(SessionLog.held_at))
        .where(SessionLog.match_id.is_not(None))
        .group_by(SessionLog.match_id)
    )
    return {
        match_id: held_at.astimezone().date()
        for match_id, held_at in session.execute(query)
        if match_id is not None and held_at is not None
    }


def _students(session: Session) -> list[Student]:
    query = (
        select(Student)
        .where(Student.status == StudentStatus.ACTIVE)
        .order_by(Student.last_name, Student.first_name, Student.id)
    )
    return list(session.scalars(query))


def _fits(words: list[str], name: str) -> bool:
    parts = folded(name).replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def _name(student: Student) -> str:
    return full_name(student.first_name, student.last_name, student.preferred_name)


def _pair(match: Match, helper: Student, buddy: Student) -> Who:
    detail = translate("Sessions", "pair {number}").format(number=match.number)
    return Who(SessionKind.PAIR, pair_names(helper, buddy), detail, match_id=match.id)


def _student(student: Student) -> Who:
    detail = ", ".join(filter(None, (grade_words(student.grade), student.homeroom)))
    return Who(SessionKind.DROP_IN, _name(student), detail, student_ids=(student.id,))


def _team(team: LeadershipTeam) -> Who:
    return Who(SessionKind.TEAM, team.name, translate("Sessions", "team"), team_id=team.id)
