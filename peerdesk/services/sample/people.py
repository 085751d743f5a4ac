"""The invented students and adults."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle
from typing import Any, Final

from peerdesk.enums import Grade, StaffRole, StudentStatus
from peerdesk.services.sample.source import Source

_GENDERS: Final = ("F", "M", "F", "M", "F", "M", "F", "M", "X")
_SYMBOLS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_ROSTER_COLUMNS: Final = {
    "Student ID": "student_number",
    "Last name": "last_name",
    "First name": "first_name",
    "Preferred name": "preferred_name",
    "Grade": "grade",
    "Birth date": "birth_date",
    "Gender": "gender",
    "Homeroom": "homeroom",
    "Home language": "home_languages",
    "Bus": "bus",
}
LEFT_COUNT: Final = 5


def invent_students(source: Source) -> list[dict[str, Any]]:
    """Return the values of every student, by grade and homeroom; a few have left."""
    numbers = iter(source.chance.sample(range(2000, 99999), 1000))
    students = [
        _student(source, name, room, next(numbers))
        for grade in source.facts["school"]["grades"]
        for name, room in zip(_names(source, grade), _rooms(source, grade), strict=False)
    ]
    for student in students[:: len(students) // LEFT_COUNT][1:]:
        student["status"] = StudentStatus.LEFT
        student["left_on"] = source.today - timedelta(days=source.chance.randrange(10, 90))
    return students


def _names(source: Source, grade: str) -> Iterator[Mapping[str, Any]]:
    specials = [name for name in source.facts["special"] if name["grade"] == grade]
    yield from specials
    origins = source.facts["origins"]
    shares = [origin["share"] for origin in origins]
    used: set[tuple[str, str]] = set()
    while len(used) < source.facts["school"]["students_per_grade"] - len(specials):
        origin = source.chance.choices(origins, shares)[0]
        name = (source.chance.choice(origin["given"]), source.chance.choice(origin["family"]))
        if name not in used:
            used.add(name)
            yield {"given": name[0], "family": name[1], "languages": origin["languages"]}


def _rooms(source: Source, grade: str) -> Iterator[tuple[str, str]]:
    sign = "K" if grade == Grade.KINDERGARTEN else grade.lstrip("0")
    return cycle([(grade, f"{sign}{room}") for room in source.facts["school"]["rooms"]])


def _student(
    source: Source, name: Mapping[str, Any], place: tuple[str, str], number: int
) -> dict[str, Any]:
    grade = Grade(place[0])
    languages = tuple(name["languages"])
    known = languages if languages[0] != "en" or source.often(0.9) else ("en", "es")
    return source.record(
        code="".join(source.chance.choices(_SYMBOLS, k=6)),
        student_number=f"{number:06d}",
        first_name=name["given"],
        last_name=name["family"],
        preferred_name="",
        birth_date=_birth_date(source, grade),
        grade=grade,
        gender=source.chance.choice(_GENDERS),
        homeroom=place[1],
        home_languages=known,
        interests=tuple(source.some(source.facts["school"]["interests"], 3)),
        bus=f"Route {source.chance.randrange(1, 7)}" if source.often(0.6) else "",
        status=StudentStatus.ACTIVE,
        left_on=None,
    )


def _birth_date(source: Source, grade: Grade) -> date:
    year = source.today.year if source.today.month >= 8 else source.today.year - 1
    first = date(year - 6 - grade.level, 9, 1)
    return first + timedelta(days=source.chance.randrange(365))


def invent_staff(source: Source) -> list[dict[str, Any]]:
    """Return the values of the adults."""
    return [
        source.record(
            staff_number=f"S{number:03d}",
            first_name=adult["given"],
            last_name=adult["family"],
            email=adult["email"],
            role=StaffRole(adult["role"]),
        )
        for number, adult in enumerate(source.facts["staff"], start=1)
    ]


def roster_csv(students: Sequence[Mapping[str, Any]]) -> bytes:
    """Return the students who are there as the CSV a school system would export."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_ROSTER_COLUMNS)
    for student in students:
        if student["status"] is StudentStatus.ACTIVE:
            writer.writerow(_cell(student[key]) for key in _ROSTER_COLUMNS.values())
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    return str(value[0]) if isinstance(value, tuple) else str(value)
