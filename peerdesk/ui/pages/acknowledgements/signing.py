"""What the page of signed papers asks of the records, each in one transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from peerdesk.enums import AcknowledgementKind
from peerdesk.services import drafts
from peerdesk.services.acknowledgements.record import Paper, Signature, record_signed

DRAFT: Final = "acknowledgements"
Marks = Mapping[str, frozenset[AcknowledgementKind]]
"""Which papers of which student are marked as signed."""


def save_signed(session: Any, papers: list[Paper], signature: Signature, today: date) -> list[str]:
    """Record the marked papers, and forget the draft."""
    made = record_signed(session, papers, signature, today)
    drafts.drop_draft(session, DRAFT)
    return made


def keep_marks(session: Any, marks: Marks, adult: str, signed_on: date) -> None:
    """Keep what is marked and entered as a draft; nothing marked is no draft."""
    if not marks:
        drafts.drop_draft(session, DRAFT)
        return
    content = {
        "marks": {id_: sorted(kind.value for kind in kinds) for id_, kinds in marks.items()},
        "adult": adult,
        "signed_on": signed_on.isoformat(),
    }
    drafts.keep_draft(session, DRAFT, content)


def marks_of(content: Mapping[str, Any]) -> dict[str, frozenset[AcknowledgementKind]]:
    """Return the marks that `keep_marks` kept."""
    return {
        id_: frozenset(AcknowledgementKind(kind) for kind in kinds)
        for id_, kinds in content["marks"].items()
    }
