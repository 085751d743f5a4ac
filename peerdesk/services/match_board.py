"""The draft board of a matching run: proposals that nothing depends on until they are accepted.

propose_matches(session, today) -> run id          pairs locked on the board before stay
draft_board(session, today) -> Board | None        the newest open run
choices_for(session, proposal_id, today, at_most=3) -> [Choice]
choose_helper(session, proposal_id, mentor_id, today)
swap_helpers(session, one_id, other_id, today)
set_locked(session, proposal_ids, *, is_locked)
set_aside(session, proposal_ids) / take_back(session, proposal_ids)
accept_proposals(session, today, proposal_ids=None) -> Accepted
discard_board(session)
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.enums import MembershipStatus, ProposalStatus
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.matches import MatchingRun, MatchProposal
from peerdesk.services.match_draft import (
    STANDING,
    mentee_of,
    open_run,
    planned,
    proposal_of,
    proposals_of,
)
from peerdesk.services.match_pool import PairingPool, load_pool
from peerdesk.services.matches import begin_pairs, check_pair
from peerdesk.services.matching.planner import (
    Plan,
    explain,
    plan,
)
from peerdesk.services.matching.rules import broken_rules
from peerdesk.services.matching.stored import store_left_out, store_pair
from peerdesk.services.vaults import own_school_id

_MATCHED = (MembershipStatus.WAITING, MembershipStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What accepting made.

    Attributes:
        match_ids: The new pairs.
        left: Proposals with a helper that could not be accepted.
    """

    match_ids: tuple[str, ...]
    left: int


def propose_matches(session: Session, today: date) -> str:
    """Match every waiting buddy anew and return the run's id; the draft before it is closed.

    Pairs that were locked on the board stay as they are.
    """
    everyone = load_pool(session, today)
    waiting = frozenset(
        student_id for student_id in everyone.waiting if everyone.status[student_id] in _MATCHED
    )
    before = open_run(session)
    locked = _locked(session, before, everyone, waiting)
    if before is not None:
        before.is_open = False
    run = MatchingRun(school_id=own_school_id(session), program_id=everyone.program.program_id)
    session.add(run)
    session.flush()
    mentees = tuple(one for one in everyone.pool.mentees if one.id in waiting)
    pool = replace(everyone.pool, mentees=mentees, locked=locked)
    session.add_all(_proposals(session, run, plan(pool)))
    session.flush()
    return run.id


def choose_helper(session: Session, proposal_id: str, mentor_id: str, today: date) -> None:
    """Give a buddy another helper and lock the pair.

    Raises:
        NotAllowedError: If a rule that nobody may waive is broken.
        NotFoundError: If the proposal or the helper is gone.
    """
    proposal = proposal_of(session, proposal_id)
    everyone = load_pool(session, today)
    _put(everyone, proposal, mentor_id)
    proposal.status = ProposalStatus.LOCKED


def swap_helpers(session: Session, one_id: str, other_id: str, today: date) -> None:
    """Exchange the helpers of two buddies of the draft; a missing helper is exchanged too.

    Raises:
        NotAllowedError: If one of the new pairs breaks a rule that nobody may waive.
        NotFoundError: If a proposal is gone.
    """
    one, other = proposal_of(session, one_id), proposal_of(session, other_id)
    if one.mentor_id == other.mentor_id:
        raise NotAllowedError(
            translate("Matching", "Both have the same helper. Choose two different pairs to swap.")
        )
    everyone = load_pool(session, today)
    mentor_id = one.mentor_id
    for proposal, new_id in ((one, other.mentor_id), (other, mentor_id)):
        if new_id is None:
            _leave_out(everyone, proposal)
        else:
            _put(everyone, proposal, new_id)
            proposal.status = ProposalStatus.LOCKED


def set_locked(session: Session, proposal_ids: Iterable[str], *, is_locked: bool) -> None:
    """Lock pairs of the draft against the next run, or release them."""
    for proposal_id in proposal_ids:
        proposal = proposal_of(session, proposal_id)
        if proposal.mentor_id is not None:
            proposal.status = ProposalStatus.LOCKED if is_locked else ProposalStatus.DRAFT


def set_aside(session: Session, proposal_ids: Iterable[str]) -> None:
    """Leave proposals out of "accept all"; the buddies go on waiting."""
    for proposal_id in proposal_ids:
        proposal_of(session, proposal_id).status = ProposalStatus.DISMISSED


