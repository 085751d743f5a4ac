"""Blank what a school no longer shares when it goes down a level.

Nothing of this is a change in the sense of merging: versions of other cells stay as they
are, and what is blanked comes back by itself when the school goes up again.

Public: `withdraw`.
"""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from peerdesk.enums import Share
from peerdesk.models.stamping import next_seq, stamp_of
from peerdesk.sync import canonical, scope
from peerdesk.sync.scope import TableScope


def withdraw(session: Session, site: str, level: Share) -> None:
    """Blank everything of the school `site` that lies above `level`."""
    keeps = {table.name: table for table in scope.travelling(level)}
    _forget_copies(session, site, keeps)
    for table in reversed(scope.travelling(Share.NAMES)):
        kept = keeps.get(table.name)
        if kept is None:
            _remove(session.connection(), table, site)
        elif kept.blanks:
            _blank(session, kept, site)
    stamp_of(session).changed.update(table.model for table in scope.travelling(Share.NAMES))


def _blank(session: Session, table: TableScope, site: str) -> None:
    connection, names = session.connection(), [name for name, _value in table.blanks]
    sets = ", ".join(f'"{name}" = ?' for name in names)
    connection.exec_driver_sql(
        f'UPDATE "{table.name}" SET {sets}, seq = ? WHERE school_id = ?',
        (*(value for _name, value in table.blanks), next_seq(session), site),
    )
    marked = connection.exec_driver_sql(
        f'SELECT id, versions FROM "{table.name}" WHERE school_id = ? AND versions IS NOT NULL',
        (site,),
    ).fetchall()
    seq = next_seq(session)
    updates = [(_without(text, names), seq, record_id) for record_id, text in marked]
    if updates:
        connection.exec_driver_sql(
            f'UPDATE "{table.name}" SET versions = ?, seq = ? WHERE id = ?', updates
        )


def _without(text: str, names: list[str]) -> str | None:
    marks: dict[str, Any] = canonical.loads(text)
    kept = {name: mark for name, mark in marks.items() if name not in names}
    return canonical.dumps(kept) if kept else None


def _remove(connection: Connection, table: TableScope, site: str) -> None:
    """Remove the rows of a table that does not travel any more, and what points at them."""
    if table.name == scope.STUDENT:
        for follower, column in scope.FOLLOWS.items():
            connection.exec_driver_sql(
                f'DELETE FROM "{follower}" WHERE "{column}" IN '
                "(SELECT id FROM student WHERE school_id = ?)",
                (site,),
            )
        connection.exec_driver_sql(
            "DELETE FROM placement WHERE student_id IN "
            "(SELECT id FROM student WHERE school_id = ?)",
            (site,),
        )
    connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE school_id = ?', (site,))


def _forget_copies(session: Session, site: str, keeps: dict[str, TableScope]) -> None:
    """Blank the copies of withdrawn values in conflicts, held rows and the history."""
    connection = session.connection()
    for table in scope.travelling(Share.NAMES):
        if table.name == scope.SCHOOL:
            continue
        kept = keeps.get(table.name)
        names = [n for n in table.columns if kept is None or n not in kept.columns]
        if not names:
            continue
        places = ", ".join("?" * len(names))
        which = (
            f"table_name = ? AND column_name IN ({places}) AND record_id IN "
            f'(SELECT id FROM "{table.name}" WHERE school_id = ?)'
        )
        values = (table.name, *names, site)
        connection.exec_driver_sql(f"DELETE FROM merge_conflict WHERE {which}", values)
        connection.exec_driver_sql(
            f"UPDATE action_cell SET before = 'null', after = 'null' WHERE {which}", values
        )
    connection.exec_driver_sql(
        "DELETE FROM held_row WHERE import_id IN (SELECT id FROM import_log WHERE sender_id = ?)",
        (site,),
    )
