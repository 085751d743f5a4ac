"""Find whom or what a session is about: pairs, students, teams, groups, classes, own time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from peerdesk.enums import MatchStatus, SessionKind, SessionTopic
from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import LeadershipTeam
from peerdesk.models.session_logs import SessionAttendance, SessionLog, SupervisedSession
from peerdesk.services.names import full_name, grade_words
from peerdesk.services.session_logs.kinds import RULES
from peerdesk.services.session_logs.lists import pair_names
from peerdesk.services.session_logs.words import kind_words, topic_words
from peerdesk.services.student_index import (
    IndexedStudent,
    StudentIndex,
    find_key,
    fits,
    student_index,
    typed_words,
)

_GROUP_MEETINGS: Final = 4
_BY_NAME: Final = (
    SessionKind.GROUP, SessionKind.SUPERVISION, SessionKind.WORKSHOP, SessionKind.CONSULTATION,
    SessionKind.LESSON, SessionKind.DROP_IN, SessionKind.PEER_COUNSELING,
)  # fmt: skip
_ACTIVE: Final = (MatchStatus.ACTIVE, MatchStatus.CLOSING)


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
    topic: SessionTopic | None = None
    class_name: str = ""
    title: str = ""
    head_count: int = 0


@dataclass(frozen=True, slots=True)
class Covered:
    """A session that a supervision meeting may talk over."""

    id: str
    held_at: datetime
    kind: SessionKind


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
    return [_pair_of(match, helper, buddy) for _last, match, helper, buddy in due[:limit]]


def find_who(session: Session, text: str, limit: int = 12) -> list[Who]:
    """Return what matches `text`: each word must begin a name; diacritics do not matter."""
    words = typed_words(text)
    if not words:
        return []
    index = student_index(session)
    pairs = _named_pairs(session, index)
    if text.strip().isdecimal():
        numbered = [who for number, _key, who in pairs if str(number) == text.strip()]
        if numbered:
            return numbered
    found = [who for _number, key, who in pairs if fits(words, key)]
    called = (one for one in index.find_called(text) if one.is_here)
    found += [_student(student, student.name) for student in islice(called, limit)]
    teams = session.scalars(select(LeadershipTeam))
    found += [_team(team) for team in teams if fits(words, find_key(team.name))]
    found += _groups(session, words) + _classes(index, words) + _without_students(words)
    return found[:limit]


def group_members(session: Session, title: str) -> list[Who]:
    """Return whoever was at one of the last meetings of a group, as students to choose."""
    meetings = (
        select(SessionLog.id)
        .where(SessionLog.title == title, SessionLog.kind == SessionKind.GROUP)
        .order_by(SessionLog.held_at.desc())
        .limit(_GROUP_MEETINGS)
    )
    query = (
        select(SessionAttendance.student_id)
        .where(SessionAttendance.session_log_id.in_(meetings))
        .distinct()
    )
    return students_of(session, session.scalars(query).all())


def students_of(session: Session, student_ids: Sequence[str]) -> list[Who]:
    """Return students as choices, by name; who is gone is left out."""
    students = session.scalars(select(Student).where(Student.id.in_(student_ids)))
    found = [_student(student, _name(student)) for student in students]
    return sorted(found, key=lambda who: who.text)


def students_of_pair(session: Session, match_id: str) -> list[Who]:
    """Return the two students of a pair as choices."""
    match = session.get(Match, match_id)
    return students_of(session, (match.mentor_id, match.mentee_id)) if match else []


def to_talk_over(session: Session, student_ids: Sequence[str], since: datetime) -> list[Covered]:
    """Return what these helpers held since then and no supervision meeting talked over yet."""
    done = select(SupervisedSession.session_log_id)
    query = (
        select(SessionLog.id, SessionLog.held_at, SessionLog.kind)
        .join(SessionAttendance, SessionAttendance.session_log_id == SessionLog.id)
        .where(
            SessionAttendance.student_id.in_(student_ids),
            SessionAttendance.is_helper.is_(True),
            SessionLog.kind.in_((SessionKind.PAIR, SessionKind.PEER_COUNSELING)),
            SessionLog.held_at >= since,
            SessionLog.id.not_in(done),
        )
        .distinct()
        .order_by(SessionLog.held_at)
    )
    return [Covered(id_, at, kind) for id_, at, kind in session.execute(query) if at is not None]


def who_is(
    session: Session,
    *,
    match_id: str | None = None,
    student_id: str | None = None,
    team_id: str | None = None,
) -> Who | None:
    """Return the choice for a known pair, student or team; None if it is gone."""
    if match_id:
        return next((_pair_of(*p) for p in _pairs(session, match_id)), None)
    if team_id:
        team = session.get(LeadershipTeam, team_id)
        return _team(team) if team else None
    student = session.get(Student, student_id) if student_id else None
    return _student(student, _name(student)) if student else None


def _active_pairs(session: Session) -> list[tuple[Match, Student, Student]]:
    return _pairs(session, None)


def _named_pairs(session: Session, index: StudentIndex) -> list[tuple[int, str, Who]]:
    """Return number, key and choice of the active pairs."""
    query = (
        select(Match.id, Match.number, Match.mentor_id, Match.mentee_id)
        .where(Match.status.in_(_ACTIVE))
        .order_by(Match.number, Match.id)
    )
    found = []
    for match_id, number, mentor_id, mentee_id in session.execute(query):
        helper, buddy = index.by_id.get(mentor_id), index.by_id.get(mentee_id)
        if helper is not None and buddy is not None:
            who = _pair(match_id, number, f"{helper.name} + {buddy.name}")
            found.append((number, helper.called + buddy.called, who))
    return found


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
        query = query.where(Match.status.in_(_ACTIVE))
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


def _name(student: Student) -> str:
    return full_name(student.first_name, student.last_name, student.preferred_name)


def _pair(match_id: str, number: int, names: str) -> Who:
    detail = translate("Sessions", "pair {number}").format(number=number)
    return Who(SessionKind.PAIR, names, detail, match_id=match_id)


def _pair_of(match: Match, helper: Student, buddy: Student) -> Who:
    return _pair(match.id, match.number, pair_names(helper, buddy))


def _student(student: Student | IndexedStudent, name: str) -> Who:
    detail = ", ".join(filter(None, (grade_words(student.grade), student.homeroom)))
    return Who(SessionKind.DROP_IN, name, detail, student_ids=(student.id,))


def _groups(session: Session, words: list[str]) -> list[Who]:
    query = (
        select(SessionLog.title)
        .where(SessionLog.title > "", SessionLog.kind == SessionKind.GROUP)
        .distinct()
    )
    detail = translate("Sessions", "group")
    return [
        Who(SessionKind.GROUP, title, detail, title=title)
        for title in sorted(session.scalars(query))
        if fits(words, find_key(title))
    ]


def _classes(index: StudentIndex, words: list[str]) -> list[Who]:
    sizes = Counter(one.homeroom for one in index.students if one.is_here and one.homeroom)
    called, detail = translate("Sessions", "Class {name}"), translate("Sessions", "lesson")
    found = []
    for name, size in sorted(sizes.items()):
        text = called.format(name=name)
        if fits(words, find_key(text)):
            found.append(Who(SessionKind.LESSON, text, detail, class_name=name, head_count=size))
    return found


def _without_students(words: list[str]) -> list[Who]:
    """Return kinds that need no student, and what own time goes to."""
    kinds, topics = kind_words(), topic_words()
    own = translate("Sessions", "own time")
    found = [Who(kind, kinds[kind], "") for kind in _BY_NAME]
    found += [
        Who(SessionKind.OWN_TIME, topics[topic], own, topic=topic)
        for topic in RULES[SessionKind.OWN_TIME].topics
    ]
    return [who for who in found if fits(words, find_key(who.text))]


def _team(team: LeadershipTeam) -> Who:
    return Who(SessionKind.TEAM, team.name, translate("Sessions", "team"), team_id=team.id)
