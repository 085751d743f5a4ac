"""Set running text down a page: headings, paragraphs, ticks and lines to sign on."""

from collections.abc import Sequence
from typing import Final

from reportlab.lib.units import mm

from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Page
from peerdesk.reports.text import wrap_text

BODY: Final = 12.5
_INDENT: Final = 7 * mm


class Flow:
    """A pen that goes down a page line by line.

    Attributes:
        y: Baseline of the line written last.
    """

    def __init__(self, page: Page, top: float) -> None:
        self._page = page
        self.y = top

    def space(self, height: float) -> None:
        """Leave room."""
        self.y -= height

    def title(self, text: str) -> None:
        """Write the title of the paper, in as many lines as it needs."""
        self._lines(text, (self._page.frame.strong, 22), 9.5 * mm)

    def heading(self, text: str) -> None:
        """Write a heading."""
        self.space(2.5 * mm)
        self._lines(text, (self._page.frame.strong, 15), 7 * mm)

    def paragraph(self, text: str, size: float = BODY) -> None:
        """Write a paragraph."""
        self._lines(text, (self._page.frame.plain, size), size * 1.4)
        self.space(1.5 * mm)

    def points(self, texts: Sequence[str], size: float = BODY) -> None:
        """Write a list, each point behind a filled dot."""
        for text in texts:
            dot = self.y - size * 1.4 + size * 0.33
            self._page.canvas.circle(1.6 * mm, dot, 1 * mm, stroke=0, fill=1)
            self._lines(text, (self._page.frame.plain, size), size * 1.4, left=_INDENT)
            self.space(1.2 * mm)

    def sign(self, names: Sequence[str]) -> None:
        """Draw lines to sign on, two in a row, with who signs below each."""
        width = (self._page.width - 10 * mm) / 2
        for start in range(0, len(names), 2):
            self.space(15 * mm)
            for place, name in enumerate(names[start : start + 2]):
                left = place * (width + 10 * mm)
                self._page.line((left, self.y), (left + width, self.y), RULE)
                self._page.text((left, self.y - 5 * mm), name, (Style.ADULT, 11), width=width)
            self.space(5 * mm)

    def _lines(
        self, text: str, font: tuple[Style, float], pitch: float, *, left: float = 0
    ) -> None:
        style, size = font
        for line in wrap_text(text, style, size, self._page.width - left):
            self.y -= pitch
            self._page.text((left, self.y), line, (style, size))
