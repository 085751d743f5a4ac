"""Buddy pairs: drafts of a matching run and the matches that live."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import (
    CheckInKind,
    CheckInMethod,
    CheckInNature,
    ClosureReason,
    MatchSide,
    MatchStatus,
    ProposalStatus,
    Share,
)
from peerdesk.models.base import (
    Base,
    OfSchool,
    choice,
    flag,
    optional,
    reference,
    text,
    whole,
    words,
)


class MatchingRun(OfSchool, Base):
    """One run of the matching, kept until its draft is accepted or replaced.

    Attributes:
        is_open: The draft board shows the newest open run.
    """

    __tablename__ = "matching_run"

    program_id: Mapped[str] = reference("program.id")
    is_open: Mapped[bool] = flag(default=True)


class MatchProposal(OfSchool, Base):
    """A proposed pair of a run, or a student left out with the reason.

    Attributes:
        mentor_id: None when no helper could be found.
        score: 0 to 1000, for ordering only; people see `reasons`.
        reasons: Canonical JSON of reason codes with their values.
    """

    __tablename__ = "match_proposal"

    run_id: Mapped[str] = reference("matching_run.id")
    mentor_id: Mapped[str | None] = reference("student.id", nullable=True)
    mentee_id: Mapped[str] = reference("student.id")
    score: Mapped[int] = whole()
    reasons: Mapped[str] = text()
    status: Mapped[ProposalStatus] = choice(ProposalStatus.DRAFT)


class Match(OfSchool, Base):
    """A helper and a buddy.

    Attributes:
        number: Pair number of the school, printed on forms instead of names.
        is_locked: A new matching run leaves the pair as it is.
        agreed_on: When helper, buddy and staff signed the match agreement.
        first_met_on: First meeting of the two, with staff; the check-ins count from here.
        first_met_with: Which adults were there.
        goodbye_on: When the two say goodbye, planned or held.
        closed_by: Who asked for the end ("helper", "buddy", "family", "staff").
    """

    __tablename__ = "buddy_match"

    program_id: Mapped[str] = reference("program.id", share=Share.CODES)
    mentor_id: Mapped[str] = reference("student.id", share=Share.CODES)
    mentee_id: Mapped[str] = reference("student.id", share=Share.CODES)
    number: Mapped[int] = whole(Share.CODES)
    status: Mapped[MatchStatus] = choice(MatchStatus.ACTIVE, Share.CODES)
    is_locked: Mapped[bool] = flag()
    reasons: Mapped[str] = text()
    approved_on: Mapped[date | None] = optional(Share.CODES)
    started_on: Mapped[date | None] = optional(Share.CODES)
    hold_until: Mapped[date | None] = optional(Share.CODES)
    closed_on: Mapped[date | None] = optional(Share.CODES)
    closure_reason: Mapped[ClosureReason | None] = optional(Share.CODES)
    closed_by: Mapped[str] = text(Share.CODES)
    agreed_on: Mapped[date | None] = optional(Share.CODES)
    first_met_on: Mapped[date | None] = optional(Share.CODES)
    first_met_with: Mapped[str] = text()
    goodbye_on: Mapped[date | None] = optional(Share.CODES)


class CheckIn(OfSchool, Base):
    """Staff asked how a pair is doing.

    Attributes:
        due_on: The day of the calendar it answers, before days without school were skipped;
            None for one that was not due.
        minutes: How long it took, 1 to 480.
        spoke_with: Who was asked: "helper", "buddy", "family", "teacher".
        feels_safe: What was answered to "Do you both feel safe?"; None if it was not asked.
        note: The counselor's words; never leaves the school.
    """

    __tablename__ = "check_in"

    match_id: Mapped[str] = reference("buddy_match.id", share=Share.CODES)
    kind: Mapped[CheckInKind] = choice(CheckInKind.PAIR, Share.CODES)
    due_on: Mapped[date | None] = optional(Share.CODES)
    done_on: Mapped[date | None] = optional(Share.CODES, index=True)
    method: Mapped[CheckInMethod] = choice(CheckInMethod.IN_PERSON, Share.CODES)
    minutes: Mapped[int] = whole(Share.CODES, default=5)
    nature: Mapped[CheckInNature] = choice(CheckInNature.GOING_WELL, Share.CODES)
    spoke_with: Mapped[tuple[str, ...]] = words(Share.CODES)
    feels_safe: Mapped[bool | None] = optional()
    note: Mapped[str] = text()


class ExitAnswer(OfSchool, Base):
    """What one of a pair answered at its end; never leaves the school.

    Attributes:
        question: Key of the question in the shipped list.
    """

    __tablename__ = "exit_answer"

    match_id: Mapped[str] = reference("buddy_match.id")
    side: Mapped[MatchSide] = choice(MatchSide.HELPER)
    question: Mapped[str] = text()
    answer: Mapped[str] = text()
