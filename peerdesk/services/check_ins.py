"""Check-ins: what staff owe a pair, and when it is due.

due_checkins(session, today) -> [DueCheckIn]          the most overdue first
next_checkins(session, match_id, today) -> [DueCheckIn]   of one pair, those to come included
check_in_plan(session) / change_check_in_plan(session, plan)
change_pair_rules(session, rules, plan)
school_days(session) -> SchoolDays

What was found is kept by `peerdesk.services.check_in_records`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from peerdesk.enums import (
    CalendarDayKind,
    CheckInKind,
    MatchStatus,
    ProgramKind,
)
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import CalendarDay
from peerdesk.models.matches import CheckIn, Match
from peerdesk.models.people import Student
from peerdesk.models.programs import Program
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.calendar import list_terms, list_years
from peerdesk.services.check_in_calendar import (
    CheckInPlan,
    Done,
    SchoolDays,
    due_slots,
    plan_slots,
)
from peerdesk.services.match_states import find_match
from peerdesk.services.programs import ProgramRules, change_program_rules
from peerdesk.services.reading import shared
from peerdesk.services.session_logs.lists import pair_names
from peerdesk.services.vaults import own_school_id, programs_by_kind

FIRST_MEETING_DAYS: Final = 7
AHEAD_DAYS: Final = 100
_LIMITS: Final = {
    "first_days": (0, 14), "in_first_month": (0, 4), "every_months": (0, 12),
    "key_person_months": (0, 12), "silent_weeks": (0, 8),
}  # fmt: skip


class DueKind(StrEnum):
    """What is due about a pair."""

    FIRST_MEETING = "first_meeting"
    CHECK_IN = "check_in"
    KEY_PERSON = "key_person"
    REST_OVER = "rest_over"
    GOODBYE = "goodbye"


_DUE_KINDS: Final = {
    CheckInKind.PAIR: DueKind.CHECK_IN,
    CheckInKind.KEY_PERSON: DueKind.KEY_PERSON,
}


@dataclass(frozen=True, slots=True)
class DueCheckIn:
    """Something about a pair that staff must do.

    Attributes:
        names: "Maya Ortiz + Sam Vance".
        due_on: A school day.
        planned_on: The day by the rules of the program, for `CheckInEntry.due_on` in
            `peerdesk.services.check_in_records`.
        missed: Earlier ones of the same kind that nobody did either.
    """

    match_id: str
    number: int
    names: str
    kind: DueKind
    due_on: date
    planned_on: date
    missed: int = 0


def due_checkins(session: Session, today: date) -> list[DueCheckIn]:
    """Return what is due today or overdue, one line for each pair and kind, longest due first."""
    return [due for due in _open(session, today, today) if due.due_on <= today]


def next_checkins(session: Session, match_id: str, today: date) -> list[DueCheckIn]:
    """Return what is due for one pair, and the next of each kind that is to come.

    Raises:
        NotFoundError: If there is no such pair.
    """
    find_match(session, match_id)
    return _open(session, today, today + timedelta(days=AHEAD_DAYS), match_id)


def check_in_plan(session: Session) -> CheckInPlan:
    """Return the numbers of the mentoring program."""
    return _plan(_program(session))


def change_check_in_plan(session: Session, plan: CheckInPlan) -> None:
    """Give the mentoring program other numbers.

    Raises:
        InvalidValueError: If a number is out of its range.
    """
    for name, (low, high) in _LIMITS.items():
        if not low <= getattr(plan, name) <= high:
            sentence = translate("CheckIns", "Enter a number from {low} to {high}.")
            raise InvalidValueError(name, sentence.format(low=low, high=high))
    program = _program(session)
    program.first_check_days = plan.first_days
    program.first_month_checks = plan.in_first_month
    program.check_months = plan.every_months
    program.key_person_months = plan.key_person_months
    program.silent_weeks = plan.silent_weeks


def change_pair_rules(session: Session, rules: ProgramRules, plan: CheckInPlan) -> None:
    """Give the mentoring program other rules and other numbers at once.

    Raises:
        InvalidValueError: If a number is out of its range.
        NotFoundError: If there is no such program.
    """
    change_program_rules(session, rules)
    change_check_in_plan(session, plan)


def school_days(session: Session) -> SchoolDays:
    """Return on which days the school has school."""
    return shared(session, "school days", lambda: _school_days(session))


def _school_days(session: Session) -> SchoolDays:
    query = select(CalendarDay.day).where(
        CalendarDay.school_id == own_school_id(session),
        CalendarDay.kind == CalendarDayKind.HOLIDAY,
    )
    years, terms = list_years(session), list_terms(session)
    return SchoolDays(
        tuple((one.starts_on, one.ends_on) for one in years if one.starts_on and one.ends_on),
        tuple((one.starts_on, one.ends_on) for one in terms if one.starts_on and one.ends_on),
        frozenset(day for day in session.scalars(query) if day is not None),
    )


def _program(session: Session) -> Program:
    program_id = programs_by_kind(session).get(ProgramKind.PEER_MENTORING)
    if program_id is None:
        raise NotFoundError(kind="Program", record_id=ProgramKind.PEER_MENTORING.value)
    return session.get_one(Program, program_id)


def _plan(program: Program) -> CheckInPlan:
    return CheckInPlan(
        program.first_check_days,
        program.first_month_checks,
        program.check_months,
        program.key_person_months,
        program.silent_weeks,
    )


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What decides when a pair is due."""

    plan: CheckInPlan
    days: SchoolDays
    today: date
    until: date


