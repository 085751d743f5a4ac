"""A whole class is away, e.g. on a field trip; and everyone who is away on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import MatchStatus, StudentStatus
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.duty import Absence
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.duty.absence import lost_duties, put_stand_ins
from peerdesk.services.duty.absence_days import check_days, check_this_year, shorten
from peerdesk.services.duty.rows import LostDuty, MarkedAbsent
from peerdesk.services.members import StudentTag, student_tags
from peerdesk.services.names import folded, grade_words
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class as the Who box offers it."""

    homeroom: str
    students: int


@dataclass(frozen=True, slots=True)
class ClassOut:
    """What a class leaves behind while it is away.

    Attributes:
        students: How many would be marked; those who are away already are not among them.
        pairs: How many live pairs cannot meet.
    """

    homeroom: str
    students: int
    duties: tuple[LostDuty, ...]
    pairs: int


@dataclass(frozen=True, slots=True)
class AwayRow:
    """A student, or a class as a whole, who is away on a day.

    Attributes:
        id: The first absence; `ids` are all of them.
        name: "Maya Ortiz" or "Class 5-A".
        detail: "grade 5, 5-A" or "24 students".
        last: Last day away.
    """

    id: str
    ids: tuple[str, ...]
    name: str
    detail: str
    last: date | None
    note: str


def find_classes(session: Session, text: str, limit: int = 3) -> list[ClassRow]:
    """Return the classes whose name begins with `text`, by name; none for an empty text."""
    wanted = folded(text).replace("-", " ").strip()
    query = (
        select(Student.homeroom, func.count())
        .where(
            Student.school_id == own_school_id(session),
            Student.status == StudentStatus.ACTIVE,
            Student.homeroom != "",
        )
        .group_by(Student.homeroom)
        .order_by(Student.homeroom)
    )
    rows = [ClassRow(homeroom, count) for homeroom, count in session.execute(query)]
    found = [row for row in rows if folded(row.homeroom).replace("-", " ").startswith(wanted)]
    return found[:limit] if wanted else []


def class_falls_out(session: Session, homeroom: str, first: date, last: date) -> ClassOut:
    """Return what is left behind when the whole class is away from `first` to `last`.

    Raises:
        InvalidValueError: If the days make no sense.
        NotFoundError: If nobody is in this class.
    """
    check_days(session, first, last)
    everyone = _students(session, homeroom)
    lost = lost_duties(session, frozenset(everyone), first, last)
    going = _not_away(session, everyone, first, last)
    return ClassOut(homeroom, len(going), lost, _count_pairs(session, everyone))


def mark_class_absent(
    session: Session,
    homeroom: str,
    first: date,
    last: date,
    *,
    stand_ins: Mapping[str, str] | None = None,
    note: str = "",
) -> MarkedAbsent:
    """Mark everyone of a class absent in one act; arguments as `mark_absent`.

    Raises:
        InvalidValueError: If the days make no sense, all of them are away already, or a stand-in
            does not fit.
        NotFoundError: If nobody is in this class.
    """
    lost = class_falls_out(session, homeroom, first, last).duties
    check_this_year(session, first)
    going = _not_away(session, _students(session, homeroom), first, last)
    if not going:
        raise InvalidValueError(
            "first",
            translate("Duty", "This class is marked absent on these days already."),
        )
    rows = [
        {
            "school_id": own_school_id(session),
            "student_id": student_id,
            "starts_on": first,
            "ends_on": last,
            "note": note.strip(),
            "homeroom": homeroom,
        }
        for student_id in going
    ]
    ids = bulk_insert(session, Absence, rows)
    return put_stand_ins(session, ids[0], lost, stand_ins or {})


def end_absences(session: Session, absence_ids: Iterable[str], back_on: date | None = None) -> None:
    """End absences before `back_on`, or take them back: one child's, or those of a class.

    Raises:
        InvalidValueError: If one has ended already.
        NotFoundError: If one is gone.
    """
    for absence_id in absence_ids:
        shorten(session, absence_id, back_on)


def away_on(session: Session, day: date) -> list[AwayRow]:
    """Return who is away on `day`: whole classes first, then students by name."""
    query = select(Absence).where(
        Absence.school_id == own_school_id(session),
        Absence.starts_on <= day,
        or_(Absence.ends_on.is_(None), Absence.ends_on >= day),
    )
    absences = list(session.scalars(query.order_by(Absence.id)))
    tags = student_tags(session, {one.student_id for one in absences})
    known = [one for one in absences if one.student_id in tags]
    classes: dict[tuple[str, date | None, str], list[Absence]] = defaultdict(list)
    for one in known:
        if one.homeroom:
            classes[one.homeroom, one.ends_on, one.note].append(one)
    single = [_single(one, tags[one.student_id]) for one in known if not one.homeroom]
    return [
        *(
            _whole(members)
            for _key, members in sorted(classes.items(), key=lambda item: item[0][0])
        ),
        *sorted(single, key=lambda row: (folded(row.name), row.id)),
    ]


def _single(absence: Absence, tag: StudentTag) -> AwayRow:
    detail = ", ".join(part for part in (grade_words(tag.grade), tag.homeroom) if part)
    return AwayRow(absence.id, (absence.id,), tag.full_name, detail, absence.ends_on, absence.note)


def _whole(members: Sequence[Absence]) -> AwayRow:
    head = members[0]
    return AwayRow(
        head.id,
        tuple(one.id for one in members),
        class_words(head.homeroom),
        count_students(len(members)),
        head.ends_on,
        head.note,
    )


def class_words(homeroom: str) -> str:
    """Return "Class 5-A"."""
    return translate("Duty", "Class {name}").format(name=homeroom)


def count_students(count: int) -> str:
    """Return "1 student" or "24 students"."""
    if count == 1:
        return translate("Duty", "1 student")
    return translate("Duty", "{count} students").format(count=count)


def _students(session: Session, homeroom: str) -> list[str]:
    query = select(Student.id).where(
        Student.school_id == own_school_id(session),
        Student.status == StudentStatus.ACTIVE,
        Student.homeroom == homeroom,
    )
    found = list(session.scalars(query.order_by(Student.id)))
    if not found:
        raise NotFoundError(kind="homeroom", record_id=homeroom)
    return found


def _not_away(session: Session, ids: Sequence[str], first: date, last: date) -> list[str]:
    query = select(Absence.student_id).where(
        Absence.school_id == own_school_id(session),
        Absence.starts_on <= first,
        Absence.ends_on >= last,
    )
    away = set(session.scalars(query))
    return [student_id for student_id in ids if student_id not in away]


def _count_pairs(session: Session, ids: Sequence[str]) -> int:
    query = select(Match.mentor_id, Match.mentee_id).where(Match.status == MatchStatus.ACTIVE)
    away = set(ids)
    return sum(bool({mentor, mentee} & away) for mentor, mentee in session.execute(query))
