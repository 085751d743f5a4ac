"""The steps of a concern: parent told, mandated report, notes, closed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConcernOutcome, ConcernStatus, StepKind
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.concerns import Concern, ConcernStep, Referral
from peerdesk.models.stamping import stamp_of
from peerdesk.services.concerns.rows import MOST_TEXT, readable
from peerdesk.services.rights import require_counselor, slot_of

WRITTEN_DAYS: Final = 2
"""After a call to the authorities the written report is due so soon, unless the law says else."""

_SLACK: Final = timedelta(minutes=10)
_WHO_NEEDED: Final = frozenset({StepKind.PARENT_TOLD, StepKind.MANDATED_REPORT})


@dataclass(frozen=True, slots=True)
class StepEntry:
    """What is typed about a step.

    Attributes:
        happened_at: When it was done, aware UTC.
        who: Who was told.
        fact: A short fact: what was said, a reference number.
        due_on: Day the written report is due, for a mandated report.
    """

    kind: StepKind
    happened_at: datetime
    who: str = ""
    fact: str = ""
    due_on: date | None = None


def add_step(session: Session, concern_id: str, entry: StepEntry) -> str:
    """Add a step to an open concern and return its id.

    Raises:
        NotFoundError: If the concern is gone.
        NotAllowedError: If it is closed, or no counselor asks.
        InvalidValueError: With the field (`happened_at`, `who`, `fact`, `due_on`).
    """
    concern = open_concern(session, concern_id)
    _check(concern, entry, stamp_of(session).now())
    step = put_step(session, concern, entry)
    session.flush()
    return step.id


def mark_report_sent(session: Session, step_id: str, done_on: date) -> None:
    """Note that the written report after a call was sent.

    Raises:
        NotFoundError: If there is no such step.
        InvalidValueError: For the field "done_on".
    """
    require_counselor(session)
    step = session.get(ConcernStep, step_id)
    if step is None or step.kind is not StepKind.MANDATED_REPORT or step.happened_at is None:
        raise NotFoundError(kind="ConcernStep", record_id=step_id)
    if done_on > stamp_of(session).now().astimezone().date():
        raise InvalidValueError(
            "done_on", translate("Concerns", "This day has not come yet. Enter when it was sent.")
        )
    if done_on < step.happened_at.astimezone().date():
        raise InvalidValueError(
            "done_on", translate("Concerns", "This is before the call. Check the date.")
        )
    step.done_on = done_on


def close_concern(
    session: Session, concern_id: str, outcome: ConcernOutcome | None, fact: str = ""
) -> None:
    """Close a concern with its outcome.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If it is closed already, a reply or a written report is outstanding, or
            no counselor asks.
        InvalidValueError: For the field "outcome" or "fact".
    """
    concern = open_concern(session, concern_id)
    if outcome is None:
        raise InvalidValueError("outcome", translate("Concerns", "Choose how it ended."))
    _check_length(fact)
    if waiting_referrals(session, concern_id):
        raise NotAllowedError(
            translate(
                "Concerns",
                "A reply is still awaited. Enter the reply first; “No answer came” is one.",
            )
        )
    if _unsent_report(session, concern_id):
        raise NotAllowedError(
            translate("Concerns", "The written report is still to be sent. Send it first.")
        )
    now = stamp_of(session).now()
    put_step(session, concern, StepEntry(StepKind.CLOSED, now, fact=fact))
    concern.status, concern.outcome = ConcernStatus.CLOSED, outcome
    concern.due_on, concern.closed_on = None, now.astimezone().date()


def reopen_concern(session: Session, concern_id: str, fact: str = "") -> None:
    """Open a closed concern again; somebody looks at it today.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If it is open, or no counselor asks.
    """
    require_counselor(session)
    concern = readable(session, concern_id)
    if concern.status is not ConcernStatus.CLOSED:
        raise NotAllowedError(translate("Concerns", "This concern is open already."))
    _check_length(fact)
    now = stamp_of(session).now()
    put_step(session, concern, StepEntry(StepKind.REOPENED, now, fact=fact))
    concern.status, concern.outcome = ConcernStatus.OPEN, None
    concern.due_on, concern.closed_on = now.astimezone().date(), None


def look_again(session: Session, concern_id: str, due_on: date) -> None:
    """Set the day by which an open concern is looked at again.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If it is closed, or no counselor asks.
        InvalidValueError: For the field "due_on".
    """
    concern = open_concern(session, concern_id)
    if due_on < stamp_of(session).now().astimezone().date():
        raise InvalidValueError(
            "due_on", translate("Concerns", "This day is over. Choose today or a later day.")
        )
    concern.due_on = due_on


def open_concern(session: Session, concern_id: str) -> Concern:
    """Return a concern that may be worked on.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If it is closed, or no counselor asks.
    """
    require_counselor(session)
    concern = readable(session, concern_id)
    if concern.status is ConcernStatus.CLOSED:
        raise NotAllowedError(
            translate("Concerns", "This concern is closed. Open it again to add to it.")
        )
    return concern


def put_step(session: Session, concern: Concern, entry: StepEntry) -> ConcernStep:
    """Add a step that was checked already."""
    step = ConcernStep(
        school_id=concern.school_id,
        concern_id=concern.id,
        kind=entry.kind,
        happened_at=entry.happened_at,
        who=entry.who.strip(),
        fact=entry.fact.strip(),
        due_on=entry.due_on,
        author=slot_of(session),
    )
    session.add(step)
    return step


def waiting_referrals(session: Session, concern_id: str) -> list[Referral]:
    """Return the referrals of a concern whose reply is awaited, the first due first."""
    query = (
        select(Referral)
        .where(Referral.concern_id == concern_id, Referral.replied_on.is_(None))
        .order_by(Referral.reply_due_on, Referral.id)
    )
    return list(session.scalars(query))


def _unsent_report(session: Session, concern_id: str) -> bool:
    query = select(ConcernStep.id).where(
        ConcernStep.concern_id == concern_id,
        ConcernStep.due_on.is_not(None),
        ConcernStep.done_on.is_(None),
    )
    return session.scalar(query.limit(1)) is not None


def _check(concern: Concern, entry: StepEntry, now: datetime) -> None:
    if entry.happened_at > now + _SLACK:
        raise InvalidValueError(
            "happened_at",
            translate("Concerns", "This time has not come yet. Enter when it was done."),
        )
    if concern.noticed_at and entry.happened_at + _SLACK < concern.noticed_at:
        raise InvalidValueError(
            "happened_at",
            translate("Concerns", "This is before the concern was noticed. Check the date."),
        )
    if entry.kind in _WHO_NEEDED and not entry.who.strip():
        raise InvalidValueError("who", translate("Concerns", "Enter who was told."))
    if entry.kind is StepKind.NOTE and not entry.fact.strip():
        raise InvalidValueError("fact", translate("Concerns", "Write the note first."))
    if entry.due_on and entry.due_on < entry.happened_at.astimezone().date():
        raise InvalidValueError(
            "due_on", translate("Concerns", "The written report is due after the call.")
        )
    _check_length(entry.fact)


def _check_length(fact: str) -> None:
    if len(fact) > MOST_TEXT:
        raise InvalidValueError(
            "fact", translate("Concerns", "This is too long. Keep it under two pages.")
        )
