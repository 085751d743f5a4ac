"""Find, add and change the school's own records."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.base import OfSchool
from peerdesk.services.vaults import own_school_id

MOST_LETTERS: Final = 60
RecordT = TypeVar("RecordT", bound=OfSchool)


def own(session: Session, kind: type[RecordT]) -> Sequence[RecordT]:
    """Return all records of `kind` that belong to the vault's own school."""
    return session.scalars(select(kind).where(kind.school_id == own_school_id(session))).all()


def found(session: Session, kind: type[RecordT], record_id: str) -> RecordT:
    """Return one record.

    Raises:
        NotFoundError: If there is none, or it lies in the bin.
    """
    record = session.get(kind, record_id)
    if record is None or record.deleted_at is not None:
        raise NotFoundError(kind=kind.__name__, record_id=record_id)
    return record


def save(
    session: Session, kind: type[RecordT], record_id: str | None, fields: Mapping[str, Any]
) -> str:
    """Change the record, or add one without an id; return its id."""
    if record_id is None:
        record = kind()
        record.school_id = own_school_id(session)
        session.add(record)
    else:
        record = found(session, kind, record_id)
    for name, value in fields.items():
        setattr(record, name, value)
    session.flush()
    return record.id


def check_name(name: str) -> None:
    """Refuse a blank name, and one that fits no line of paper.

    Raises:
        InvalidValueError: For the field "name".
    """
    if not name.strip():
        raise InvalidValueError("name", translate("Calendar", "Enter a name."))
    if len(name.strip()) > MOST_LETTERS:
        problem = translate("Calendar", "Use at most {most} letters for the name.")
        raise InvalidValueError("name", problem.format(most=MOST_LETTERS))
