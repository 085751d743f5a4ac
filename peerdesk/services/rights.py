"""Who may do what: one table of use cases, looked up by the store before it runs one.

A counselor may do everything. Everybody else may do what stands beside their role in
`WRITES`, and nothing else: a use case that is not listed, or that hides in a function made on
the spot, is refused. Reading is open to assistants and substitutes, except what `UNREAD` lists
and what calls `require_counselor`; a principal reads only what `READS_OF_PRINCIPAL` lists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import AccountRole
from peerdesk.errors import NotAllowedError
from peerdesk.i18n import translate

WHO: Final = "who"
"""Key of the `Who` in the info of a session."""

PROTECT: Final = "protect"
"""Key of the function, in the info of a session, that makes a backup before risky work."""

_C: Final[frozenset[AccountRole]] = frozenset()
_A: Final = frozenset({AccountRole.ASSISTANT})
_AS: Final = frozenset({AccountRole.ASSISTANT, AccountRole.SUBSTITUTE})
_ALL: Final = frozenset(AccountRole)


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who opened the vault.

    Attributes:
        slot: Name of the key slot; the actor of every action.
        ends_on: Last day the passphrase is good for.
        identity: Secret age identity of a counselor, for private notes.
    """

    slot: str
    role: AccountRole
    name: str = ""
    ends_on: date | None = None
    identity: str = field(default="", repr=False)


WRITES: Final[Mapping[str, frozenset[AccountRole]]] = MappingProxyType(
    {
        # daily work: the bench, who is away, what was held
        "concerns.reading.note_read": _AS,
        "concerns.record.drop_concern_draft": _AS,
        "concerns.record.edit_concern": _AS,
        "concerns.record.keep_concern_draft": _AS,
        "concerns.record.record_concern": _AS,
        "duty.absence.end_absence": _AS,
        "duty.absence.mark_absent": _AS,
        "duty.absence_class.end_absences": _AS,
        "duty.absence_class.mark_class_absent": _AS,
        "duty.absence.put_stand_ins": _AS,
        "duty.fill.add_duty": _AS,
        "duty.fill.copy_last_week": _A,
        "duty.fill.fill_week": _A,
        "duty.hand.assign": _AS,
        "duty.hand.clear": _AS,
        "duty.hand.set_indoor": _AS,
        "duty.hand.set_locked": _AS,
        "duty.hand.swap": _AS,
        "duty.exchange.swap_duties": _AS,
        "duty.term.accept_term": _A,
        "bench_life.boards.put_board_aside": _AS,
        "bench_life.boards.store_board": _AS,
        "bench_life.scans.remove_scan": _AS,
        "bench_life.scans.save_scan": _AS,
        "bench_life.tallies.save_tallies": _AS,
        "session_logs.entry.bin_session": _AS,
        "session_logs.entry.edit_session": _AS,
        "session_logs.entry.log_session": _AS,
        "session_logs.sheets.void_sheets": _AS,
        "session_logs.stack.keep_sheet": _AS,
        "session_logs.scale": _C,
        "drafts.keep_draft": _AS,
        "drafts.drop_draft": _AS,
        "prints.forms.store_codes": _AS,
        "finding.recents.note_opened": _AS,
        "finding.recents.clear_opened": _AS,
        "today.note_printed": _ALL,
        "reports.catalog.record_printed": _ALL,
        "reports.batch.record_print": _ALL,
        "reports.batch.record_stack": _ALL,
        "ui.kit.log_panel._change": _AS,
        "ui.kit.log_panel._keep": _AS,
        "ui.pages.duty.page._fill": _A,
        "ui.pages.team.member_panel._add": _A,
        "backups.schedule.snooze_usb": _AS,
        # the roster and the programs, kept up by an assistant
        "worklist.later.bring_back": _A,
        "worklist.later.put_off": _A,
        "worklist.pairs.check_in": _A,
        "worklist.school.fill_gap": _A,
        "worklist.sheets.enter_sheet": _A,
        "worklist.sheets.put_aside": _A,
        "ui.pages.bench_life.entering.keep_week": _AS,
        "ui.pages.bench_life.entering.save_week": _AS,
        "ui.pages.monday.entering.keep_marks": _A,
        "ui.pages.monday.entering.save_marks": _A,
        "check_in_records.log_check_in": _A,
        "check_in_records.edit_check_in": _A,
        "acknowledgements.record.record_signed": _A,
        "ui.pages.acknowledgements.signing.keep_marks": _A,
        "ui.pages.acknowledgements.signing.save_signed": _A,
        "consents.record_consent": _A,
        "consents.record_consents": _A,
        "consent": _C,
        "consent.record.record_answer": _A,
        "consent.slips.enter_slip": _A,
        "reports.consent_prints.mark_asked": _A,
        "programs.mark_member": _A,
        "programs.mark_members": _A,
        "programs.record_training": _A,
        "training.attendance.record_attendance": _A,
        "training.attendance.tick_course": _A,
        "training.events.plan_event": _A,
        "programs.set_break": _A,
        "programs.set_student_facts": _A,
        "student_entry.add_student": _A,
        "student_entry.edit_student": _A,
        "students.give_pictogram": _A,
        "pictures.choose_picture": _A,
        "teams.add_member": _A,
        "training_rules.mentors.end_mentoring": _A,
        "training_rules.mentors.start_mentoring": _A,
        "training_rules.resources.mark_reviewed": _A,
        "training_rules.resources.save_resource": _A,
        "teams.follow_up.mark_done": _A,
        "teams.follow_up.reopen_action": _A,
        "teams.hours.add_hours": _A,
        "teams.hours.change_hours": _A,
        "teams.meetings.keep_minutes": _A,
        "teams.meetings.plan_meeting": _A,
        "selection.ballots.keep_ballot": _A,
        "selection.ballots.take_back_ballot": _A,
        "teams.move_position": _A,
        # for the counselor alone: whole modules
        "accounts": _C,
        "acknowledgements": _C,
        "actions": _C,
        "backups": _C,
        "bench_life": _C,
        "binned": _C,
        "calendar": _C,
        "check_in_records": _C,
        "check_ins": _C,
        "concerns": _C,
        "constraints": _C,
        "duty": _C,
        "export_all": _C,
        "finding": _C,
        "match_board": _C,
        "match_draft": _C,
        "match_exit": _C,
        "match_life": _C,
        "match_pool": _C,
        "match_story": _C,
        "matches": _C,
        "members": _C,
        "merge_audit": _C,
        "private_notes": _C,
        "pictures": _C,
        "print_jobs": _C,
        "prints": _C,
        "programs": _C,
        "replicas": _C,
        "rollover": _C,
        "role_marks": _C,
        "roster": _C,
        "same_child": _C,
        "sample": _C,
        "selection": _C,
        "students": _C,
        "teams": _C,
        "today": _C,
        "training_rules": _C,
        "training": _C,
        "undoing": _C,
        "unmerge": _C,
        "vaults": _C,
        "worklist": _C,
        "sync": _C,
        "reports": _C,
        "ui": _C,
    }
)
"""Use case or module, without `peerdesk.services.`: the roles besides the counselor.

A function of the window that calls several use cases in one transaction has a line of its own.
"""

