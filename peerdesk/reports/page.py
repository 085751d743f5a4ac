"""The page frame of every print: one content box, class word, footer, honest metadata.

The content box is the same on Letter and on A4 and lies in the middle of the paper, so a print
looks alike on both and no cheap printer cuts it off. Everything is drawn in coordinates of the
box: (0, 0) is its lower left corner.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.text import Align, clip_text, draw_text, fit_text, text_width
from peerdesk.reports.words import class_word, translator

LONG_SIDE: Final = 252 * mm
SHORT_SIDE: Final = 184 * mm
HEADER: Final = 7 * mm
FOOTER: Final = 9 * mm
RULE: Final = 0.75  # the thinnest line that survives a cheap printer, in points

_SIZES: Final = {Paper.LETTER: LETTER, Paper.A4: A4}
_SMALL: Final = 10.0
_SQUARES: Final = {PrintClass.STAFF_ONLY: 1, PrintClass.CONFIDENTIAL: 2}

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page of a print.

    Attributes:
        title: What it is, e.g. "Buddy bench helpers"; never a person's name.
        dates: The days it is for, as they stand in the footer.
        take_down: The sentence that says when it comes off the wall; empty if it does not hang.
        is_childlike: Whether children read it, so that the footer is set in their typeface too.
    """

    title: str
    print_class: PrintClass
    language: str
    dates: str
    sample: bool
    take_down: str = ""
    class_note: str = ""
    is_landscape: bool = False
    is_childlike: bool = False

    @property
    def width(self) -> float:
        """Return the width of the content box."""
        return LONG_SIDE if self.is_landscape else SHORT_SIDE

    @property
    def height(self) -> float:
        """Return the height of the content box."""
        return SHORT_SIDE if self.is_landscape else LONG_SIDE

    @property
    def plain(self) -> Style:
        """Return the plain style of this print."""
        return Style.CHILD if self.is_childlike else Style.ADULT

    @property
    def strong(self) -> Style:
        """Return the strong style of this print."""
        return Style.CHILD_BOLD if self.is_childlike else Style.ADULT_BOLD


@dataclass(frozen=True, slots=True)
class Page:
    """One page to draw on; `width` and `height` are those of the content box.

    Attributes:
        bottom: Where content may begin above the footer.
        top: Where content ends below the class word.
    """

    canvas: Canvas
    frame: Frame

    @property
    def width(self) -> float:
        """Return the width of the content box."""
        return self.frame.width

    @property
    def bottom(self) -> float:
        """Return the lower edge of the room for content."""
        return FOOTER

    @property
    def top(self) -> float:
        """Return the upper edge of the room for content."""
        return self.frame.height - HEADER

    def text(
        self,
        at: tuple[float, float],
        text: str,
        font: tuple[Style, float],
        *,
        align: Align = "left",
        width: float | None = None,
        minimum: float = _SMALL,
    ) -> None:
        """Draw one line; with `width` it shrinks to `minimum`, then is cut to fit.

        A child's sheet drops whole words; staff see by an ellipsis that something is missing.
        """
        style, size = font
        if width is not None:
            fit = fit_text if self.frame.is_childlike else clip_text
            fitted = fit(text, style, size, width, minimum=minimum)
            text, size = fitted.text, fitted.size
        draw_text(self.canvas, at, text, (style, size), align=align)

    def line(self, start: tuple[float, float], end: tuple[float, float], weight: float) -> None:
        """Draw a straight line; nothing thinner than `RULE` is drawn."""
        self.canvas.setLineWidth(max(RULE, weight))
        self.canvas.line(*start, *end)


def render(frame: Frame, paper: Paper, pages: Sequence[Callable[[Page], None]]) -> bytes:
    """Return the PDF of these pages; the same input gives the same bytes."""
    return render_mixed(frame, paper, [(frame, draw) for draw in pages])


