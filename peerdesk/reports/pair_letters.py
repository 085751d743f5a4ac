"""Letters to the families of a pair: when it begins, and when it ends."""

from collections.abc import Callable
from functools import partial

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.flow import Flow
from peerdesk.reports.page import Frame, Page, render_mixed
from peerdesk.reports.words import family_language, full_day, translator
from peerdesk.services.prints.pair_rows import Child, PairFacts, PairPapers

_Title = Callable[[str], str]
_Tell = Callable[[PairPapers, PairFacts, Flow, str], None]


def build_start(data: PairPapers, paper: Paper, language: str) -> bytes:
    """Return the PDF of letters that tell families of a new pair, two for each pair.

    Each letter is in the language of its family; `language` is for those that have none.
    """
    return _build(data, paper, language, (_start_title, (_start_buddy, _start_helper)))


def build_closure(data: PairPapers, paper: Paper, language: str) -> bytes:
    """Return the PDF of letters that tell families of the end of a pair, two for each pair."""
    return _build(data, paper, language, (_closure_title, (_end_buddy, _end_helper)))


def _start_title(language: str) -> str:
    translate = translator(language)
    return translate("Prints", "Letter: a new pair")


def _closure_title(language: str) -> str:
    translate = translator(language)
    return translate("Prints", "Letter: a pair ends")


def _build(
    data: PairPapers, paper: Paper, usual: str, about: tuple[_Title, tuple[_Tell, _Tell]]
) -> bytes:
    title, tells = about
    draws: list[tuple[Frame, Callable[[Page], None]]] = []
    for pair in data.pairs:
        for child, tell in zip((pair.buddy, pair.helper), tells, strict=True):
            frame = _frame(data, title, family_language(child.language, usual))
            draws.append((frame, partial(_draw, data, pair, child, tell)))
    return render_mixed(_frame(data, title, usual), paper, draws)


def _frame(data: PairPapers, title: _Title, language: str) -> Frame:
    return Frame(
        title=title(language),
        print_class=PrintClass.CONFIDENTIAL,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )


def _draw(data: PairPapers, pair: PairFacts, child: Child, tell: _Tell, page: Page) -> None:
    language = page.frame.language
    translate = translator(language)
    flow = Flow(page, page.top - 4 * mm)
    flow.paragraph(f"{data.school}, {full_day(data.printed_on, language)}")
    flow.space(6 * mm)
    flow.paragraph(translate("Prints", "To the family of {name}").format(name=child.name))
    flow.space(4 * mm)
    tell(data, pair, flow, language)
    flow.heading(translate("Prints", "Do you have a question?"))
    flow.paragraph(_ask(data, language))
    flow.sign([data.adult or translate("Prints", "For the school")])


def _ask(data: PairPapers, language: str) -> str:
    translate = translator(language)
    adult = data.adult or translate("Prints", "the school office")
    if data.extension:
        words = translate("Prints", "Please ask {adult}, extension {extension}.")
        return words.format(adult=adult, extension=data.extension)
    return translate("Prints", "Please ask {adult}.").format(adult=adult)


def _start_buddy(data: PairPapers, pair: PairFacts, flow: Flow, language: str) -> None:
    translate = translator(language)
    flow.title(translate("Prints", "{name} has a helper").format(name=pair.buddy.first_name))
    words = translate(
        "Prints",
        "In our buddy program an older student spends time with a younger one. "
        "{helper} is the helper of {buddy}.",
    )
    flow.paragraph(words.format(helper=pair.helper.first_name, buddy=pair.buddy.first_name))
    _how_it_goes(data, flow, language)


def _start_helper(data: PairPapers, pair: PairFacts, flow: Flow, language: str) -> None:
    translate = translator(language)
    flow.title(translate("Prints", "{name} is a helper").format(name=pair.helper.first_name))
    words = translate(
        "Prints",
        "In our buddy program an older student spends time with a younger one. "
        "{helper} was trained for it and is the helper of {buddy}.",
    )
    flow.paragraph(words.format(helper=pair.helper.first_name, buddy=pair.buddy.first_name))
    _how_it_goes(data, flow, language)


def _how_it_goes(data: PairPapers, flow: Flow, language: str) -> None:
    translate = translator(language)
    flow.heading(translate("Prints", "When do they meet?"))
    flow.paragraph(
        translate(
            "Prints", "At school only, at recess or lunch: about {minutes} minutes a month."
        ).format(minutes=data.target_minutes)
        if data.target_minutes
        else translate("Prints", "At school only, at recess or lunch.")
    )
    flow.heading(translate("Prints", "Who looks after them?"))
    flow.paragraph(
        translate(
            "Prints",
            "An adult is there at the first meeting and then asks both how it goes. Helpers listen "
            "and play; they do not counsel. If anyone may get hurt, they tell an adult.",
        )
    )
    flow.heading(translate("Prints", "How do we stop?"))
    flow.paragraph(
        translate(
            "Prints", "Tell us at any time. You do not need a reason. We help to say goodbye."
        )
    )


def _end_buddy(_data: PairPapers, pair: PairFacts, flow: Flow, language: str) -> None:
    translate = translator(language)
    title = translate("Prints", "{helper} and {buddy} say goodbye")
    flow.title(title.format(helper=pair.helper.first_name, buddy=pair.buddy.first_name))
    _what_was(pair, flow, language)
    flow.heading(translate("Prints", "What comes next?"))
    if pair.waits:
        flow.paragraph(
            translate("Prints", "{buddy} is on our list for another helper. We write again then.")
            .format(buddy=pair.buddy.first_name)
        )  # fmt: skip
    else:
        flow.paragraph(
            translate("Prints", "{buddy} can ask us for a helper again at any time.").format(
                buddy=pair.buddy.first_name
            )
        )
    _afterwards(flow, language)


def _end_helper(_data: PairPapers, pair: PairFacts, flow: Flow, language: str) -> None:
    translate = translator(language)
    title = translate("Prints", "Thank you, {helper}")
    flow.title(title.format(helper=pair.helper.first_name))
    _what_was(pair, flow, language)
    flow.paragraph(
        translate("Prints", "That took time, patience and a kind heart. We are grateful.")
    )
    _afterwards(flow, language)


def _what_was(pair: PairFacts, flow: Flow, language: str) -> None:
    translate = translator(language)
    if pair.since and pair.ended_on:
        words = translate(
            "Prints",
            "{helper} and {buddy} were a pair in our buddy program from {first} to {last}.",
        )
        flow.paragraph(
            words.format(
                helper=pair.helper.first_name,
                buddy=pair.buddy.first_name,
                first=full_day(pair.since, language),
                last=full_day(pair.ended_on, language),
            )
        )
    if pair.times > 1:
        flow.paragraph(translate("Prints", "They met {times} times.").format(times=pair.times))


def _afterwards(flow: Flow, language: str) -> None:
    translate = translator(language)
    flow.heading(translate("Prints", "And after that?"))
    flow.paragraph(
        translate(
            "Prints",
            "The two may greet and play at school like all children. The meetings of the program "
            "are over, and nobody has to go on with them.",
        )
    )
    flow.paragraph(translate("Prints", "Goodbyes can be sad. Please ask your child how it was."))
