"""What a kind of record is called, and on which page one is found."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from peerdesk.i18n import translate

_PLACES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "student": "students",
        "acknowledgement": "students",
        "consent": "students",
        "training_record": "students",
        "course": "training",
        "training_rule": "staff_training",
        "helper_mentor": "staff_training",
        "staff_resource": "staff_training",
        "training_event": "training",
        "staff_training": "training",
        "program_membership": "students",
        "private_note": "students",
        "absence": "students",
        "buddy_match": "buddies",
        "check_in": "buddies",
        "exit_answer": "buddies",
        "match_proposal": "buddies",
        "matching_run": "buddies",
        "program": "buddies",
        "duty_assignment": "duty",
        "bench_tally": "bench_life",
        "recess_observation": "bench_life",
        "recess_count": "bench_life",
        "substitution": "duty",
        "leadership_team": "team",
        "team_position": "team",
        "service_break": "team",
        "hours_entry": "team",
        "recognition": "team",
        "team_meeting": "minutes",
        "team_meeting_action": "minutes",
        "session_log": "sessions",
        "session_attendance": "sessions",
        "pair_constraint": "apart",
        "selection_round": "selection",
        "application": "selection",
        "interview": "selection",
        "concern": "concerns",
        "concern_step": "concerns",
        "referral": "concerns",
        "school_year": "settings",
        "term": "settings",
        "calendar_day": "settings",
        "recess_period": "settings",
        "recess_zone": "settings",
        "bench": "settings",
        "school": "settings",
    }
)


def place_of(table: str) -> str:
    """Return the page on which records of a table are found; empty if there is none."""
    return _PLACES.get(table, "")


def kind_words(table: str) -> str:
    """Return what a record of a table is called."""
    words = _people() | _work() | _year()
    return words.get(table) or translate("Records", "Other record")


def _people() -> dict[str, str]:
    return {
        "student": translate("Records", "Student"),
        "staff": translate("Records", "Adult"),
        "acknowledgement": translate("Records", "Signed paper"),
        "consent": translate("Records", "Consent"),
        "consent_topic": translate("Records", "What consent is asked for"),
        "consent_slip": translate("Records", "Consent slip"),
        "pair_constraint": translate("Records", "Keep-apart rule"),
        "private_note": translate("Records", "Private note"),
        "program_membership": translate("Records", "Helper or buddy"),
        "training_record": translate("Records", "Training"),
        "staff_training": translate("Records", "Training of an adult"),
        "course": translate("Records", "Course"),
        "training_rule": translate("Records", "Who may do what"),
        "helper_mentor": translate("Records", "Mentor of a new helper"),
        "staff_resource": translate("Records", "Support for staff"),
        "training_event": translate("Records", "Day of training"),
        "training_invite": translate("Records", "Expected at a training"),
        "leadership_team": translate("Records", "Team"),
        "team_position": translate("Records", "Team member"),
        "service_break": translate("Records", "Break"),
        "hours_entry": translate("Records", "Hours"),
        "recognition": translate("Records", "Recognition"),
        "team_meeting": translate("Records", "Meeting"),
        "team_meeting_action": translate("Records", "Action of a meeting"),
        "partner": translate("Records", "Partner"),
        "selection_round": translate("Records", "Round of choosing"),
        "application": translate("Records", "Candidate"),
        "interview": translate("Records", "Interview"),
    }


def _work() -> dict[str, str]:
    return {
        "program": translate("Records", "Rules of a program"),
        "buddy_match": translate("Records", "Pair"),
        "check_in": translate("Records", "Check-in"),
        "exit_answer": translate("Records", "Answer at the end"),
        "matching_run": translate("Records", "Matching draft"),
        "match_proposal": translate("Records", "Proposed pair"),
        "duty_assignment": translate("Records", "Bench duty"),
        "absence": translate("Records", "Absence"),
        "substitution": translate("Records", "Stand-in"),
        "bench_tally": translate("Records", "Bench visits"),
        "bench_board": translate("Records", "Bench clipboard or recess sheet"),
        "recess_observation": translate("Records", "Recess scan"),
        "recess_count": translate("Records", "Row of a recess scan"),
        "session_log": translate("Records", "Session"),
        "session_attendance": translate("Records", "Who was there"),
        "supervised_session": translate("Records", "Session talked over"),
        "sheet_code": translate("Records", "Paper form"),
        "sheet_run": translate("Records", "Printed forms"),
        "work_sheet": translate("Records", "Printed work list"),
        "put_off": translate("Records", "Line put off"),
        "concern": translate("Records", "Concern"),
        "concern_step": translate("Records", "Step of a concern"),
        "referral": translate("Records", "Referral"),
        "figure": translate("Records", "Figure"),
    }


def _year() -> dict[str, str]:
    return {
        "school": translate("Records", "School"),
        "school_year": translate("Records", "School year"),
        "term": translate("Records", "Term"),
        "calendar_day": translate("Records", "Day off"),
        "recess_period": translate("Records", "Recess"),
        "bench": translate("Records", "Bench"),
        "recess_zone": translate("Records", "Zone of the playground"),
        "next_year_choice": translate("Records", "Next year of a student"),
        "rollover_step": translate("Records", "Step to the new year"),
    }
