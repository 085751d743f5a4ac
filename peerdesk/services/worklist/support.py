"""A line about support for staff that nobody reviewed for a year."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.services.training_rules.resources import stale_resources
from peerdesk.services.worklist.lines import WorkGroup, WorkLine


def support_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return one line for all resources that wait for their yearly review."""
    stale = stale_resources(session, today)
    if not stale:
        return
    one = translate("Work", "Support resource not reviewed for a year: {name}")
    many = translate("Work", "{n} support resources were not reviewed for a year")
    yield WorkLine(
        f"support:{len(stale)}:{stale[0].id}",
        WorkGroup.SCHOOL,
        (one if len(stale) == 1 else many).format(name=stale[0].title, n=len(stale)),
        translate("Work", "Review"),
        "neutral",
        "staff_training",
        stale[0].id,
        count=len(stale),
    )
