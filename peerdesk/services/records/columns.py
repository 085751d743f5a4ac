"""What the fields of a record are called, and which of them are nobody's business."""

from typing import Final

from sqlalchemy import Text

from peerdesk.i18n import translate
from peerdesk.models.base import Base, Words

_TOLD: Final = frozenset(
    {
        "advisor", "bus", "pictogram", "mark", "zone", "label", "first_met_with", "set_by",
        "office_extension", "name", "homeroom", "interests", "grades", "weekdays", "busy",
        "wished_gender", "class_name", "title", "platform", "code", "print_key", "organisation",
        "course", "coverage_course", "refresher_of", "place", "trainer",
        "purpose", "where_found",
    }
)  # fmt: skip
"""Text that stays at the school and may be told in its history; all other such text is private."""

_UNSEEN: Final = frozenset(
    {"rank", "score", "reasons", "by_hand", "paused", "versions", "sealed", "author", "school_id"}
)
"""What no screen shows."""


def is_private(table: str, column: str) -> bool:
    """Return whether only that a field changed may be told, never what stands in it."""
    known = Base.metadata.tables[table].c
    if column not in known or column in _TOLD or known[column].info.get("share"):
        return False
    return isinstance(known[column].type, Text | Words) and not known[column].foreign_keys


def is_shown(column: str) -> bool:
    """Return whether a change of a field means anything to a person."""
    return column not in _UNSEEN


def column_words(table: str, column: str) -> str:
    """Return what the screens call a field."""
    own = (_own() | _bench_life() | _choosing()).get((table, column))
    words = _who() | _when() | _what() | _how()
    return own or words.get(column) or column.removesuffix("_id").replace("_", " ").capitalize()


def _own() -> dict[tuple[str, str], str]:
    return {
        ("school", "name"): translate("Records", "Name of the school"),
        ("student", "status"): translate("Records", "On the roster"),
        ("program_membership", "status"): translate("Records", "Stands"),
        ("consent", "status"): translate("Records", "Answer"),
        ("consent", "kind"): translate("Records", "Asked for"),
        ("pair_constraint", "kind"): translate("Records", "Rule"),
        ("pair_constraint", "expires_on"): translate("Records", "Last day"),
        ("calendar_day", "kind"): translate("Records", "Why"),
        ("team_position", "title"): translate("Records", "Position"),
        ("team_meeting", "agenda"): translate("Records", "Agenda"),
        ("team_meeting", "said"): translate("Records", "Minutes of the meeting"),
        ("team_meeting_action", "title"): translate("Records", "What is to be done"),
        ("team_meeting_action", "staff_id"): translate("Records", "Adult"),
        ("service_break", "back_on"): translate("Records", "Back on"),
        ("service_break", "ended_on"): translate("Records", "Came back on"),
        ("hours_entry", "title"): translate("Records", "What for"),
        ("recognition", "title"): translate("Records", "What for"),
        ("session_log", "title"): translate("Records", "Title"),
        ("training_record", "done_on"): translate("Records", "Done on"),
        ("training_rule", "is_needed"): translate("Records", "Is needed"),
        ("training_rule", "activity"): translate("Records", "For what"),
        ("helper_mentor", "mentor_student_id"): translate("Records", "Mentor"),
        ("helper_mentor", "new_student_id"): translate("Records", "New helper"),
        ("staff_resource", "purpose"): translate("Records", "What for"),
        ("staff_resource", "where_found"): translate("Records", "Where"),
        ("staff_resource", "reviewed_on"): translate("Records", "Reviewed on"),
        ("course", "needs"): translate("Records", "What comes first"),
        ("training_event", "trainer"): translate("Records", "Held by"),
        ("training_event", "place"): translate("Records", "Where"),
        ("training_event", "is_held"): translate("Records", "Written down who came"),
        ("bench", "needed"): translate("Records", "Helpers at each recess"),
        ("acknowledgement", "signed_on"): translate("Records", "Signed on"),
        ("acknowledgement", "adult"): translate("Records", "Adult on the paper"),
        ("acknowledgement", "version"): translate("Records", "Version of the text"),
        ("absence", "starts_on"): translate("Records", "First day away"),
        ("absence", "ends_on"): translate("Records", "Last day away"),
    }


