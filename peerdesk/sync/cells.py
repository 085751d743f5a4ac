"""The rules of merging, as pure functions over one row's cells.

The merged cell is the larger of (version, value), so merging is commutative, associative
and idempotent, and no value that is the newest anywhere can be lost. A row that was blanked
(`peerdesk.sync.blanking`) stands above every row that was not: of its content only that it is
gone is left, and of two blanked ones the larger mark counts. What is no content (where the
row belongs) is merged cell by cell all the same, so the laws hold for such rows too.

Public: `Row`, `Outcome`, `Clash`, `merge_rows`, `parse_versions`, `jumps`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from peerdesk.models.stamping import BLANKED
from peerdesk.sync import canonical
from peerdesk.sync.manifest import is_hex

Version = Sequence[Any]
"""[n, ms, replica] of an edited cell, [0] of a cell as it was created."""

ORIGIN: Final[Version] = (0,)
MAX_JUMP: Final = 1000
_MAX_N: Final = 1 << 31
_MAX_MS: Final = 1 << 48
_DELETED: Final = "deleted_at"


@dataclass(frozen=True, slots=True)
class Row:
    """The travelling cells of one record on one side."""

    values: Mapping[str, Any]
    versions: Mapping[str, Version]


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that both sides changed without knowing of each other."""

    kind: str
    column: str
    kept: Any
    kept_version: Version
    lost: Any
    lost_version: Version
    theirs_won: bool


@dataclass(slots=True)
class Outcome:
    """What merging one row gives.

    Attributes:
        values: Cells that change here.
        versions: All cell versions after the merge.
        clashes: What a person should look at.
        is_theirs: The row is now exactly what the bundle held.
        is_blanked: The row had content here, and has none any more.
    """

    values: dict[str, Any] = field(default_factory=dict)
    versions: dict[str, Version] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    is_theirs: bool = True
    has_changed: bool = False
    is_blanked: bool = False


def parse_versions(text: str | None, columns: frozenset[str]) -> dict[str, Version]:
    """Return the version map that `text` holds.

    Raises:
        ValueError: If it is not canonical JSON, names an unknown column, or a version is
            not [n, ms, replica] within bounds.
    """
    if text is None:
        return {}
    versions = canonical.loads_canonical(text)
    if type(versions) is not dict or not versions:
        raise ValueError("not a version map")
    for column, version in versions.items():
        if column not in columns or not _is_version(version):
            raise ValueError("not a version")
    return versions


def _is_version(value: Any) -> bool:
    return (
        type(value) is list
        and len(value) == 3
        and type(value[0]) is int
        and 0 < value[0] < _MAX_N
        and type(value[1]) is int
        and abs(value[1]) < _MAX_MS
        and is_hex(value[2], 16)
    )


def jumps(ours: Mapping[str, Version], theirs: Mapping[str, Version]) -> bool:
    """Return whether a cell's counter is out of all proportion to ours."""
    return any(
        version[0] - ours.get(column, ORIGIN)[0] > MAX_JUMP for column, version in theirs.items()
    )


def merge_rows(ours: Row, theirs: Row, *, unseen: bool, empty: Mapping[str, Any]) -> Outcome:
    """Merge what the bundle says of a record into what is here.

    Args:
        ours: The record here; its versions may name cells that do not travel.
        theirs: The record in the bundle.
        unseen: Our row changed after what the sender had seen of us, so differing edits
            were made without knowing of each other.
        empty: The cells that are content, and what they hold once the record is blanked.
    """
    if BLANKED in ours.versions or BLANKED in theirs.versions:
        return _merge_blanked(ours, theirs, unseen=unseen, empty=empty)
    return _merge_cells(ours, theirs, unseen=unseen)


