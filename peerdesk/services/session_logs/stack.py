"""One paper form as it is typed from a stack, and the session it becomes."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import SessionKind, SessionMood, SessionTopic
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.services import drafts
from peerdesk.services.calendar import list_years
from peerdesk.services.session_logs.checks import check_held_at
from peerdesk.services.session_logs.entry import log_session
from peerdesk.services.session_logs.kinds import COUNSELING_TOPICS, PAIR_TOPICS
from peerdesk.services.session_logs.sheets import SheetRow, same_day
from peerdesk.services.session_logs.typed import SessionEntry

DRAFT_KEY: Final = "stack_sheet"
MINUTES: Final = (10, 15, 20, 30, 45)
"""The circles on the form, in their order."""

_NOON: Final = time(12)
_MONTH_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.?")


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """What was typed from one form; what the form leaves open is None.

    Attributes:
        day: As typed: "24", "11/24", "24.11." or "2026-11-24".
        match_id: The pair, where the form was printed for none.
        student_id: The helper, where the form was printed for none.
    """

    day: str = ""
    minutes: int | None = None
    topic: str | None = None
    mood: str | None = None
    mood_before: int | None = None
    mood_after: int | None = None
    has_worry: bool | None = None
    match_id: str | None = None
    student_id: str | None = None


def topics_of(kind: SessionKind) -> tuple[SessionTopic, ...]:
    """Return the topics on the form of a kind, in its order."""
    return COUNSELING_TOPICS if kind is SessionKind.PEER_COUNSELING else PAIR_TOPICS


def read_day(text: str, today: date) -> date:
    """Return the day that was typed; a day of the month alone is its last occurrence.

    Raises:
        InvalidValueError: With field `held_at`.
    """
    typed = text.strip()
    try:
        if typed.isdecimal():
            return _last_of_month(int(typed), today)
        if found := _MONTH_DAY.fullmatch(typed):
            return _last_in_year(int(found[1]), int(found[2]), today)
        if found := _DAY_MONTH.fullmatch(typed):
            return _last_in_year(int(found[2]), int(found[1]), today)
        return date.fromisoformat(typed)
    except ValueError:
        raise InvalidValueError(
            "held_at",
            translate("Stack", "Type the day that is on the form: 24, or 11/24 for November 24."),
        ) from None


def held_at_of(day: date, now: datetime) -> datetime:
    """Return the instant kept for a day without a time: noon here; today never after `now`."""
    noon = datetime.combine(day, _NOON).astimezone(UTC)
    return min(noon, now) if day == now.astimezone().date() else noon


def entry_of_sheet(sheet: SheetRow, typed: TypedSheet, now: datetime) -> SessionEntry:
    """Return the session that a form says was held.

    Raises:
        InvalidValueError: If the day cannot be read.
    """
    day = read_day(typed.day, now.astimezone().date())
    student_id = sheet.student_id or typed.student_id
    is_pair = sheet.kind is SessionKind.PAIR
    return SessionEntry(
        kind=sheet.kind,
        held_at=held_at_of(day, now),
        minutes=typed.minutes or 0,
        match_id=(sheet.match_id or typed.match_id) if is_pair else None,
        student_ids=(student_id,) if student_id and not is_pair else (),
        topic=SessionTopic(typed.topic) if typed.topic else None,
        mood=SessionMood(typed.mood) if typed.mood else None,
        has_worry=typed.has_worry,
        from_paper=True,
        sheet_code=sheet.code,
        mood_before=typed.mood_before,
        mood_after=typed.mood_after,
        is_minutes_missing=typed.minutes is None,
    )


def keep_sheet(session: Session, sheet: SheetRow, typed: TypedSheet, now: datetime) -> str:
    """Log the session of one form, forget its draft, and return the session's id.

    Raises:
        InvalidValueError: With the field, as `log_session` and `read_day`.
    """
    drafts.drop_draft(session, DRAFT_KEY)
    return log_session(session, entry_of_sheet(sheet, typed, now))


@dataclass(frozen=True, slots=True)
class TypedDay:
    """What is known of the day that was typed from a form.

    Attributes:
        sessions: How many sessions of this pair are logged for it already.
        earlier_year: Name of the school year it belongs to, if that is over; else "".
    """

    sessions: int
    earlier_year: str = ""


def known_that_day(
    session: Session,
    match_id: str | None,
    text: str,
    now: datetime,
    printed_on: date | None = None,
) -> TypedDay:
    """Return what is known of a day as it was typed, on a form that was printed on another.

    Raises:
        InvalidValueError: With field `held_at`: not a day, to come, or before the school year.
    """
    today = now.astimezone().date()
    day = read_day(text, today)
    held_at = held_at_of(day, now)
    check_held_at(session, held_at, now, printed_on=printed_on)
    begun = [one for one in list_years(session) if one.starts_on and one.starts_on <= today]
    of_day = [one for one in begun if one.starts_on and one.starts_on <= day]
    is_over = bool(of_day) and of_day[-1] != begun[-1]
    earlier = of_day[-1].name if is_over else ""
    return TypedDay(same_day(session, match_id, held_at), earlier)


def to_content(sheet_id: str, typed: TypedSheet) -> dict[str, Any]:
    """Return a half-typed form as values JSON can hold."""
    return {"sheet_id": sheet_id, **asdict(typed)}


def from_content(content: Mapping[str, Any]) -> tuple[str, TypedSheet]:
    """Return the sheet and what was typed of it."""
    values = dict(content)
    return values.pop("sheet_id"), TypedSheet(**values)


def _last_of_month(number: int, today: date) -> date:
    if not 1 <= number <= 31:
        raise ValueError(number)
    month = today.replace(day=1)
    for _ in range(3):
        day = month + timedelta(days=number - 1)
        if day.month == month.month and day <= today:
            return day
        month = (month - timedelta(days=1)).replace(day=1)
    raise ValueError(number)


def _last_in_year(month: int, number: int, today: date) -> date:
    day = date(today.year, month, number)
    return day if day <= today + timedelta(days=60) else date(today.year - 1, month, number)
