"""Dates and times as people read them, in the language of the window."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QLocale


def day(when: date) -> str:
    """Return a date in a list, e.g. "Mon 24 Nov"."""
    return QLocale().toString(_qdate(when), "ddd d MMM")


def day_with_year(when: date) -> str:
    """Return a date of another school year, e.g. "Mon 24 Nov 2025"."""
    return QLocale().toString(_qdate(when), "ddd d MMM yyyy")


def day_long(when: date) -> str:
    """Return a date in a title, e.g. "Monday 24 November"."""
    return QLocale().toString(_qdate(when), "dddd d MMMM")


def weekday(when: date) -> str:
    """Return the name of the day, e.g. "Monday"."""
    return QLocale().toString(_qdate(when), "dddd")


def month(when: date) -> str:
    """Return e.g. "November 2026"."""
    return QLocale().toString(_qdate(when), "MMMM yyyy")


def clock_time(instant: datetime) -> str:
    """Return the time of an aware instant on the clock of this place, e.g. "09:41"."""
    return QLocale().toString(_local(instant), "HH:mm")


def day_and_time(instant: datetime) -> str:
    """Return an aware instant of this place, e.g. "Mon 24 Nov 09:41"."""
    return QLocale().toString(_local(instant), "ddd d MMM HH:mm")


def local_day(instant: datetime) -> date:
    """Return the date an aware instant has on the calendar of this place."""
    return instant.astimezone().date()


def _qdate(when: date) -> QDate:
    return QDate(when.year, when.month, when.day)


def _local(instant: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(instant.timestamp()))
