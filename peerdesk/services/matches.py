"""Pairs that live: list them, end them, and who still waits for one.

Live pairs
    list_pairs(session, today, statuses=LIVE_MATCHES) -> [PairRow], by number
    pair_of(session, match_id, today) -> PairRow
    make_pair(session, mentor_id, mentee_id, today) -> match id
    end_pair, hold_pair, resume_pair, lock_pair    stand in `peerdesk.services.match_life`
Waiting
    waiting_pool(session, today) -> [WaitingRow], longest wait first
    note_waiting(session, student_id, note)
    program_counts(session, today) -> ProgramCounts

The draft of a matching run stands in `peerdesk.services.match_board`.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import ClosureReason, MatchStatus, MembershipStatus
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.matches import Match
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.check_ins import DueCheckIn, due_checkins
from peerdesk.services.match_dosage import Dosage, dosages
from peerdesk.services.match_life import (
    Ending,
    buddies_of,
    close_pairs,
    end_pair,
    hold_pair,
    is_premature,
    lock_pair,
    resume_pair,
)
from peerdesk.services.match_pool import PairingPool, load_pool
from peerdesk.services.match_states import find_match
from peerdesk.services.matching.planner import PlannedPair, explain, pair_up
from peerdesk.services.matching.rules import broken_rules, helper_rule
from peerdesk.services.matching.stored import store_pair, stored_reasons
from peerdesk.services.matching.words import left_out_words, pair_words, warning_words
from peerdesk.services.members import StudentTag, student_tags
from peerdesk.services.programs import LIVE_MATCHES, program_rules
from peerdesk.services.vaults import own_school_id

__all__ = [
    "Ending", "PairRow", "ProgramCounts", "WaitingRow", "begin_pairs", "check_pair",
    "close_pairs", "end_pair", "hold_pair", "list_pairs", "lock_pair", "make_pair",
    "note_waiting", "pair_of", "program_counts", "resume_pair", "waiting_pool",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PairRow:
    """A pair as lists show it.

    Attributes:
        weeks: School weeks since it began, the current one included.
        weeks_met: Weeks with at least one session.
        silent_days: Days since they met last, or since the pair began.
        reasons: What spoke for it, in words.
        warnings: What would speak against it today, in words.
        dosage: Time spent together against the program's target.
        due: What staff owe the pair today or before, the longest due first.
        premature: Whether it ended before the months the program expects.
        hold_until: Day on which a rest ends; None for an open end.
    """

    id: str
    number: int
    helper: StudentTag
    buddy: StudentTag
    status: MatchStatus
    since: date | None
    weeks: int
    weeks_met: int
    last_met_on: date | None
    silent_days: int
    reasons: str
    warnings: tuple[str, ...]
    is_locked: bool
    dosage: Dosage
    due: tuple[DueCheckIn, ...] = ()
    closed_on: date | None = None
    closure_reason: ClosureReason | None = None
    premature: bool = False
    hold_until: date | None = None


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A buddy without a pair.

    Attributes:
        id: The student's id.
        fitting: Helpers with room whom every rule allows.
        reason: Why there is none, in words; empty when there is one.
        note: Why the student waits, as staff noted it.
    """

    id: str
    student: StudentTag
    status: MembershipStatus
    waiting_since: date | None
    fitting: int
    reason: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProgramCounts:
    """The line under the title of the Buddies page."""

    active: int
    on_hold: int
    ending: int
    waiting: int
    helpers: int
    trained_helpers: int
    ended: int = 0


def list_pairs(
    session: Session,
    today: date,
    statuses: Collection[MatchStatus] = LIVE_MATCHES,
    *,
    everyone: PairingPool | None = None,
) -> list[PairRow]:
    """Return the pairs in these states, by number.

    Args:
        session: The session.
        today: For the weeks, and for what holds today.
        statuses: Which pairs.
        everyone: The pool, if it was read already.
    """
    query = select(Match).where(Match.status.in_(statuses)).order_by(Match.number, Match.id)
    pool = everyone or load_pool(session, today)
    return _pair_rows(session, pool, list(session.scalars(query)), today)


