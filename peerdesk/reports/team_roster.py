"""The leadership roster: one for the corridor, one for staff."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, chunked, filled, render
from peerdesk.reports.pictograms import draw_pictogram, shown_word
from peerdesk.reports.words import full_day, grade_word, plain_day, short_day, translator
from peerdesk.services.prints.rows import PublicMember, PublicRoster, StaffMember, StaffRoster

MEMBERS_PER_POSTER: Final = 14
MEMBERS_PER_LIST: Final = 20
_POSTER_TOP: Final = 216 * mm
_LIST_TOP: Final = 220 * mm
_LIST_ROW: Final = 10 * mm
_COLUMNS: Final = (0.0, 62 * mm, 101 * mm, 116 * mm, 147 * mm)


def build_public(data: PublicRoster, paper: Paper, language: str) -> bytes:
    """Return the PDF that may hang: two columns of pictogram, first name, position."""
    frame = _frame(data, PrintClass.PUBLIC, language)
    pages = chunked(data.members, MEMBERS_PER_POSTER)
    return render(frame, paper, [partial(_draw_poster, data.term, page) for page in pages])


def build_staff(data: StaffRoster, paper: Paper, language: str) -> bytes:
    """Return the PDF for staff: full name, position, grade, homeroom, training."""
    frame = _frame(data, PrintClass.STAFF_ONLY, language)
    pages = filled(data.members, MEMBERS_PER_LIST)
    return render(frame, paper, [partial(_draw_list, data, page) for page in pages])


def _frame(data: PublicRoster | StaffRoster, print_class: PrintClass, language: str) -> Frame:
    translate = translator(language)
    return Frame(
        title=data.team or translate("Prints", "Student Leadership Team"),
        print_class=print_class,
        language=language,
        dates=full_day(data.as_of, language),
        sample=data.sample,
        take_down=_take_down(data, language),
        is_childlike=print_class is PrintClass.PUBLIC,
    )


def _take_down(data: PublicRoster | StaffRoster, language: str) -> str:
    if not isinstance(data, PublicRoster) or data.take_down_on is None:
        return ""
    translate = translator(language)
    words = translate("Prints", "Take down on {day}")
    return words.format(day=short_day(data.take_down_on, language))


def _draw_poster(term: str, members: Sequence[PublicMember], page: Page) -> None:
    title = page.frame.title
    page.text((0, 233 * mm), title, (Style.CHILD_BOLD, 36), width=page.width, minimum=20)
    page.text((0, 223 * mm), term, (Style.CHILD, 20), width=page.width, minimum=14)
    rows = -(-len(members) // 2)
    pitch = min(38 * mm, (_POSTER_TOP - page.bottom - 2 * mm) / max(1, rows))
    column = page.width / 2
    for index, member in enumerate(members):
        left = (index % 2) * column
        _draw_member(page, member, (left, _POSTER_TOP - (index // 2 + 0.5) * pitch), column)


def _draw_member(page: Page, member: PublicMember, at: tuple[float, float], column: float) -> None:
    left, middle = at
    side = 22 * mm
    draw_pictogram(page.canvas, (left + side / 2, middle), member.mark.pictogram, side)
    start = left + side + 4 * mm
    room = column - side - 8 * mm
    name = shown_word(member.mark, page.frame.language)
    page.text((start, middle + 1 * mm), name, (Style.CHILD_BOLD, 24), width=room, minimum=18)
    position = (start, middle - 7 * mm)
    page.text(position, member.position, (Style.CHILD, 16), width=room, minimum=12)


def _draw_list(data: StaffRoster, members: Sequence[StaffMember], page: Page) -> None:
    page.text((0, 236 * mm), page.frame.title, (Style.ADULT_BOLD, 20), width=page.width)
    page.text((0, 229.5 * mm), data.term, (Style.ADULT, 12), width=page.width)
    translate = translator(page.frame.language)
    headings = (
        translate("Prints", "Name"),
        translate("Prints", "Position"),
        translate("Prints", "Grade"),
        translate("Prints", "Homeroom"),
        translate("Prints", "Training valid to"),
    )
    for left, heading in zip(_COLUMNS, headings, strict=True):
        page.text((left, _LIST_TOP + 1.5 * mm), heading, (Style.ADULT_BOLD, 11))
    page.line((0, _LIST_TOP), (page.width, _LIST_TOP), 1.5)
    for index, member in enumerate(members):
        _draw_staff_row(page, member, data.as_of, _LIST_TOP - (index + 1) * _LIST_ROW)


def _draw_staff_row(page: Page, member: StaffMember, as_of: date, bottom: float) -> None:
    cells = (
        member.name,
        member.position,
        grade_word(member.grade),
        member.homeroom,
        _training(member, as_of, page.frame.language),
    )
    edges = (*_COLUMNS[1:], page.width)
    for left, right, cell in zip(_COLUMNS, edges, cells, strict=True):
        style = Style.ADULT_BOLD if left == 0 else Style.ADULT
        at = (left, bottom + 3.2 * mm)
        page.text(at, cell, (style, 12), width=right - left - 3 * mm)
    page.line((0, bottom), (page.width, bottom), RULE)


def _training(member: StaffMember, as_of: date, language: str) -> str:
    """Return the day training ends; words, not colour, say that it is over or missing."""
    translate = translator(language)
    expires_on = member.training_expires_on
    if not member.is_trained:
        return translate("Prints", "Not trained")
    if expires_on is None:
        return translate("Prints", "No end date")
    if expires_on < as_of:
        return translate("Prints", "Over: {day}").format(day=plain_day(expires_on, language))
    return plain_day(expires_on, language)
