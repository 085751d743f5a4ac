"""Raw rows to students, staff and problems: every row ends in exactly one list."""

from collections.abc import Mapping, Sequence
from datetime import date

from peerdesk.enums import Grade
from peerdesk.errors import RosterFileError
from peerdesk.i18n import translate
from peerdesk.services.roster import dates, grades, values
from peerdesk.services.roster.leaving import who_left
from peerdesk.services.roster.rows import (
    ID_FIELDS,
    NAME_FIELDS,
    Choices,
    DateOrder,
    Field,
    RawRow,
    Roster,
    RosterStaff,
    RosterStudent,
    RowProblem,
)
from peerdesk.services.roster.schools import choose_school, is_adult, school_key, schools_of
from peerdesk.services.roster.table import no_students

_OLDEST_YEARS = 30
_YOUNGEST_YEARS = 2
_LONGEST = 300


class _RowError(Exception):
    """A row cannot be used: the cell to mend and the sentence."""

    def __init__(self, field: Field | None, message: str) -> None:
        super().__init__()
        self.field = field
        self.message = message


def check_people(
    raws: Sequence[RawRow],
    fields: frozenset[Field],
    choices: Choices,
    today: date,
) -> Roster:
    """Return the checked roster of one school.

    Raises:
        RosterFileError: If nobody could be told apart or nobody is a student.
        SeveralSchoolsError: If the rows belong to several schools and none was chosen.
    """
    if all(is_adult(raw) for raw in raws):
        raise no_students()
    _check_fields(fields)
    mended = [_mend(raw, choices.edits) for raw in raws]
    schools = schools_of(mended)
    school = choose_school(schools, choices.school)
    has_others = len(schools) > 1
    if school is not None and has_others:
        mended = [raw for raw in mended if school_key(raw) in {school.id, ""}]
    if not any(not is_adult(raw) for raw in mended):
        raise no_students()
    if not any(raw.text(key) for raw in mended for key in ID_FIELDS):
        raise _no_ids()
    mended, repeats = _without_repeats(mended)
    found = dates.find_order(raw.text(Field.BIRTH_DATE) for raw in mended)
    order = choices.date_order or found.order
    is_ambiguous = found.is_ambiguous and choices.date_order is None
    checker = _Checker(order, today, has_schools=has_others)
    checker.check(mended)
    return Roster(
        students=tuple(sorted(checker.students, key=lambda student: student.row)),
        staff=tuple(sorted(checker.staff, key=lambda adult: adult.row)),
        problems=tuple(sorted(checker.problems, key=lambda problem: problem.row)),
        fields=fields,
        date_order=order,
        dates_ambiguous=is_ambiguous,
        notes=(*repeats, *((_ambiguity_note(order),) if is_ambiguous else ())),
        school=school,
    )


def _without_repeats(raws: Sequence[RawRow]) -> tuple[list[RawRow], tuple[str, ...]]:
    """Return the rows without those that say an earlier one again, and a note of how many."""
    first: dict[frozenset[tuple[Field, str]], RawRow] = {}
    kept = [raw for raw in raws if first.setdefault(frozenset(raw.values.items()), raw) is raw]
    count = len(raws) - len(kept)
    note = translate("Roster", "Rows that repeat an earlier row word for word, left out: {count}.")
    return kept, (note.format(count=count),) if count else ()


def _mend(raw: RawRow, edits: Mapping[tuple[int, Field], str]) -> RawRow:
    mended = {field: values.clean(text) for (row, field), text in edits.items() if row == raw.row}
    return RawRow(raw.row, {**raw.values, **mended}, raw.overflows) if mended else raw


def _check_fields(fields: frozenset[Field]) -> None:
    if not fields.intersection(ID_FIELDS):
        raise _no_ids()
    if Field.GRADE not in fields:
        raise RosterFileError(
            translate(
                "Roster",
                "No column holds the students' grades, which pairing needs. Add a column such as "
                "“Grade”, or choose it when the columns are matched.",
            )
        )
    if not fields.intersection(NAME_FIELDS):
        raise RosterFileError(
            translate(
                "Roster",
                "No column holds the students' names. Add a column such as “Last name” and “First "
                "name”, or choose it when the columns are matched.",
            )
        )


