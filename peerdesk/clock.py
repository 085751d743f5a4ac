"""The only place that reads the clock."""

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return the current instant as aware UTC, cut to milliseconds."""
    instant = datetime.now(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def today() -> date:
    """Return the date that the wall calendar of this place shows."""
    return datetime.now(UTC).astimezone().date()
