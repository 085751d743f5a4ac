"""Rows of the list of support for staff."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.models.calendar import School
from peerdesk.services.training_rules.resources import list_resources
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One place where an adult finds support.

    Attributes:
        reviewed_on: When somebody made sure that it is right; None if nobody did.
    """

    title: str
    purpose: str
    where_found: str
    reviewed_on: date | None


@dataclass(frozen=True, slots=True)
class SupportList:
    """The page for the staff room."""

    school: str
    as_of: date
    lines: tuple[SupportLine, ...]
    sample: bool


def support_list(session: Session, today: date, *, sample: bool) -> SupportList:
    """Return the support that is listed, by name."""
    school = session.get(School, own_school_id(session))
    lines = tuple(
        SupportLine(row.title, row.purpose, row.where_found, row.reviewed_on)
        for row in list_resources(session, today)
    )
    return SupportList(school.name if school else "", today, lines, sample)
