"""Rows of the papers of a pair: agreement, letters to families, goodbye card, certificates."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from peerdesk.enums import MatchStatus, MembershipStatus
from peerdesk.models.calendar import School
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.calendar import list_years
from peerdesk.services.check_ins import DueCheckIn, due_checkins
from peerdesk.services.match_life import buddies_of
from peerdesk.services.names import full_name
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.prints.people_rows import term_words
from peerdesk.services.programs import LIVE_MATCHES, program_rules
from peerdesk.services.vaults import own_school_id

RECENT_DAYS: Final = 60


@dataclass(frozen=True, slots=True)
class Child:
    """One of a pair: first name for the child, whole name for the family's letter.

    Attributes:
        language: Spoken at home first; empty if it is not known.
    """

    first_name: str
    name: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class PairFacts:
    """What the papers of one pair say.

    Attributes:
        times: How often the two met.
        minutes: How long together, all meetings.
        waits: Whether the buddy waits for another helper.
    """

    number: int
    helper: Child
    buddy: Child
    since: date | None
    first_met_on: date | None
    staff: str
    ended_on: date | None
    times: int
    minutes: int
    waits: bool


@dataclass(frozen=True, slots=True)
class PairPapers:
    """The papers of some pairs, in the order of their numbers.

    Attributes:
        adult: Whom to ask; empty if the school has no one counselor.
        extension: The office's telephone extension; may be empty.
    """

    printed_on: date
    pairs: tuple[PairFacts, ...]
    school: str
    adult: str
    extension: str
    target_minutes: int
    expected_months: int
    sample: bool


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A helper who gets a certificate; `hours` are rounded, 0 means that none are told.

    Attributes:
        role: What the helper was, e.g. the name of a team; empty means peer helper.
    """

    name: str
    hours: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Certificates:
    """Certificates of peer helpers, by name.

    Attributes:
        is_service: For everything a helper did, not for other students alone.
    """

    printed_on: date
    helpers: tuple[CertificateRow, ...]
    term: str
    school: str
    signer: str
    sample: bool
    is_service: bool = False


@dataclass(frozen=True, slots=True)
class CheckInSheet:
    """What staff take along to ask about pairs: everything due, the longest due first.

    Attributes:
        code: Of this sheet, to enter it back; empty prints none.
    """

    printed_on: date
    due: tuple[DueCheckIn, ...]
    sample: bool
    code: str = ""


def pairs_with_agreement(session: Session, match_ids: Sequence[str] | None) -> list[str]:
    """Return the pairs asked for, or every live pair that has not signed."""
    if match_ids is not None:
        return _known(session, match_ids)
    query = select(Match.id).where(Match.status.in_(LIVE_MATCHES), Match.agreed_on.is_(None))
    return list(session.scalars(query.order_by(Match.number, Match.id)))


def pairs_begun(session: Session, match_ids: Sequence[str] | None, today: date) -> list[str]:
    """Return the pairs asked for, or the live pairs approved in the last weeks."""
    if match_ids is not None:
        return _known(session, match_ids)
    query = select(Match.id).where(
        Match.status.in_(LIVE_MATCHES), Match.approved_on >= today - timedelta(days=RECENT_DAYS)
    )
    return list(session.scalars(query.order_by(Match.number, Match.id)))


def pairs_ending(session: Session, match_ids: Sequence[str] | None, today: date) -> list[str]:
    """Return the pairs asked for, or those that say goodbye or did so in the last weeks."""
    if match_ids is not None:
        return _known(session, match_ids)
    query = select(Match.id).where(
        (Match.status == MatchStatus.CLOSING)
        | (
            (Match.status == MatchStatus.CLOSED)
            & (Match.closed_on >= today - timedelta(days=RECENT_DAYS))
        )
    )
    return list(session.scalars(query.order_by(Match.number, Match.id)))


