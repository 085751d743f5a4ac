"""The papers of choosing a team as the catalogue offers them; the tally is never printed.

PRINTS are the entries; `titles` and `notices` are asked by key.
"""

from typing import Final

from sqlalchemy.orm import Session

from peerdesk.enums import Paper, PrintClass
from peerdesk.i18n import translate
from peerdesk.reports import application_form, interview_sheet, nomination_ballot, selection_letters
from peerdesk.reports.needs import Need
from peerdesk.reports.options import Options
from peerdesk.reports.wall_prints import WallPrint
from peerdesk.services.prints import selection_rows
from peerdesk.services.prints.selection_rows import TO_INTERVIEW, TO_INVITE, WITH_PLACE


def titles() -> dict[str, str]:
    """Return the names of these prints in the language of the window."""
    return {
        "nomination-ballot": translate("Catalog", "Nomination ballots"),
        "application-form": translate("Catalog", "Application and teacher's page"),
        "interview-sheet": translate("Catalog", "Interview sheets"),
        "selection-invitation": translate("Catalog", "Letters: invited to apply"),
        "selection-offer": translate("Catalog", "Letters: a place on the team"),
    }


def ballots(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return ballots, two to a page; `blanks` says how many."""
    count = chosen.blanks or selection_rows.A_PAGE
    rows = selection_rows.form_rows(session, count, chosen.today, sample=chosen.sample)
    return nomination_ballot.build(rows, paper, language)


def application(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return the application with its teacher's page."""
    rows = selection_rows.form_rows(session, 1, chosen.today, sample=chosen.sample)
    return application_form.build(rows, paper, language)


def interviews(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return interview sheets of those asked for, or of all who applied."""
    ids = selection_rows.candidates_for(session, chosen.student_ids, TO_INTERVIEW)
    rows = selection_rows.paper_rows(session, ids, chosen.today, sample=chosen.sample)
    return interview_sheet.build(rows, paper, language)


def invitations(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return invitations of those asked for, or of all who have not applied yet."""
    ids = selection_rows.candidates_for(session, chosen.student_ids, TO_INVITE)
    rows = selection_rows.paper_rows(session, ids, chosen.today, sample=chosen.sample)
    return selection_letters.build_invitation(rows, paper, language)


def offers(session: Session, chosen: Options, paper: Paper, language: str) -> bytes:
    """Return letters of those asked for, or of all who were offered a place."""
    ids = selection_rows.candidates_for(session, chosen.student_ids, WITH_PLACE)
    rows = selection_rows.paper_rows(session, ids, chosen.today, sample=chosen.sample)
    return selection_letters.build_offer(rows, paper, language)


def need_nothing(_session: Session, _options: Options) -> Need | None:
    """Return that a form without names can print at any time."""
    return None


def need_invited(session: Session, options: Options) -> Need | None:
    """Return what is missing for invitations."""
    if selection_rows.candidates_for(session, options.student_ids, TO_INVITE):
        return None
    return Need(
        translate("Catalog", "Nobody is to be invited. Put names on the list under Choosing."),
        "selection",
    )


def need_offered(session: Session, options: Options) -> Need | None:
    """Return what is missing for letters about a place."""
    if selection_rows.candidates_for(session, options.student_ids, WITH_PLACE):
        return None
    return Need(
        translate("Catalog", "Nobody was offered a place yet. Offer one under Choosing."),
        "selection",
    )


def need_interview(session: Session, options: Options) -> Need | None:
    """Return nothing: without a candidate a blank sheet prints; only a counselor may ask."""
    selection_rows.candidates_for(session, options.student_ids, TO_INTERVIEW)
    return None


_CONFIDENTIAL: Final = PrintClass.CONFIDENTIAL
PRINTS: Final = (
    WallPrint("nomination-ballot", _CONFIDENTIAL, "none", False, ballots, need_nothing, False),
    WallPrint("application-form", _CONFIDENTIAL, "none", False, application, need_nothing, False),
    WallPrint("interview-sheet", _CONFIDENTIAL, "none", False, interviews, need_interview),
    WallPrint("selection-invitation", _CONFIDENTIAL, "none", False, invitations, need_invited),
    WallPrint("selection-offer", _CONFIDENTIAL, "none", False, offers, need_offered),
)
