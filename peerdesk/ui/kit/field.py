"""A form field: label above, hint, editor, error below, wired in one place."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDateTimeEdit, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.ui.kit.style import Words, announce, label, restyle


class _Caption(Words):
    """The words above an editor: one line where there is room, more in a narrow panel."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "strong")
        self.setWordWrap(True)

    @override
    def sizeHint(self) -> QSize:
        line = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(line.width() + 2, super().minimumSizeHint().height())


class Field(QWidget):
    """Label, hint and error of one editor.

    Attributes:
        editor: The widget the value is typed into.
    """

    def __init__(
        self, text: str, editor: QWidget, *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint_text = hint
        self._label = _Caption(text)
        self._label.setBuddy(editor)
        self._hint = label(hint, "muted")
        self._error = label("", "error")
        self._error.hide()
        name = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
        editor.setAccessibleName(name)
        if isinstance(editor, QComboBox):
            editor.view().setAccessibleName(name)
        editor.setAccessibleDescription(hint)
        inset(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._label, self._hint, editor, self._error):
            column.addWidget(widget)
        self._hint.setVisible(bool(hint))
        self.setMaximumWidth(640)

    def hide_label(self) -> None:
        """Leave the label out, for editors that carry their own words."""
        self._label.hide()

    @property
    def error(self) -> str:
        """Return the sentence shown below the editor, or ""."""
        return self._error.text()

    def set_error(self, sentence: str) -> None:
        """Say under the editor what is wrong and how to mend it; "" takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence or self._hint_text)
        restyle(self.editor, invalid="true" if sentence else "false")
        if sentence:
            announce(self.editor, sentence)


def inset(editor: QWidget) -> None:
    """Give the text of a number or time its distance from the edge.

    WORKAROUND: with own buttons a style sheet's padding does not reach the inner line edit.
    """
    has_popup = isinstance(editor, QDateTimeEdit) and editor.calendarPopup()
    if isinstance(editor, QAbstractSpinBox) and not has_popup:
        editor.lineEdit().setTextMargins(6, 0, 0, 0)
