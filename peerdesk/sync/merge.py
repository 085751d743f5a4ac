"""Rows of a bundle into the tables: set-based, per-cell work only for rows that differ.

Public: `Merging` (one bundle on its way in), `merge_part`, `retry_held`, `Counts`.
The caller owns the savepoint; nothing here commits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from peerdesk.enums import Share
from peerdesk.models.stamping import BLANKED, CellChange, next_seq, stamp_of
from peerdesk.sync import blanking, canonical, guards, purging, scope, views
from peerdesk.sync.cells import Clash, Outcome, Row, Version, merge_rows
from peerdesk.sync.manifest import TablePart
from peerdesk.sync.staging import Plan, Raw, plan_part, quoted, stage

_RETRIED: Final = ("orphan", "scope")
_CLASHES_AT_ONCE: Final = 1000  # SQLite bounds the values of one statement


@dataclass(slots=True)
class Counts:
    """What a merge did, in rows (conflicts: in cells).

    Attributes:
        blanked: Deleted here already, and now without content.
        erased: Erased for good by the district, or came although they had been.
    """

    new: int = 0
    changed: int = 0
    deleted: int = 0
    same: int = 0
    conflicts: int = 0
    held: int = 0
    blanked: int = 0
    erased: int = 0


@dataclass(slots=True)
class Merging:
    """One bundle on its way in.

    Attributes:
        import_id: The line of the import log it belongs to.
        site: Id of the school or district that speaks.
        replica: The replica that speaks; becomes the source of rows taken over whole.
        from_district: Every row is the sender's to say.
        seen: Our change number up to which the sender had seen us.
        level: Columns above it are not taken over.
        sender_ids: All replica ids the sender ever had.
        district_ids: All replica ids of the district, in the district's own file.
        own_ids: All replica ids this file ever had.
        held_as: The line under which rows wait that waited before; 0 for `import_id`.
    """

    session: Session
    import_id: int
    site: str
    replica: str
    from_district: bool
    seen: int
    level: Share
    sender_ids: frozenset[str] = frozenset()
    district_ids: frozenset[str] = frozenset()
    own_ids: frozenset[str] = frozenset()
    held_as: int = 0
    counts: Counts = field(default_factory=Counts)

    @property
    def connection(self) -> Connection:
        """Return the connection of the transaction."""
        return self.session.connection()


def merge_part(merging: Merging, part: TablePart, rows: Sequence[Raw]) -> None:
    """Merge a chunk of rows of one table.

    Raises:
        BundleError: If any row is not well formed.
    """
    plan = plan_part(part, merging.level)
    if plan is None or not rows:
        return
    _merge_planned(merging, plan, rows)


def _merge_planned(merging: Merging, plan: Plan, rows: Sequence[Raw]) -> None:
    marks = stage(merging.connection, plan, rows)
    dropped, emptied = purging.drop_purged(merging.connection, plan.scope.name, marks)
    merging.counts.erased += dropped + emptied
    held, requests = guards.hold_back(merging, plan, marks)
    merging.counts.held += held
    differing = _differing(merging.connection, plan)
    seq = next_seq(merging.session)
    new = _insert_new(merging, plan, seq)
    changed = _merge_differing(merging, plan, differing, marks, seq)
    merging.counts.same += len(rows) - dropped - held - new - changed
    _log_clashes(merging, plan, requests)
    if plan.scope.name == scope.STUDENT and not merging.from_district:
        views.place_staged(merging.session, merging.site)
    if new or changed:
        stamp = stamp_of(merging.session)
        stamp.changed.add(plan.scope.model)
        stamp.made_tables |= {plan.scope.name} if new else set()


def _insert_new(merging: Merging, plan: Plan, seq: int) -> int:
    names = quoted(plan.columns)
    result = merging.connection.exec_driver_sql(
        f'INSERT INTO "{plan.scope.name}" ({names}, seq, source, arrived_seq) '
        f"SELECT {names}, ?, ?, ? FROM temp.staged WHERE true ON CONFLICT (id) DO NOTHING",
        (seq, merging.replica, seq),
    )
    merging.counts.new += result.rowcount
    return result.rowcount


def _differing(connection: Connection, plan: Plan) -> Sequence[Any]:
    """Return rows that are on both sides and differ: id, seq, source, then ours, then theirs."""
    cells = ("versions", *plan.cells)
    ours, theirs = quoted(cells, "l."), quoted(cells, "s.")
    return connection.exec_driver_sql(
        f"SELECT s.id, l.seq, l.source, {ours}, {theirs} "
        f'FROM temp.staged s CROSS JOIN "{plan.scope.name}" l ON l.id = s.id '
        f"WHERE ({ours}) IS NOT ({theirs})"
    ).fetchall()


def _merge_differing(
    merging: Merging,
    plan: Plan,
    rows: Sequence[Any],
    marks: dict[str, dict[str, Version]],
    seq: int,
) -> int:
    work = _Differing(merging, plan, seq)
    width = len(plan.cells) + 1
    for row in rows:
        ours, theirs = row[3 : 3 + width], row[3 + width :]
        work.merge(row[0], row[1], row[2], ours, theirs, marks.get(row[0], {}))
    work.write()
    return len(work.updates)


@dataclass(slots=True)
class _Differing:
    """Rows of one chunk that are merged cell by cell, collected for a few statements."""

    merging: Merging
    plan: Plan
    seq: int
    updates: list[tuple[Any, ...]] = field(default_factory=list)
    before: list[tuple[Any, ...]] = field(default_factory=list)
    clashes: list[tuple[str, Clash]] = field(default_factory=list)
    blanked: list[str] = field(default_factory=list)
    known_gone: int = 0

    def merge(
        self, record_id: str, our_seq: int, source: str | None, ours: Raw, theirs: Raw,
        marks: dict[str, Version],
    ) -> None:  # fmt: skip
        """Merge one row."""
        cells = self.plan.cells
        known = canonical.loads(ours[0]) if ours[0] else {}
        outcome = merge_rows(
            Row(dict(zip(cells, ours[1:], strict=True)), self._yielding(known)),
            Row(dict(zip(cells, theirs[1:], strict=True)), marks),
            unseen=our_seq > self.merging.seen,
            empty=scope.content_of(self.plan.scope.name),
        )
        self.clashes += [(record_id, clash) for clash in outcome.clashes]
        if outcome.has_changed:
            self._update(record_id, source, ours, outcome)

    def _yielding(self, known: dict[str, Version]) -> dict[str, Version]:
        """Forget our own marks on cells that only the district may change."""
        if not self.merging.from_district or not self.plan.scope.authority & known.keys():
            return known
        return {
            column: mark
            for column, mark in known.items()
            if column not in self.plan.scope.authority or mark[2] not in self.merging.own_ids
        }

    def _update(self, record_id: str, source: str | None, ours: Raw, outcome: Outcome) -> None:
        cells = self.plan.cells
        values = dict(zip(cells, ours[1:], strict=True)) | outcome.values
        versions = canonical.dumps(outcome.versions) if outcome.versions else None
        exact = self.merging.replica if outcome.is_theirs else None
        self.updates.append((*values.values(), versions, self.seq, exact, record_id))
        was_deleted = ours[1 + cells.index("deleted_at")] is not None
        if BLANKED in outcome.versions:
            self.blanked.append(record_id)
            self.known_gone += was_deleted
            self.merging.counts.blanked += was_deleted
            self.merging.counts.deleted += not was_deleted
            return
        self.before.append(
            (self.merging.import_id, self.plan.scope.name, record_id, ours[0], source)
        )
        stamp = stamp_of(self.merging.session)
        for column, value in outcome.values.items():
            old = ours[1 + cells.index(column)]
            stamp.cells.append(CellChange(self.plan.scope.name, record_id, column, old, value))
        self.merging.counts.deleted += outcome.values.get("deleted_at") is not None

    def write(self) -> None:
        """Write everything that was collected."""
        connection, name = self.merging.connection, self.plan.scope.name
        if self.updates:
            sets = ", ".join(f'"{column}" = ?' for column in self.plan.cells)
            connection.exec_driver_sql(
                f'UPDATE "{name}" SET {sets}, versions = ?, seq = ?, source = ? WHERE id = ?',
                self.updates,
            )
        if self.before:
            connection.exec_driver_sql(
                "INSERT INTO merged_row (import_id, table_name, record_id, versions, source) "
                "VALUES (?, ?, ?, ?, ?)",
                self.before,
            )
        blanking.forget(self.merging.session, name, self.blanked)
        self.merging.counts.changed += len(self.updates) - self.known_gone
        _log_clashes(self.merging, self.plan, self.clashes)


def _log_clashes(merging: Merging, plan: Plan, clashes: Iterable[tuple[str, Clash]]) -> None:
    """Keep what lost, once, for a person to look at."""
    rows = [
        (
            merging.import_id, clash.kind, plan.scope.name, record_id, clash.column,
            canonical.dumps(clash.kept), canonical.dumps(list(clash.kept_version)),
            canonical.dumps(clash.lost), canonical.dumps(list(clash.lost_version)),
            int(clash.theirs_won),
        )
        for record_id, clash in clashes
    ]  # fmt: skip
    for start in range(0, len(rows), _CLASHES_AT_ONCE):
        _insert_clashes(merging, rows[start : start + _CLASHES_AT_ONCE])


def _insert_clashes(merging: Merging, rows: Sequence[tuple[Any, ...]]) -> None:
    done = merging.connection.exec_driver_sql(
        "INSERT INTO merge_conflict (import_id, kind, table_name, record_id, column_name, "
        "kept, kept_version, lost, lost_version, theirs_won) "
        "SELECT column1, column2, column3, column4, column5, column6, column7, column8, column9, "
        f"column10 FROM (VALUES {', '.join(['(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'] * len(rows))}) "
        "WHERE NOT EXISTS (SELECT 1 FROM merge_conflict c WHERE c.table_name = column3 "
        "AND c.record_id = column4 AND c.column_name = column5 AND c.kept_version = column7 "
        "AND c.lost_version = column9)",
        tuple(value for row in rows for value in row),
    )
    merging.counts.conflicts += done.rowcount


def retry_held(merging: Merging) -> None:
    """Try again every row that waited for its parent, until no more can be placed."""
    waiting = -1
    while True:
        parts = _take_held(merging)
        count = sum(len(rows) for *_, rows in parts)
        if not count:
            return
        for import_id, site, replica, part, rows in parts:
            _merge_held(merging, import_id, site, replica, part, rows)
        if count == waiting:
            return
        waiting = count


_Held = tuple[int, str, str, TablePart, list[Raw]]


def _take_held(merging: Merging) -> list[_Held]:
    rows = merging.connection.exec_driver_sql(
        "DELETE FROM held_row WHERE reason IN (?, ?) RETURNING id, import_id, table_name, "
        '"columns", "row", (SELECT sender_id FROM import_log i WHERE i.id = import_id), '
        "(SELECT replica FROM import_log i WHERE i.id = import_id)",
        _RETRIED,
    ).fetchall()
    groups: dict[tuple[int, str, str, str, str], list[tuple[int, Raw]]] = {}
    for held_id, import_id, table, columns, row, site, replica in rows:
        key = (import_id, table, columns, site, replica)
        groups.setdefault(key, []).append((held_id, canonical.loads(row)))
    order = {table.name: place for place, table in enumerate(scope.travelling(Share.NAMES))}
    found: list[_Held] = []
    for (import_id, table, columns, site, replica), members in groups.items():
        part = TablePart(table, tuple(canonical.loads(columns)), len(members))
        latest = {row[0]: row for _, row in sorted(members, key=lambda member: member[0])}
        older = [row for _, row in members if row is not latest[row[0]]]
        found += [(import_id, site, replica, part, [row]) for row in older]
        found.append((import_id, site, replica, part, list(latest.values())))
    return sorted(found, key=lambda group: order.get(group[3].table, 0))


def _merge_held(
    merging: Merging, import_id: int, site: str, replica: str, part: TablePart, rows: list[Raw]
) -> None:
    plan = plan_part(part, Share.NAMES)
    if plan is None:
        return
    again = Merging(
        session=merging.session,
        import_id=merging.import_id,
        held_as=import_id,
        site=site,
        replica=replica,
        from_district=merging.from_district,
        seen=1 << 62,
        level=merging.level,
        sender_ids=merging.sender_ids if site == merging.site else frozenset(),
        district_ids=merging.district_ids,
        own_ids=merging.own_ids,
    )
    _merge_planned(again, plan, rows)
    merging.counts.new += again.counts.new
    merging.counts.changed += again.counts.changed
