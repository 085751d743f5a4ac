"""What the sample school printed lately, and the pictures its helpers got with it."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy.orm import Session

from peerdesk.enums import Paper
from peerdesk.services.print_jobs import Job, note_job
from peerdesk.services.prints.owners import give_pictograms
from peerdesk.services.sample.source import Source

_PRINTED = (
    (6, ("session-form",), 16, "Office printer", True),
    (4, ("bench-clipboard",), 1, "Office printer", False),
    (4, ("bench-clipboard",), 1, "Office printer", True),
    (1, ("bench-sheet", "duty-poster"), 2, "Office printer", True),
    (1, ("pairing-list",), 2, "", True),
)
"""Days ago, prints, pages, where, and whether they came out; the oldest first."""


def add_papers(session: Session, source: Source) -> None:
    """Give helpers their pictures, and remember a week of printing."""
    give_pictograms(session)
    for days, keys, pages, printer, is_out in _PRINTED:
        day = source.today - timedelta(days=days)
        at = datetime.combine(day, time(14, 5 + pages), UTC)
        options = {"date": day + timedelta(days=1)}
        job = Job(keys, options, Paper.LETTER, "en", pages, printer, is_out, at=at)
        note_job(session, job)
