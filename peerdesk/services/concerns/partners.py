"""The directory of those a concern may be referred to."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.concerns import Partner
from peerdesk.services.concerns.rows import MOST_LINE
from peerdesk.services.names import folded
from peerdesk.services.rights import require_counselor
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner.

    Attributes:
        is_school: Works for the school, so that no release is needed.
    """

    id: str
    name: str
    organisation: str
    phone: str
    is_school: bool

    @property
    def words(self) -> str:
        """Return "Ms. Lee, County Mental Health"."""
        return ", ".join(part for part in (self.name, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class PartnerEntry:
    """What is typed about a partner."""

    name: str = ""
    organisation: str = ""
    phone: str = ""
    is_school: bool = False


def list_partners(session: Session) -> list[PartnerRow]:
    """Return who may be asked, by name."""
    require_counselor(session)
    rows = (_row(one) for one in session.scalars(select(Partner).where(Partner.is_open)))
    return sorted(rows, key=lambda row: (folded(row.words), row.id))


def find_partners(session: Session, text: str, limit: int = 9) -> list[PartnerRow]:
    """Return the partners of whom each typed word begins a word of name or organisation."""
    words = folded(text).split()
    return [
        row
        for row in list_partners(session)
        if all(any(k.startswith(w) for k in folded(row.words).split()) for w in words)
    ][:limit]


def save_partner(session: Session, entry: PartnerEntry, partner_id: str | None = None) -> str:
    """Add a partner, or change one; return its id.

    Raises:
        InvalidValueError: For the field "name" or "phone".
        NotFoundError: If the one to change is gone.
    """
    require_counselor(session)
    _check(session, entry, partner_id)
    partner = session.get(Partner, partner_id) if partner_id else None
    if partner_id and partner is None:
        raise NotFoundError(kind="Partner", record_id=partner_id)
    if partner is None:
        partner = Partner(school_id=own_school_id(session))
        session.add(partner)
    partner.name, partner.organisation = entry.name.strip(), entry.organisation.strip()
    partner.phone, partner.is_school = entry.phone.strip(), entry.is_school
    partner.is_open = True
    session.flush()
    return partner.id


def close_partner(session: Session, partner_id: str) -> None:
    """Ask a partner no more; the referrals that were made keep the name.

    Raises:
        NotFoundError: If it is gone.
    """
    require_counselor(session)
    partner = session.get(Partner, partner_id)
    if partner is None:
        raise NotFoundError(kind="Partner", record_id=partner_id)
    partner.is_open = False


def partner_row(session: Session, partner_id: str) -> PartnerRow:
    """Return one partner, also one that is asked no more.

    Raises:
        NotFoundError: If it is gone.
    """
    partner = session.get(Partner, partner_id)
    if partner is None:
        raise NotFoundError(kind="Partner", record_id=partner_id)
    return _row(partner)


def _check(session: Session, entry: PartnerEntry, partner_id: str | None) -> None:
    if not entry.name.strip() and not entry.organisation.strip():
        raise InvalidValueError(
            "name", translate("Concerns", "Enter a name or an organization to find it by.")
        )
    if max(len(entry.name), len(entry.organisation), len(entry.phone)) > MOST_LINE:
        sentence = translate("Concerns", "Use at most {most} letters here.")
        raise InvalidValueError("name", sentence.format(most=MOST_LINE))
    new = (folded(entry.name), folded(entry.organisation))
    for row in list_partners(session):
        if (folded(row.name), folded(row.organisation)) == new and row.id != partner_id:
            raise InvalidValueError(
                "name", translate("Concerns", "This partner is in the directory already.")
            )


def _row(partner: Partner) -> PartnerRow:
    return PartnerRow(
        partner.id, partner.name, partner.organisation, partner.phone, partner.is_school
    )
