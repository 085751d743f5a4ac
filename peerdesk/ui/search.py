"""What the search box of the window finds: people, pairs, days, commands, prints, pages.

Of the file it reads names and dates only, never a note, a concern or a consent, and only what
the role of whoever works here may see. How students are ranked stands in
`peerdesk.services.finding.students`; behind them come pairs, the team, benches and days, then
commands and pages, because a name is what is looked for most often. A command is found by the
beginnings of its words, and with one slip in a word when nothing begins so.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from peerdesk.enums import VaultRole
from peerdesk.i18n import translate
from peerdesk.services.names import folded
from peerdesk.ui import actions, page_commands, places
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.dates import day_long
from peerdesk.ui.kit.find_box import Found, notice

if TYPE_CHECKING:
    from peerdesk.services.finding.anything import Findings, Hit, HitKind

_MOST: Final = 14
_MOST_RECENT: Final = 6
_SHOWN_AS_PLACES: Final = frozenset({"find", "settings", "help"})
_PAGES_OF_KINDS: Final = {
    "student": "students",
    "pair": "buddies",
    "member": "team",
    "bench": "duty",
    "day": "sessions",
}
_ICONS: Final = {
    "student": "users",
    "pair": "heart-handshake",
    "member": "award",
    "bench": "calendar-days",
    "day": "notebook-pen",
}


@dataclass(frozen=True, slots=True)
class Target:
    """What a result leads to.

    Attributes:
        kind: ``student``, ``pair``, ``member``, ``bench``, ``day``, ``action``, ``place``,
            ``command``, ``print`` or ``forget``.
        key: Id of the record, ISO date, intent of the action, key of page, command or print.
    """

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class _Verb:
    """Something to do or a page to go to, with the words it is found by."""

    found: Found
    words: frozenset[str]


class Search:
    """Finds over the open vault; called on every key press, so it reads no more than it must."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._verbs: tuple[_Verb, ...] | None = None

    def __call__(self, text: str) -> list[Found]:
        """Return what fits `text`; what was opened last and the pages if it is empty."""
        if not text:
            return self._offered()
        findings = self._findings(text)
        hits = [self._found(hit) for hit in findings.hits] if findings else []
        typed = folded(text).replace("-", " ").replace(":", " ").split()
        exact = self._fitting(typed)
        verbs = exact or self._slipped(typed)
        near = [self._found(hit) for hit in findings.near] if findings else []
        if not hits and near and findings is not None:
            offer = _did_you_mean(text, findings.suggestion)
            ahead = exact[:2]  # a slip in a command is no more likely than one in a name
            return [offer, *ahead, *near, *verbs[len(ahead) :]][:_MOST]
        found = [*hits, *near, *verbs][:_MOST]
        return found or [self._nothing(text)]

    def _offered(self) -> list[Found]:
        recent = self._recent()
        pages = [verb.found for verb in self._all_verbs() if verb.found.value.kind == "place"]
        if not recent:
            return pages
        forget = Found(
            Target("forget", ""), translate("Palette", "Forget what was opened last"), icon="trash"
        )
        heading = notice(translate("Palette", "Opened last"))
        return [heading, *recent, *pages[: _MOST - len(recent) - 2], forget]

    def _recent(self) -> list[Found]:
        from peerdesk.services.finding import anything, recents  # noqa: PLC0415 - after the start

        if not self._may_recall():
            return []
        opened = self._desk.read(recents.list_opened)[:_MOST_RECENT]
        read = partial(anything.hits_of, wanted=opened, kinds=self._kinds())
        hits = {(hit.kind.value, hit.key): self._found(hit) for hit in self._desk.read(read)}
        verbs = {(v.found.value.kind, v.found.value.key): v.found for v in self._all_verbs()}
        known = hits | verbs
        return [known[one] for one in opened if one in known]

    def _findings(self, text: str) -> "Findings | None":
        from peerdesk.services.finding import anything  # noqa: PLC0415 - after the start

        kinds = self._kinds()
        if not kinds:
            return None
        read = partial(anything.find_anything, text=text, today=self._desk.today(), kinds=kinds)
        return self._desk.read(read)

    def _kinds(self) -> "Collection[HitKind]":
        from peerdesk.services.finding import anything  # noqa: PLC0415 - after the start

        if self._desk.role is not VaultRole.SCHOOL:
            return ()
        return [k for k in anything.HitKind if self._desk.may_open(_PAGES_OF_KINDS[k])]

    def _may_recall(self) -> bool:
        return self._desk.may_do("finding.recents.note_opened")

    def _found(self, hit: "Hit") -> Found:
        target = Target(hit.kind.value, hit.key)
        if hit.kind == "day":
            return _day(target, hit.count)
        return Found(target, hit.text, hit.detail, _ICONS[hit.kind])

    def _nothing(self, text: str) -> Found:
        if self._desk.role is VaultRole.SCHOOL and self._desk.may_open("students"):
            words = translate(
                "Palette", "No one called {text}. Type the beginning of a name, or a command."
            )
        else:
            words = translate("Palette", "Nothing called {text}. Type the beginning of a command.")
        return notice(words.format(text=text))

    def _fitting(self, typed: list[str]) -> list[Found]:
        return [v.found for v in self._all_verbs() if all(_begins(v.words, w) for w in typed)]

    def _slipped(self, typed: list[str]) -> list[Found]:
        from peerdesk.services.finding.spelling import Spelling  # noqa: PLC0415 - after the start

        verbs = self._all_verbs()
        spelling = Spelling(word for verb in verbs for word in verb.words)
        meant = [{w, *spelling.near(w)} for w in typed]
        return [
            verb.found
            for verb in verbs
            if all(any(_begins(verb.words, word) for word in words) for words in meant)
        ]

    def _all_verbs(self) -> tuple[_Verb, ...]:
        """Return every command, print and page; they stay the same while the vault is open."""
        if self._verbs is None:
            self._verbs = (*self._commands(), *self._prints(), *self._places())
        return self._verbs

    def _commands(self) -> Iterator[_Verb]:
        for spec in actions.list_actions():
            if spec.intent not in _SHOWN_AS_PLACES and self._may_do(spec.intent):
                target = Target("action", spec.intent)
                yield _verb(Found(target, spec.text, spec.shortcut, spec.icon))
        names = {place.key: place.text for place in places.list_places(self._desk.role)}
        for one in page_commands.list_commands(self._desk):
            detail = "" if one.place == "settings" else names.get(one.place, "")
            yield _verb(Found(Target("command", one.key), one.text, detail, one.icon), one.words)

    def _may_do(self, intent: str) -> bool:
        pages = {"log": "sessions", "absent": "duty"}
        if intent not in pages:
            return True
        return self._desk.role is VaultRole.SCHOOL and self._desk.may_open(pages[intent])

    def _prints(self) -> Iterator[_Verb]:
        from peerdesk.ui.kit import print_offer  # noqa: PLC0415 - after the start

        for key, title, class_word in print_offer.offered(self._desk):
            text = translate("Palette", "Print: {title}").format(title=title)
            yield _verb(Found(Target("print", key), text, class_word, "printer"))

    def _places(self) -> Iterator[_Verb]:
        keys = places.keys_of(self._desk.role)
        for place in places.list_places(self._desk.role):
            if self._desk.may_open(place.key):
                detail = keys.get(place.key, place.shortcut)
                target = Target("place", place.key)
                yield _verb(Found(target, place.text, detail, place.icon), place.words)


def _verb(found: Found, words: str = "") -> _Verb:
    known = folded(f"{found.text} {words}").replace(":", " ").replace("-", " ")
    return _Verb(found, frozenset(known.split()))


def _begins(words: Iterable[str], typed: str) -> bool:
    return any(word.startswith(typed) for word in words)


def _did_you_mean(text: str, suggestion: str) -> Found:
    words = translate("Palette", "No one called {text}. Did you mean {name}?")
    return notice(words.format(text=text, name=suggestion))


def _day(target: Target, count: int) -> Found:
    text = translate("Palette", "Sessions on {day}")
    many, one = translate("Palette", "{n} sessions"), translate("Palette", "1 session")
    detail = one if count == 1 else many.format(n=count)
    when = day_long(date.fromisoformat(target.key))
    return Found(target, text.format(day=when), detail, _ICONS["day"])
