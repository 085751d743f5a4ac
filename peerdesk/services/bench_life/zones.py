"""The parts of the playground that are looked at."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.bench_life import RecessZone
from peerdesk.models.calendar import Bench
from peerdesk.models.stamping import stamp_of
from peerdesk.services.bench_life.rows import ZoneRow
from peerdesk.services.calendar.records import check_name, found, own, save
from peerdesk.services.vaults import own_school_id


def list_zones(session: Session, *, open_only: bool = False) -> list[ZoneRow]:
    """Return the zones by name."""
    rows = [
        ZoneRow(zone.id, zone.name, zone.is_open)
        for zone in own(session, RecessZone)
        if zone.is_open or not open_only
    ]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def save_zone(
    session: Session, name: str, zone_id: str | None = None, *, is_open: bool = True
) -> str:
    """Add a zone, or change it; benches there take its new name along.

    Raises:
        InvalidValueError: If it has no name, or another zone has it.
        NotFoundError: If there is no such zone.
    """
    check_name(name)
    plain = name.strip()
    others = [zone for zone in own(session, RecessZone) if zone.id != zone_id]
    if any(zone.name.casefold() == plain.casefold() for zone in others):
        sentence = translate("BenchLife", "There is a zone {name} already. Enter another name.")
        raise InvalidValueError("name", sentence.format(name=plain))
    before = found(session, RecessZone, zone_id).name if zone_id else ""
    if before and before != plain:
        here = select(Bench).where(Bench.school_id == own_school_id(session), Bench.zone == before)
        for bench in session.scalars(here):
            bench.zone = plain
    return save(session, RecessZone, zone_id, {"name": plain, "is_open": is_open})


def remove_zone(session: Session, zone_id: str) -> None:
    """Take a zone off the list; what was seen there stays.

    Raises:
        NotFoundError: If there is no such zone.
    """
    found(session, RecessZone, zone_id).deleted_at = stamp_of(session).now()
