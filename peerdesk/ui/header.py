"""The line above every page: search, what is saved, whether this is the sample."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from peerdesk.ui.kit.dates import clock_time
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.style import label


class Header(QFrame):
    """Search box (Ctrl+K), the SAMPLE mark, and "Saved 09:41".

    Signals:
        chosen: What was chosen in the search box.
        second_chosen: The same with Ctrl+Enter: to log a session.
    """

    chosen = Signal(object)
    second_chosen = Signal(object)

    def __init__(
        self,
        find: Callable[[str], Sequence[Found]],
        parent: QWidget | None = None,
        *,
        is_sample: bool,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAccessibleName(self.tr("Search and state"))
        self.box = FindBox(find, self.tr("Find a student or a command"))
        self.box.set_hints(
            self.tr("Find a student or a command (Ctrl+K)"),
            self.tr("Find (Ctrl+K)"),
            self.tr("Ctrl+K"),
        )
        self.box.setMaximumWidth(460)
        self.box.setToolTip(self.tr("Enter opens; Ctrl+Enter on a name also logs a session"))
        self.box.chosen.connect(self.chosen)
        self.box.second_chosen.connect(self.second_chosen)
        self._saved = label("", "muted", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 24, 8)
        row.setSpacing(16)
        row.addWidget(self.box, 4)
        row.addStretch(1)
        if is_sample:
            mark = label(self.tr("SAMPLE"), "sample", wrap=False)
            mark.setToolTip(self.tr("Everyone in this file is invented."))
            mark.setAccessibleName(self.tr("Sample school: everyone in this file is invented"))
            row.addWidget(mark)
        row.addWidget(self._saved)
        self._saved.hide()

    @property
    def saved_text(self) -> str:
        """Return what the line says about saving."""
        return self._saved.text()

    def show_working(self) -> None:
        """Say that work is going on."""
        self._show(self.tr("Working..."))

    def show_saved(self, instant: datetime) -> None:
        """Say when the last change was committed."""
        self._show(self.tr("Saved {time}").format(time=clock_time(instant)))

    def show_failed(self) -> None:
        """Say that the last change was not kept."""
        self._show(self.tr("Not saved"))

    def _show(self, text: str) -> None:
        self._saved.setText(text)
        self._saved.show()
