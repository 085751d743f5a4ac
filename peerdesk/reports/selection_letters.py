"""Letters to the families of candidates: the invitation, and a place on the team.

No letter tells by whom or how often a child was named.
"""

from collections.abc import Callable
from functools import partial

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.flow import Flow
from peerdesk.reports.page import Frame, Page, render_mixed
from peerdesk.reports.words import family_language, full_day, translator
from peerdesk.services.prints.selection_rows import CandidateChild, SelectionPapers

_Tell = Callable[[SelectionPapers, CandidateChild, Flow, str], None]


def build_invitation(data: SelectionPapers, paper: Paper, language: str) -> bytes:
    """Return the PDF of invitations to apply, each in the language of its family."""
    return _build(data, paper, language, ("Letter: an invitation", _invite))


def build_offer(data: SelectionPapers, paper: Paper, language: str) -> bytes:
    """Return the PDF of letters that offer a place, each in the language of its family."""
    return _build(data, paper, language, ("Letter: a place on the team", _offer))


def _build(data: SelectionPapers, paper: Paper, usual: str, about: tuple[str, _Tell]) -> bytes:
    title, tell = about
    draws: list[tuple[Frame, Callable[[Page], None]]] = []
    for child in data.children:
        frame = _frame(data, title, family_language(child.language, usual))
        draws.append((frame, partial(_draw, data, child, tell)))
    return render_mixed(_frame(data, title, usual), paper, draws)


def _frame(data: SelectionPapers, title: str, language: str) -> Frame:
    translate = translator(language)
    titles = {
        "Letter: an invitation": translate("Prints", "Letter: an invitation"),
        "Letter: a place on the team": translate("Prints", "Letter: a place on the team"),
    }
    return Frame(
        title=titles[title],
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )


def _draw(data: SelectionPapers, child: CandidateChild, tell: _Tell, page: Page) -> None:
    language = page.frame.language
    translate = translator(language)
    flow = Flow(page, page.top - 4 * mm)
    flow.paragraph(f"{data.school}, {full_day(data.printed_on, language)}")
    flow.space(4 * mm)
    words = translate("Prints", "To {name} and family")
    flow.paragraph(words.format(name=child.name))
    flow.space(2 * mm)
    tell(data, child, flow, language)
    flow.heading(translate("Prints", "How do we stop?"))
    flow.paragraph(translate("Prints", "Tell us at any time. You do not need a reason."))
    flow.heading(translate("Prints", "Do you have a question?"))
    flow.paragraph(_ask(data, language))
    flow.sign([data.adult or translate("Prints", "For the school")])


def _invite(data: SelectionPapers, child: CandidateChild, flow: Flow, language: str) -> None:
    translate = translator(language)
    flow.title(translate("Prints", "{name}, you are invited").format(name=child.first_name))
    asked = translate(
        "Prints",
        "At our school students said whom they would talk to. People here think that {name} would "
        "be good on the team: {team}.",
    )
    flow.paragraph(asked.format(name=child.first_name, team=data.team))
    _what_it_is(flow, language)
    flow.heading(translate("Prints", "What to do"))
    flow.points(
        [
            translate("Prints", "Fill in the application and give it back by ____________."),
            translate("Prints", "Ask a teacher for the teacher's page."),
            translate("Prints", "The family signs the slip that goes with it."),
        ]
    )
    flow.paragraph(
        translate(
            "Prints",
            "Then we talk with each student. There are fewer places than good helpers. Nobody has "
            "to apply, and a no changes nothing.",
        )
    )


def _offer(data: SelectionPapers, child: CandidateChild, flow: Flow, language: str) -> None:
    translate = translator(language)
    flow.title(translate("Prints", "{name}, we have a place for you").format(name=child.first_name))
    offered = translate("Prints", "We would like {name} to join the team: {team}.")
    flow.paragraph(offered.format(name=child.first_name, team=data.team))
    _what_it_is(flow, language)
    flow.heading(translate("Prints", "What to do"))
    flow.points(
        [
            translate("Prints", "Say yes or no by ____________. Both are fine."),
            translate("Prints", "The family signs the slip, if it has not done so."),
            translate("Prints", "First meeting: ____________"),
        ]
    )


def _what_it_is(flow: Flow, language: str) -> None:
    translate = translator(language)
    flow.heading(translate("Prints", "What does the team do?"))
    flow.paragraph(
        translate(
            "Prints",
            "The team learns to listen, welcomes others and tells an adult when someone may get "
            "hurt. It does not counsel. It meets at school, and an adult is always there.",
        )
    )


def _ask(data: SelectionPapers, language: str) -> str:
    translate = translator(language)
    adult = data.adult or translate("Prints", "the school office")
    if data.extension:
        words = translate("Prints", "Please ask {adult}, extension {extension}.")
        return words.format(adult=adult, extension=data.extension)
    return translate("Prints", "Please ask {adult}.").format(adult=adult)
