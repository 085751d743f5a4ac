"""The fields of one training, in four short columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from peerdesk.enums import TrainingKind
from peerdesk.i18n import translate
from peerdesk.services.training.courses import CourseRow
from peerdesk.services.training.events import TrainingEntry
from peerdesk.services.training.words import kind_words
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind

_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})")


def build_forms(courses: Sequence[CourseRow]) -> tuple[Form, ...]:
    """Return the columns: what, when, where and by whom, and the rest."""
    return Form(_what(courses)), Form(_when()), Form(_where()), Form(_rest())


def fill(form: Form, entry: TrainingEntry) -> None:
    """Put a training into the fields that `form` has."""
    values = asdict(entry) | {
        "kind": entry.kind.value,
        "starts": clock_text(entry.starts_minute),
    }
    form.set_values({name: value for name, value in values.items() if form.has_field(name)})


def read(values: Mapping[str, Any]) -> TrainingEntry | None:
    """Return the training of these values; None if the time cannot be read."""
    starts = minute_of(values["starts"])
    if starts is None and values["starts"]:
        return None
    return TrainingEntry(
        values["course"] or "", values["day"], TrainingKind(values["kind"] or "course"), starts,
        values["minutes"], values["place"], values["trainer"], values["note"],
    )  # fmt: skip


def minute_of(text: str) -> int | None:
    """Return the minute of the day of "9:45"; None if it is no time."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def clock_text(minute: int | None) -> str:
    """Return a minute of the day as it is typed; "" for none."""
    return "" if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


def _what(courses: Sequence[CourseRow]) -> list[FieldSpec]:
    kinds = [(kind.value, words) for kind, words in kind_words().items()]
    choices = [(course.id, course.name) for course in courses]
    return [
        FieldSpec("course", translate("Training", "&Course"), Kind.CHOICE, choices=choices),
        FieldSpec("kind", translate("Training", "Kind"), Kind.CHIPS, choices=kinds),
    ]


def _when() -> list[FieldSpec]:
    return [
        FieldSpec("day", translate("Training", "&Day"), Kind.DATE),
        FieldSpec("starts", translate("Training", "Begins at, as 10:00")),
    ]


def _where() -> list[FieldSpec]:
    return [
        FieldSpec("place", translate("Training", "Where")),
        FieldSpec("trainer", translate("Training", "Held by")),
    ]


def _rest() -> list[FieldSpec]:
    return [
        FieldSpec("minutes", translate("Training", "Minutes"), Kind.NUMBER, high=1200),
        FieldSpec("note", translate("Training", "Note")),
    ]
