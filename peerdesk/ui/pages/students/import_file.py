"""Step 1: a file dropped or chosen, or cells pasted."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.ui.kit import icons
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label


class FileStep(QWidget):
    """A place to drop a file, a button to choose one, a button to paste.

    Signals:
        file_chosen: Path of the file.
        text_pasted: Cells copied from a spreadsheet.
    """

    file_chosen = Signal(Path)
    text_pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._note = InfoBar("warn")
        self._note.hide()
        self.choose = push_button(self.tr("Choose file"), self.browse, icon="folder-open")
        self.paste_button = push_button(
            self.tr("&Paste from a spreadsheet"),
            self.paste,
            icon="clipboard-paste",
            shortcut="Ctrl+V",
        )
        frame = QFrame()
        frame.setProperty("role", "card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(24, 32, 24, 32)
        inner.setSpacing(8)
        for widget in self._words():
            inner.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.choose)
        row.addWidget(self.paste_button)
        row.addStretch(1)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._note)
        column.addWidget(frame)
        column.addWidget(label(self._promise(), "muted"))
        column.addStretch(1)
        self.setFocusProxy(self.choose)

    def browse(self) -> None:
        """Let the user choose a file."""
        dialog = QFileDialog(self, self.tr("Choose the roster"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Rosters (*.zip *.csv *.tsv *.txt *.text *.xlsx)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(lambda name: self.file_chosen.emit(Path(name)))
        dialog.open()

    def paste(self) -> None:
        """Take the cells that are on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._note.hide()
            self.text_pasted.emit(text)
        else:
            self._note.show_message(
                "warn",
                self.tr(
                    "Nothing is copied. Select the rows with their headings in Excel, press Ctrl+C."
                ),
            )

    def _words(self) -> list[QLabel]:
        picture = QLabel()
        icons.show_picture(picture, "upload")
        title = label(self.tr("Drop the roster file here"), "section", wrap=False)
        kinds = label(self.tr("OneRoster zip, CSV, text or Excel (.xlsx)"), "muted", wrap=False)
        return [picture, title, kinds]

    def _promise(self) -> str:
        return self.tr(
            "You see what will change before anything is written. The file stays as it is."
        )

    def _dropped(self, data: QMimeData) -> Path | None:
        urls = [url for url in data.urls() if url.isLocalFile()]
        return Path(urls[0].toLocalFile()) if len(urls) == 1 else None

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        path = self._dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.file_chosen.emit(path)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)
