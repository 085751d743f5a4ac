"""The rows that leave: which of a table, and each as one line of JSON.

Public: `where_clause`, `Collected`, `own_counts`, `count_made`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from peerdesk.enums import Share
from peerdesk.models import local_state
from peerdesk.models.base import SYNC_COLUMNS
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import BLANKED
from peerdesk.models.sync_state import Peer
from peerdesk.services.vaults import own_school_id
from peerdesk.sync import canonical, purging, scope, views
from peerdesk.sync.manifest import TablePart
from peerdesk.sync.scope import TableScope


def own_counts(session: Session, share: Share) -> dict[str, tuple[int, int]]:
    """Return for each table how many rows this replica made: here, and deleted."""
    replica = local_state.get(session, Key.REPLICA)
    counts = {}
    for table in scope.travelling(share):
        counts[table.name] = count_made(session, table.name, replica)
    return counts


def count_made(session: Session, table: str, replica: str) -> tuple[int, int]:
    """Return how many rows of `table` a replica made: alive, and deleted."""
    alive, gone = session.connection().exec_driver_sql(
        f'SELECT count(*) FILTER (WHERE deleted_at IS NULL), '
        f'count(*) FILTER (WHERE deleted_at IS NOT NULL) FROM "{table}" WHERE created_by = ? '
        "AND id NOT IN (SELECT record_id FROM purged WHERE table_name = ?)",
        (replica, table),
    ).one()  # fmt: skip
    return alive, gone


def where_clause(
    session: Session, table: TableScope, peer: Peer, since: int, only: str | None
) -> tuple[str, tuple[Any, ...]]:
    """Return the condition on the rows of `table` that go to `peer`, and its values.

    Args:
        session: Any session.
        table: The table at the level of the bundle.
        peer: Who gets the rows.
        since: Change number of the base.
        only: Replica whose own rows are left out as an echo.
    """
    where = "seq > ?"
    values: tuple[Any, ...] = (since,)
    if peer.is_district:
        if table.name == scope.SCHOOL:
            where, values = f"{where} AND id = ?", (*values, own_school_id(session))
        return where, values
    view, times = views.condition(table.name)
    where, values = f"{where} AND {view}", (*values, *[peer.site_id] * times)
    if only is not None:
        where, values = f"{where} AND source IS NOT ?", (*values, only)
    return where, values


@dataclass(slots=True)
class Collected:
    """The rows that go, read while they are compressed; `parts` is complete afterwards."""

    session: Session
    peer: Peer
    since: int
    only: str | None
    parts: list[TablePart] = field(default_factory=list)

    def lines(self, share: Share) -> Iterator[str]:
        """Yield every row as one line of JSON."""
        self.parts.clear()
        erased = purging.as_lines(purging.orders(self.session))
        if erased:
            self.parts.append(TablePart(purging.PART, purging.COLUMNS, len(erased)))
            yield from erased
        for table in scope.travelling(share):
            count = 0
            for line in self._rows(table):
                count += 1
                yield line
            if count:
                self.parts.append(TablePart(table.name, table.travelling, count))

    def _rows(self, table: TableScope) -> Iterator[str]:
        where, values = where_clause(self.session, table, self.peer, self.since, self.only)
        names = ", ".join(f'"{name}"' for name in table.travelling)
        rows = self.session.connection().exec_driver_sql(
            f'SELECT {names} FROM "{table.name}" WHERE {where} ORDER BY seq, id', values
        )
        at = SYNC_COLUMNS.index("versions")
        goes = {*table.columns, "deleted_at", BLANKED}
        for row in rows:
            cells = list(row)
            if cells[at] is not None:
                marks = canonical.loads(cells[at])
                kept = {name: mark for name, mark in marks.items() if name in goes}
                cells[at] = canonical.dumps(kept) if kept else None
            yield canonical.dumps(cells)
