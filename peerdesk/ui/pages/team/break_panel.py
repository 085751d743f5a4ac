"""The side panel in which a member goes on break, or comes back."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.services.teams import MemberRow, breaks
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label


class BreakPanel(QWidget):
    """From today until a day, or until nobody knows when.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(self, desk: Desk, member: MemberRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._member = member
        self.needs = "teams.breaks.take_break"
        self.student_id = member.student_id
        self._form = Form(
            [
                FieldSpec("is_known", self.tr("The return is planned"), Kind.CHECK),
                FieldSpec("back_on", self.tr("Firs&t day back"), Kind.DATE),
            ]
        )
        back_on = member.on_break.back_on if member.on_break else None
        self._form.set_values({"is_known": back_on is not None, "back_on": back_on or desk.today()})
        self._form.field("back_on").setVisible(back_on is not None)
        self._form.edited.connect(self._on_edited)
        words = self.tr("Sa&ve") if member.on_break else self.tr("St&art break")
        self._save = push_button(words, self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(self._save)
        self._lay_out()
        self.setFocusProxy(self._form.field("is_known").editor)

    def save(self) -> None:
        """Start the break, or change when it ends."""
        values, today, name = self._form.values, self._desk.today(), self._member.name
        back_on = values["back_on"] if values["is_known"] else None
        if self._member.on_break is None:
            begin = partial(
                breaks.take_break, student_id=self.student_id, today=today, back_on=back_on
            )
            text = self.tr("{name} takes a break").format(name=name)
            self._desk.write(self, begin, text, self._on_saved, self._on_failed)
        else:
            change = partial(
                breaks.change_return,
                break_id=self._member.on_break.id,
                back_on=back_on,
                today=today,
            )
            text = self.tr("Changed the return of {name}").format(name=name)
            self._desk.write(self, change, text, self._on_saved, self._on_failed)

    def come_back(self) -> None:
        """End the break today."""
        if self._member.on_break is not None:
            use_case = partial(
                breaks.come_back, break_id=self._member.on_break.id, today=self._desk.today()
            )
            text = self.tr("{name} is back from the break").format(name=self._member.name)
            self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(self._member.name, "strong"))
        column.addWidget(label(self._told()))
        column.addWidget(self._form)
        row = QHBoxLayout()
        if self._member.on_break is not None:
            row.addWidget(push_button(self.tr("&Back today"), self.come_back, icon="circle-check"))
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addStretch(1)

    def _told(self) -> str:
        if self._member.on_break is not None:
            return self.tr("On break since {day}.").format(
                day=day_with_year(self._member.on_break.starts_on)
            )
        return self.tr(
            "The place on the team stays. Bench duty and pairs rest, and no hours count, until "
            "the return."
        )

    def _on_edited(self) -> None:
        self._form.field("back_on").setVisible(bool(self._form.values["is_known"]))

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        self._form.field("back_on").show()
        self._form.show_errors({"back_on": sentence_of(error)})
