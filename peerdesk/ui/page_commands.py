"""What the pages can do, in one table, so that Ctrl+K finds it from everywhere.

A page that learns something new gets a line here; a test holds that each method exists.
"""

from dataclasses import dataclass
from typing import Final

from peerdesk.enums import VaultRole
from peerdesk.i18n import translate
from peerdesk.ui.desk import Desk

_OFFICE: Final = frozenset({"inbox", "conflicts", "schools"})


@dataclass(frozen=True, slots=True)
class PageCommand:
    """Something a page does.

    Attributes:
        place: The page it is done on.
        text: Its words, translated.
        icon: Icon name.
        method: Method of the page that does it; "" if showing `record` is all.
        record: Section or view to show first.
        words: More words it is found by.
        needs: What it writes with, as in `services.rights`; "" if all may who open the page.
    """

    place: str
    text: str
    icon: str
    method: str = ""
    record: str = ""
    words: str = ""
    needs: str = ""

    @property
    def key(self) -> str:
        """Return its name in the program."""
        return f"{self.place}/{self.record}/{self.method}"


def list_commands(desk: Desk) -> list[PageCommand]:
    """Return what whoever works here may do, in the user's language."""
    own = (
        (*_people(), *_programs(), *_staff_training(), *_days())
        if desk.role is VaultRole.SCHOOL
        else _district()
    )
    return [one for one in (*own, *_settings(desk.role)) if _may(desk, one)]


def _may(desk: Desk, one: PageCommand) -> bool:
    if one.place == "settings" and not desk.may_set(one.record):
        return False
    return desk.may_open(one.place) and (not one.needs or desk.may_do(one.needs))


def _people() -> tuple[PageCommand, ...]:
    return (
        PageCommand(
            "students",
            translate("Palette", "Import roster"),
            "upload",
            "begin_import",
            words=translate("Palette", "csv excel oneroster file students"),
            needs="roster.apply.import_roster",
        ),
        PageCommand(
            "students",
            translate("Palette", "Add student"),
            "plus",
            "add_student",
            words=translate("Palette", "new"),
            needs="student_entry.add_student",
        ),
        PageCommand(
            "consents",
            translate("Palette", "Enter consent slips"),
            "square-stack",
            "enter_slips",
            words=translate("Palette", "permission returned stack"),
            needs="consent.slips.enter_slip",
        ),
        PageCommand(
            "consents",
            translate("Palette", "Choose what families are asked"),
            "settings",
            "choose_rules",
            words=translate("Palette", "consent survey notice opt out ppra rules"),
            needs="consent.rules.set_rule",
        ),
    )


def _programs() -> tuple[PageCommand, ...]:
    return (
        PageCommand(
            "buddies",
            translate("Palette", "Match new students"),
            "shuffle",
            "primary",
            words=translate("Palette", "pair pairs buddies helpers suggest"),
            needs="match_board.propose_matches",
        ),
        PageCommand(
            "team",
            translate("Palette", "Add team member"),
            "plus",
            "primary",
            words=translate("Palette", "leadership captain position"),
            needs="teams.add_member",
        ),
    )


def _staff_training() -> tuple[PageCommand, ...]:
    return (
        PageCommand(
            "staff_training",
            translate("Palette", "Training rules"),
            "list-checks",
            record="rules",
            words=translate("Palette", "courses needed who does what"),
        ),
        PageCommand(
            "staff_training",
            translate("Palette", "Choose a mentor for a new helper"),
            "hand-helping",
            "choose_mentor",
            words=translate("Palette", "experienced mentorship"),
            needs="training_rules.mentors.start_mentoring",
        ),
        PageCommand(
            "staff_training",
            translate("Palette", "Add support for staff"),
            "life-buoy",
            "add_support",
            words=translate("Palette", "resources helpline"),
            needs="training_rules.resources.save_resource",
        ),
    )


def _days() -> tuple[PageCommand, ...]:
    return (
        PageCommand(
            "duty",
            translate("Palette", "Fill the week of bench duty"),
            "wand-sparkles",
            "fill",
            words=translate("Palette", "auto-fill rota helpers"),
            needs="ui.pages.duty.page._fill",
        ),
        PageCommand(
            "duty",
            translate("Palette", "Copy last week's bench duty"),
            "copy",
            "copy_last_week",
            words=translate("Palette", "rota"),
            needs="duty.fill.copy_last_week",
        ),
        PageCommand(
            "exchange",
            translate("Palette", "Make bundle"),
            "package",
            words=translate("Palette", "district send usb email"),
        ),
    )


def _district() -> tuple[PageCommand, ...]:
    return (
        PageCommand(
            "inbox",
            translate("Palette", "Add bundle files"),
            "file-plus",
            "add_files",
            words=translate("Palette", "merge schools inbox"),
        ),
        PageCommand(
            "inbox",
            translate("Palette", "Add a folder of bundles"),
            "folder-open",
            "add_folder",
            words=translate("Palette", "merge schools inbox"),
        ),
        PageCommand("schools", translate("Palette", "Invite a school"), "plus", "primary"),
        PageCommand("exchange", translate("Palette", "Make replies"), "send", "primary"),
    )


def _settings(role: VaultRole) -> tuple[PageCommand, ...]:
    back_up = PageCommand(
        "settings",
        translate("Palette", "Back up now"),
        "save",
        "primary",
        "backups",
        translate("Palette", "backup usb stick copy"),
        "backups",
    )
    own = _school_sections() if role is VaultRole.SCHOOL else ()
    return (back_up, *_sections(), *own)


def _section(key: str, text: str, icon: str, words: str) -> PageCommand:
    return PageCommand("settings", text, icon, record=key, words=words)


def _sections() -> tuple[PageCommand, ...]:
    look = translate("Palette", "dark light theme text size")
    school = translate("Palette", "school office letter a4 language")
    words = translate("Palette", "change recovery page password")
    people = translate("Palette", "assistant substitute principal roles accounts")
    backups, about = (
        translate("Palette", "restore usb stick"),
        translate("Palette", "version licenses"),
    )
    idle = translate("Palette", "idle minutes")
    return (
        _section("backups", translate("Palette", "Settings: backups"), "save", backups),
        _section("look", translate("Palette", "Settings: look"), "sun", look),
        _section("lock", translate("Palette", "Settings: locking"), "lock", idle),
        _section("school", translate("Palette", "Settings: name and paper"), "school", school),
        _section("passphrase", translate("Palette", "Settings: passphrase"), "key-round", words),
        _section("people", translate("Palette", "Settings: people"), "users", people),
        _section("about", translate("Palette", "Settings: about"), "info", about),
    )


def _school_sections() -> tuple[PageCommand, ...]:
    year = translate("Palette", "terms holidays early release")
    places = translate("Palette", "zones times")
    return (
        _section("year", translate("Palette", "Settings: school year"), "calendar", year),
        _section(
            "benches",
            translate("Palette", "Settings: recess and benches"),
            "calendar-days",
            places,
        ),
    )
