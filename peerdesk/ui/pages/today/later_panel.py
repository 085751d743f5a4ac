"""Until which day a line of the work list should wait."""

from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.services.worklist import later
from peerdesk.services.worklist.lines import WorkLine
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label


class LaterPanel(QWidget):
    """The usual days as buttons, and any other day (Ctrl+Enter).

    Signals:
        finished: The panel may close.
    """

    needs: ClassVar[str] = "worklist.later.put_off"

    finished = Signal()

    def __init__(self, desk: Desk, line: WorkLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._line = desk, line
        hint = self.tr("It comes back on Today by itself.")
        self.form = Form([FieldSpec("until", self.tr("&Until"), Kind.DATE, hint=hint)])
        self.form.set_values({"until": desk.today() + timedelta(days=7)})
        save = push_button(self.tr("&Put off"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(line.sentence, "strong"))
        offered = self._offer(column)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(save)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(offered[0] if offered else self.form.field("until").editor)

    def _offer(self, column: QVBoxLayout) -> list[QPushButton]:
        """Add a button for each usual day; one press puts the line off."""
        buttons = []
        for one in self._desk.read(partial(later.choices, today=self._desk.today())):
            words = self.tr("{words}, {day}").format(words=one.words, day=day(one.on))
            buttons.append(push_button(words, partial(self.put_off, one.on)))
            buttons[-1].setAutoDefault(True)
            column.addWidget(buttons[-1])
        return buttons

    def save(self) -> None:
        """Put the line off to the day of the field."""
        self.form.show_errors({})
        self.put_off(self.form.values["until"])

    def put_off(self, until: date) -> None:
        """Put the line off, or say under the field why not."""
        use_case = partial(
            later.put_off, line_key=self._line.key, until=until, today=self._desk.today()
        )
        text = self.tr("Put off to {day}: {what}")
        said = text.format(day=day(until), what=self._line.sentence)
        self._desk.write(self, use_case, said, lambda _none: self.finished.emit(), self._on_failed)

    def _on_failed(self, error: PeerDeskError) -> None:
        self.form.show_errors({"until": sentence_of(error)})
