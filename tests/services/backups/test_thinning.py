"""All of today, one a day for a month, one a month after."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.services.backups.thinning import DAILY_DAYS, surplus

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def kept(made, today=TODAY):
    return sorted(set(made) - surplus(made, today))


def test_all_of_today_stay():
    made = [NOON - timedelta(minutes=10 * n) for n in range(12)]

    assert kept(made) == sorted(made)


def test_newest_of_each_day_stays_for_a_month():
    made = [NOON - timedelta(days=day, hours=hour) for day in range(1, 31) for hour in (0, 2, 4)]

    assert kept(made) == sorted(NOON - timedelta(days=day) for day in range(1, 31))


def test_newest_of_each_month_stays_after():
    made = [NOON - timedelta(days=day) for day in range(40, 400)]

    months = [(instant.year, instant.month) for instant in kept(made)]
    assert len(months) == len(set(months)) == len({(m.year, m.month) for m in made})


def test_only_backup_stays_however_old():
    assert surplus([NOON - timedelta(days=4000)], TODAY) == set()


def test_clock_set_back_removes_nothing_of_the_future():
    made = [NOON + timedelta(days=day) for day in range(5)]

    assert surplus(made, TODAY) == set()


INSTANTS = st.lists(
    st.integers(0, 900 * 24).map(lambda hours: NOON - timedelta(hours=hours)), unique=True
)


@given(INSTANTS)
def test_newest_stays_and_thinning_again_changes_nothing(made):
    left = kept(made)

    assert left[-1:] == sorted(made)[-1:]
    assert surplus(left, TODAY) == set()


@given(INSTANTS)
def test_every_day_of_the_month_with_a_backup_keeps_one(made):
    since = TODAY - timedelta(days=DAILY_DAYS)
    days = {instant.date() for instant in made if instant.date() > since}

    assert {instant.date() for instant in kept(made) if instant.date() > since} == days
