"""What comes next for a candidate: a pure function of where the candidate stands.

next_step(candidate) -> Step
"""

from enum import StrEnum
from typing import Final

from peerdesk.enums import CandidateStatus
from peerdesk.i18n import translate
from peerdesk.services.selection.candidates import Candidate


class Step(StrEnum):
    """What somebody does next."""

    INVITE = "invite"
    APPLICATION = "application"
    REFERRAL = "referral"
    INTERVIEW = "interview"
    DECIDE = "decide"
    CONSENT = "consent"
    ACCEPT = "accept"
    NONE = "none"


AT_ONCE: Final = frozenset({Step.INVITE, Step.APPLICATION, Step.REFERRAL, Step.ACCEPT})
"""Steps that are done for many candidates with one key."""


def next_step(one: Candidate) -> Step:
    """Return what comes next; the family's yes is only waited for where a place is offered."""
    match one.status:
        case CandidateStatus.NOMINATED:
            return Step.INVITE
        case CandidateStatus.INVITED:
            return Step.APPLICATION
        case CandidateStatus.APPLIED:
            return Step.REFERRAL if one.referral_on is None else Step.INTERVIEW
        case CandidateStatus.INTERVIEWED:
            return Step.DECIDE
        case CandidateStatus.OFFERED:
            return Step.ACCEPT if one.has_consent else Step.CONSENT
        case _:
            return Step.NONE


def next_words() -> dict[Step, str]:
    """Return the steps in words."""
    return {
        Step.INVITE: translate("Selection", "Invite"),
        Step.APPLICATION: translate("Selection", "Application in"),
        Step.REFERRAL: translate("Selection", "Teacher's page in"),
        Step.INTERVIEW: translate("Selection", "Interview"),
        Step.DECIDE: translate("Selection", "Decide"),
        Step.CONSENT: translate("Selection", "Get the yes"),
        Step.ACCEPT: translate("Selection", "Onto the team"),
        Step.NONE: "",
    }
