"""What may travel: tables and columns by sharing level, read off the models.

A column travels when its model says so (`info={"share": level}`) and the level of the bundle
includes it. A table travels at a level when it has such a column of its own beyond the
pointer to the school, and every column it needs to exist is among those that travel.

Public: `TableScope`, `travelling`, `scope_of`, `list_columns`, `content_of`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, Enum, Integer, Table
from sqlalchemy.orm import Mapper

from peerdesk.enums import Share
from peerdesk.models.base import LOCAL_COLUMNS, SYNC_COLUMNS, Instant, Synced
from peerdesk.models.database import synced_models

FOLLOWS: Final = {"training_record": "student_id", "consent": "student_id"}
"""Tables whose rows follow a student to a new school, and their pointer to the student."""

STUDENT: Final = "student"
SCHOOL: Final = "school"
_OWN: Final = frozenset((*SYNC_COLUMNS, *LOCAL_COLUMNS))
_PLACE: Final = frozenset(("school_id", "merged_into_id"))


@dataclass(frozen=True, slots=True)
class TableScope:
    """One table at one sharing level.

    Attributes:
        name: The table.
        model: Name of the mapped class.
        columns: Columns of the record that travel, in the order of the model.
        parents: (column, table it points at) of the travelling pointers.
        authority: Columns for which only the district's value counts.
        blanks: For every column that travels at a higher level only: its empty value.
    """

    name: str
    model: str
    columns: tuple[str, ...]
    parents: tuple[tuple[str, str], ...]
    authority: frozenset[str]
    blanks: tuple[tuple[str, Any], ...]

    @property
    def travelling(self) -> tuple[str, ...]:
        """Return the columns of a bundle's rows: the sync columns, then the record's."""
        return (*SYNC_COLUMNS, *self.columns)


@cache
def travelling(level: Share) -> tuple[TableScope, ...]:
    """Return the tables that travel at `level`, parents before children."""
    scopes = (_scope(model, level) for model in synced_models())
    return tuple(scope for scope in scopes if scope is not None)


def scope_of(table: str, level: Share) -> TableScope | None:
    """Return how `table` travels at `level`; None if it does not."""
    return next((scope for scope in travelling(level) if scope.name == table), None)


def list_columns() -> tuple[tuple[str, str, Share | None], ...]:
    """Return every column of every record with the level it says, for the list of levels."""
    return tuple(
        (table.name, column.name, column.info.get("share"))
        for table in (_table(model) for model in synced_models())
        for column in table.columns
        if column.name not in _OWN
    )


def column_check(column: Column[Any]) -> str:
    """Return the declaration of `column` in a STRICT staging table: type and bounds.

    A CASE over the members of a choice: an IN list is built anew for every single row.
    """
    name, kind = f'"{column.name}"', column.type
    if isinstance(kind, Boolean):
        check = f"INTEGER CHECK ({name} BETWEEN 0 AND 1)"
    elif isinstance(kind, Integer):
        check = f"INTEGER CHECK ({name} BETWEEN -9007199254740992 AND 9007199254740992)"
    elif isinstance(kind, Enum):
        members = " ".join(f"WHEN '{value}' THEN 1" for value in kind.enums)
        check = f"TEXT CHECK (CASE {name} {members} ELSE {name} IS NULL END)"
    elif isinstance(kind, Date):
        check = f"TEXT CHECK ({_is_date(name)})"
    elif isinstance(kind, Instant):
        check = f"TEXT CHECK ({_is_instant(name)})"
    else:
        check = f"TEXT CHECK (octet_length({name}) <= 80000 AND length({name}) <= 20000)"
    return f"{name} {check}"


_D: Final = "[0-9]"


def _is_date(name: str) -> str:
    shape = f"{_D * 4}-{_D * 2}-{_D * 2}"
    return (
        f"CASE WHEN {name} GLOB '{shape}' THEN {name} >= '0001' AND date({name}) IS {name} "
        f"ELSE {name} IS NULL END"
    )


def _is_instant(name: str) -> str:
    shape = f"{_D * 4}-{_D * 2}-{_D * 2}T{_D * 2}:{_D * 2}:{_D * 2}.{_D * 3}Z"
    return (
        f"CASE WHEN {name} GLOB '{shape}' THEN {name} >= '0001' AND "
        f"strftime('%Y-%m-%dT%H:%M:%fZ', {name}) IS {name} ELSE {name} IS NULL END"
    )


def _scope(model: type[Synced], level: Share) -> TableScope | None:
    table = _table(model)
    own = [column for column in table.columns if column.name not in _OWN]
    goes = [column for column in own if _travels(column, level)]
    stays = [column for column in own if not _travels(column, level)]
    if all(column.name == "school_id" for column in goes) or any(_is_needed(c) for c in stays):
        return None
    return TableScope(
        table.name,
        model.__name__,
        tuple(column.name for column in goes),
        tuple(
            (column.name, key.column.table.name) for column in goes for key in column.foreign_keys
        ),
        frozenset(column.name for column in goes if column.info.get("authority")),
        tuple((c.name, blank_of(c)) for c in stays if c.info.get("share") is not None),
    )


def _travels(column: Column[Any], level: Share) -> bool:
    share: Share | None = column.info.get("share")
    return share is not None and share.rank <= level.rank


def _is_needed(column: Column[Any]) -> bool:
    return not column.nullable and column.server_default is None


def blank_of(column: Column[Any]) -> Any:
    """Return the empty value of a column."""
    if column.server_default is None:
        return None
    text = str(getattr(column.server_default, "arg", ""))
    return int(text) if isinstance(column.type, Integer | Boolean) else text


@cache
def content_of(name: str) -> Mapping[str, Any]:
    """Return the cells of a table that tell something, each with its empty value.

    What is left says which record it is, whose it is and when it was deleted: the sync
    columns, the school, pointers that no record may be without, and which record took it in.
    """
    return MappingProxyType(
        {
            column.name: None if column.nullable else blank_of(column)
            for column in table_of(name).columns
            if column.name not in _OWN
            and column.name not in _PLACE
            and (column.nullable or not column.foreign_keys)
            and (column.nullable or column.server_default is not None)
        }
    )


def _table(model: type[Synced]) -> Table:
    mapper: Mapper[Any] = model.__mapper__  # type: ignore[attr-defined]
    table = mapper.local_table
    assert isinstance(table, Table)  # noqa: S101 - every mapped class here has a plain table
    return table


@cache
def table_of(name: str) -> Table:
    """Return the table `name` of a synced model."""
    return next(_table(model) for model in synced_models() if _table(model).name == name)
