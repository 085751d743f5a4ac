"""Consent slips for the families whose answer is missing, in the stacks of their homerooms.

A cover for the teacher lies on each stack. A slip is in the language of its family; two short
ones share a page, a long one has its own.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.consent_words import about, closing, name_of
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, chunked, draw_class, render_mixed
from peerdesk.reports.pictograms import draw_symbol
from peerdesk.reports.sheet_codes import draw_sheet_code
from peerdesk.reports.text import text_width, wrap_text
from peerdesk.reports.words import full_day, translator
from peerdesk.services.consent.rules import Rule
from peerdesk.services.prints.consent_rows import ConsentPapers, SlipPaper, is_notice

_SHORT: Final = 12.0
_LONG: Final = 12.5
_SIZES: Final = (13.5, _LONG, _SHORT)
_HALF: Final = 114 * mm
_CUT: Final = 126 * mm
_CODE: Final = 20 * mm
_BOX: Final = 4.2 * mm
_ROWS: Final = 26
_Draw = tuple[Frame, Callable[[Page], None]]


def build(data: ConsentPapers, paper: Paper, language: str) -> bytes:
    """Return the PDF of all slips, each homeroom's cover before its stack."""
    pages: list[_Draw] = []
    for homeroom, slips in data.homerooms:
        pages += _covers(data, language, homeroom, slips)
        pages += _slip_pages(data, slips)
    return render_mixed(_frame(data, language), paper, pages)


def build_covers(data: ConsentPapers, paper: Paper, language: str) -> bytes:
    """Return the PDF of the covers alone."""
    pages = [page for stack in data.homerooms for page in _covers(data, language, *stack)]
    return render_mixed(_frame(data, language, is_cover=True), paper, pages)


def _frame(data: ConsentPapers, language: str, *, is_cover: bool = False) -> Frame:
    translate = translator(language)
    cover, slips = translate("Prints", "Slips to give out"), translate("Prints", "Consent slips")
    return Frame(
        title=cover if is_cover else slips,
        print_class=PrintClass.STAFF_ONLY if is_cover else PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )


def _slip_pages(data: ConsentPapers, slips: Sequence[SlipPaper]) -> Iterator[_Draw]:
    """Yield a page for each long slip, and for each two short ones; all stay in their stack."""
    waiting: SlipPaper | None = None
    for slip in slips:
        if not _is_short(data, slip):
            yield _one(data, slip)
        elif waiting is None:
            waiting = slip
        else:
            yield _frame(data, waiting.language), partial(_draw_two, data, (waiting, slip))
            waiting = None
    if waiting is not None:
        yield _one(data, waiting)


def _one(data: ConsentPapers, slip: SlipPaper) -> _Draw:
    return _frame(data, slip.language), partial(_draw_one, data, slip)


def _is_short(data: ConsentPapers, slip: SlipPaper) -> bool:
    """Return whether a slip fits on half a page, by setting it where nobody sees it."""
    return _height(data, slip, _SHORT) <= _HALF


def _height(data: ConsentPapers, slip: SlipPaper, size: float) -> float:
    page = Page(Canvas(io.BytesIO()), _frame(data, slip.language))
    return page.top - _Slip(page, data, slip, size).draw(page.top)


def _draw_one(data: ConsentPapers, slip: SlipPaper, page: Page) -> None:
    room = page.top - page.bottom - 4 * mm
    size = next((one for one in _SIZES if _height(data, slip, one) <= room), _SHORT)
    _Slip(page, data, slip, size).draw(page.top - 2 * mm)


def _draw_two(data: ConsentPapers, slips: Sequence[SlipPaper], page: Page) -> None:
    first, second = slips
    _Slip(page, data, first, _SHORT).draw(page.top - 2 * mm)
    _dashes(page, _CUT)
    own = replace(page, frame=replace(page.frame, language=second.language))
    draw_class(own, _CUT - 6.5 * mm)
    _Slip(own, data, second, _SHORT).draw(_CUT - 5 * mm)


def _dashes(page: Page, y: float) -> None:
    page.canvas.saveState()
    page.canvas.setDash(4, 4)
    page.line((8 * mm, y), (page.width, y), RULE)
    page.canvas.restoreState()
    draw_symbol(page.canvas, (3 * mm, y), "scissors", 5 * mm)


