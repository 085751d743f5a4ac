"""The referral form: what the release names and nothing else, with a reply slip without a name."""

from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass, Release, Shareable
from peerdesk.reports.concern_form import birthday, soon_words
from peerdesk.reports.fill_in import FormPen, wrapped
from peerdesk.reports.page import Frame, Page, render
from peerdesk.reports.words import Translate, full_day, grade_word, short_day, translator
from peerdesk.services.prints.care_rows import OTHER, ReferralPaper

_MOST_LINES: Final = 14


def build(data: ReferralPaper, paper: Paper, language: str) -> bytes:
    """Return the PDF, one page."""
    frame = Frame(
        title=translator(language)("Prints", "Referral"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )
    return render(frame, paper, [partial(_draw, data)])


def _draw(data: ReferralPaper, page: Page) -> None:
    language = page.frame.language
    translate = translator(language)
    pen = FormPen(page, page.top)
    pen.title(translate("Prints", "Referral"))
    pen.row(
        (translate("Prints", "To"), data.partner, 0.65),
        (translate("Prints", "Phone"), data.phone, 0.35),
    )
    pen.row(
        (translate("Prints", "From"), data.school, 0.65),
        (translate("Prints", "Extension"), data.extension, 0.35),
    )
    _draw_student(data, pen, language)
    soon = soon_words(translate)
    pen.boxes(
        translate("Prints", "How soon"),
        [(words, choice is data.how_soon) for choice, words in soon.items()],
    )
    _draw_facts(data, pen, page)
    pen.boxes(
        translate("Prints", "Done so far"),
        [(translate("Prints", "a parent was told"), data.parent_told)],
    )
    _draw_release(data, pen, language)
    pen.row(
        (translate("Prints", "Reply by"), _day(data, language), 0.4),
        (translate("Prints", "Signature"), "", 0.6),
    )
    _draw_slip(data, pen, translate)


def _draw_student(data: ReferralPaper, pen: FormPen, language: str) -> None:
    translate = translator(language)
    if not data.name:
        pen.space(1 * mm)
        pen.words(
            translate(
                "Prints",
                "The name is not ours to give. The family brings this page, or writes it here:",
            )
        )
    pen.row(
        (translate("Prints", "Student"), data.name, 0.5),
        (translate("Prints", "Grade"), grade_word(data.grade) if data.grade else "", 0.2),
        (translate("Prints", "Born"), birthday(data.birth_date, language), 0.3),
    )


def _draw_facts(data: ReferralPaper, pen: FormPen, page: Page) -> None:
    translate = translator(page.frame.language)
    pen.heading(translate("Prints", "What was seen or said (facts)"))
    if data.facts:
        lines = wrapped(page.frame, _with_others(data.facts, translate))
        pen.lines(lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            pen.words(translate("Prints", "More by phone."))
    else:
        pen.words(translate("Prints", "The family has not said yes to sharing this."))
    for step in data.support:
        day = short_day(step.happened_at.astimezone().date(), page.frame.language)
        pen.words(f"{day}  {_with_others(step.fact, translate)}")
    pen.space(2 * mm)


def _with_others(text: str, translate: Translate) -> str:
    return text.replace(OTHER, translate("Prints", "another student"))


def _draw_release(data: ReferralPaper, pen: FormPen, language: str) -> None:
    translate = translator(language)
    pen.heading(translate("Prints", "Release of information"))
    states = {
        Release.GIVEN: translate("Prints", "yes"),
        Release.REFUSED: translate("Prints", "no"),
        Release.NOT_ASKED: translate("Prints", "not asked"),
        Release.ASKED: translate("Prints", "asked"),
    }
    pen.boxes(
        translate("Prints", "May share"),
        [(words, state is data.release) for state, words in states.items()],
    )
    what = {
        Shareable.CONTACT: translate("Prints", "name and contact"),
        Shareable.FACTS: translate("Prints", "what was noticed"),
        Shareable.ATTENDANCE: translate("Prints", "attendance"),
        Shareable.SCHOOL_WORK: translate("Prints", "school work"),
        Shareable.SUPPORT: translate("Prints", "support so far"),
    }
    pen.boxes(
        translate("Prints", "What"), [(words, key in data.shares) for key, words in what.items()]
    )
    pen.space(2 * mm)
    if data.release is Release.GIVEN and data.release_on:
        words = translate("Prints", "Signed by the family on {day}. It can be taken back any day.")
        pen.words(words.format(day=full_day(data.release_on, language)))
        return
    pen.words(
        translate(
            "Prints",
            "I allow the school to share what is ticked with the partner above. I can take this "
            "back any day.",
        )
    )
    pen.row(
        (translate("Prints", "Parent or guardian"), "", 0.65),
        (translate("Prints", "Day"), "", 0.35),
    )


def _draw_slip(data: ReferralPaper, pen: FormPen, translate: Translate) -> None:
    pen.cut(translate("Prints", "Cut here and send this part back. No name on this part."))
    pen.row(
        (translate("Prints", "Code"), data.code, 0.4),
        (translate("Prints", "To"), data.school, 0.6),
    )
    outcomes = (
        translate("Prints", "we see the student"),
        translate("Prints", "waiting list"),
        translate("Prints", "not reached"),
        translate("Prints", "closed"),
    )
    pen.boxes(translate("Prints", "We tell you"), [(words, False) for words in outcomes])
    pen.row(
        (translate("Prints", "Next step"), "", 0.65),
        (translate("Prints", "Day"), "", 0.35),
    )


def _day(data: ReferralPaper, language: str) -> str:
    return full_day(data.reply_due_on, language) if data.reply_due_on else ""
