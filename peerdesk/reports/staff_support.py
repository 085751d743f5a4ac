"""The page for the staff room: where adults of the school find support themselves."""

from typing import Final

from reportlab.lib.units import mm
from sqlalchemy.orm import Session

from peerdesk.enums import Paper, PrintClass
from peerdesk.i18n import translate
from peerdesk.reports import blocks
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.reports.page import Frame
from peerdesk.reports.wall_prints import WallPrint
from peerdesk.reports.words import full_day, plain_day, translator
from peerdesk.services.prints.support_rows import SupportLine, SupportList, support_list

KEY: Final = "staff-support"
_EDGES: Final = (0.0, 78 * mm, 150 * mm)


def titles() -> dict[str, str]:
    """Return the name of the print in the language of the window."""
    return {KEY: translate("Catalog", "Support for staff")}


def make(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the page."""
    return build(support_list(session, chosen.today, sample=chosen.sample), paper, language)


def need(session: Session, options: Options) -> Need | None:
    """Return what is missing: something to list."""
    if support_list(session, options.today, sample=False).lines:
        return None
    return Need(
        translate("Catalog", "No support is listed yet. Add it under Staff training."),
        "staff_training",
    )


def build(data: SupportList, paper: Paper, language: str) -> bytes:
    """Return the PDF: what, what for, where, and when somebody made sure of it."""
    say = translator(language)
    name = say("Prints", "Support for staff")
    frame = Frame(
        title=name,
        print_class=PrintClass.STAFF_ONLY,
        language=language,
        dates=full_day(data.as_of, language),
        sample=data.sample,
    )
    head = (say("Prints", "For what"), say("Prints", "Where"), say("Prints", "Checked on"))
    parts = [
        *blocks.title(name),
        *blocks.paragraph(data.school),
        *blocks.paragraph(
            say(
                "Prints",
                "You carry a lot. Whoever looks after others needs somebody too. Asking for help "
                "is part of the job, and nobody has to say why.",
            )
        ),
        blocks.space(3 * mm),
        blocks.row(head, _EDGES, strong=True),
    ]
    for line in data.lines:
        parts += _line(line, language)
    return blocks.render_blocks(frame, paper, parts)


def _line(line: SupportLine, language: str) -> list[blocks.Block]:
    say = translator(language)
    never = say("Prints", "not yet")
    checked = plain_day(line.reviewed_on, language) if line.reviewed_on else never
    text = f"{line.title}. {line.purpose}" if line.purpose else line.title
    return [blocks.row((text, line.where_found, checked), _EDGES, least=13 * mm)]


PRINTS: Final = (WallPrint(KEY, PrintClass.STAFF_ONLY, "none", False, make, need, is_told=False),)
