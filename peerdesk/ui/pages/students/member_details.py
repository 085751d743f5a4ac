"""What a membership says: how many buddies, experience, a wish for the own language."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from peerdesk.enums import MembershipRole
from peerdesk.services import programs
from peerdesk.services.members import MemberRow
from peerdesk.services.programs import NEED_OWN_LANGUAGE, MemberDetails
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.field import inset
from peerdesk.ui.kit.style import label


class MemberDetailsBox(QWidget):
    """Small editors under the role; each change is saved at once.

    Signals:
        failed: A PeerDeskError.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, member: MemberRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._member = member
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 0, 0, 0)
        self._column.setSpacing(8)
        if member.role is MembershipRole.HELPER:
            self._add_capacity()
            self._add_check(
                "experienced",
                self.tr("Has served before"),
                checked=member.details.is_experienced,
                change=lambda on: replace(member.details, is_experienced=on),
            )
        else:
            self._add_check(
                "own-language",
                self.tr("Needs a helper with the same home language"),
                checked=NEED_OWN_LANGUAGE in member.details.needs,
                change=self._with_language_need,
            )

    def _add_capacity(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = label(self.tr("Buddies at most"))
        box = QSpinBox()
        inset(box)
        box.setObjectName("capacity")
        box.setAccessibleName(self.tr("Buddies at most"))
        box.setRange(1, 6)
        box.setValue(max(1, self._member.capacity))
        box.setKeyboardTracking(False)
        box.valueChanged.connect(
            lambda count: self._save(replace(self._member.details, capacity=count))
        )
        words.setBuddy(box)
        row.addWidget(words)
        row.addWidget(box)
        row.addStretch(1)
        self._column.addLayout(row)

    def _add_check(self, name: str, text: str, *, checked: bool, change: object) -> None:
        box = QCheckBox(text)
        box.setObjectName(name)
        box.setChecked(checked)
        if callable(change):
            box.toggled.connect(lambda on: self._save(change(on)))
        self._column.addWidget(box)

    def _with_language_need(self, on: bool) -> MemberDetails:  # noqa: FBT001 - a Qt slot's value
        others = tuple(need for need in self._member.details.needs if need != NEED_OWN_LANGUAGE)
        needs = (*others, NEED_OWN_LANGUAGE) if on else others
        return replace(self._member.details, needs=needs)

    def _save(self, details: MemberDetails) -> None:
        use_case = partial(programs.change_member, membership_id=self._member.id, details=details)
        name = self._member.student.full_name
        text = self.tr("Changed what {name} can do").format(name=name)
        self._desk.write(self, use_case, text, failed=self.failed.emit)
