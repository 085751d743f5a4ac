"""Two slips on one page, cut apart along a dashed line, each with its class and its code."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from reportlab.lib.units import mm

from peerdesk.reports.page import Page, draw_class
from peerdesk.reports.pictograms import draw_symbol

CODE: Final = 21 * mm
"""Side of the square code in the upper right corner of a slip."""

_CUT: Final = 127 * mm

Slip = TypeVar("Slip")


def draw_slips(page: Page, slips: Sequence[Slip], draw: Callable[[Slip, float], object]) -> None:
    """Draw one or two slips with `draw(slip, top)` and, between two, where to cut."""
    for slip, top in zip(slips, (page.top - 1 * mm, _CUT - 10.5 * mm), strict=False):
        draw(slip, top)
    if len(slips) > 1:
        page.canvas.saveState()
        page.canvas.setDash(4, 4)
        page.line((8 * mm, _CUT), (page.width, _CUT), 0.75)
        page.canvas.restoreState()
        draw_symbol(page.canvas, (3 * mm, _CUT), "scissors", 5 * mm)
        draw_class(page, _CUT - 7.5 * mm)
