"""Visits at the benches of this school year, and some looks at recess before and after."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.models.bench_life import (
    BenchBoard,
    BenchTally,
    RecessCount,
    RecessObservation,
    RecessZone,
)
from peerdesk.models.calendar import Bench
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.prints.sheet_codes import new_code
from peerdesk.services.sample.setting import Setting
from peerdesk.services.sample.source import Source

_ZONES: Final = ("Blacktop", "Field", "Swings and slide")
_BENCH_ZONES: Final = ("Field", "Blacktop")
_OPENED_AFTER: Final = timedelta(days=28)
_BEFORE: Final = (0.22, 0.30)
_AFTER: Final = (0.13, 0.21)
_LOOKS: Final = (0, 5, 10, 15)
_MISSED: Final = 0.12
"""Share of the recesses in which nobody counted."""


def add_bench_life(session: Session, source: Source, setting: Setting) -> None:
    """Add zones, the day the benches began, visits up to today, and scans of recess."""
    began_on = setting.term_starts_on + _OPENED_AFTER
    names = dict(zip(setting.bench_ids, _BENCH_ZONES, strict=False))
    for bench in session.scalars(select(Bench).where(Bench.id.in_(names))):
        bench.zone, bench.began_on = names[bench.id], began_on
    zones = bulk_insert(session, RecessZone, [source.record(name=name) for name in _ZONES])
    last = source.today - timedelta(days=source.today.weekday() + 1)
    days = list(setting.school_days(began_on, last))
    bulk_insert(session, BenchTally, list(_tallies(source, setting, days)))
    scans = list(_scans(source, setting, zones))
    bulk_insert(session, RecessObservation, scans)
    counts = [count for scan in scans for count in _counts(source, scan, began_on)]
    bulk_insert(session, RecessCount, counts)
    monday = source.today - timedelta(days=source.today.weekday())
    board = source.record(code=new_code(source.chance.choice), monday=monday, printed_on=monday)
    bulk_insert(session, BenchBoard, [board])


def _tallies(source: Source, setting: Setting, days: list[date]) -> Iterator[dict[str, Any]]:
    for day, recess_id, bench_id in product(days, setting.recess_ids, setting.bench_ids):
        if not source.often(_MISSED):
            visits = source.chance.choice((0, 0, 1, 1, 1, 2, 2, 3, 4))
            yield source.record(
                day=day,
                recess_period_id=recess_id,
                bench_id=bench_id,
                visits=visits,
                helped=source.chance.randint(0, visits),
            )


def _scans(source: Source, setting: Setting, zones: list[str]) -> Iterator[dict[str, Any]]:
    """Yield a scan a week, with two in the weeks before the benches began."""
    adult = source.facts["staff"][0]
    days = list(setting.school_days(setting.term_starts_on, source.today - timedelta(days=1)))
    for number, day in enumerate(days):
        is_before = day < setting.term_starts_on + _OPENED_AFTER
        if number % (3 if is_before else 5) == 2:
            yield source.record(
                day=day,
                recess_period_id=setting.recess_ids[-1],
                zone_id=zones[number % 2],
                observer=f"{adult['given']} {adult['family']}",
            )


def _counts(source: Source, scan: dict[str, Any], began_on: date) -> Iterator[dict[str, Any]]:
    low, high = _BEFORE if scan["day"] < began_on else _AFTER
    for minute in _LOOKS:
        seen = source.chance.randint(24, 41)
        alone = round(seen * source.chance.uniform(low, high))
        pairs = 2 * round(seen * source.chance.uniform(0.2, 0.3) / 2)
        yield source.record(
            observation_id=scan["id"],
            minute=minute,
            alone=alone,
            pairs=pairs,
            groups=seen - alone - pairs,
        )