def pair_papers(
    session: Session, match_ids: Sequence[str], today: date, *, sample: bool
) -> PairPapers:
    """Return what the papers of these pairs say."""
    school, rules = session.get_one(School, own_school_id(session)), program_rules(session)
    helper, buddy = aliased(Student), aliased(Student)
    query = (
        select(Match, helper, buddy)
        .join(helper, helper.id == Match.mentor_id)
        .join(buddy, buddy.id == Match.mentee_id)
        .where(Match.id.in_(match_ids))
        .order_by(Match.number, Match.id)
    )
    found = session.execute(query).all()
    held, waiting = _held(session, match_ids), _waiting(session, [m for m, _, _ in found])
    pairs = tuple(
        _facts(match, (one, other), held.get(match.id, (0, 0)), waits=match.mentee_id in waiting)
        for match, one, other in found
    )
    return PairPapers(
        today,
        pairs,
        school.name,
        adult_to_tell(session),
        school.office_extension,
        rules.target_minutes,
        rules.expected_months,
        sample,
    )


def certificate_rows(
    session: Session, match_ids: Sequence[str] | None, today: date, *, sample: bool
) -> Certificates:
    """Return the helpers of these pairs, or of every pair of this school year, by name."""
    first = _year_start(session, today)
    query = select(Match.id, Match.mentor_id, Student).join(Student, Student.id == Match.mentor_id)
    if match_ids is not None:
        query = query.where(Match.id.in_(match_ids))
    else:
        query = query.where(
            Match.status.in_(LIVE_MATCHES) | (Match.closed_on >= (first or date.min))
        )
    minutes: dict[str, int] = defaultdict(int)
    names: dict[str, tuple[str, str]] = {}
    rows = session.execute(query).all()
    held = _held(session, [match_id for match_id, _, _ in rows])
    for match_id, mentor_id, student in rows:
        minutes[mentor_id] += held.get(match_id, (0, 0))[1]
        names[mentor_id] = (student.last_name.casefold(), _child(student).name)
    by_name = sorted(names, key=lambda mentor_id: (*names[mentor_id], mentor_id))
    helpers = tuple(CertificateRow(names[id_][1], (minutes[id_] + 30) // 60) for id_ in by_name)
    school = session.get_one(School, own_school_id(session))
    term = term_words(session, today)
    return Certificates(today, helpers, term, school.name, adult_to_tell(session), sample)


def check_in_sheet(session: Session, today: date, *, sample: bool, code: str = "") -> CheckInSheet:
    """Return everything that is due about pairs."""
    return CheckInSheet(today, tuple(due_checkins(session, today)), sample, code)


def _known(session: Session, match_ids: Sequence[str]) -> list[str]:
    query = select(Match.id).where(Match.id.in_(match_ids)).order_by(Match.number, Match.id)
    return list(session.scalars(query))


def _facts(
    match: Match, children: tuple[Student, Student], held: tuple[int, int], *, waits: bool
) -> PairFacts:
    helper, buddy = children
    return PairFacts(
        match.number,
        _child(helper),
        _child(buddy),
        match.first_met_on or match.started_on,
        match.first_met_on,
        match.first_met_with,
        match.goodbye_on or match.closed_on,
        held[0],
        held[1],
        waits,
    )


def _child(student: Student) -> Child:
    first, last = student.first_name, student.last_name
    return Child(
        student.preferred_name or first,
        full_name(first, last, student.preferred_name),
        next(iter(student.home_languages), ""),
    )


def _held(session: Session, match_ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    query = (
        select(SessionLog.match_id, func.count(SessionLog.id), func.sum(SessionLog.minutes))
        .where(SessionLog.match_id.in_(match_ids))
        .group_by(SessionLog.match_id)
    )
    return {
        match_id: (times, minutes)
        for match_id, times, minutes in session.execute(query)
        if match_id is not None
    }


def _waiting(session: Session, matches: Sequence[Match]) -> set[str]:
    waiting: set[str] = set()
    for program_id in {match.program_id for match in matches}:
        members = buddies_of(session, program_id, [match.mentee_id for match in matches])
        waiting |= {m.student_id for m in members if m.status is MembershipStatus.WAITING}
    return waiting


def _year_start(session: Session, today: date) -> date | None:
    starts = [year.starts_on for year in list_years(session) if year.starts_on]
    return max((start for start in starts if start <= today), default=None)
