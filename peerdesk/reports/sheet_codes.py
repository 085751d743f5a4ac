"""Draw a sheet's code: a QR code for a scanner, the same letters for a person."""

import segno
from reportlab.pdfgen.canvas import Canvas

from peerdesk.reports.fonts import Style
from peerdesk.reports.text import draw_text, fit_text
from peerdesk.services.prints.sheet_codes import machine_code

_QUIET_MODULES = 2  # light edge left in the drawing; the white paper around it gives the rest


def draw_sheet_code(canvas: Canvas, corner: tuple[float, float], code: str, side: float) -> None:
    """Draw the QR code with its upper right corner at `corner` and the letters under it.

    The QR code is `side` points wide with its light edge; the letters take a fifth more below.
    """
    symbol = segno.make(machine_code(code), error="m", micro=False, boost_error=False)
    rows = [list(row) for row in symbol.matrix]
    module = side / (len(rows) + 2 * _QUIET_MODULES)
    left = corner[0] - side + _QUIET_MODULES * module
    top = corner[1] - _QUIET_MODULES * module
    path = canvas.beginPath()
    for row_number, row in enumerate(rows):
        for start, length in _dark_stretches(row):
            path.rect(
                left + start * module, top - (row_number + 1) * module, length * module, module
            )
    canvas.drawPath(path, stroke=0, fill=1)
    fitted = fit_text(code, Style.ADULT_BOLD, side / 5, side * 0.96, minimum=7)
    below = (corner[0] - side / 2, corner[1] - side - fitted.size * 0.62)
    draw_text(canvas, below, code, (Style.ADULT_BOLD, fitted.size), align="center")


def _dark_stretches(row: list[int]) -> list[tuple[int, int]]:
    """Return start and length of each stretch of dark modules."""
    stretches: list[tuple[int, int]] = []
    for index, module in enumerate(row):
        if not module:
            continue
        if stretches and sum(stretches[-1]) == index:
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + 1)
        else:
            stretches.append((index, 1))
    return stretches