def _bench_life() -> dict[tuple[str, str], str]:
    return {
        ("bench", "began_on"): translate("Records", "Began on"),
        ("duty_assignment", "came"): translate("Records", "Came"),
        ("bench_tally", "visits"): translate("Records", "Visits"),
        ("bench_tally", "helped"): translate("Records", "Went to a game"),
        ("bench_board", "monday"): translate("Records", "Week of"),
        ("bench_board", "recess_on"): translate("Records", "Day of recess"),
        ("recess_observation", "observer"): translate("Records", "Who looked"),
        ("recess_count", "minute"): translate("Records", "Minute of the recess"),
        ("recess_count", "alone"): translate("Records", "Children alone"),
        ("recess_count", "pairs"): translate("Records", "Children in pairs"),
        ("recess_count", "groups"): translate("Records", "Children in groups"),
    }


def _choosing() -> dict[tuple[str, str], str]:
    return {
        ("selection_round", "places"): translate("Records", "Places"),
        ("selection_round", "ballots_out"): translate("Records", "Ballots given out"),
        ("selection_round", "opened_on"): translate("Records", "Begun on"),
        ("selection_round", "count_closed_on"): translate("Records", "Count closed on"),
        ("application", "status"): translate("Records", "Stands"),
        ("application", "put_forward"): translate("Records", "Put forward by"),
        ("application", "invited_on"): translate("Records", "Invited on"),
        ("application", "received_on"): translate("Records", "Application in"),
        ("application", "referral_on"): translate("Records", "Teacher's page in"),
        ("application", "advisors_on"): translate("Records", "Advisors looked"),
        ("application", "family_on"): translate("Records", "Talked with the family"),
        ("application", "principal_on"): translate("Records", "Principal agreed"),
        ("application", "decided_on"): translate("Records", "Decided on"),
        ("interview", "held_on"): translate("Records", "Held on"),
        ("interview", "held_by"): translate("Records", "Who asked"),
        ("interview", "scores"): translate("Records", "Scores"),
    }


def _who() -> dict[str, str]:
    return {
        "student_id": translate("Records", "Student"),
        "student_a_id": translate("Records", "One student"),
        "student_b_id": translate("Records", "The other student"),
        "mentor_id": translate("Records", "Helper"),
        "mentee_id": translate("Records", "Buddy"),
        "absent_student_id": translate("Records", "Who is absent"),
        "stand_in_student_id": translate("Records", "Stand-in"),
        "merged_into_id": translate("Records", "Merged into"),
        "first_name": translate("Records", "First name"),
        "middle_name": translate("Records", "Middle name"),
        "last_name": translate("Records", "Last name"),
        "preferred_name": translate("Records", "Preferred name"),
        "student_number": translate("Records", "Student number"),
        "state_id": translate("Records", "State id"),
        "roster_id": translate("Records", "Id of the school system"),
        "staff_number": translate("Records", "Staff number"),
        "email": translate("Records", "Email"),
        "birth_date": translate("Records", "Date of birth"),
        "gender": translate("Records", "Gender"),
        "home_languages": translate("Records", "Home languages"),
        "interests": translate("Records", "Interests"),
        "pictogram": translate("Records", "Picture"),
        "advisor": translate("Records", "Advisor"),
        "set_by": translate("Records", "Set by"),
        "closed_by": translate("Records", "Ended by"),
        "first_met_with": translate("Records", "Adults at the first meeting"),
        "signed_by": translate("Records", "Signed by"),
        "spoke_with": translate("Records", "Spoke with"),
    }


