"""Students and staff."""

from enum import StrEnum
from typing import Final


class Grade(StrEnum):
    """CEDS grade codes from pre-kindergarten to grade 12."""

    PRE_KINDERGARTEN = "PK"
    KINDERGARTEN = "KG"
    G01 = "01"
    G02 = "02"
    G03 = "03"
    G04 = "04"
    G05 = "05"
    G06 = "06"
    G07 = "07"
    G08 = "08"
    G09 = "09"
    G10 = "10"
    G11 = "11"
    G12 = "12"

    @property
    def level(self) -> int:
        """Return years from kindergarten: PK is -1, KG 0, grade 1 is 1."""
        return _GRADE_LEVEL[self]


_GRADE_LEVEL: Final = {grade: level - 1 for level, grade in enumerate(Grade)}


class StudentStatus(StrEnum):
    """Whether a student is on the school's roster now."""

    ACTIVE = "active"
    LEFT = "left"


class StaffRole(StrEnum):
    """OneRoster 1.2 roles of adults, and the few a program adds."""

    COUNSELOR = "counselor"
    TEACHER = "teacher"
    PRINCIPAL = "principal"
    AIDE = "aide"
    ADVISOR = "advisor"
    OTHER = "other"
