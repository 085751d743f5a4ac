"""Example rows of the papers of bench life, and a school that counted."""

from datetime import date, time, timedelta
from functools import partial

from support import TODAY

from peerdesk.reports import bench_weeks, recess_tally
from peerdesk.services import bench_life
from peerdesk.services.bench_life import BenchStory, Side, StoryWeek, TallyEntry
from peerdesk.services.duty import Place
from peerdesk.services.prints.bench_rows import BenchWeeks, RecessLook, RecessTally

DAY = date(2026, 11, 23)
FIRST = date(2026, 8, 17)
VISITS = (None, None, None, 4, 9, 12, 14, 6, 13, None, 5, 4, 9, 12, 11)
ALONE = (0.24, 0.22, 0.27, 0.28, 0.16, None, 0.15, 0.13, 0.14, None, 0.12, 0.13, 0.15, 0.17, 0.17)


def tally_rows(*, sample=False):
    looks = (
        RecessLook("Morning", time(10), time(10, 20), (0, 5, 10, 15)),
        RecessLook("Lunch", time(12, 15), time(12, 40), (0, 5, 10, 15, 20)),
    )
    return RecessTally(DAY, ("Field", "Big oak and garden"), looks, sample)


def story():
    weeks = tuple(
        StoryWeek(FIRST + timedelta(weeks=n), visits, 0 if visits is None else 20, alone, 2)
        for n, (visits, alone) in enumerate(zip(VISITS, ALONE, strict=True))
    )
    return BenchStory(None, "", date(2026, 9, 9), weeks, Side(6, 5, 0.245), Side(19, 14, 0.155))


def weeks_rows(*, sample=False):
    return BenchWeeks(DAY, story(), sample)


def count_once(store, recess_id, bench_id):
    """Add a zone and one count of visits, so that every paper of bench life prints."""
    store.write(partial(bench_life.save_zone, name="Field"), "Added a zone")
    entries = {Place(TODAY, recess_id, bench_id): TallyEntry(4, 1)}
    use_case = partial(bench_life.save_tallies, entries=entries, today=TODAY)
    store.write(use_case, "Counted visits")


EVERY = {
    "recess-tally": (recess_tally.build, tally_rows),
    "bench-weeks": (bench_weeks.build, weeks_rows),
}
