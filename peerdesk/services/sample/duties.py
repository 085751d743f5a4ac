"""Bench duty of two terms and the plan of the coming weeks: a swap, a stand-in, who was away."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CourseCode, DutyRole
from peerdesk.models.duty import Absence, DutyAssignment, Substitution
from peerdesk.models.stamping import bulk_insert
from peerdesk.models.training import TrainingRecord
from peerdesk.services.sample.enrolment import Child, Members
from peerdesk.services.sample.setting import Setting
from peerdesk.services.sample.source import Source

_PER_BENCH: Final = 2
_WEEKS_AHEAD: Final = 4
_A_WEEK: Final = 2

Record = dict[str, Any]


def add_duties(session: Session, source: Source, setting: Setting, members: Members) -> int:
    """Add the duty weeks so far, the plan of the coming ones, and who was away; return how many."""
    friday = source.today + timedelta(days=(5 - source.today.isoweekday()) % 7)
    served: Counter[str] = Counter()
    records = [
        record
        for day in setting.school_days(setting.starts_on, friday)
        for record in _of_day(source, setting, members, day, served)
    ]
    away = _absences(source, records)
    apart = replace(source, chance=Random(len(records)))  # noqa: S311 - a repeatable sample
    able = _able_until(session, members, setting.term_ends_on)
    coming = _coming(apart, setting, able, friday, served)
    cover, stand_ins, missed = _covered(apart, members, records)
    _swap(members, [*records, *coming], source.today)
    known = [{"swapped_from_id": None, "by_hand": False} | one for one in records + coming + cover]
    bulk_insert(session, DutyAssignment, known)
    bulk_insert(session, Absence, away + missed)
    bulk_insert(session, Substitution, stand_ins)
    return len(known)


def _coming(
    source: Source, setting: Setting, members: Members, friday: date, served: Counter[str]
) -> list[Record]:
    """Return the plan of the weeks after this one, with one place that is still empty."""
    first, last = friday + timedelta(days=1), friday + timedelta(weeks=_WEEKS_AHEAD)
    days = setting.school_days(first, min(last, setting.term_ends_on))
    planned: list[Record] = []
    for day in days:
        week = [duty for duty in planned if duty["day"] > day - timedelta(days=day.isoweekday())]
        held = Counter(duty["student_id"] for duty in week)
        full = {id_ for id_, count in held.items() if count >= _A_WEEK}
        planned += _of_day(source, setting, members, day, served, full)
    return planned[_PER_BENCH:]


def _able_until(session: Session, members: Members, last: date) -> Members:
    """Return the members without those whose bench course runs out before `last`."""
    query = select(TrainingRecord.student_id).where(
        TrainingRecord.course == CourseCode.BENCH_SCRIPT, TrainingRecord.expires_on < last
    )
    ending = set(session.scalars(query))
    return replace(members, bench=tuple(one for one in members.bench if one.id not in ending))


def _covered(
    source: Source, members: Members, duties: list[Record]
) -> tuple[list[Record], list[Record], list[Record]]:
    """Return for a duty of the last school day the stand-in's duty, the record and the absence."""
    past = [duty for duty in duties if duty["day"] < source.today]
    if not past:
        return [], [], []
    lost = past[-1]
    out = {duty["student_id"] for duty in past if duty["day"] == lost["day"]}
    there = [duty for duty in past if _place(duty) == _place(lost) and duty is not lost]
    monday = source.today - timedelta(days=source.today.weekday())
    held = Counter(duty["student_id"] for duty in duties if duty["day"] >= monday)
    free = [child for child in members.bench[:-1] if _may_stand(members, child.id, lost, out)]
    free.sort(key=lambda child: held[child.id])
    beside = {duty["student_id"] for duty in there}
    child = next(one for one in free if not _is_apart(members, one.id, beside))
    where = {key: lost[key] for key in ("day", "recess_period_id", "bench_id", "role")}
    cover = source.record(**where, student_id=child.id)
    note = source.record(
        assignment_id=lost["id"],
        absent_student_id=lost["student_id"],
        stand_in_student_id=child.id,
    )
    day = lost["day"]
    missed = source.record(student_id=lost["student_id"], starts_on=day, ends_on=day)
    return [cover], [note], [missed]