def render_mixed(
    frame: Frame, paper: Paper, pages: Sequence[tuple[Frame, Callable[[Page], None]]]
) -> bytes:
    """Return the PDF of pages that have a frame each (language, class); `frame` names the whole."""
    buffer = io.BytesIO()
    size = _SIZES[paper][::-1] if frame.is_landscape else _SIZES[paper]
    canvas = Canvas(buffer, pagesize=size, invariant=1, lang=frame.language)
    _describe(canvas, frame)
    for number, (own, draw) in enumerate(pages, start=1):
        canvas.saveState()
        canvas.translate((size[0] - own.width) / 2, (size[1] - own.height) / 2)
        page = Page(canvas, own)
        if own.sample:
            _draw_sample(page)
        draw_class(page, own.height - 4.4 * mm)
        draw(page)
        _draw_footer(page, number, len(pages))
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def chunked(items: Sequence[Item], at_most: int) -> list[Sequence[Item]]:
    """Return `items` in as few parts as possible, as even as possible; one empty part if none."""
    count = max(1, -(-len(items) // at_most))
    size = -(-len(items) // count)
    return [items[index * size : (index + 1) * size] for index in range(count)]


def filled(items: Sequence[Item], at_most: int) -> list[Sequence[Item]]:
    """Return `items` in parts of `at_most`, the last one shorter; one empty part if none."""
    return [items[index : index + at_most] for index in range(0, max(1, len(items)), at_most)]


def _describe(canvas: Canvas, frame: Frame) -> None:
    canvas.setTitle(f"{frame.title}, {frame.dates}" if frame.dates else frame.title)
    canvas.setAuthor("PeerDesk")
    canvas.setCreator("PeerDesk")
    canvas.setProducer("PeerDesk")
    canvas.setSubject(class_word(frame.print_class, frame.language))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("PrintScaling", "None")


def draw_class(page: Page, y: float) -> None:
    """Draw the class as word and shape, right aligned: a ring, a square, two squares."""
    frame = page.frame
    size = 3.2 * mm
    x = frame.width
    if frame.print_class is PrintClass.PUBLIC:
        page.canvas.setLineWidth(1.5)
        page.canvas.circle(x - size / 2, y + size / 2, size / 2 - 0.75, stroke=1, fill=0)
        x -= size
    for _ in range(_SQUARES.get(frame.print_class, 0)):
        page.canvas.rect(x - size, y, size, size, stroke=0, fill=1)
        x -= size + 1 * mm
    x -= 1.2 * mm
    note = f"{class_word(frame.print_class, frame.language)} {frame.class_note}".strip()
    page.text((x, y + 0.3 * mm), note, (frame.strong, 11), align="right")
    if frame.sample:
        _draw_sample_word(page, x - text_width(note, frame.strong, 11) - 4 * mm, y)


def _draw_sample_word(page: Page, right: float, y: float) -> None:
    word = _sample_word(page.frame)
    width = text_width(word, page.frame.strong, 11)
    page.canvas.setLineWidth(1)
    page.canvas.rect(right - width - 3 * mm, y - 0.9 * mm, width + 3 * mm, 5 * mm)
    page.text((right - 1.5 * mm, y + 0.3 * mm), word, (page.frame.strong, 11), align="right")


def _sample_word(frame: Frame) -> str:
    translate = translator(frame.language)
    return translate("Prints", "SAMPLE")


def _draw_sample(page: Page) -> None:
    """Draw the word across the page in outline, which stays readable in pure black and white."""
    frame = page.frame
    word = _sample_word(frame)
    canvas = page.canvas
    canvas.saveState()
    canvas.translate(frame.width / 2, frame.height / 2)
    canvas.rotate(32 if frame.is_landscape else 52)
    size = 150 * 170 * mm / text_width(word, Style.CHILD_BOLD, 150)
    canvas.setFont(Style.CHILD_BOLD.value, size)
    canvas.setLineWidth(RULE)
    canvas.setDash(4, 3)
    canvas.drawCentredString(0, -size * 0.36, word, mode=1)
    canvas.restoreState()


def _draw_footer(page: Page, number: int, count: int) -> None:
    frame = page.frame
    translate = translator(frame.language)
    page.line((0, 6 * mm), (frame.width, 6 * mm), RULE)
    text = translate("Prints", "Page {number} of {count}").format(number=number, count=count)
    page.text((frame.width, 1.6 * mm), text, (frame.plain, _SMALL), align="right")
    right = frame.width - text_width(text, frame.plain, _SMALL) - 6 * mm
    page.text((right, 1.6 * mm), frame.take_down, (frame.strong, _SMALL), align="right")
    right -= text_width(frame.take_down, frame.strong, _SMALL) + 6 * mm
    left = f"{frame.title} · {frame.dates}" if frame.dates else frame.title
    page.text((0, 1.6 * mm), left, (frame.plain, _SMALL), width=right)
