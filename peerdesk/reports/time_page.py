"""Use of time on one page for the principal: a sentence, a bar, two tables."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass, SessionKind, SessionTopic, UseOfTime
from peerdesk.reports.flow import Flow
from peerdesk.reports.fonts import Style
from peerdesk.reports.page import RULE, Frame, Page, render
from peerdesk.reports.words import Translate, day_span, full_day, translator
from peerdesk.services.prints.session_rows import TimePage
from peerdesk.services.session_logs.use_of_time import GOAL, TimeLine, UseShare

_BAR: Final = 14 * mm
_MOST_LINES: Final = 12
_HATCH: Final = {UseOfTime.INDIRECT: 2.2 * mm, UseOfTime.PROGRAM: 1.1 * mm}


def build(data: TimePage, paper: Paper, language: str) -> bytes:
    """Return the PDF, always one page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Use of time"),
        print_class=PrintClass.STAFF_ONLY,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )
    return render(frame, paper, [partial(_draw, data)])


def _draw(data: TimePage, page: Page) -> None:
    translate, language = translator(page.frame.language), page.frame.language
    report = data.report
    flow = Flow(page, page.top - 2 * mm)
    flow.title(translate("Prints", "Use of time"))
    who = [data.counselor, data.school, report.span.name]
    flow.paragraph(", ".join(one for one in who if one))
    flow.paragraph(day_span(report.span.first, report.span.last, language))
    flow.heading(_sentence(translate, report.for_students, is_enough=report.is_enough))
    flow.space(8 * mm)
    _draw_bar(page, flow.y - _BAR, report.shares)
    flow.space(_BAR + 6 * mm)
    _draw_uses(page, flow, report.shares)
    flow.heading(translate("Prints", "What it was"))
    flow.space(2 * mm)
    for line in report.lines[:_MOST_LINES]:
        _draw_line(page, flow, line)
    flow.space(4 * mm)
    if report.not_mine:
        text = translate("Prints", "Not counted: {time} that trained students held on their own.")
        flow.paragraph(text.format(time=_time(translate, report.not_mine)), 11)
    flow.paragraph(
        translate(
            "Prints",
            "ASCA recommends that 80 percent or more of the time goes to direct and indirect "
            "student services. These figures follow from the sessions that were logged.",
        ),
        11,
    )


def _draw_bar(page: Page, y: float, shares: Sequence[UseShare]) -> None:
    left = 0.0
    for share in shares:
        width = page.width * share.percent / 100
        if width:
            _draw_part(page, (left, y, width, _BAR), share.use)
        left += width
    page.canvas.rect(0, y, page.width, _BAR)
    goal = page.width * GOAL / 100
    page.line((goal, y - 3 * mm), (goal, y + _BAR + 3 * mm), 2.5)
    page.text((goal - 1.5 * mm, y + _BAR + 1.2 * mm), f"{GOAL} %", (Style.ADULT_BOLD, 10.5),
              align="right")  # fmt: skip


def _draw_part(page: Page, box: tuple[float, float, float, float], use: UseOfTime) -> None:
    """Draw a part of the bar: black, hatched wide, hatched narrow, or white."""
    left, low, width, height = box
    page.canvas.setLineWidth(1)
    page.canvas.rect(*box, fill=int(use is UseOfTime.DIRECT))
    step = _HATCH.get(use)
    if step is None:
        return
    page.canvas.saveState()
    path = page.canvas.beginPath()
    path.rect(*box)
    page.canvas.clipPath(path, stroke=0)
    at = left - height
    while at < left + width:
        page.line((at, low), (at + height, low + height), RULE)
        at += step
    page.canvas.restoreState()


def _draw_uses(page: Page, flow: Flow, shares: Sequence[UseShare]) -> None:
    translate = translator(page.frame.language)
    words = _use_words(translate)
    for share in shares:
        flow.space(7.5 * mm)
        _draw_part(page, (0.0, flow.y - 1 * mm, 8 * mm, 5 * mm), share.use)
        page.text((11 * mm, flow.y), words[share.use], (Style.ADULT, 12.5))
        page.text((140 * mm, flow.y), _time(translate, share.minutes), (Style.ADULT, 12.5),
                  align="right")  # fmt: skip
        page.text((page.width, flow.y), f"{share.percent} %", (Style.ADULT_BOLD, 12.5),
                  align="right")  # fmt: skip


def _draw_line(page: Page, flow: Flow, line: TimeLine) -> None:
    translate = translator(page.frame.language)
    flow.space(6.6 * mm)
    name = _topics(translate)[line.topic] if line.topic else _kinds(translate)[line.kind]
    page.text((0, flow.y), name, (Style.ADULT, 12), width=60 * mm)
    uses = _use_words(translate)
    page.text((64 * mm, flow.y), uses[line.use], (Style.ADULT, 12), width=60 * mm)
    times = translate("Prints", "{n} times").format(n=line.count)
    page.text((150 * mm, flow.y), times, (Style.ADULT, 12), align="right")
    page.text((page.width, flow.y), _time(translate, line.minutes), (Style.ADULT, 12),
              align="right")  # fmt: skip
    page.line((0, flow.y - 1.6 * mm), (page.width, flow.y - 1.6 * mm), RULE)


def _sentence(translate: Translate, percent: int, *, is_enough: bool) -> str:
    if is_enough:
        text = translate("Prints", "{percent} % went to students. ASCA asks for 80 % or more.")
    else:
        text = translate("Prints", "{percent} % went to students, below the 80 % ASCA asks for.")
    return text.format(percent=percent)


def _time(translate: Translate, minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return translate("Prints", "{hours} h {minutes} min").format(hours=hours, minutes=rest)


def _use_words(translate: Translate) -> dict[UseOfTime, str]:
    return {
        UseOfTime.DIRECT: translate("Prints", "Direct student services"),
        UseOfTime.INDIRECT: translate("Prints", "Indirect student services"),
        UseOfTime.PROGRAM: translate("Prints", "Program management"),
        UseOfTime.OTHER: translate("Prints", "Not school counseling"),
    }


def _kinds(translate: Translate) -> dict[SessionKind, str]:
    return {
        SessionKind.PAIR: translate("Prints", "Buddy pairs"),
        SessionKind.DROP_IN: translate("Prints", "Drop-ins"),
        SessionKind.PEER_COUNSELING: translate("Prints", "Peer counseling"),
        SessionKind.GROUP: translate("Prints", "Groups"),
        SessionKind.TEAM: translate("Prints", "Leadership team"),
        SessionKind.SUPERVISION: translate("Prints", "Supervision of helpers"),
        SessionKind.LESSON: translate("Prints", "Lessons"),
        SessionKind.WORKSHOP: translate("Prints", "Workshops"),
        SessionKind.CONSULTATION: translate("Prints", "Consultations"),
        SessionKind.OWN_TIME: translate("Prints", "Other work"),
    }


def _topics(translate: Translate) -> dict[SessionTopic, str]:
    return {
        SessionTopic.PLANNING: translate("Prints", "Planning"),
        SessionTopic.DATA: translate("Prints", "Reports and data"),
        SessionTopic.LEARNING: translate("Prints", "Own training"),
        SessionTopic.CALLS: translate("Prints", "Calls and letters"),
        SessionTopic.MEETING: translate("Prints", "Staff meetings"),
        SessionTopic.DUTY: translate("Prints", "Lunch or bus duty"),
        SessionTopic.TESTING: translate("Prints", "Testing"),
        SessionTopic.COVER: translate("Prints", "Covering a class"),
        SessionTopic.OFFICE: translate("Prints", "Office work"),
    }
