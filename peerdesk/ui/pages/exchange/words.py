"""What goes and what never goes, in words."""

from peerdesk.enums import Share
from peerdesk.i18n import translate
from peerdesk.sync.export import WhatGoes


def level_choices() -> list[tuple[str, str]]:
    """Return the sharing levels with their words."""
    return [
        (Share.COUNTS.value, translate("Exchange", "Numbers only")),
        (Share.CODES.value, translate("Exchange", "Codes, no names")),
        (Share.NAMES.value, translate("Exchange", "Names")),
    ]


def level_word(share: Share | None) -> str:
    """Return the word of a level; a dash before the first bundle."""
    return dict(level_choices()).get(share.value, "") if share else "–"


def explain_level(share: Share) -> str:
    """Return what the district sees at a level."""
    match share:
        case Share.COUNTS:
            return translate("Exchange", "The district sees how many, and never who.")
        case Share.CODES:
            return translate(
                "Exchange", "Each child is a random code. Only your school knows who it is."
            )
        case Share.NAMES:
            return translate("Exchange", "Only when your agreement with the district allows it.")


def going_lines(what: WhatGoes) -> list[tuple[str, int, int]]:
    """Return (kind, how many go now, how many there are) for what a person knows."""
    words = _table_words()
    counts = {going.table: (going.going, going.total) for going in what.going}
    return [(words[table], *counts[table]) for table in words if counts.get(table, (0, 0))[1]]


def never_lines(what: WhatGoes) -> list[str]:
    """Return what stays at this level, then what stays whatever the level."""
    withheld, never = set(what.withheld), set(what.never)
    names = [word for column, word in _withheld_words() if column in withheld]
    always = [word for column, word in _never_words() if column in never]
    return [*names, *always]


def _table_words() -> dict[str, str]:
    return {
        "figure": translate("Exchange", "Numbers by month and grade"),
        "student": translate("Exchange", "Students"),
        "buddy_match": translate("Exchange", "Pairs"),
        "session_log": translate("Exchange", "Sessions, without notes"),
        "program_membership": translate("Exchange", "Helpers and buddies"),
        "training_record": translate("Exchange", "Trainings done"),
        "consent": translate("Exchange", "Consent answers"),
        "team_position": translate("Exchange", "Team positions"),
    }


def _withheld_words() -> list[tuple[tuple[str, str], str]]:
    return [
        (("student", "first_name"), translate("Exchange", "names")),
        (("student", "student_number"), translate("Exchange", "student numbers")),
        (("student", "birth_date"), translate("Exchange", "birth dates")),
        (("buddy_match", "mentor_id"), translate("Exchange", "who is paired with whom")),
        (("session_log", "held_at"), translate("Exchange", "single sessions")),
    ]


def _never_words() -> list[tuple[tuple[str, str], str]]:
    return [
        (("session_log", "note"), translate("Exchange", "notes about sessions")),
        (("session_log", "has_worry"), translate("Exchange", "worries")),
        (("pair_constraint", "reason"), translate("Exchange", "why two are kept apart")),
        (("program_membership", "needs"), translate("Exchange", "what a buddy hopes for")),
        (("absence", "starts_on"), translate("Exchange", "absences")),
        (("duty_assignment", "day"), translate("Exchange", "who was on bench duty")),
        (("student", "interests"), translate("Exchange", "interests, bus and picture")),
    ]
