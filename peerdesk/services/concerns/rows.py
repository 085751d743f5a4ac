"""What everybody who deals with concerns shares: who asks, when it is due, the records."""

from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import HowSoon
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.concerns import Concern
from peerdesk.services.rights import is_counselor, slot_of

MOST_TEXT: Final = 10_000
MOST_LINE: Final = 200
WATCH_DAYS: Final = 14
_FRIDAY: Final = 4


def due_day(how_soon: HowSoon, today: date) -> date:
    """Return by when a concern is looked at.

    "This week" is Friday; on a Friday or at the weekend it is the next Monday.
    """
    match how_soon:
        case HowSoon.TODAY:
            return today
        case HowSoon.THIS_WEEK:
            left = _FRIDAY - today.weekday()
            return today + timedelta(days=left if left > 0 else 7 - today.weekday())
        case HowSoon.WATCH:
            return today + timedelta(days=WATCH_DAYS)


def readable(session: Session, concern_id: str) -> Concern:
    """Return a concern for one who may read it: a counselor, or whoever recorded it.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If somebody else recorded it.
    """
    concern = session.get(Concern, concern_id)
    if concern is None:
        raise NotFoundError(kind="Concern", record_id=concern_id)
    if not is_counselor(session) and concern.author != slot_of(session):
        raise NotAllowedError(
            translate("Concerns", "Somebody else recorded this. Only the counselor reads it.")
        )
    return concern