READS_OF_PRINCIPAL: Final = (
    "peerdesk.reports.catalog.", "peerdesk.reports.batch.", "peerdesk.reports.centre.",
    "peerdesk.services.vaults.",
    "peerdesk.services.accounts.", "peerdesk.services.calendar.", "peerdesk.services.measures.",
    "peerdesk.services.consent.figures.",
    "peerdesk.services.concerns.counts.", "peerdesk.services.school_figures.",
)  # fmt: skip
"""Where the use cases live that a principal may read with."""

_CLOSED: Final = (
    "peerdesk.sync.", "peerdesk.services.actions.", "peerdesk.services.binned.",
    "peerdesk.services.merge_audit.", "peerdesk.services.replicas.",
    "peerdesk.services.rollover.", "peerdesk.services.roster.",
    "peerdesk.services.same_child.", "peerdesk.services.sample.",
    "peerdesk.services.unmerge.",
)  # fmt: skip

UNREAD: Final[Mapping[AccountRole, tuple[str, ...]]] = MappingProxyType(
    {
        AccountRole.ASSISTANT: _CLOSED,
        AccountRole.SUBSTITUTE: (
            *_CLOSED, "peerdesk.services.check_in_records.", "peerdesk.services.consent.missing.",
            "peerdesk.services.consent.slips.", "peerdesk.services.constraint_register.",
            "peerdesk.services.match_board.", "peerdesk.services.match_draft.",
            "peerdesk.services.match_exit.", "peerdesk.services.match_life.",
            "peerdesk.services.match_pool.", "peerdesk.services.match_story.",
            "peerdesk.services.selection.", "peerdesk.services.teams.",
        ),
    }
)  # fmt: skip
"""Where the use cases live that the others may not read with: those of pages closed to them."""

SECTIONS: Final = frozenset({"look", "lock", "passphrase", "about"})
"""Sections of the settings that everybody opens; an assistant also sees the backups."""

PAGES: Final[Mapping[AccountRole, frozenset[str]]] = MappingProxyType(
    {
        AccountRole.ASSISTANT: frozenset(
            {"selection", "staff_training",
             "today", "monday", "students", "buddies", "duty", "bench_life", "team", "minutes",
             "sessions", "concerns", "training", "stack", "consents", "acknowledgements",
             "prints", "reports", "apart", "settings", "help"}
        ),
        AccountRole.SUBSTITUTE: frozenset(
            {"today", "students", "duty", "bench_life", "sessions", "concerns", "stack",
             "settings", "help"}
        ),
        AccountRole.PRINCIPAL: frozenset(
            {"figures", "consents", "prints", "reports", "settings", "help"}
        ),
    }
)  # fmt: skip
"""Pages of the window each role opens; a counselor opens all."""


