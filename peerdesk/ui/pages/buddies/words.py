"""How the Buddies page says states, dues and endings."""

from datetime import date

from PySide6.QtCore import QLocale

from peerdesk.enums import MatchStatus
from peerdesk.i18n import translate
from peerdesk.services.check_in_records import SpokeWith
from peerdesk.services.check_ins import DueCheckIn, DueKind
from peerdesk.services.matches import PairRow
from peerdesk.ui.kit.dates import day


def pair_words(row: PairRow) -> str:
    """Return "Maya + Sam"."""
    return f"{row.helper.first_name} + {row.buddy.first_name}"


def state_words(status: MatchStatus) -> str:
    """Return where a pair stands, in one word."""
    return {
        MatchStatus.PROPOSED: translate("Buddies", "Proposed"),
        MatchStatus.APPROVED: translate("Buddies", "Approved"),
        MatchStatus.ACTIVE: translate("Buddies", "Active"),
        MatchStatus.ON_HOLD: translate("Buddies", "Resting"),
        MatchStatus.CLOSING: translate("Buddies", "Ending"),
        MatchStatus.CLOSED: translate("Buddies", "Ended"),
    }[status]


def spoke_words() -> dict[SpokeWith, str]:
    """Return who was asked, each in one word."""
    return {
        SpokeWith.HELPER: translate("CheckIns", "Helper"),
        SpokeWith.BUDDY: translate("CheckIns", "Buddy"),
        SpokeWith.FAMILY: translate("CheckIns", "Family"),
        SpokeWith.TEACHER: translate("CheckIns", "Teacher"),
    }


def due_kind_words(kind: DueKind) -> str:
    """Return what is due."""
    return {
        DueKind.FIRST_MEETING: translate("Buddies", "First meeting"),
        DueKind.CHECK_IN: translate("Buddies", "Check-in"),
        DueKind.KEY_PERSON: translate("Buddies", "Family or teacher"),
        DueKind.REST_OVER: translate("Buddies", "Rest is over"),
        DueKind.GOODBYE: translate("Buddies", "Goodbye"),
    }[kind]


def due_words(due: DueCheckIn, today: date) -> str:
    """Return what is due and when, e.g. "Check-in since Mon 17 Aug"."""
    kind = due_kind_words(due.kind)
    if due.due_on == today:
        return translate("Buddies", "{kind} today").format(kind=kind)
    text = (
        translate("Buddies", "{kind} since {day}")
        if due.due_on < today
        else translate("Buddies", "{kind} on {day}")
    )
    return text.format(kind=kind, day=day(due.due_on))


def month_words(first: date) -> str:
    """Return the short name of a month, e.g. "Nov"."""
    return QLocale().standaloneMonthName(first.month, QLocale.FormatType.ShortFormat)
