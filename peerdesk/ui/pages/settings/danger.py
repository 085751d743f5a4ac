"""The danger-now card: the school's own protocol and telephone numbers."""

from functools import partial

from PySide6.QtWidgets import QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.concerns.protocol import danger_card, set_danger_card
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.danger_card import DangerNow
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.settings.section import Section


class DangerSection(Section):
    """What stands before every concern form, and the card as it looks there."""

    key = "danger"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.primary_text = self.tr("Save")
        self.form = Form(
            [
                FieldSpec(
                    "steps",
                    self.tr("&What to do first"),
                    Kind.NOTE,
                    self.tr("One line for each step. Empty: the lines PeerDesk begins with."),
                ),
                FieldSpec(
                    "phones",
                    self.tr("Whom to &call"),
                    Kind.NOTE,
                    self.tr("One line each, name and number."),
                ),
            ]
        )
        self._card = DangerNow()
        self.column.addWidget(
            label(
                self.tr("This card stands before every concern, on screen and on paper."), "muted"
            )
        )
        self.column.addWidget(self._card)
        self.column.addWidget(self.form)
        self.column.addWidget(push_button(self.tr("Begin again"), self._begin_again))
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the card as it stands."""
        card = self.desk.read(danger_card)
        self._card.show_card(card)
        self.form.set_values({"steps": "\n".join(card.steps), "phones": "\n".join(card.phones)})
        self.form.show_errors({})

    def primary(self) -> None:
        """Keep the card."""
        values = self.form.values
        self._keep(values["steps"], values["phones"])

    def _begin_again(self) -> None:
        self._keep("", "")

    def _keep(self, steps: str, phones: str) -> None:
        use_case = partial(set_danger_card, steps=steps, phones=phones)
        label_ = self.tr("Changed the danger-now card")
        self.desk.write(self, use_case, label_, lambda _value: self.refresh(), self._on_failed)

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError):
            self.form.show_errors({error.field: error.sentence()})
        else:
            self.desk.failed.emit(error)
