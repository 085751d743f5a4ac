"""Rows of the duty prints: the week as it really stands, absences already out."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import StaffRole
from peerdesk.models.calendar import School
from peerdesk.models.people import Staff
from peerdesk.services.calendar import BenchRow, RecessRow
from peerdesk.services.duty.ranking import Ranking
from peerdesk.services.duty.rows import Place
from peerdesk.services.duty.sheet import Sheet, load_sheet
from peerdesk.services.members import StudentTag
from peerdesk.services.prints.owners import marks
from peerdesk.services.prints.rows import (
    BenchCard,
    BenchClipboard,
    BenchSheet,
    ClipboardCell,
    ClipboardRow,
    DutyPoster,
    HelperMark,
    PosterRow,
    SlotMark,
)
from peerdesk.services.rota import Relax
from peerdesk.services.vaults import own_school_id

_MAY_STAND_IN = frozenset({Relax.PER_WEEK, Relax.PER_DAY})


def helpers_on(session: Session, first: date, last: date) -> frozenset[str]:
    """Return the ids of all helpers who really stand somewhere from `first` to `last`."""
    sheet = load_sheet(session, first)
    return frozenset(
        id_ for place in sheet.places() if first <= place.day <= last for id_ in _ids(sheet, place)
    )


def bench_sheet_rows(
    session: Session, day: date, today: date, *, sample: bool, pictures_only: bool = False
) -> BenchSheet:
    """Return the bench sheet of one day; places without a helper are left out."""
    sheet = load_sheet(session, day)
    shown = _marks(session, sheet, today, pictures_only=pictures_only)
    cards = []
    for recess, bench in sheet.rows():
        helpers = _helpers(sheet, Place(day, recess.id, bench.id), shown)
        if helpers:
            cards.append(BenchCard(_slot(recess, bench), helpers))
    return BenchSheet(day, day, tuple(cards), sample)


def duty_poster_rows(
    session: Session, day: date, today: date, *, sample: bool, pictures_only: bool = False
) -> DutyPoster:
    """Return the poster of the week of `day`."""
    sheet = load_sheet(session, day)
    shown = _marks(session, sheet, today, pictures_only=pictures_only)
    days = _school_days(sheet)
    rows = []
    for recess, bench in _used(sheet):
        places = [Place(each, recess.id, bench.id) for each in days]
        cells = [_helpers(sheet, one, shown) if sheet.has_duty(one) else None for one in places]
        rows.append(PosterRow(_slot(recess, bench), tuple(cells)))
    return DutyPoster(days, tuple(rows), sample)


def clipboard_rows(session: Session, day: date, *, sample: bool, code: str = "") -> BenchClipboard:
    """Return the clipboard of the week of `day`, with one stand-in for each place."""
    sheet = load_sheet(session, day)
    days = _school_days(sheet)
    stand_ins = _stand_ins(sheet)
    rows = []
    for recess, bench in _used(sheet):
        places = [Place(each, recess.id, bench.id) for each in days]
        cells = [_cell(sheet, one, stand_ins) if sheet.has_duty(one) else None for one in places]
        rows.append(ClipboardRow(_slot(recess, bench), tuple(cells)))
    school = session.get_one(School, own_school_id(session))
    adult = adult_to_tell(session)
    return BenchClipboard(days, tuple(rows), adult, school.office_extension, sample, code)


def adult_to_tell(session: Session) -> str:
    """Return the name of the school's counselor; empty if there is none or more than one."""
    counselors = session.scalars(
        select(Staff).where(Staff.role == StaffRole.COUNSELOR, Staff.is_active)
    ).all()
    if len(counselors) != 1:
        return ""
    return f"{counselors[0].first_name} {counselors[0].last_name}".strip()


def _marks(
    session: Session, sheet: Sheet, today: date, *, pictures_only: bool
) -> dict[str, HelperMark]:
    everyone = {id_ for place in sheet.places() for id_ in _ids(sheet, place)}
    return marks(session, everyone, today, pictures_only=pictures_only)


def _ids(sheet: Sheet, place: Place) -> list[str]:
    return [stand.student_id for stand in sheet.present(place)]


def _helpers(sheet: Sheet, place: Place, shown: dict[str, HelperMark]) -> tuple[HelperMark, ...]:
    if not sheet.has_duty(place):
        return ()
    return tuple(shown[id_] for id_ in _ids(sheet, place) if id_ in shown)


def _school_days(sheet: Sheet) -> tuple[date, ...]:
    return tuple(day.day for day in sheet.week.days if day.is_school)


def _used(sheet: Sheet) -> Iterator[tuple[RecessRow, BenchRow]]:
    """Yield the recesses and benches that have duty on some day of the week."""
    for recess, bench in sheet.rows():
        if any(sheet.has_duty(Place(day, recess.id, bench.id)) for day in sheet.days):
            yield recess, bench


def _slot(recess: RecessRow, bench: BenchRow) -> SlotMark:
    return SlotMark(bench.mark, bench.shape, recess.starts_at, recess.kind)


def _cell(sheet: Sheet, place: Place, stand_ins: dict[Place, str]) -> ClipboardCell:
    helpers = [sheet.tags[id_] for id_ in _ids(sheet, place) if id_ in sheet.tags]
    backup = [sheet.tags[stand_ins[place]]] if place in stand_ins else []
    return ClipboardCell(
        tuple(_with_initial(tag) for tag in helpers), tuple(_with_initial(tag) for tag in backup)
    )


def _with_initial(tag: StudentTag) -> str:
    return f"{tag.first_name} {tag.last_name[:1]}.".strip() if tag.last_name else tag.first_name


def _stand_ins(sheet: Sheet) -> dict[Place, str]:
    """Return whom to ask first for each place; nobody is asked for two benches at one time."""
    ranking = Ranking(sheet)
    asked: set[tuple[date, str, str]] = set()
    found: dict[Place, str] = {}
    for place in sheet.places():
        for candidate in ranking.candidates(place):
            seat = (place.day, place.recess_id, candidate.student_id)
            rules = set(ranking.blockers(candidate.student_id, place))
            if candidate.is_possible and rules <= _MAY_STAND_IN and seat not in asked:
                asked.add(seat)
                found[place] = candidate.student_id
                break
    return found
