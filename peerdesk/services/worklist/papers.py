"""The line for helpers who have not signed the pledge or the limits of confidentiality."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.services.acknowledgements.standing import HelperRow, list_missing
from peerdesk.services.consent.book import current_year_id
from peerdesk.services.worklist.lines import WorkGroup, WorkLine

_NAMED: Final = 2


def paper_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return one line for all helpers with a paper to sign, however many they are."""
    rows = list_missing(session, today)
    if not rows:
        return
    yield WorkLine(
        f"acknowledgements:{current_year_id(session, today)}",
        WorkGroup.TRAINING,
        _sentence(rows),
        translate("Work", "To sign"),
        "warn",
        "acknowledgements",
        rows[0].id if len(rows) == 1 else None,
        note=translate("Work", "Pledge, limits of confidentiality"),
        count=len(rows),
    )


def _sentence(rows: list[HelperRow]) -> str:
    names = ", ".join(row.full_name for row in rows[:_NAMED])
    if len(rows) == 1:
        return translate("Work", "{names} has a paper to sign").format(names=names)
    if len(rows) <= _NAMED:
        return translate("Work", "{names} have papers to sign").format(names=names)
    words = translate("Work", "{names} and {n} more helpers have papers to sign")
    return words.format(names=names, n=len(rows) - _NAMED)
