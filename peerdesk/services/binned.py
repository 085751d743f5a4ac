"""The bin: what was deleted in the last 30 days, and how it comes back.

list_bin(session, now) -> [BinRow]            newest first; what went along with it is counted
bring_back(session, table, record_id) -> how many records came back
empty_bin(session, now) -> how many records lost what nobody but the school ever had
upkeep(store)                                 empties it, at the opening of the file

A deleted record stays as a tombstone, since the other side must hear of it. After 30 days it
cannot be brought back, and its private text is gone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Table, and_, delete, or_, select, update
from sqlalchemy.orm import Session

from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.base import Base, Synced, instant_text
from peerdesk.models.database import synced_models, synced_tables
from peerdesk.models.history import DO, GROUND, REDO, Action, ActionCell
from peerdesk.models.local_state import Key
from peerdesk.models.stamping import next_seq, stamp_of
from peerdesk.services.accounts import names_by_slot
from peerdesk.services.records import described, is_private, kind_words, place_of
from peerdesk.services.rights import slot_of
from peerdesk.services.store import Store

BIN_DAYS: Final = 30
_MOST: Final = 1000
_INNER: Final = frozenset(
    {
        "matching_run", "match_proposal", "session_attendance", "exit_answer", "substitution",
        "sheet_code", "sheet_run", "work_sheet", "put_off", "next_year_choice", "rollover_step",
        "figure", "supervised_session", "consent_slip", "interview", "concern_step", "referral",
        "training_invite",
    }
)  # fmt: skip
"""Records that go and come with another one; alone they mean nothing to a person."""

_ALIKE: Final[Mapping[str, tuple[str, ...]]] = {
    "student": ("student_number",),
    "duty_assignment": ("day", "recess_period_id", "student_id"),
    "pair_constraint": ("student_a_id", "student_b_id"),
    "team_position": ("team_id", "student_id", "ends_on"),
    "program_membership": ("program_id", "student_id", "role", "ended_on"),
    "calendar_day": ("day", "kind"),
    "application": ("round_id", "student_id"),
    "buddy_match": ("number",),
}
"""Columns in which no two records may be alike."""


@dataclass(frozen=True, slots=True)
class BinRow:
    """A deleted record.

    Attributes:
        kind: What it is: "Session".
        text: Which one: "Maya Ortiz + Sam Vance".
        on: The day it is about, if it is about one.
        who: Who deleted it.
        place: Page on which it is found once it is back.
        opens: What to open there.
        why_not: Why it cannot come back, in a sentence; empty if it can.
    """

    id: str
    table: str
    kind: str
    text: str
    on: date | None
    who: str
    deleted_at: datetime
    days_left: int
    place: str
    opens: str
    why_not: str


class _Gone(NamedTuple):
    """A deleted record, its values, and who deleted it in which action."""

    table: str
    record_id: str
    action_id: int
    actor: str
    at: datetime
    values: Mapping[str, Any]

    @property
    def parents(self) -> list[tuple[str, str]]:
        """Return table and id of the records it points at, the school left out."""
        return [
            (next(iter(column.foreign_keys)).column.table.name, self.values[column.name])
            for column in Base.metadata.tables[self.table].c
            if column.foreign_keys and column.name != "school_id" and self.values[column.name]
        ]


def list_bin(session: Session, now: datetime) -> list[BinRow]:
    """Return what was deleted in the last 30 days by somebody here, newest first."""
    gone = list(_main(_deleted(session, now)))
    people = names_by_slot(session)
    rows: list[BinRow] = []
    for name in {one.table for one in gone}:
        some = [one for one in gone if one.table == name]
        called = described(session, name, [one.record_id for one in some])
        for one in some:
            known = called[one.record_id]
            rows.append(
                BinRow(
                    id=one.record_id,
                    table=name,
                    kind=kind_words(name),
                    text=known.text,
                    on=known.on,
                    who=people.get(one.actor, one.actor),
                    deleted_at=one.at,
                    days_left=max(0, BIN_DAYS - (now - one.at).days),
                    place=place_of(name),
                    opens=known.opens,
                    why_not=_why_not(session, one),
                )
            )
    return sorted(rows, key=lambda row: (row.deleted_at, row.id), reverse=True)


def bring_back(session: Session, table: str, record_id: str) -> int:
    """Take a record, and what was deleted along with it, out of the bin.

    Raises:
        NotFoundError: If it is not in the bin (any more).
        NotAllowedError: If it cannot come back; the sentence says why.
    """
    now = stamp_of(session).now()
    everything = _deleted(session, now)
    wanted = next((o for o in everything if (o.table, o.record_id) == (table, record_id)), None)
    if wanted is None:
        raise NotFoundError(kind=table, record_id=record_id)
    why_not = _why_not(session, wanted)
    if why_not:
        raise NotAllowedError(why_not)
    together = [o for o in everything if o.action_id == wanted.action_id]
    coming = _with_children(wanted, together)
    models = {model.__table__.name: model for model in synced_models()}  # type: ignore[attr-defined]
    for one in coming:
        record = session.get(
            models[one.table], one.record_id, execution_options={"include_deleted": True}
        )
        assert isinstance(record, Synced)  # noqa: S101 - found in its table just now
        record.deleted_at = None
    return len(coming)


def empty_bin(session: Session, now: datetime) -> int:
    """Erase the private text of what lies in the bin for more than 30 days; return how many.

    From then on undo does not bring these records back either.
    """
    cut = instant_text(now - timedelta(days=BIN_DAYS))
    last = local_state.get(session, Key.BIN_EMPTIED, "")
    if cut <= last:
        return 0
    emptied = sum(_empty(session, table, last, cut) for table in synced_tables())
    local_state.put(session, Key.BIN_EMPTIED, cut)
    return emptied


def upkeep(store: Store) -> None:
    """Empty the bin; the program's own upkeep, whoever opened the file.

    Raises:
        StorageError: If the disk refused.
    """
    store.note(lambda session: empty_bin(session, stamp_of(session).now()))


def _empty(session: Session, table: Table, last: str, cut: str) -> int:
    """Blank private text of records deleted between two instants, and what history says of it."""
    private = [column.name for column in table.c if is_private(table.name, column.name)]
    due = and_(table.c.deleted_at >= _instant(last), table.c.deleted_at < _instant(cut))
    ids = list(session.scalars(select(table.c.id).where(due))) if private else []
    for record_id in ids:
        session.execute(
            update(table)
            .where(table.c.id == record_id)
            .values(dict.fromkeys(private, "") | {"seq": next_seq(session)})
        )
        session.execute(
            delete(ActionCell).where(
                ActionCell.table_name == table.name,
                ActionCell.record_id == record_id,
                ActionCell.column_name.in_(private),
            )
        )
    return len(ids)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text or "1970-01-01T00:00:00.000Z")


def _deleted(session: Session, now: datetime) -> list[_Gone]:
    """Return what somebody deleted in the last 30 days and lies in the bin, newest first."""
    emptied = _instant(local_state.get(session, Key.BIN_EMPTIED, ""))
    query = (
        select(
            ActionCell.table_name, ActionCell.record_id, Action.id, Action.actor, ActionCell.after
        )
        .join(Action, Action.id == ActionCell.action_id)
        .where(
            ActionCell.column_name == "deleted_at",
            ActionCell.after != "null",
            or_(
                Action.kind.in_((DO, REDO)),
                and_(Action.kind == GROUND, Action.target_id.is_(None)),
            ),
            Action.at >= max(now - timedelta(days=BIN_DAYS), emptied),
        )
        .order_by(ActionCell.id.desc())
        .limit(_MOST)
    )
    own = slot_of(session)
    newest: dict[tuple[str, str], tuple[int, str, str]] = {}
    for table, record_id, action_id, actor, after in session.execute(query):
        if table != "private_note" or actor == own:
            newest.setdefault((table, record_id), (action_id, actor, json.loads(after)))
    lying = _lying(session, newest)
    return [
        _Gone(table, record_id, action_id, actor, datetime.fromisoformat(at), values)
        for (table, record_id), (action_id, actor, at) in newest.items()
        if (values := lying.get((table, record_id))) and instant_text(values["deleted_at"]) == at
    ]


def _lying(
    session: Session, wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return the values of those records that are in the bin."""
    ids: dict[str, list[str]] = {}
    for kind, record_id in wanted:
        ids.setdefault(kind, []).append(record_id)
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for name, some in ids.items():
        table = Base.metadata.tables[name]
        query = select(table).where(table.c.id.in_(some), table.c.deleted_at.is_not(None))
        found |= {(name, row["id"]): dict(row) for row in session.execute(query).mappings()}
    return found


