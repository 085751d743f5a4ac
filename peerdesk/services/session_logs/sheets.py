"""Paper forms: the runs they were printed in, which came back, who has the others.

A run is a stack. Its sheets are entered in the order in which they were printed; a code that
is typed or scanned is looked up and, where it does not fit, said why.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from peerdesk.enums import SessionKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog, SheetCode, SheetRun
from peerdesk.models.stamping import stamp_of
from peerdesk.services.day_words import plain_date
from peerdesk.services.names import full_name
from peerdesk.services.prints.sheet_codes import as_printed, parse_code
from peerdesk.services.vaults import own_school_id


class SheetState(StrEnum):
    """Where one sheet is."""

    OUT = "out"
    ENTERED = "entered"
    VOID = "void"


_KINDS = {
    "session-form": SessionKind.PAIR,
    "counseling-form": SessionKind.PEER_COUNSELING,
}
"""Which kind of session a form is for."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet of a stack.

    Attributes:
        code: As it is printed.
        who: Who has it: the pair's helper, the helper it was made for, or "".
        about: The pair in words, or "".
        pair_number: What stands on the form of a pair.
        log_id: The session it became.
        is_old: Printed before the school year began that runs now.
    """

    id: str
    code: str
    number: int
    run_id: str | None
    kind: SessionKind
    state: SheetState
    who: str
    about: str
    pair_number: int | None
    match_id: str | None
    student_id: str | None
    printed_on: date | None
    log_id: str | None
    print_key: str = "session-form"
    is_old: bool = False


@dataclass(frozen=True, slots=True)
class RunRow:
    """One printing; `id` is "" for sheets printed before runs were kept."""

    id: str
    print_key: str
    printed_at: datetime | None
    sheets: int
    out: int
    entered: int


def list_runs(session: Session) -> list[RunRow]:
    """Return the runs, newest first."""
    back, void = SheetCode.session_log_id.is_not(None), SheetCode.voided_on.is_not(None)
    query = (
        select(
            func.coalesce(SheetCode.run_id, ""),
            func.max(SheetCode.print_key),
            func.max(SheetRun.printed_at),
            func.count(SheetCode.id),
            func.count(SheetCode.id).filter(~back, ~void),
            func.count(SheetCode.id).filter(back),
        )
        .outerjoin(SheetRun, SheetRun.id == SheetCode.run_id)
        .group_by(func.coalesce(SheetCode.run_id, ""))
        .order_by(func.max(SheetCode.number).desc())
    )
    return [RunRow(*row) for row in session.execute(query)]


def sheets_of(session: Session, run_id: str, today: date) -> list[SheetRow]:
    """Return the sheets of one run in the order in which they were printed."""
    within = SheetCode.run_id == run_id if run_id else SheetCode.run_id.is_(None)
    return _rows(session, select(SheetCode).where(within), today)


def unreturned(session: Session, today: date) -> list[SheetRow]:
    """Return the sheets that somebody still has, the oldest first."""
    query = select(SheetCode).where(
        SheetCode.session_log_id.is_(None),
        SheetCode.returned_on.is_(None),
        SheetCode.voided_on.is_(None),
    )
    return _rows(session, query, today)


def find_sheet(session: Session, typed: str, today: date) -> SheetRow:
    """Return the sheet whose code was typed or scanned, ready to be entered.

    Raises:
        InvalidValueError: With field `sheet` and a sentence: mistyped, of another school, void,
            or entered already.
    """
    code = _code(typed)
    rows = _rows(session, select(SheetCode).where(SheetCode.code == code), today)
    if not rows:
        raise _refused(
            translate(
                "Stack", "No form with this code was printed here. It may be of another school."
            )
        )
    (row,) = rows
    if row.state is SheetState.ENTERED:
        raise _refused(_entered_sentence(session, row))
    if row.state is SheetState.VOID:
        raise _refused(
            translate("Stack", "This form was declared void. Take that back first, with Ctrl+Z.")
        )
    return row


def print_again(sheet: SheetRow) -> dict[str, Any]:
    """Return the options that print a lost sheet once more, with the code it has."""
    options: dict[str, Any] = {"codes": (sheet.code,), "match_ids": (), "student_ids": ()}
    if sheet.match_id:
        options["match_ids"] = (sheet.match_id,)
    elif sheet.student_id:
        options["student_ids"] = (sheet.student_id,)
    else:
        options["blanks"] = 1
    return options


def void_sheets(session: Session, sheet_ids: Sequence[str]) -> int:
    """Declare sheets lost or spoilt; return how many were still out.

    Raises:
        NotFoundError: If one is gone.
    """
    today = stamp_of(session).now().astimezone().date()
    voided = 0
    for sheet_id in sheet_ids:
        sheet = session.get(SheetCode, sheet_id)
        if sheet is None:
            raise NotFoundError(kind="SheetCode", record_id=sheet_id)
        if sheet.session_log_id is None and sheet.voided_on is None:
            sheet.voided_on = today
            voided += 1
    return voided


def return_sheet(session: Session, code: str, log_id: str, today: date) -> None:
    """Note that the sheet with this code came back and became a session.

    Raises:
        InvalidValueError: With field `sheet`, if there is none or it was entered already.
    """
    sheet = session.scalar(select(SheetCode).where(SheetCode.code == as_printed(code)))
    if sheet is None:
        raise _refused(
            translate("Sessions", "No form with this code was printed here. Check the code.")
        )
    if sheet.session_log_id is not None and _log(session, sheet.session_log_id) is not None:
        raise _refused(translate("Sessions", "The form with this code was entered already."))
    sheet.session_log_id, sheet.returned_on = log_id, today


def same_day(session: Session, match_id: str | None, held_at: datetime, but: str = "") -> int:
    """Return how many sessions of this pair are known from the day of `held_at`."""
    if match_id is None:
        return 0
    query = select(SessionLog.held_at).where(SessionLog.match_id == match_id, SessionLog.id != but)
    day = held_at.astimezone().date()
    return sum(one is not None and one.astimezone().date() == day for one in session.scalars(query))


def _code(typed: str) -> str:
    try:
        return parse_code(typed)
    except InvalidValueError as error:
        raise InvalidValueError("sheet", error.sentence()) from None


def _refused(sentence: str) -> InvalidValueError:
    return InvalidValueError("sheet", sentence)


def _entered_sentence(session: Session, row: SheetRow) -> str:
    log = _log(session, row.log_id)
    held_on = log.held_at.astimezone().date() if log is not None and log.held_at else None
    if row.pair_number is None:
        return translate("Stack", "This form was entered already, as held on {day}.").format(
            day=_day(held_on)
        )
    sentence = translate("Stack", "This form was entered already: pair {number}, as held on {day}.")
    return sentence.format(number=row.pair_number, day=_day(held_on))


def _day(day: date | None) -> str:
    return plain_date(day) if day else translate("Stack", "an unknown day")


def _log(session: Session, log_id: str | None) -> SessionLog | None:
    if log_id is None:
        return None
    return session.scalar(select(SessionLog).where(SessionLog.id == log_id))


def _rows(session: Session, query: Select[SheetCode], today: date) -> list[SheetRow]:
    sheets = session.scalars(query.order_by(SheetCode.number, SheetCode.id)).all()
    pairs = _pairs(session, {sheet.match_id for sheet in sheets if sheet.match_id})
    wanted = {one for pair in pairs.values() for one in pair[1:]}
    names = _names(session, wanted | {sheet.student_id for sheet in sheets if sheet.student_id})
    logs = set(_present(session, [s.session_log_id for s in sheets if s.session_log_id]))
    begins = _year_began(session, today)
    return [_row(sheet, pairs, names, logs, begins) for sheet in sheets]


def _row(
    sheet: SheetCode,
    pairs: dict[str, tuple[int, str, str]],
    names: dict[str, str],
    logs: set[str],
    begins: date | None,
) -> SheetRow:
    number, helper, buddy = pairs.get(sheet.match_id or "", (None, sheet.student_id, None))
    who = names.get(helper or "", "")
    log_id = sheet.session_log_id if sheet.session_log_id in logs else None
    state = SheetState.ENTERED if log_id else SheetState.OUT
    if sheet.voided_on and not log_id:
        state = SheetState.VOID
    return SheetRow(
        id=sheet.id,
        code=sheet.code,
        number=sheet.number,
        run_id=sheet.run_id,
        kind=_KINDS.get(sheet.print_key, SessionKind.PAIR),
        state=state,
        who=who,
        about=f"{who} + {names.get(buddy, '')}" if buddy else who,
        pair_number=number,
        match_id=sheet.match_id,
        student_id=sheet.student_id,
        printed_on=sheet.printed_on,
        log_id=log_id,
        print_key=sheet.print_key,
        is_old=bool(begins and sheet.printed_on and sheet.printed_on < begins),
    )


def _pairs(session: Session, ids: Iterable[str]) -> dict[str, tuple[int, str, str]]:
    query = select(Match.id, Match.number, Match.mentor_id, Match.mentee_id)
    rows = session.execute(query.where(Match.id.in_(sorted(ids))))
    return {id_: (number, mentor, mentee) for id_, number, mentor, mentee in rows}


def _names(session: Session, ids: Iterable[str]) -> dict[str, str]:
    query = select(Student.id, Student.first_name, Student.last_name, Student.preferred_name).where(
        Student.id.in_(sorted(ids))
    )
    return {row[0]: full_name(row[1], row[2], row[3]) for row in session.execute(query)}


def _present(session: Session, ids: Sequence[str]) -> Iterable[str]:
    return session.scalars(select(SessionLog.id).where(SessionLog.id.in_(ids)))


def _year_began(session: Session, today: date) -> date | None:
    """Return the first day of the school year that runs on `today`."""
    return session.scalar(
        select(func.max(SchoolYear.starts_on)).where(
            SchoolYear.school_id == own_school_id(session), SchoolYear.starts_on <= today
        )
    )
