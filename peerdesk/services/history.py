"""What was done, by whom and when, in words; and whether it can be taken back from there.

list_history(session, HistoryFilter) -> [HistoryRow]           newest first
changes_of(session, action_id) -> [ChangeRow]                  field by field, before and after
record_changes(session, table, record_id) -> [RecordChange]    one record, newest first
people_of(session) -> {slot: name}                             who ever did something here
why_not_undo(session, action_id) -> sentence                   empty if it can be taken back

Reads only; what a field holds is told in words, private text never.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, exists, func, literal, or_, select
from sqlalchemy.orm import Session

from peerdesk.errors import PeerDeskError
from peerdesk.i18n import translate
from peerdesk.models.base import Base
from peerdesk.models.history import DO, GROUND, READ, REDO, UNDO, Action, ActionCell
from peerdesk.services.accounts import names_by_slot
from peerdesk.services.actions import record_history
from peerdesk.services.names import folded
from peerdesk.services.records import (
    Shown,
    column_words,
    described,
    is_private,
    is_shown,
    kind_words,
    place_of,
    shown,
)
from peerdesk.services.rights import require_counselor, slot_of
from peerdesk.services.undoing import check_undo

_MADE_SHOWN: Final = 40
_NOTES: Final = "private_note"
_FINAL: Final = frozenset({GROUND, READ, UNDO, REDO})

KINDS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "students": frozenset(
            {"student", "staff", "program_membership", "training_record", "acknowledgement"}
        ),
        "pairs": frozenset({"buddy_match", "check_in", "exit_answer", "match_proposal", "program"}),
        "sessions": frozenset({"session_log", "session_attendance"}),
        "duty": frozenset({"duty_assignment", "absence", "substitution", "bench"}),
        "team": frozenset({"leadership_team", "team_position"}),
        "training": frozenset(
            {
                "course",
                "training_event",
                "training_record",
                "staff_training",
                "training_rule",
                "helper_mentor",
                "staff_resource",
            }
        ),
        "consent": frozenset({"consent", "consent_topic", "consent_slip"}),
        "rules": frozenset({"pair_constraint"}),
        "care": frozenset({"concern", "concern_step", "referral", "partner"}),
        "year": frozenset({"school_year", "term", "calendar_day", "recess_period", "school"}),
    }
)
"""Kinds people look for, and the tables behind each."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which part of the history is wanted.

    Attributes:
        who: Key slot of whoever did it; empty for everybody.
        kinds: Keys of `KINDS`; empty for all.
        since: First local day.
        text: Words that stand in what was done.
        limit: At most so many, newest first.
    """

    who: str = ""
    kinds: frozenset[str] = frozenset()
    since: date | None = None
    text: str = ""
    limit: int = 300


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that was done.

    Attributes:
        slot: Who did it, as the actions name them.
        who: What they are called.
        is_undone: It was taken back, and not brought again.
        is_undo: It took something back itself, or brought it again.
    """

    id: int
    at: datetime
    slot: str
    who: str
    label: str
    is_undone: bool
    is_undo: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of one record that an action changed.

    Attributes:
        kind: What the record is.
        name: Which one it is.
        on: The day it is about, if it is about one.
        field: What the screens call the field; empty if the record was made.
        is_made: The record was made.
        place: Page on which the record is, and `opens` what to open there.
        more: How many records of the same kind were made besides, and are not listed.
    """

    kind: str
    name: str
    on: date | None
    field: str
    before: Shown
    after: Shown
    is_made: bool
    place: str
    opens: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One change of one record.

    Attributes:
        field: What the screens call the field; empty if the record was made.
    """

    at: datetime
    who: str
    label: str
    field: str
    before: Shown
    after: Shown


def people_of(session: Session) -> dict[str, str]:
    """Return what everybody is called who did something here, by key slot."""
    names = names_by_slot(session)
    slots = session.scalars(select(Action.actor).distinct().order_by(Action.actor))
    return {slot: names.get(slot, slot) for slot in slots}


def list_history(session: Session, wanted: HistoryFilter) -> list[HistoryRow]:
    """Return what was done, newest first; taking back is listed like any other deed.

    Raises:
        NotAllowedError: If it is not a counselor who asks.
    """
    require_counselor(session)
    query = select(Action).where(*_conditions(session, wanted)).order_by(Action.id.desc())
    words, names = folded(wanted.text).split(), names_by_slot(session)
    rows: list[HistoryRow] = []
    for action in session.scalars(query.execution_options(yield_per=500)):
        if words and not _fits(words, action.label):
            continue
        rows.append(_row(action, names))
        if len(rows) == wanted.limit:
            break
    return rows


def changes_of(session: Session, action_id: int) -> list[ChangeRow]:
    """Return what one deed made and changed, the made records first.

    Raises:
        NotAllowedError: If it is not a counselor who asks.
    """
    require_counselor(session)
    action = session.get_one(Action, action_id)
    return [*_made(session, action), *_changed(session, action)]


def record_changes(session: Session, table: str, record_id: str) -> list[RecordChange]:
    """Return every change of one record, newest first; the making of it comes last."""
    names = names_by_slot(session)
    rows = []
    for line in record_history(session, table, record_id):
        who = names.get(line.actor, line.actor)
        if not line.column:
            rows.append(RecordChange(line.at, who, line.label, "", "", ""))
        elif is_shown(line.column):
            field = _field(table, line.column, line.after)
            before, after = _values(session, table, line.column, (line.before, line.after))
            rows.append(RecordChange(line.at, who, line.label, field, before, after))
    return rows


