"""Record a concern: check what was typed, keep it with its first step."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConcernSource, HowSoon, StepKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.concerns import Concern, ConcernStep, Referral
from peerdesk.models.people import Student
from peerdesk.models.stamping import stamp_of
from peerdesk.services import drafts
from peerdesk.services.concerns.rows import MOST_LINE, MOST_TEXT, due_day, readable
from peerdesk.services.day_words import plain_date
from peerdesk.services.rights import require_counselor, slot_of
from peerdesk.services.vaults import own_school_id

_CLOCK_SLACK: Final = timedelta(minutes=10)
_DRAFT_KEY: Final = "concern"


@dataclass(frozen=True, slots=True)
class ConcernEntry:
    """What was typed into the concern form.

    Attributes:
        noticed_at: When it was seen or said, aware UTC.
        source: Who noticed it; None while not answered.
        told_by: Who told, in own words.
        facts: What was seen or said, in own words.
        from_paper: Typed in from the paper form.
    """

    student_id: str
    noticed_at: datetime
    facts: str = ""
    source: ConcernSource | None = None
    how_soon: HowSoon = HowSoon.TODAY
    told_by: str = ""
    session_log_id: str | None = None
    check_in_id: str | None = None
    from_paper: bool = False


def record_concern(session: Session, entry: ConcernEntry) -> str:
    """Keep a concern with its first step and return its id.

    Raises:
        InvalidValueError: With the field (`who`, `noticed_at`, `source`, `told_by`, `facts`).
    """
    now = stamp_of(session).now()
    _check(session, entry, now)
    school_id, author = own_school_id(session), slot_of(session)
    concern = Concern(
        school_id=school_id,
        author=author,
        due_on=due_day(entry.how_soon, now.astimezone().date()),
        session_log_id=entry.session_log_id,
        check_in_id=entry.check_in_id,
        **_columns(entry),
    )
    step = ConcernStep(
        school_id=school_id,
        concern_id=concern.id,
        kind=StepKind.RECORDED,
        happened_at=now,
        author=author,
    )
    session.add_all((concern, step))
    drop_concern_draft(session)
    session.flush()
    return concern.id


def edit_concern(session: Session, concern_id: str, entry: ConcernEntry) -> None:
    """Correct what was recorded; the history keeps that it was changed.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If somebody else recorded it and no counselor asks.
        InvalidValueError: As `record_concern`.
    """
    concern = readable(session, concern_id)
    now = stamp_of(session).now()
    _check(session, entry, now)
    if entry.how_soon is not concern.how_soon and concern.closed_on is None:
        concern.due_on = due_day(entry.how_soon, now.astimezone().date())
    for name, value in _columns(entry).items():
        setattr(concern, name, value)


def bin_concern(session: Session, concern_id: str) -> None:
    """Put a concern into the bin with its steps and referrals, as one about the wrong student.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If no counselor asks.
    """
    require_counselor(session)
    concern, now = readable(session, concern_id), stamp_of(session).now()
    for step in session.scalars(select(ConcernStep).where(ConcernStep.concern_id == concern_id)):
        step.deleted_at = now
    for referral in session.scalars(select(Referral).where(Referral.concern_id == concern_id)):
        referral.deleted_at = now
    concern.deleted_at = now


def entry_of(session: Session, concern_id: str) -> ConcernEntry:
    """Return a recorded concern as it would be typed again.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If somebody else recorded it and no counselor asks.
    """
    concern = readable(session, concern_id)
    if concern.noticed_at is None:
        raise NotFoundError(kind="Concern", record_id=concern_id)
    return ConcernEntry(
        student_id=concern.student_id,
        noticed_at=concern.noticed_at,
        facts=concern.facts,
        source=concern.noticed_by,
        how_soon=concern.how_soon,
        told_by=concern.told_by,
        session_log_id=concern.session_log_id,
        check_in_id=concern.check_in_id,
        from_paper=concern.from_paper,
    )


def keep_concern_draft(session: Session, entry: ConcernEntry) -> None:
    """Keep what is typed of a concern, for whoever typed it."""
    drafts.keep_draft(session, _DRAFT_KEY, _to_draft(entry))


def find_concern_draft(session: Session) -> ConcernEntry | None:
    """Return what whoever asks typed and did not save; None if nothing."""
    kept = find_kept_concern(session)
    return kept[0] if kept else None


def find_kept_concern(session: Session) -> tuple[ConcernEntry, datetime] | None:
    """Return what whoever asks typed and did not save, and from when it is; None if nothing."""
    kept = drafts.find_kept(session, _DRAFT_KEY)
    return (_from_draft(kept.content), kept.at) if kept else None


def drop_concern_draft(session: Session) -> None:
    """Forget what whoever asks typed and did not save."""
    drafts.drop_draft(session, _DRAFT_KEY)


def _columns(entry: ConcernEntry) -> dict[str, object]:
    return {
        "student_id": entry.student_id,
        "noticed_at": entry.noticed_at,
        "noticed_by": entry.source,
        "how_soon": entry.how_soon,
        "told_by": entry.told_by.strip(),
        "facts": entry.facts.strip(),
        "from_paper": entry.from_paper,
    }


def _check(session: Session, entry: ConcernEntry, now: datetime) -> None:
    if not entry.student_id or session.get(Student, entry.student_id) is None:
        raise InvalidValueError("who", translate("Concerns", "Choose the student it is about."))
    if not entry.facts.strip():
        raise InvalidValueError(
            "facts", translate("Concerns", "Write what was seen or said, in your own words.")
        )
    if len(entry.facts) > MOST_TEXT:
        raise InvalidValueError(
            "facts", translate("Concerns", "This is too long. Keep it under two pages.")
        )
    if entry.source is None:
        raise InvalidValueError("source", translate("Concerns", "Choose who noticed it."))
    if len(entry.told_by) > MOST_LINE:
        raise InvalidValueError(
            "told_by",
            translate("Concerns", "Use at most {most} letters here.").format(most=MOST_LINE),
        )
    _check_time(session, entry.noticed_at, now)


def _check_time(session: Session, noticed_at: datetime, now: datetime) -> None:
    if noticed_at > now + _CLOCK_SLACK:
        raise InvalidValueError(
            "noticed_at",
            translate("Concerns", "This time has not come yet. Enter when it was noticed."),
        )
    own = SchoolYear.school_id == own_school_id(session)
    first = session.scalar(select(func.min(SchoolYear.starts_on)).where(own))
    if first is not None and noticed_at.astimezone().date() < first:
        sentence = translate(
            "Concerns", "{day} is before the first school year here. Check the date."
        )
        raise InvalidValueError(
            "noticed_at", sentence.format(day=plain_date(noticed_at.astimezone().date()))
        )


def _to_draft(entry: ConcernEntry) -> dict[str, Any]:
    return {
        "student_id": entry.student_id,
        "noticed_at": entry.noticed_at.isoformat(),
        "facts": entry.facts,
        "source": entry.source.value if entry.source else None,
        "how_soon": entry.how_soon.value,
        "told_by": entry.told_by,
        "session_log_id": entry.session_log_id,
        "check_in_id": entry.check_in_id,
        "from_paper": entry.from_paper,
    }


def _from_draft(kept: dict[str, Any]) -> ConcernEntry:
    return ConcernEntry(
        student_id=kept["student_id"],
        noticed_at=datetime.fromisoformat(kept["noticed_at"]),
        facts=kept["facts"],
        source=ConcernSource(kept["source"]) if kept["source"] else None,
        how_soon=HowSoon(kept["how_soon"]),
        told_by=kept["told_by"],
        session_log_id=kept["session_log_id"],
        check_in_id=kept["check_in_id"],
        from_paper=kept["from_paper"],
    )
