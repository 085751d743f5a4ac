"""Where a file shall go: a USB stick that was found, or a folder."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QStorageInfo, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from peerdesk import paths
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.style import announce, label, plain, restyle

_MOUNTS = ("/media/", "/run/media/", "/Volumes/")


def list_sticks() -> list[tuple[Path, str]]:
    """Return the USB sticks that can be written to, each with its name and free room."""
    return [
        (Path(volume.rootPath()), _describe(volume))
        for volume in QStorageInfo.mountedVolumes()
        if volume.isReady() and not volume.isReadOnly() and _is_removable(volume.rootPath())
    ]


def choose_files(
    owner: QWidget, title: str, kinds: str, done: Callable[[list[Path]], object]
) -> QFileDialog:
    """Let the user choose files; `done` gets them."""
    dialog = QFileDialog(owner, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([kinds])
    dialog.filesSelected.connect(lambda names: done([Path(name) for name in names]))
    dialog.open()
    return dialog


def choose_folder(owner: QWidget, title: str, done: Callable[[Path], object]) -> QFileDialog:
    """Let the user choose a folder; `done` gets it."""
    dialog = QFileDialog(owner, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: done(Path(name)))
    dialog.open()
    return dialog


class PlacePicker(QWidget):
    """One radio button for each stick, and one for a folder that can be typed or chosen.

    Signals:
        changed: Another place was chosen.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._sticks: list[tuple[QRadioButton, Path]] = []
        self._folder = QRadioButton(self.tr("A &folder, to email or copy"))
        self.folder_edit = QLineEdit(str(paths.documents_folder()))
        self.folder_edit.setAccessibleName(self.tr("Folder to save to"))
        self.folder_edit.textEdited.connect(lambda _text: self._choose_folder_entry())
        self._error = label("", "error")
        self._error.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._folder)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.folder_edit, 1)
        row.addWidget(push_button(self.tr("Choose…"), self._browse, icon="folder-open"))
        self._column.addLayout(row)
        self._column.addWidget(self._error)
        self._group.addButton(self._folder)
        self._folder.setChecked(True)
        self._group.buttonClicked.connect(lambda _button: self.changed.emit())
        self.look_again()

    @property
    def place(self) -> Path:
        """Return the chosen folder; it may not exist."""
        for button, path in self._sticks:
            if button.isChecked():
                return path
        return Path(self.folder_edit.text().strip()).expanduser()

    @property
    def is_stick(self) -> bool:
        """Return whether a USB stick is chosen."""
        return not self._folder.isChecked()

    @property
    def error(self) -> str:
        """Return the sentence shown, or ""."""
        return self._error.text()

    def look_again(self) -> None:
        """Look which sticks are plugged in; a stick that came is chosen."""
        found = list_sticks()
        if [path for _button, path in self._sticks] == [path for path, _name in found]:
            return
        for button, _path in self._sticks:
            self._group.removeButton(button)
            button.deleteLater()
        self._sticks = []
        for number, (path, name) in enumerate(found):
            button = QRadioButton(plain(name))
            self._group.addButton(button)
            self._column.insertWidget(number, button)
            self._sticks.append((button, path))
        first = self._sticks[0][0] if self._sticks else self._folder
        first.setChecked(True)

    def check(self) -> Path | None:
        """Return the place if files can be put there; else say what to do and return None."""
        place = self.place
        is_there = bool(str(place)) and place.is_dir()
        sentence = "" if is_there else self.tr("Choose a folder that exists, or plug in a stick.")
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        restyle(self.folder_edit, invalid="false" if is_there else "true")
        if not is_there:
            announce(self.folder_edit, sentence)
            self.folder_edit.setFocus()
            return None
        return place

    def _browse(self) -> None:
        choose_folder(self, self.tr("Choose where to save"), self._take_folder)

    def _take_folder(self, path: Path) -> None:
        self.folder_edit.setText(str(path))
        self._choose_folder_entry()

    def _choose_folder_entry(self) -> None:
        self._folder.setChecked(True)
        self.changed.emit()


def _describe(volume: QStorageInfo) -> str:
    free = QLocale().formattedDataSize(volume.bytesAvailable(), 0)
    return f"USB {volume.displayName()}, {free}"


def _is_removable(root: str) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        removable = 2
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == removable)
    return any(root.startswith(mount) for mount in _MOUNTS)
