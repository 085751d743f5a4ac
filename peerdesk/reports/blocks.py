"""Set a paper out of blocks that go down as many pages as they need."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import FOOTER, RULE, SHORT_SIDE, Frame, Page, render
from peerdesk.reports.text import wrap_text

BODY: Final = 12.0
_START: Final = 2 * mm
_GAP: Final = 4 * mm


@dataclass(frozen=True, slots=True)
class Block:
    """Something that stands on one page.

    Attributes:
        draw: Draws it, its upper edge at the height given.
        keeps_next: Never the last on a page, as a heading.
    """

    height: float
    draw: Callable[[Page, float], None]
    keeps_next: bool = False


def render_blocks(frame: Frame, paper: Paper, blocks: Sequence[Block]) -> bytes:
    """Return the PDF of an upright paper."""
    pages = list(_paged(frame, blocks)) or [[]]
    return render(frame, paper, [partial(_draw_page, page) for page in pages])


def title(text: str) -> list[Block]:
    """Return the title of a paper."""
    return _text(text, (Style.ADULT_BOLD, 22), 9.5 * mm, keeps_next=True)


def heading(text: str) -> list[Block]:
    """Return a heading, with room above it."""
    return [space(3 * mm), *_text(text, (Style.ADULT_BOLD, 15), 7 * mm, keeps_next=True)]


def paragraph(text: str) -> list[Block]:
    """Return running text, a block for each line."""
    return [*_text(text, (Style.ADULT, BODY), BODY * 1.4), space(1.5 * mm)]


def points(texts: Iterable[str]) -> list[Block]:
    """Return a list, each point behind a filled dot."""
    found: list[Block] = []
    for text in texts:
        lines = wrap_text(text, Style.ADULT, BODY, SHORT_SIDE - 7 * mm)
        found.append(Block(len(lines) * BODY * 1.4 + 1.2 * mm, partial(_draw_point, lines)))
    return found


def space(height: float) -> Block:
    """Return room."""
    return Block(height, lambda _page, _y: None, keeps_next=True)


def ruled(count: int) -> list[Block]:
    """Return lines to write on."""
    return [Block(9 * mm, _draw_line) for _ in range(count)]


def row(
    cells: Sequence[str], edges: Sequence[float], *, strong: bool = False, least: float = 0.0
) -> Block:
    """Return a line of a table, its cells wrapped, over a rule.

    Args:
        cells: What stands in it.
        edges: Left edge of each cell.
        strong: It is the head of the table.
        least: Least height.
    """
    style = Style.ADULT_BOLD if strong else Style.ADULT
    rights = (*edges[1:], SHORT_SIDE + _GAP)
    wrapped = [
        wrap_text(cell, style, BODY, right - left - _GAP)
        for cell, left, right in zip(cells, edges, rights, strict=True)
    ]
    lines = max((len(one) for one in wrapped), default=1)
    height = max(lines * BODY * 1.3 + 3 * mm, least)
    return Block(height, partial(_draw_row, wrapped, edges, (style, height)), keeps_next=strong)


def _text(
    text: str, font: tuple[Style, float], pitch: float, *, keeps_next: bool = False
) -> list[Block]:
    lines = wrap_text(text, *font, SHORT_SIDE)
    return [Block(pitch, partial(_draw_text, one, font, pitch), keeps_next) for one in lines]


def _paged(frame: Frame, blocks: Sequence[Block]) -> Iterable[list[Block]]:
    room = frame.height - 7 * mm - _START - FOOTER
    page: list[Block] = []
    left = room
    for index, block in enumerate(blocks):
        if page and _needed(blocks, index) > left:
            yield page
            page, left = [], room
        page.append(block)
        left -= block.height
    if page:
        yield page


def _needed(blocks: Sequence[Block], index: int) -> float:
    """Return the height of a block with what it must stand together with."""
    height = blocks[index].height
    while blocks[index].keeps_next and index + 1 < len(blocks):
        index += 1
        height += blocks[index].height
    return height


def _draw_page(blocks: Sequence[Block], page: Page) -> None:
    y = page.top - _START
    for block in blocks:
        block.draw(page, y)
        y -= block.height


def _draw_text(text: str, font: tuple[Style, float], pitch: float, page: Page, y: float) -> None:
    page.text((0, y - pitch * 0.75), text, font)


def _draw_point(lines: Sequence[str], page: Page, y: float) -> None:
    page.canvas.circle(1.6 * mm, y - BODY * 0.72, 1 * mm, stroke=0, fill=1)
    for number, line in enumerate(lines):
        page.text((7 * mm, y - BODY * (1.05 + 1.4 * number)), line, (Style.ADULT, BODY))


def _draw_line(page: Page, y: float) -> None:
    page.line((0, y - 8 * mm), (page.width, y - 8 * mm), RULE)


def _draw_row(
    cells: Sequence[Sequence[str]],
    edges: Sequence[float],
    how: tuple[Style, float],
    page: Page,
    y: float,
) -> None:
    style, height = how
    for lines, left in zip(cells, edges, strict=True):
        for number, line in enumerate(lines):
            at = (left, y - 1.5 * mm - BODY * (1 + 1.3 * number))
            page.text(at, line, (style, BODY))
    weight = 1.5 if style is Style.ADULT_BOLD else RULE
    page.line((0, y - height), (page.width, y - height), weight)
