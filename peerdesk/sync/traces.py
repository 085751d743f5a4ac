"""Every trace of one student in this file: what points at them, drafts, names in the history.

Public: `find`, `wipe`, `Traces`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Table, delete, or_, select, update
from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.models.database import synced_tables
from peerdesk.models.history import Action, ActionCell, Draft
from peerdesk.models.people import Student
from peerdesk.models.stamping import BLANKED, next_seq, stamp_of
from peerdesk.models.sync_state import Purged
from peerdesk.models.teams import HoursEntry, Recognition, TeamMeeting, TeamMeetingAction
from peerdesk.services.records import is_private
from peerdesk.sync import blanking

_STAY: Final = frozenset({"session_log", "substitution"})
"""Tables whose rows speak of other children too: only what was typed in them goes."""

_ATTENDANCE: Final = "session_attendance"
_LOG: Final = "session_log"
_MEETING: Final = "team_meeting"
_SHORTEST_NAME: Final = 2
_FEW_WORDS: Final = (HoursEntry, Recognition, TeamMeetingAction)
"""Records about somebody whose words may name another."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What this file holds about one student besides the record itself.

    Attributes:
        rows: Ids by table of records that go.
        shared: Session logs with other children too: their free text goes.
        meetings: Meetings of a team the student was at, or whose text has the name: the same.
        titles: Ids by table of records about others whose few words have the name: these go.
        drafts: Keys of unfinished texts.
        actions: Lines of the history whose label has the name.
    """

    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)
    shared: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    titles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    drafts: tuple[str, ...] = ()
    actions: tuple[int, ...] = ()


def find(session: Session, student_id: str) -> Traces:
    """Return every trace of a student that is still there."""
    rows = _rows_about(session, student_id)
    alone, shared = _logs(session, rows.get(_ATTENDANCE, []))
    if alone:
        rows[_LOG] = alone
    names = _names(session, student_id)
    return Traces(
        rows,
        tuple(shared),
        _meetings(session, [*alone, *shared], names),
        _named(session, names),
        _drafts(session, student_id, names),
        _actions(session, names),
    )


def wipe(session: Session, traces: Traces) -> None:
    """Remove the traces; records stay as empty tombstones, so that it is heard everywhere."""
    for table, ids in traces.rows.items():
        blanking.blank(session, table, _without_purged(session, table, ids))
    _wipe_texts(session, _LOG, traces.shared)
    _wipe_texts(session, _MEETING, traces.meetings)
    for table, ids in traces.titles.items():
        _wipe_texts(session, table, ids, ["title"])
    if traces.drafts:
        session.execute(delete(Draft).where(Draft.key.in_(traces.drafts)))
    if traces.actions:
        words = translate("History", "Something about a student who was erased for good")
        session.execute(update(Action).where(Action.id.in_(traces.actions)).values(label=words))
    tables = {*traces.rows, *traces.titles, _LOG, _MEETING}
    stamp_of(session).changed |= {
        mapper.class_.__name__
        for mapper in Draft.registry.mappers
        if isinstance(mapper.local_table, Table) and mapper.local_table.name in tables
    }


def _without_purged(session: Session, table: str, ids: Sequence[str]) -> list[str]:
    query = select(Purged.record_id).where(Purged.table_name == table)
    purged = set(session.scalars(query))
    return [record_id for record_id in ids if record_id not in purged]


def _rows_about(session: Session, student_id: str) -> dict[str, list[str]]:
    """Follow the pointers to the student, and from what points at the student, to the end."""
    found: dict[str, list[str]] = {}
    pending = [("student", [student_id])]
    while pending:
        target, ids = pending.pop()
        for table, column in _pointers(target):
            known = set(found.get(table.name, ()))
            new = [row for row in _pointing(session, table, column, ids) if row not in known]
            if new:
                found.setdefault(table.name, []).extend(new)
                pending.append((table.name, new))
    return found


def _pointers(target: str) -> list[tuple[Table, str]]:
    return [
        (table, key.parent.name)
        for table in synced_tables()
        for key in table.foreign_keys
        if key.column.table.name == target and table.name not in _STAY
    ]


def _pointing(session: Session, table: Table, column: str, ids: list[str]) -> list[str]:
    """Return rows that point at one of `ids` and still tell something."""
    places = ", ".join("?" * len(ids))
    rows = session.connection().exec_driver_sql(
        f'SELECT id FROM "{table.name}" WHERE "{column}" IN ({places}) '
        f"AND json_type(versions, '$.{BLANKED}') IS NULL "
        "AND id NOT IN (SELECT record_id FROM purged WHERE table_name = ?)",
        (*ids, table.name),
    )
    return [row[0] for row in rows]


def _logs(session: Session, attendances: list[str]) -> tuple[list[str], list[str]]:
    """Return session logs of this student alone, and those with others."""
    if not attendances:
        return [], []
    places = ", ".join("?" * len(attendances))
    rows = (
        session.connection()
        .exec_driver_sql(
            "SELECT l.id, EXISTS (SELECT 1 FROM session_attendance o "
            f"WHERE o.session_log_id = l.id AND o.id NOT IN ({places})) FROM session_log l "
            f"WHERE l.id IN (SELECT session_log_id FROM session_attendance WHERE id IN ({places})) "
            f"AND json_type(l.versions, '$.{BLANKED}') IS NULL",
            (*attendances, *attendances),
        )
        .fetchall()
    )
    return [row[0] for row in rows if not row[1]], [row[0] for row in rows if row[1]]


def _meetings(session: Session, logs: Sequence[str], names: list[str]) -> tuple[str, ...]:
    """Return meetings whose minutes and agenda tell of what the student was at, or the name."""
    texts = (TeamMeeting.said, TeamMeeting.agenda)
    query = select(TeamMeeting.id).where(
        or_(TeamMeeting.said != "", TeamMeeting.agenda != ""),
        or_(
            TeamMeeting.session_log_id.in_(logs),
            *(text.contains(name, autoescape=True) for text in texts for name in names),
        ),
    )
    return tuple(session.scalars(query.execution_options(include_deleted=True)))


def _named(session: Session, names: list[str]) -> dict[str, list[str]]:
    """Return hours, thanks and actions of others in whose few words the name stands."""
    if not names:
        return {}
    word = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    found: dict[str, list[str]] = {}
    for kind in _FEW_WORDS:
        told = session.execute(select(kind.id, kind.title).execution_options(include_deleted=True))
        ids = [record_id for record_id, title in told if word.search(title)]
        if ids:
            found[kind.__tablename__] = ids
    return found


def _wipe_texts(
    session: Session, name: str, ids: Sequence[str], columns: Sequence[str] = ()
) -> None:
    """Empty what was typed in records that are about other children too."""
    table = next(table for table in synced_tables() if table.name == name)
    private = [*columns] or [column.name for column in table.c if is_private(name, column.name)]
    sets = "".join(f'"{column}" = ?, ' for column in private)
    values = [None if table.c[column].nullable else "" for column in private]
    for record_id in ids:
        session.connection().exec_driver_sql(
            f'UPDATE "{name}" SET {sets}seq = ? WHERE id = ?',
            (*values, next_seq(session), record_id),
        )
    if ids:
        session.execute(
            delete(ActionCell).where(
                ActionCell.table_name == name,
                ActionCell.record_id.in_(ids),
                ActionCell.column_name.in_(private),
            )
        )


def _names(session: Session, student_id: str) -> list[str]:
    student = session.get(Student, student_id, execution_options={"include_deleted": True})
    if student is None:
        return []
    names: Iterable[Any] = (student.first_name, student.last_name, student.preferred_name)
    return [name for name in names if len(name) >= _SHORTEST_NAME]


def _drafts(session: Session, student_id: str, names: list[str]) -> tuple[str, ...]:
    words = [student_id, *names]
    query = select(Draft.key).where(
        or_(
            Draft.key.contains(student_id, autoescape=True),
            *(Draft.content.contains(word, autoescape=True) for word in words),
        )
    )
    return tuple(session.scalars(query))


def _actions(session: Session, names: list[str]) -> tuple[int, ...]:
    if not names:
        return ()
    query = select(Action.id).where(
        or_(*(Action.label.contains(name, autoescape=True) for name in names))
    )
    return tuple(session.scalars(query))
