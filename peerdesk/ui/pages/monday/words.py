"""How the page of printed sheets names a sheet, and says that there is none."""

from collections.abc import Callable

from peerdesk.i18n import translate
from peerdesk.services.worklist.sheets import SheetRow
from peerdesk.services.worklist.week import MONDAY_SHEET
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyState


def sheet_words(row: SheetRow) -> str:
    """Return "Monday sheet, Mon 23 Nov, UWC3-F9F6"."""
    monday, checks = translate("Monday", "Monday sheet"), translate("Monday", "Check-ins")
    words = translate("Monday", "{kind}, {day}, {code}")
    return words.format(
        kind=monday if row.print_key == MONDAY_SHEET else checks,
        day=day(row.printed_on) if row.printed_on else "",
        code=row.code,
    )


def no_sheet(clicked: Callable[[], object]) -> EmptyState:
    """Return what stands there while no printed sheet is out."""
    return EmptyState(
        translate("Monday", "No sheet is out"),
        translate("Monday", "Print the Monday sheet, tick it through the week, and enter it here."),
        action=translate("Monday", "Print Monday sheet"),
        clicked=clicked,
        icon="list-checks",
    )
