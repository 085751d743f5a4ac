"""What each helper has done already, as the rota counts it: this term, and left from the last."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import CalendarDayKind, DutyRole
from peerdesk.models.calendar import CalendarDay
from peerdesk.models.duty import DutyAssignment
from peerdesk.services.calendar import list_terms, list_years
from peerdesk.services.vaults import own_school_id

MOST_CATCHING_UP: Final = 2
LONGEST_BREAK_DAYS: Final = 60

Done = Mapping[str, Counter[str]]


def term_start(session: Session, day: date) -> date:
    """Return the first day of the term (or school year) of `day`, or a half year before."""
    terms = [t.starts_on for t in list_terms(session) if t.starts_on and t.starts_on <= day]
    years = [y.starts_on for y in list_years(session) if y.starts_on and y.starts_on <= day]
    return max([*terms, *years], default=day - timedelta(days=180))


def duties_done(session: Session, first: date, before: date) -> Done:
    """Return the duties from `first` to the day before `before` by student and bench.

    Days without outdoor recess count for nobody, a duty that was swapped counts for whom it
    was planned: a swap is neither a credit nor a debt.
    """
    school_id = own_school_id(session)
    indoor = select(CalendarDay.day).where(
        CalendarDay.school_id == school_id, CalendarDay.kind == CalendarDayKind.INDOOR_RECESS
    )
    owner = func.coalesce(DutyAssignment.swapped_from_id, DutyAssignment.student_id)
    query = select(owner, DutyAssignment.bench_id).where(
        DutyAssignment.school_id == school_id,
        DutyAssignment.role == DutyRole.ON_DUTY,
        DutyAssignment.day >= first,
        DutyAssignment.day < before,
        DutyAssignment.day.not_in(indoor),
    )
    done: dict[str, Counter[str]] = defaultdict(Counter)
    for student_id, bench_id in session.execute(query):
        done[student_id][bench_id] += 1
    return done


def carried_loads(
    session: Session,
    start: date,
    done: Done,
    weights: Mapping[str, int],
    ids: Iterable[str],
) -> dict[str, int]:
    """Return the load of each helper; newcomers need not catch up more than two duties.

    What somebody did more or less than the others in the term before `start` is carried over,
    up to two duties either way.
    """
    usual = min(weights.values(), default=1)
    loads = {id_: _load(done, weights, id_, usual) for id_ in ids}
    over = _carry_over(session, start, weights, usual)
    lowest = min((over.get(id_, 0) for id_ in loads), default=0)
    loads = {id_: load + over.get(id_, 0) - lowest for id_, load in loads.items()}
    mean = sum(loads.values()) / len(loads) if loads else 0.0
    least = int(mean) - MOST_CATCHING_UP * usual
    return {id_: max(load, least, 0) for id_, load in loads.items()}


def _load(done: Done, weights: Mapping[str, int], id_: str, usual: int) -> int:
    counts = done.get(id_, Counter())
    return sum(weights.get(bench, usual) * count for bench, count in counts.items())


def _carry_over(
    session: Session, start: date, weights: Mapping[str, int], usual: int
) -> dict[str, int]:
    """Return how far above or below the mean of the term before each helper ended."""
    earliest = start - timedelta(days=LONGEST_BREAK_DAYS)
    spans = [(t.starts_on, t.ends_on) for t in list_terms(session) if t.starts_on and t.ends_on]
    before = [(first, last) for first, last in spans if earliest <= last < start]
    if not before:
        return {}
    first, last = max(before, key=lambda span: span[1])
    done = duties_done(session, first, last + timedelta(days=1))
    loads = {id_: _load(done, weights, id_, usual) for id_ in done}
    mean = sum(loads.values()) / len(loads) if loads else 0.0
    most = MOST_CATCHING_UP * usual
    return {id_: max(-most, min(most, round(load - mean))) for id_, load in loads.items()}