def name_of(use_case: Callable[..., Any]) -> str:
    """Return the dotted name of the function behind a use case.

    Partials are looked through, and functions that say by `functools.wraps` whom they wrap.
    """
    while inner := getattr(use_case, "func", None) or getattr(use_case, "__wrapped__", None):
        use_case = inner
    return f"{getattr(use_case, '__module__', '')}.{getattr(use_case, '__qualname__', '')}"


def roles_of(name: str) -> frozenset[AccountRole] | None:
    """Return who besides the counselor may write with the use case `name`; None if not listed."""
    short = name.removeprefix("peerdesk.services.").removeprefix("peerdesk.")
    while short:
        if short in WRITES:
            return WRITES[short]
        short = short.rpartition(".")[0]
    return None


def may_do(role: AccountRole, name: str) -> bool:
    """Return whether a role may write with the use case of this dotted name, as in `WRITES`."""
    return role is AccountRole.COUNSELOR or role in (roles_of(name) or _C)


def may_write(role: AccountRole, use_case: Callable[..., Any]) -> bool:
    """Return whether a role may write with a use case."""
    if role is AccountRole.COUNSELOR:
        return True
    name = name_of(use_case)
    return name.startswith("peerdesk.") and role in (roles_of(name) or _C)


def may_read(role: AccountRole, use_case: Callable[..., Any]) -> bool:
    """Return whether a role may read with a use case."""
    name = name_of(use_case)
    if role is AccountRole.PRINCIPAL:
        return name.startswith(READS_OF_PRINCIPAL)
    return not name.startswith(UNREAD.get(role, ()))


def may_open(role: AccountRole, page: str) -> bool:
    """Return whether a role opens a page of the window."""
    return role is AccountRole.COUNSELOR or page in PAGES[role]


def may_set(role: AccountRole, section: str) -> bool:
    """Return whether a role opens a section of the settings."""
    if role is AccountRole.COUNSELOR or section in SECTIONS:
        return True
    return role is AccountRole.ASSISTANT and section == "backups"


def check_write(who: Who, use_case: Callable[..., Any]) -> None:
    """Let a use case write, or say who may.

    Raises:
        NotAllowedError: If the role of `who` does not include it.
    """
    if not may_write(who.role, use_case):
        raise NotAllowedError(why_not(who.role))


def check_read(who: Who, use_case: Callable[..., Any]) -> None:
    """Let a use case read, or say who may.

    Raises:
        NotAllowedError: If the role of `who` does not include it.
    """
    if not may_read(who.role, use_case):
        raise NotAllowedError(why_not(who.role))


def is_counselor(session: Session) -> bool:
    """Return whether a counselor (or the program itself) asks."""
    who = session.info.get(WHO)
    return not isinstance(who, Who) or who.role is AccountRole.COUNSELOR


def slot_of(session: Session) -> str:
    """Return the key slot of whoever works here; empty for the program itself."""
    who = session.info.get(WHO)
    return who.slot if isinstance(who, Who) else ""


def person_of(session: Session) -> str:
    """Return what the school calls whoever works here; what they do, if nobody said."""
    who = session.info.get(WHO)
    if not isinstance(who, Who):
        return ""
    return who.name or role_words()[who.role]


def require_counselor(session: Session) -> None:
    """Let a use case go on only for a counselor, however it was called.

    Raises:
        NotAllowedError: If somebody else opened the vault.
    """
    if not is_counselor(session):
        raise NotAllowedError(why_not(session.info[WHO].role))


def why_not(role: AccountRole) -> str:
    """Return in a sentence what a role is for, and whom to ask for more."""
    match role:
        case AccountRole.SUBSTITUTE:
            return translate(
                "Rights",
                "A substitute does bench duty, absences and session logs. Ask the counselor.",
            )
        case AccountRole.ASSISTANT:
            return translate(
                "Rights",
                "An assistant does daily work, the roster and duty. This is for the counselor.",
            )
        case AccountRole.PRINCIPAL:
            return translate("Rights", "A principal reads reports. Ask the counselor to do this.")
        case AccountRole.COUNSELOR:
            return ""


def role_words() -> dict[AccountRole, str]:
    """Return each role in words."""
    return {
        AccountRole.COUNSELOR: translate("Rights", "Counselor"),
        AccountRole.ASSISTANT: translate("Rights", "Assistant"),
        AccountRole.SUBSTITUTE: translate("Rights", "Substitute"),
        AccountRole.PRINCIPAL: translate("Rights", "Principal"),
    }


def role_explained() -> dict[AccountRole, str]:
    """Return in a sentence what each role may do."""
    return {
        AccountRole.COUNSELOR: translate("Rights", "Everything, and private notes of their own."),
        AccountRole.ASSISTANT: translate(
            "Rights", "Daily work, the roster, consent, training and bench duty."
        ),
        AccountRole.SUBSTITUTE: translate(
            "Rights", "Bench duty, absences and session logs, until a day you choose."
        ),
        AccountRole.PRINCIPAL: translate("Rights", "Reports only; changes nothing."),
    }