def _no_ids() -> RosterFileError:
    return RosterFileError(
        translate(
            "Roster",
            "No column holds the students' ids, so nobody could be recognised next time. Export "
            "the roster with the student number, or choose its column when the columns are "
            "matched.",
        )
    )


def _ambiguity_note(order: DateOrder) -> str:
    if order is DateOrder.DAY_FIRST:
        text = translate(
            "Roster",
            "The birth dates can be read two ways. They are read as day, month, year: check one "
            "and change the order if it is wrong.",
        )
    else:
        text = translate(
            "Roster",
            "The birth dates can be read two ways. They are read as month, day, year: check one "
            "and change the order if it is wrong.",
        )
    return text


class _Checker:
    """Sorts rows into students, staff and problems, and remembers the ids it has seen."""

    def __init__(self, order: DateOrder, today: date, *, has_schools: bool) -> None:
        self.students: list[RosterStudent] = []
        self.staff: list[RosterStaff] = []
        self.problems: list[RowProblem] = []
        self._order = order
        self._today = today
        self._has_schools = has_schools
        self._seen: dict[tuple[bool, Field, str], int] = {}

    def check(self, raws: Sequence[RawRow]) -> None:
        """Check every row, students who are here first, so that they own their ids."""
        left = who_left(raws, self._order, self._today)
        flagged = list(zip(raws, left, strict=True))
        for raw, has_left in sorted(flagged, key=lambda pair: pair[1]):
            self._check_row(raw, has_left=has_left)

    def _check_row(self, raw: RawRow, *, has_left: bool) -> None:
        try:
            if is_adult(raw):
                self._add_adult(raw, has_left=has_left)
            elif has_left:
                self._add_leaver(raw)
            else:
                self._add_student(raw)
        except _RowError as error:
            self.problems.append(RowProblem(raw.row, error.field, error.message, raw))

    def _add_student(self, raw: RawRow) -> None:
        _check_characters(raw)
        _check_ids(raw)
        self._claim_ids(raw)
        family, given = _names(raw)
        if self._has_schools and not school_key(raw):
            raise _RowError(
                Field.SCHOOL_ID,
                translate("Roster", "This row does not say which school it belongs to. Enter it."),
            )
        grade = _grade(raw.text(Field.GRADE))
        birth_date = self._birth_date(raw.text(Field.BIRTH_DATE))
        self.students.append(_student(raw, (family, given), grade, birth_date, has_left=False))

    def _add_leaver(self, raw: RawRow) -> None:
        """Add someone who left: only the id matters, so a strange grade is no problem."""
        _check_ids(raw)
        if any((False, field, raw.text(field).casefold()) in self._seen for field in ID_FIELDS):
            return
        self._claim_ids(raw)
        self.students.append(_student(raw, _names_if_any(raw), None, None, has_left=True))

    def _add_adult(self, raw: RawRow, *, has_left: bool) -> None:
        role = values.parse_role(raw.text(Field.ROLE))
        if role is None or (self.staff and self.staff[-1].row == raw.row):
            return  # no adult, or the same line once more: one who works at several schools
        _check_characters(raw)
        _check_ids(raw)
        self._claim_ids(raw)
        family, given = _names(raw)
        number, sourced_id = raw.text(Field.NUMBER), raw.text(Field.SOURCED_ID)
        email = raw.text(Field.EMAIL)
        self.staff.append(
            RosterStaff(raw.row, number, sourced_id, family, given, email, role, has_left)
        )

    def _claim_ids(self, raw: RawRow) -> None:
        """Take the ids of a row; an adult may have the number of a student."""
        is_staff = is_adult(raw)
        for field in ID_FIELDS:
            text = raw.text(field)
            owner = self._seen.get((is_staff, field, text.casefold()))
            if text and owner is not None:
                message = translate(
                    "Roster", "The number {id} is already used in row {row}. Correct one of them."
                )
                raise _RowError(field, message.format(id=text, row=owner))
        own = {f: raw.text(f).casefold() for f in ID_FIELDS if raw.text(f)}
        self._seen |= {(is_staff, field, text): raw.row for field, text in own.items()}

    def _birth_date(self, text: str) -> date | None:
        if not text or dates.is_no_date(text):
            return None
        try:
            birth_date = dates.parse_date(text, self._order, self._today)
        except dates.UnreadableDateError as error:
            message = translate(
                "Roster", "“{text}” is not a date of birth. Enter it as 2016-03-18."
            )
            raise _RowError(Field.BIRTH_DATE, message.format(text=text)) from error
        age = self._today.year - birth_date.year
        if not _YOUNGEST_YEARS <= age <= _OLDEST_YEARS:
            message = translate(
                "Roster", "The date of birth {text} cannot be a student's. Enter it as 2016-03-18."
            )
            raise _RowError(Field.BIRTH_DATE, message.format(text=text))
        return birth_date


