"""Plan the duty of a whole term: read what it needs, search, show, and write when accepted."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind
from peerdesk.errors import InvalidValueError, NotAllowedError
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment, Substitution
from peerdesk.models.stamping import bulk_insert, stamp_of
from peerdesk.services.calendar import list_terms
from peerdesk.services.consent import blocks
from peerdesk.services.duty.absence_days import covered_duties
from peerdesk.services.duty.crew import gap_days, set_limits, week_limit
from peerdesk.services.duty.fill import Fill, nobody_ready, week_parts
from peerdesk.services.duty.rows import Place
from peerdesk.services.duty.sheet import Sheet, Stand, evened, load_sheet, look_at_sheet
from peerdesk.services.duty.term_rows import TermBase, TermFilled, TermPlan, TermWish
from peerdesk.services.duty.term_words import describe
from peerdesk.services.rota import Assignment, Problem, Supporter, make_rota
from peerdesk.services.rota.search import Stop
from peerdesk.services.vaults import own_school_id

USUAL_WEEKS: Final = 8
MOST_WEEKS: Final = 30
SECONDS: Final = 120.0


def term_wish(session: Session, today: date, mode: Fill = Fill.EMPTY) -> TermWish:
    """Return what to offer: the rest of the term of `today`, or the next one."""
    spans = [(t.starts_on, t.ends_on) for t in list_terms(session) if t.starts_on and t.ends_on]
    ahead = sorted((first, last) for first, last in spans if last >= today)
    first, last = ahead[0] if ahead else (today, _friday(today, USUAL_WEEKS))
    return TermWish(max(first, today), last, week_limit(session), gap_days(session), mode=mode)


def term_base(session: Session, wish: TermWish, today: date) -> TermBase:
    """Return everything that planning `wish` needs.

    Raises:
        InvalidValueError: If the days make no sense.
        NotAllowedError: If there is no bench, no recess, no duty in these days, or no helper.
    """
    _check_days(wish, today)
    mondays = range(_monday(wish.first).toordinal(), wish.last.toordinal() + 1, 7)
    sheets = tuple(load_sheet(session, date.fromordinal(each)) for each in mondays)
    base = TermBase(wish, today, sheets, _problem(sheets, wish, today))
    _check_base(base)
    return base


def plan_term(base: TermBase, *, stop: Stop | None = None, seconds: float = SECONDS) -> TermPlan:
    """Return the best rota that `seconds` allow; nothing is written."""
    return describe(base, make_rota(base.problem, seconds=seconds, stop=stop))


def accept_term(session: Session, plan: TermPlan) -> TermFilled:
    """Write a plan as one act, with the limits it was made under.

    Whoever comes in for somebody who is absent is noted as the stand-in: a credit to one, no
    debt to the other.

    Raises:
        NotAllowedError: If duty or absences have changed since the plan was made.
        ConsentNeededError: If a family has said no, or its yes has ended, since then.
    """
    _check_consent(session, plan)
    for sheet in plan.base.sheets:
        if look_at_sheet(session, sheet.week.monday).stands != sheet.stands:
            raise NotAllowedError(
                translate(
                    "Duty", "Duty or absences have changed since this plan. Make the plan again."
                )
            )
    wish = plan.base.wish
    set_limits(session, week=wish.week_limit, day=wish.day_limit, gap=wish.gap_days)
    stands = {
        Assignment(place.key, stand.student_id): stand
        for sheet in plan.base.sheets
        for place, here in sheet.stands.items()
        for stand in here
    }
    wanted = set(plan.rota.assignments)
    coming = sorted(wanted - set(stands))
    gone = [stand for key, stand in stands.items() if _goes(plan, key, stand, wanted)]
    _withdraw(session, gone)
    _add(session, coming)
    stand_ins = _note_stand_ins(session, coming, stands.values())
    session.flush()
    return TermFilled(len(coming), len(gone), stand_ins)


def _check_consent(session: Session, plan: TermPlan) -> None:
    """Let a plan pass whose new duties are of helpers with a yes for that day."""
    standing = {
        Assignment(place.key, stand.student_id)
        for sheet in plan.base.sheets
        for place, here in sheet.stands.items()
        for stand in here
    }
    last: dict[str, date] = {}
    for one in set(plan.rota.assignments) - standing:
        day = Place.of(one.slot_id).day
        last[one.supporter_id] = max(day, last.get(one.supporter_id, day))
    for day in sorted(set(last.values())):
        coming = sorted(student_id for student_id, until in last.items() if until == day)
        blocks.check(session, ConsentKind.BENCH, coming, day, field="helper")


def _goes(plan: TermPlan, key: Assignment, stand: Stand, wanted: set[Assignment]) -> bool:
    is_planned = any(slot.id == key.slot_id for slot in plan.base.problem.slots)
    return is_planned and key not in wanted and not stand.is_absent


def _withdraw(session: Session, gone: Iterable[Stand]) -> None:
    now = stamp_of(session).now()
    for stand in gone:
        session.get_one(DutyAssignment, stand.assignment_id).deleted_at = now
    session.flush()


def _add(session: Session, coming: Iterable[Assignment]) -> None:
    school_id = own_school_id(session)
    rows = [
        {
            "school_id": school_id,
            "day": place.day,
            "recess_period_id": place.recess_id,
            "bench_id": place.bench_id,
            "student_id": one.supporter_id,
        }
        for one in coming
        for place in [Place.of(one.slot_id)]
    ]
    if rows:
        bulk_insert(session, DutyAssignment, rows)


def _note_stand_ins(session: Session, coming: Iterable[Assignment], stands: Iterable[Stand]) -> int:
    """Note who comes in for whom, where an absent helper is planned; return how many."""
    absent = [stand for stand in stands if stand.is_absent]
    covered = covered_duties(session, [stand.assignment_id for stand in absent])
    waiting: dict[str, list[Stand]] = defaultdict(list)
    for stand in absent:
        if stand.assignment_id not in covered:
            waiting[stand.place.key].append(stand)
    rows = []
    for one in coming:
        if waiting[one.slot_id]:
            stand = waiting[one.slot_id].pop(0)
            rows.append(
                {
                    "school_id": own_school_id(session),
                    "assignment_id": stand.assignment_id,
                    "absent_student_id": stand.student_id,
                    "stand_in_student_id": one.supporter_id,
                }
            )
    if rows:
        bulk_insert(session, Substitution, rows)
    return len(rows)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _friday(day: date, weeks: int) -> date:
    return _monday(day) + timedelta(weeks=weeks - 1, days=4)


def _check_days(wish: TermWish, today: date) -> None:
    if wish.last < max(wish.first, today):
        raise InvalidValueError(
            "last",
            translate("Duty", "Enter a last day on or after the first day and today."),
        )
    if (wish.last - _monday(wish.first)).days >= 7 * MOST_WEEKS:
        text = translate("Duty", "Enter a last day within {weeks} weeks of the first day.")
        raise InvalidValueError("last", text.format(weeks=MOST_WEEKS))


def _check_base(base: TermBase) -> None:
    head = base.sheets[0]
    if not head.recesses or not head.benches:
        raise NotAllowedError(translate("Duty", "Add a bench and a recess time first."))
    if not any(base.wish.first <= slot.on <= base.wish.last for slot in base.problem.slots):
        raise NotAllowedError(
            translate("Duty", "There is no bench duty in these days. Choose other days.")
        )
    if not any(supporter.trained for supporter in base.problem.supporters):
        raise nobody_ready(head)


def _problem(sheets: tuple[Sheet, ...], wish: TermWish, today: date) -> Problem:
    since = max(wish.first, today)

    def is_settled(day: date) -> bool:
        return not since <= day <= wish.last

    parts = [week_parts(sheet, is_settled, wish.mode) for sheet in sheets]
    standing = frozenset[Assignment]().union(*(part.standing for part in parts))
    fixed = frozenset[Assignment]().union(*(part.fixed for part in parts))
    if wish.mode is not Fill.EMPTY:
        fixed -= _of_leavers(sheets, fixed, since)
    rules = replace(
        sheets[0].crew.rules,
        max_per_week=wish.week_limit,
        max_per_day=wish.day_limit,
        min_gap_days=wish.gap_days,
        keep_apart=frozenset[frozenset[str]]().union(*(s.crew.rules.keep_apart for s in sheets)),
    )
    balance: Counter[str] = Counter()
    for part in parts:
        balance.update(part.balance)
    supporters = evened(_supporters(sheets), balance)
    busy = {one.supporter_id for one in standing if Place.of(one.slot_id).day >= since}
    return Problem(
        tuple(slot for part in parts for slot in part.slots),
        supporters,
        rules,
        fixed,
        standing if wish.mode is Fill.MOVE else None,
        frozenset(one.id for one in supporters if one.id not in busy),
    )


def _of_leavers(
    sheets: tuple[Sheet, ...], fixed: frozenset[Assignment], since: date
) -> frozenset[Assignment]:
    """Return coming duties of those who are no bench helpers any more: no lock keeps them."""
    crew = {id_ for sheet in sheets for id_ in sheet.crew.helpers}
    return frozenset(
        one for one in fixed if one.supporter_id not in crew and Place.of(one.slot_id).day >= since
    )


def _supporters(sheets: tuple[Sheet, ...]) -> tuple[Supporter, ...]:
    """Return each helper once, with what every single week says about them."""
    weeks: dict[str, list[tuple[Sheet, Supporter]]] = defaultdict(list)
    for sheet in sheets:
        for supporter in sheet.supporters():
            weeks[supporter.id].append((sheet, supporter))
    return tuple(_merged(known) for _id, known in sorted(weeks.items()))


def _merged(weeks: list[tuple[Sheet, Supporter]]) -> Supporter:
    first = weeks[0][1]
    unready = {day for sheet, one in weeks if not one.trained for day in sheet.days}
    return replace(
        first,
        trained=any(one.trained for _sheet, one in weeks),
        experienced=any(one.experienced for _sheet, one in weeks),
        free_slots=frozenset(
            place.key
            for sheet, one in weeks
            for place in sheet.places()
            if one.is_free(sheet.slot(place))
        ),
        away=frozenset[date]().union(*(one.away for _sheet, one in weeks)),
        unready=frozenset(unready),
        languages=frozenset[str]().union(*(one.languages for _sheet, one in weeks)),
    )
