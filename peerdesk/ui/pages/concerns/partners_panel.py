"""The directory of partners in the side panel."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.concerns import partners
from peerdesk.services.concerns.partners import PartnerEntry, PartnerRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.forms import Form
from peerdesk.ui.kit.refer_form import partner_specs
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label
from peerdesk.ui.table_model import Column


class PartnersPanel(QWidget):
    """Who may be asked for help; Enter changes one, Del takes one out.

    Signals:
        finished: Never sent; the panel stays until it is closed.
    """

    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._partner_id: str | None = None
        self.table: DataTable[PartnerRow] = DataTable(
            [
                Column(self.tr("Partner"), lambda row: row.words, stretches=True),
                Column(self.tr("Phone"), lambda row: row.phone),
            ],
            self.tr("Partners"),
        )
        self._states = EmptyOr(
            self.table,
            EmptyState(
                self.tr("No partners yet"),
                self.tr("The nurse, county mental health, a clinic, a pastor: add them below."),
                icon="users",
            ),
        )
        self._title = label("", "strong")
        self.form = Form(partner_specs())
        self.save_button = push_button(
            self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        press_by_save_keys(self.save_button)
        self._lay_out()
        self.table.opened.connect(self._edit)
        self.table.add_row_action(
            self.tr("Take out of the directory"), self._close, icon="trash-2", shortcut="Del"
        )
        desk.changed.connect(self._on_changed)
        self.setFocusProxy(self.form.field("name").editor)
        self.refresh()
        self._begin()

    def refresh(self) -> None:
        """Show who is in the directory now."""
        rows = self._desk.read(partners.list_partners)
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)

    def save(self) -> None:
        """Add what is entered, or change the one that is open."""
        self.form.show_errors({})
        entry = PartnerEntry(**self.form.values)
        use_case = partial(partners.save_partner, entry=entry, partner_id=self._partner_id)
        text = self.tr("Changed a partner") if self._partner_id else self.tr("Added a partner")
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._states)
        column.addWidget(self._title)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(push_button(self.tr("Clear"), self._begin))
        row.addStretch(1)
        row.addWidget(self.save_button)
        column.addLayout(row)
        column.addStretch(1)

    def _begin(self) -> None:
        self._partner_id = None
        self._title.setText(self.tr("Add a partner"))
        self.form.set_values({"name": "", "organisation": "", "phone": "", "is_school": False})

    def _edit(self, row: PartnerRow) -> None:
        self._partner_id = row.id
        self._title.setText(self.tr("Change a partner"))
        self.form.set_values(
            {
                "name": row.name,
                "organisation": row.organisation,
                "phone": row.phone,
                "is_school": row.is_school,
            }
        )
        self.form.field("name").editor.setFocus()

    def _close(self) -> None:
        row = self.table.current_row
        if row is not None:
            use_case = partial(partners.close_partner, partner_id=row.id)
            self._desk.write(self, use_case, self.tr("Took a partner out of the directory"))

    def _on_saved(self, _value: object) -> None:
        self._begin()
        self.form.field("name").editor.setFocus()

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else "name"
        self.form.show_errors({field: sentence_of(error)})

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if "Partner" in kinds:
            self.refresh()
