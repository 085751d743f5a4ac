"""The interview sheet: what to say first, five questions with what to listen for, a score each."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.fill_in import SIZE, FormPen
from peerdesk.reports.page import Frame, Page, render
from peerdesk.reports.words import Translate, full_day, grade_word, translator
from peerdesk.services.prints.selection_rows import CandidateChild, SelectionPapers

_RING: Final = 3.4 * mm
_BEST: Final = 4


def build(data: SelectionPapers, paper: Paper, language: str) -> bytes:
    """Return the PDF, a page for each candidate; one blank page if there is none."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Interview sheet"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )
    children = data.children or (None,)
    return render(frame, paper, [partial(_draw, child) for child in children])


def questions(translate: Translate) -> Iterator[tuple[str, str]]:
    """Yield each question as it is asked, and what to listen for, in the order of the screen."""
    yield (
        translate("Prints", "Why do you want to be on the team?"),
        translate("Prints", "wants to help, not only to be seen"),
    )
    yield (
        translate("Prints", "A friend is sad and does not want to talk. What do you do?"),
        translate("Prints", "stays and waits"),
    )
    yield (
        translate("Prints", "Somebody is left out of a game. What do you do?"),
        translate("Prints", "sees it, asks them in, stays kind to all"),
    )
    yield (
        translate("Prints", "A friend tells you a secret: someone may get hurt. What do you do?"),
        translate("Prints", "tells an adult, also when asked not to"),
    )
    yield (
        translate("Prints", "You promised to help, and your friends want to play. What do you do?"),
        translate("Prints", "keeps the promise, or says so before"),
    )


def _draw(child: CandidateChild | None, page: Page) -> None:
    translate = translator(page.frame.language)
    pen = FormPen(page, page.top)
    pen.title(translate("Prints", "Interview"))
    pen.space(1 * mm)
    name = child.name if child else ""
    grade = grade_word(child.grade) if child and child.grade else ""
    pen.row((translate("Prints", "Student"), name, 0.7), (translate("Prints", "Grade"), grade, 0.3))
    asked, day = translate("Prints", "Who asked"), translate("Prints", "Date")
    pen.row((asked, "", 0.7), (day, "", 0.3))
    pen.space(2 * mm)
    say = translate(
        "Prints",
        "Say first: We ask everyone the same. There is no wrong answer. What you say stays with "
        "the adults who choose, unless someone may get hurt: then we tell who can help.",
    )
    pen.words(say)
    for number, (question, listen) in enumerate(questions(translate), start=1):
        pen.space(3.5 * mm)
        pen.words(f"{number}. {question}", strong=True)
        pen.words(translate("Prints", "Listen for: {what}").format(what=listen))
        _score(page, pen, translate)
        pen.ruled(1)
    pen.heading(translate("Prints", "A few words: facts, no story"))
    pen.ruled(1)
    pen.space(2 * mm)
    pen.words(
        translate("Prints", "Nobody is chosen by a score. Look at all of it together, then shred.")
    )


def _score(page: Page, pen: FormPen, translate: Translate) -> None:
    """Draw four rings to mark, each with its digit inside and what it means beside."""
    words = (
        translate("Prints", "not yet"),
        translate("Prints", "a little"),
        translate("Prints", "mostly"),
        translate("Prints", "clearly"),
    )
    pen.space(8.5 * mm)
    step = page.width / _BEST
    for number, word in enumerate(words, start=1):
        left = (number - 1) * step
        page.canvas.setLineWidth(1)
        page.canvas.circle(left + _RING, pen.y + 1.3 * mm, _RING, stroke=1, fill=0)
        page.text((left + _RING, pen.y), str(number), (page.frame.strong, SIZE), align="center")
        page.text((left + 2 * _RING + 2 * mm, pen.y), word, (page.frame.plain, SIZE))
    pen.space(1 * mm)
