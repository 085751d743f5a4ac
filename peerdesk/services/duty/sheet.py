"""One week of duty as it stands in the database, ready to be shown, checked or filled."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import DutyRole
from peerdesk.models.duty import DutyAssignment, Substitution
from peerdesk.services.calendar import (
    BenchRow,
    RecessRow,
    SchoolDay,
    SchoolWeek,
    list_benches,
    list_recesses,
    school_week,
)
from peerdesk.services.duty.crew import Crew, away_days, crew_of
from peerdesk.services.duty.rows import Place
from peerdesk.services.duty.words import short_names
from peerdesk.services.members import StudentTag, student_tags
from peerdesk.services.rota import Assignment, Book, Problem, Rules, Slot, Supporter
from peerdesk.services.vaults import own_school_id


@dataclass(frozen=True, slots=True)
class Stand:
    """A stored duty.

    Attributes:
        planned_id: Whom the duty counts for: who was planned before a swap, else who stands.
    """

    assignment_id: str
    place: Place
    student_id: str
    is_locked: bool
    is_absent: bool
    is_stand_in: bool
    planned_id: str

    @property
    def is_swapped(self) -> bool:
        """Return whether somebody else was planned here before a swap."""
        return self.planned_id != self.student_id


@dataclass(frozen=True)
class Sheet:
    """A week with its benches, recesses, helpers and stored duties."""

    week: SchoolWeek
    benches: dict[str, BenchRow]
    recesses: dict[str, RecessRow]
    crew: Crew
    tags: dict[str, StudentTag]
    stands: dict[Place, tuple[Stand, ...]]

    @cached_property
    def names(self) -> dict[str, str]:
        """Return short names by student id."""
        return short_names(self.tags.values())

    @cached_property
    def days(self) -> dict[date, SchoolDay]:
        """Return the school days by date."""
        return {day.day: day for day in self.week.days}

    def rows(self) -> Iterator[tuple[RecessRow, BenchRow]]:
        """Yield each recess with each bench, by time and mark; closed benches only if used."""
        used = {place.bench_id for place in self.stands}
        for recess in self.recesses.values():
            for bench in self.benches.values():
                if bench.is_open or bench.id in used:
                    yield recess, bench

    def has_duty(self, place: Place) -> bool:
        """Return whether helpers are wanted in `place`."""
        day, recess = self.days.get(place.day), self.recesses.get(place.recess_id)
        bench = self.benches.get(place.bench_id)
        if day is None or recess is None or bench is None:
            return False
        return bench.is_open and day.has_recess(recess)

    def places(self) -> Iterator[Place]:
        """Yield every place with duty."""
        for recess, bench in self.rows():
            for day in self.days:
                place = Place(day, recess.id, bench.id)
                if self.has_duty(place):
                    yield place

    def standing(self, place: Place) -> tuple[Stand, ...]:
        """Return all duties stored for `place`, absent helpers included."""
        return self.stands.get(place, ())

    def present(self, place: Place) -> tuple[Stand, ...]:
        """Return who really stands in `place`."""
        return tuple(stand for stand in self.standing(place) if not stand.is_absent)

    def slot(self, place: Place, need: int | None = None) -> Slot:
        """Return the place as the rota sees it."""
        bench = self.benches[place.bench_id]
        weight = self.crew.weights[place.bench_id]
        wanted = bench.needed if need is None else need
        return Slot(place.key, place.day, place.recess_id, place.bench_id, wanted, weight)

    def swap_balance(self, stands: Iterable[Stand]) -> Counter[str]:
        """Return by how much swaps shift each load: a swap is no credit and no debt."""
        balance: Counter[str] = Counter()
        for stand in stands:
            if stand.is_swapped:
                weight = self.crew.weights[stand.place.bench_id]
                balance[stand.planned_id] += weight
                balance[stand.student_id] -= weight
        return balance

    def supporters(self) -> tuple[Supporter, ...]:
        """Return all bench helpers, and whoever else stands somewhere this week."""
        recesses = list(self.recesses.values())
        crew = [self.crew.supporter(helper, recesses) for helper in self.crew.helpers.values()]
        others = {s.student_id for stands in self.stands.values() for s in stands}
        others -= set(self.crew.helpers)
        return (*crew, *(Supporter(id_, trained=False) for id_ in sorted(others)))

    def book(self) -> Book:
        """Return who stands where now, to ask which rules speak against one more."""
        slots = tuple(self.slot(place) for place in self.places())
        known = {slot.id for slot in slots}
        here = frozenset(
            Assignment(place.key, stand.student_id)
            for place in self.stands
            for stand in self.present(place)
            if place.key in known
        )
        held = (s for place in self.stands if place.key in known for s in self.present(place))
        people = evened(self.supporters(), self.swap_balance(held))
        return Book(Problem(slots, people, self.crew.rules), here)


def evened(supporters: Iterable[Supporter], balance: Mapping[str, int]) -> tuple[Supporter, ...]:
    """Return the helpers with what swaps shift added to what each carries; none below 0."""
    people = tuple(supporters)
    carried = {one.id: one.carried + balance.get(one.id, 0) for one in people}
    lowest = min(0, *carried.values()) if carried else 0
    return tuple(replace(one, carried=carried[one.id] - lowest) for one in people)


def load_sheet(session: Session, day: date) -> Sheet:
    """Return the week of `day`."""
    week = school_week(session, day)
    benches = {bench.id: bench for bench in list_benches(session)}
    return _sheet(session, week, benches, crew_of(session, week.monday, benches.values()))


def look_at_sheet(session: Session, day: date) -> Sheet:
    """Return the week of `day` to be looked at only: who stands where, without the crew."""
    week = school_week(session, day)
    benches = {bench.id: bench for bench in list_benches(session)}
    away = away_days(session, week.monday, week.monday + timedelta(days=6))
    return _sheet(session, week, benches, Crew({}, away, Rules(), {}))


def _sheet(session: Session, week: SchoolWeek, benches: dict[str, BenchRow], crew: Crew) -> Sheet:
    stands = _stands(session, week, crew)
    held = [stand for here in stands.values() for stand in here]
    students = {id_ for stand in held for id_ in (stand.student_id, stand.planned_id)}
    tags = student_tags(session, students | set(crew.helpers))
    recesses = {recess.id: recess for recess in list_recesses(session)}
    return Sheet(week, benches, recesses, crew, tags, stands)


def duties_between(session: Session, first: date, last: date) -> list[DutyAssignment]:
    """Return the stored duties of the own school from `first` to `last`, oldest made first."""
    query = (
        select(DutyAssignment)
        .where(
            DutyAssignment.school_id == own_school_id(session),
            DutyAssignment.role == DutyRole.ON_DUTY,
            DutyAssignment.day.between(first, last),
        )
        .order_by(DutyAssignment.day, DutyAssignment.id)
    )
    return list(session.scalars(query))


def _stands(session: Session, week: SchoolWeek, crew: Crew) -> dict[Place, tuple[Stand, ...]]:
    duties = duties_between(session, week.monday, week.monday + timedelta(days=6))
    covers = set(
        session.execute(
            select(Substitution.stand_in_student_id, DutyAssignment.day)
            .join(DutyAssignment, DutyAssignment.id == Substitution.assignment_id)
            .where(DutyAssignment.day >= week.monday)
        )
    )
    found: dict[Place, list[Stand]] = defaultdict(list)
    for duty in duties:
        if duty.day is None:
            continue
        place = Place(duty.day, duty.recess_period_id, duty.bench_id)
        found[place].append(
            Stand(
                duty.id,
                place,
                duty.student_id,
                duty.is_locked,
                is_absent=duty.day in crew.away.get(duty.student_id, frozenset()),
                is_stand_in=(duty.student_id, duty.day) in covers,
                planned_id=duty.swapped_from_id or duty.student_id,
            )
        )
    return {
        place: tuple(sorted(stands, key=lambda stand: stand.is_stand_in))
        for place, stands in found.items()
    }
