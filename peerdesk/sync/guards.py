"""Rows that may not be applied now, and cells the sender has no say in.

Public: `hold_back`.
"""

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from peerdesk.sync import canonical, scope
from peerdesk.sync.cells import MAX_JUMP, ORIGIN, Clash, Version, jumps
from peerdesk.sync.staging import Plan, hold

if TYPE_CHECKING:
    from peerdesk.sync.merge import Merging

Marks = dict[str, dict[str, Version]]


def hold_back(merging: "Merging", plan: Plan, marks: Marks) -> tuple[int, list[tuple[str, Clash]]]:
    """Move staged rows that must wait to the held rows.

    Returns:
        How many rows wait, and what the sender asked for without having the say.
    """
    requests: list[tuple[str, Clash]] = []
    connection = merging.connection
    held = _hold_jumps(merging, plan, marks)
    if not merging.from_district:
        vouched = _vouched(merging, plan, marks)
        requests = _strip_authority(merging, plan, marks)
        held += _hold_foreign(merging, plan, vouched)
    for column, parent in plan.scope.parents:
        if column in plan.columns:
            held += hold(
                connection, plan, _line(merging), "orphan",
                f's."{column}" IS NOT NULL AND NOT EXISTS '
                f'(SELECT 1 FROM "{parent}" p WHERE p.id = s."{column}")',
            )  # fmt: skip
    return held, requests


def _hold_jumps(merging: "Merging", plan: Plan, marks: Marks) -> int:
    held = 0
    for record_id, theirs in marks.items():
        if not any(version[0] > MAX_JUMP for version in theirs.values()):
            continue
        found = _versions_here(merging.connection, plan, record_id)
        ours = canonical.loads(found) if found else {}
        if jumps(ours, theirs):
            held += hold(merging.connection, plan, _line(merging), "jump", "s.id = ?", (record_id,))
    return held


def _versions_here(connection: Connection, plan: Plan, record_id: str) -> Any:
    return connection.exec_driver_sql(
        f'SELECT versions FROM "{plan.scope.name}" WHERE id = ?', (record_id,)
    ).scalar()


def _vouched(merging: "Merging", plan: Plan, marks: Marks) -> list[str]:
    """Return students that were the sender's once: it made them, or the district moved them."""
    if plan.scope.name != scope.STUDENT:
        return []
    moved = [
        record_id
        for record_id, theirs in marks.items()
        if theirs.get("school_id", ("", "", ""))[2] in merging.district_ids
    ]
    own = sorted(merging.sender_ids)
    places = ", ".join("?" * len(own))
    made = merging.connection.exec_driver_sql(
        f"SELECT s.id FROM temp.staged s JOIN student l ON l.id = s.id "
        f"WHERE l.created_by IN ({places})",
        tuple(own),
    )
    return moved + [row[0] for row in made]


def _strip_authority(merging: "Merging", plan: Plan, marks: Marks) -> list[tuple[str, Clash]]:
    """Undo in the staged rows what only the district may change; return it as requests."""
    requests = []
    for column in plan.scope.authority:
        for record_id in [key for key, theirs in marks.items() if column in theirs]:
            version = marks[record_id][column]
            if version[2] not in merging.district_ids:
                requests += _strip_cell(merging.connection, plan, marks, record_id, column)
    return requests


def _strip_cell(
    connection: Connection, plan: Plan, marks: Marks, record_id: str, column: str
) -> list[tuple[str, Clash]]:
    version = marks[record_id].pop(column)
    asked = connection.exec_driver_sql(
        f'SELECT "{column}" FROM temp.staged WHERE id = ?', (record_id,)
    ).scalar()
    here = connection.exec_driver_sql(
        f'SELECT "{column}", versions FROM "{plan.scope.name}" WHERE id = ?', (record_id,)
    ).first()
    value = asked if here is None else here[0]
    mark = (canonical.loads(here[1]) if here and here[1] else {}).get(column, ORIGIN)
    if len(mark) > 1:
        marks[record_id][column] = mark
    text = canonical.dumps(marks[record_id]) if marks[record_id] else None
    connection.exec_driver_sql(
        f'UPDATE temp.staged SET "{column}" = ?, versions = ? WHERE id = ?',
        (value, text, record_id),
    )
    if value == asked:
        return []
    return [(record_id, Clash("authority", column, value, mark, asked, version, theirs_won=False))]


def _hold_foreign(merging: "Merging", plan: Plan, vouched: list[str]) -> int:
    """Hold rows outside the sender's schools, now or formerly."""
    table = plan.scope.name
    connection, site = merging.connection, merging.site
    if table == scope.SCHOOL:
        which = "s.id <> ? OR s.is_district <> 0"
        return hold(connection, plan, _line(merging), "scope", which, (site,))
    if table == scope.STUDENT:
        return _hold_foreign_students(merging, plan, vouched)
    follows = scope.FOLLOWS.get(table)
    own = "s.school_id = ?"
    values: tuple[str, ...] = (site,)
    if follows:
        own += f' OR s."{follows}" IN (SELECT student_id FROM placement WHERE site_id = ?)'
        values = (site, site)
    moved = f'SELECT 1 FROM "{table}" l WHERE l.id = s.id AND l.school_id <> s.school_id'
    which = f"NOT ({own}) OR EXISTS ({moved})"
    return hold(connection, plan, _line(merging), "scope", which, values)


def _hold_foreign_students(merging: "Merging", plan: Plan, vouched: list[str]) -> int:
    site = merging.site
    places = ", ".join("?" * len(vouched))
    which = (
        f"s.id NOT IN ({places}) AND CASE WHEN EXISTS (SELECT 1 FROM student l WHERE l.id = s.id) "
        "THEN NOT EXISTS (SELECT 1 FROM student l WHERE l.id = s.id AND l.school_id = ?) "
        "AND NOT EXISTS (SELECT 1 FROM placement p WHERE p.student_id = s.id AND p.site_id = ?) "
        "ELSE s.school_id <> ? END"
    )
    values = (*vouched, site, site, site)
    return hold(merging.connection, plan, _line(merging), "scope", which, values)


def _line(merging: "Merging") -> int:
    return merging.held_as or merging.import_id
