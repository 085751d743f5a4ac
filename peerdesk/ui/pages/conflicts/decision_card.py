"""Both values of one conflict, and the four ways to decide."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from peerdesk.enums import ConflictDecision
from peerdesk.sync.conflicts import ConflictRow
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.dates import day_with_year, local_day
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.style import label, plain
from peerdesk.ui.pages.conflicts import words


class DecisionCard(Card):
    """What stands here, what came in the bundle, and the buttons.

    Signals:
        decided: The decision.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.alike = QCheckBox(self.tr("The same for all of this kind"))
        self.keep = push_button(self.tr("Keep"), lambda: self.decided.emit(ConflictDecision.KEPT))
        self.take = push_button(self.tr("Take"), lambda: self.decided.emit(ConflictDecision.TAKEN))
        self.both = push_button(
            self.tr("Keep &both"), lambda: self.decided.emit(ConflictDecision.BOTH)
        )
        self.later = push_button(
            self.tr("Decide &later"), lambda: self.decided.emit(ConflictDecision.LATER)
        )
        self._why = label("", "muted")
        self._sides = QWidget()
        self._grid = QGridLayout(self._sides)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.keep, self.take, self.both, self.later):
            flow.addWidget(button)
        self._suggestion = label("")
        for widget in (self._why, self._sides, self._suggestion, self.alike, buttons):
            self.add_widget(widget)

    def show_row(self, row: ConflictRow, place: int, count: int) -> None:
        """Show one conflict, the `place`-th of `count`."""
        title = self.tr("Conflict {place} of {count}: {field}").format(
            place=place, count=count, field=words.field(row)
        )
        self.set_title(f"{title}, {row.who}" if row.who else title)
        self._why.setText(words.why(row))
        self._suggestion.setText(words.suggestion(row))
        self._clear()
        self._add_side(row, 0, theirs=False)
        self._add_side(row, 1, theirs=True)
        here, there = words.side(row, theirs=False), words.side(row, theirs=True)
        self.keep.setText(plain(self.tr("Keep “{value}”").format(value=_short(here))))
        self.take.setText(plain(self.tr("Take “{value}”").format(value=_short(there))))
        self.both.setVisible(row.can_keep_both)
        self.alike.setText(self.tr("The same for all %n of this kind", "", row.same_kind))
        self.alike.setVisible(row.same_kind > 1)
        self.alike.setChecked(False)

    def _add_side(self, row: ConflictRow, line: int, *, theirs: bool) -> None:
        name = self.tr("In the bundle") if theirs else self.tr("At the district")
        at = row.there_at if theirs else row.here_at
        text = words.side(row, theirs=theirs)
        if at is not None:
            text = self.tr("{value} (written {day})").format(
                value=text, day=day_with_year(local_day(at))
            )
        self._grid.addWidget(label(name, "strong", wrap=False), line, 0)
        self._grid.addWidget(label(text), line, 1)
        if row.is_theirs == theirs:
            self._grid.addWidget(Chip(self.tr("In force now"), "ok"), line, 2)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:23] + "…"
