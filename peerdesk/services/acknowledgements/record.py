"""Record what helpers signed on paper.

record_signed(session, papers, signature, today) -> ids of what was recorded
take_back(session, acknowledgement_id)
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import AcknowledgementKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.acknowledgements import Acknowledgement
from peerdesk.models.people import Student
from peerdesk.models.stamping import stamp_of
from peerdesk.services.acknowledgements.kinds import TEXT_VERSION
from peerdesk.services.acknowledgements.standing import counting
from peerdesk.services.consent.book import current_year_id
from peerdesk.services.consent.uses import year_start
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands at the foot of the papers of one batch.

    Attributes:
        adult: The adult whom the papers name.
        version: Of the text that was signed.
    """

    signed_on: date
    adult: str
    version: str = TEXT_VERSION


Paper = tuple[str, AcknowledgementKind]
"""A student's id, and which paper."""


def record_signed(
    session: Session, papers: Collection[Paper], signature: Signature, today: date
) -> list[str]:
    """Record signed papers and return the new ids; what counts already is not recorded twice.

    Raises:
        InvalidValueError: With the field (`papers`, `signed_on`, `adult`).
        NotFoundError: If there is no such student.
    """
    _check(session, papers, signature, today)
    known = set(session.scalars(select(Student.id).where(Student.id.in_({p[0] for p in papers}))))
    counted = counting(session, known, today)
    made = []
    for student_id, kind in dict.fromkeys(papers):
        if student_id not in known:
            raise NotFoundError(kind="Student", record_id=student_id)
        if (student_id, kind) not in counted:
            made.append(_new(session, (student_id, kind), signature, today))
    session.add_all(made)
    session.flush()
    return [one.id for one in made]


def take_back(session: Session, acknowledgement_id: str) -> None:
    """Move a record that was made by mistake to the bin.

    Raises:
        NotFoundError: If there is no such record.
    """
    row = session.get(Acknowledgement, acknowledgement_id)
    if row is None:
        raise NotFoundError(kind="Acknowledgement", record_id=acknowledgement_id)
    row.deleted_at = stamp_of(session).now()


def _new(session: Session, paper: Paper, signature: Signature, today: date) -> Acknowledgement:
    return Acknowledgement(
        school_id=own_school_id(session),
        student_id=paper[0],
        school_year_id=current_year_id(session, today),
        kind=paper[1],
        version=signature.version,
        signed_on=signature.signed_on,
        adult=signature.adult.strip(),
        recorded_on=today,
    )


def _check(session: Session, papers: Collection[Paper], signature: Signature, today: date) -> None:
    if not papers:
        sentence = translate("Acknowledgements", "Nobody is marked. Mark who signed with Space.")
        raise InvalidValueError("papers", sentence)
    if not signature.adult.strip():
        sentence = translate(
            "Acknowledgements", "Enter the adult whose name stands on the paper, as it is written."
        )
        raise InvalidValueError("adult", sentence)
    if signature.signed_on > today:
        sentence = translate(
            "Acknowledgements", "This day has not come yet. Enter the day on the paper."
        )
        raise InvalidValueError("signed_on", sentence)
    start = year_start(session, today)
    if start is not None and signature.signed_on < start:
        sentence = translate(
            "Acknowledgements",
            "This was signed before this school year began and counts no more. Have a new one "
            "signed.",
        )
        raise InvalidValueError("signed_on", sentence)
