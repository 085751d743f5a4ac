"""What becomes of the adults of a roster."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import StaffRole
from peerdesk.models.people import Staff
from peerdesk.services.roster.planned import PlannedAdult
from peerdesk.services.roster.rows import RosterStaff
from peerdesk.services.vaults import own_school_id


def plan_staff(
    session: Session, staff: Sequence[RosterStaff]
) -> tuple[tuple[PlannedAdult, ...], tuple[PlannedAdult, ...]]:
    """Return the adults to make and to change; an adult missing from the file stays."""
    table = Staff.__table__.c
    names = ("id", "roster_id", "staff_number", "first_name", "last_name", "email", "role")
    query = select(*(table[name] for name in names), table.is_active, table.deleted_at)
    stored = list(session.execute(query.where(table.school_id == own_school_id(session))))
    by_roster_id = {one.roster_id: one for one in stored if one.roster_id}
    by_number = {one.staff_number: one for one in stored if one.staff_number}
    new: list[PlannedAdult] = []
    changed: list[PlannedAdult] = []
    for adult in staff:
        found = by_roster_id.get(adult.sourced_id) or by_number.get(adult.number)
        values = _staff_values(adult)
        if found is None:
            if not adult.has_left:
                new.append(PlannedAdult(None, adult.row, values))
            continue
        values = {
            name: value for name, value in values.items() if value not in {"", StaffRole.OTHER}
        }
        values |= {"is_active": not adult.has_left, "deleted_at": None}
        differing = {name: v for name, v in values.items() if getattr(found, name) != v}
        if differing:
            changed.append(PlannedAdult(found.id, adult.row, differing))
    return tuple(new), tuple(changed)


def _staff_values(adult: RosterStaff) -> dict[str, Any]:
    return {
        "roster_id": adult.sourced_id,
        "staff_number": adult.number,
        "first_name": adult.given_name,
        "last_name": adult.family_name,
        "email": adult.email,
        "role": adult.role,
    }
