"""Candidates of a round: who they are, how far they are, and what comes next for each.

list_candidates(session, round_id, today) -> [Candidate]
put_on_list(session, round_id, student_ids, put_forward) -> how many are new
invite(session, ids, today), note_received(...), note_referral(...)
note_screened(session, ids, step, today)
offer(session, ids, today), answer(session, ids, status, today)
withdraw(session, ids)

Each takes many candidates at once and is one deed. What a paper says is not kept, only that it
came in; the family's yes is in the consent ledger, where it is recorded.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CandidateStatus, ConsentKind, Grade, PutForward, ScreeningStep
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.models.selection import Application, Interview
from peerdesk.models.stamping import stamp_of
from peerdesk.services.consent.book import Standing, open_book
from peerdesk.services.consent.rules import Ask
from peerdesk.services.names import list_name
from peerdesk.services.rights import require_counselor
from peerdesk.services.selection.rounds import find_round, refuse_closed
from peerdesk.services.selection.tally import told, votes_of
from peerdesk.services.vaults import own_school_id

_S = CandidateStatus
_ORDER: Final = list(CandidateStatus)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A student in a round.

    Attributes:
        id: Of the application.
        votes: Ballots that name the student; None while fewer than are told.
        has_consent: The family's yes to the team, from the consent ledger.
        said_no: The family or the child said no.
        screened: What has been looked at, and when.
        points: Sum of the interview's scores, and of how many questions; None before it.
        note: The adults' words of the interview.
    """

    id: str
    student_id: str
    name: str
    grade: Grade
    homeroom: str
    status: CandidateStatus
    put_forward: PutForward
    votes: int | None
    invited_on: date | None
    received_on: date | None
    referral_on: date | None
    screened: tuple[tuple[ScreeningStep, date], ...]
    interviewed_on: date | None
    points: tuple[int, int] | None
    note: str
    has_consent: bool
    said_no: bool


def list_candidates(session: Session, round_id: str, today: date) -> list[Candidate]:
    """Return the candidates of a round by name.

    Raises:
        NotAllowedError: If it is not a counselor who asks.
    """
    require_counselor(session)
    query = (
        select(Application, Student)
        .join(Student, Student.id == Application.student_id)
        .where(Application.round_id == round_id)
        .order_by(Student.last_name, Student.first_name, Application.id)
    )
    book, ask = open_book(session, today, [ConsentKind.TEAM]), Ask(ConsentKind.TEAM)
    votes, held = votes_of(session, round_id), _interviews(session, round_id)
    return [
        _row(one, student, (book.standing(student.id, ask), votes, held.get(one.id)))
        for one, student in session.execute(query)
    ]


def put_on_list(
    session: Session, round_id: str, student_ids: Sequence[str], put_forward: PutForward
) -> int:
    """Make students candidates; return how many were not yet.

    Raises:
        NotFoundError: If the round or a student is gone.
        NotAllowedError: If the round is closed.
    """
    refuse_closed(find_round(session, round_id))
    known = set(
        session.scalars(select(Application.student_id).where(Application.round_id == round_id))
    )
    new = [one for one in dict.fromkeys(student_ids) if one not in known]
    for student_id in new:
        if session.get(Student, student_id) is None:
            raise NotFoundError(kind="Student", record_id=student_id)
        session.add(
            Application(
                school_id=own_school_id(session),
                round_id=round_id,
                student_id=student_id,
                put_forward=put_forward,
            )
        )
    session.flush()
    return len(new)


def invite(session: Session, ids: Sequence[str], today: date) -> int:
    """Invite candidates to apply; return how many were not invited yet.

    Raises:
        NotFoundError, NotAllowedError: If one is gone, or the round is closed.
    """

    def change(one: Application) -> None:
        one.invited_on = one.invited_on or today
        _forward(one, _S.INVITED)

    return _each(session, ids, change)


def note_received(session: Session, ids: Sequence[str], today: date) -> int:
    """Note that applications came in; return how many.

    Raises:
        NotFoundError, NotAllowedError: If one is gone, or the round is closed.
    """

    def change(one: Application) -> None:
        one.received_on = one.received_on or today
        _forward(one, _S.APPLIED)

    return _each(session, ids, change)


def note_referral(session: Session, ids: Sequence[str], today: date) -> int:
    """Note that the teachers' referrals came in; return how many.

    Raises:
        NotFoundError, NotAllowedError: If one is gone, or the round is closed.
    """

    def change(one: Application) -> None:
        one.referral_on = one.referral_on or today

    return _each(session, ids, change)


