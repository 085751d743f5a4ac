"""Which schools the rows of a roster speak of, and which of them is ours."""

from collections.abc import Iterable, Sequence

from peerdesk.errors import SeveralSchoolsError
from peerdesk.services.roster import values
from peerdesk.services.roster.rows import Field, RawRow, School


def schools_of(raws: Iterable[RawRow]) -> tuple[School, ...]:
    """Return the schools that the student rows name, by name, with how many students each has."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for raw in raws:
        key = school_key(raw)
        if not key or is_adult(raw):
            continue
        names.setdefault(key, raw.text(Field.SCHOOL_NAME) or raw.text(Field.SCHOOL_ID))
        counts[key] = counts.get(key, 0) + 1
    found = (School(key, names[key], count) for key, count in counts.items())
    return tuple(sorted(found, key=lambda school: (school.name.casefold(), school.id)))


def school_key(raw: RawRow) -> str:
    """Return what tells the school of a row apart, or an empty string."""
    return raw.text(Field.SCHOOL_ID) or raw.text(Field.SCHOOL_NAME)


def is_adult(raw: RawRow) -> bool:
    """Say whether a row is of anybody but a student."""
    role = raw.text(Field.ROLE)
    return bool(role) and not values.is_student_role(role)


def choose_school(schools: Sequence[School], wanted: str | None) -> School | None:
    """Return the one school to import; None if the file names none.

    Raises:
        SeveralSchoolsError: If there are several and none, or none of them, was chosen.
    """
    if not schools:
        return None
    if wanted is None or not wanted.strip():
        if len(schools) == 1:
            return schools[0]
        raise SeveralSchoolsError(schools=tuple(_told_apart(schools)))
    plain = values.clean(wanted).casefold()
    chosen = [s for s in schools if s.id.casefold() == plain]
    chosen = chosen or [s for s in schools if s.name.casefold() == plain]
    if len(chosen) != 1:
        raise SeveralSchoolsError(schools=tuple(_told_apart(schools)), wanted=wanted.strip())
    return chosen[0]


def _told_apart(schools: Sequence[School]) -> Iterable[str]:
    names = [school.name.casefold() for school in schools]
    for school in schools:
        is_twin = names.count(school.name.casefold()) > 1
        yield f"{school.name} ({school.id})" if is_twin else school.name
