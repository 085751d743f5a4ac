"""What the page of printed sheets asks of the records, each in one transaction."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from peerdesk.services import drafts
from peerdesk.services.check_in_records import pair_of_check_in
from peerdesk.services.concerns.prefill import ConcernPrefill
from peerdesk.services.worklist import sheets
from peerdesk.services.worklist.marks import Mark
from peerdesk.services.worklist.sheets import Entered


def save_marks(session: Any, sheet_id: str, marks: Sequence[Mark], today: date) -> Entered:
    """Record the marks of a sheet, and forget its draft."""
    entered = sheets.enter_sheet(session, sheet_id, marks, today)
    drafts.drop_draft(session, f"work-sheet:{sheet_id}")
    return entered


def keep_marks(session: Any, sheet_id: str, marks: Sequence[Mark]) -> None:
    """Keep the marks of a sheet as its draft."""
    drafts.keep_draft(session, f"work-sheet:{sheet_id}", sheets.to_content(marks))


def prefill_of(session: Any, check_in_id: str) -> ConcernPrefill:
    """Return with what the concern of a check-in opens: one of the pair, not decided which."""
    return ConcernPrefill(
        student_ids=pair_of_check_in(session, check_in_id), check_in_id=check_in_id
    )
