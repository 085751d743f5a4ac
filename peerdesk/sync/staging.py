"""Rows of a bundle on their way in: a STRICT temporary table is the validator.

Every chunk is loaded into `temp.staged`, whose types and CHECKs refuse whatever could not
have come from an honest program. Rows that cannot be applied now move on to `held_row`.

Public: `Plan`, `plan_part`, `stage`, `hold`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError, InterfaceError, ProgrammingError

from peerdesk.enums import Share
from peerdesk.models.base import SYNC_COLUMNS
from peerdesk.models.stamping import BLANKED
from peerdesk.sync import canonical, scope
from peerdesk.sync.cells import Version, parse_versions
from peerdesk.sync.manifest import TablePart
from peerdesk.sync.refusals import Refusal, refuse
from peerdesk.sync.scope import TableScope

Raw = Sequence[Any]
_HEX16: Final = "[0-9a-f]" * 16
_REFUSED: Final = (IntegrityError, InterfaceError, ProgrammingError, DataError)


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one table part are read.

    Attributes:
        columns: The columns taken over, sync columns first.
        allowed: Columns a version map may name.
        kept: Of those, the columns taken over.
        pick: Cuts a row of the bundle down to `columns`.
    """

    scope: TableScope
    columns: tuple[str, ...]
    allowed: frozenset[str]
    kept: frozenset[str]
    pick: Callable[[Raw], Raw]

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the columns that are merged cell by cell."""
        return ("deleted_at", *self.columns[len(SYNC_COLUMNS) :])


def plan_part(part: TablePart, level: Share) -> Plan | None:
    """Return how to read `part`; None if its table is not taken at `level`.

    Raises:
        BundleError: If the table is unknown or a column it needs is missing.
    """
    widest = scope.scope_of(part.table, Share.NAMES)
    if widest is None or not set(SYNC_COLUMNS) <= set(part.columns):
        raise refuse(Refusal.BAD_ROWS)
    table = scope.scope_of(part.table, level)
    if table is None:
        return None
    known = set(part.columns)
    columns = (*SYNC_COLUMNS, *(name for name in table.columns if name in known))
    if any(name not in known for name in _needed(table)):
        raise refuse(Refusal.BAD_ROWS)
    kept = frozenset((*columns[len(SYNC_COLUMNS) :], "deleted_at", BLANKED))
    pick: Callable[[Raw], Raw] = tuple
    if columns != part.columns:
        pick = itemgetter(*(part.columns.index(name) for name in columns))
    return Plan(table, columns, kept | frozenset(widest.columns), kept, pick)


def _needed(table: TableScope) -> list[str]:
    mapped = scope.table_of(table.name)
    return [
        name
        for name in table.columns
        if not mapped.c[name].nullable and mapped.c[name].server_default is None
    ]


def stage(connection: Connection, plan: Plan, rows: Sequence[Raw]) -> dict[str, dict[str, Version]]:
    """Load `rows` into `temp.staged` and return the version maps by record id.

    Raises:
        BundleError: If any row is not well formed.
    """
    marks: dict[str, dict[str, Version]] = {}
    at = plan.columns.index("versions")
    try:
        cut = [_checked(plan, plan.pick(row), at, marks) for row in rows]
        if len({row[0] for row in cut}) < len(cut):
            raise ValueError("the same record twice")  # noqa: TRY301
        _create(connection, plan)
        places = ", ".join("?" * len(plan.columns))
        connection.exec_driver_sql(f"INSERT INTO temp.staged VALUES ({places})", cut)
        _empty_blanked(connection, plan, marks)
    except (*_REFUSED, ValueError, OverflowError, TypeError, RecursionError) as error:
        raise refuse(Refusal.BAD_ROWS, table=plan.scope.name) from error
    return marks


def _checked(plan: Plan, row: Raw, at: int, marks: dict[str, dict[str, Version]]) -> Raw:
    text = row[at]
    if text is None:
        return tuple(row)
    versions = parse_versions(text, plan.allowed)
    kept = {column: mark for column, mark in versions.items() if column in plan.kept}
    if BLANKED in kept:
        kept = _checked_blanked(plan, row, kept)
    marks[row[0]] = kept
    if len(kept) == len(versions):
        return tuple(row)
    return (*row[:at], canonical.dumps(kept) if kept else None, *row[at + 1 :])


def _checked_blanked(plan: Plan, row: Raw, kept: dict[str, Version]) -> dict[str, Version]:
    """Return the versions of a blanked row without those of content, which it has none of."""
    if row[plan.columns.index("deleted_at")] is None:
        raise ValueError("blanked and not deleted")
    gone = {*scope.content_of(plan.scope.name), "deleted_at"}
    return {column: mark for column, mark in kept.items() if column not in gone}


def _empty_blanked(
    connection: Connection, plan: Plan, marks: dict[str, dict[str, Version]]
) -> None:
    """Make sure that rows that say they were blanked bring nothing."""
    blanked = [(record_id,) for record_id, versions in marks.items() if BLANKED in versions]
    cells = [item for item in scope.content_of(plan.scope.name).items() if item[0] in plan.columns]
    if not blanked or not cells:
        return
    sets = ", ".join(f'"{name}" = ?' for name, _value in cells)
    values = tuple(value for _name, value in cells)
    connection.exec_driver_sql(
        f"UPDATE temp.staged SET {sets} WHERE id = ?", [(*values, *one) for one in blanked]
    )


def _create(connection: Connection, plan: Plan) -> None:
    mapped = scope.table_of(plan.scope.name)
    columns = [
        "id TEXT NOT NULL CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*')",
        f"{scope.column_check(mapped.c.created_at)} NOT NULL",
        f"created_by TEXT NOT NULL CHECK (created_by GLOB '{_HEX16}')",
        "versions TEXT",
        scope.column_check(mapped.c.deleted_at),
    ]
    for name in plan.columns[len(SYNC_COLUMNS) :]:
        needed = "" if mapped.c[name].nullable else " NOT NULL"
        columns.append(scope.column_check(mapped.c[name]) + needed)
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.staged")
    connection.exec_driver_sql(f"CREATE TEMP TABLE staged ({', '.join(columns)}) STRICT")


def quoted(columns: Sequence[str], prefix: str = "") -> str:
    """Return column names for a statement, each with `prefix`."""
    return ", ".join(f'{prefix}"{name}"' for name in columns)


def hold(
    connection: Connection,
    plan: Plan,
    import_id: int,
    reason: str,
    which: str,
    values: tuple[Any, ...] = (),
) -> int:
    """Move the staged rows `which` (a condition on alias s) to the held rows; return how many."""
    found = connection.exec_driver_sql(
        f"SELECT 1 FROM temp.staged s WHERE {which} LIMIT 1", values
    ).first()
    if found is None:
        return 0
    table = plan.scope.name
    row = f"json_array({quoted(plan.columns, 's.')})"
    connection.exec_driver_sql(
        'INSERT INTO held_row (import_id, table_name, record_id, reason, "columns", "row") '
        f"SELECT ?, ?, s.id, ?, ?, {row} FROM temp.staged s WHERE {which} AND NOT EXISTS "
        f'(SELECT 1 FROM held_row h WHERE h.record_id = s.id AND h."row" = {row})',
        (import_id, table, reason, canonical.dumps(list(plan.columns)), *values),
    )
    gone = connection.exec_driver_sql(f"DELETE FROM temp.staged AS s WHERE {which}", values)
    return gone.rowcount
