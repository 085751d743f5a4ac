"""Where adults of the school find support: a short list, kept up and reviewed once a year.

list_resources(session, today) -> [ResourceRow]         by title
save_resource(session, draft, resource_id=None) -> id
mark_reviewed(session, resource_id, on)                 remove_resource(session, resource_id)
stale_resources(session, today) -> [ResourceRow]        not reviewed for a year
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.stamping import stamp_of
from peerdesk.models.training_rules import StaffResource
from peerdesk.services.vaults import own_school_id

REVIEW_DAYS: Final = 365
MAX_TITLE: Final = 80
MAX_TEXT: Final = 300


@dataclass(frozen=True, slots=True)
class ResourceDraft:
    """A resource as it was typed.

    Attributes:
        purpose: What it is for.
        where_found: Phone, room or address.
        reviewed_on: When somebody made sure that it is right; None if nobody did.
    """

    title: str
    where_found: str
    purpose: str = ""
    reviewed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """A resource as the list shows it.

    Attributes:
        is_stale: Nobody reviewed it for a year.
    """

    id: str
    title: str
    purpose: str
    where_found: str
    reviewed_on: date | None
    is_stale: bool

    @property
    def draft(self) -> ResourceDraft:
        """Return it as it would be typed."""
        return ResourceDraft(self.title, self.where_found, self.purpose, self.reviewed_on)


def list_resources(session: Session, today: date) -> list[ResourceRow]:
    """Return every resource by title."""
    query = select(StaffResource).where(StaffResource.school_id == own_school_id(session))
    rows = [
        ResourceRow(
            one.id,
            one.title,
            one.purpose,
            one.where_found,
            one.reviewed_on,
            is_stale=one.reviewed_on is None
            or one.reviewed_on <= today - timedelta(days=REVIEW_DAYS),
        )
        for one in session.scalars(query)
    ]
    return sorted(rows, key=lambda row: (row.title.casefold(), row.id))


def stale_resources(session: Session, today: date) -> list[ResourceRow]:
    """Return the resources that nobody reviewed for a year."""
    return [row for row in list_resources(session, today) if row.is_stale]


def save_resource(session: Session, draft: ResourceDraft, resource_id: str | None = None) -> str:
    """Add a resource, or change one, and return its id.

    Raises:
        InvalidValueError: With the field (`title`, `where_found`, `purpose`, `reviewed_on`).
        NotFoundError: If it is gone.
    """
    _check(draft, stamp_of(session).now().astimezone().date())
    if resource_id is None:
        row = StaffResource(school_id=own_school_id(session))
        session.add(row)
    else:
        row = _resource(session, resource_id)
    row.title, row.where_found = draft.title.strip(), draft.where_found.strip()
    row.purpose, row.reviewed_on = draft.purpose.strip(), draft.reviewed_on
    session.flush()
    return row.id


def mark_reviewed(session: Session, resource_id: str, on: date) -> None:
    """Note that somebody made sure that a resource is still right.

    Raises:
        NotFoundError: If it is gone.
    """
    _resource(session, resource_id).reviewed_on = on


def remove_resource(session: Session, resource_id: str) -> None:
    """Put a resource into the bin.

    Raises:
        NotFoundError: If it is there already.
    """
    _resource(session, resource_id).deleted_at = stamp_of(session).now()


def _resource(session: Session, resource_id: str) -> StaffResource:
    row = session.get(StaffResource, resource_id)
    if row is None or row.deleted_at is not None:
        raise NotFoundError(kind="StaffResource", record_id=resource_id)
    return row


def _check(draft: ResourceDraft, today: date) -> None:
    if not draft.title.strip():
        words = translate("StaffResources", "Enter a name, for example County crisis line.")
        raise InvalidValueError("title", words)
    if not draft.where_found.strip():
        words = translate("StaffResources", "Enter where it is found: a phone, a room, an address.")
        raise InvalidValueError("where_found", words)
    limits = {"title": MAX_TITLE, "where_found": MAX_TEXT, "purpose": MAX_TEXT}
    for field, most in limits.items():
        if len(getattr(draft, field)) > most:
            words = translate("StaffResources", "This is too long. Keep it under {most} letters.")
            raise InvalidValueError(field, words.format(most=most))
    if draft.reviewed_on is not None and draft.reviewed_on > today:
        words = translate(
            "StaffResources", "This day is still to come. Enter the day of the review."
        )
        raise InvalidValueError("reviewed_on", words)
