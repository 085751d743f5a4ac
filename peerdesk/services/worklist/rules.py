"""Rules about two students that something goes against now."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.services.constraint_register import list_rules
from peerdesk.services.worklist.lines import WorkGroup, WorkLine


def broken_rule_lines(session: Session, today: date) -> Iterator[WorkLine]:
    """Return a line for each two who must be kept apart and are together; no reason is told."""
    text = translate("Work", "{one} and {other} are together against a rule")
    for row in list_rules(session, today):
        if row.broken:
            yield WorkLine(
                f"broken-rule:{row.id}",
                WorkGroup.SCHOOL,
                text.format(one=row.one.full_name, other=row.other.full_name),
                translate("Work", "Look now"),
                "danger",
                "apart",
                row.id,
                today,
            )