def take_back(session: Session, proposal_ids: Iterable[str]) -> None:
    """Put proposals that were set aside back into the draft."""
    for proposal_id in proposal_ids:
        proposal_of(session, proposal_id).status = ProposalStatus.DRAFT


def accept_proposals(
    session: Session, today: date, proposal_ids: Collection[str] | None = None
) -> Accepted:
    """Make live pairs of the draft, or of these proposals only; the rest stays on the board.

    Raises:
        NotAllowedError: If there is no draft, or nothing in it can be accepted.
    """
    run = open_run(session)
    if run is None:
        raise NotAllowedError(
            translate("Matching", "There is no draft. Press “Match new students” first.")
        )
    everyone = load_pool(session, today)
    wanted = [one for one in proposals_of(session, run.id) if _is_wanted(one, proposal_ids)]
    ready = [one for one in wanted if _can_accept(everyone, one)]
    if not ready:
        raise NotAllowedError(
            translate("Matching", "No pair can be accepted yet. Choose a helper for one first.")
        )
    pairs = [
        replace(planned(everyone, one), is_locked=one.status is ProposalStatus.LOCKED)
        for one in ready
    ]
    match_ids = begin_pairs(session, everyone, pairs, today)
    for proposal in ready:
        proposal.status = ProposalStatus.ACCEPTED
    run.is_open = any(
        one.status is not ProposalStatus.ACCEPTED for one in proposals_of(session, run.id)
    )
    return Accepted(tuple(match_ids), len(wanted) - len(ready))


def discard_board(session: Session) -> None:
    """Close the draft without making pairs."""
    run = open_run(session)
    if run is not None:
        run.is_open = False


def _locked(
    session: Session,
    run: MatchingRun | None,
    everyone: PairingPool,
    waiting: Collection[str],
) -> dict[str, str]:
    if run is None:
        return {}
    return {
        one.mentee_id: one.mentor_id
        for one in proposals_of(session, run.id)
        if one.status is ProposalStatus.LOCKED
        and one.mentor_id is not None
        and one.mentee_id in waiting
        and _can_accept(everyone, one)
    }


def _proposals(session: Session, run: MatchingRun, made: Plan) -> list[MatchProposal]:
    common = {"school_id": own_school_id(session), "run_id": run.id}
    paired = [
        MatchProposal(
            **common,
            mentor_id=pair.mentor_id,
            mentee_id=pair.mentee_id,
            score=pair.score,
            reasons=store_pair(pair),
            status=ProposalStatus.LOCKED if pair.is_locked else ProposalStatus.DRAFT,
        )
        for pair in made.pairs
    ]
    left = [
        MatchProposal(**common, mentee_id=one.mentee_id, reasons=store_left_out(one))
        for one in made.left_out
    ]
    return [*paired, *left]


def _put(everyone: PairingPool, proposal: MatchProposal, mentor_id: str) -> None:
    mentee_of(everyone, proposal)
    if mentor_id not in everyone.mentors:
        raise NotFoundError(kind="ProgramMembership", record_id=mentor_id)
    pair = check_pair(everyone, mentor_id, proposal.mentee_id)
    proposal.mentor_id = mentor_id
    proposal.score = pair.score
    proposal.reasons = store_pair(pair)


def _leave_out(everyone: PairingPool, proposal: MatchProposal) -> None:
    proposal.mentor_id = None
    proposal.score = 0
    proposal.reasons = store_left_out(explain(everyone.pool, mentee_of(everyone, proposal)))
    proposal.status = ProposalStatus.DRAFT


def _is_wanted(proposal: MatchProposal, proposal_ids: Collection[str] | None) -> bool:
    if proposal.mentor_id is None or proposal.status not in STANDING:
        return False
    return proposal_ids is None or proposal.id in proposal_ids


def _can_accept(everyone: PairingPool, proposal: MatchProposal) -> bool:
    mentor = everyone.mentors.get(proposal.mentor_id or "")
    mentee = everyone.mentees.get(proposal.mentee_id)
    if mentor is None or mentee is None or mentee.id not in everyone.waiting:
        return False
    broken = broken_rules(mentor, mentee, everyone.pool.rules, everyone.pool.relations)
    return all(rule.may_be_waived for rule in broken)
