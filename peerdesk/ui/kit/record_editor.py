"""A form in the side panel that adds or changes one record."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form
from peerdesk.ui.kit.history_section import HistorySection
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import rule

UseCase = Callable[[Any], Any]


class RecordEditor(QWidget):
    """Fields, Save and, for a record that exists, Remove.

    Signals:
        finished: Saved or removed; the panel may close.
    """

    finished = Signal()

    def __init__(
        self,
        desk: Desk,
        specs: Sequence[FieldSpec],
        values: Mapping[str, Any],
        save: Callable[[Mapping[str, Any]], tuple[UseCase, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._save = save
        self.form = Form(specs)
        self.form.set_values(values)
        self._message = InfoBar("danger")
        self._message.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 16)
        self._column.setSpacing(16)
        self._column.addWidget(self.form)
        self._column.addWidget(self._message)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self.save_button = push_button(
            self.tr("Save"), self.submit, role="primary", shortcut="Ctrl+Enter"
        )
        press_by_save_keys(self.save_button)
        self._buttons.addWidget(self.save_button)
        self._buttons.addStretch(1)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        self.setFocusProxy(self.form.field(specs[0].name).editor)

    def offer_removal(self, use_case: UseCase, label: str) -> None:
        """Add a Remove button; what it does can be undone."""

        def remove() -> None:
            self._desk.write(self, use_case, label, self._done, self._on_failed)

        self._buttons.addWidget(push_button(self.tr("Remove"), remove, role="danger"))

    def show_history(self, table: str, record_id: str) -> None:
        """Add what was changed of the record so far."""
        if self._desk.may_open("history"):
            section = HistorySection(self._desk, [(table, record_id)])
            for part in (rule(), section):
                self._column.insertWidget(self._column.count() - 1, part)

    def submit(self) -> None:
        """Write what is entered."""
        self.form.show_errors({})
        use_case, label = self._save(self.form.values)
        self._desk.write(self, use_case, label, self._done, self._on_failed)

    def _done(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError) and self.form.has_field(error.field):
            self.form.show_errors({error.field: error.sentence()})
        else:
            self._message.show_message("danger", error.sentence())
