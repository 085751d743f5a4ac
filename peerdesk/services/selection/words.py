"""What states, steps and sources of candidates are called on screen."""

from peerdesk.enums import CandidateStatus, PutForward, ScreeningStep
from peerdesk.i18n import translate


def status_words() -> dict[str, str]:
    """Return how far a candidate is, in words."""
    return {
        CandidateStatus.NOMINATED: translate("Selection", "Nominated"),
        CandidateStatus.INVITED: translate("Selection", "Invited"),
        CandidateStatus.APPLIED: translate("Selection", "Applied"),
        CandidateStatus.INTERVIEWED: translate("Selection", "Interviewed"),
        CandidateStatus.OFFERED: translate("Selection", "Place offered"),
        CandidateStatus.ACCEPTED: translate("Selection", "On the team"),
        CandidateStatus.DECLINED: translate("Selection", "Declined"),
        CandidateStatus.NOT_THIS_TIME: translate("Selection", "Not this time"),
    }


def put_forward_words() -> dict[str, str]:
    """Return who put a candidate forward, in words."""
    return {
        PutForward.PEERS: translate("Selection", "Students"),
        PutForward.STAFF: translate("Selection", "Staff"),
        PutForward.SELF: translate("Selection", "The student"),
    }


def step_words() -> dict[str, str]:
    """Return the steps of screening in words."""
    return {
        ScreeningStep.ADVISORS: translate("Selection", "Advisors looked"),
        ScreeningStep.FAMILY: translate("Selection", "Talked with family"),
        ScreeningStep.PRINCIPAL: translate("Selection", "Principal agreed"),
    }
