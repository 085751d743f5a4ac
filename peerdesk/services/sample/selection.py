"""The sample school chooses its team: ballots are counted, candidates stand at every step."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CandidateStatus, Counted, Grade, PutForward, StudentStatus
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.people import Staff, Student
from peerdesk.models.programs import TeamPosition
from peerdesk.models.selection import Application, Interview, Nomination, SelectionRound
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.sample.source import Source
from peerdesk.services.selection.interviews import QUESTIONS

_GRADES: Final = (Grade.G04, Grade.G05, Grade.G06)
_BALLOTS: Final = 64
_OUT: Final = 78
_NAMED: Final = 30
_S = CandidateStatus
_WAY: Final = (
    *(_S.NOMINATED,) * 3, *(_S.INVITED,) * 3, *(_S.APPLIED,) * 4, *(_S.INTERVIEWED,) * 5,
    _S.OFFERED, _S.DECLINED, _S.NOT_THIS_TIME,
)  # fmt: skip


def add_selection(session: Session, source: Source, team_id: str) -> None:
    """Open a round, count its ballots, and lead eighteen candidates some way."""
    year = session.scalar(select(SchoolYear.id).order_by(SchoolYear.starts_on.desc()).limit(1))
    begun = source.today - timedelta(days=24)
    one = source.record(
        team_id=team_id,
        school_year_id=year,
        grades=tuple(grade.value for grade in _GRADES),
        places=8,
        ballots_out=_OUT,
        opened_on=begun,
    )
    bulk_insert(session, SelectionRound, [one])
    students, adults = (
        _students(session),
        list(session.scalars(select(Staff.id).order_by(Staff.id))),
    )
    named = source.some(students, _NAMED)
    _count(session, source, one["id"], (named, adults))
    _lead(session, source, one["id"], named[: len(_WAY)], begun)


def _students(session: Session) -> list[str]:
    serving = select(TeamPosition.student_id)
    query = select(Student.id).where(
        Student.status == StudentStatus.ACTIVE,
        Student.grade.in_(_GRADES),
        Student.id.not_in(serving),
    )
    return list(session.scalars(query.order_by(Student.id)))


def _count(
    session: Session, source: Source, round_id: str, people: tuple[list[str], list[str]]
) -> None:
    """Add sums that 64 ballots could have: three students and two adults each, a few unclear."""
    sums: dict[tuple[Counted, str], int] = {(Counted.BALLOT, ""): _BALLOTS}
    for kind, ids, each in (
        (Counted.STUDENT, people[0], 3),
        (Counted.STAFF, people[1], 2),
    ):
        weights = [1 / (place + 2) for place in range(len(ids))]
        for _ in range(_BALLOTS * each - 5):
            nominee = source.chance.choices(ids, weights)[0] if ids else ""
            sums[kind, nominee] = sums.get((kind, nominee), 0) + 1
    sums[Counted.UNCLEAR_STUDENT, ""] = 5
    sums[Counted.UNCLEAR_STAFF, ""] = 2
    for (counted, nominee), votes in sums.items():
        session.add(Nomination(round_id=round_id, counted=counted, nominee_id=nominee, votes=votes))
    session.flush()


def _lead(
    session: Session, source: Source, round_id: str, students: list[str], begun: date
) -> None:
    applications, interviews = [], []
    for student_id, status in zip(students, _WAY, strict=False):
        one = _application(source, round_id, student_id, (status, begun))
        applications.append(one)
        if _is_past(status, _S.APPLIED):
            interviews.append(_interview(source, one["id"], begun + timedelta(days=17)))
    bulk_insert(session, Application, applications)
    bulk_insert(session, Interview, interviews)


def _application(
    source: Source, round_id: str, student_id: str, stands: tuple[CandidateStatus, date]
) -> dict[str, Any]:
    status, begun = stands
    invited, applied = _is_past(status, _S.NOMINATED), _is_past(status, _S.INVITED)
    heard, decided = _is_past(status, _S.APPLIED), _is_past(status, _S.INTERVIEWED)
    return source.record(
        round_id=round_id,
        student_id=student_id,
        status=status,
        put_forward=PutForward.STAFF if source.often(0.15) else PutForward.PEERS,
        invited_on=begun + timedelta(days=7) if invited else None,
        received_on=begun + timedelta(days=12) if applied else None,
        referral_on=begun + timedelta(days=13) if applied and source.often(0.7) else None,
        advisors_on=begun + timedelta(days=6),
        family_on=begun + timedelta(days=15) if heard and source.often(0.5) else None,
        principal_on=begun + timedelta(days=18) if heard else None,
        decided_on=begun + timedelta(days=20) if decided else None,
    )


def _interview(source: Source, application_id: str, day: date) -> dict[str, Any]:
    scores = tuple(f"{key}:{source.chance.choice((2, 3, 3, 4))}" for key in QUESTIONS)
    return source.record(
        application_id=application_id,
        held_on=day,
        held_by="G. Okafor",
        scores=scores,
        note=source.chance.choice(("", "Told a story of a friend.", "Quiet, thinks first.")),
    )


def _is_past(status: CandidateStatus, stage: CandidateStatus) -> bool:
    order = list(CandidateStatus)
    return order.index(status) > order.index(stage)