def _merge_blanked(ours: Row, theirs: Row, *, unseen: bool, empty: Mapping[str, Any]) -> Outcome:
    outcome = _merge_cells(_place(ours, empty), _place(theirs, empty), unseen=unseen)
    mine, other = _blank_rank(ours), _blank_rank(theirs)
    winner = theirs if other > mine else ours
    outcome.versions[BLANKED] = winner.versions[BLANKED]
    outcome.has_changed |= other > mine
    outcome.is_theirs &= other >= mine
    if ours.values[_DELETED] != winner.values[_DELETED]:
        outcome.values[_DELETED] = winner.values[_DELETED]
    outcome.is_blanked = BLANKED not in ours.versions
    for column, value in ours.values.items():
        if column in empty and value != empty[column]:
            outcome.values[column] = empty[column]
    return outcome


def _place(row: Row, empty: Mapping[str, Any]) -> Row:
    """Return what is left of a row once its content and its deletion are left out."""
    gone = {*empty, _DELETED, BLANKED}
    return Row(
        {column: value for column, value in row.values.items() if column not in gone},
        {column: mark for column, mark in row.versions.items() if column not in gone},
    )


def _blank_rank(row: Row) -> tuple[Any, ...]:
    if BLANKED not in row.versions:
        return (0,)
    return (1, *_rank(row.versions[BLANKED], row.values[_DELETED]))


def _merge_cells(ours: Row, theirs: Row, *, unseen: bool) -> Outcome:
    outcome = Outcome(versions=dict(ours.versions))
    newer_here = newer_there = False
    for column, value in theirs.values.items():
        mine, version = ours.values[column], theirs.versions.get(column, ORIGIN)
        mark = ours.versions.get(column, ORIGIN)
        if tuple(mark) == tuple(version) and mine == value:
            continue
        theirs_won = _rank(version, value) > _rank(mark, mine)
        newer_here |= not theirs_won and tuple(mark) != tuple(version)
        newer_there |= theirs_won and tuple(mark) != tuple(version)
        if theirs_won:
            _take(outcome, column, value, version, differs=mine != value)
        else:
            outcome.is_theirs = False
        if unseen and _are_rivals(mark, version) and mine != value:
            outcome.clashes.append(
                _clash("edit", column, (value, version), (mine, mark), theirs_won=theirs_won)
            )
    if unseen:
        _note_edit_of_deleted(outcome, ours, theirs, newer_here=newer_here, newer_there=newer_there)
    return outcome


def _take(outcome: Outcome, column: str, value: Any, version: Version, *, differs: bool) -> None:
    outcome.has_changed = True
    if differs:
        outcome.values[column] = value
    if tuple(version) != ORIGIN:
        outcome.versions[column] = version


def _rank(version: Version, value: Any) -> tuple[Any, ...]:
    """Order cells by version, then by value: nothing, numbers, text."""
    if value is None:
        return tuple(version), 0, 0
    return tuple(version), 1 if isinstance(value, int) else 2, value


def _are_rivals(mark: Version, version: Version) -> bool:
    return len(mark) > 1 and len(version) > 1 and mark[2] != version[2]


def _clash(
    kind: str, column: str, theirs: tuple[Any, Version], ours: tuple[Any, Version],
    *, theirs_won: bool,
) -> Clash:  # fmt: skip
    kept, lost = (theirs, ours) if theirs_won else (ours, theirs)
    return Clash(kind, column, kept[0], kept[1], lost[0], lost[1], theirs_won)


def _note_edit_of_deleted(
    outcome: Outcome, ours: Row, theirs: Row, *, newer_here: bool, newer_there: bool
) -> None:
    """Tell of a record deleted on one side and edited on the other; it stays deleted."""
    here, there = ours.values.get("deleted_at"), theirs.values.get("deleted_at")
    gone = outcome.values.get("deleted_at", here)
    if gone is None or (here is None) == (there is None):
        return
    edited_elsewhere = newer_here if here is None else newer_there
    if edited_elsewhere:
        mark = outcome.versions.get("deleted_at", ORIGIN)
        outcome.clashes.append(
            Clash("deleted", "deleted_at", gone, mark, None, ORIGIN, theirs_won=here is None)
        )
