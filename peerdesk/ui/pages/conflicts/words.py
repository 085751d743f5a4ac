"""Fields and values of a conflict, in words."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from peerdesk.enums import ConflictDecision, Grade
from peerdesk.i18n import translate
from peerdesk.services.names import grade_short
from peerdesk.sync.conflicts import ConflictRow
from peerdesk.ui.kit.dates import day_and_time, day_with_year


def field(row: ConflictRow) -> str:
    """Return which field of what was changed twice."""
    if row.kind == "deleted":
        return translate("Conflicts", "Deleted or kept")
    word = _columns().get(row.column, row.column.replace("_", " "))
    return f"{_tables().get(row.table, row.table)}: {word}"


def why(row: ConflictRow) -> str:
    """Return in one sentence why a person has to look."""
    if row.kind == "deleted":
        return translate(
            "Conflicts", "One side deleted this record while the other side changed it."
        )
    if row.kind == "authority":
        return translate("Conflicts", "The school asks for this; only the district may change it.")
    return translate("Conflicts", "Both sides changed this field without knowing of each other.")


def suggestion(row: ConflictRow) -> str:
    """Return what the program would choose, and why."""
    if row.kind == "edit" and row.here_at == row.there_at:
        text = translate("Conflicts", "Suggested: leave “{value}”, which is in force now.")
        return text.format(value=side(row, theirs=row.is_theirs))
    if row.suggestion is ConflictDecision.TAKEN:
        text = translate("Conflicts", "Suggested: take “{value}”, it was written later.")
        return text.format(value=side(row, theirs=True))
    if row.kind == "authority":
        text = translate("Conflicts", "Suggested: keep “{value}” until the transfer is agreed.")
    else:
        text = translate("Conflicts", "Suggested: keep “{value}”, it was written later.")
    return text.format(value=side(row, theirs=False))


def value(content: Any) -> str:
    """Return a value as it is read."""
    if content is None or content in ("", ()):
        return translate("Conflicts", "nothing")
    if isinstance(content, bool):
        return translate("Conflicts", "yes") if content else translate("Conflicts", "no")
    if isinstance(content, date):
        return day_and_time(content) if isinstance(content, datetime) else day_with_year(content)
    return _code(content)


def _code(content: Any) -> str:
    if isinstance(content, tuple):
        return ", ".join(content)
    if isinstance(content, Grade):
        return grade_short(content)
    return content.value.replace("_", " ") if isinstance(content, StrEnum) else str(content)


def side(row: ConflictRow, *, theirs: bool) -> str:
    """Return what one side says, for a button or a line."""
    content = row.there if theirs else row.here
    if row.kind == "deleted":
        is_gone = content is not None
        return translate("Conflicts", "deleted") if is_gone else translate("Conflicts", "kept")
    return value(content)


def _tables() -> dict[str, str]:
    return {
        "student": translate("Conflicts", "Student"),
        "staff": translate("Conflicts", "Staff"),
        "buddy_match": translate("Conflicts", "Pair"),
        "session_log": translate("Conflicts", "Session"),
        "program_membership": translate("Conflicts", "Helper or buddy"),
        "training_record": translate("Conflicts", "Training"),
        "consent": translate("Conflicts", "Consent"),
        "team_position": translate("Conflicts", "Team position"),
        "school": translate("Conflicts", "School"),
        "figure": translate("Conflicts", "Figure"),
    }


def _columns() -> dict[str, str]:
    return {
        "school_id": translate("Conflicts", "school"),
        "first_name": translate("Conflicts", "first name"),
        "last_name": translate("Conflicts", "last name"),
        "preferred_name": translate("Conflicts", "name on prints"),
        "student_number": translate("Conflicts", "student number"),
        "birth_date": translate("Conflicts", "birth date"),
        "home_languages": translate("Conflicts", "languages at home"),
        "grade": translate("Conflicts", "grade"),
        "homeroom": translate("Conflicts", "homeroom"),
        "status": translate("Conflicts", "status"),
        "left_on": translate("Conflicts", "left on"),
        "minutes": translate("Conflicts", "minutes"),
        "held_at": translate("Conflicts", "held at"),
        "done_on": translate("Conflicts", "done on"),
        "closed_on": translate("Conflicts", "ended on"),
        "title": translate("Conflicts", "position"),
    }
