"""Papers of choosing a team for the tests of every print, and candidates for a real file."""

from datetime import date
from functools import partial

from selection_support import do, open_round, put_on_list, row_of
from support import TODAY

from peerdesk.enums import Grade
from peerdesk.reports import (
    application_form,
    interview_sheet,
    nomination_ballot,
    selection_letters,
)
from peerdesk.services.prints.selection_rows import (
    CandidateChild,
    SelectionForms,
    SelectionPapers,
)
from peerdesk.services.selection import candidates

DAY = date(2026, 11, 23)
LONG = "Guadalupe Alejandra O'Brien-Hernández de la Cruz Villaseñor"


def form_rows(*, sample=False):
    return SelectionForms(DAY, "Student Leadership Team", "Grace Okafor", 3, sample)


def paper_rows(*, sample=False):
    children = (
        CandidateChild("Maya", "Maya Ortiz", Grade.G05, "5-A", ""),
        CandidateChild("Guadalupe", LONG, Grade.KINDERGARTEN, "", ""),
    )
    return SelectionPapers(
        DAY, "Student Leadership Team", children, "Prairie View", "Grace Okafor", "204", sample
    )


def choose_one(store, invited, offered):
    """Open a round with a candidate to invite and one who was offered a place."""
    round_id = open_round(store)
    put_on_list(store, round_id, [invited, offered])
    ids = [row_of(store, round_id, offered).id]
    do(store, partial(candidates.offer, today=TODAY), ids=ids)
    return round_id


EVERY = {
    "nomination-ballot": (nomination_ballot.build, form_rows),
    "application-form": (application_form.build, form_rows),
    "interview-sheet": (interview_sheet.build, paper_rows),
    "selection-invitation": (selection_letters.build_invitation, paper_rows),
    "selection-offer": (selection_letters.build_offer, paper_rows),
}
