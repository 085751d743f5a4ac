"""What one deed made and changed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.services.history import ChangeRow
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.value_text import change_text

_MOST = 8


class ChangesCard(Card):
    """The records, and for each field before and after.

    Signals:
        opened: The `ChangeRow` whose record is wanted.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._lines: list[str] = []

    @property
    def lines(self) -> list[str]:
        """Return what is shown, line by line."""
        return self._lines

    def show_changes(self, changes: Sequence[ChangeRow]) -> None:
        """Show the changes of one deed, the first eight lines of them."""
        self.clear()
        self._lines = []
        heading = ""
        for change in changes[:_MOST]:
            words = _record(change)
            if words != heading:
                heading = words
                self._add_heading(change, words)
            if not change.is_made:
                self._add(change_text(change.field, change.before, change.after))
        more = len(changes) - _MOST + sum(change.more for change in changes)
        if more > 0:
            self._add(self.tr("and %n more", "", more))
        if not changes:
            self._add(self.tr("No record was changed, or it is nobody else's business."))

    def _add_heading(self, change: ChangeRow, words: str) -> None:
        text = self.tr("Made: {record}").format(record=words) if change.is_made else words
        self._lines.append(text)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(label(text, "strong", wrap=False))
        if change.place and change.opens:
            button = push_button(self.tr("Open"), partial(self.opened.emit, change), role="link")
            button.setAccessibleName(self.tr("Open {record}").format(record=words))
            line.addWidget(button)
        line.addStretch(1)
        self.add_widget(row)

    def _add(self, text: str) -> None:
        self._lines.append(text)
        self.add_widget(label(text))


def _record(change: ChangeRow) -> str:
    when = day(change.on) if change.on else ""
    return ", ".join(part for part in (change.kind, change.name, when) if part)
