"""The side panel that ends a pair: why, what both say, what comes next."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import ClosureReason
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.match_exit import ExitQuestion
from peerdesk.services.match_life import Ending
from peerdesk.services.match_story import reason_words
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.stepper import Stepper
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.pages.buddies.exit_form import exit_fields, exit_replies

HELD: Final = "held"
PLANNED: Final = "planned"
NONE: Final = "none"
_AHEAD: Final = timedelta(days=7)


class EndPanel(QWidget):
    """Three short steps; the pair can be ended from each of them (Ctrl+Enter).

    Signals:
        ended: The `Ending` as entered.
        planned: The day of the goodbye, when the pair goes on until then.
        finished: The panel may close.
    """

    ended = Signal(object)
    planned = Signal(object)
    finished = Signal()

    def __init__(
        self,
        hint: str,
        questions: tuple[ExitQuestion, ...],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._questions, self._today = questions, today
        self.form = Form(self._why())
        self.asked = Form(exit_fields(questions))
        self.next_form = Form(self._what_next())
        self.form.set_values(
            {
                "closed_by": "staff",
                "reason": ClosureReason.COMPLETED.value,
                "goodbye": HELD,
                "goodbye_on": today,
            }
        )
        self.stepper = Stepper([self.tr("Why"), self.tr("What they say"), self.tr("What next")])
        self._pages: list[QWidget] = []
        self.back_button = push_button(self.tr("&Back"), self.go_back)
        self.next_button = push_button(self.tr("&Next"), self.go_on)
        self.end = push_button(
            self.tr("&End pair"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        self._lay_out(hint)
        self.form.edited.connect(self._on_edited)
        self._show(0)

    def go_on(self) -> None:
        """Show the next step."""
        self._show(self.stepper.current + 1)
        self._pages[self.stepper.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Show the step before."""
        self._show(self.stepper.current - 1)
        self._pages[self.stepper.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand over what is entered."""
        self.form.show_errors({})
        why, after = self.form.values, self.next_form.values
        if why["goodbye"] == PLANNED:
            self.planned.emit(why["goodbye_on"])
            return
        self.ended.emit(
            Ending(
                ClosureReason(why["reason"]),
                why["closed_by"],
                after["buddy_waits"],
                why["goodbye_on"] if why["goodbye"] == HELD else None,
                after["waiting_note"],
                exit_replies(self._questions, self.asked.values),
            )
        )

    def show_error(self, error: PeerDeskError) -> None:
        """Say under the field what is wrong; what was typed stays."""
        name = error.field if isinstance(error, InvalidValueError) else "reason"
        self._show(0 if self.form.has_field(name) else 1)
        form = self.form if self.form.has_field(name) else self.asked
        form.show_errors({name: sentence_of(error)})

    def _lay_out(self, hint: str) -> None:
        press_by_save_keys(self.end)
        for form in (self.form, self.asked, self.next_form):
            page = QWidget()
            inner = QVBoxLayout(page)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addWidget(form)
            inner.addStretch(1)
            editor = form.field(next(iter(form.values))).editor
            first = editor.button(editor.keys[0]) if isinstance(editor, FilterChips) else editor
            page.setFocusProxy(first)
            self._pages.append(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(hint, "muted"))
        column.addWidget(self.stepper)
        for page in self._pages:
            column.addWidget(page)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        row.addStretch(1)
        row.addWidget(self.end)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.form.field("reason").editor)

    def _show(self, step: int) -> None:
        self.stepper.go_to(step)
        for number, page in enumerate(self._pages):
            page.setVisible(number == step)
        self.back_button.setEnabled(step > 0)
        self.next_button.setEnabled(step < len(self._pages) - 1)
        announce(self, self.stepper.accessibleName())

    def _on_edited(self) -> None:
        goodbye = self.form.values["goodbye"]
        self.form.field("goodbye_on").setVisible(goodbye != NONE)
        if goodbye == PLANNED and self.form.values["goodbye_on"] <= self._today:
            self.form.set_values({"goodbye_on": self._today + _AHEAD})
        is_planned = goodbye == PLANNED
        self.end.setText(self.tr("&Plan goodbye") if is_planned else self.tr("&End pair"))

    def _why(self) -> list[FieldSpec]:
        return [
            FieldSpec(
                "reason",
                self.tr("&Why does it end?"),
                Kind.CHOICE,
                choices=[(reason.value, reason_words(reason)) for reason in ClosureReason],
            ),
            FieldSpec(
                "closed_by",
                self.tr("Who &asked for it?"),
                Kind.CHIPS,
                choices=[
                    ("staff", self.tr("Staff")),
                    ("helper", self.tr("Helper")),
                    ("buddy", self.tr("Buddy")),
                    ("family", self.tr("Family")),
                ],
            ),
            FieldSpec(
                "goodbye",
                self.tr("The &goodbye meeting"),
                Kind.CHIPS,
                hint=self.tr("A pair that says goodbye well does no harm."),
                choices=[
                    (HELD, self.tr("Was held")),
                    (PLANNED, self.tr("Is planned")),
                    (NONE, self.tr("Not possible")),
                ],
            ),
            FieldSpec("goodbye_on", self.tr("&Day of the goodbye"), Kind.DATE),
        ]

    def _what_next(self) -> list[FieldSpec]:
        return [
            FieldSpec("buddy_waits", self.tr("The b&uddy waits for another helper"), Kind.CHECK),
            FieldSpec(
                "waiting_note",
                self.tr("What should the next &helper be like?"),
                Kind.NOTE,
                hint=self.tr("Stands on the waiting list. It never leaves this school."),
            ),
        ]
