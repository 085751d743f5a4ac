"""What PeerDesk is made of."""

from typing import Final

from PySide6.QtWidgets import QTextBrowser, QWidget

import peerdesk
from peerdesk import paths
from peerdesk.resources import resource_path
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.settings.section import Section

_LICENCES: Final = (
    ("Lucide icons", "icons/LICENSE"),
    ("Atkinson Hyperlegible", "fonts/OFL-AtkinsonHyperlegible.txt"),
    ("Andika", "fonts/OFL-Andika.txt"),
    ("Noto Sans", "fonts/OFL-Noto.txt"),
    ("PeerDesk pictograms", "fonts/LICENSE-PeerDeskPictograms.txt"),
)
_LIBRARIES: Final = (
    "Qt and PySide6 (LGPL 3), SQLAlchemy (MIT), SQLCipher (BSD), SQLite (public domain), "
    "age and pyrage (MIT), cryptography (Apache 2.0 or BSD), ReportLab (BSD), HarfBuzz (MIT), "
    "HiGHS (MIT), NumPy (BSD), segno (BSD), pypdfium2 (Apache 2.0 or BSD), openpyxl (MIT), "
    "Zstandard (BSD), Alembic (MIT)"
)


class AboutSection(Section):
    """Version, where the data lies, licences."""

    key = "about"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        version = self.tr("PeerDesk {version}").format(version=peerdesk.__version__)
        self.column.addWidget(label(version, "section"))
        facts = (
            self.tr("Free software under the Apache License 2.0. It never uses the internet."),
            self.tr("Your file: {folder}").format(folder=desk.vault.folder),
            self.tr("Log without names: {folder}").format(folder=paths.log_folder()),
            self.tr("Made with: {libraries}").format(libraries=_LIBRARIES),
        )
        for fact in facts:
            self.column.addWidget(label(fact))
        self.column.addWidget(label(self.tr("Licenses"), "section"))
        self._licences = QTextBrowser()
        self._licences.setAccessibleName(self.tr("Licenses"))
        self._licences.setTabChangesFocus(True)
        self._licences.setMinimumHeight(200)
        self.column.addWidget(self._licences, 1)

    def refresh(self) -> None:
        """Read the licence texts that ship."""
        if not self._licences.toPlainText():
            self._licences.setPlainText("\n\n\n".join(_read(*licence) for licence in _LICENCES))


def _read(name: str, file: str) -> str:
    try:
        text = resource_path(file).read_text(encoding="utf-8")
    except FileNotFoundError:
        text = file
    return f"{name}\n\n{text}"
