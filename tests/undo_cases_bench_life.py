"""Bench life: each deed once, on the sample school."""

from datetime import date, timedelta
from functools import partial

from peerdesk.services import bench_life
from peerdesk.services.bench_life import Moment, ScanDraft, TallyEntry

TODAY = date(2026, 11, 24)


def cases():
    """Return the cases by the name of their use case."""
    return {
        "bench_life.tallies.save_tallies": _count,
        "bench_life.scans.save_scan": _look,
        "bench_life.scans.remove_scan": lambda s: bench_life.remove_scan(s, _scan(s).id),
        "bench_life.zones.save_zone": partial(bench_life.save_zone, name="Behind the gym"),
        "bench_life.zones.remove_zone": lambda s: bench_life.remove_zone(s, _zone(s).id),
        "bench_life.boards.put_board_aside": _put_aside,
    }


def _count(session):
    """Count again where somebody counted, take one count back, and miss a helper."""
    week = bench_life.tally_week(session, TODAY - timedelta(days=7))
    cells = [cell for row in week.rows for cell in row.cells if cell.entry.visits is not None]
    entries = {
        cells[0].place: TallyEntry(9, 1, (1,)),
        cells[1].place: TallyEntry(),
        cells[2].place: TallyEntry((cells[2].entry.visits or 0) + 1),
    }
    return bench_life.save_tallies(session, entries, TODAY)


def _scan(session):
    return bench_life.list_scans(session)[0]


def _zone(session):
    return bench_life.list_zones(session)[0]


def _look(session):
    old = _scan(session)
    moments = {0: Moment(1, 2, 3), 5: Moment(0, 0, 0)}
    form = bench_life.scan_form(session, TODAY)
    draft = ScanDraft(TODAY, form.recesses[0].id, _zone(session).id, "Ms. Begay", moments)
    bench_life.save_scan(session, draft, TODAY)
    changed = ScanDraft(old.draft.day, old.draft.recess_id, old.draft.zone_id, "X", moments)
    bench_life.save_scan(session, changed, TODAY, old.id)


def _put_aside(session):
    bench_life.put_board_aside(session, bench_life.list_boards(session)[0].id)
