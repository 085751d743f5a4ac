"""The page that proves that one student was erased: counts and days, never a name."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from reportlab.lib.units import mm

from peerdesk.enums import Paper, PrintClass
from peerdesk.reports.flow import Flow
from peerdesk.reports.page import Frame, Page, render
from peerdesk.reports.words import Translate, full_day, translator
from peerdesk.services.prints.erasure_rows import Erased, ErasureProof

_TOP: Final = 2 * mm


def build(data: ErasureProof, paper: Paper, language: str) -> bytes:
    """Return the PDF, one page."""
    translate = translator(language)
    frame = Frame(
        title=translate("Prints", "Proof of erasure"),
        print_class=PrintClass.STAFF_ONLY,
        language=language,
        dates=full_day(data.printed_on, language),
        sample=data.sample,
    )
    return render(frame, paper, [partial(_draw, data)])


def _draw(data: ErasureProof, page: Page) -> None:
    language = page.frame.language
    translate = translator(language)
    flow = Flow(page, page.top - _TOP)
    flow.title(translate("Prints", "One student was erased for good"))
    flow.space(2 * mm)
    flow.paragraph(
        translate(
            "Prints", "School: {school}. Erased on {day} by {name}. Erasure no. {number}."
        ).format(
            school=data.school,
            day=full_day(data.erased_on, language),
            name=data.by or "PeerDesk",
            number=data.number,
        )
    )
    flow.paragraph(
        translate(
            "Prints", "This page names nobody on purpose. Keep it with the request of the family."
        )
    )
    flow.heading(translate("Prints", "What was erased"))
    flow.points([f"{words}: {count}" for words, count in _erased(data, translate)])
    flow.heading(translate("Prints", "Copies"))
    flow.points(list(_copies(data, translate, language)))
    flow.heading(translate("Prints", "What a program cannot reach"))
    flow.points(
        [
            translate("Prints", "Paper that was printed, and files that were exported."),
            translate("Prints", "Backups on sticks that were not plugged in."),
            translate("Prints", "Text about other children in which the name was typed."),
        ]
    )
    flow.sign([translate("Prints", "Signature"), translate("Prints", "Day")])


def _erased(data: ErasureProof, translate: Translate) -> Iterator[tuple[str, int]]:
    words = {
        Erased.STUDENT: translate("Prints", "Record on the roster"),
        Erased.PAIRS: translate("Prints", "Pairs, check-ins and rules about pairs"),
        Erased.SESSIONS: translate("Prints", "Sessions and attendance"),
        Erased.DUTY: translate("Prints", "Bench duty and absences"),
        Erased.ANSWERS: translate("Prints", "Consent answers"),
        Erased.ROLES: translate("Prints", "Roles, team and training"),
        Erased.OTHERS: translate("Prints", "Concerns, private notes and other records"),
    }
    for kind, count in data.records:
        yield words[kind], count
    if data.drafts:
        yield translate("Prints", "Unfinished texts"), data.drafts
    if data.labels:
        yield translate("Prints", "Lines of the history that held the name"), data.labels


def _copies(data: ErasureProof, translate: Translate, language: str) -> Iterator[str]:
    yield translate("Prints", "Kept bundles that were removed: {count}").format(
        count=data.originals
    )
    yield translate("Prints", "Older backups that were deleted: {count}").format(
        count=data.backups_deleted
    )
    if not data.backups_left:
        yield translate("Prints", "No older backup was within reach any more.")
    elif data.last_backup_on is None:
        yield translate(
            "Prints", "Older backups that are kept until somebody deletes them: {count}"
        ).format(count=data.backups_left)
    else:
        yield translate(
            "Prints", "Older backups that are left: {count}. The last one goes by {day}."
        ).format(count=data.backups_left, day=full_day(data.last_backup_on, language))
