"""Toggle buttons in a row: filters of a list, or one choice out of a few."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from peerdesk.ui.kit.flow import FlowLayout

_NEVER_CUT: Final = 440
"""A chip of this width or less is never cut: that much fits in a panel of half a small window."""


class _ChipButton(QPushButton):
    """A chip with room for its words in bold, so that nothing moves when it is checked.

    One that is wider than the row it stands in is cut with dots; its tooltip has all words.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), _NEVER_CUT), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        missing = self.sizeHint().width() - self.width()
        if missing <= 0:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.fontMetrics().horizontalAdvance(self.text()) - missing
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() < self.sizeHint().width() and not self.toolTip():
            self.setToolTip(self.text().replace("&&", "&"))

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        bold = QFont(self.font())
        bold.setBold(True)
        more = QFontMetrics(bold).horizontalAdvance(self.text())
        return hint + QSize(max(0, more - self.fontMetrics().horizontalAdvance(self.text())), 0)


class FilterChips(QWidget):
    """Chips that are on or off; arrow keys move between them, Space toggles.

    Signals:
        changed: Frozenset of the keys that are on.
    """

    changed = Signal(frozenset)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        name: str,
        parent: QWidget | None = None,
        *,
        exclusive: bool = False,
    ) -> None:
        super().__init__(parent)
        self._exclusive = exclusive
        self._buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        for key, text in choices:
            self._add(key, text)

    @property
    def chosen(self) -> frozenset[str]:
        """Return the keys that are on."""
        return frozenset(key for key, button in self._buttons.items() if button.isChecked())

    @property
    def keys(self) -> tuple[str, ...]:
        """Return all keys in the order of the chips."""
        return tuple(self._buttons)

    @property
    def key(self) -> str:
        """Return the one key that is on, or "" (for exclusive chips)."""
        return next(iter(self.chosen), "")

    @property
    def start(self) -> QPushButton | None:
        """Return the chip the keyboard comes to first: of exclusive ones the one that is on."""
        first = next(iter(self._buttons.values()), None)
        return self._buttons.get(self.key, first) if self._exclusive else first

    def choose(self, *keys: str) -> None:
        """Turn exactly these on, without a signal."""
        for key, button in self._buttons.items():
            button.setChecked(key in keys)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other chips; those that stay in the offer stay as they are."""
        if [key for key, _text in choices] == list(self._buttons):
            return
        chosen = self.chosen
        for button in self._buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        for key, text in choices:
            self._add(key, text)
        self.choose(*chosen)

    def set_text(self, key: str, text: str) -> None:
        """Change the words of one chip, e.g. to show a count."""
        self._buttons[key].setText(text)

    def button(self, key: str) -> QPushButton:
        """Return the chip of `key`, for a shortcut or a tooltip."""
        return self._buttons[key]

    def _add(self, key: str, text: str) -> None:
        button = _ChipButton(text)
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.installEventFilter(self)
        button.clicked.connect(lambda _checked=False: self._toggled(key))
        self._buttons[key] = button
        self._flow.addWidget(button)

    def _toggled(self, key: str) -> None:
        if self._exclusive:
            self.choose(key)
        self.changed.emit(self.chosen)

    def _step(self, button: QObject, step: int) -> None:
        buttons = list(self._buttons.values())
        position = (buttons.index(button) + step) % len(buttons)  # type: ignore[arg-type]  # only own buttons come here
        buttons[position].setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus to the chip that is on, or the first: the row itself shows no ring."""
        super().focusInEvent(event)
        buttons = list(self._buttons.values())
        chosen = next((button for button in buttons if button.isChecked()), None)
        for button in (chosen, *buttons[:1]):
            if button is not None:
                button.setFocus(event.reason())
                return

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
            if event.key() in steps:
                self._step(watched, steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)
