"""Which school may see which rows, in the district's file (rule 7).

A school's view holds the students who are or were there, everything of the school, and what
follows a student who is there now. A row that enters a view gets a new `seq`, its versions
unchanged.

Public: `place_staged`, `refresh`, `condition`.
"""

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from peerdesk.models.stamping import next_seq
from peerdesk.sync import scope

_STAGED = "SELECT id FROM temp.staged"


def condition(table: str) -> tuple[str, int]:
    """Return the WHERE part that picks the rows of `table` in a school's view.

    Returns:
        The condition and how often the id of the school must be bound.
    """
    if table == scope.SCHOOL:
        return "is_district = 0", 0
    if table == scope.STUDENT:
        return "id IN (SELECT student_id FROM placement WHERE site_id = ?)", 1
    follows = scope.FOLLOWS.get(table)
    if follows:
        now = "SELECT student_id FROM placement WHERE site_id = ? AND is_now = 1"
        return f'(school_id = ? OR "{follows}" IN ({now}))', 2
    return "school_id = ?", 1


def place_staged(session: Session, site: str) -> None:
    """Note that the sender has the staged students, and let entering rows travel."""
    connection = session.connection()
    _bump_students(
        session,
        "SELECT s.id FROM temp.staged s JOIN placement p ON p.student_id = s.id "
        "WHERE NOT EXISTS (SELECT 1 FROM placement q WHERE q.student_id = s.id AND q.site_id = ?)",
        (site,),
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO placement (student_id, site_id, is_now) "
        "SELECT id, ?, 0 FROM temp.staged",
        (site,),
    )
    _follow_school(session, f"AND s.id IN ({_STAGED})")


def refresh(session: Session) -> None:
    """Let everything travel that entered a view by an edit of the district's."""
    _follow_school(session, "")


def _follow_school(session: Session, which: str) -> None:
    """Make `placement` agree with the school each student is at now."""
    connection = session.connection()
    moved = connection.exec_driver_sql(
        "SELECT s.id, s.school_id FROM student s LEFT JOIN placement p "
        "ON p.student_id = s.id AND p.site_id = s.school_id "
        f"WHERE (p.is_now IS NULL OR p.is_now = 0) {which}"
    ).fetchall()
    if not moved:
        return
    _list_moved(connection, [tuple(row) for row in moved])
    known = (
        "SELECT m.id FROM temp.moved m WHERE EXISTS (SELECT 1 FROM placement p "
        "WHERE p.student_id = m.id) AND NOT EXISTS (SELECT 1 FROM placement p "
        "WHERE p.student_id = m.id AND p.site_id = m.site)"
    )
    _bump_students(session, known, ())
    seq = next_seq(session)
    for table, column in scope.FOLLOWS.items():
        connection.exec_driver_sql(
            f'UPDATE "{table}" SET seq = ?, source = NULL '
            f'WHERE "{column}" IN (SELECT m.id FROM temp.moved m)',
            (seq,),
        )
    connection.exec_driver_sql(
        "UPDATE placement SET is_now = 0 WHERE student_id IN (SELECT id FROM temp.moved)"
    )
    connection.exec_driver_sql(
        "INSERT INTO placement (student_id, site_id, is_now) SELECT id, site, 1 FROM temp.moved "
        "WHERE true ON CONFLICT (student_id, site_id) DO UPDATE SET is_now = 1"
    )


def _list_moved(connection: Connection, moved: list[tuple[str, str]]) -> None:
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.moved")
    connection.exec_driver_sql("CREATE TEMP TABLE moved (id TEXT PRIMARY KEY, site TEXT NOT NULL)")
    connection.exec_driver_sql("INSERT INTO moved VALUES (?, ?)", moved)


def _bump_students(session: Session, which: str, values: tuple[str, ...]) -> None:
    session.connection().exec_driver_sql(
        f"UPDATE student SET seq = ?, source = NULL WHERE id IN ({which})",
        (next_seq(session), *values),
    )