def pair_of(session: Session, match_id: str, today: date) -> PairRow:
    """Return one pair, whatever its state.

    Raises:
        NotFoundError: If there is none.
    """
    match = find_match(session, match_id)
    (row,) = _pair_rows(session, load_pool(session, today), [match], today)
    return row


def make_pair(session: Session, mentor_id: str, mentee_id: str, today: date) -> str:
    """Pair a helper and a buddy by hand and return the match's id.

    Raises:
        NotAllowedError: If a rule that nobody may waive is broken, or the buddy has a pair.
        NotFoundError: If one of them is not in the program.
    """
    everyone = load_pool(session, today)
    if mentor_id not in everyone.mentors or mentee_id not in everyone.mentees:
        raise NotFoundError(kind="ProgramMembership", record_id=mentee_id)
    if mentee_id not in everyone.waiting:
        raise NotAllowedError(
            translate("Matching", "This buddy is in a pair already. End that pair first.")
        )
    pair = check_pair(everyone, mentor_id, mentee_id)
    (match_id,) = begin_pairs(session, everyone, [pair], today)
    return match_id


def waiting_pool(
    session: Session, today: date, everyone: PairingPool | None = None
) -> list[WaitingRow]:
    """Return the buddies without a pair: longest wait first, then by name."""
    everyone = everyone or load_pool(session, today)
    rows = [_waiting_row(everyone, student_id) for student_id in everyone.waiting]
    return sorted(
        rows,
        key=lambda row: (row.waiting_since or today, row.student.list_name.casefold(), row.id),
    )


def note_waiting(session: Session, student_id: str, note: str) -> None:
    """Keep why a buddy waits, or what the helper should be like; empty takes the note away.

    Raises:
        NotFoundError: If the student is no buddy of the program.
    """
    members = buddies_of(session, program_rules(session).program_id, [student_id])
    if not members:
        raise NotFoundError(kind="ProgramMembership", record_id=student_id)
    for member in members:
        member.waiting_note = note.strip()


def program_counts(
    session: Session, today: date, everyone: PairingPool | None = None
) -> ProgramCounts:
    """Return how many pairs, waiting buddies and helpers there are."""
    everyone = everyone or load_pool(session, today)
    query = select(Match.status, func.count()).where(
        Match.program_id == everyone.program.program_id
    )
    by_status = defaultdict(int, session.execute(query.group_by(Match.status)).all())
    able = [mentor for mentor in everyone.pool.mentors if helper_rule(mentor) is None]
    return ProgramCounts(
        active=by_status[MatchStatus.ACTIVE] + by_status[MatchStatus.APPROVED],
        on_hold=by_status[MatchStatus.ON_HOLD],
        ending=by_status[MatchStatus.CLOSING],
        waiting=len(everyone.waiting),
        helpers=len(everyone.pool.mentors),
        trained_helpers=len(able),
        ended=by_status[MatchStatus.CLOSED],
    )


def check_pair(everyone: PairingPool, mentor_id: str, mentee_id: str) -> PlannedPair:
    """Return the two as a pair that may be made by hand.

    Raises:
        NotAllowedError: If a rule that nobody may waive is broken.
    """
    mentor = everyone.mentors[mentor_id]
    pair = pair_up(everyone.pool, mentor, everyone.mentees[mentee_id])
    barred = [rule for rule in pair.broken if not rule.may_be_waived]
    if barred:
        raise NotAllowedError(
            translate("Matching", "{problem}. Choose another helper.").format(
                problem=warning_words(barred[0], everyone.pool.rules, mentor)
            )
        )
    return pair