class _Slip:
    """Sets one slip down a page: the letter, a line to cut, the part that comes back.

    Attributes:
        y: Baseline of the line written last.
    """

    def __init__(self, page: Page, data: ConsentPapers, slip: SlipPaper, size: float) -> None:
        self._page, self._data, self._slip, self._size = page, data, slip, size
        self._translate = translator(slip.language)
        self._day = full_day(data.due_on, slip.language)
        self.y = 0.0

    def draw(self, top: float) -> float:
        """Draw the slip below `top` and return where it ends."""
        self.y = top
        self._letter()
        self.y -= 5 * mm
        _dashes(self._page, self.y)
        self._answer()
        return self.y

    def _letter(self) -> None:
        data, slip = self._data, self._slip
        size = self._size
        to = self._translate("Prints", "To the family of {name}").format(name=slip.pupil.full_name)
        self._text(f"{data.school}, {full_day(data.printed_on, slip.language)}", width=120 * mm)
        self._text(to, style=Style.ADULT_BOLD, size=size + 2)
        please = self._translate(
            "Prints", "Please tick, sign and send the lower part back by {day}."
        )
        self._text(please.format(day=self._day))
        for rule in slip.rules:
            self.y -= 1 * mm
            self._text(name_of(rule, slip.language), style=Style.ADULT_BOLD)
            self._text(about(rule, data, slip.language))
        self.y -= 1 * mm
        for text in closing(slip, data):
            self._text(text)

    def _answer(self) -> None:
        slip, page = self._slip, self._page
        top = self.y - 3 * mm
        draw_sheet_code(page.canvas, (page.width, top), slip.code, _CODE) if slip.code else None
        room = page.width - _CODE - 5 * mm
        self.y = top
        homeroom = self._homeroom()
        name = f"{slip.pupil.full_name}, {homeroom}" if homeroom else slip.pupil.full_name
        self._text(name, style=Style.ADULT_BOLD, width=room)
        self._text(self._translate("Prints", "Back by {day}").format(day=self._day), width=room)
        self.y = min(self.y, top - _CODE * 0.55)
        for rule in slip.rules:
            self._line(rule, room if self.y > top - _CODE * 1.25 else page.width)
        if slip.asks_assent:
            want = self._translate("Prints", "Student: I want to take part")
            self._boxes(self._yes_no(), want, room if self.y > top - _CODE * 1.25 else page.width)
        self._sign()

    def _homeroom(self) -> str:
        return self._slip.pupil.homeroom

    def _line(self, rule: Rule, width: float) -> None:
        name = name_of(rule, self._slip.language)
        if is_notice(rule):
            words = self._translate("Prints", "My child does not take part: {name}")
            self._boxes((self._translate("Prints", "No"),), words.format(name=name), width)
        else:
            self._boxes(self._yes_no(), name, width)

    def _yes_no(self) -> tuple[str, str]:
        return self._translate("Prints", "Yes"), self._translate("Prints", "No")

    def _boxes(self, words: Sequence[str], text: str, width: float) -> None:
        """Draw boxes to tick, each with its word, and what they answer behind them."""
        self.y -= 6.6 * mm
        x = 0.0
        for word in words:
            self._page.canvas.setLineWidth(1)
            self._page.canvas.rect(x, self.y - 0.6 * mm, _BOX, _BOX)
            x += _BOX + 1.5 * mm
            self._page.text((x, self.y), word, (Style.ADULT_BOLD, self._size))
            x += text_width(word, Style.ADULT_BOLD, self._size) + 4 * mm
        font = (Style.ADULT, self._size)
        self._page.text((x, self.y), text, font, width=width - x, minimum=9)

    def _sign(self) -> None:
        page = self._page
        self.y -= 10 * mm
        middle = page.width - 52 * mm
        page.line((0, self.y), (middle - 6 * mm, self.y), RULE)
        page.line((middle, self.y), (page.width, self.y), RULE)
        self.y -= 4.4 * mm
        signs = self._translate("Prints", "Signature of parent or guardian")
        page.text((0, self.y), signs, (Style.ADULT, 10), width=middle - 6 * mm)
        page.text((middle, self.y), self._translate("Prints", "Date"), (Style.ADULT, 10))

    def _text(
        self,
        text: str,
        *,
        style: Style = Style.ADULT,
        size: float | None = None,
        width: float | None = None,
    ) -> None:
        size = size or self._size
        for line in wrap_text(text, style, size, width or self._page.width):
            self.y -= size * 1.28
            self._page.text((0, self.y), line, (style, size))
        self.y -= 0.5 * mm


def _covers(
    data: ConsentPapers, language: str, homeroom: str, slips: Sequence[SlipPaper]
) -> list[_Draw]:
    frame = _frame(data, language, is_cover=True)
    parts = chunked(slips, _ROWS)
    return [(frame, partial(_draw_cover, data, homeroom, part, len(slips))) for part in parts]


def _draw_cover(
    data: ConsentPapers, homeroom: str, slips: Sequence[SlipPaper], count: int, page: Page
) -> None:
    translate = translator(page.frame.language)
    title = translate("Prints", "Homeroom {homeroom}").format(homeroom=homeroom)
    y = page.top - 12 * mm
    heading = title if homeroom else translate("Prints", "No homeroom")
    page.text((0, y), heading, (Style.ADULT_BOLD, 22), width=page.width)
    words = translate(
        "Prints",
        "Please give these {count} slips out today. Tick who got one, and who brought it back. "
        "Send what comes back to {adult} by {day}.",
    ).format(
        count=count,
        adult=data.adult or translate("Prints", "the school office"),
        day=full_day(data.due_on, page.frame.language),
    )
    private = translate("Prints", "Answers are private. Please do not read them out.")
    y -= 4 * mm
    for line in wrap_text(f"{words} {private}", Style.ADULT, _LONG, page.width):
        y -= _LONG * 1.4
        page.text((0, y), line, (Style.ADULT, _LONG))
    _draw_ticks(page, slips, y - 12 * mm)


def _draw_ticks(page: Page, slips: Sequence[SlipPaper], y: float) -> None:
    translate = translator(page.frame.language)
    columns = (page.width - 52 * mm, page.width - 20 * mm)
    heads = (translate("Prints", "Given out"), translate("Prints", "Back"))
    for x, head in zip(columns, heads, strict=True):
        page.text((x, y), head, (Style.ADULT_BOLD, 11), align="center")
    for slip in slips:
        y -= 7 * mm
        page.line((0, y + 5 * mm), (page.width, y + 5 * mm), RULE)
        page.text((0, y), slip.pupil.name, (Style.ADULT, 12), width=columns[0] - 20 * mm)
        for x in columns:
            page.canvas.setLineWidth(1)
            page.canvas.rect(x - _BOX / 2, y - 0.6 * mm, _BOX, _BOX)
