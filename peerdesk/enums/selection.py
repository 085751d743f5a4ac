"""Closed choices of how a leadership team is chosen."""

from enum import StrEnum


class Counted(StrEnum):
    """What a line of the tally counts: votes for somebody, names nobody can read, ballots."""

    STUDENT = "student"
    STAFF = "staff"
    UNCLEAR_STUDENT = "unclear_student"
    UNCLEAR_STAFF = "unclear_staff"
    BALLOT = "ballot"


class CandidateStatus(StrEnum):
    """How far a candidate is; in this order, the last three end it."""

    NOMINATED = "nominated"
    INVITED = "invited"
    APPLIED = "applied"
    INTERVIEWED = "interviewed"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOT_THIS_TIME = "not_this_time"


class PutForward(StrEnum):
    """Who put a candidate forward."""

    PEERS = "peers"
    STAFF = "staff"
    SELF = "self"


class ScreeningStep(StrEnum):
    """Who has looked at a candidate; only that it was done is kept, never what was found."""

    ADVISORS = "advisors"
    FAMILY = "family"
    PRINCIPAL = "principal"
