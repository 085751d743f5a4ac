"""The bar that names the last action and takes it back."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.style import announce, label

SECONDS: Final = 10


class UndoBar(QFrame):
    """Shows what was just done for ten seconds; waits while it is hovered or focused.

    Signals:
        undo_requested: The user wants the named action undone.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "undobar")
        self._text = label("", "strong")
        self._undo = push_button(self.tr("Undo"), self._request, icon="undo-2", shortcut="Ctrl+Z")
        self._close = icon_button("x", self.tr("Put this message away"), self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(16)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        self._offer: QPushButton | None = None
        self._beside: QPushButton | None = None
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        for button in (self._undo, self._close):
            button.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence on the bar."""
        return self._text.text()

    def show_action(self, text: str, *, can_undo: bool = True) -> None:
        """Name an action and offer to undo it."""
        self._clear_offer()
        self._text.setText(text)
        self._undo.setVisible(can_undo)
        self._undo.setAccessibleName(self.tr("Undo: {action}").format(action=text))
        self.show()
        announce(self, text)
        self._wait()

    def offer(self, text: str, words: str = "", do: Callable[[], object] | None = None) -> None:
        """Say something with a button of its own; it stays until it is pressed or put away."""
        self.show_action(text, can_undo=False)
        if do is not None:
            self._offer = push_button(words, partial(self._do_offer, do))
            self._offer.setAccessibleDescription(text)
            row = self.layout()
            assert isinstance(row, QHBoxLayout)  # noqa: S101 - laid out so above
            row.insertWidget(1, self._offer)
            self._wait()

    def add_offer(self, words: str, do: Callable[[], object]) -> None:
        """Put one more button beside Undo, for as long as the bar is there."""
        if not self.isVisible():
            return
        self._clear_offer()
        button = push_button(words, partial(self._do_offer, do))
        button.setAccessibleDescription(self._text.text())
        button.installEventFilter(self)
        row = self.layout()
        assert isinstance(row, QHBoxLayout)  # noqa: S101 - laid out so above
        row.insertWidget(1, button)
        self._beside = button

    def _do_offer(self, do: Callable[[], object]) -> None:
        self.hide()
        do()

    def _clear_offer(self) -> None:
        for button in (self._offer, self._beside):
            if button is not None:
                button.hide()
                button.deleteLater()
        self._offer = self._beside = None

    def _request(self) -> None:
        self.hide()
        self.undo_requested.emit()

    def _wait(self) -> None:
        if (
            self._offer is not None
            or self.underMouse()
            or self._undo.hasFocus()
            or self._close.hasFocus()
        ):
            self._timer.stop()
        else:
            self._timer.start()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.isVisible() and self._offer is None:
            self._timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and self.isVisible() and self._offer is None:
            self._timer.start()
        return super().eventFilter(watched, event)
