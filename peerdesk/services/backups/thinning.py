"""Which backups to keep: all of today, one a day for a month, one a month after."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
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
