"""A value of a record as text: days and times in the language of the window."""

from datetime import date, datetime

from peerdesk.i18n import translate
from peerdesk.services.records import Shown
from peerdesk.ui.kit.dates import clock_time, day_with_year, local_day

_MOST = 120


def value_text(value: Shown) -> str:
    """Return a value as people read it; a long text is cut."""
    if isinstance(value, datetime):
        return f"{day_with_year(local_day(value))} {clock_time(value)}"
    if isinstance(value, date):
        return day_with_year(value)
    return value if len(value) <= _MOST else value[: _MOST - 1] + "…"


def change_text(field: str, before: Shown, after: Shown) -> str:
    """Return "Grade: 4 → 5"; without what was before, "Grade: 5"."""
    old, new = value_text(before), value_text(after)
    if field and not old and not new:
        return field
    if not old:
        return translate("ValueText", "{what}: {after}").format(what=field, after=new or "–")
    return translate("ValueText", "{what}: {before} → {after}").format(
        what=field, before=old, after=new or "–"
    )
