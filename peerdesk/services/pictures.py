"""Which pictogram a student may choose: one that nobody can mix up with another's.

list_pictures(session, student_id) -> every picture, with who keeps it from being free
choose_picture(session, student_id, key)
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import StudentStatus
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.services.names import full_name
from peerdesk.services.prints.pictograms import (
    Pictogram,
    find_pictogram,
    list_pictograms,
    next_pictogram,
)
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class PictureChoice:
    """One pictogram of the grid.

    Attributes:
        is_own: The student has it now.
        taken_by: Name of who has it, or has one that looks like it; "" if it is free.
        alike: The pictogram of theirs, if it is another one of the same family.
    """

    pictogram: Pictogram
    is_own: bool
    taken_by: str = ""
    alike: Pictogram | None = None


def list_pictures(session: Session, student_id: str) -> list[PictureChoice]:
    """Return all pictograms in the order in which they are given out.

    A numbered badge follows when the student has it, or when no picture is free.
    """
    own, taken = _owners(session, student_id)
    choices = [_choice(pictogram, own, taken) for pictogram in list_pictograms()]
    mine = find_pictogram(own)
    if mine is not None and mine.is_number:
        return [*choices, _choice(mine, own, taken)]
    if all(choice.taken_by and not choice.is_own for choice in choices):
        keys = [pictogram.key for _name, pictogram in taken.values()]
        choices.append(_choice(next_pictogram(keys), own, taken))
    return choices


def choose_picture(session: Session, student_id: str, key: str) -> None:
    """Give a student a certain pictogram.

    Raises:
        NotFoundError: If there is no such student or picture.
        NotAllowedError: If another student here has it, or one of its family.
    """
    student, pictogram = session.get(Student, student_id), find_pictogram(key)
    if student is None or pictogram is None:
        raise NotFoundError(kind="Student" if student is None else "Pictogram", record_id=key)
    own, taken = _owners(session, student_id)
    choice = _choice(pictogram, own, taken)
    if choice.taken_by and not choice.is_own:
        raise NotAllowedError(_refusal(is_alike=choice.alike is not None))
    student.pictogram = key


def _refusal(*, is_alike: bool) -> str:
    if is_alike:
        return translate(
            "Students",
            "Another student has a picture that looks much like this one. Choose one that is free.",
        )
    return translate("Students", "Another student has this picture. Choose one that is free.")


def _choice(
    pictogram: Pictogram, own: str, taken: Mapping[str, tuple[str, Pictogram]]
) -> PictureChoice:
    name, theirs = taken.get(pictogram.family, ("", None))
    alike = theirs if theirs is not None and theirs.key != pictogram.key else None
    return PictureChoice(pictogram, pictogram.key == own, name, alike)


def _owners(session: Session, student_id: str) -> tuple[str, dict[str, tuple[str, Pictogram]]]:
    """Return the student's own pictogram, and who of the others has one of each family."""
    query = select(
        Student.id,
        Student.pictogram,
        Student.first_name,
        Student.last_name,
        Student.preferred_name,
    ).where(
        Student.pictogram != "",
        Student.school_id == own_school_id(session),
        Student.status == StudentStatus.ACTIVE,
    )
    own = ""
    taken: dict[str, tuple[str, Pictogram]] = {}
    for owner_id, key, first, last, preferred in session.execute(query.order_by(Student.id)):
        pictogram = find_pictogram(key)
        if owner_id == student_id:
            own = key
        elif pictogram is not None:
            taken.setdefault(pictogram.family, (full_name(first, last, preferred), pictogram))
    return own, taken
