"""The recovery page: one sheet of paper that opens the file when the passphrase is lost."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from peerdesk.enums import Paper
from peerdesk.errors import StorageError
from peerdesk.i18n import translate

_SIZES: Final = {Paper.LETTER: QPageSize.PageSizeId.Letter, Paper.A4: QPageSize.PageSizeId.A4}
_MARGIN_MM: Final = 20.0


def proof_of(code: str) -> str:
    """Return what the user types to prove that the page was printed: the last four signs."""
    return code.replace("-", "")[-4:]


def is_proven(code: str, typed: str) -> bool:
    """Return whether `typed` is the end of `code`, however it was spelled."""
    return typed.replace("-", "").replace(" ", "").upper() == proof_of(code)


def save_pdf(path: Path, code: str, paper: Paper) -> None:
    """Write the page as a PDF.

    Raises:
        StorageError: If it cannot be written there.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(translate("RecoveryPage", "PeerDesk recovery page"))
    writer.setCreator("PeerDesk")
    writer.setResolution(300)
    set_page(writer, paper)
    draw(writer, code)
    try:
        path.write_bytes(buffer.data().data())
    except OSError as error:
        raise StorageError(path=str(path), problem=error.strerror or "") from error


def set_page(device: QPagedPaintDevice, paper: Paper) -> None:
    """Prepare a printer or a PDF for one portrait page."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(_SIZES[paper])
    device.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )


def draw(device: QPagedPaintDevice, code: str) -> bool:
    """Draw the page: what it is, the code large, what to do with it; False if it cannot."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    page = QRectF(0, 0, painter.viewport().width(), painter.viewport().height())
    top = 0.0
    for text, points, bold, after in _lines(code):
        font = QFont("Atkinson Hyperlegible")
        font.setPointSizeF(points)
        font.setBold(bold)
        painter.setFont(font)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        room = QRectF(0, top, page.width(), page.height() - top)
        drawn = painter.boundingRect(room, flags, text)
        painter.drawText(room, flags, text)
        top += drawn.height() + after * device.logicalDpiY() / 72
    return painter.end()


def _lines(code: str) -> list[tuple[str, float, bool, float]]:
    """Return (text, points, bold, points of space after) for each block."""
    head, why, how, steps, keep, warning = _words()
    groups = code.split("-")
    spelled = "\n".join(["  -  ".join(groups[:4]), "  -  ".join(groups[4:])])
    return [
        ("CONFIDENTIAL ##", 12, True, 24),
        (head, 26, True, 16),
        (why, 13, False, 24),
        (spelled, 24, True, 24),
        (how, 16, True, 8),
        (steps, 13, False, 24),
        (keep, 13, True, 4),
        (warning, 13, False, 0),
    ]


def _words() -> tuple[str, ...]:
    return (
        translate("RecoveryPage", "PeerDesk recovery page"),
        translate(
            "RecoveryPage",
            "This code opens your PeerDesk file when the passphrase is lost. Without the "
            "passphrase and without this page, nobody can open it, not even PeerDesk.",
        ),
        translate("RecoveryPage", "How to use it"),
        translate(
            "RecoveryPage",
            "1. Start PeerDesk. It asks for the passphrase.\n"
            "2. Type this code in the same field. Dashes do not matter.\n"
            "3. Choose a new passphrase in Settings.",
        ),
        translate("RecoveryPage", "Keep this page where keys are kept, away from the computer."),
        translate("RecoveryPage", "Who has this page can read everything in the file."),
    )