def _check_characters(raw: RawRow) -> None:
    if raw.overflows:
        message = translate(
            "Roster",
            "This row has more cells than there are headings, so they may be shifted. "
            "Correct it in the file.",
        )
        raise _RowError(None, message)
    for field, text in raw.values.items():
        if len(text) > _LONGEST:
            message = translate("Roster", "A cell is too long to be right. Enter it again.")
            raise _RowError(field, message)
        if values.has_control(text):
            message = translate(
                "Roster", "A cell holds signs that cannot be shown or printed. Type it again."
            )
            raise _RowError(field, message)


def _check_ids(raw: RawRow) -> None:
    texts = {field: raw.text(field) for field in ID_FIELDS}
    for field, text in texts.items():
        if values.is_shortened_number(text):
            message = translate(
                "Roster", "The number {id} was shortened by a spreadsheet. Enter the whole number."
            )
            raise _RowError(field, message.format(id=text))
    if not any(texts.values()):
        raise _RowError(
            Field.NUMBER, translate("Roster", "This row has no student number. Enter it.")
        )


def _names_if_any(raw: RawRow) -> tuple[str, str]:
    """Return family and given name, which may both be empty."""
    families = (raw.text(Field.FAMILY_NAME), raw.text(Field.SECOND_FAMILY_NAME))
    family, given = " ".join(part for part in families if part), raw.text(Field.GIVEN_NAME)
    if not family or not given:
        last_first, plain = raw.text(Field.NAME_LAST_FIRST), raw.text(Field.NAME)
        if last_first:
            family, given = values.split_last_first(last_first)
        elif plain:
            family, given = values.complete_name(plain, family, given)
    return values.with_suffix(family, raw.text(Field.SUFFIX)), given


def _names(raw: RawRow) -> tuple[str, str]:
    """Return family and given name, of which there is at least one."""
    family, given = _names_if_any(raw)
    if not family and not given:
        field = next((key for key in NAME_FIELDS if key in raw.values), Field.NAME)
        raise _RowError(field, translate("Roster", "This row has no name. Enter it."))
    return family, given


def _grade(text: str) -> Grade:
    if not text:
        raise _RowError(
            Field.GRADE, translate("Roster", "This row has no grade. Enter PK, K or 1 to 12.")
        )
    try:
        return grades.parse_grade(text)
    except grades.UnknownGradeError as error:
        raise _RowError(Field.GRADE, _bad_grade(text)) from error


def _bad_grade(text: str) -> str:
    return translate(
        "Roster",
        "“{grade}” is not a grade from pre-kindergarten (PK) to 12. Enter it as PK, K or 1 to 12.",
    ).format(grade=text)


def _student(
    raw: RawRow,
    names: tuple[str, str],
    grade: Grade | None,
    birth_date: date | None,
    *,
    has_left: bool,
) -> RosterStudent:
    family, given = names
    return RosterStudent(
        row=raw.row,
        number=raw.text(Field.NUMBER),
        state_id=raw.text(Field.STATE_ID),
        sourced_id=raw.text(Field.SOURCED_ID),
        family_name=family,
        given_name=given,
        middle_name=raw.text(Field.MIDDLE_NAME),
        preferred_name=raw.text(Field.PREFERRED_NAME),
        grade=grade,
        birth_date=birth_date,
        gender=values.parse_gender(raw.text(Field.GENDER)),
        homeroom=raw.text(Field.HOMEROOM),
        languages=values.parse_languages(raw.text(Field.LANGUAGE)),
        bus=raw.text(Field.BUS),
        has_left=has_left,
        raw=raw,
    )
