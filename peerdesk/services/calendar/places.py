"""Recess periods and benches: when and where helpers stand."""

from datetime import date, time
from string import ascii_uppercase

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from peerdesk.enums import BenchShape, Grade
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.calendar import Bench, RecessPeriod
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.stamping import stamp_of
from peerdesk.services.calendar.records import check_name, found, own, save
from peerdesk.services.calendar.rows import (
    MOST_DISLIKE,
    MOST_HELPERS,
    BenchDraft,
    BenchRow,
    RecessDraft,
    RecessRow,
)


def list_recesses(session: Session) -> list[RecessRow]:
    """Return the recess periods, by time."""
    rows = [
        RecessRow(
            r.id,
            r.name,
            r.kind,
            clock_of(r.starts_minute),
            clock_of(r.ends_minute),
            tuple(Grade(code) for code in r.grades),
            tuple(int(number) for number in r.weekdays),
        )
        for r in own(session, RecessPeriod)
    ]
    return sorted(rows, key=lambda row: (row.starts_at, row.ends_at, row.name, row.id))


def save_recess(session: Session, draft: RecessDraft, recess_id: str | None = None) -> str:
    """Add or change a recess period.

    Raises:
        InvalidValueError: If it has no name or ends before it starts.
        NotFoundError: If there is no such recess.
    """
    check_name(draft.name)
    if draft.ends_at <= draft.starts_at:
        raise InvalidValueError(
            "ends_at", translate("Calendar", "Enter an end time after the start time.")
        )
    fields = {
        "name": draft.name.strip(),
        "kind": draft.kind,
        "starts_minute": minute_of(draft.starts_at),
        "ends_minute": minute_of(draft.ends_at),
        "grades": tuple(grade.value for grade in draft.grades),
        "weekdays": tuple(str(number) for number in sorted(draft.weekdays)),
    }
    return save(session, RecessPeriod, recess_id, fields)


def remove_recess(session: Session, recess_id: str, today: date) -> None:
    """Take a recess period away, with the duties planned for it from today on.

    Raises:
        NotFoundError: If there is no such recess.
    """
    recess = found(session, RecessPeriod, recess_id)
    recess.deleted_at = stamp_of(session).now()
    _withdraw(session, DutyAssignment.recess_period_id == recess_id, today)


def list_benches(session: Session, *, open_only: bool = False) -> list[BenchRow]:
    """Return the benches, by mark."""
    rows = [
        BenchRow(b.id, b.name, b.mark, b.shape, b.zone, b.needed, b.dislike, b.is_open, b.began_on)
        for b in own(session, Bench)
        if b.is_open or not open_only
    ]
    return sorted(rows, key=lambda row: (row.mark, row.name, row.id))


def next_bench(session: Session) -> BenchDraft:
    """Return a draft with the next free letter and shape."""
    benches = list_benches(session)
    used = {bench.mark for bench in benches}
    mark = next((letter for letter in ascii_uppercase if letter not in used), "")
    shapes = list(BenchShape)
    return BenchDraft("", mark, shapes[len(benches) % len(shapes)])


def save_bench(session: Session, draft: BenchDraft, bench_id: str | None = None) -> str:
    """Add or change a bench.

    Raises:
        InvalidValueError: If it has no name or mark, or the mark is taken, or too many helpers.
        NotFoundError: If there is no such bench.
    """
    check_name(draft.name)
    _check_bench(session, draft, bench_id)
    fields = {
        "name": draft.name.strip(),
        "mark": draft.mark.strip().upper(),
        "shape": draft.shape,
        "zone": draft.zone.strip(),
        "needed": draft.needed,
        "dislike": draft.dislike,
        "is_open": draft.is_open,
        "began_on": draft.began_on,
    }
    return save(session, Bench, bench_id, fields)


def remove_bench(session: Session, bench_id: str, today: date) -> None:
    """Take a bench away, with the duties planned for it from today on.

    Raises:
        NotFoundError: If there is no such bench.
    """
    bench = found(session, Bench, bench_id)
    bench.deleted_at = stamp_of(session).now()
    _withdraw(session, DutyAssignment.bench_id == bench_id, today)


def clock_of(minute: int) -> time:
    """Return minutes after midnight as a time."""
    return time(minute // 60 % 24, minute % 60)


def minute_of(when: time) -> int:
    """Return a time as minutes after midnight."""
    return when.hour * 60 + when.minute


def _check_bench(session: Session, draft: BenchDraft, bench_id: str | None) -> None:
    mark = draft.mark.strip().upper()
    if not 1 <= len(mark) <= 2:
        raise InvalidValueError("mark", translate("Calendar", "Enter one letter for the sign."))
    taken = {bench.mark for bench in list_benches(session) if bench.id != bench_id}
    if mark in taken:
        raise InvalidValueError(
            "mark",
            translate("Calendar", "Another bench has the letter {mark}. Enter another one.").format(
                mark=mark
            ),
        )
    _check_range("needed", draft.needed, 1, MOST_HELPERS)
    _check_range("dislike", draft.dislike, 0, MOST_DISLIKE)


def _check_range(field: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise InvalidValueError(
            field,
            translate("Calendar", "Enter a number from {low} to {high}.").format(
                low=low, high=high
            ),
        )


def _withdraw(session: Session, belongs: ColumnElement[bool], today: date) -> None:
    now = stamp_of(session).now()
    query = select(DutyAssignment).where(belongs, DutyAssignment.day >= today)
    for assignment in session.scalars(query):
        assignment.deleted_at = now
