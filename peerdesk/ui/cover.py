"""The blank screen for when someone walks in."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.ui.kit.style import label

SECONDS: Final = 60


class Cover(QWidget):
    """Shows nothing; any key leads back at once, after a minute only with the passphrase.

    Signals:
        lifted: A key was pressed in time.
        overdue: A minute has passed: lock behind the cover.
    """

    lifted = Signal()
    overdue = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Covered. Press any key to go on."))
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(label("PeerDesk", "muted", wrap=False), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SECONDS * 1000)
        self.timer.timeout.connect(self.overdue)

    def begin(self) -> None:
        """Take the keyboard and count the minute."""
        self.timer.start()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Stop counting."""
        self.timer.stop()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.lifted.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lifted.emit()
