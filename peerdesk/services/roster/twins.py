"""New students who may be somebody known already: same name, same birth date, another id."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from peerdesk.services.names import folded
from peerdesk.services.roster.planned import PlannedStudent, Twin

_Person = tuple[str, date]


def with_twins(new: Sequence[PlannedStudent], known: Sequence[Any]) -> tuple[PlannedStudent, ...]:
    """Mark new students whose name and birth date somebody else has."""
    born = Counter(student.values.get("birth_date") for student in new)
    born.update(stored.birth_date for stored in known if stored.birth_date in born)
    people: dict[_Person, list[Twin]] = {}
    for stored in known:
        if stored.deleted_at is None and stored.birth_date in born:
            twin = Twin(stored.id, stored.student_number or stored.state_id or stored.roster_id)
            person = _person(stored.last_name, stored.first_name, stored.birth_date)
            people.setdefault(person, []).append(twin)
    made: dict[int, _Person] = {}
    for student in new:
        birth_date = student.values.get("birth_date")
        if not student.is_revived and birth_date is not None and born[birth_date] > 1:
            values = student.values
            person = _person(values["last_name"], values["first_name"], birth_date)
            people.setdefault(person, []).append(Twin(None, student.number, student.row))
            made[student.row] = person
    twins = {row: _other(people[person], row) for row, person in made.items()}
    return tuple(
        replace(student, twin=twins[student.row]) if twins.get(student.row) else student
        for student in new
    )


def _other(people: Sequence[Twin], row: int) -> Twin | None:
    return next((twin for twin in people if twin.row != row), None)


def _person(last_name: str, first_name: str, birth_date: date) -> _Person:
    name = f"{last_name}\n{first_name}"
    return name.casefold() if name.isascii() else folded(name), birth_date