def note_screened(session: Session, ids: Sequence[str], step: ScreeningStep, today: date) -> int:
    """Note that somebody looked at these candidates; what they saw is kept nowhere.

    Raises:
        NotFoundError, NotAllowedError: If one is gone, or the round is closed.
    """

    def change(one: Application) -> None:
        name = f"{step.value}_on"
        setattr(one, name, getattr(one, name) or today)

    return _each(session, ids, change)


def offer(session: Session, ids: Sequence[str], today: date) -> int:
    """Offer candidates a place; people chose them, no score did. Return how many.

    Raises:
        NotFoundError, NotAllowedError: If one is gone, or the round is closed.
    """

    def change(one: Application) -> None:
        if one.status is not _S.ACCEPTED:
            one.status, one.decided_on = _S.OFFERED, today

    return _each(session, ids, change)


def answer(session: Session, ids: Sequence[str], status: CandidateStatus, today: date) -> int:
    """Note that candidates declined, or that it is not this time; return how many.

    Raises:
        NotAllowedError: If one is on the team already, or the round is closed.
        NotFoundError: If one is gone.
    """

    def change(one: Application) -> None:
        if one.status is _S.ACCEPTED:
            raise NotAllowedError(
                translate("Selection", "Somebody of these is on the team. End the office there.")
            )
        one.status, one.decided_on = status, today

    return _each(session, ids, change)


def withdraw(session: Session, ids: Sequence[str]) -> int:
    """Take candidates off the list, who were put there by mistake.

    Raises:
        NotAllowedError: If one is on the team already, or the round is closed.
        NotFoundError: If one is gone.
    """

    def change(one: Application) -> None:
        if one.status is _S.ACCEPTED:
            raise NotAllowedError(
                translate("Selection", "Somebody of these is on the team. End the office there.")
            )
        one.deleted_at = stamp_of(session).now()

    return _each(session, ids, change)


def find_applications(session: Session, ids: Sequence[str]) -> list[Application]:
    """Return the records of candidates in the order of `ids`.

    Raises:
        NotFoundError: If one is gone.
        NotAllowedError: If their round is closed.
    """
    found = {
        one.id: one for one in session.scalars(select(Application).where(Application.id.in_(ids)))
    }
    for one in ids:
        if one not in found:
            raise NotFoundError(kind="Application", record_id=one)
    for round_id in {one.round_id for one in found.values()}:
        refuse_closed(find_round(session, round_id))
    return [found[one] for one in dict.fromkeys(ids)]


def _each(session: Session, ids: Sequence[str], change: Callable[[Application], None]) -> int:
    found = find_applications(session, ids)
    for one in found:
        change(one)
    session.flush()
    return len(found)


def _forward(one: Application, status: CandidateStatus) -> None:
    """Move a candidate on, never back; who declined may come again."""
    if one.status in {_S.DECLINED, _S.NOT_THIS_TIME} or _ORDER.index(one.status) < _ORDER.index(
        status
    ):
        one.status = status


def _row(
    one: Application,
    student: Student,
    known: tuple[Standing, Mapping[str, int], Interview | None],
) -> Candidate:
    standing, votes, interview = known
    return Candidate(
        id=one.id,
        student_id=student.id,
        name=list_name(student.first_name, student.last_name, student.preferred_name),
        grade=student.grade,
        homeroom=student.homeroom,
        status=one.status,
        put_forward=one.put_forward,
        votes=told(votes.get(student.id, 0)),
        invited_on=one.invited_on,
        received_on=one.received_on,
        referral_on=one.referral_on,
        screened=_screened(one),
        interviewed_on=interview.held_on if interview else None,
        points=_points(interview) if interview else None,
        note=interview.note if interview else "",
        has_consent=standing.is_allowed,
        said_no=standing.said_no,
    )


def _screened(one: Application) -> tuple[tuple[ScreeningStep, date], ...]:
    found = ((step, getattr(one, f"{step.value}_on")) for step in ScreeningStep)
    return tuple((step, day) for step, day in found if day is not None)


def _interviews(session: Session, round_id: str) -> dict[str, Interview]:
    query = (
        select(Interview)
        .join(Application, Application.id == Interview.application_id)
        .where(Application.round_id == round_id)
        .order_by(Interview.held_on, Interview.id)
    )
    return {one.application_id: one for one in session.scalars(query)}


def _points(one: Interview) -> tuple[int, int]:
    scores = [int(pair.rpartition(":")[2]) for pair in one.scores]
    return sum(scores), len(scores)