def why_not_undo(session: Session, action_id: int) -> str:
    """Return in a sentence why a deed cannot be taken back; empty if it can."""
    action = session.get_one(Action, action_id)
    if action.undone_by_id is not None:
        return translate("History", "It was taken back already.")
    if action.kind in _FINAL:
        return _why_final(action.kind)
    if action.kind == DO:
        try:
            check_undo(session, action)
        except PeerDeskError as error:
            return error.sentence()
    return ""


def _why_final(kind: str) -> str:
    """Return why nothing of this kind is ever taken back."""
    match kind:
        case "read":
            return translate("History", "Somebody read it; nothing was changed.")
        case "undo":
            return translate("History", "This took something back. Press Ctrl+Y, or do it anew.")
        case "redo":
            return translate("History", "This brought something back. Undo the deed itself.")
        case _:
            return translate(
                "History", "This is what the file began with, or it ended a year or merge."
            )


def _conditions(session: Session, wanted: HistoryFilter) -> Iterator[ColumnElement[bool]]:
    own = slot_of(session)
    yield or_(Action.actor == own, Action.tables != _NOTES, literal(own == ""))
    if wanted.who:
        yield Action.actor == wanted.who
    if wanted.since is not None:
        yield Action.at >= datetime.combine(wanted.since, time()).astimezone()
    tables = sorted(frozenset().union(*(KINDS[kind] for kind in wanted.kinds)))
    if tables:
        listed = literal(",") + Action.tables + literal(",")
        changed = exists().where(
            ActionCell.action_id == Action.id, ActionCell.table_name.in_(tables)
        )
        yield or_(changed, *(listed.contains(f",{table},") for table in tables))


def _fits(words: Sequence[str], label: str) -> bool:
    known = folded(label)
    return all(word in known for word in words)


def _row(action: Action, names: Mapping[str, str]) -> HistoryRow:
    return HistoryRow(
        id=action.id,
        at=action.at,
        slot=action.actor,
        who=names.get(action.actor, action.actor),
        label=action.label,
        is_undone=action.undone_by_id is not None,
        is_undo=action.kind in {UNDO, REDO},
    )


def _made(session: Session, action: Action) -> Iterator[ChangeRow]:
    for name in filter(None, action.tables.split(",")):
        if _is_hidden(session, name, action):
            continue
        table = Base.metadata.tables[name]
        arrived = _arrived(table, action)
        count = session.execute(select(func.count()).where(*arrived)).scalar_one()
        first = select(table.c.id).where(*arrived).order_by(table.c.arrived_seq)
        ids = list(session.scalars(first.limit(_MADE_SHOWN)))
        called = described(session, name, ids)
        for number, record_id in enumerate(ids, start=1):
            known = called[record_id]
            row = ChangeRow(
                kind_words(name), known.text, known.on, "", "", "", is_made=True,
                place=place_of(name), opens=known.opens,
            )  # fmt: skip
            yield replace(row, more=count - number) if number == _MADE_SHOWN else row


def _arrived(table: Table, action: Action) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    seq = table.c.arrived_seq
    return seq > action.from_seq, seq <= action.to_seq


def _changed(session: Session, action: Action) -> Iterator[ChangeRow]:
    query = (
        select(ActionCell)
        .where(ActionCell.action_id == action.id)
        .order_by(ActionCell.id)
        .limit(_MADE_SHOWN * 5)
    )
    cells = [cell for cell in session.scalars(query) if is_shown(cell.column_name)]
    cells = [cell for cell in cells if not _is_hidden(session, cell.table_name, action)]
    ids: dict[str, set[str]] = {}
    for cell in cells:
        ids.setdefault(cell.table_name, set()).add(cell.record_id)
    called = {name: described(session, name, some) for name, some in ids.items()}
    for cell in cells:
        known = called[cell.table_name].get(cell.record_id)
        if known is None:
            continue
        pair = (json.loads(cell.before), json.loads(cell.after))
        before, after = _values(session, cell.table_name, cell.column_name, pair)
        yield ChangeRow(
            kind_words(cell.table_name), known.text, known.on,
            _field(cell.table_name, cell.column_name, pair[1]), before, after, is_made=False,
            place=place_of(cell.table_name), opens=known.opens,
        )  # fmt: skip


def _field(table: str, column: str, after: Any) -> str:
    """Return what a field is called; of going to the bin and back, that it went."""
    if column != "deleted_at":
        return column_words(table, column)
    if after is None:
        return translate("History", "Brought back from the bin")
    return translate("History", "Moved to the bin")


def _values(
    session: Session, table: str, column: str, pair: tuple[Any, Any]
) -> tuple[Shown, Shown]:
    """Return before and after in words; of private text only that it changed."""
    if column == "deleted_at":
        return "", ""
    if is_private(table, column):
        return "", translate("History", "changed")
    return shown(session, table, column, pair[0]), shown(session, table, column, pair[1])


def _is_hidden(session: Session, table: str, action: Action) -> bool:
    """Return whether these are private notes of somebody else."""
    return table == _NOTES and slot_of(session) not in {"", action.actor}
