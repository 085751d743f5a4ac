"""A rota by one pass over the slots: never best, always there, keeps every hard rule."""

from collections import Counter, defaultdict
from datetime import date

from peerdesk.services.rota.fairness import week_of
from peerdesk.services.rota.rows import Assignment, Problem, Slot, Supporter


def greedy_rota(problem: Problem) -> tuple[Assignment, ...]:
    """Return locked assignments, then whoever may stand and has carried least."""
    book = Book(problem)
    for slot in sorted(problem.slots, key=lambda s: (s.on, s.recess_id, s.id)):
        while len(book.standing[slot.id]) < slot.need:
            ready = [s for s in problem.supporters if not book.blockers(s, slot)]
            if not ready:
                break
            lacks_experience = not any(
                book.supporters[one].experienced for one in book.standing[slot.id]
            )
            chosen = min(
                ready,
                key=lambda s: (lacks_experience and not s.experienced, book.load[s.id], s.id),
            )
            book.put(slot, chosen.id)
    return tuple(sorted(book.assignments))


class Book:
    """Who stands where, and which hard rules speak against one more."""

    def __init__(self, problem: Problem, assignments: frozenset[Assignment] | None = None) -> None:
        self.problem = problem
        self.supporters = {supporter.id: supporter for supporter in problem.supporters}
        self.slots = {slot.id: slot for slot in problem.slots}
        self.assignments: set[Assignment] = set()
        self.standing: dict[str, list[str]] = defaultdict(list)
        self.load = Counter({s.id: s.carried for s in problem.supporters})
        self._days: Counter[tuple[str, date]] = Counter()
        self._recesses: Counter[tuple[str, date, str]] = Counter()
        self._weeks: Counter[tuple[str, date]] = Counter()
        for one in sorted(problem.fixed if assignments is None else assignments):
            self.put(self.slots[one.slot_id], one.supporter_id)

    def put(self, slot: Slot, supporter_id: str) -> None:
        """Write one assignment down, whatever the rules say."""
        self.assignments.add(Assignment(slot.id, supporter_id))
        self.standing[slot.id].append(supporter_id)
        self.load[supporter_id] += slot.weight
        self._days[supporter_id, slot.on] += 1
        self._recesses[supporter_id, slot.on, slot.recess_id] += 1
        self._weeks[supporter_id, week_of(slot.on)] += 1

    def take(self, slot: Slot, supporter_id: str) -> None:
        """Strike one assignment out again."""
        self.assignments.remove(Assignment(slot.id, supporter_id))
        self.standing[slot.id].remove(supporter_id)
        self.load[supporter_id] -= slot.weight
        self._days[supporter_id, slot.on] -= 1
        self._recesses[supporter_id, slot.on, slot.recess_id] -= 1
        self._weeks[supporter_id, week_of(slot.on)] -= 1

    def blockers(self, supporter: Supporter, slot: Slot) -> list[str]:
        """Return the hard rules (values of `Relax`) that keep `supporter` out of `slot`.

        Standing there already counts as `helpers`: no rule could give way.
        """
        rules = self.problem.rules
        limit = rules.max_per_week if supporter.max_per_week is None else supporter.max_per_week
        busy_here = self._recesses[supporter.id, slot.on, slot.recess_id] > 0
        checks = {
            "helpers": supporter.id in self.standing[slot.id] or busy_here,
            "training": not supporter.is_ready(slot),
            "availability": not supporter.is_free(slot),
            "absence": slot.on in supporter.away,
            "per_day": self._days[supporter.id, slot.on] >= rules.max_per_day,
            "per_week": self._weeks[supporter.id, week_of(slot.on)] >= limit,
            "keep_apart": self._is_kept_apart(supporter.id, slot.id),
        }
        return [rule for rule, speaks in checks.items() if speaks]

    def _is_kept_apart(self, supporter_id: str, slot_id: str) -> bool:
        apart = self.problem.rules.keep_apart
        return any(frozenset((supporter_id, other)) in apart for other in self.standing[slot_id])
