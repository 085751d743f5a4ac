"""The draft board as people read it: every waiting buddy with a helper, or with the reason.

    draft_board(session, today) -> Board | None        the newest open run
    choices_for(session, proposal_id, today, at_most=3) -> [Choice]
    helpers_for(session, student_id, today, at_most=3) -> [Choice]   for a buddy outside a draft

What can be done with the draft stands in `peerdesk.services.match_board`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ProposalStatus
from peerdesk.errors import NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.matches import MatchingRun, MatchProposal
from peerdesk.services.match_pool import PairingPool, load_pool
from peerdesk.services.matching.planner import (
    Alternative,
    LeftOut,
    PlannedPair,
    explain,
    pair_up,
    rank_helpers,
)
from peerdesk.services.matching.rules import Mentee, Rule
from peerdesk.services.matching.words import (
    count_words,
    left_out_words,
    pair_words,
    reason_words,
    warning_words,
)
from peerdesk.services.members import StudentTag
from peerdesk.services.programs import ProgramRules

STANDING: Final = (ProposalStatus.DRAFT, ProposalStatus.LOCKED)
"""Proposals that "accept all" takes."""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A waiting buddy on the draft board, with or without a helper.

    Attributes:
        id: The proposal's id.
        reasons: One line: why these two, or why there is no helper.
        warnings: What speaks against the pair, in words.
        why: Everything that is known, one line each, for "Why this?".
        can_accept: Whether accepting makes a pair of it.
        looks_good: Whether nobody needs to look at it.
    """

    id: str
    buddy: StudentTag
    helper: StudentTag | None
    status: ProposalStatus
    reasons: str
    warnings: tuple[str, ...]
    why: tuple[str, ...]
    can_accept: bool
    looks_good: bool

    @property
    def is_locked(self) -> bool:
        """Return whether a new run leaves it as it is."""
        return self.status is ProposalStatus.LOCKED

    @property
    def is_aside(self) -> bool:
        """Return whether it was set aside: not accepted with the others."""
        return self.status is ProposalStatus.DISMISSED


@dataclass(frozen=True, slots=True)
class Board:
    """A run's draft: pairs that need a look first, then the others, each by name.

    Attributes:
        rules: What the program asks, for the line below the list.
    """

    run_id: str
    rules: ProgramRules
    rows: tuple[BoardRow, ...]

    @property
    def ready(self) -> tuple[BoardRow, ...]:
        """Return what "accept all" would make pairs of."""
        return tuple(row for row in self.rows if row.can_accept and not row.is_aside)

    @property
    def good(self) -> int:
        """Return how many look good."""
        return sum(row.looks_good for row in self.rows)

    @property
    def to_look_at(self) -> int:
        """Return how many need a look."""
        return sum(not row.looks_good and not row.is_aside for row in self.rows)


@dataclass(frozen=True, slots=True)
class Choice:
    """A helper to choose for a buddy.

    Attributes:
        warnings: What choosing would waive, in words.
        is_taken: Has as many buddies as allowed, counting this draft.
    """

    helper: StudentTag
    reasons: str
    warnings: tuple[str, ...]
    is_taken: bool


def draft_board(session: Session, today: date, everyone: PairingPool | None = None) -> Board | None:
    """Return the open draft as the records stand today; None without one."""
    run = open_run(session)
    if run is None:
        return None
    everyone = everyone or load_pool(session, today)
    proposals = [
        one
        for one in proposals_of(session, run.id)
        if one.mentee_id in everyone.waiting and one.status is not ProposalStatus.ACCEPTED
    ]
    load = _load(proposals)
    rows = [_row(everyone, proposal, load) for proposal in proposals]
    rows.sort(
        key=lambda row: (
            row.is_aside,
            row.looks_good,
            row.helper is not None,
            row.buddy.list_name.casefold(),
            row.id,
        )
    )
    return Board(run.id, everyone.program, tuple(rows))


def choices_for(session: Session, proposal_id: str, today: date, at_most: int = 3) -> list[Choice]:
    """Return helpers for a buddy of the draft, best first; never one who is barred."""
    proposal = proposal_of(session, proposal_id)
    everyone = load_pool(session, today)
    mentee = mentee_of(everyone, proposal)
    load = _load(proposals_of(session, proposal.run_id))
    ranked = rank_helpers(everyone.pool, mentee, load, without=proposal.mentor_id, at_most=at_most)
    return [_choice(everyone, offer) for offer in ranked]


