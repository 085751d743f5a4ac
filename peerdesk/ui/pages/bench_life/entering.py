"""What the page of bench visits asks of the records, each in one transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from peerdesk.services import bench_life, drafts
from peerdesk.services.bench_life import Saved, TallyEntry
from peerdesk.services.duty import Place


def draft_key(monday: date) -> str:
    """Return where what is typed of a week is kept."""
    return f"bench-week:{monday.isoformat()}"


def save_week(
    session: Any, monday: date, entries: Mapping[Place, TallyEntry], today: date
) -> Saved:
    """Key in a week, and forget its draft."""
    saved = bench_life.save_tallies(session, entries, today)
    drafts.drop_draft(session, draft_key(monday))
    return saved


def keep_week(session: Any, monday: date, texts: Mapping[str, str]) -> None:
    """Keep what is typed of a week as its draft; nothing typed forgets it."""
    if texts:
        drafts.keep_draft(session, draft_key(monday), texts)
    else:
        drafts.drop_draft(session, draft_key(monday))