def _open(
    session: Session, today: date, until: date, match_id: str | None = None
) -> list[DueCheckIn]:
    live = _live_pairs(session, match_id)
    if not live:
        return []
    ids = [match.id for match, _names in live]
    done, met = _done(session, ids), _met(session, ids)
    at = _Calendar(check_in_plan(session), school_days(session), today, until)
    found = [
        due
        for match, names in live
        for due in _of_pair(match, names, at, done[match.id], has_met=match.id in met)
    ]
    return sorted(found, key=lambda due: (due.due_on, due.number, due.kind))


def _live_pairs(session: Session, match_id: str | None) -> list[tuple[Match, str]]:
    helper, buddy = aliased(Student), aliased(Student)
    query = (
        select(Match, helper, buddy)
        .join(helper, helper.id == Match.mentor_id)
        .join(buddy, buddy.id == Match.mentee_id)
        .where(
            Match.school_id == own_school_id(session),
            Match.status.not_in([MatchStatus.CLOSED, MatchStatus.PROPOSED]),
        )
    )
    if match_id is not None:
        query = query.where(Match.id == match_id)
    return [(match, pair_names(one, other)) for match, one, other in session.execute(query)]


def _done(session: Session, match_ids: Collection[str]) -> dict[str, list[Done]]:
    query = select(CheckIn.match_id, CheckIn.kind, CheckIn.done_on, CheckIn.due_on)
    done: dict[str, list[Done]] = defaultdict(list)
    wanted = set(match_ids)
    for match_id, kind, done_on, due_on in session.execute(query):
        if match_id in wanted and done_on is not None:
            done[match_id].append(Done(kind, done_on, due_on))
    return done


def _met(session: Session, match_ids: Collection[str]) -> set[str]:
    query = select(SessionLog.match_id).where(SessionLog.match_id.is_not(None)).distinct()
    return set(match_ids).intersection(session.scalars(query))


def _of_pair(
    match: Match, names: str, at: _Calendar, done: Sequence[Done], *, has_met: bool
) -> Iterator[DueCheckIn]:
    pair = (match.id, match.number, names)
    single = _single(match, has_met=has_met)
    if single is not None:
        due_on = at.days.from_day(single[1])
        if due_on is not None and due_on <= at.until:
            yield DueCheckIn(*pair, single[0], due_on, single[1])
    first = match.first_met_on or match.started_on
    is_on = match.status in {MatchStatus.ACTIVE, MatchStatus.CLOSING}
    if is_on and first is not None and (has_met or match.first_met_on is not None):
        slots = due_slots(plan_slots(first, at.plan, at.until), done, at.days)
        for kind, word in _DUE_KINDS.items():
            of_kind = [slot for slot in slots if slot.kind is kind and slot.due_on <= at.until]
            over = [slot for slot in of_kind if slot.due_on <= at.today]
            for slot in over[-1:] or of_kind[:1]:
                due_on = (over or of_kind)[0].due_on
                missed = max(0, len(over) - 1)
                yield DueCheckIn(*pair, word, due_on, slot.planned_on, missed)


def _single(match: Match, *, has_met: bool) -> tuple[DueKind, date] | None:
    """Return what a state asks for by itself, and when."""
    match match.status:
        case MatchStatus.ON_HOLD:
            return (DueKind.REST_OVER, match.hold_until) if match.hold_until else None
        case MatchStatus.CLOSING:
            return (DueKind.GOODBYE, match.goodbye_on) if match.goodbye_on else None
        case _:
            begun = match.approved_on or match.started_on
            if has_met or match.first_met_on is not None or begun is None:
                return None
            return DueKind.FIRST_MEETING, begun + timedelta(days=FIRST_MEETING_DAYS)
