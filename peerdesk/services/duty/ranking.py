"""Who could stand in a place, best first."""

from collections import Counter

from peerdesk.i18n import translate
from peerdesk.services.duty.rows import Candidate, Place
from peerdesk.services.duty.sheet import Sheet
from peerdesk.services.duty.words import count_duties
from peerdesk.services.rota import Book, Relax, Supporter


class Ranking:
    """Ranks the helpers of one week; made once, asked for many places."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._book: Book = sheet.book()
        held = [stand for stands in sheet.stands.values() for stand in stands]
        self._week = Counter(stand.student_id for stand in held)
        self._counted = Counter(stand.planned_id for stand in held)

    def candidates(self, place: Place) -> list[Candidate]:
        """Return every bench helper who does not stand in `place`, best first.

        Those who fit come first; among them an experienced one if nobody experienced stands
        there yet, then who did least this term, then team leaders.
        """
        if not self._sheet.has_duty(place):
            return []
        here = {stand.student_id for stand in self._sheet.standing(place)}
        ready = [id_ for id_ in self._sheet.crew.helpers if id_ not in here]
        return [
            self._candidate(id_, place)
            for id_ in sorted(ready, key=lambda id_: self._order(id_, place))
        ]

    def best(self, place: Place) -> Candidate | None:
        """Return the best helper without any problem, or None."""
        return next((one for one in self.candidates(place) if not one.problems), None)

    def blockers(self, student_id: str, place: Place) -> list[Relax]:
        """Return the rules that speak against `student_id` in `place`."""
        supporter = self._supporter(student_id)
        slot = self._book.slots[place.key]
        return [Relax(rule) for rule in self._book.blockers(supporter, slot)]

    def fits(self, student_id: str, place: Place) -> bool:
        """Return whether `student_id` is a bench helper whom no rule keeps out of `place`."""
        return student_id in self._sheet.crew.helpers and not self.blockers(student_id, place)

    def has_room(self, place: Place, student_id: str) -> bool:
        """Return whether `place` lacks a helper and `student_id` is not planned there."""
        planned = {stand.student_id for stand in self._sheet.standing(place)}
        here = self._book.standing[place.key]
        is_full = len(here) >= self._sheet.benches[place.bench_id].needed
        return not is_full and student_id not in planned and student_id not in here

    def put(self, student_id: str, place: Place) -> None:
        """Count one more duty, without storing it."""
        self._book.put(self._book.slots[place.key], student_id)

    def _supporter(self, student_id: str) -> Supporter:
        known = self._book.supporters.get(student_id)
        return known if known is not None else Supporter(student_id, trained=False)

    def _order(self, id_: str, place: Place) -> tuple[bool, int, bool, int, bool, str, str]:
        helper = self._sheet.crew.helpers[id_]
        blockers = self.blockers(id_, place)
        here = [stand.student_id for stand in self._sheet.present(place)]
        lacks_experience = not any(self._supporter(one).experienced for one in here)
        return (
            not _is_possible(blockers),
            len(blockers),
            lacks_experience and not helper.is_experienced,
            self._book.load[id_],
            not helper.is_leader,
            helper.tag.list_name.casefold(),
            id_,
        )

    def _candidate(self, id_: str, place: Place) -> Candidate:
        helper = self._sheet.crew.helpers[id_]
        blockers = self.blockers(id_, place)
        problems = tuple(self._words(rule, id_) for rule in blockers)
        duties = helper.duties + self._counted[id_]
        return Candidate(
            id_,
            self._sheet.names[id_],
            helper.tag.full_name,
            ", ".join((count_duties(duties), *problems)),
            duties,
            problems,
            is_possible=_is_possible(blockers),
        )

    def _words(self, rule: Relax, id_: str) -> str:
        if rule is Relax.TRAINING and self._sheet.crew.helpers[id_].is_trained:
            return translate("Duty", "no yes from the family")
        texts = {
            Relax.TRAINING: translate("Duty", "not trained for the bench"),
            Relax.AVAILABILITY: translate("Duty", "not free then"),
            Relax.ABSENCE: translate("Duty", "absent that day"),
            Relax.PER_DAY: translate("Duty", "has a duty that day"),
            Relax.PER_WEEK: translate("Duty", "has {count} duties this week"),
            Relax.KEEP_APART: translate("Duty", "kept apart from someone there"),
        }
        text = texts.get(rule) or translate("Duty", "stands at another bench then")
        return text.format(count=self._week[id_])


def _is_possible(blockers: list[Relax]) -> bool:
    return not {Relax.KEEP_APART, Relax.HELPERS} & set(blockers)
