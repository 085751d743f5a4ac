"""Days as a sentence names them, in the language it is said in."""

from datetime import date

from peerdesk.i18n import translate


def weekday_name(day: date) -> str:
    """Return "Monday"."""
    return (
        translate("Days", "Monday"),
        translate("Days", "Tuesday"),
        translate("Days", "Wednesday"),
        translate("Days", "Thursday"),
        translate("Days", "Friday"),
        translate("Days", "Saturday"),
        translate("Days", "Sunday"),
    )[day.weekday()]


def weekday_short(day: date) -> str:
    """Return "Mon"."""
    return (
        translate("Days", "Mon"),
        translate("Days", "Tue"),
        translate("Days", "Wed"),
        translate("Days", "Thu"),
        translate("Days", "Fri"),
        translate("Days", "Sat"),
        translate("Days", "Sun"),
    )[day.weekday()]


def short_date(day: date) -> str:
    """Return "Tue 1 Dec", as a sentence names a day."""
    return translate("Days", "{weekday} {day} {month}").format(
        weekday=weekday_short(day), day=day.day, month=_month(day)
    )


def plain_date(day: date) -> str:
    """Return "1 Dec 2026", as a sentence names a day of any year."""
    return translate("Days", "{day} {month} {year}").format(
        day=day.day, month=_month(day), year=day.year
    )


def _month(day: date) -> str:
    return (
        translate("Days", "Jan"),
        translate("Days", "Feb"),
        translate("Days", "Mar"),
        translate("Days", "Apr"),
        translate("Days", "May"),
        translate("Days", "Jun"),
        translate("Days", "Jul"),
        translate("Days", "Aug"),
        translate("Days", "Sep"),
        translate("Days", "Oct"),
        translate("Days", "Nov"),
        translate("Days", "Dec"),
    )[day.month - 1]