def begin_pairs(
    session: Session, everyone: PairingPool, pairs: Collection[PlannedPair], today: date
) -> list[str]:
    """Make live pairs of planned ones, numbered on from the last; return their ids.

    Where the program begins with a meeting with staff, they are only approved until then.
    """
    school_id, program_id = own_school_id(session), everyone.program.program_id
    waits = everyone.program.starts_with_staff
    number = local_state.next_number(session, Key.PAIR_NUMBER, len(pairs)) - len(pairs)
    matches = [
        Match(
            school_id=school_id,
            program_id=program_id,
            mentor_id=pair.mentor_id,
            mentee_id=pair.mentee_id,
            number=number + place,
            status=MatchStatus.APPROVED if waits else MatchStatus.ACTIVE,
            is_locked=pair.is_locked,
            reasons=store_pair(pair),
            approved_on=today,
            started_on=None if waits else today,
        )
        for place, pair in enumerate(pairs, start=1)
    ]
    session.add_all(matches)
    for member in buddies_of(session, program_id, [pair.mentee_id for pair in pairs]):
        member.status = MembershipStatus.ACTIVE
        member.waiting_since, member.waiting_note = None, ""
    session.flush()
    return [match.id for match in matches]


def _waiting_row(everyone: PairingPool, student_id: str) -> WaitingRow:
    pool, mentee = everyone.pool, everyone.mentees[student_id]
    left_out = explain(pool, mentee)
    return WaitingRow(
        student_id,
        everyone.tags[student_id],
        everyone.status[student_id],
        everyone.waiting[student_id],
        left_out.fitting,
        "" if left_out.fitting else left_out_words(left_out, pool.rules),
        everyone.notes.get(student_id, ""),
    )


def _pair_rows(
    session: Session, everyone: PairingPool, matches: Collection[Match], today: date
) -> list[PairRow]:
    tags = student_tags(session, {id_ for one in matches for id_ in (one.mentor_id, one.mentee_id)})
    ids = [match.id for match in matches]
    met, times = _meetings(session, ids), dosages(session, ids, today)
    due = _due(session, today)
    return [
        PairRow(
            id=match.id,
            number=match.number,
            helper=tags[match.mentor_id],
            buddy=tags[match.mentee_id],
            status=match.status,
            since=match.started_on,
            weeks=_weeks(match.started_on, match.closed_on or today),
            weeks_met=len({day.isocalendar()[:2] for day in met[match.id]}),
            last_met_on=max(met[match.id], default=None),
            silent_days=_days_since(max(met[match.id], default=match.started_on), today),
            reasons=pair_words(stored_reasons(match.reasons)) if match.reasons else "",
            warnings=_warnings(everyone, match),
            is_locked=match.is_locked,
            dosage=times[match.id],
            due=tuple(due[match.id]),
            closed_on=match.closed_on,
            closure_reason=match.closure_reason,
            premature=is_premature(match, everyone.program.expected_months),
            hold_until=match.hold_until,
        )
        for match in matches
        if match.mentor_id in tags and match.mentee_id in tags
    ]


def _due(session: Session, today: date) -> dict[str, list[DueCheckIn]]:
    due: dict[str, list[DueCheckIn]] = defaultdict(list)
    for one in due_checkins(session, today):
        due[one.match_id].append(one)
    return due


def _warnings(everyone: PairingPool, match: Match) -> tuple[str, ...]:
    """Return what speaks against a live pair today; gaps that were waived are not repeated."""
    mentor = everyone.mentors.get(match.mentor_id)
    mentee = everyone.mentees.get(match.mentee_id)
    if match.status not in LIVE_MATCHES or mentor is None or mentee is None:
        return ()
    pool = everyone.pool
    broken = broken_rules(mentor, mentee, pool.rules, pool.relations)
    barred = (rule for rule in broken if not rule.may_be_waived)
    return tuple(warning_words(rule, pool.rules, mentor) for rule in barred)


def _meetings(session: Session, match_ids: Collection[str]) -> dict[str, list[date]]:
    query = select(SessionLog.match_id, SessionLog.held_at).where(
        SessionLog.match_id.in_(match_ids)
    )
    met: dict[str, list[date]] = defaultdict(list)
    for match_id, held_at in session.execute(query):
        if match_id is not None and held_at is not None:
            met[match_id].append(_local_date(held_at))
    return met


def _local_date(instant: datetime) -> date:
    return instant.astimezone().date()


def _days_since(day: date | None, today: date) -> int:
    return max(0, (today - day).days) if day else 0


def _weeks(since: date | None, until: date) -> int:
    if since is None or since > until:
        return 0
    return (until.toordinal() - until.weekday() - since.toordinal() + since.weekday()) // 7 + 1
