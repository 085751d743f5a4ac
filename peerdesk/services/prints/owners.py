"""Which pictogram stands for which student, and whose first name may be shown with it."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    ConsentKind,
    MembershipRole,
    MembershipStatus,
    ProgramKind,
    StudentStatus,
)
from peerdesk.models.people import Student
from peerdesk.models.programs import ProgramMembership, TeamPosition
from peerdesk.services.consents import given
from peerdesk.services.members import student_tags
from peerdesk.services.prints.pictograms import find_pictogram, next_pictogram
from peerdesk.services.prints.rows import HelperMark
from peerdesk.services.vaults import programs_by_kind


def marks(
    session: Session,
    student_ids: Collection[str],
    today: date,
    *,
    pictures_only: bool = False,
) -> dict[str, HelperMark]:
    """Return how each of these students may stand on a public sheet, by id.

    A first name is there only with a yes to "name on posters" that counts today.
    """
    agreed = frozenset() if pictures_only else given(session, ConsentKind.POSTER_NAME, today)
    tags = student_tags(session, student_ids)
    pictures = pictograms_of(session, student_ids)
    return {
        id_: HelperMark(pictures[id_], tags[id_].first_name or None if id_ in agreed else None)
        for id_ in student_ids
        if id_ in tags
    }


def withheld(session: Session, student_ids: Collection[str], today: date) -> int:
    """Return how many of these students show as a picture because no yes is recorded."""
    return len(set(student_ids) - given(session, ConsentKind.POSTER_NAME, today))


def pictograms_of(session: Session, student_ids: Collection[str]) -> dict[str, str]:
    """Return the pictogram key of each of these students.

    A helper who was given none yet gets the one that `give_pictograms` would give now, so
    that all prints of a day agree.
    """
    stored = _stored(session)
    return stored | _planned(session, stored, student_ids)


def give_pictograms(session: Session) -> int:
    """Give every bench helper and team member without a pictogram one for good; return how many."""
    planned = _planned(session, _stored(session), ())
    for student in session.scalars(select(Student).where(Student.id.in_(planned))):
        student.pictogram = planned[student.id]
    return len(planned)


def _stored(session: Session) -> dict[str, str]:
    """Return who has a pictogram that counts: of two of one family, the first one's.

    Somebody who comes back may find the old picture given away; the next print gives another.
    """
    query = select(Student.id, Student.pictogram).where(
        Student.pictogram != "", Student.status == StudentStatus.ACTIVE
    )
    families: set[str] = set()
    found: dict[str, str] = {}
    for id_, key in session.execute(query.order_by(Student.id)):
        pictogram = find_pictogram(key)
        if pictogram is not None and pictogram.family not in families:
            families.add(pictogram.family)
            found[id_] = key
    return found


def _planned(
    session: Session, stored: dict[str, str], student_ids: Collection[str]
) -> dict[str, str]:
    """Return pictograms for owners (by id, so always the same), then for further students."""
    owners = [id_ for id_ in sorted(picture_owners(session)) if id_ not in stored]
    others = [id_ for id_ in sorted(student_ids) if id_ not in stored]
    planned: dict[str, str] = {}
    for id_ in dict.fromkeys([*owners, *others]):
        planned[id_] = next_pictogram([*stored.values(), *planned.values()]).key
    return planned


def picture_owners(session: Session) -> set[str]:
    """Return who may ever stand on a public sheet: bench helpers and the leadership team.

    Helpers of buddy pairs never do, so they need no picture and leave enough for the others.
    """
    bench = programs_by_kind(session).get(ProgramKind.BUDDY_BENCH)
    helpers = select(ProgramMembership.student_id).where(
        ProgramMembership.program_id == bench,
        ProgramMembership.role == MembershipRole.HELPER,
        ProgramMembership.status != MembershipStatus.ENDED,
    )
    members = select(TeamPosition.student_id).where(TeamPosition.ends_on.is_(None))
    return {*session.scalars(helpers), *session.scalars(members)}
