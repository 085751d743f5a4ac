"""One rule of the register in the side panel."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from peerdesk.services import constraints
from peerdesk.services.constraint_register import RuleRow, RuleState
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.history_section import HistorySection
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.kit.rule_words import constraint_words, reason_words
from peerdesk.ui.kit.style import label, rule
from peerdesk.ui.pages.apart.words import (
    broken_text,
    mend_text,
    set_text,
    student_text,
    until_text,
)


class RulePanel(QWidget):
    """Who, why, since when and until when; what goes against it; what was changed.

    Signals:
        change_requested: The rule is to be changed.
        end_requested: It is to end.
        renew_requested: It is to hold again, without an end.
        place_requested: Page and record where two who must be apart are together.
    """

    change_requested = Signal()
    end_requested = Signal()
    renew_requested = Signal()
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, row: RuleRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(8)
        for student in (row.one, row.other):
            column.addWidget(label(student_text(student), "strong"))
        column.addWidget(label(f"{constraint_words()[row.kind]}: {reason_words()[row.reason]}"))
        since = self.tr("Set: {when}").format(when=set_text(row))
        until = self.tr("Last day: {day}").format(day=until_text(row))
        column.addWidget(label(f"{since}\n{until}", "muted"))
        self._add_detail(column, row)
        for broken in row.broken:
            bar = InfoBar("danger", broken_text(broken))
            bar.set_action(
                mend_text(broken),
                partial(self.place_requested.emit, broken.place, broken.record_id),
            )
            column.addWidget(bar)
        column.addLayout(self._buttons(row))
        if self.focusProxy() is None:
            self._begin_at_an_open_button()
        if desk.may_open("history"):
            column.addWidget(rule())
            column.addWidget(HistorySection(desk, [("pair_constraint", row.id)]))
        column.addStretch(1)

    def _begin_at_an_open_button(self) -> None:
        first = self.findChild(QPushButton, "change")
        for button in (first, *self.findChildren(QPushButton)):
            if isinstance(button, QPushButton) and button.isEnabled():
                self.setFocusProxy(button)
                return

    def _add_detail(self, column: QVBoxLayout, row: RuleRow) -> None:
        if row.detail:
            detail = Reveal(row.detail)
            column.addWidget(detail)
            self.setFocusProxy(detail)
        elif row.has_detail:
            column.addWidget(label(self.tr("Why exactly: only a counselor reads it."), "muted"))

    def _buttons(self, row: RuleRow) -> FlowLayout:
        verbs = [("change", self.tr("&Change"), self.change_requested.emit, "F2")]
        if row.state is RuleState.OVER:
            verbs.append(("renew", self.tr("&Set again"), self.renew_requested.emit, "R"))
        else:
            verbs.append(("end", self.tr("&End rule"), self.end_requested.emit, "E"))
            if row.expires_on is not None:
                verbs.append(("renew", self.tr("&No end"), self.renew_requested.emit, "R"))
        buttons = FlowLayout()
        for name, words, clicked, key in verbs:
            button = push_button(words, clicked, shortcut=key)
            button.setObjectName(name)
            if not self._desk.may(constraints.change_constraint):
                close(button, self._desk.why_not())
            buttons.addWidget(button)
        return buttons
