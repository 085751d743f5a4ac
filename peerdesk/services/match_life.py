"""What happens to a pair from its first meeting to its goodbye.

Beginning
    approve_pair(session, match_id, today)
    note_first_meeting(session, match_id, FirstMeeting(met_on, staff), today)
    note_agreement(session, match_ids, signed_on, today)   both sides have signed
Between
    hold_pair(session, match_id, until) / resume_pair(session, match_id)
    lock_pair(session, match_id, *, is_locked)
Ending
    plan_goodbye(session, match_id, goodbye_on, today)     it is closing from now on
    end_pair(session, match_id, Ending(...), today)
    close_pairs(session, match_ids, Ending(...), today) -> how many   many at once
    lasted_months(match) / is_premature(match, expected_months)
    count_endings(session, first, last, expected_months) -> EndingCounts
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    ClosureReason,
    ConsentKind,
    MatchSide,
    MatchStatus,
    MembershipRole,
    MembershipStatus,
)
from peerdesk.errors import InvalidValueError
from peerdesk.i18n import translate
from peerdesk.models.matches import Match
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.stamping import stamp_of
from peerdesk.services.consent import blocks
from peerdesk.services.day_words import plain_date
from peerdesk.services.match_exit import ExitReply, keep_replies
from peerdesk.services.match_states import check_coming, check_day, find_match, living, move


@dataclass(frozen=True, slots=True)
class FirstMeeting:
    """The first meeting of a pair.

    Attributes:
        staff: The adults who were there, in words.
    """

    met_on: date
    staff: str


@dataclass(frozen=True, slots=True)
class Ending:
    """How a pair ends.

    Attributes:
        closed_by: Who asked for it: "helper", "buddy", "family" or "staff".
        buddy_waits: Whether the buddy goes back to the waiting list.
        goodbye_on: When the two said goodbye; None if they could not.
        waiting_note: What the next helper should be like, for the waiting list.
        replies: What helper and buddy answered to the exit questions.
    """

    reason: ClosureReason
    closed_by: str = "staff"
    buddy_waits: bool = False
    goodbye_on: date | None = None
    waiting_note: str = ""
    replies: Sequence[tuple[MatchSide, ExitReply]] = field(default=())


@dataclass(frozen=True, slots=True)
class EndingCounts:
    """Endings of a span of time.

    Attributes:
        premature: Those before the program's expected months, without the completed ones.
    """

    ended: int
    premature: int
    reasons: Mapping[ClosureReason, int]


def approve_pair(session: Session, match_id: str, today: date) -> None:
    """Approve a proposed pair.

    Raises:
        ConsentNeededError: If a family has not agreed.
        NotAllowedError: If it is further on already.
        NotFoundError: If there is no such pair.
    """
    match = find_match(session, match_id)
    move(match, MatchStatus.APPROVED)
    _check_consent(session, match, today)
    match.approved_on = today


def note_first_meeting(session: Session, match_id: str, meeting: FirstMeeting, today: date) -> None:
    """Keep when the two met first and which adults were there; an approved pair is active then.

    Raises:
        ConsentNeededError: If the pair would begin, and a family has not agreed.
        InvalidValueError: If the day cannot be, or nobody of the staff is named.
        NotAllowedError: If the pair has ended.
        NotFoundError: If there is no such pair.
    """
    match = living(find_match(session, match_id))
    check_day(session, "met_on", meeting.met_on, today, since=match.approved_on)
    if not meeting.staff.strip():
        raise InvalidValueError(
            "staff", translate("Matching", "Enter which adult was there, for example a name.")
        )
    match.first_met_on = meeting.met_on
    match.first_met_with = meeting.staff.strip()
    if match.status in {MatchStatus.PROPOSED, MatchStatus.APPROVED}:
        _check_consent(session, match, today)
        move(match, MatchStatus.ACTIVE)
        match.started_on = meeting.met_on


def note_agreement(
    session: Session, match_ids: Collection[str], signed_on: date, today: date
) -> int:
    """Keep when the match agreements of these pairs were signed; return how many.

    Raises:
        InvalidValueError: If the day cannot be.
        NotAllowedError: If a pair has ended.
        NotFoundError: If a pair is gone.
    """
    for match_id in match_ids:
        match = living(find_match(session, match_id))
        check_day(session, "signed_on", signed_on, today, since=match.approved_on)
        match.agreed_on = signed_on
    return len(match_ids)


def hold_pair(
    session: Session, match_id: str, until: date | None, today: date | None = None
) -> None:
    """Let a pair rest until a day (None for an open end).

    Raises:
        InvalidValueError: If that day is over already, or behind the school years entered.
        NotAllowedError: If a pair in this state cannot rest.
        NotFoundError: If there is no such pair.
    """
    match = find_match(session, match_id)
    if until is not None and today is not None and until <= today:
        raise InvalidValueError(
            "until", translate("Matching", "Enter a day to come, or leave the end open.")
        )
    if until is not None:
        check_coming(session, "until", until)
    move(match, MatchStatus.ON_HOLD)
    match.hold_until = until


def resume_pair(session: Session, match_id: str) -> None:
    """Let a resting pair, or one that was to say goodbye, go on.

    Raises:
        ConsentNeededError: If a family has not agreed, or has taken its yes back.
        NotAllowedError: If it goes on already, or has ended.
        NotFoundError: If there is no such pair.
    """
    match = find_match(session, match_id)
    move(match, MatchStatus.ACTIVE)
    _check_consent(session, match, stamp_of(session).now().astimezone().date())
    match.goodbye_on = None


def lock_pair(session: Session, match_id: str, *, is_locked: bool) -> None:
    """Protect a pair from being changed by a later run, or release it.

    Raises:
        NotAllowedError: If the pair has ended.
        NotFoundError: If there is no such pair.
    """
    living(find_match(session, match_id)).is_locked = is_locked


def plan_goodbye(session: Session, match_id: str, goodbye_on: date, today: date) -> None:
    """Let a pair come to its end: the goodbye meeting is on a day to come.

    Raises:
        InvalidValueError: If the day is over already, or behind the school years entered.
        NotAllowedError: If the pair has ended.
        NotFoundError: If there is no such pair.
    """
    match = living(find_match(session, match_id))
    if goodbye_on < today:
        raise InvalidValueError(
            "goodbye_on", translate("Matching", "Enter a day to come, or end the pair now.")
        )
    check_coming(session, "goodbye_on", goodbye_on)
    move(match, MatchStatus.CLOSING)
    match.goodbye_on = goodbye_on


def end_pair(session: Session, match_id: str, ending: Ending, today: date) -> None:
    """Close a pair with its reason; the buddy waits again or leaves the program.

    Raises:
        InvalidValueError: If the day of the goodbye cannot be.
        NotAllowedError: If it is closed already.
        NotFoundError: If there is no such pair.
    """
    match = living(find_match(session, match_id))
    if ending.goodbye_on is not None:
        _check_goodbye(session, match, ending.goodbye_on, today)
    _close(match, ending, today)
    keep_replies(session, match, ending.replies)
    for member in buddies_of(session, match.program_id, [match.mentee_id]):
        _release(member, ending, today)


def close_pairs(session: Session, match_ids: Collection[str], ending: Ending, today: date) -> int:
    """End many pairs alike, as at the end of a year; return how many ended.

    Pairs that ended before are left as they are, so that doing it twice changes nothing.

    Raises:
        NotFoundError: If a pair is gone.
    """
    living = [
        match
        for match in (find_match(session, match_id) for match_id in dict.fromkeys(match_ids))
        if match.status is not MatchStatus.CLOSED
    ]
    for match in living:
        _close(match, ending, today)
    for program_id in {match.program_id for match in living}:
        mentee_ids = [match.mentee_id for match in living if match.program_id == program_id]
        for member in buddies_of(session, program_id, mentee_ids):
            _release(member, ending, today)
    return len(living)


def buddies_of(
    session: Session, program_id: str, student_ids: Collection[str]
) -> list[ProgramMembership]:
    """Return the memberships of these students as buddies of a program."""
    query = select(ProgramMembership).where(
        ProgramMembership.program_id == program_id,
        ProgramMembership.role == MembershipRole.BUDDY,
        ProgramMembership.student_id.in_(student_ids),
    )
    return list(session.scalars(query))


def lasted_months(match: Match) -> int:
    """Return the whole months from the beginning of a pair to its end; 0 while it lives."""
    first, last = match.started_on, match.closed_on
    if first is None or last is None or last < first:
        return 0
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)


def is_premature(match: Match, expected_months: int) -> bool:
    """Return whether a pair ended before its time, for another reason than having done its job."""
    return (
        match.status is MatchStatus.CLOSED
        and match.closure_reason is not ClosureReason.COMPLETED
        and lasted_months(match) < expected_months
    )


def count_endings(session: Session, first: date, last: date, expected_months: int) -> EndingCounts:
    """Return how many pairs ended from `first` to `last`, and how many before their time."""
    query = select(Match).where(Match.closed_on.between(first, last))
    ended = [match for match in session.scalars(query) if match.closure_reason is not None]
    return EndingCounts(
        len(ended),
        sum(is_premature(match, expected_months) for match in ended),
        dict(Counter(match.closure_reason for match in ended if match.closure_reason)),
    )


def _check_goodbye(session: Session, match: Match, day: date, today: date) -> None:
    """Check when the two said goodbye: not before they began, and not to come."""
    check_day(session, "goodbye_on", day, today, since=match.approved_on)
    if match.started_on is not None and day < match.started_on:
        sentence = translate("Matching", "{day} is before this pair began. Check the date.")
        raise InvalidValueError("goodbye_on", sentence.format(day=plain_date(day)))


def _check_consent(session: Session, match: Match, day: date) -> None:
    """Let a pair go on for which both families have agreed."""
    both = (match.mentor_id, match.mentee_id)
    blocks.check(session, ConsentKind.TAKE_PART, both, day, field="pair")


def _close(match: Match, ending: Ending, today: date) -> None:
    move(match, MatchStatus.CLOSED)
    match.closed_on = today
    match.closure_reason = ending.reason
    match.closed_by = ending.closed_by
    match.goodbye_on = ending.goodbye_on


def _release(member: ProgramMembership, ending: Ending, today: date) -> None:
    if ending.buddy_waits:
        member.status = MembershipStatus.WAITING
        member.waiting_since = today
        member.waiting_note = ending.waiting_note.strip()
    else:
        member.status = MembershipStatus.ENDED
        member.ended_on = today
