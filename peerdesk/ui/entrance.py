"""A centred column of at most 640 pixels: what first run and lock screen stand in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.follow_scroll import FollowScroll


class Entrance(FollowScroll):
    """Centres one card and scrolls to what has the focus when the window is small.

    Attributes:
        card: What is in the middle.
    """

    def __init__(self, parent: QWidget | None = None, *, width: int = 560) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card = Card()
        self.card.setMaximumWidth(width)
        self.card.setMinimumWidth(min(width, 480))
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 24, 24, 24)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self.card)
        column.addStretch(2)
        row.addLayout(column, 8)
        row.addStretch(1)
        self.setWidget(inside)


def choose_folder(parent: QWidget, start: Path, chosen: Callable[[str], object]) -> None:
    """Ask for the folder of a vault that exists, then call `chosen(path)`."""
    title = QCoreApplication.translate("Entrance", "Choose the folder of your PeerDesk file")
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setDirectory(str(start))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
