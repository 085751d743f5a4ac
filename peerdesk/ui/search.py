"""What the search box of the window finds: students, commands, pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from peerdesk.enums import VaultRole
from peerdesk.services.names import folded
from peerdesk.ui import actions, places
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.find_box import Found

_MOST_STUDENTS: Final = 6
_MOST: Final = 10
_SHOWN_AS_PLACES: Final = frozenset({"find", "settings", "help"})


@dataclass(frozen=True, slots=True)
class Target:
    """What a result leads to.

    Attributes:
        kind: ``student``, ``action`` or ``place``.
        key: Id of the student, intent of the action, key of the page.
    """

    kind: str
    key: str


class Search:
    """Finds over the open vault; students first."""

    def __init__(
        self, desk: Desk, find_students: Callable[[str], Sequence[Found]] | None = None
    ) -> None:
        self._desk = desk
        self._find_students = find_students

    def __call__(self, text: str) -> list[Found]:
        """Return what fits `text`; the pages if it is empty."""
        if not text:
            return self._places("")
        students = self._students(text)
        found = students + self._actions(folded(text)) + self._places(folded(text))
        return found[:_MOST]

    def _students(self, text: str) -> list[Found]:
        if not self._desk.may_open("students"):
            return []
        if self._find_students is None or self._desk.role is not VaultRole.SCHOOL:
            return []
        return list(self._find_students(text))[:_MOST_STUDENTS]

    def _actions(self, text: str) -> list[Found]:
        return [
            Found(Target("action", spec.intent), spec.text, spec.shortcut, spec.icon)
            for spec in actions.list_actions()
            if spec.intent not in _SHOWN_AS_PLACES and _fits(text, spec.text)
        ]

    def _places(self, text: str) -> list[Found]:
        keys = places.keys_of(self._desk.role)
        return [
            Found(Target("place", place.key), place.text, keys.get(place.key, ""), place.icon)
            for place in places.list_places(self._desk.role)
            if self._desk.may_open(place.key) and _fits(text, f"{place.text} {place.words}")
        ]


def _fits(text: str, words: str) -> bool:
    known = folded(words).split()
    return all(any(word.startswith(part) for word in known) for part in text.split())


def student_finder(desk: Desk) -> Callable[[str], Sequence[Found]]:
    """Return how students are found in the open vault."""

    def find(text: str) -> list[Found]:
        from peerdesk.services.students import search_students  # noqa: PLC0415 - after the start

        rows = desk.read(lambda session: search_students(session, text, _MOST_STUDENTS))
        return [Found(Target("student", row.id), row.name, row.detail, "users") for row in rows]

    return find
