"""The match agreement: what helper, buddy and staff promise, one pair to a page, signed."""

from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.flow import Flow
from peerdesk.reports.page import Frame, Page, render
from peerdesk.reports.words import full_day, translator
from peerdesk.services.prints.pair_rows import PairFacts, PairPapers

_SIZE: Final = 14.0


def build(data: PairPapers, paper: Paper, language: str) -> bytes:
    """Return the PDF of the agreements, one page for each pair."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Match agreement"),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )
    return render(frame, paper, [partial(_draw, data, pair) for pair in data.pairs])


def _draw(data: PairPapers, pair: PairFacts, page: Page) -> None:
    language = page.frame.language
    translate = translator(language)
    flow = Flow(page, page.top - 4 * mm)
    flow.title(translate("Prints", "We are a pair"))
    names = translate("Prints", "{helper} is the helper. {buddy} is the buddy. Pair {number}.")
    flow.paragraph(
        names.format(helper=pair.helper.name, buddy=pair.buddy.name, number=pair.number), _SIZE
    )
    flow.heading(translate("Prints", "The helper promises"))
    flow.points(
        [
            translate("Prints", "I come when we meet. If I cannot, I say so before."),
            translate("Prints", "I listen. I do not laugh at you and I do not boss you."),
            translate("Prints", "What you tell me stays with me, but I do not keep secrets that hurt: if anyone may get hurt, I tell an adult."),  # noqa: E501
        ],
        _SIZE,
    )  # fmt: skip
    flow.heading(translate("Prints", "The buddy promises"))
    flow.points(
        [
            translate("Prints", "I come when we meet, and I say what I like to do."),
            translate("Prints", "I may say stop. I may ask for another helper at any time."),
        ],
        _SIZE,
    )
    flow.heading(translate("Prints", "The adults promise"))
    flow.points(_adults(data, language), _SIZE)
    _sign(flow, pair, language)


def _adults(data: PairPapers, language: str) -> list[str]:
    translate = translator(language)
    said = [translate("Prints", "We are there when you meet for the first time.")]
    if data.target_minutes:
        time = translate(
            "Prints", "We find time for about {minutes} minutes a month, for at least {months} months."  # noqa: E501
        )  # fmt: skip
        said.append(time.format(minutes=data.target_minutes, months=data.expected_months))
    said.append(
        translate("Prints", "We ask you both how it goes, and we say goodbye well when it ends.")
    )
    return said


def _sign(flow: Flow, pair: PairFacts, language: str) -> None:
    translate = translator(language)
    if pair.first_met_on:
        met = translate("Prints", "First meeting: {day}, with {staff}")
        flow.space(3 * mm)
        flow.paragraph(met.format(day=full_day(pair.first_met_on, language), staff=pair.staff))
    flow.sign(
        [
            translate("Prints", "Helper: {name}").format(name=pair.helper.first_name),
            translate("Prints", "Buddy: {name}").format(name=pair.buddy.first_name),
            translate("Prints", "Adult"),
            translate("Prints", "Signed on"),
        ]
    )
