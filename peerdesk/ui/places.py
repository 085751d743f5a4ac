"""The pages of the window in one table: what stands in the rail and where it is built."""

from dataclasses import dataclass
from importlib import import_module

from peerdesk.enums import VaultRole
from peerdesk.i18n import translate
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.guard import guard, need
from peerdesk.ui.kit.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One page: class `cls` in ``peerdesk.ui.pages.<key>.page``.

    Attributes:
        key: Its name in the program and in `Page.place_requested`.
        text: The rail entry, translated.
        icon: Icon name.
        cls: Name of the class.
        shortcut: Keys of its own, instead of the number of its place in the rail.
        is_foot: Stands at the foot of the rail.
        words: More words the search finds it by.
        under: Rail entry of the page it is reached from; it has none of its own. Search finds it.
        needs: What the primary button writes with, as in `services.rights`; "" if all may.
    """

    key: str
    text: str
    icon: str
    cls: str
    shortcut: str = ""
    is_foot: bool = False
    words: str = ""
    needs: str = ""
    under: str = ""


def list_places(role: VaultRole) -> tuple[Place, ...]:
    """Return the pages of a role in rail order, in the user's language."""
    own = _school() if role is VaultRole.SCHOOL else _district()
    return (
        *own,
        *_kept(),
        Place("exchange", translate("Places", "Exchange"), "usb", "ExchangePage", "Ctrl+E"),
        *_foot(),
    )


def keys_of(role: VaultRole) -> dict[str, str]:
    """Return the number key of each place in rail order; a place with keys of its own has none."""
    entries = [p for p in list_places(role) if not (p.is_foot or p.under)]
    numbered = [place for place in entries if not place.shortcut][:9]
    return {place.key: f"Ctrl+{number}" for number, place in enumerate(numbered, start=1)}


def build(place: Place, desk: Desk) -> Page:
    """Import and build the page of a place."""
    module = import_module(f"peerdesk.ui.pages.{place.key}.page")
    page = getattr(module, place.cls)(desk)
    assert isinstance(page, Page)  # noqa: S101 - the table names page classes only
    if page.header.primary is not None:
        need(page.header.primary, place.needs)
    guard(desk, page)
    return page


def _foot() -> tuple[Place, ...]:
    settings, keys = translate("Places", "Settings"), translate("Places", "Help")
    words = translate("Places", "look lock paper language year benches passphrase about")
    return (
        Place("settings", settings, "settings", "SettingsPage", is_foot=True, words=words),
        Place("help", keys, "circle-question-mark", "HelpPage", is_foot=True),
    )


def _school() -> tuple[Place, ...]:
    return (
        *_school_rail(),
        *_school_records(),
        *_school_teams(),
        *_school_tasks(),
        *_school_figures(),
    )


def _school_rail() -> tuple[Place, ...]:
    return (
        Place("today", translate("Places", "Today"), "house", "TodayPage"),
        Place(
            "students",
            translate("Places", "Students"),
            "users",
            "StudentsPage",
            needs="roster.apply.import_roster",
        ),
        Place(
            "buddies",
            translate("Places", "Buddies"),
            "heart-handshake",
            "BuddiesPage",
            needs="match_board.propose_matches",
        ),
        Place("duty", translate("Places", "Bench & duty"), "calendar-days", "DutyPage"),
        Place("team", translate("Places", "Team"), "award", "TeamPage", needs="teams.add_member"),
        Place("sessions", translate("Places", "Sessions"), "notebook-pen", "SessionsPage"),
        Place(
            "concerns",
            translate("Places", "Concerns"),
            "life-buoy",
            "ConcernsPage",
            words=translate("Places", "referral partner danger report"),
        ),
        Place(
            "prints",
            translate("Places", "Prints"),
            "printer",
            "PrintsPage",
            "Ctrl+9",
            words=translate("Places", "paper pdf printer reports print again batch"),
        ),
    )


def _school_records() -> tuple[Place, ...]:
    """Return places beside the rail where records about students are kept."""
    return (
        Place(
            "consents",
            translate("Places", "Consents"),
            "shield-check",
            "ConsentsPage",
            words=translate("Places", "permission slips missing assent opt out survey ppra"),
            needs="consent.slips.enter_slip",
            under="students",
        ),
        Place(
            "apart",
            translate("Places", "Keep apart"),
            "split",
            "ApartPage",
            words=translate("Places", "keep together register rules separation siblings"),
            needs="constraints.add_constraint",
            under="students",
        ),
        Place(
            "same_child",
            translate("Places", "Same child?"),
            "users",
            "SameChildPage",
            words=translate("Places", "duplicate twice merge into one record"),
            needs="same_child.merge_students",
            under="students",
        ),
    )