def helpers_for(session: Session, student_id: str, today: date, at_most: int = 3) -> list[Choice]:
    """Return helpers for a waiting buddy, best first, without looking at any draft.

    Raises:
        NotFoundError: If the student does not wait for a helper.
    """
    everyone = load_pool(session, today)
    if student_id not in everyone.waiting:
        raise NotFoundError(kind="ProgramMembership", record_id=student_id)
    ranked = rank_helpers(everyone.pool, everyone.mentees[student_id], Counter(), at_most=at_most)
    return [_choice(everyone, offer) for offer in ranked]


def open_run(session: Session) -> MatchingRun | None:
    """Return the newest run whose draft is still open."""
    query = select(MatchingRun).where(MatchingRun.is_open).order_by(MatchingRun.id.desc())
    return session.scalars(query).first()


def proposals_of(session: Session, run_id: str) -> list[MatchProposal]:
    """Return the proposals of a run."""
    query = select(MatchProposal).where(MatchProposal.run_id == run_id)
    return list(session.scalars(query.order_by(MatchProposal.mentee_id)))


def proposal_of(session: Session, proposal_id: str) -> MatchProposal:
    """Return a proposal.

    Raises:
        NotFoundError: If there is none.
    """
    proposal = session.get(MatchProposal, proposal_id)
    if proposal is None or proposal.deleted_at is not None:
        raise NotFoundError(kind="MatchProposal", record_id=proposal_id)
    return proposal


def mentee_of(everyone: PairingPool, proposal: MatchProposal) -> Mentee:
    """Return the buddy of a proposal.

    Raises:
        NotFoundError: If the buddy no longer waits.
    """
    mentee = everyone.mentees.get(proposal.mentee_id)
    if mentee is None or mentee.id not in everyone.waiting:
        raise NotFoundError(kind="ProgramMembership", record_id=proposal.mentee_id)
    return mentee


def _load(proposals: Iterable[MatchProposal]) -> Counter[str]:
    return Counter(one.mentor_id for one in proposals if one.mentor_id and one.status in STANDING)


def _choice(everyone: PairingPool, offer: Alternative) -> Choice:
    return Choice(
        everyone.tags[offer.mentor_id],
        pair_words(offer.reasons),
        tuple(warning_words(rule, everyone.pool.rules) for rule in offer.broken),
        offer.is_taken,
    )


def _row(everyone: PairingPool, proposal: MatchProposal, load: Counter[str]) -> BoardRow:
    buddy = everyone.tags[proposal.mentee_id]
    if proposal.mentor_id in everyone.mentors:
        return _paired_row(everyone, proposal, buddy, load)
    left_out = explain(everyone.pool, everyone.mentees[proposal.mentee_id])
    words = _left_out_line(everyone, left_out, load)
    return BoardRow(
        id=proposal.id,
        buddy=buddy,
        helper=None,
        status=proposal.status,
        reasons=words,
        warnings=(),
        why=(words, *count_words(left_out, everyone.pool.rules)),
        can_accept=False,
        looks_good=False,
    )


def _left_out_line(everyone: PairingPool, left_out: LeftOut, load: Counter[str]) -> str:
    mentee = everyone.mentees[left_out.mentee_id]
    free = rank_helpers(everyone.pool, mentee, load, at_most=1)
    if free and not free[0].broken and not free[0].is_taken:
        return translate("Matching", "a helper who fits has room: choose one")
    return left_out_words(left_out, everyone.pool.rules)


def _paired_row(
    everyone: PairingPool, proposal: MatchProposal, buddy: StudentTag, load: Counter[str]
) -> BoardRow:
    pair, mentor = planned(everyone, proposal), everyone.mentors[proposal.mentor_id or ""]
    broken: list[Rule] = [rule for rule in pair.broken if rule is not Rule.CAPACITY]
    if load[pair.mentor_id] > mentor.capacity_left:
        broken.append(Rule.CAPACITY)
    warnings = tuple(warning_words(rule, everyone.pool.rules, mentor) for rule in broken)
    is_aside = proposal.status is ProposalStatus.DISMISSED
    return BoardRow(
        id=proposal.id,
        buddy=buddy,
        helper=everyone.tags[pair.mentor_id],
        status=proposal.status,
        reasons=pair_words(pair.reasons),
        warnings=warnings,
        why=(*(reason_words(reason) for reason in pair.reasons), *warnings),
        can_accept=all(rule.may_be_waived for rule in broken),
        looks_good=bool(pair.reasons) and not broken and not is_aside,
    )


def planned(everyone: PairingPool, proposal: MatchProposal) -> PlannedPair:
    """Return a proposal as the pair it would be today."""
    mentor = everyone.mentors[proposal.mentor_id or ""]
    return pair_up(everyone.pool, mentor, everyone.mentees[proposal.mentee_id])
