"""A week of the clipboard: visits at each bench, and which helpers came."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.bench_life import BenchTally
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.stamping import stamp_of
from peerdesk.services.bench_life.boards import return_boards
from peerdesk.services.bench_life.rows import (
    Saved,
    Standing,
    TallyCell,
    TallyEntry,
    TallyRow,
    TallyWeek,
)
from peerdesk.services.bench_life.typed import check_entry
from peerdesk.services.day_words import weekday_short
from peerdesk.services.duty.rows import Place
from peerdesk.services.duty.sheet import Sheet, look_at_sheet
from peerdesk.services.duty.words import place_words
from peerdesk.services.vaults import own_school_id

_NOTHING = TallyEntry()


def tally_week(session: Session, day: date) -> TallyWeek:
    """Return the week of `day` as the clipboard has it, with what is kept of it."""
    sheet = look_at_sheet(session, day)
    kept = _kept(session, sheet.week.monday)
    came = _came(session, sheet.week.monday)
    rows = []
    for recess, bench in sheet.rows():
        places = [Place(each, recess.id, bench.id) for each in sheet.days]
        cells = tuple(_cell(sheet, place, kept, came) for place in places)
        if any(cell.has_recess or not cell.entry.is_blank for cell in cells):
            rows.append(TallyRow(bench, recess, cells))
    return TallyWeek(sheet.week.monday, sheet.week.days, tuple(rows))


def save_tallies(session: Session, entries: Mapping[Place, TallyEntry], today: date) -> Saved:
    """Key in cells of one week: all of them or none; a blank one takes back what was there.

    Every helper whose box is not named came; a duty nobody stayed away from is marked so.

    Raises:
        InvalidValueError: If one cannot have been; the field is the key of its place.
    """
    places = missed = 0
    mondays = set()
    for monday, here in _by_week(entries).items():
        week = tally_week(session, monday)
        cells = {cell.place: cell for row in week.rows for cell in row.cells}
        for place, entry in here.items():
            cell = cells.get(place)
            _check(place, cell, entry, today)
            if cell is not None and entry != cell.entry:
                _keep(session, cell, entry)
                places += 1
                missed += len(entry.missing)
        mondays.add(monday)
    boards = sum(return_boards(session, monday, today) for monday in mondays)
    return Saved(places, missed, boards)


def _by_week(entries: Mapping[Place, TallyEntry]) -> dict[date, dict[Place, TallyEntry]]:
    weeks: dict[date, dict[Place, TallyEntry]] = {}
    for place, entry in entries.items():
        monday = place.day - timedelta(days=place.day.weekday())
        weeks.setdefault(monday, {})[place] = entry
    return weeks


def _check(place: Place, cell: TallyCell | None, entry: TallyEntry, today: date) -> None:
    """Refuse a day to come, a day without this recess, and numbers that cannot be."""
    if entry.is_blank and entry.helped is None:
        return
    day = f"{weekday_short(place.day)} {place.day.day}"
    sentence = ""
    if place.day > today:
        sentence = translate("BenchLife", "{day} is still to come. Enter it after the recess.")
    elif cell is None or not cell.has_recess:
        sentence = translate(
            "BenchLife", "There was no outdoor recess at this bench on {day}. Leave it empty."
        )
    if sentence:
        raise InvalidValueError(place.key, sentence.format(day=day))
    try:
        check_entry(entry, len(cell.helpers) if cell else 0)
    except InvalidValueError as error:
        raise InvalidValueError(place.key, error.sentence()) from error


def _keep(session: Session, cell: TallyCell, entry: TallyEntry) -> None:
    tally = _row_of(session, cell.place)
    if entry.visits is None:
        if tally is not None:
            tally.deleted_at = stamp_of(session).now()
    else:
        _put(session, tally, cell.place, entry)
    for number, standing in enumerate(cell.helpers, start=1):
        duty = session.get_one(DutyAssignment, standing.assignment_id)
        came = None if entry.is_blank else number not in entry.missing
        if duty.came != came:
            duty.came = came


def _put(session: Session, tally: BenchTally | None, place: Place, entry: TallyEntry) -> None:
    if tally is None:
        tally = BenchTally(
            school_id=own_school_id(session),
            day=place.day,
            recess_period_id=place.recess_id,
            bench_id=place.bench_id,
        )
        session.add(tally)
    tally.visits = entry.visits or 0
    tally.helped = entry.helped


def _row_of(session: Session, place: Place) -> BenchTally | None:
    query = select(BenchTally).where(
        BenchTally.school_id == own_school_id(session),
        BenchTally.day == place.day,
        BenchTally.recess_period_id == place.recess_id,
        BenchTally.bench_id == place.bench_id,
    )
    return session.scalars(query.order_by(BenchTally.id.desc())).first()


def _kept(session: Session, monday: date) -> dict[Place, BenchTally]:
    """Return the tallies of a week; the newest where two were made of one place."""
    query = select(BenchTally).where(
        BenchTally.school_id == own_school_id(session),
        BenchTally.day.between(monday, monday + timedelta(days=6)),
    )
    found = session.scalars(query.order_by(BenchTally.id))
    return {
        Place(row.day, row.recess_period_id, row.bench_id): row
        for row in found
        if row.day is not None
    }


def _came(session: Session, monday: date) -> dict[str, bool]:
    query = select(DutyAssignment.id, DutyAssignment.came).where(
        DutyAssignment.school_id == own_school_id(session),
        DutyAssignment.day.between(monday, monday + timedelta(days=6)),
        DutyAssignment.came.is_not(None),
    )
    return {id_: bool(came) for id_, came in session.execute(query)}


def _cell(
    sheet: Sheet, place: Place, kept: Mapping[Place, BenchTally], came: Mapping[str, bool]
) -> TallyCell:
    helpers = tuple(_standing(sheet, place, came))
    tally = kept.get(place)
    missing = tuple(n for n, one in enumerate(helpers, start=1) if one.came is False)
    entry = TallyEntry(tally.visits, tally.helped, missing) if tally else _NOTHING
    if tally is None and missing:
        entry = TallyEntry(missing=missing)
    bench, recess = sheet.benches[place.bench_id], sheet.recesses[place.recess_id]
    words = place_words(place.day, bench, recess)
    return TallyCell(place, words, sheet.has_duty(place), helpers, entry)


def _standing(sheet: Sheet, place: Place, came: Mapping[str, bool]) -> Iterator[Standing]:
    for stand in sheet.present(place):
        name = sheet.names.get(stand.student_id)
        if name is not None:
            yield Standing(stand.assignment_id, name, came.get(stand.assignment_id))
