"""Recess looked at from outside: who was alone, in pairs, in groups, every five minutes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.bench_life import RecessCount, RecessObservation, RecessZone
from peerdesk.models.calendar import RecessPeriod
from peerdesk.models.people import Staff
from peerdesk.models.stamping import stamp_of
from peerdesk.services.bench_life.boards import return_recess_sheets
from peerdesk.services.bench_life.rows import (
    MOST_CHILDREN,
    STEP,
    Moment,
    ScanDraft,
    ScanForm,
    ScanRow,
)
from peerdesk.services.bench_life.zones import list_zones
from peerdesk.services.calendar import RecessRow, list_recesses, school_week
from peerdesk.services.calendar.records import found
from peerdesk.services.vaults import own_school_id

_LONGEST = 120


def share_alone(moments: Iterable[Moment]) -> float | None:
    """Return the share of children who were by themselves, 0 to 1; None if none were seen.

    Scan sampling (Altmann 1974, Behaviour 49, 227-267): at each moment every child in the zone is
    counted once as alone, in a pair or in a group, and the share is

        sum(alone) / sum(alone + pairs + groups)

    over the moments of the scan. Children alone over children seen is what Griffin, Caldarella,
    Sabey and Heath counted before and after a buddy bench (2017, International Electronic
    Journal of Elementary Education 10(1), 27-36).
    """
    seen = list(moments)
    total = sum(moment.total for moment in seen)
    return sum(moment.alone for moment in seen) / total if total else None


def list_scans(
    session: Session, first: date | None = None, last: date | None = None
) -> list[ScanRow]:
    """Return the scans of these days, newest first."""
    query = select(RecessObservation).where(
        RecessObservation.school_id == own_school_id(session), RecessObservation.day.is_not(None)
    )
    if first is not None:
        query = query.where(RecessObservation.day >= first)
    if last is not None:
        query = query.where(RecessObservation.day <= last)
    order = (RecessObservation.day.desc(), RecessObservation.id.desc())
    scans = list(session.scalars(query.order_by(*order)))
    moments = _moments(session)
    zones, recesses = _names(session, RecessZone), _names(session, RecessPeriod)
    return [_row(scan, moments.get(scan.id, {}), zones, recesses) for scan in scans]


def scan_form(session: Session, day: date) -> ScanForm:
    """Return what a scan of `day` can be entered for."""
    people = session.scalars(
        select(Staff)
        .where(Staff.school_id == own_school_id(session), Staff.is_active)
        .order_by(Staff.last_name, Staff.first_name, Staff.id)
    )
    newest = session.scalar(
        select(RecessObservation.observer)
        .where(RecessObservation.school_id == own_school_id(session))
        .order_by(RecessObservation.id.desc())
        .limit(1)
    )
    return ScanForm(
        tuple(recesses_on(session, day)),
        tuple(list_zones(session, open_only=True)),
        tuple(f"{one.first_name} {one.last_name}".strip() for one in people),
        newest or "",
    )


def save_scan(session: Session, draft: ScanDraft, today: date, scan_id: str | None = None) -> str:
    """Enter a scan, or change one; return its id. The sheet of its day is back then.

    Raises:
        InvalidValueError: If it cannot have been; the field says where ("day", "recess_id",
            "zone_id", "observer", "moments").
        NotFoundError: If there is no such scan.
    """
    _check(session, draft, today, scan_id)
    if scan_id is None:
        scan = RecessObservation(school_id=own_school_id(session))
        session.add(scan)
    else:
        scan = found(session, RecessObservation, scan_id)
    scan.day, scan.observer = draft.day, draft.observer.strip()
    scan.recess_period_id, scan.zone_id = draft.recess_id, draft.zone_id
    session.flush()
    _write_moments(session, scan.id, draft.moments)
    return_recess_sheets(session, draft.day, today)
    return scan.id


def remove_scan(session: Session, scan_id: str) -> None:
    """Take a scan away with its counts.

    Raises:
        NotFoundError: If there is none.
    """
    now = stamp_of(session).now()
    found(session, RecessObservation, scan_id).deleted_at = now
    for count in _counts_of(session, scan_id):
        count.deleted_at = now


def last_minute(recess: RecessRow) -> int:
    """Return the minute of the last look at a recess: 20 minutes have looks at 0, 5, 10 and 15."""
    starts = recess.starts_at.hour * 60 + recess.starts_at.minute
    ends = recess.ends_at.hour * 60 + recess.ends_at.minute
    return max(0, (ends - starts - 1) // STEP * STEP)


def looks_at(recess: RecessRow) -> tuple[int, ...]:
    """Return the minutes of a recess at which one looks."""
    return tuple(range(0, last_minute(recess) + 1, STEP))


def recesses_on(session: Session, day: date) -> list[RecessRow]:
    """Return the recesses that are held outdoors on a day, by time."""
    days = {one.day: one for one in school_week(session, day).days}
    if day not in days:
        return []
    return [recess for recess in list_recesses(session) if days[day].has_recess(recess)]


def _check(session: Session, draft: ScanDraft, today: date, scan_id: str | None) -> None:
    if draft.day > today:
        _refuse(
            "day", translate("BenchLife", "This day is still to come. Enter a day until today.")
        )
    recesses = {recess.id: recess for recess in recesses_on(session, draft.day)}
    if not recesses:
        _refuse(
            "day", translate("BenchLife", "There was no outdoor recess on this day. Enter another.")
        )
    if draft.recess_id not in recesses:
        _refuse("recess_id", translate("BenchLife", "Choose a recess of this day."))
    if draft.zone_id not in {zone.id for zone in list_zones(session)}:
        _refuse("zone_id", translate("BenchLife", "Choose the zone you looked at."))
    if not draft.observer.strip():
        _refuse("observer", translate("BenchLife", "Enter who looked."))
    _check_moments(draft.moments, recesses[draft.recess_id])
    if _is_known(session, draft, scan_id):
        _refuse(
            "zone_id",
            translate(
                "BenchLife",
                "This scan is entered already. Open it in the list to change it, or choose "
                "another zone.",
            ),
        )


def _check_moments(moments: Mapping[int, Moment], recess: RecessRow) -> None:
    if not moments:
        _refuse(
            "moments",
            translate("BenchLife", "Enter at least one row. Write 0 where you saw nobody."),
        )
    known = looks_at(recess)
    for minute, moment in moments.items():
        if minute not in known:
            sentence = translate("BenchLife", "This recess has no minute {minute}. Clear the row.")
            _refuse("moments", sentence.format(minute=minute))
        counts = (moment.alone, moment.pairs, moment.groups)
        if min(counts) < 0 or max(counts) > MOST_CHILDREN:
            sentence = translate("BenchLife", "Enter how many children you saw, 0 to {most}.")
            _refuse("moments", sentence.format(most=MOST_CHILDREN))


def _is_known(session: Session, draft: ScanDraft, scan_id: str | None) -> bool:
    query = select(RecessObservation.id, RecessObservation.observer).where(
        RecessObservation.school_id == own_school_id(session),
        RecessObservation.day == draft.day,
        RecessObservation.recess_period_id == draft.recess_id,
        RecessObservation.zone_id == draft.zone_id,
    )
    name = draft.observer.strip().casefold()
    return any(id_ != scan_id and who.casefold() == name for id_, who in session.execute(query))


def _write_moments(session: Session, scan_id: str, moments: Mapping[int, Moment]) -> None:
    kept = {count.minute: count for count in _counts_of(session, scan_id)}
    for minute in kept.keys() - moments.keys():
        kept[minute].deleted_at = stamp_of(session).now()
    for minute, moment in sorted(moments.items()):
        count = kept.get(minute)
        if count is None:
            count = RecessCount(
                school_id=own_school_id(session), observation_id=scan_id, minute=minute
            )
            session.add(count)
        count.alone, count.pairs, count.groups = moment.alone, moment.pairs, moment.groups


def _counts_of(session: Session, scan_id: str) -> list[RecessCount]:
    query = select(RecessCount).where(RecessCount.observation_id == scan_id)
    return list(session.scalars(query.order_by(RecessCount.minute, RecessCount.id)))


def _moments(session: Session) -> dict[str, dict[int, Moment]]:
    query = select(
        RecessCount.observation_id,
        RecessCount.minute,
        RecessCount.alone,
        RecessCount.pairs,
        RecessCount.groups,
    ).where(RecessCount.school_id == own_school_id(session), RecessCount.deleted_at.is_(None))
    moments: dict[str, dict[int, Moment]] = defaultdict(dict)
    for scan_id, minute, alone, pairs, groups in session.execute(query.order_by(RecessCount.id)):
        moments[scan_id][minute] = Moment(alone, pairs, groups)
    return moments


def _names(session: Session, kind: type[RecessZone] | type[RecessPeriod]) -> dict[str, str]:
    """Return names by id, of removed records too: what was seen there stays."""
    query = select(kind.id, kind.name).execution_options(include_deleted=True)
    return dict(session.execute(query).all())


def _row(
    scan: RecessObservation,
    moments: Mapping[int, Moment],
    zones: Mapping[str, str],
    recesses: Mapping[str, str],
) -> ScanRow:
    assert scan.day is not None  # noqa: S101 - the query asks for it
    draft = ScanDraft(
        scan.day,
        scan.recess_period_id,
        scan.zone_id,
        scan.observer,
        dict(sorted(moments.items())),
    )
    return ScanRow(
        scan.id,
        draft,
        zones.get(scan.zone_id, ""),
        recesses.get(scan.recess_period_id, ""),
        share_alone(moments.values()),
    )


def _refuse(field: str, sentence: str) -> None:
    raise InvalidValueError(field, sentence)
