"""How many concerns there were, for those who may know the numbers only."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import ConcernSource, ConcernStatus
from peerdesk.models.concerns import Concern, Referral
from peerdesk.services.session_logs.lists import day_bounds


@dataclass(frozen=True, slots=True)
class ConcernCounts:
    """The numbers of a period; internal to the school, small ones are not hidden.

    Attributes:
        by_source: Concerns by who noticed them.
        by_status: Concerns by where they stand now.
        referrals: Referrals sent in the period; `replies` of them were answered.
    """

    by_source: Mapping[ConcernSource, int]
    by_status: Mapping[ConcernStatus, int]
    referrals: int
    replies: int


def count_concerns(session: Session, first: date, last: date) -> ConcernCounts:
    """Return the numbers of the concerns noticed, and the referrals sent, from day to day."""
    since, until = day_bounds(first, last)
    query = select(Concern.noticed_by, Concern.status).where(
        Concern.noticed_at >= since, Concern.noticed_at < until
    )
    rows = session.execute(query).all()
    sources = Counter(source for source, _status in rows)
    statuses = Counter(status for _source, status in rows)
    sent = select(func.count(Referral.id)).where(Referral.sent_on.between(first, last))
    return ConcernCounts(
        {source: sources[source] for source in ConcernSource},
        {status: statuses[status] for status in ConcernStatus},
        session.scalar(sent) or 0,
        session.scalar(sent.where(Referral.replied_on.is_not(None))) or 0,
    )
