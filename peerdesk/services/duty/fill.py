"""Fill a week by the rota, or with what stood last week."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from sqlalchemy.orm import Session

from peerdesk.errors import NotAllowedError
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.stamping import stamp_of
from peerdesk.services.duty.ranking import Ranking
from peerdesk.services.duty.rows import Copied, Filled, Place, UnfilledPlace
from peerdesk.services.duty.sheet import Sheet, Stand, evened, load_sheet
from peerdesk.services.duty.words import place_label
from peerdesk.services.rota import Assignment, Problem, Relax, Rota, Slot, make_rota
from peerdesk.services.rota.search import Stop
from peerdesk.services.vaults import own_school_id

SECONDS: Final = 30.0


class Fill(Enum):
    """What filling may do with helpers who stand there already and are not locked."""

    EMPTY = auto()
    """They stay; only empty places are filled."""
    MOVE = auto()
    """As few of them as possible move, so that fewer places stay empty."""
    AFRESH = auto()
    """Everyone is chosen again, but for what two helpers agreed to swap."""


def fill_week(
    session: Session,
    day: date,
    today: date,
    *,
    mode: Fill = Fill.EMPTY,
    stop: Stop | None = None,
) -> Filled:
    """Fill the week of `day` from `today` on by the rota and store it.

    Args:
        session: A writing session.
        day: Any day of the week.
        today: Days before it stay as they were; their duties count for the limits.
        mode: What may happen to helpers who stand there; locked ones always stay.
        stop: Asked often; when true, the best rota found so far is stored.

    Raises:
        NotAllowedError: If there is no bench, no recess, no duty left this week or no helper.
    """
    sheet = load_sheet(session, day)
    problem = _problem(sheet, today, mode=mode)
    _check(sheet, problem)
    rota = make_rota(problem, seconds=SECONDS, stop=stop)
    added, withdrawn = _store(session, sheet, rota, problem)
    return _filled(sheet, rota, added, withdrawn)


def copy_last_week(session: Session, day: date, today: date) -> Copied:
    """Put who stood last week into the empty places of the week of `day`, where the rules allow.

    Raises:
        NotAllowedError: If nobody stood there last week.
    """
    before = load_sheet(session, day - timedelta(days=7))
    if not before.stands:
        raise NotAllowedError(
            translate("Duty", "Nobody had duty last week. Use Auto-fill for this week.")
        )
    sheet = load_sheet(session, day)
    ranking, copied = Ranking(sheet), 0
    skipped: list[str] = []
    for place in [place for place in sheet.places() if place.day >= today]:
        earlier = replace(place, day=place.day - timedelta(days=7))
        for stand in before.standing(earlier):
            if not ranking.has_room(place, stand.student_id):
                continue
            if ranking.fits(stand.student_id, place):
                add_duty(session, place, stand.student_id)
                ranking.put(stand.student_id, place)
                copied += 1
            else:
                text = translate("Duty", "{place}: {name} cannot stand there this week.")
                name = before.names.get(stand.student_id, "")
                skipped.append(text.format(place=_label(sheet, place), name=name))
    session.flush()
    return Copied(copied, tuple(skipped))


def add_duty(
    session: Session, place: Place, student_id: str, *, by_hand: bool = False
) -> DutyAssignment:
    """Add a stored duty."""
    duty = DutyAssignment(
        school_id=own_school_id(session),
        day=place.day,
        recess_period_id=place.recess_id,
        bench_id=place.bench_id,
        student_id=student_id,
        by_hand=by_hand,
    )
    session.add(duty)
    return duty


def nobody_ready(sheet: Sheet) -> NotAllowedError:
    """Return why no helper may stand at a bench: no training, or no yes of a family."""
    if any(helper.is_trained for helper in sheet.crew.helpers.values()):
        return NotAllowedError(
            translate(
                "Duty",
                "No trained helper has a yes from the family yet. Print the missing slips on the "
                "Consents page, or record the answers there.",
            )
        )
    return NotAllowedError(
        translate(
            "Duty",
            "No helper is trained for the bench yet. Mark bench helpers and their training "
            "on the Students page first.",
        )
    )


def _label(sheet: Sheet, place: Place) -> str:
    return place_label(place.day, sheet.benches[place.bench_id], sheet.recesses[place.recess_id])


@dataclass(frozen=True, slots=True)
class Parts:
    """What one week brings into a rota: slots, who stays whatever happens, who stands now.

    Attributes:
        balance: By how much swaps shift the load of each.
    """

    slots: tuple[Slot, ...]
    fixed: frozenset[Assignment]
    standing: frozenset[Assignment]
    balance: Counter[str]


def week_parts(sheet: Sheet, is_settled: Callable[[date], bool], mode: Fill) -> Parts:
    """Return the parts of one week; settled days are fixed as they stand."""
    slots, fixed, standing = [], set(), set()
    balance: Counter[str] = Counter()
    for place in sheet.places():
        present = sheet.present(place)
        if is_settled(place.day):
            slots.append(sheet.slot(place, need=len(present)))
            stays: Iterable[Stand] = present
        else:
            slots.append(sheet.slot(place))
            stays = [stand for stand in present if _stays(stand, mode)]
        fixed |= {Assignment(place.key, stand.student_id) for stand in stays}
        standing |= {Assignment(place.key, stand.student_id) for stand in present}
        balance.update(sheet.swap_balance(present if mode is Fill.MOVE else stays))
    needed = tuple(slot for slot in slots if slot.need)
    return Parts(needed, frozenset(fixed), frozenset(standing), balance)


def _stays(stand: Stand, mode: Fill) -> bool:
    if mode is Fill.AFRESH:
        return stand.is_locked or stand.is_swapped
    return stand.is_locked or mode is Fill.EMPTY


def _problem(sheet: Sheet, today: date, *, mode: Fill) -> Problem:
    """Return the rota to be made; the past is fixed, and so is whoever shall stay."""
    parts = week_parts(sheet, lambda day: day < today, mode)
    previous = parts.standing if mode is Fill.MOVE else None
    people = evened(sheet.supporters(), parts.balance)
    return Problem(parts.slots, people, sheet.crew.rules, parts.fixed, previous)


def _check(sheet: Sheet, problem: Problem) -> None:
    if not sheet.recesses or not sheet.benches:
        raise NotAllowedError(
            translate("Duty", "Add a bench and a recess time first, then fill the week.")
        )
    if not problem.slots:
        raise NotAllowedError(
            translate("Duty", "There is no duty left in this week. Choose another week.")
        )
    if not any(supporter.trained for supporter in problem.supporters):
        raise nobody_ready(sheet)


def _store(session: Session, sheet: Sheet, rota: Rota, problem: Problem) -> tuple[int, int]:
    """Write the difference between what stands and `rota`: rows that stay are not touched."""
    planned = {slot.id for slot in problem.slots}
    wanted = set(rota.assignments)
    kept: set[Assignment] = set()
    now, withdrawn = stamp_of(session).now(), 0
    for place, stands in sheet.stands.items():
        for stand in stands:
            assignment = Assignment(place.key, stand.student_id)
            if assignment in wanted:
                kept.add(assignment)
            elif place.key in planned and not stand.is_absent:
                session.get_one(DutyAssignment, stand.assignment_id).deleted_at = now
                withdrawn += 1
    for assignment in sorted(wanted - kept):
        add_duty(session, Place.of(assignment.slot_id), assignment.supporter_id)
    session.flush()
    return len(wanted - kept), withdrawn


def _filled(sheet: Sheet, rota: Rota, added: int, withdrawn: int) -> Filled:
    places = {place.key: place for place in sheet.places()}
    unfilled = [
        UnfilledPlace(place, _label(sheet, place), one.missing, one.reason)
        for one in rota.unfilled
        for place in [places[one.slot_id]]
    ]
    warnings = rota.warnings
    if any(one.relax is Relax.TIME for one in rota.unfilled) and rota.stopped:
        text = translate("Duty", "Stopped early. Press Auto-fill once more to go on.")
        warnings = (*warnings, text)
    return Filled(
        assignments=tuple((places[a.slot_id], a.supporter_id) for a in rota.assignments),
        added=added,
        withdrawn=withdrawn,
        proven_optimal=rota.proven_optimal,
        gap=rota.gap,
        unfilled=tuple(unfilled),
        fairness=rota.band.sentence,
        warnings=warnings,
        stopped=rota.stopped,
    )
