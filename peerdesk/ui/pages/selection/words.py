"""What the views of the page are called, what they are for, and what each prints."""

from collections.abc import Collection
from typing import Final

from peerdesk.enums import CandidateStatus
from peerdesk.i18n import translate

VIEWS: Final = ("ballots", "tally", "candidates", "choose")

_S = CandidateStatus
_LETTERS: Final = frozenset({_S.NOMINATED, _S.INVITED})
_PLACES: Final = frozenset({_S.OFFERED, _S.ACCEPTED})


def view_words() -> dict[str, str]:
    """Return the names of the views, with the digits of their keys."""
    return {
        "ballots": translate("SelectionPage", "1 Ballots"),
        "tally": translate("SelectionPage", "2 Tally"),
        "candidates": translate("SelectionPage", "3 Candidates"),
        "choose": translate("SelectionPage", "4 Choose"),
    }


def primary_words() -> dict[str, str]:
    """Return the words of the primary button in each view."""
    return {
        "ballots": translate("SelectionPage", "Count &ballot"),
        "tally": translate("SelectionPage", "Put on &list"),
        "candidates": translate("SelectionPage", "&Next step"),
        "choose": translate("SelectionPage", "&Offer places"),
    }


def print_of(states: Collection[CandidateStatus]) -> str:
    """Return the paper that candidates who stand like this need."""
    known = frozenset(states)
    if known and known <= _LETTERS:
        return "selection-invitation"
    return "selection-offer" if known and known <= _PLACES else "interview-sheet"
