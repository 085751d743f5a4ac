"""The tally of the ballots, for the counselor alone; it is never printed and never shared.

read_tally(session, round_id) -> Tally

A child whom one or two others named would be told by the number whose friend they are, so a
number under `LEAST_TOLD` is shown as "fewer than 3", and those names stand by name, not by
number. With so few ballots that every one shows through the sums, nothing is shown at all.
Votes for a record that was joined with another one ("same child") count for the one that was
kept; when that is undone, they are apart again.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import CandidateStatus, Counted, Grade
from peerdesk.models.people import Staff, Student
from peerdesk.models.selection import Application, Nomination
from peerdesk.services.names import folded, full_name, list_name
from peerdesk.services.rights import require_counselor
from peerdesk.services.selection.ballots import count_ballots

LEAST_TOLD: Final = 3
"""The smallest number of votes that is told."""

LEAST_BALLOTS: Final = 5
"""Ballots that must be counted before the tally is shown."""


@dataclass(frozen=True, slots=True)
class Nominee:
    """Somebody on ballots.

    Attributes:
        votes: How many ballots; None while fewer than `LEAST_TOLD`.
        status: Where the student stands as a candidate; None for none, and for adults.
        is_here: Still on the roster.
    """

    id: str
    name: str
    grade: Grade | None
    homeroom: str
    votes: int | None
    status: CandidateStatus | None
    is_here: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of a round.

    Attributes:
        students: Most votes first; those with few votes last, by name.
        adults: The adults students trust, in the same order.
        unclear: Names nobody could read.
        is_shown: Whether there are ballots enough to show names.
    """

    ballots: int
    students: tuple[Nominee, ...]
    adults: tuple[Nominee, ...]
    unclear: int
    is_shown: bool


def read_tally(session: Session, round_id: str) -> Tally:
    """Return the tally of a round.

    Raises:
        NotAllowedError: If it is not a counselor who asks.
    """
    require_counselor(session)
    votes: dict[Counted, dict[str, int]] = defaultdict(dict)
    for one in session.scalars(select(Nomination).where(Nomination.round_id == round_id)):
        votes[one.counted][one.nominee_id] = one.votes
    ballots = count_ballots(session, round_id)
    is_shown = ballots >= LEAST_BALLOTS
    unclear = sum(
        sum(votes[kind].values()) for kind in (Counted.UNCLEAR_STUDENT, Counted.UNCLEAR_STAFF)
    )
    return Tally(
        ballots=ballots,
        students=_students(session, round_id, votes[Counted.STUDENT]) if is_shown else (),
        adults=_adults(session, votes[Counted.STAFF]) if is_shown else (),
        unclear=unclear,
        is_shown=is_shown,
    )


def votes_of(session: Session, round_id: str) -> Mapping[str, int]:
    """Return how often each student was named, joined records counted as one.

    Raises:
        NotAllowedError: If it is not a counselor who asks.
    """
    require_counselor(session)
    query = select(Nomination.nominee_id, Nomination.votes).where(
        Nomination.round_id == round_id, Nomination.counted == Counted.STUDENT
    )
    return _joined(session, dict(session.execute(query).all()))


def told(votes: int) -> int | None:
    """Return a number of votes as it may be told: None while it is small."""
    return votes if votes >= LEAST_TOLD else None


def _students(session: Session, round_id: str, votes: Mapping[str, int]) -> tuple[Nominee, ...]:
    joined = _joined(session, votes)
    query = select(Application.student_id, Application.status)
    stands = dict(session.execute(query.where(Application.round_id == round_id)).all())
    found = [
        Nominee(
            id=one.id,
            name=list_name(one.first_name, one.last_name, one.preferred_name),
            grade=one.grade,
            homeroom=one.homeroom,
            votes=told(joined[one.id]),
            status=stands.get(one.id),
            is_here=one.left_on is None,
        )
        for one in session.scalars(select(Student).where(Student.id.in_(joined)))
    ]
    return _ordered(found)


def _adults(session: Session, votes: Mapping[str, int]) -> tuple[Nominee, ...]:
    found = [
        Nominee(
            one.id, full_name(one.first_name, one.last_name), None, "", told(votes[one.id]), None,
            one.is_active,
        )
        for one in session.scalars(select(Staff).where(Staff.id.in_(votes)))
    ]  # fmt: skip
    return _ordered(found)


def _ordered(found: list[Nominee]) -> tuple[Nominee, ...]:
    return tuple(sorted(found, key=lambda one: (-(one.votes or 0), folded(one.name), one.id)))


def _joined(session: Session, votes: Mapping[str, int]) -> dict[str, int]:
    """Return the votes by the record that is kept of one child."""
    query = select(Student.id, Student.merged_into_id).where(Student.merged_into_id.is_not(None))
    kept = dict(session.execute(query.execution_options(include_deleted=True)).all())
    found: dict[str, int] = defaultdict(int)
    for nominee_id, count in votes.items():
        last = nominee_id
        while after := kept.get(last):
            last = after
        found[last] += count
    return dict(found)
