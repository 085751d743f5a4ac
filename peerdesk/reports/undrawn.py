"""What stands in for words that no shipped font can draw, so that no box is ever printed.

A name stands as the student's code, in prints for children and homes as a line to write on;
any other word as such a line. While a print is made, `watching` hears what was replaced.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final

from peerdesk.enums import PrintClass
from peerdesk.i18n import translate
from peerdesk.reports.fonts import Style
from peerdesk.reports.shaping import clean, missing_letters
from peerdesk.services.prints.name_rows import SpelledName

LINE: Final = "______"
"""A place to write by hand what cannot be printed."""

_AROUND: Final = "(),.;:…\u201c\u201d\"'"
_MOST_NAMES: Final = 8


@dataclass(slots=True)
class Watch:
    """What stands for which word, and which words were met.

    Attributes:
        stand_ins: What stands for a word of a name; nothing for a last name whose first
            name is replaced already.
        met: Words that could not be drawn.
    """

    print_class: PrintClass
    names: tuple[SpelledName, ...] = ()
    stand_ins: dict[str, str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)

    def notices(self) -> tuple[str, ...]:
        """Return what to know before this is printed: how many names, and to staff whose."""
        named = [one for one in self.names if self.met & set(_words(one))]
        known = {word for one in named for word in _words(one)}
        found = []
        if named:
            found.append(self._about_names(named))
        if self.met - known:
            found.append(
                translate(
                    "Undrawn",
                    "Some words are in a script that no print font has. A line to write on stands "
                    "in their place.",
                )
            )
        return tuple(found)

    def _about_names(self, named: Sequence[SpelledName]) -> str:
        if self.print_class is PrintClass.PUBLIC:
            words = translate(
                "Undrawn",
                "Names that no print font can draw: {count}. Their picture's word stands in their "
                "place.",
            )
            return words.format(count=len(named))
        if self.print_class is PrintClass.HOME:
            words = translate(
                "Undrawn",
                "Names that no print font can draw: {count} ({names}). Write them on the line by "
                "hand.",
            )
        else:
            words = translate(
                "Undrawn",
                "Names that no print font can draw: {count} ({names}). The code stands in their "
                "place.",
            )
        return words.format(count=len(named), names=", ".join(self._listed(named)))

    def _listed(self, named: Sequence[SpelledName]) -> list[str]:
        shown = [
            one.name if self.print_class is PrintClass.HOME else f"{one.name} = {one.code}"
            for one in named[:_MOST_NAMES]
        ]
        return [*shown, "…"] if len(named) > _MOST_NAMES else shown


_WATCH: ContextVar[Watch | None] = ContextVar("undrawn", default=None)


@contextmanager
def watching(print_class: PrintClass, names: tuple[SpelledName, ...]) -> Iterator[Watch]:
    """Hear what cannot be drawn while a print is made, and let codes stand for these names."""
    hard = tuple(one for one in names if any(not can_draw(word) for word in _words(one)))
    watch = Watch(print_class, hard, _stand_ins(hard, has_codes=print_class is not PrintClass.HOME))
    token = _WATCH.set(watch)
    try:
        yield watch
    finally:
        _WATCH.reset(token)


def can_draw(text: str) -> bool:
    """Return whether the shipped fonts have every letter of `text`."""
    return not missing_letters(text, Style.ADULT)


def drawable_name(name: str | None) -> str:
    """Return a name for a public sheet, or nothing if no font has its letters."""
    if not name or can_draw(name):
        return name or ""
    _note(word for word in clean(name).split(" ") if not can_draw(word))
    return ""


def printable(text: str, style: Style) -> str:
    """Return `text` on one line, with what no font can draw replaced."""
    text = clean(text)
    if not missing_letters(text, style):
        return text
    words: list[str] = []
    for word in text.split(" "):
        shown = _shown(word, style)
        if shown and not (shown == LINE and words and words[-1] == LINE):
            words.append(shown)
    return " ".join(words)


def _shown(word: str, style: Style) -> str:
    missing = missing_letters(word, style)
    if not missing:
        return word
    if not any(letter.isalpha() for letter in missing):  # an emoji says nothing that is missed
        return "".join(letter for letter in word if letter not in missing)
    core = word.strip(_AROUND)
    _note([core])
    watch = _WATCH.get()
    return word.replace(core, watch.stand_ins.get(core, LINE) if watch else LINE).lstrip(",")


def _note(words: Iterator[str] | Sequence[str]) -> None:
    watch = _WATCH.get()
    if watch is not None:
        watch.met.update(words)


def _stand_ins(names: Sequence[SpelledName], *, has_codes: bool) -> dict[str, str]:
    wanted: dict[str, set[str]] = {}
    for one in names:
        hard_first = [word for word in one.first_name.split() if not can_draw(word)]
        for place, word in enumerate(hard_first):
            code = one.code if has_codes else LINE
            wanted.setdefault(word, set()).add("" if place else code)
        for word in one.last_name.split():
            if not can_draw(word):
                for part in (word, word[:1]):
                    wanted.setdefault(part, set()).add("" if hard_first else LINE)
    return {word: found.pop() if len(found) == 1 else LINE for word, found in wanted.items()}


def _words(name: SpelledName) -> list[str]:
    whole = [*name.first_name.split(), *name.last_name.split()]
    return [*whole, name.last_name[:1]] if name.last_name else whole
