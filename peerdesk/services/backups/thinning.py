"""Which backups to keep: all of today, one a day for a month, one a month after."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

DAILY_DAYS: Final = 31


def surplus(made: Iterable[datetime], today: date) -> set[datetime]:
    """Return the backups that may go.

    The newest of each day (and, once a day is older than a month, of each month) stays, and
    the newest of all whatever the clock says.

    Args:
        made: When each backup was made, on the wall clock of this place.
        today: The date on the wall.
    """
    newest_first = sorted(made, reverse=True)
    keep: set[datetime] = set(newest_first[:1])
    seen: set[tuple[int, ...]] = set()
    for instant in newest_first:
        day = instant.date()
        if day >= today:
            keep.add(instant)
            continue
        is_recent = day > today - timedelta(days=DAILY_DAYS)
        slot = (day.year, day.month, day.day) if is_recent else (day.year, day.month)
        if slot not in seen:
            seen.add(slot)
            keep.add(instant)
    return set(newest_first) - keep


def days_of_going(made: Iterable[datetime], today: date) -> dict[datetime, date | None]:
    """Return for each backup the day on which it will be thinned away; None if it stays.

    Args:
        made: When each backup was made, on the wall clock of this place.
        today: The date on the wall; one more backup is made on every day after it.
    """
    known = list(made)
    going: dict[datetime, date | None] = dict.fromkeys(known)
    coming: list[datetime] = []
    for ahead in range(1, 2 * DAILY_DAYS + 1):
        day = today + timedelta(days=ahead)
        noon = datetime.combine(day, time(12), tzinfo=known[0].tzinfo if known else None)
        coming.append(noon)
        for instant in surplus([*known, *coming], day):
            if instant in going and going[instant] is None:
                going[instant] = day
    return going
