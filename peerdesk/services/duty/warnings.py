"""What a person should look at in a week of duty, as sentences with numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from peerdesk.i18n import translate
from peerdesk.services.day_words import weekday_name
from peerdesk.services.duty.ranking import Ranking
from peerdesk.services.duty.rows import DutyWarning, Place
from peerdesk.services.duty.sheet import Sheet, Stand
from peerdesk.services.duty.words import clock, place_label


def week_warnings(sheet: Sheet, today: date, *, gaps_only: bool = False) -> list[DutyWarning]:
    """Return the warnings from `today` on: gaps first, each group by day, time and bench."""
    rows = [(recess.id, bench.id) for recess, bench in sheet.rows()]
    places = sorted(
        (place for place in sheet.places() if place.day >= today),
        key=lambda place: (place.day, rows.index((place.recess_id, place.bench_id))),
    )
    ranking = Ranking(sheet)
    found = [warning for place in places for warning in _gap(sheet, ranking, place)]
    if gaps_only:
        return found
    for place in places:
        found += _of_place(sheet, place)
    return found + list(_too_many(sheet, places))


def _label(sheet: Sheet, place: Place) -> str:
    return place_label(place.day, sheet.benches[place.bench_id], sheet.recesses[place.recess_id])


def _name(sheet: Sheet, stand: Stand) -> str:
    return sheet.names.get(stand.student_id, "")


def _gap(sheet: Sheet, ranking: Ranking, place: Place) -> Iterator[DutyWarning]:
    present = len(sheet.present(place))
    needed = sheet.benches[place.bench_id].needed
    if present >= needed:
        return
    if present == 0:
        text = translate("Duty", "{place} has no helper.")
    elif present == 1:
        text = translate("Duty", "{place} has 1 helper, {needed} are wanted.")
    else:
        text = translate("Duty", "{place} has {present} helpers, {needed} are wanted.")
    sentence = text.format(place=_label(sheet, place), present=present, needed=needed)
    away = [_name(sheet, stand) for stand in sheet.standing(place) if stand.is_absent]
    if away:
        text = translate("Duty", "{name} is absent. {sentence}")
        sentence = text.format(name=", ".join(away), sentence=sentence)
    yield DutyWarning(sentence, place, ranking.best(place), is_gap=True)


def _of_place(sheet: Sheet, place: Place) -> Iterator[DutyWarning]:
    present = sheet.present(place)
    for stand in present:
        for text in _about_one(sheet, stand):
            yield DutyWarning(
                text.format(name=_name(sheet, stand), place=_label(sheet, place)), place
            )
    for one, other in combinations(present, 2):
        if frozenset((one.student_id, other.student_id)) in sheet.crew.rules.keep_apart:
            text = translate("Duty", "{place}: {one} and {other} are kept apart. Move one of them.")
            names = {"one": _name(sheet, one), "other": _name(sheet, other)}
            yield DutyWarning(text.format(place=_label(sheet, place), **names), place)
    if present and _lacks_experience(sheet, present):
        text = translate("Duty", "{place}: nobody experienced stands there.")
        yield DutyWarning(text.format(place=_label(sheet, place)), place)


def _about_one(sheet: Sheet, stand: Stand) -> Iterator[str]:
    helper = sheet.crew.helpers.get(stand.student_id)
    if helper is None:
        yield translate("Duty", "{name} at {place} is not an active bench helper.")
        return
    if not helper.is_trained:
        text = translate("Duty", "{name} at {place} cannot stand there until {courses} is done.")
        yield text.replace("{courses}", ", ".join(helper.lacks))
    elif not helper.has_consent:
        yield translate("Duty", "{name} at {place} has no yes from the family yet.")
    recess = sheet.recesses[stand.place.recess_id]
    supporter = sheet.crew.supporter(helper, [recess])
    if not supporter.is_free(sheet.slot(stand.place)):
        yield translate("Duty", "{name} is not free at {place}.")


def _lacks_experience(sheet: Sheet, present: tuple[Stand, ...]) -> bool:
    helpers = sheet.crew.helpers
    if not any(helper.is_experienced and helper.is_ready for helper in helpers.values()):
        return False
    return not any(
        helpers[stand.student_id].is_experienced for stand in present if stand.student_id in helpers
    )


def _too_many(sheet: Sheet, places: list[Place]) -> Iterator[DutyWarning]:
    """Yield who has too many duties on a day, at one time, or in the week."""
    days: dict[tuple[str, date], list[Place]] = defaultdict(list)
    for place in places:
        for stand in sheet.present(place):
            days[stand.student_id, place.day].append(place)
    limit = sheet.crew.rules.max_per_day
    for (student_id, day), there in days.items():
        if len(there) > limit:
            text = translate("Duty", "{name} has {count} duties on {day}. Limit is {limit}.")
            facts = {"count": len(there), "day": weekday_name(day), "limit": limit}
            name = sheet.names.get(student_id, "")
            yield DutyWarning(text.format(name=name, **facts), there[-1])
    yield from _too_many_a_week(sheet, places)


def _too_many_a_week(sheet: Sheet, places: list[Place]) -> Iterator[DutyWarning]:
    count = Counter(stand.student_id for place in sheet.places() for stand in sheet.present(place))
    last = {stand.student_id: place for place in places for stand in sheet.present(place)}
    limit = sheet.crew.rules.max_per_week
    for student_id, place in last.items():
        if count[student_id] > limit:
            text = translate("Duty", "{name} has {count} duties this week. Limit is {limit}.")
            name = sheet.names.get(student_id, "")
            facts = {"count": count[student_id], "limit": limit}
            yield DutyWarning(text.format(name=name, **facts), place)


def at_one_time(sheet: Sheet, student_id: str, place: Place) -> str:
    """Return which other bench `student_id` stands at in the same recess, or ""."""
    for other in sheet.places():
        is_same_time = (other.day, other.recess_id) == (place.day, place.recess_id)
        if is_same_time and other != place:
            here = [stand.student_id for stand in sheet.present(other)]
            if student_id in here:
                mark = sheet.benches[other.bench_id].mark
                time = clock(sheet.recesses[other.recess_id].starts_at)
                return translate("Duty", "bench {mark} at {time}").format(mark=mark, time=time)
    return ""
