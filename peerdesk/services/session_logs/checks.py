"""What is wrong with a session as it was typed, each thing in one sentence."""

from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import SessionKind
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.matches import Match
from peerdesk.models.session_logs import SheetCode
from peerdesk.services import rights
from peerdesk.services.day_words import plain_date
from peerdesk.services.session_logs.kinds import RULES
from peerdesk.services.session_logs.typed import (
    MAX_COUNT,
    MAX_MINUTES,
    MAX_NOTE,
    MAX_WORDS,
    SessionEntry,
)
from peerdesk.services.vaults import own_school_id

_CLOCK_SLACK: Final = timedelta(minutes=10)
_ENOUGH: Final = {
    SessionKind.DROP_IN: ("who", "student_ids", "alias", "head_count"),
    SessionKind.PEER_COUNSELING: ("who", "student_ids", "alias"),
    SessionKind.GROUP: ("who", "student_ids", "head_count"),
    SessionKind.SUPERVISION: ("who", "student_ids", "head_count"),
    SessionKind.LESSON: ("class_name", "class_name", "head_count"),
    SessionKind.WORKSHOP: ("head_count", "head_count", "adults"),
    SessionKind.CONSULTATION: ("adults", "adults", "student_ids"),
    SessionKind.OWN_TIME: ("topic", "topic"),
}
"""Where the sentence goes when nobody was there, and the fields of which one is enough."""

_WORDS: Final = ("title", "class_name", "adults", "alias", "platform")


def check_entry(
    session: Session, entry: SessionEntry, now: datetime, *, held_before: datetime | None = None
) -> None:
    """Let an entry pass that says everything its kind needs.

    A session that is changed may keep the time it was `held_before`, also in an earlier year.

    Raises:
        InvalidValueError: With the field and a sentence.
    """
    _check_minutes(entry)
    if held_before is None or entry.held_at != held_before:
        check_held_at(session, entry.held_at, now, printed_on=_printed_on(session, entry))
    _check_words(session, entry)
    _check_somebody(entry)
    if entry.from_paper and entry.has_worry is None:
        raise InvalidValueError(
            "worry", translate("Sessions", "Answer the worry question: the form asks it.")
        )


def _check_minutes(entry: SessionEntry) -> None:
    if entry.minutes == 0 and entry.from_paper and entry.is_minutes_missing:
        return
    if not 1 <= entry.minutes <= MAX_MINUTES:
        sentence = translate("Sessions", "Enter the minutes as a number from 1 to {most}.")
        raise InvalidValueError("minutes", sentence.format(most=MAX_MINUTES))


def check_held_at(
    session: Session, held_at: datetime, now: datetime, *, printed_on: date | None = None
) -> None:
    """Let an instant pass that is neither to come nor before this school year began.

    A paper form that was printed in an earlier year may say a day of that year.

    Raises:
        InvalidValueError: With field `held_at`.
    """
    if held_at > now + _CLOCK_SLACK:
        raise InvalidValueError(
            "held_at",
            translate("Sessions", "This time has not come yet. Enter when the session was held."),
        )
    held_on = held_at.astimezone().date()
    today = now.astimezone().date()
    first, this_year = _first_days(session, min(today, printed_on or today))
    if first is not None and held_on < first:
        sentence = translate(
            "Sessions", "{day} is before the first school year here. Check the date."
        )
        raise InvalidValueError("held_at", sentence.format(day=plain_date(held_on)))
    if this_year is not None and held_on < this_year:
        sentence = translate(
            "Sessions",
            "{day} is before this school year, which began on {first}. Check the date.",
        )
        raise InvalidValueError(
            "held_at", sentence.format(day=plain_date(held_on), first=plain_date(this_year))
        )


def check_pair(session: Session, entry: SessionEntry) -> None:
    """Let a session pass that its pair held before it ended.

    Raises:
        InvalidValueError: With field `who`.
    """
    match = session.get(Match, entry.match_id) if entry.match_id else None
    if match is None or match.closed_on is None:
        return
    if entry.held_at.astimezone().date() > match.closed_on:
        sentence = translate(
            "Sessions",
            "This pair ended on {day}. Check the date, or log who met as a drop-in.",
        )
        raise InvalidValueError("who", sentence.format(day=plain_date(match.closed_on)))


def _printed_on(session: Session, entry: SessionEntry) -> date | None:
    """Return when the paper form of an entry was printed, if it comes from one."""
    if not entry.sheet_code:
        return None
    query = select(SheetCode.printed_on).where(SheetCode.code == entry.sheet_code)
    return session.scalars(query).first()


def _first_days(session: Session, today: date) -> tuple[date | None, date | None]:
    """Return when the first school year here began, and when the one of `today` did."""
    starts = SchoolYear.starts_on
    query = select(func.min(starts), func.max(starts).filter(starts <= today))
    first, this_year = session.execute(
        query.where(SchoolYear.school_id == own_school_id(session))
    ).one()
    return first, this_year


def _check_words(session: Session, entry: SessionEntry) -> None:
    if len(entry.note) > MAX_NOTE:
        raise InvalidValueError(
            "note", translate("Sessions", "This note is too long. Keep it under two pages.")
        )
    for name in _WORDS:
        if len(getattr(entry, name)) > MAX_WORDS:
            sentence = translate("Sessions", "This is too long. Keep it under {most} letters.")
            raise InvalidValueError(name, sentence.format(most=MAX_WORDS))
    if not 0 <= entry.head_count <= MAX_COUNT:
        sentence = translate("Sessions", "Enter how many were there, a number up to {most}.")
        raise InvalidValueError("head_count", sentence.format(most=MAX_COUNT))
    if RULES[entry.kind].is_private and entry.note.strip() and not rights.is_counselor(session):
        raise InvalidValueError(
            "note",
            translate(
                "Sessions",
                "Notes of counseling are for the counselor alone. Leave this empty, and tell the "
                "counselor.",
            ),
        )


def _check_somebody(entry: SessionEntry) -> None:
    """Refuse a session of nobody; who looks up the pair or the team says so for those."""
    field, *enough = _ENOUGH.get(entry.kind, ("", "kind"))
    given = (getattr(entry, name) for name in enough)
    if not any(value.strip() if isinstance(value, str) else value for value in given):
        raise InvalidValueError(field, _nobody(entry.kind))


def _nobody(kind: SessionKind) -> str:
    words = {
        SessionKind.DROP_IN: translate("Sessions", "Choose who was there."),
        SessionKind.PEER_COUNSELING: translate(
            "Sessions", "Choose who was there, or enter a made-up name."
        ),
        SessionKind.LESSON: translate("Sessions", "Enter the class, or how many came."),
        SessionKind.WORKSHOP: translate("Sessions", "Enter how many came, or who."),
        SessionKind.CONSULTATION: translate(
            "Sessions", "Enter with whom you talked, or about whom."
        ),
        SessionKind.OWN_TIME: translate("Sessions", "Choose what the time went to."),
    }
    return words.get(kind, translate("Sessions", "Choose who was there, or enter how many."))
