"""When a pair's check-ins are due: plain dates from plain facts.

plan_slots(starts_on, plan, until) -> [Slot]         by the rules alone
due_slots(slots, done, days) -> [DueSlot]            what is not answered yet, on school days

The standard (MENTOR, Elements of Effective Practice, 5): contact 48 hours after the first
meeting, twice in the first month, monthly after; a parent or teacher each quarter. A program
may set its own numbers. A talk answers every check-in that was planned up to its day, and the
next one if it was made in the second half of the time before it, or for it on purpose.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from peerdesk.enums import CheckInKind

_FIRST_MONTH: Final = 28
_AT_ONCE: Final = timedelta(days=7)
_LONGEST_BREAK: Final = 120


@dataclass(frozen=True, slots=True)
class CheckInPlan:
    """The numbers of a program.

    Attributes:
        first_days: Days from the first meeting to the first check-in; 0 means none.
        in_first_month: Check-ins in the first month after that one.
        every_months: Months between check-ins after the first month; 0 means none.
        key_person_months: Months between talks with a parent or teacher; 0 means none.
        silent_weeks: School weeks without a session that make a pair silent; 0 means never.
    """

    first_days: int = 2
    in_first_month: int = 2
    every_months: int = 1
    key_person_months: int = 3
    silent_weeks: int = 2


@dataclass(frozen=True, slots=True)
class Slot:
    """A check-in of the plan.

    Attributes:
        planned_on: By the rules; there may be no school.
        opens_on: A talk from this day on answers it.
    """

    kind: CheckInKind
    planned_on: date
    opens_on: date


@dataclass(frozen=True, slots=True)
class DueSlot:
    """A check-in that nobody has made yet; `due_on` is the first school day from its plan on."""

    kind: CheckInKind
    planned_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Done:
    """A check-in that was made, and for which planned day, if for one on purpose."""

    kind: CheckInKind
    done_on: date
    planned_on: date | None = None


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """On which days there is school.

    Attributes:
        years: First and last day of each school year; without any, every year has school.
        terms: The same of the terms; between two of them there is no school.
        holidays: Days without school in them.
    """

    years: tuple[tuple[date, date], ...] = ()
    terms: tuple[tuple[date, date], ...] = ()
    holidays: frozenset[date] = frozenset()

    def has_school(self, day: date) -> bool:
        """Return whether there is school on this day."""
        if day.isoweekday() > 5 or day in self.holidays:
            return False
        if self.years and not _within(day, self.years):
            return False
        is_between = any(last < day for _, last in self.terms) and any(
            first > day for first, _ in self.terms
        )
        return _within(day, self.terms) or not is_between

    def from_day(self, day: date) -> date | None:
        """Return the first school day from `day` on; None if none comes for a whole season."""
        days = (day + timedelta(days=ahead) for ahead in range(_LONGEST_BREAK))
        return next((each for each in days if self.has_school(each)), None)

    def weeks_before(self, day: date, weeks: int) -> date | None:
        """Return the day after which `weeks` weeks of school lie until `day`; None if too far."""
        left = weeks * 5
        for back in range(_LONGEST_BREAK):
            each = day - timedelta(days=back)
            left -= self.has_school(each)
            if left == 0:
                return each - timedelta(days=1 if each.isoweekday() != 1 else 3)
        return None


def plan_slots(starts_on: date, plan: CheckInPlan, until: date) -> list[Slot]:
    """Return the check-ins planned from `starts_on` up to `until`, by day."""
    slots = [
        *_slots(CheckInKind.PAIR, starts_on, _pair_days(starts_on, plan, until)),
        *_slots(
            CheckInKind.KEY_PERSON,
            starts_on,
            _monthly(starts_on, 0, plan.key_person_months, until),
        ),
    ]
    return sorted(slots, key=lambda slot: (slot.planned_on, slot.kind))


def due_slots(slots: Iterable[Slot], done: Sequence[Done], days: SchoolDays) -> list[DueSlot]:
    """Return what is not answered yet, by day; two that fall on one school day are one."""
    found: dict[tuple[CheckInKind, date], DueSlot] = {}
    for slot in sorted(slots, key=lambda slot: slot.planned_on):
        due_on = None if _is_answered(slot, done) else days.from_day(slot.planned_on)
        if due_on is not None:
            found[slot.kind, due_on] = DueSlot(slot.kind, slot.planned_on, due_on)
    return sorted(found.values(), key=lambda due: (due.due_on, due.kind))


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _pair_days(starts_on: date, plan: CheckInPlan, until: date) -> list[date]:
    days = [starts_on + timedelta(days=plan.first_days)] if plan.first_days else []
    days += [
        starts_on + timedelta(days=_FIRST_MONTH * number // plan.in_first_month)
        for number in range(1, plan.in_first_month + 1)
    ]
    days += _monthly(starts_on, 1, plan.every_months, until)
    return sorted({day for day in days if day <= until})


def _monthly(starts_on: date, after: int, every: int, until: date) -> list[date]:
    days: list[date] = []
    if every > 0:
        while (day := add_months(starts_on, after + every * (len(days) + 1))) <= until:
            days.append(day)
    return days


def _slots(kind: CheckInKind, starts_on: date, days: Iterable[date]) -> list[Slot]:
    slots: list[Slot] = []
    before = starts_on
    for day in days:
        half = (day - before + timedelta(days=1)) // 2
        is_at_once = not slots and day - starts_on <= _AT_ONCE
        slots.append(Slot(kind, day, starts_on if is_at_once else before + half))
        before = day
    return slots


def _is_answered(slot: Slot, done: Sequence[Done]) -> bool:
    return any(
        one.kind is slot.kind
        and (
            one.done_on >= slot.opens_on
            or (one.planned_on is not None and one.planned_on >= slot.planned_on)
        )
        for one in done
    )


def _within(day: date, spans: Iterable[tuple[date, date]]) -> bool:
    return any(first <= day <= last for first, last in spans)