def _main(everything: list[_Gone]) -> Iterator[_Gone]:
    """Yield those that did not go along with a record they belong to."""
    together = {(one.action_id, one.record_id) for one in everything}
    for one in everything:
        went_along = any((one.action_id, parent) in together for _table, parent in one.parents)
        if one.table not in _INNER and not went_along:
            yield one


def _with_children(wanted: _Gone, together: Iterable[_Gone]) -> list[_Gone]:
    """Return a record and those of the same action that point at it, and at those."""
    coming, rest = [wanted], [one for one in together if one is not wanted]
    ids = {wanted.record_id}
    while found := [one for one in rest if any(parent in ids for _t, parent in one.parents)]:
        ids |= {one.record_id for one in found}
        coming += found
        rest = [one for one in rest if one not in found]
    return coming


def _why_not(session: Session, one: _Gone) -> str:
    into = one.values.get("merged_into_id")
    if into:
        text = translate("Bin", "This record was merged into {name}. Undo that in the history.")
        return text.format(name=described(session, "student", [into])[into].text)
    lying = next(iter(_lying(session, one.parents)), None)
    if lying is not None:
        table, parent = lying
        name = described(session, table, [parent])[parent].text
        text = translate("Bin", "{kind} {name} is in the bin too. Bring that back first.")
        return text.format(kind=kind_words(table), name=name)
    if _has_alike(session, one):
        return translate(
            "Bin", "Something else stands in its place by now. Delete or change that first."
        )
    return ""


def _has_alike(session: Session, one: _Gone) -> bool:
    """Return whether a record that is not in the bin takes the place of this one."""
    columns = _ALIKE.get(one.table, ())
    if all(one.values[name] in {None, ""} for name in columns):
        return False
    table = Base.metadata.tables[one.table]
    same = [
        table.c[name].is_(None) if one.values[name] is None else table.c[name] == one.values[name]
        for name in columns
    ]
    query = select(table.c.id).where(
        *same, table.c.deleted_at.is_(None), table.c.school_id == one.values["school_id"]
    )
    return session.execute(query.limit(1)).first() is not None
