"""A plan of many weeks as a person reads it: weeks, how good it is, which rule to relax."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from peerdesk.i18n import translate
from peerdesk.services.duty.rows import Place
from peerdesk.services.duty.sheet import Sheet
from peerdesk.services.duty.term_rows import (
    PlannedCell,
    PlannedRow,
    PlannedWeek,
    Relief,
    TermBase,
    TermPlan,
    TermWish,
)
from peerdesk.services.duty.words import dated_place, place_label
from peerdesk.services.rota import Relax, Rota, Unfilled

MOST_A_DAY = 2
MOST_A_WEEK = 5


def search_words(base: TermBase) -> str:
    """Return what the search weighs, for the wait."""
    text = translate("Duty", "Looking for the fairest rota: {weeks} weeks, {helpers} helpers")
    ready = sum(supporter.trained for supporter in base.problem.supporters)
    return text.format(weeks=len(base.sheets), helpers=ready)


def describe(base: TermBase, rota: Rota) -> TermPlan:
    """Return a rota as a plan to be looked at."""
    standing: dict[str, list[str]] = defaultdict(list)
    for one in rota.assignments:
        standing[one.slot_id].append(one.supporter_id)
    weeks = tuple(_week(base, sheet, standing) for sheet in base.sheets)
    return TermPlan(
        base,
        rota,
        weeks,
        tuple(_reliefs(base, rota)),
        tuple(_summary(base, rota)),
        sum(week.comes for week in weeks),
        sum(week.goes for week in weeks),
    )


def _week(base: TermBase, sheet: Sheet, standing: dict[str, list[str]]) -> PlannedWeek:
    rows = tuple(
        PlannedRow(
            f"{bench.mark}  {recess.starts_at:%H:%M}",
            tuple(
                _cell(base, sheet, Place(day, recess.id, bench.id), standing) for day in sheet.days
            ),
        )
        for recess, bench in sheet.rows()
    )
    cells = [cell for row in rows for cell in row.cells]
    return PlannedWeek(
        sheet.week.monday.isoformat(),
        sheet.week.monday,
        tuple((day.day, day.label) for day in sheet.week.days),
        rows,
        sum(len(cell.comes) for cell in cells),
        sum(len(cell.goes) for cell in cells),
        sum(cell.missing for cell in cells),
    )


def _cell(
    base: TermBase, sheet: Sheet, place: Place, standing: dict[str, list[str]]
) -> PlannedCell:
    names = base.names
    now = [stand.student_id for stand in sheet.present(place)]
    is_planned = sheet.has_duty(place)
    then = standing[place.key] if is_planned else now
    is_open = max(base.wish.first, base.today) <= place.day <= base.wish.last
    needed = sheet.benches[place.bench_id].needed if is_planned and is_open else 0
    return PlannedCell(
        place,
        _label(sheet, place),
        is_planned,
        tuple(names.get(id_, "") for id_ in then),
        tuple(names.get(id_, "") for id_ in then if id_ not in now),
        tuple(names.get(id_, "") for id_ in now if id_ not in then),
        max(0, needed - len(then)),
    )


def _label(sheet: Sheet, place: Place) -> str:
    return place_label(place.day, sheet.benches[place.bench_id], sheet.recesses[place.recess_id])


def _summary(base: TermBase, rota: Rota) -> list[str]:
    """Return how good the plan is, how fair, and what could not be kept."""
    if rota.proven_optimal:
        text = translate("Duty", "Proven: no other rota keeps these rules better.")
    elif rota.gap is None:
        text = translate("Duty", "This is the best so far; a better one may exist.")
    else:
        text = translate("Duty", "This is the best so far, at most {percent} % from the best.")
        text = text.format(percent=round(100 * rota.gap))
    said = [text, rota.band.sentence, *rota.warnings]
    close = _too_close(base, rota)
    if close:
        text = translate(
            "Duty", "Duties that follow one sooner than wished (days between: {days}): {count}."
        )
        said.append(text.format(days=base.wish.gap_days, count=close))
    return said


def _too_close(base: TermBase, rota: Rota) -> int:
    """Return how often the wished gap between two duties of a helper could not be kept."""
    days: dict[str, set[date]] = defaultdict(set)
    for one in rota.assignments:
        days[one.supporter_id].add(Place.of(one.slot_id).day)
    least = timedelta(days=base.wish.gap_days + 1)
    return sum(
        after - before < least
        for theirs in days.values()
        for before, after in pairwise(sorted(theirs))
    )


def _reliefs(base: TermBase, rota: Rota) -> list[Relief]:
    groups: dict[Relax, list[Unfilled]] = defaultdict(list)
    for one in rota.unfilled:
        groups[one.relax].append(one)
    found = [_relief(base, rule, ones) for rule, ones in groups.items()]
    return sorted(found, key=lambda relief: (-relief.places, relief.rule))


def _relief(base: TermBase, rule: Relax, ones: list[Unfilled]) -> Relief:
    place = Place.of(ones[0].slot_id)
    sheet = next(s for s in base.sheets if place.day in s.days)
    missing = sum(one.missing for one in ones)
    text = translate("Duty", "Still empty: {count}, first {place}. {reason}")
    bench, recess = sheet.benches[place.bench_id], sheet.recesses[place.recess_id]
    where = dated_place(place.day, bench, recess)
    sentence = text.format(count=missing, place=where, reason=ones[0].reason)
    wish = _relaxed(base.wish, rule)
    return Relief(rule, missing, sentence, _action(rule, wish), wish)


def _relaxed(wish: TermWish, rule: Relax) -> TermWish | None:
    """Return the wish with one rule wider, where that is for the plan to say."""
    if rule is Relax.PER_WEEK and wish.week_limit < MOST_A_WEEK:
        return replace(wish, week_limit=wish.week_limit + 1)
    if rule is Relax.PER_DAY and wish.day_limit < MOST_A_DAY:
        return replace(wish, day_limit=wish.day_limit + 1)
    return wish if rule is Relax.TIME else None


def _action(rule: Relax, wish: TermWish | None) -> str:
    if wish is not None:
        texts = {
            Relax.PER_WEEK: translate("Duty", "Allow {week} a week"),
            Relax.PER_DAY: translate("Duty", "Allow {day} a day"),
            Relax.TIME: translate("Duty", "Go on searching"),
        }
        return texts[rule].format(week=wish.week_limit, day=wish.day_limit)
    places = {
        Relax.TRAINING: translate("Duty", "Open Team"),
        Relax.AVAILABILITY: translate("Duty", "Open Students"),
        Relax.HELPERS: translate("Duty", "Open Students"),
    }
    return places.get(rule, "")