def _school_teams() -> tuple[Place, ...]:
    """Return places beside the rail about teams and what helpers learn."""
    return (
        Place(
            "minutes",
            translate("Places", "Meetings"),
            "notebook-pen",
            "MinutesPage",
            words=translate("Places", "minutes agenda attendance actions leadership team sign-in"),
            needs="teams.meetings.keep_minutes",
            under="team",
        ),
        Place(
            "selection",
            translate("Places", "Choosing a team"),
            "award",
            "SelectionPage",
            words=translate("Places", "nomination ballot tally apply interview select balance"),
            under="team",
        ),
        Place(
            "acknowledgements",
            translate("Places", "Signed papers"),
            "square-check",
            "AcknowledgementsPage",
            words=translate("Places", "pledge limits of confidentiality sign helpers card"),
            needs="ui.pages.acknowledgements.signing.save_signed",
            under="team",
        ),
        Place(
            "training",
            translate("Places", "Training"),
            "graduation-cap",
            "TrainingPage",
            words=translate("Places", "course certificate sign-in who came refresher expiry"),
            needs="training.attendance.record_attendance",
            under="team",
        ),
        Place(
            "staff_training",
            translate("Places", "Staff training"),
            "graduation-cap",
            "StaffTrainingPage",
            words=translate("Places", "rules courses mentor support coverage adults"),
            needs="training.attendance.record_attendance",
            under="team",
        ),
    )


def _school_tasks() -> tuple[Place, ...]:
    """Return places beside the rail where something is worked through."""
    return (
        Place(
            "monday",
            translate("Places", "Monday sheet"),
            "list-checks",
            "MondayPage",
            words=translate("Places", "check-in sheet enter work list tick boxes week"),
            needs="ui.pages.monday.entering.save_marks",
            under="today",
        ),
        Place(
            "bench_life",
            translate("Places", "Bench visits"),
            "clipboard-list",
            "BenchLifePage",
            words=translate("Places", "tally clipboard recess scan zone observation alone chart"),
            under="duty",
        ),
        Place(
            "stack",
            translate("Places", "Enter paper sheets"),
            "notebook-pen",
            "StackPage",
            words=translate("Places", "stack forms scan sheet code unreturned"),
            under="sessions",
        ),
        Place(
            "rollover",
            translate("Places", "Start new year"),
            "calendar",
            "RolloverPage",
            "Ctrl+Shift+Y",
            words=translate("Places", "rollover promote grades school year"),
            needs="rollover.promote",
            under="settings",
        ),
    )


def _school_figures() -> tuple[Place, ...]:
    """Return places beside the rail where something is read."""
    return (
        Place(
            "use_time",
            translate("Places", "Use of time"),
            "calendar-days",
            "UseTimePage",
            words=translate("Places", "ASCA direct indirect hours minutes principal"),
            under="sessions",
        ),
        Place(
            "figures",
            translate("Places", "Figures"),
            "table",
            "FiguresPage",
            words=translate("Places", "numbers counts principal report month concerns"),
            under="sessions",
        ),
    )


def _kept() -> tuple[Place, ...]:
    """Return where what was changed and deleted is found again, in either role."""
    return (
        Place(
            "history",
            translate("Places", "History"),
            "history",
            "HistoryPage",
            words=translate("Places", "who changed what undo audit log"),
            under="settings",
        ),
        Place(
            "bin",
            translate("Places", "Bin"),
            "trash-2",
            "BinPage",
            words=translate("Places", "deleted removed bring back restore trash"),
            needs="binned.bring_back",
            under="settings",
        ),
    )


def _district() -> tuple[Place, ...]:
    return (
        Place("inbox", translate("Places", "Inbox"), "inbox", "InboxPage"),
        Place("conflicts", translate("Places", "Conflicts"), "git-compare", "ConflictsPage"),
        Place("schools", translate("Places", "Schools"), "school", "SchoolsPage"),
    )