def _when() -> dict[str, str]:
    return {
        "day": translate("Records", "Day"),
        "held_at": translate("Records", "When"),
        "starts_on": translate("Records", "First day"),
        "ends_on": translate("Records", "Last day"),
        "asked_on": translate("Records", "Asked on"),
        "answered_on": translate("Records", "Answered on"),
        "recorded_on": translate("Records", "Recorded on"),
        "revoked_on": translate("Records", "Taken back on"),
        "returned_on": translate("Records", "Came back on"),
        "printed_on": translate("Records", "Printed on"),
        "expires_on": translate("Records", "Good until"),
        "set_on": translate("Records", "Set on"),
        "due_on": translate("Records", "Due on"),
        "done_on": translate("Records", "Done on"),
        "joined_on": translate("Records", "Joined on"),
        "ended_on": translate("Records", "Ended on"),
        "left_on": translate("Records", "Left on"),
        "waiting_since": translate("Records", "Waits since"),
        "approved_on": translate("Records", "Approved on"),
        "started_on": translate("Records", "Began on"),
        "hold_until": translate("Records", "Rests until"),
        "closed_on": translate("Records", "Ended on"),
        "agreed_on": translate("Records", "Agreement signed on"),
        "first_met_on": translate("Records", "First meeting on"),
        "goodbye_on": translate("Records", "Goodbye on"),
        "starts_minute": translate("Records", "Begins"),
        "ends_minute": translate("Records", "Ends"),
        "until_minute": translate("Records", "Until"),
        "deleted_at": translate("Records", "In the bin"),
    }


def _what() -> dict[str, str]:
    return {
        "name": translate("Records", "Name"),
        "label": translate("Records", "Name"),
        "kind": translate("Records", "Kind"),
        "status": translate("Records", "State"),
        "role": translate("Records", "Role"),
        "reason": translate("Records", "Why"),
        "closure_reason": translate("Records", "Why it ended"),
        "detail": translate("Records", "Details"),
        "note": translate("Records", "Note"),
        "waiting_note": translate("Records", "Why waiting"),
        "course": translate("Records", "Course"),
        "topic": translate("Records", "About"),
        "mood": translate("Records", "How it went"),
        "mode": translate("Records", "How it was held"),
        "method": translate("Records", "How it was done"),
        "nature": translate("Records", "How the pair is"),
        "answer": translate("Records", "Answer"),
        "facts": translate("Records", "What was seen or said"),
        "grade": translate("Records", "Grade"),
        "homeroom": translate("Records", "Homeroom"),
        "bus": translate("Records", "Bus"),
        "grades": translate("Records", "Grades"),
        "weekdays": translate("Records", "Weekdays"),
        "mark": translate("Records", "Letter"),
        "shape": translate("Records", "Shape"),
        "zone": translate("Records", "Zone"),
        "office_extension": translate("Records", "Office extension"),
        "school_year_id": translate("Records", "School year"),
        "program_id": translate("Records", "Program"),
        "match_id": translate("Records", "Pair"),
        "team_id": translate("Records", "Team"),
        "bench_id": translate("Records", "Bench"),
        "recess_period_id": translate("Records", "Recess"),
    }


def _how() -> dict[str, str]:
    return {
        "minutes": translate("Records", "Minutes"),
        "number": translate("Records", "Number"),
        "needed": translate("Records", "Helpers needed"),
        "dislike": translate("Records", "How little it is liked"),
        "capacity": translate("Records", "Buddies at most"),
        "max_buddies": translate("Records", "Buddies per helper"),
        "min_grade_gap": translate("Records", "Least grade gap"),
        "max_grade_gap": translate("Records", "Greatest grade gap"),
        "target_minutes": translate("Records", "Minutes a month"),
        "expected_months": translate("Records", "Months a pair lasts"),
        "first_check_days": translate("Records", "First check-in after (days)"),
        "first_month_checks": translate("Records", "Check-ins in the first month"),
        "check_months": translate("Records", "Months between check-ins"),
        "key_person_months": translate("Records", "Months between talks with a key person"),
        "needs_consent": translate("Records", "Needs consent"),
        "starts_with_staff": translate("Records", "First meeting with staff"),
        "has_worry": translate("Records", "Worry"),
        "from_paper": translate("Records", "From paper"),
        "is_locked": translate("Records", "Locked"),
        "is_open": translate("Records", "Open"),
        "is_experienced": translate("Records", "Experienced"),
        "is_active": translate("Records", "Works here"),
        "is_helper": translate("Records", "As helper"),
        "busy": translate("Records", "Has no time at"),
        "needs": translate("Records", "Needs"),
        "wished_gender": translate("Records", "Wished gender"),
    }
