"""Pairs, from their draft to their end: each deed once, on the sample school."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from sqlalchemy import select

from peerdesk.enums import ClosureReason, MatchSide, ProposalStatus
from peerdesk.models.matches import MatchProposal
from peerdesk.services import (
    check_in_records,
    check_ins,
    match_board,
    match_draft,
    match_exit,
    match_life,
    matches,
    programs,
)

TODAY = date(2026, 11, 24)
WEEK = timedelta(days=7)


def drafted(session):
    return match_board.propose_matches(session, TODAY)


def on_draft(do):
    """Return a case on a matching draft that is made in the same deed."""

    def case(session):
        drafted(session)
        session.flush()
        query = select(MatchProposal.id).where(
            MatchProposal.status == ProposalStatus.DRAFT, MatchProposal.mentor_id.is_not(None)
        )
        do(session, list(session.scalars(query.order_by(MatchProposal.id))))

    return case


def rules_changed(session):
    rules = programs.program_rules(session)
    plan = check_ins.check_in_plan(session)
    check_ins.change_pair_rules(session, replace(rules, max_buddies=rules.max_buddies + 1), plan)


def _resumed(session, match_id):
    match_life.hold_pair(session, match_id, TODAY + WEEK, TODAY)
    session.flush()
    match_life.resume_pair(session, match_id)
    match_life.lock_pair(session, match_id, is_locked=True)


def _paired(session, buddy):
    choices = match_draft.helpers_for(session, buddy, TODAY)
    matches.make_pair(session, choices[0].helper.id, buddy, TODAY)


def _aside_and_back(session, ids):
    match_board.set_aside(session, ids[:1])
    session.flush()
    match_board.take_back(session, ids[:1])


def _chosen(session, ids):
    choices = match_draft.choices_for(session, ids[0], TODAY)
    match_board.choose_helper(session, ids[0], choices[0].helper.id, TODAY)


def cases(picks):
    """Return every case by the name of its use case."""
    pair = {"match_id": picks.pair}
    ending = match_life.Ending(ClosureReason.MOVED, buddy_waits=True)
    check_in = check_in_records.CheckInEntry(picks.pair, TODAY)
    return {
        "match_life.end_pair": partial(match_life.end_pair, **pair, ending=ending, today=TODAY),
        "match_life.hold_pair": partial(
            match_life.hold_pair, **pair, until=TODAY + WEEK, today=TODAY
        ),
        "match_life.lock_pair": partial(match_life.lock_pair, **pair, is_locked=True),
        "match_life.note_agreement": partial(
            match_life.note_agreement, match_ids=[picks.pair], signed_on=TODAY, today=TODAY
        ),
        "match_life.note_first_meeting": partial(
            match_life.note_first_meeting,
            **pair,
            meeting=match_life.FirstMeeting(TODAY, "Ms. Begay"),
            today=TODAY,
        ),
        "match_life.plan_goodbye": partial(
            match_life.plan_goodbye, **pair, goodbye_on=TODAY + WEEK, today=TODAY
        ),
        "matches.note_waiting": partial(
            matches.note_waiting, student_id=picks.waiting, note="January"
        ),
        "check_in_records.log_check_in": partial(
            check_in_records.log_check_in, entry=check_in, today=TODAY
        ),
        "check_in_records.edit_check_in": lambda s: check_in_records.edit_check_in(
            s, picks.check_in, replace(check_in, minutes=12), TODAY
        ),
        "check_in_records.bin_check_in": partial(
            check_in_records.bin_check_in, check_in_id=picks.check_in
        ),
        "match_exit.answer_exit": partial(
            match_exit.answer_exit,
            **pair,
            replies=[(MatchSide.HELPER, match_exit.ExitReply("helper.going", "good"))],
        ),
        "match_life.resume_pair": lambda s: _resumed(s, picks.pair),
        "matches.make_pair": lambda s: _paired(s, picks.waiting),
        "match_board.take_back": on_draft(_aside_and_back),
        "match_board.choose_helper": on_draft(_chosen),
        "match_board.accept_proposals": on_draft(
            lambda s, _ids: match_board.accept_proposals(s, TODAY)
        ),
        "check_ins.change_pair_rules": rules_changed,
        "match_board.propose_matches": drafted,
        "match_board.set_aside": on_draft(lambda s, ids: match_board.set_aside(s, ids[:1])),
        "match_board.set_locked": on_draft(
            lambda s, ids: match_board.set_locked(s, ids[:1], is_locked=True)
        ),
    }
