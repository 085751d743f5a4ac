"""The supervision work list: everything that waits for staff, by group and by day.

work_list(session, today) -> WorkList      the lines of all sources by group, put-off ones apart
later.put_off(session, key, until, today)  not today
lines.WorkLine, lines.WorkGroup            what a source returns
sources.SOURCES                            the table of sources; its docstring says how to add one
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.services.reading import sharing
from peerdesk.services.rights import WHO, Who, may_open
from peerdesk.services.worklist.later import put_off_until
from peerdesk.services.worklist.lines import (
    WorkGroup,
    WorkLine,
    WorkList,
    WorkPart,
    group_titles,
)
from peerdesk.services.worklist.sources import SOURCES


def work_list(session: Session, today: date) -> WorkList:
    """Return what waits today, and what was put off to another day."""
    lines = all_lines(session, today)
    until = put_off_until(session, today)
    away = [line for line in lines if line.key in until]
    return WorkList(
        tuple(parts_of(line for line in lines if line.key not in until)),
        tuple(sorted(((line, until[line.key]) for line in away), key=lambda one: one[1])),
    )


def parts_of(lines: Iterable[WorkLine]) -> list[WorkPart]:
    """Return lines by group in the order of the groups, the first due first."""
    by_group: dict[WorkGroup, list[WorkLine]] = defaultdict(list)
    for line in lines:
        by_group[line.group].append(line)
    titles = group_titles()
    return [
        WorkPart(group, titles[group], tuple(sorted(by_group[group], key=_order)))
        for group in WorkGroup
        if by_group[group]
    ]


def all_lines(session: Session, today: date) -> list[WorkLine]:
    """Return the lines of every source whose page the reader may open."""
    with sharing(session):
        lines = [line for source in SOURCES for line in source(session, today)]
    who = session.info.get(WHO)
    if not isinstance(who, Who):
        return lines
    return [line for line in lines if may_open(who.role, line.place)]


def _order(line: WorkLine) -> tuple[date, str, str]:
    return line.due_on or date.max, line.sentence.casefold(), line.key
