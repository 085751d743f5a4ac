"""Bench duty of two terms, up to the end of this week, and who was away."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import DutyRole
from peerdesk.models.duty import Absence, DutyAssignment
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.sample.enrolment import Child, Members
from peerdesk.services.sample.setting import Setting
from peerdesk.services.sample.source import Source

_PER_BENCH: Final = 2


def add_duties(session: Session, source: Source, setting: Setting, members: Members) -> int:
    """Add the duty weeks and a few absences; return how many duties."""
    friday = source.today + timedelta(days=(5 - source.today.isoweekday()) % 7)
    served: Counter[str] = Counter()
    records = [
        record
        for day in setting.school_days(setting.starts_on, friday)
        for record in _of_day(source, setting, members, day, served)
    ]
    bulk_insert(session, DutyAssignment, records)
    bulk_insert(session, Absence, _absences(source, records))
    return len(records)


def _of_day(
    source: Source, setting: Setting, members: Members, day: date, served: Counter[str]
) -> Iterator[dict[str, Any]]:
    out: set[str] = set()
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
