"""Visits and scans in figures: numbers of a month, hidden where they are few, no single row."""

from functools import partial

import pytest
from duty_support import MONDAY, School
from sqlalchemy import select
from support import TODAY, make_store, school_id

from peerdesk.models.measures import Figure
from peerdesk.services import bench_life
from peerdesk.services.bench_life import Moment, ScanDraft, TallyEntry
from peerdesk.sync import scope
from peerdesk.sync.figures import refresh_figures


@pytest.fixture
def school(tmp_path):
    made = School(make_store(tmp_path))
    yield made
    made.store.close()


def told(school, measure):
    own = school_id(school.store)
    school.write(lambda session: refresh_figures(session, own, TODAY))
    query = select(Figure.period, Figure.value, Figure.is_suppressed)
    rows = school.store.read(lambda s: s.execute(query.where(Figure.measure == measure)).all())
    return [tuple(row) for row in rows]


@pytest.mark.parametrize(
    ("visits", "figure"), [(12, ("2026-11", 12, False)), (4, ("2026-11", 0, True))]
)
def test_visits_of_a_month_are_told_and_few_are_hidden(school, visits, figure):
    entries = {school.place(): TallyEntry(visits)}
    school.write(partial(bench_life.save_tallies, entries=entries, today=TODAY))

    assert told(school, "bench_visits") == [figure]


def test_scans_of_a_month_are_told_as_a_number(school):
    zone = school.write(partial(bench_life.save_zone, name="Field"))
    draft = ScanDraft(MONDAY, school.morning, zone, "Ms. Begay", {0: Moment(3, 4, 13)})
    school.write(partial(bench_life.save_scan, draft=draft, today=TODAY))

    assert told(school, "recess_scans") == [("2026-11", 1, False)]


def test_no_row_of_bench_life_ever_travels():
    own = ("bench_tally", "bench_board", "recess_zone", "recess_observation", "recess_count")
    shares = [share for table, _column, share in scope.list_columns() if table in own]

    assert len(shares) > 20
    assert set(shares) == {None}
