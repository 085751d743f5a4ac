"""Pictures of PDF pages, for the screen and for the printer, from the very same bytes.

PDFium is not safe for threads: everything here that reads a PDF runs on the worker.
"""

from dataclasses import dataclass
from typing import Final

import pypdfium2
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from peerdesk.enums import Paper

POINTS_PER_INCH: Final = 72
MOST_DPI: Final = 300  # enough for black toner, and a page stays under 9 MB
_SIZES: Final = {
    Paper.LETTER: QPageSize.PageSizeId.Letter,
    Paper.A4: QPageSize.PageSizeId.A4,
}
_WIDE, _UPRIGHT = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
_HALF: Final = 128
_FINER: Final = 3  # black or white is decided at about 300 dpi, as a printer does, then shown
_TO_BLACK_OR_WHITE: Final = bytes(0 if value < _HALF else 255 for value in range(256))


@dataclass(frozen=True, slots=True)
class PageView:
    """Which page to draw, and how.

    Attributes:
        number: Counts from 0; a number past the end gives the last page.
        scale: Pixels per point.
        is_one_bit: Black or white only, as the plainest printer would do it.
    """

    number: int
    scale: float
    is_one_bit: bool = False


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as grey pixels, one byte each, without gaps between lines.

    Attributes:
        finer: How many pixels stand for one of the screen, in each direction.
        text: What can be read on the page, for a screen reader.
        points: Width and height of the paper in points.
    """

    number: int
    count: int
    width: int
    height: int
    finer: int
    pixels: bytes
    text: str
    points: tuple[float, float]

    def to_image(self) -> QImage:
        """Return the picture for the screen; it owns its pixels."""
        grey = QImage.Format.Format_Grayscale8
        image = QImage(self.pixels, self.width, self.height, self.width, grey).copy()
        if self.finer == 1:
            return image
        return image.scaled(
            self.width // self.finer,
            self.height // self.finer,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


def render_page(pdf: bytes, view: PageView) -> PagePicture:
    """Return one page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        number = min(view.number, len(document) - 1)
        page = document[number]
        finer = _FINER if view.is_one_bit else 1
        bitmap = page.render(scale=view.scale * finer, grayscale=True)
        rows = bytes(bitmap.buffer)
        lines = [
            rows[start : start + bitmap.width]
            for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
        ]
        pixels = b"".join(lines)
        return PagePicture(
            number=number,
            count=len(document),
            width=bitmap.width,
            height=bitmap.height,
            finer=finer,
            pixels=pixels.translate(_TO_BLACK_OR_WHITE) if view.is_one_bit else pixels,
            text=page.get_textpage().get_text_range(),
            points=page.get_size(),
        )
    finally:
        document.close()


def prepare_printer(printer: QPrinter, paper: Paper, name: str) -> None:
    """Set paper and the name of the job; a page fills the whole sheet at 100 %."""
    layout = QPageLayout(QPageSize(_SIZES[paper]), _UPRIGHT, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setDocName(name)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def print_pages(printer: QPrinter, pdf: bytes) -> bool:
    """Draw the chosen pages of a PDF on their sheets; return whether the printer took them all.

    Each sheet lies as its page does. Runs as a whole on the worker: a painter must never outlive
    its printer.
    """
    scale = min(printer.resolution(), MOST_DPI) / POINTS_PER_INCH
    number = max(0, printer.fromPage() - 1)
    picture = render_page(pdf, PageView(number, scale))
    _turn(printer, picture)
    painter = QPainter()
    try:
        return painter.begin(printer) and _draw_pages(painter, printer, pdf, picture)
    finally:
        if painter.isActive():
            painter.end()


def _draw_pages(painter: QPainter, printer: QPrinter, pdf: bytes, picture: PagePicture) -> bool:
    scale = min(printer.resolution(), MOST_DPI) / POINTS_PER_INCH
    last = min(printer.toPage() or picture.count, picture.count) - 1
    while True:
        sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
        painter.drawImage(QRectF(0, 0, sheet.width(), sheet.height()), picture.to_image())
        if picture.number >= last:
            return True
        picture = render_page(pdf, PageView(picture.number + 1, scale))
        _turn(printer, picture)
        if not printer.newPage():
            return False


def _turn(printer: QPrinter, picture: PagePicture) -> None:
    """Lay the next sheet as the page lies; while a job runs, nothing else can be changed."""
    is_wide = picture.points[0] > picture.points[1]
    printer.setPageOrientation(_WIDE if is_wide else _UPRIGHT)
