"""Lines about concerns and referrals: grade and day, never a name or a word of what was said."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from peerdesk.enums import ConcernStatus
from peerdesk.i18n import translate
from peerdesk.models.concerns import Concern, ConcernStep, Referral
from peerdesk.models.people import Student
from peerdesk.services.concerns.words import seen_words
from peerdesk.services.names import grade_words
from peerdesk.services.rights import is_counselor, slot_of
from peerdesk.services.worklist.lines import WorkGroup, WorkLine, due_word

SOON_DAYS: Final = 4
"""Concerns due within so many days are listed: "this week" seen from its Monday."""


def concern_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each open concern that is due, and each written report to be sent."""
    query = (
        select(Concern, Student.grade)
        .join(Student, Student.id == Concern.student_id)
        .where(Concern.status == ConcernStatus.OPEN)
        .where(Concern.due_on <= today + timedelta(days=SOON_DAYS))
    )
    seen = seen_words()
    for concern, grade in session.execute(query.where(_own(session))):
        due_on = concern.due_on or today
        words = translate("Work", "Concern, {grade}, {seen}")
        yield WorkLine(
            f"concern:{concern.id}:{concern.due_on}",
            WorkGroup.CONCERN,
            words.format(grade=grade_words(grade), seen=seen[concern.noticed_by]),
            due_word(due_on, today),
            "danger" if due_on <= today else "warn",
            "concerns",
            concern.id,
            due_on,
            can_wait=False,
        )
    yield from _reports(session, today)


def referral_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each referral whose reply is awaited."""
    query = (
        select(Referral.id, Referral.reply_due_on, Concern.id, Student.grade)
        .join(Concern, Concern.id == Referral.concern_id)
        .join(Student, Student.id == Concern.student_id)
        .where(Referral.replied_on.is_(None), Concern.status != ConcernStatus.CLOSED)
    )
    for referral_id, due, concern_id, grade in session.execute(query.where(_own(session))):
        due_on = due or today
        is_late = due_on <= today
        yield WorkLine(
            f"referral:{referral_id}:{due_on}",
            WorkGroup.REFERRAL,
            translate("Work", "Referral, {grade}, reply awaited").format(grade=grade_words(grade)),
            due_word(due_on, today) if is_late else translate("Work", "Waiting"),
            "warn" if is_late else "neutral",
            "concerns",
            concern_id,
            due_on,
        )


def _reports(session: Session, today: date) -> Iterator[WorkLine]:
    query = (
        select(ConcernStep.id, ConcernStep.due_on, ConcernStep.concern_id)
        .join(Concern, Concern.id == ConcernStep.concern_id)
        .where(ConcernStep.due_on.is_not(None), ConcernStep.done_on.is_(None))
    )
    for step_id, due, concern_id in session.execute(query.where(_own(session))):
        due_on = due or today
        yield WorkLine(
            f"report:{step_id}",
            WorkGroup.CONCERN,
            translate("Work", "The written report after a call is to be sent"),
            due_word(due_on, today),
            "danger" if due_on <= today else "warn",
            "concerns",
            concern_id,
            due_on,
            can_wait=False,
        )


def _own(session: Session) -> ColumnElement[bool]:
    """Leave out what somebody else recorded, for all but a counselor."""
    return true() if is_counselor(session) else Concern.author == slot_of(session)
