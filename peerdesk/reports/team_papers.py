"""The papers of a team: minutes, the page for the next meeting, the list of recognition."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports import blocks
from peerdesk.reports.blocks import Block
from peerdesk.reports.page import Frame
from peerdesk.reports.words import clock_time, full_day, grade_word, plain_day, translator
from peerdesk.services.prints.team_rows import ActionLine, AgendaPage, MinutesPage, ThanksList

_ACTION_EDGES: Final = (0.0, 94 * mm, 146 * mm)
_SIGN_EDGES: Final = (0.0, 66 * mm, 112 * mm)
_THANKS_EDGES: Final = (0.0, 62 * mm, 80 * mm, 146 * mm)
_SIGN_HEIGHT: Final = 9 * mm
_FREE_LINES: Final = 5
_GUEST_LINES: Final = 1


def build_minutes(data: MinutesPage, paper: Paper, language: str) -> bytes:
    """Return the PDF of the minutes of one meeting."""
    translate = translator(language)
    frame = _frame(
        translate("Prints", "Minutes of the meeting"), data.day, language, sample=data.sample
    )
    when = translate("Prints", "{day}, {time}, {minutes} minutes").format(
        day=full_day(data.day, language), time=clock_time(data.starts_at), minutes=data.minutes
    )
    parts = [
        *blocks.title(translate("Prints", "Minutes of the meeting")),
        *blocks.paragraph(f"{data.team}. {when}"),
        *_named(translate("Prints", "There ({n})"), data.present),
        *_named(translate("Prints", "Absent ({n})"), data.absent),
        *_named(translate("Prints", "On break ({n})"), data.on_break),
        *_points(translate("Prints", "Agenda"), data.agenda),
        *_said(translate("Prints", "What was said and decided"), data.record),
        *_actions(translate("Prints", "Actions"), data.actions, language),
        *_actions(translate("Prints", "Still open from before"), data.earlier, language),
    ]
    return blocks.render_blocks(frame, paper, parts)


def build_agenda(data: AgendaPage, paper: Paper, language: str) -> bytes:
    """Return the PDF of the agenda with the lines to sign in on."""
    translate = translator(language)
    name = translate("Prints", "Agenda and sign-in")
    frame = _frame(name, data.day or data.printed_on, language, sample=data.sample)
    day = full_day(data.day, language) if data.day else translate("Prints", "Day: ____________")
    agenda = _points(translate("Prints", "Agenda"), data.agenda)
    if not data.agenda:
        agenda = [*blocks.heading(translate("Prints", "Agenda")), *blocks.ruled(_FREE_LINES)]
    head = (
        translate("Prints", "Name"), translate("Prints", "Position"),
        translate("Prints", "Signature"),
    )  # fmt: skip
    lines = [*data.members, *[("", "")] * _GUEST_LINES]
    parts = [
        *blocks.title(name),
        *blocks.paragraph(f"{data.team}. {day}"),
        *agenda,
        *_actions(translate("Prints", "Still open from before"), data.carried, language),
        *blocks.heading(translate("Prints", "Who is here")),
        blocks.row(head, _SIGN_EDGES, strong=True),
        *(blocks.row((*line, ""), _SIGN_EDGES, least=_SIGN_HEIGHT) for line in lines),
    ]
    return blocks.render_blocks(frame, paper, parts)


def build_thanks(data: ThanksList, paper: Paper, language: str) -> bytes:
    """Return the PDF of the recognition of a year."""
    translate = translator(language)
    name = translate("Prints", "Recognition")
    frame = _frame(name, data.printed_on, language, sample=data.sample)
    head = (
        translate("Prints", "Name"), translate("Prints", "Grade"),
        translate("Prints", "What for"), translate("Prints", "Day"),
    )  # fmt: skip
    parts = [
        *blocks.title(name),
        *(blocks.paragraph(data.year) if data.year else ()),
        blocks.row(head, _THANKS_EDGES, strong=True),
    ]
    for one in data.thanks:
        cells = (one.name, grade_word(one.grade), one.what, plain_day(one.day, language))
        parts.append(blocks.row(cells, _THANKS_EDGES))
    return blocks.render_blocks(frame, paper, parts)


def _frame(title: str, day: date, language: str, *, sample: bool) -> Frame:
    return Frame(title, PrintClass.STAFF_ONLY, language, full_day(day, language), sample)


def _named(words: str, names: Sequence[str]) -> list[Block]:
    if not names:
        return []
    text = words.format(n=len(names))
    return [*blocks.heading(text), *blocks.paragraph(", ".join(names))]


def _points(words: str, texts: Sequence[str]) -> list[Block]:
    return [*blocks.heading(words), *blocks.points(texts)] if texts else []


def _said(words: str, texts: Sequence[str]) -> list[Block]:
    if not texts:
        return []
    return [*blocks.heading(words), *(part for text in texts for part in blocks.paragraph(text))]


def _actions(words: str, actions: Sequence[ActionLine], language: str) -> list[Block]:
    if not actions:
        return []
    translate = translator(language)
    head = (translate("Prints", "What"), translate("Prints", "Who"), translate("Prints", "Until"))
    lines = [(one.what, one.who, _until(one, language)) for one in actions]
    return [
        *blocks.heading(words),
        blocks.row(head, _ACTION_EDGES, strong=True),
        *(blocks.row(line, _ACTION_EDGES) for line in lines),
    ]


def _until(action: ActionLine, language: str) -> str:
    if action.done_on is not None:
        words = translator(language)("Prints", "Done {day}")
        return words.format(day=plain_day(action.done_on, language))
    return plain_day(action.due_on, language) if action.due_on else ""
