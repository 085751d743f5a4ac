"""The side panel that adds or changes one resource."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.training_rules import resources
from peerdesk.services.training_rules.resources import ResourceDraft, ResourceRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys


class ResourcePanel(QWidget):
    """Name, what for, where it is found, and whether that is right today.

    Signals:
        finished: Saved.
    """

    needs = "training_rules.resources.save_resource"

    finished = Signal()

    def __init__(
        self, desk: Desk, row: ResourceRow | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row = row
        self.form = Form(
            [
                FieldSpec("title", self.tr("&Name")),
                FieldSpec("purpose", self.tr("What &for"), Kind.NOTE),
                FieldSpec(
                    "where_found", self.tr("&Where"), hint=self.tr("A phone, a room, an address")
                ),
                FieldSpec("is_right", self.tr("I made sure &today that this is right"), Kind.CHECK),
            ]
        )
        self.form.set_values(
            {
                "title": row.title if row else "",
                "purpose": row.purpose if row else "",
                "where_found": row.where_found if row else "",
                "is_right": row is None,
            }
        )
        self._lay_out()
        self.setFocusProxy(self.form.field("title").editor)

    def save(self) -> None:
        """Keep it, or say under the field what is wrong."""
        values, row = self.form.values, self._row
        reviewed_on = row.reviewed_on if row else None
        if values["is_right"]:
            reviewed_on = self._desk.today()
        draft = ResourceDraft(
            values["title"], values["where_found"], values["purpose"], reviewed_on
        )
        use_case = partial(
            resources.save_resource, draft=draft, resource_id=row.id if row else None
        )
        text = self.tr("Changed {name}") if row else self.tr("Added {name}")
        self._desk.write(
            self, use_case, text.format(name=draft.title), self._on_saved, self._on_failed
        )

    def _lay_out(self) -> None:
        save = push_button(self.tr("Sa&ve"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(save)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.form)
        column.addLayout(buttons)
        column.addStretch(1)

    def _on_saved(self, _resource_id: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else "title"
        shown = field if self.form.has_field(field) else "title"
        self.form.show_errors({shown: sentence_of(error)})
