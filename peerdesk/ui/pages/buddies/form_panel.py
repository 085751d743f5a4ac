"""A side panel that is one form and one button; what it hands over is plain."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.forms import FieldSpec, Form
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label


class FormPanel(QWidget):
    """A hint, fields, and a button that hands the values over (Ctrl+Enter).

    Signals:
        saved: Dict of the values, by field.
        finished: The panel may close.
    """

    saved = Signal(dict)
    finished = Signal()

    def __init__(
        self, hint: str, specs: Sequence[FieldSpec], values: Mapping[str, Any], verb: str
    ) -> None:
        super().__init__()
        self.form = Form(specs)
        self.form.set_values(values)
        self.save_button = push_button(verb, self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(hint, "muted"))
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        column.addLayout(row)
        column.addStretch(1)
        editor = self.form.field(specs[0].name).editor
        chip = editor.start if isinstance(editor, FilterChips) else None
        self.setFocusProxy(chip or editor)

    def save(self) -> None:
        """Hand over what is entered."""
        self.form.show_errors({})
        self.saved.emit(self.form.values)

    def show_error(self, error: PeerDeskError) -> None:
        """Say under the field what is wrong; what was typed stays."""
        fields = list(self.form.values)
        known = isinstance(error, InvalidValueError) and error.field in fields
        name = error.field if isinstance(error, InvalidValueError) and known else fields[-1]
        self.form.show_errors({name: sentence_of(error)})
