"""Words of the page in the user's language."""

from PySide6.QtCore import QCoreApplication

from peerdesk.enums import ProgramKind, StaffRole
from peerdesk.services.training_rules.staff import StaffCourse, StaffState, Waiting


def role_words(role: StaffRole) -> str:
    """Return what an adult is at the school."""
    tr = QCoreApplication.translate
    return {
        StaffRole.COUNSELOR: tr("StaffWords", "Counselor"),
        StaffRole.TEACHER: tr("StaffWords", "Teacher"),
        StaffRole.PRINCIPAL: tr("StaffWords", "Principal"),
        StaffRole.AIDE: tr("StaffWords", "Aide"),
        StaffRole.ADVISOR: tr("StaffWords", "Advisor"),
        StaffRole.OTHER: tr("StaffWords", "Other"),
    }[role]


def state_words(state: StaffState) -> str:
    """Return how an adult stands with a course."""
    tr = QCoreApplication.translate
    return {
        StaffState.DONE: tr("StaffWords", "Done"),
        StaffState.SOON: tr("StaffWords", "Runs out soon"),
        StaffState.OVER: tr("StaffWords", "Over"),
        StaffState.MISSING: tr("StaffWords", "Missing"),
    }[state]


def state_tone(state: StaffState) -> str:
    """Return the tone of the chip."""
    return {
        StaffState.DONE: "ok",
        StaffState.SOON: "warn",
        StaffState.OVER: "danger",
        StaffState.MISSING: "neutral",
    }[state]


def coverage_words(course: StaffCourse) -> str:
    """Return "8 of 12 staff, 67 %"."""
    text = QCoreApplication.translate("StaffWords", "{done} of {all} staff, {percent} %")
    return text.format(done=course.done, all=course.adults, percent=course.percent)


def coverage_tone(course: StaffCourse) -> str:
    """Return the tone of the coverage: a warning while students wait for it."""
    if any(not one.is_reached for one in course.waits):
        return "warn"
    return "ok" if course.adults and course.done == course.adults else "neutral"


def waiting_words(waiting: Waiting) -> str:
    """Return which course of students waits for the staff, and for how many."""
    tr = QCoreApplication.translate
    reached = tr("StaffWords", "{course} may start: it asks for {percent} %, {wanted} of the staff")
    missing = tr("StaffWords", "{course} waits: it asks for {percent} %, {wanted} of the staff")
    text = reached if waiting.is_reached else missing
    return text.format(course=waiting.name, wanted=waiting.wanted, percent=waiting.percent)


def program_words(kind: ProgramKind) -> str:
    """Return where a helper serves."""
    tr = QCoreApplication.translate
    if kind is ProgramKind.BUDDY_BENCH:
        return tr("StaffWords", "Bench")
    return tr("StaffWords", "Buddy pairs")
