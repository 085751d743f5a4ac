"""The end of a school year."""

from enum import StrEnum


class NextYear(StrEnum):
    """Where a student goes when the school year ends."""

    NEXT_GRADE = "next_grade"
    RETAIN = "retain"
    LEAVE = "leave"
    OTHER_SCHOOL = "other_school"


class RolloverTask(StrEnum):
    """The steps from one school year to the next, in the order of the list."""

    BACKUP = "backup"
    PAIRS = "pairs"
    CERTIFICATES = "certificates"
    PROMOTE = "promote"
    LEAVERS = "leavers"
    RETENTION = "retention"
    CALENDAR = "calendar"
    ROSTER = "roster"
    TEAM = "team"
