"""Rows of the papers a helper signs: pledge and limits of confidentiality."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.enums import AcknowledgementKind
from peerdesk.models.calendar import School, SchoolYear
from peerdesk.services.acknowledgements.kinds import TEXT_VERSION
from peerdesk.services.acknowledgements.standing import (
    HelperRow,
    list_helpers,
    list_missing,
    usual_adult,
)
from peerdesk.services.consent.book import current_year_id
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class Signer:
    """A helper, and what is to be signed.

    Attributes:
        language: Spoken at home; empty if it is not known.
    """

    name: str
    first_name: str
    kinds: tuple[AcknowledgementKind, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class PledgePapers:
    """The papers of some helpers, by homeroom and name.

    Attributes:
        year: Name of the school year they are for; may be empty.
        adult: Whom a helper tells; empty prints a line to write on.
        extension: The office's telephone extension; may be empty.
        version: Of the text.
    """

    printed_on: date
    school: str
    year: str
    adult: str
    extension: str
    version: str
    signers: tuple[Signer, ...]
    sample: bool


def signers(session: Session, student_ids: Collection[str], today: date) -> list[Signer]:
    """Return those asked for, with both papers if none is missing; else all who miss one."""
    if not student_ids:
        return [_signer(row) for row in list_missing(session, today)]
    rows = [row for row in list_helpers(session, today) if row.id in set(student_ids)]
    return [_signer(row) for row in rows]


def pledge_rows(
    session: Session, student_ids: Collection[str], today: date, *, sample: bool
) -> PledgePapers:
    """Return the papers of the helpers asked for, or of all who miss one."""
    school = session.get_one(School, own_school_id(session))
    year = session.get(SchoolYear, current_year_id(session, today) or "")
    return PledgePapers(
        today,
        school.name,
        year.name if year else "",
        usual_adult(session, today),
        school.office_extension,
        TEXT_VERSION,
        tuple(signers(session, student_ids, today)),
        sample,
    )


def _signer(row: HelperRow) -> Signer:
    kinds = row.missing or tuple(AcknowledgementKind)
    return Signer(row.full_name, row.first_name, kinds, row.language)