def _swap(members: Members, duties: list[Record], today: date) -> None:
    """Let the first two helpers who can swap a duty after today and one of the next week."""
    monday = today + timedelta(days=7 - today.weekday())
    near = [duty for duty in duties if duty["day"] >= monday - timedelta(days=7)]
    coming = [duty for duty in near if duty["day"] > today]
    for one, other in product(coming, [duty for duty in coming if duty["day"] >= monday]):
        if one["day"] < other["day"] and _can_swap(members, near, one, other):
            first, second = one["student_id"], other["student_id"]
            one.update(student_id=second, swapped_from_id=first, by_hand=True)
            other.update(student_id=first, swapped_from_id=second, by_hand=True)
            return


def _can_swap(members: Members, duties: list[Record], one: Record, other: Record) -> bool:
    for student_id, place, left in (
        (one["student_id"], other, other["student_id"]),
        (other["student_id"], one, one["student_id"]),
    ):
        week = place["day"].isocalendar()[:2]
        held = [d for d in duties if d["student_id"] == student_id]
        out = {d["student_id"] for d in duties if d["day"] == place["day"]} - {left}
        here = {d["student_id"] for d in duties if _place(d) == _place(place)} - {left}
        is_full = sum(d["day"].isocalendar()[:2] == week for d in held) > 1
        if is_full or not _may_stand(members, student_id, place, out):
            return False
        if _is_apart(members, student_id, here):
            return False
    return True


def _place(duty: Record) -> tuple[Any, ...]:
    return duty["day"], duty["recess_period_id"], duty["bench_id"]


def _may_stand(members: Members, student_id: str, place: Record, out: set[str]) -> bool:
    busy = members.busy.get(student_id, frozenset())
    return student_id not in out and place["recess_period_id"] not in busy


def _is_apart(members: Members, student_id: str, others: set[str]) -> bool:
    return any(frozenset({student_id, other}) in members.apart for other in others)


def _of_day(
    source: Source,
    setting: Setting,
    members: Members,
    day: date,
    served: Counter[str],
    full: Collection[str] = (),
) -> Iterator[Record]:
    """Yield the duties of one day; `full` are those who have enough in the week."""
    out = set(full)
    for recess_id, bench_id in product(setting.recess_ids, setting.bench_ids):
        for child in _stand(source, members, recess_id, out, served):
            out.add(child.id)
            served[child.id] += 1
            yield source.record(
                day=day,
                recess_period_id=recess_id,
                bench_id=bench_id,
                student_id=child.id,
                role=DutyRole.ON_DUTY,
            )


def _stand(
    source: Source, members: Members, recess_id: str, out: set[str], served: Counter[str]
) -> list[Child]:
    """Return an experienced and another helper, those with the fewest duties first."""
    free = [
        child
        for child in members.bench[:-1]
        if child.id not in out and recess_id not in members.busy.get(child.id, ())
    ]
    free.sort(key=lambda child: (served[child.id], source.chance.random()))
    chosen: list[Child] = []
    for child in sorted(free, key=lambda child: child.id not in members.experienced)[:1] + free:
        if len(chosen) < _PER_BENCH and _gets_on(members, child, chosen):
            chosen.append(child)
    return chosen


def _gets_on(members: Members, child: Child, chosen: list[Child]) -> bool:
    return child not in chosen and not any(
        frozenset({child.id, other.id}) in members.apart for other in chosen
    )


def _absences(source: Source, duties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return a few absences of the past and one helper who is out today."""
    past = [duty for duty in duties if duty["day"] < source.today]
    today = [duty for duty in duties if duty["day"] == source.today]
    away = source.some(past, 6) + source.some(today, 1)
    return [
        source.record(student_id=duty["student_id"], starts_on=duty["day"], ends_on=duty["day"])
        for duty in away
    ]
