"""Deeds of choosing a team, done once to the sample school."""

from datetime import date

from sqlalchemy import select

from peerdesk.enums import CandidateStatus, PutForward, ScreeningStep
from peerdesk.models.people import Student
from peerdesk.models.selection import Application
from peerdesk.services.selection import candidates, choosing, interviews, rounds
from peerdesk.services.selection.interviews import InterviewDraft
from peerdesk.services.selection.rounds import RoundDraft

TODAY = date(2026, 11, 24)


def cases():
    """Return the cases by the name of their use case."""
    return {
        "selection.rounds.open_round": _open_round,
        "selection.rounds.change_round": lambda s: rounds.change_round(
            s, _round(s), RoundDraft(places=5)
        ),
        "selection.rounds.close_count": lambda s: rounds.close_count(s, _round(s), TODAY),
        "selection.rounds.open_count": _open_count,
        "selection.rounds.close_round": lambda s: rounds.close_round(s, _round(s), TODAY),
        "selection.rounds.open_again": _open_again,
        "selection.candidates.put_on_list": _put_on_list,
        "selection.candidates.invite": lambda s: candidates.invite(
            s, _some(s, CandidateStatus.NOMINATED), TODAY
        ),
        "selection.candidates.note_received": lambda s: candidates.note_received(
            s, _some(s, CandidateStatus.INVITED), TODAY
        ),
        "selection.candidates.note_referral": lambda s: candidates.note_referral(
            s, _some(s, CandidateStatus.NOMINATED), TODAY
        ),
        "selection.candidates.note_screened": lambda s: candidates.note_screened(
            s, _some(s, CandidateStatus.NOMINATED), ScreeningStep.PRINCIPAL, TODAY
        ),
        "selection.candidates.offer": lambda s: candidates.offer(
            s, _some(s, CandidateStatus.INTERVIEWED), TODAY
        ),
        "selection.candidates.answer": lambda s: candidates.answer(
            s, _some(s, CandidateStatus.APPLIED), CandidateStatus.NOT_THIS_TIME, TODAY
        ),
        "selection.candidates.withdraw": lambda s: candidates.withdraw(
            s, _some(s, CandidateStatus.INVITED)
        ),
        "selection.interviews.keep_interview": lambda s: interviews.keep_interview(
            s, _some(s, CandidateStatus.APPLIED)[0], InterviewDraft(TODAY, scores={"why": 3})
        ),
        "selection.choosing.accept": lambda s: choosing.accept(
            s, _some(s, CandidateStatus.OFFERED), "Member", TODAY
        ),
    }


def _round(session):
    return rounds.current_round(session).id


def _some(session, status):
    query = select(Application.id).where(Application.status == status)
    return list(session.scalars(query.order_by(Application.id)))


def _open_round(session):
    rounds.close_round(session, _round(session), TODAY)
    rounds.open_round(session, RoundDraft(places=3), TODAY)


def _open_count(session):
    rounds.close_count(session, _round(session), TODAY)
    rounds.change_round(session, _round(session), RoundDraft(places=6))
    rounds.open_count(session, _round(session))


def _open_again(session):
    first = _round(session)
    rounds.close_round(session, first, TODAY)
    rounds.open_again(session, first)
    rounds.change_round(session, first, RoundDraft(places=7))


def _put_on_list(session):
    named = select(Application.student_id)
    query = select(Student.id).where(Student.id.not_in(named)).order_by(Student.id).limit(3)
    students = list(session.scalars(query))
    candidates.put_on_list(session, _round(session), students, PutForward.STAFF)
