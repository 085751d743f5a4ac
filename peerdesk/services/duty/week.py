"""Show a week of duty: the grid, what to look at, and who did how much."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.i18n import translate
from peerdesk.services.duty.ranking import Ranking
from peerdesk.services.duty.rows import (
    Candidate,
    DutyCell,
    DutyRow,
    DutyWarning,
    DutyWeek,
    Fairness,
    OnDuty,
    Place,
)
from peerdesk.services.duty.sheet import Sheet, load_sheet, look_at_sheet
from peerdesk.services.duty.warnings import week_warnings
from peerdesk.services.duty.words import place_label, place_words


def duty_week(session: Session, day: date, today: date) -> DutyWeek:
    """Return the week of `day`; days before `today` are shown without warnings."""
    sheet = load_sheet(session, day)
    return DutyWeek(
        monday=sheet.week.monday,
        days=sheet.week.days,
        rows=tuple(_rows(sheet)),
        warnings=tuple(week_warnings(sheet, today)),
        fairness=tuple(_fairness(sheet)),
        helpers=sum(helper.is_ready for helper in sheet.crew.helpers.values()),
        untrained=sum(not helper.is_ready for helper in sheet.crew.helpers.values()),
        week_limit=sheet.crew.rules.max_per_week,
    )


def duty_of_day(session: Session, day: date) -> list[DutyCell]:
    """Return the places of one day by time and bench; empty when there is no duty."""
    return [cell for cell in duty_cells(session, day) if cell.place.day == day]


def duty_cells(session: Session, day: date) -> list[DutyCell]:
    """Return the places with duty from `day` to the end of its week, by day, time and bench."""
    sheet = look_at_sheet(session, day)
    cells = [
        cell
        for row in _rows(sheet)
        for cell in row.cells
        if cell.place.day >= day and cell.has_duty
    ]
    return sorted(cells, key=lambda cell: cell.place.day)


def gaps_of_day(session: Session, day: date) -> list[DutyWarning]:
    """Return the places of one day that lack a helper, each with who would fit best."""
    sheet = load_sheet(session, day)
    return [one for one in week_warnings(sheet, day, gaps_only=True) if one.place.day == day]


def ranked_helpers(session: Session, place: Place) -> list[Candidate]:
    """Return every bench helper who could be asked for `place`, best first."""
    return Ranking(load_sheet(session, place.day)).candidates(place)


def _rows(sheet: Sheet) -> Iterator[DutyRow]:
    for recess, bench in sheet.rows():
        cells = tuple(_cell(sheet, Place(day, recess.id, bench.id)) for day in sheet.days)
        yield DutyRow(bench, recess, cells)


def _cell(sheet: Sheet, place: Place) -> DutyCell:
    bench, recess = sheet.benches[place.bench_id], sheet.recesses[place.recess_id]
    helpers = tuple(
        OnDuty(
            stand.assignment_id,
            stand.student_id,
            sheet.names.get(stand.student_id, ""),
            sheet.tags[stand.student_id].full_name if stand.student_id in sheet.tags else "",
            stand.is_locked,
            stand.is_absent,
            stand.is_stand_in,
            sheet.names.get(stand.planned_id, "") if stand.is_swapped else "",
        )
        for stand in sheet.standing(place)
    )
    has_duty = sheet.has_duty(place)
    words = place_words(place.day, bench, recess)
    said = _spoken(helpers, bench.needed if has_duty else 0, sheet.days[place.day].label)
    return DutyCell(
        place,
        place_label(place.day, bench, recess),
        f"{words}: {said}",
        has_duty,
        bench.needed,
        helpers,
    )


def _spoken(helpers: tuple[OnDuty, ...], needed: int, label: str) -> str:
    if not needed:
        return label or translate("Duty", "no duty")
    said = [_spoken_helper(helper) for helper in helpers]
    missing = needed - sum(not helper.is_absent for helper in helpers)
    if missing > 0:
        said.append(translate("Duty", "{count} missing").format(count=missing))
    return ", ".join(said)


def _spoken_helper(helper: OnDuty) -> str:
    if helper.is_absent:
        return translate("Duty", "{name} is absent").format(name=helper.name)
    if helper.is_stand_in:
        return translate("Duty", "{name} stands in").format(name=helper.name)
    name = helper.name
    if helper.swapped_with:
        text = translate("Duty", "{name}, swapped with {other}")
        name = text.format(name=name, other=helper.swapped_with)
    if helper.is_locked:
        return translate("Duty", "{name}, locked").format(name=name)
    return name


def _fairness(sheet: Sheet) -> list[Fairness]:
    """Return everyone's duties as planned; days without outdoor recess count for nobody."""
    this_week = Counter(
        stand.planned_id
        for place, stands in sheet.stands.items()
        for stand in stands
        if sheet.has_duty(place)
    )
    rows = [
        Fairness(id_, sheet.names[id_], this_week[id_], helper.duties + this_week[id_])
        for id_, helper in sheet.crew.helpers.items()
        if helper.is_ready or this_week[id_]
    ]
    return sorted(rows, key=lambda row: (-row.this_term, -row.this_week, row.name, row.student_id))
