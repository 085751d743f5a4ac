"""The short form of one deed: fields, Save (Ctrl+Enter), and Esc back."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.concern_deeds import Deed
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.forms import Form
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import add_save_keys
from peerdesk.ui.kit.style import label


class DeedForm(QWidget):
    """Title, hint, fields and two buttons.

    Attributes:
        draft_key: Tells this form from others, for what is typed and not saved.

    Signals:
        finished: Saved.
        left: The user went back without saving.
    """

    finished = Signal()
    left = Signal()

    def __init__(
        self, desk: Desk, deed: Deed, concern_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._deed = deed
        self.draft_key = f"concern-step:{deed.key}:{concern_id}"
        self.form = Form(deed.specs)
        self.form.set_values(dict(deed.values))
        self._message = InfoBar("danger")
        self._message.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(label(deed.title, "section"))
        if deed.hint:
            self.column.addWidget(label(deed.hint, "muted"))
        self.column.addWidget(self.form)
        self.column.addWidget(self._message)
        self.column.addLayout(self._buttons())
        self._aim()

    def save(self) -> None:
        """Write what is entered."""
        self.form.show_errors({})
        self._message.hide()
        use_case = self.use_case(self.form.values)
        self._desk.write(self, use_case, self._deed.label, self._on_saved, self._on_failed)

    def use_case(self, values: Mapping[str, Any]) -> Callable[[Any], Any]:
        """Return the use case for what is entered."""
        assert self._deed.make is not None  # noqa: S101 - a form of its own overrides this
        return self._deed.make(values)

    def show_error(self, error: PeerDeskError) -> None:
        """Say under the field, or below all, what is wrong; what was typed stays."""
        if isinstance(error, InvalidValueError) and self.form.has_field(error.field):
            self.form.show_errors({error.field: sentence_of(error)})
            chips = self.form.field(error.field).editor
            if isinstance(chips, FilterChips):
                chips.button(chips.keys[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._message.show_message("danger", sentence_of(error))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(push_button(self.tr("&Back"), self.left.emit, shortcut="Esc"))
        row.addStretch(1)
        row.addWidget(
            push_button(self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter")
        )
        add_save_keys(self, self.save)
        return row

    def _aim(self) -> None:
        if self._deed.specs:
            editor = self.form.field(self._deed.specs[0].name).editor
            chips = isinstance(editor, FilterChips)
            self.setFocusProxy(editor.button(editor.key or editor.keys[0]) if chips else editor)  # type: ignore[attr-defined]

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        self.show_error(error)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
