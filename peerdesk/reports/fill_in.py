"""Set a form down a page: prompts with what is known or a line to write on, boxes, ruled room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm

from peerdesk.reports.page import RULE, Frame, Page
from peerdesk.reports.text import text_width, wrap_text

SIZE: Final = 11.5
_PITCH: Final = 5.6 * mm
_RULED: Final = 8 * mm
_BOX: Final = 3.6 * mm
_GAP: Final = 3 * mm


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text that fits the page."""

    text: str
    is_strong: bool = False


class FormPen:
    """A pen that goes down a page row by row.

    Attributes:
        y: Baseline of the row written last.
    """

    def __init__(self, page: Page, top: float) -> None:
        self._page = page
        self.y = top

    @property
    def room(self) -> float:
        """Return how much of the page is left."""
        return self.y - self._page.bottom

    def space(self, height: float) -> None:
        """Leave room."""
        self.y -= height

    def title(self, text: str) -> None:
        """Write the title of the paper."""
        self.y -= 8 * mm
        self._page.text((0, self.y), text, (self._page.frame.strong, 18), width=self._page.width)

    def heading(self, text: str) -> None:
        """Write a heading."""
        self.y -= 8 * mm
        self._page.text((0, self.y), text, (self._page.frame.strong, 13), width=self._page.width)

    def row(self, *cells: tuple[str, str, float]) -> None:
        """Write prompts side by side, each with its text or a line to write on.

        Args:
            cells: Prompt, text ("" leaves a line), share of the width.
        """
        self.y -= _RULED
        left = 0.0
        for prompt, text, share in cells:
            width = share * self._page.width
            self._said((left, self.y), (prompt, text), width - _GAP)
            left += width

    def boxes(self, prompt: str, words: Sequence[tuple[str, bool]]) -> None:
        """Draw boxes behind a prompt, ticked or empty, in as many rows as they need."""
        frame = self._page.frame
        self.y -= _RULED
        self._page.text((0, self.y), prompt, (frame.strong, SIZE))
        first = text_width(prompt, frame.strong, SIZE) + _GAP
        left = first
        for text, is_ticked in words:
            width = _BOX + 1.5 * mm + text_width(text, frame.plain, SIZE)
            if left + width > self._page.width:
                self.y -= _RULED
                left = first
            self._box((left, self.y), is_ticked=is_ticked)
            self._page.text((left + _BOX + 1.5 * mm, self.y), text, (frame.plain, SIZE))
            left += width + 2 * _GAP

    def lines(self, lines: Sequence[Line]) -> None:
        """Write lines that fit the width already."""
        for line in lines:
            self.y -= _PITCH
            style = self._page.frame.strong if line.is_strong else self._page.frame.plain
            self._page.text((0, self.y), line.text, (style, SIZE))

    def words(self, text: str, *, strong: bool = False) -> None:
        """Write a paragraph."""
        self.lines(wrapped(self._page.frame, text, strong=strong))

    def ruled(self, count: int) -> None:
        """Leave lines to write on."""
        for _ in range(count):
            self.y -= _RULED
            self._page.line((0, self.y), (self._page.width, self.y), RULE)

    def cut(self, text: str) -> None:
        """Draw a dashed line to cut along, with what to do written on it."""
        self.y -= 10 * mm
        canvas = self._page.canvas
        canvas.saveState()
        canvas.setDash(4, 3)
        self._page.line((0, self.y), (self._page.width, self.y), RULE)
        canvas.restoreState()
        self.y -= 5 * mm
        self._page.text((0, self.y), text, (self._page.frame.plain, 10))

    def bar(self) -> None:
        """Draw a heavy line across the page."""
        self.y -= 3 * mm
        self._page.line((0, self.y), (self._page.width, self.y), 2)

    def _said(self, at: tuple[float, float], said: tuple[str, str], width: float) -> None:
        prompt, text = said
        frame = self._page.frame
        self._page.text(at, prompt, (frame.strong, SIZE))
        left = at[0] + text_width(prompt, frame.strong, SIZE) + 2 * mm
        right = at[0] + width
        if text:
            self._page.text((left, at[1]), text, (frame.plain, SIZE), width=right - left)
        else:
            self._page.line((left, at[1] - 1), (right, at[1] - 1), RULE)

    def _box(self, at: tuple[float, float], *, is_ticked: bool) -> None:
        canvas = self._page.canvas
        x, y = at[0], at[1] - 0.5 * mm
        canvas.setLineWidth(1)
        canvas.rect(x, y, _BOX, _BOX)
        if is_ticked:
            canvas.setLineWidth(1.5)
            canvas.line(x, y, x + _BOX, y + _BOX)
            canvas.line(x, y + _BOX, x + _BOX, y)


def wrapped(frame: Frame, text: str, *, strong: bool = False) -> list[Line]:
    """Return a text as lines that fit the page; its own line breaks stay."""
    style = frame.strong if strong else frame.plain
    return [
        Line(line, strong)
        for part in text.splitlines()
        for line in wrap_text(part, style, SIZE, frame.width)
    ]
