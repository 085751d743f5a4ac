"""The sample school once erased a student for good, as a family had asked."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy.orm import Session

from peerdesk.models.stamping import canonical_json
from peerdesk.models.sync_state import Erasure
from peerdesk.services.sample.source import Source


def add_erasure(session: Session, source: Source) -> None:
    """Remember the erasure; only its counts are left of it."""
    day = source.today - timedelta(days=40)
    records = {"student": 1, "consent": 2, "program_membership": 1, "session_attendance": 4}
    session.add(
        Erasure(
            at=datetime.combine(day, time(15, 20), UTC),
            operator="counselor",
            records=canonical_json(records),
            notes=0,
            drafts=0,
            labels=3,
            originals=1,
            backups_deleted=0,
            backups_left=12,
            last_backup_on=source.today + timedelta(days=9),
        )
    )
    session.flush()
