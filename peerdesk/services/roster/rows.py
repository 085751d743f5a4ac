"""What a roster holds, before anything is compared or written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from peerdesk.enums import Grade, StaffRole


class Field(StrEnum):
    """What a roster column can mean."""

    NUMBER = "number"
    STATE_ID = "state_id"
    SOURCED_ID = "sourced_id"
    NAME = "name"
    NAME_LAST_FIRST = "name_last_first"
    FAMILY_NAME = "family_name"
    SECOND_FAMILY_NAME = "second_family_name"
    GIVEN_NAME = "given_name"
    SUFFIX = "suffix"
    MIDDLE_NAME = "middle_name"
    PREFERRED_NAME = "preferred_name"
    GRADE = "grade"
    BIRTH_DATE = "birth_date"
    GENDER = "gender"
    HOMEROOM = "homeroom"
    LANGUAGE = "language"
    BUS = "bus"
    STATUS = "status"
    ACTIVE = "active"
    EXIT_DATE = "exit_date"
    SCHOOL_ID = "school_id"
    SCHOOL_NAME = "school_name"
    ROLE = "role"
    EMAIL = "email"


ID_FIELDS = (Field.NUMBER, Field.STATE_ID, Field.SOURCED_ID)
NAME_FIELDS = (Field.NAME, Field.NAME_LAST_FIRST, Field.FAMILY_NAME, Field.GIVEN_NAME)


class DateOrder(StrEnum):
    """How the numbers of a date follow each other."""

    YEAR_FIRST = "ymd"
    MONTH_FIRST = "mdy"
    DAY_FIRST = "dmy"


@dataclass(frozen=True, slots=True)
class RawRow:
    """One person as the file says it, text only.

    Attributes:
        row: Row number as a spreadsheet shows it: the first line of the file is 1.
        values: Trimmed text by field; a missing field is an empty cell.
        overflows: The row has more cells than there are headings.
    """

    row: int
    values: Mapping[Field, str]
    overflows: bool = False

    def text(self, key: Field) -> str:
        """Return the text of `key`, or an empty string."""
        return self.values.get(key, "")


@dataclass(frozen=True, slots=True)
class RosterStudent:
    """One student of the roster, checked.

    Attributes:
        grade: None only for someone who has left.
        languages: ISO 639 codes, or the source's own word where no code is known.
        has_left: The source says that the student is no longer at this school.
    """

    row: int
    number: str
    state_id: str
    sourced_id: str
    family_name: str
    given_name: str
    middle_name: str
    preferred_name: str
    grade: Grade | None
    birth_date: date | None
    gender: str
    homeroom: str
    languages: tuple[str, ...]
    bus: str
    has_left: bool
    raw: RawRow


@dataclass(frozen=True, slots=True)
class RosterStaff:
    """One adult of the roster, checked."""

    row: int
    number: str
    sourced_id: str
    family_name: str
    given_name: str
    email: str
    role: StaffRole
    has_left: bool


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be used as it stands.

    Attributes:
        field: The cell to mend, or None if no single one is to blame.
        message: A sentence that says what is wrong and what to do.
    """

    row: int
    field: Field | None
    message: str
    raw: RawRow


@dataclass(frozen=True, slots=True)
class School:
    """A school that a roster speaks of."""

    id: str
    name: str
    students: int = 0


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about a file; the defaults decide by looking.

    Attributes:
        columns: Field by column number for a table; None recognises the headings.
        date_order: How to read dates that could be read two ways.
        school: Id or name of one school of the file, in any case.
        edits: Mended cells by (row, field).
    """

    columns: Mapping[int, Field] | None = None
    date_order: DateOrder | None = None
    school: str | None = None
    edits: Mapping[tuple[int, Field], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Roster:
    """A whole roster, checked row by row; every row is in exactly one of the lists.

    Attributes:
        fields: The fields that the source has at all; others are never changed by it.
        is_complete: Everyone is in it, so who is missing has left (false for a delta).
        dates_ambiguous: The dates can be read two ways and nobody has decided.
        notes: Sentences about the whole file that a person should know.
    """

    students: tuple[RosterStudent, ...]
    staff: tuple[RosterStaff, ...]
    problems: tuple[RowProblem, ...]
    fields: frozenset[Field]
    is_complete: bool = True
    date_order: DateOrder | None = None
    dates_ambiguous: bool = False
    notes: tuple[str, ...] = ()
    school: School | None = None
