"""The side panel that ends a pair."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import ClosureReason
from peerdesk.services.matches import Ending
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.style import label


class EndPanel(QWidget):
    """Why the pair ends, who asked for it, and whether the buddy waits again.

    Signals:
        ended: The `Ending` as entered.
        finished: The panel may close.
    """

    ended = Signal(object)
    finished = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form(self._specs())
        self.form.set_values({"closed_by": "staff", "reason": ClosureReason.COMPLETED.value})
        self.end = push_button(
            self.tr("&End pair"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        self.end.setShortcut("Ctrl+Return")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(hint, "muted"))
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.end)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.form.field("reason").editor)

    def save(self) -> None:
        """Hand over what is entered."""
        values = self.form.values
        reason = ClosureReason(values["reason"])
        self.ended.emit(Ending(reason, values["closed_by"], values["buddy_waits"]))

    def _specs(self) -> list[FieldSpec]:
        return [
            FieldSpec("reason", self.tr("&Why does it end?"), Kind.CHOICE, choices=self._reasons()),
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
            FieldSpec("buddy_waits", self.tr("The &buddy waits for another helper"), Kind.CHECK),
        ]

    def _reasons(self) -> list[tuple[str, str]]:
        words = {
            ClosureReason.COMPLETED: self.tr("Completed: it did its job"),
            ClosureReason.MOVED: self.tr("Moved or changed school"),
            ClosureReason.LOST_INTEREST: self.tr("Lost interest"),
            ClosureReason.TOO_BUSY: self.tr("Too busy"),
            ClosureReason.RULE_BREACH: self.tr("A rule was broken"),
            ClosureReason.AGED_OUT: self.tr("Grew out of the program"),
            ClosureReason.OTHER: self.tr("Another reason"),
        }
        return [(reason.value, words[reason]) for reason in ClosureReason]
