"""The columns of meetings and of open actions."""

from collections.abc import Callable
from datetime import date

from peerdesk.i18n import translate
from peerdesk.services.teams.follow_up import ActionRow
from peerdesk.services.teams.meeting_rows import MeetingRow
from peerdesk.ui.kit.dates import day, day_with_year
from peerdesk.ui.table_model import Column


def meeting_columns() -> list[Column[MeetingRow]]:
    """Return the columns of the list of meetings."""
    return [
        Column(
            translate("MeetingColumns", "Day"),
            lambda row: day_with_year(row.day),
            sort_key=lambda row: row.day.toordinal(),
            stretches=True,
        ),
        Column(translate("MeetingColumns", "State"), _state, tone=_tone),
        Column(
            translate("MeetingColumns", "There"),
            _there,
            sort_key=lambda row: row.present,
        ),
        Column(
            translate("MeetingColumns", "Minutes long"),
            lambda row: str(row.minutes) if row.is_held else "",
            sort_key=lambda row: row.minutes,
            is_number=True,
        ),
        Column(
            translate("MeetingColumns", "Open actions"),
            lambda row: str(row.open_actions) if row.open_actions else "",
            sort_key=lambda row: row.open_actions,
            is_number=True,
        ),
    ]


def action_columns(today: Callable[[], date]) -> list[Column[ActionRow]]:
    """Return the columns of what is still to be done; a day that is over warns."""
    return [
        Column(translate("MeetingColumns", "What"), lambda row: row.title, stretches=True),
        Column(
            translate("MeetingColumns", "Who"),
            lambda row: row.owner or translate("MeetingColumns", "Nobody yet"),
        ),
        Column(
            translate("MeetingColumns", "Until"),
            lambda row: _until(row, today()),
            sort_key=lambda row: (row.due_on or date.max).toordinal(),
            tone=lambda row: "warn" if row.due_on and row.due_on <= today() else "",
        ),
        Column(
            translate("MeetingColumns", "Meeting"),
            lambda row: day(row.met_on),
            sort_key=lambda row: row.met_on.toordinal(),
        ),
    ]


def _state(row: MeetingRow) -> str:
    if not row.is_held:
        return translate("MeetingColumns", "Planned")
    if row.has_minutes:
        return translate("MeetingColumns", "Minutes written")
    return translate("MeetingColumns", "No minutes yet")


def _tone(row: MeetingRow) -> str:
    if not row.is_held:
        return "accent"
    return "ok" if row.has_minutes else "neutral"


def _there(row: MeetingRow) -> str:
    if not row.is_held:
        return ""
    words = translate("MeetingColumns", "{n} of {all}")
    return words.format(n=row.present, all=max(row.expected, row.present))


def _until(row: ActionRow, today: date) -> str:
    if row.due_on is None:
        return ""
    if row.due_on < today:
        return translate("MeetingColumns", "{day}, late").format(day=day(row.due_on))
    return day(row.due_on)
