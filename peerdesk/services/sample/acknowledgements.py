"""What the helpers of the sample school signed this fall, and who has not yet."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import AcknowledgementKind, MembershipRole, MembershipStatus
from peerdesk.models.acknowledgements import Acknowledgement
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.acknowledgements.kinds import TEXT_VERSION
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.sample.setting import Setting
from peerdesk.services.sample.source import Source

_BOTH_MISSING: Final = 11
_LIMITS_MISSING: Final = 7


def add_acknowledgements(session: Session, source: Source, setting: Setting) -> None:
    """Let most helpers have signed both papers, some one of them, and some none this year."""
    query = (
        select(ProgramMembership.student_id)
        .where(
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.status != MembershipStatus.ENDED,
        )
        .distinct()
        .order_by(ProgramMembership.student_id)
    )
    adult = adult_to_tell(session) or "G. Okafor"
    signed_on = max(setting.term_starts_on, source.today - timedelta(days=70))
    rows = []
    for place, student_id in enumerate(session.scalars(query), start=1):
        year, day = setting.year_id, signed_on
        if place % _BOTH_MISSING == 0:
            year, day = setting.last_year_id, signed_on - timedelta(days=365)
        kinds = tuple(AcknowledgementKind)
        if place % _LIMITS_MISSING == 0:
            kinds = (AcknowledgementKind.PLEDGE,)
        rows += [_row(source, (student_id, kind), (year, day), adult) for kind in kinds]
    bulk_insert(session, Acknowledgement, rows)


def _row(
    source: Source,
    paper: tuple[str, AcknowledgementKind],
    signed: tuple[str, date],
    adult: str,
) -> dict[str, Any]:
    return source.record(
        student_id=paper[0],
        kind=paper[1],
        school_year_id=signed[0],
        signed_on=signed[1],
        recorded_on=signed[1] + timedelta(days=1),
        adult=adult,
        version=TEXT_VERSION,
    )
