"""Not today: lines that wait until another day, and come back by themselves.

put_off(session, line_key, until, today)
bring_back(session, line_key)
put_off_until(session, today) -> {line key: day}    those that are away today
choices(session, today) -> the days to choose from
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.stamping import stamp_of
from peerdesk.models.worklist import PutOff
from peerdesk.services.check_ins import school_days
from peerdesk.services.vaults import own_school_id

LONGEST: Final = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class LaterDay:
    """A day to put a line off to."""

    on: date
    words: str


def put_off(session: Session, line_key: str, until: date, today: date) -> None:
    """Let a line wait until a day; a second time replaces the first.

    Raises:
        InvalidValueError: If the day is not to come, or too far away to be remembered.
    """
    if until <= today:
        raise InvalidValueError("until", translate("Work", "Enter a day to come."))
    if until - today > LONGEST:
        sentence = translate("Work", "Enter a day within the next {n} days.")
        raise InvalidValueError("until", sentence.format(n=LONGEST.days))
    kept = _find(session, line_key)
    if kept is None:
        kept = PutOff(school_id=own_school_id(session), line_key=line_key)
        session.add(kept)
    kept.until = until


def bring_back(session: Session, line_key: str) -> None:
    """Let a line stand on the list again.

    Raises:
        NotFoundError: If it was not put off.
    """
    kept = _find(session, line_key)
    if kept is None:
        raise NotFoundError(kind="PutOff", record_id=line_key)
    kept.deleted_at = stamp_of(session).now()


def put_off_until(session: Session, today: date) -> dict[str, date]:
    """Return what is put off to a day after `today`, by the key of its line."""
    query = select(PutOff.line_key, PutOff.until).where(
        PutOff.until > today, PutOff.deleted_at.is_(None)
    )
    return {key: until for key, until in session.execute(query) if until is not None}


def choices(session: Session, today: date) -> list[LaterDay]:
    """Return the next school day, the next week and the week after that, without doubles."""
    days = school_days(session)
    monday = today + timedelta(days=7 - today.weekday())
    wanted = (
        (today + timedelta(days=1), translate("Work", "Next school day")),
        (monday, translate("Work", "Next week")),
        (monday + timedelta(days=7), translate("Work", "In two weeks")),
    )
    found = [LaterDay(days.from_day(day) or day, words) for day, words in wanted]
    return [one for n, one in enumerate(found) if one.on not in {e.on for e in found[:n]}]


def _find(session: Session, line_key: str) -> PutOff | None:
    query = select(PutOff).where(PutOff.line_key == line_key)
    return session.scalars(query.order_by(PutOff.id)).first()
