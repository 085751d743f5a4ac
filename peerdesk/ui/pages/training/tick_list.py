"""People with a box to tick: found by typing, ticked by Space, judged by Left and Right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.enums import Competency
from peerdesk.services.training.people import Person
from peerdesk.services.training.words import competency_words
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.style import announce
from peerdesk.ui.table_model import ROW_ROLE, Column

_ORDER: Final = tuple(Competency)
_STEPS: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_TONES: Final = {
    Competency.NOT_CHECKED: "neutral",
    Competency.SHOWN: "ok",
    Competency.AGAIN: "warn",
}


@dataclass(frozen=True, slots=True)
class TickRow:
    """Somebody in the list.

    Attributes:
        id: Of the person.
        why_not: Why the person is not ready; empty if ready.
    """

    id: str
    name: str
    detail: str
    is_ticked: bool = False
    competency: Competency = Competency.NOT_CHECKED
    why_not: str = ""


class TickList(DataTable[TickRow]):
    """A table of people; those of the chosen group and whoever is ticked are shown.

    Signals:
        ticks_changed: Somebody was ticked, unticked or judged.
    """

    ticks_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(self._tick_columns(), name, parent)
        self._people: dict[str, TickRow] = {}
        self._group: frozenset[str] = frozenset()
        self.clicked.connect(self._on_clicked)
        words = competency_words()
        self.add_row_action(self.tr("Tick or untick"), self.toggle, icon="check")
        for competency in _ORDER:
            self.add_row_action(words[competency].capitalize(), partial(self.judge, competency))

    @property
    def ticked(self) -> dict[str, Competency]:
        """Return who is ticked, and what was seen of each."""
        return {row.id: row.competency for row in self._people.values() if row.is_ticked}

    def set_people(self, people: Sequence[Person]) -> None:
        """Put these people into the list, nobody ticked."""
        self._people = {one.id: TickRow(one.id, one.name, one.detail) for one in people}
        self._show()

    def set_group(self, ids: frozenset[str]) -> None:
        """Show these people, and whoever is ticked."""
        self._group = ids
        self._show()

    def set_ticked(self, ticked: Mapping[str, Competency]) -> None:
        """Tick exactly these people."""
        for key, row in self._people.items():
            seen = ticked.get(key, Competency.NOT_CHECKED)
            self._people[key] = replace(row, is_ticked=key in ticked, competency=seen)
        self._show()
        self.ticks_changed.emit()

    def set_why_not(self, why_not: Mapping[str, str]) -> None:
        """Show beside each person why not; nothing for the others."""
        for key, row in self._people.items():
            self._people[key] = replace(row, why_not=why_not.get(key, ""))
        self._show()

    def tick_all(self) -> None:
        """Tick everybody shown who is ready; untick them if all of them are ticked."""
        shown = [row.id for row in self.shown_rows if not row.why_not]
        is_on = not all(self._people[key].is_ticked for key in shown)
        for key in shown:
            self._people[key] = replace(self._people[key], is_ticked=is_on)
        self._show()
        announce(self, self.tr("%n ticked", "", len(self.ticked)))
        self.ticks_changed.emit()

    def toggle(self) -> None:
        """Tick or untick the current person."""
        row = self.current_row
        if row is not None:
            self._change(replace(row, is_ticked=not row.is_ticked))

    def judge(self, competency: Competency) -> None:
        """Note what was seen of the current person, who came then."""
        row = self.current_row
        if row is not None:
            self._change(replace(row, is_ticked=True, competency=competency))

    def _change(self, row: TickRow) -> None:
        self._people[row.id] = row
        self._show()
        state = self.tr("ticked") if row.is_ticked else self.tr("not ticked")
        announce(self, f"{row.name}, {state}, {competency_words()[row.competency]}")
        self.ticks_changed.emit()

    def _step(self, step: int) -> None:
        row = self.current_row
        if row is not None:
            at = _ORDER.index(row.competency) + step
            self.judge(_ORDER[max(0, min(at, len(_ORDER) - 1))])

    def _show(self) -> None:
        rows = self._people.values()
        self.set_rows([row for row in rows if row.is_ticked or row.id in self._group])

    def _tick_columns(self) -> list[Column[TickRow]]:
        words = competency_words()
        on, off = self.tr("ticked"), self.tr("not ticked")
        return [
            Column(
                self.tr("Came"),
                lambda row: row.name,
                icon=lambda row: "square-check" if row.is_ticked else "square",
                spoken=lambda row: f"{row.name}, {on if row.is_ticked else off}",
                stretches=True,
            ),
            Column(self.tr("Grade, homeroom"), lambda row: row.detail),
            Column(
                self.tr("What was seen"),
                lambda row: words[row.competency] if row.is_ticked else "",
                tone=lambda row: _TONES[row.competency] if row.is_ticked else "",
            ),
            Column(self.tr("Not yet, because"), lambda row: row.why_not, stretches=True),
        ]

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 0 and index.data(ROW_ROLE) is not None:
            self.toggle()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Space:
            self.toggle()
        elif plain and event.key() in _STEPS:
            self._step(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
