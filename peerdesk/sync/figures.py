"""Count what a school may tell when it tells nothing else: the rows of `Figure`.

Public: `refresh_figures`, `Count`, `suppress`.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.models.measures import Figure
from peerdesk.services.small_numbers import MINIMUM, hidden_among

ALL: Final = "all"
_SPACE: Final = uuid.UUID("3f1f0c52-8a51-5b0e-9c55-5d1d6f3c1a77")

_MONTHLY: Final = (
    "SELECT substr(l.held_at, 1, 7), {measure}, count(DISTINCT a.student_id) "
    "FROM session_log l LEFT JOIN session_attendance a "
    "ON a.session_log_id = l.id AND a.deleted_at IS NULL "
    "WHERE l.school_id = ? AND l.deleted_at IS NULL AND l.held_at IS NOT NULL "
    "AND l.kind <> 'own_time' GROUP BY 1"
)
_KINDS: Final = (
    "SELECT substr(l.held_at, 1, 7), l.kind, count(DISTINCT l.id), count(DISTINCT a.student_id) "
    "FROM session_log l LEFT JOIN session_attendance a "
    "ON a.session_log_id = l.id AND a.deleted_at IS NULL "
    "WHERE l.school_id = ? AND l.deleted_at IS NULL AND l.held_at IS NOT NULL "
    "AND l.kind <> 'own_time' GROUP BY 1, 2 ORDER BY 1, 2"
)
_MINUTES: Final = (
    "SELECT month, sum(minutes), sum(children) FROM (SELECT substr(l.held_at, 1, 7) AS month, "
    "l.minutes AS minutes, (SELECT count(*) FROM session_attendance a WHERE "
    "a.session_log_id = l.id AND a.deleted_at IS NULL) AS children FROM session_log l "
    "WHERE l.school_id = ? AND l.deleted_at IS NULL AND l.held_at IS NOT NULL "
    "AND l.kind <> 'own_time') GROUP BY month"
)
_DUTIES: Final = (
    "SELECT substr(day, 1, 7), count(*), count(DISTINCT student_id) FROM duty_assignment "
    "WHERE school_id = ? AND deleted_at IS NULL AND day IS NOT NULL AND day <= ? GROUP BY 1"
)
_VISITS: Final = (
    "SELECT substr(day, 1, 7), sum(visits), sum(visits) FROM bench_tally "
    "WHERE school_id = ? AND deleted_at IS NULL AND day IS NOT NULL GROUP BY 1"
)
_SCANS: Final = (
    "SELECT substr(o.day, 1, 7), count(DISTINCT o.id), sum(c.alone + c.pairs + c.groups) "
    "FROM recess_observation o JOIN recess_count c "
    "ON c.observation_id = o.id AND c.deleted_at IS NULL "
    "WHERE o.school_id = ? AND o.deleted_at IS NULL AND o.day IS NOT NULL GROUP BY 1"
)
_PAIRS: Final = (
    "SELECT count(*), count(DISTINCT mentor_id) + count(DISTINCT mentee_id) FROM buddy_match "
    "WHERE school_id = ? AND deleted_at IS NULL AND status IN ('active', 'on_hold')"
)
_MEMBERS: Final = (
    "SELECT s.grade, count(DISTINCT s.id) FROM program_membership m "
    "JOIN student s ON s.id = m.student_id AND s.deleted_at IS NULL "
    "WHERE m.school_id = ? AND m.deleted_at IS NULL AND m.role = ? AND m.status <> 'ended' "
    "GROUP BY s.grade ORDER BY s.grade"
)
_TRAINED: Final = (
    "SELECT count(DISTINCT student_id) FROM training_record WHERE school_id = ? "
    "AND deleted_at IS NULL AND done_on <= ? AND (expires_on IS NULL OR expires_on >= ?)"
)
_CONCERNS: Final = (
    "SELECT substr(noticed_at, 1, 7), count(*), count(DISTINCT student_id) FROM concern "
    "WHERE school_id = ? AND deleted_at IS NULL AND noticed_at IS NOT NULL GROUP BY 1"
)
_REFERRALS: Final = (
    "SELECT substr(r.sent_on, 1, 7), count(*), count(DISTINCT c.student_id) FROM referral r "
    "JOIN concern c ON c.id = r.concern_id AND c.deleted_at IS NULL "
    "WHERE r.school_id = ? AND r.deleted_at IS NULL AND r.sent_on IS NOT NULL GROUP BY 1"
)


@dataclass(frozen=True, slots=True)
class Count:
    """One figure: `value`, resting on `n` children."""

    period: str
    measure: str
    subgroup: str
    n: int
    value: int
    is_suppressed: bool = False


def refresh_figures(session: Session, school_id: str, today: date) -> int:
    """Make the school's figures say what is true today; return how many changed.

    A figure that did not change is not touched, so it does not travel again.
    """
    known = {
        figure.id: figure
        for figure in session.scalars(select(Figure).where(Figure.school_id == school_id))
    }
    changed = 0
    for count in _counts(session, school_id, today):
        key = _figure_id(school_id, count)
        figure = known.get(key)
        if figure is None:
            figure = Figure(id=key, school_id=school_id)
            session.add(figure)
        elif _says(figure, count):
            continue
        _write(figure, count, today)
        changed += 1
    session.flush()
    return changed


def suppress(counts: Sequence[Count], minimum: int = MINIMUM) -> list[Count]:
    """Hide small groups, and one more when a single hidden one could be worked out."""
    ranked = sorted(counts, key=lambda count: count.subgroup)
    places = hidden_among([count.n for count in ranked], minimum)
    hidden = {ranked[place] for place in places}
    return [
        replace(count, n=0, value=0, is_suppressed=True) if count in hidden else count
        for count in counts
    ]


def _counts(session: Session, school_id: str, today: date) -> Iterable[Count]:
    run = session.connection().exec_driver_sql
    month, day = f"{today:%Y-%m}", today.isoformat()
    sessions = run(_MONTHLY.format(measure="count(DISTINCT l.id)"), (school_id,))
    yield from (Count(period, "sessions", ALL, n, value) for period, value, n in sessions)
    kinds = [
        Count(period, "sessions", f"kind:{kind}", n, value)
        for period, kind, value, n in run(_KINDS, (school_id,))
    ]
    for _period, group in groupby(kinds, key=lambda count: count.period):
        yield from suppress(list(group))
    minutes = run(_MINUTES, (school_id,))
    yield from (Count(period, "minutes", ALL, n, value) for period, value, n in minutes)
    duties = run(_DUTIES, (school_id, day))
    yield from (Count(period, "duties", ALL, n, value) for period, value, n in duties)
    yield from _care(session, school_id)
    yield from _bench_life(session, school_id)
    pairs, children = run(_PAIRS, (school_id,)).one()
    yield Count(month, "active_pairs", ALL, children, pairs)
    (trained,) = run(_TRAINED, (school_id, day, day)).one()
    yield Count(month, "trained", ALL, trained, trained)
    for measure, role in (("helpers", "helper"), ("buddies", "buddy")):
        groups = [
            Count(month, measure, f"grade:{grade}", n, n)
            for grade, n in run(_MEMBERS, (school_id, role))
        ]
        total = sum(count.n for count in groups)
        yield Count(month, measure, ALL, total, total)
        yield from suppress(groups)


def _care(session: Session, school_id: str) -> Iterable[Count]:
    """Yield concerns and referrals of each month; few of them tell nothing at all."""
    run = session.connection().exec_driver_sql
    for measure, query in (("concerns", _CONCERNS), ("referrals", _REFERRALS)):
        for period, value, n in run(query, (school_id,)):
            yield from suppress([Count(period, measure, ALL, n, value)])


def _bench_life(session: Session, school_id: str) -> Iterable[Count]:
    """Yield visits and looks at recess of each month; a few visits are a few children."""
    run = session.connection().exec_driver_sql
    for measure, query in (("bench_visits", _VISITS), ("recess_scans", _SCANS)):
        for period, value, n in run(query, (school_id,)):
            yield from suppress([Count(period, measure, ALL, n, value)])


def _figure_id(school_id: str, count: Count) -> str:
    key = "\0".join((school_id, count.period, count.measure, count.subgroup))
    return str(uuid.uuid5(_SPACE, key))


def _says(figure: Figure, count: Count) -> bool:
    return (figure.n, figure.value, figure.is_suppressed) == (
        count.n,
        count.value,
        count.is_suppressed,
    )


def _write(figure: Figure, count: Count, today: date) -> None:
    figure.period, figure.measure, figure.subgroup = count.period, count.measure, count.subgroup
    figure.n, figure.value, figure.is_suppressed = count.n, count.value, count.is_suppressed
    figure.as_of = today
