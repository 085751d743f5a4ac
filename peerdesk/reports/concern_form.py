"""The concern form: filled in from the file, or blank for paper with danger-now first."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import ConcernSource, HowSoon, Paper, PrintClass, StepKind
from peerdesk.reports.fill_in import FormPen, Line, wrapped
from peerdesk.reports.page import Frame, Page, render
from peerdesk.reports.words import Translate, full_day, grade_word, short_day, translator
from peerdesk.services.prints.care_rows import ConcernPaper, StepLine

_FIRST: Final = 28
_MORE: Final = 40
_RULED: Final = 5


def build(data: ConcernPaper, paper: Paper, language: str) -> bytes:
    """Return the PDF of a concern: one page, and more where the words need them."""
    frame = _frame(data, language, translator(language)("Prints", "Concern"))
    body = list(_body(data, frame))
    pages = [partial(_draw_filled, data, body[:_FIRST])]
    starts = range(_FIRST, len(body), _MORE)
    pages += [partial(_draw_more, body[start : start + _MORE]) for start in starts]
    return render(frame, paper, pages)


def build_blank(data: ConcernPaper, paper: Paper, language: str) -> bytes:
    """Return the PDF of the blank form, in the order of the Record concern panel."""
    frame = _frame(data, language, translator(language)("Prints", "Concern form"))
    return render(frame, paper, [partial(_draw_blank, data)])


def soon_words(translate: Translate) -> dict[HowSoon, str]:
    """Return how soon somebody looks at it, on paper."""
    return {
        HowSoon.TODAY: translate("Prints", "today"),
        HowSoon.THIS_WEEK: translate("Prints", "this week"),
        HowSoon.WATCH: translate("Prints", "keep an eye"),
    }


def moment(at: datetime, language: str) -> str:
    """Return an instant on the clock of this place, e.g. ``Tue 24 Nov 2026, 09:41``."""
    local = at.astimezone()
    return f"{full_day(local.date(), language)}, {local:%H:%M}"


def birthday(day: date | None, language: str) -> str:
    """Return a birth date without its weekday, or ""."""
    return full_day(day, language).split(" ", 1)[1] if day else ""


def _frame(data: ConcernPaper, language: str, title: str) -> Frame:
    return Frame(
        title=title,
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )


def _body(data: ConcernPaper, frame: Frame) -> Iterator[Line]:
    translate = translator(frame.language)
    yield from wrapped(frame, translate("Prints", "What was seen or said (facts)"), strong=True)
    yield from wrapped(frame, data.facts)
    yield Line("")
    yield from wrapped(frame, translate("Prints", "What was done"), strong=True)
    for step in data.steps:
        yield from wrapped(frame, _step(step, frame.language))


def _step(step: StepLine, language: str) -> str:
    local = step.happened_at.astimezone()
    when = f"{short_day(local.date(), language)}, {local:%H:%M}"
    said = ": ".join(part for part in (step.who, step.fact) if part)
    words = f"{when}  {_step_words(translator(language))[step.kind]}"
    return f"{words}. {said}" if said else words


def _step_words(translate: Translate) -> dict[StepKind, str]:
    return {
        StepKind.RECORDED: translate("Prints", "Recorded"),
        StepKind.PARENT_TOLD: translate("Prints", "Parent told"),
        StepKind.REFERRED: translate("Prints", "Referred"),
        StepKind.MANDATED_REPORT: translate("Prints", "Mandated report"),
        StepKind.REPLY: translate("Prints", "Reply came"),
        StepKind.NOTE: translate("Prints", "Note"),
        StepKind.CLOSED: translate("Prints", "Closed"),
        StepKind.REOPENED: translate("Prints", "Opened again"),
    }


def _source_words(translate: Translate) -> dict[ConcernSource, str]:
    return {
        ConcernSource.PEER: translate("Prints", "a helper"),
        ConcernSource.TEACHER: translate("Prints", "a teacher or staff"),
        ConcernSource.SELF: translate("Prints", "the student"),
        ConcernSource.FAMILY: translate("Prints", "the family"),
        ConcernSource.SESSION: translate("Prints", "in a session"),
        ConcernSource.CHECK_IN: translate("Prints", "in a check-in"),
        ConcernSource.OTHER: translate("Prints", "someone else"),
    }


def _draw_filled(data: ConcernPaper, lines: Sequence[Line], page: Page) -> None:
    language = page.frame.language
    translate = translator(language)
    pen = FormPen(page, page.top)
    pen.title(translate("Prints", "Concern"))
    grade = grade_word(data.grade) if data.grade else ""
    pen.row(
        (translate("Prints", "Student"), data.name, 0.5),
        (translate("Prints", "Grade"), ", ".join(filter(None, (grade, data.homeroom))), 0.2),
        (translate("Prints", "Born"), birthday(data.birth_date, language), 0.3),
    )
    noticed = moment(data.noticed_at, language) if data.noticed_at else ""
    recorded = moment(data.recorded_at, language) if data.recorded_at else ""
    source = _source_words(translate)[data.source] if data.source else ""
    pen.row(
        (translate("Prints", "Noticed"), noticed, 0.5),
        (translate("Prints", "By"), source, 0.5),
    )
    pen.row(
        (translate("Prints", "Recorded"), recorded, 0.5),
        (translate("Prints", "Who told"), data.told_by or "-", 0.5),
    )
    soon = soon_words(translate)
    pen.boxes(
        translate("Prints", "How soon"),
        [(words, choice is data.how_soon) for choice, words in soon.items()],
    )
    pen.space(4 * mm)
    pen.lines(lines)
    pen.space(8 * mm)
    pen.row(
        (translate("Prints", "Signature"), "", 0.6),
        (translate("Prints", "Day"), "", 0.4),
    )


def _draw_more(lines: Sequence[Line], page: Page) -> None:
    pen = FormPen(page, page.top)
    pen.heading(translator(page.frame.language)("Prints", "Concern, continued"))
    pen.lines(lines)


def _draw_blank(data: ConcernPaper, page: Page) -> None:
    translate = translator(page.frame.language)
    pen = FormPen(page, page.top)
    pen.title(translate("Prints", "Concern form"))
    _draw_danger(data, pen, translate)
    pen.space(2 * mm)
    pen.row((translate("Prints", "Student"), "", 0.75), (translate("Prints", "Grade"), "", 0.25))
    pen.heading(translate("Prints", "What was seen or said (facts)"))
    pen.words(translate("Prints", "The words that were used, not a judgement. No names of others."))
    pen.ruled(_RULED)
    sources = _source_words(translate)
    pen.boxes(translate("Prints", "Noticed by"), [(words, False) for words in sources.values()])
    pen.row(
        (translate("Prints", "Who told you"), "", 0.5),
        (translate("Prints", "Day and time"), "", 0.5),
    )
    soon = soon_words(translate)
    pen.boxes(translate("Prints", "How soon"), [(words, False) for words in soon.values()])
    pen.heading(translate("Prints", "What was done"))
    for words in _first_deeds(translate):
        pen.row((words, "", 0.6), (translate("Prints", "when"), "", 0.4))
    pen.row(
        (translate("Prints", "Signature"), "", 0.6),
        (translate("Prints", "Day"), "", 0.4),
    )
    pen.space(2 * mm)
    pen.row(
        (translate("Prints", "Typed into PeerDesk on"), "", 0.6),
        (translate("Prints", "by"), "", 0.4),
    )


def _draw_danger(data: ConcernPaper, pen: FormPen, translate: Translate) -> None:
    pen.bar()
    pen.heading(translate("Prints", "In danger now? Do this first"))
    for number, step in enumerate(data.danger_steps or _first_steps(translate), start=1):
        pen.words(f"{number}. {step}")
    for line in data.danger_phones or _first_phones(data.extension, translate):
        pen.words(line, strong=True)
    pen.bar()


def _first_deeds(translate: Translate) -> tuple[str, ...]:
    return (
        translate("Prints", "Parent told"),
        translate("Prints", "Mandated report, to whom"),
        translate("Prints", "Referred to"),
    )


def _first_steps(translate: Translate) -> tuple[str, ...]:
    return (
        translate("Prints", "Stay with the student. Do not leave the student alone."),
        translate("Prints", "Life in danger: call 911, then the office."),
        translate("Prints", "Tell the principal. Tell a parent, unless a parent is the danger."),
        translate(
            "Prints",
            "Abuse or neglect suspected: call child protective services yourself, today.",
        ),
    )


def _first_phones(extension: str, translate: Translate) -> tuple[str, ...]:
    office = translate("Prints", "School office: extension {number}").format(number=extension)
    return (
        translate("Prints", "Emergency: 911"),
        translate("Prints", "Suicide and crisis line: call or text 988"),
        translate("Prints", "Child abuse hotline (Childhelp): 1-800-422-4453"),
        *((office,) if extension else ()),
    )
