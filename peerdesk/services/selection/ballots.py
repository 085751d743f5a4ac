"""Key paper ballots: whom a student would talk to, and which adults. Only sums are kept.

Public:
- `check_ballot(ballot)`: what is wrong with a ballot, before anything is written.
- `keep_ballot(session, round_id, ballot) -> how many ballots are counted by now`.
- `take_back_ballot(session, round_id, ballot) -> the same`: the one that was keyed last.
- `count_ballots(session, round_id)`.
- `find_students(session, text)`, `find_adults(session, text)`: who is meant.
- `forget_nominees(session, ids)`: for erasing a student for good.

No ballot is stored, not even for a while: `peerdesk.models.selection` says why. So there is no
deed to undo either. The screen holds the ballot keyed last until the next one, and can hand it
back here; a crash loses at most the ballot in hand. A ballot has no voter, so nobody can tell
whether a child wrote their own name; the paper asks them not to.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from peerdesk.enums import Counted, Grade
from peerdesk.errors import InvalidValueError, NotAllowedError
from peerdesk.i18n import translate
from peerdesk.models.people import Staff, Student
from peerdesk.models.selection import Nomination
from peerdesk.services.names import folded, full_name
from peerdesk.services.selection.rounds import find_round, refuse_closed
from peerdesk.services.student_index import student_index
from peerdesk.services.vaults import own_school_id

PEERS: Final = 3
"""Students one ballot names."""

ADULTS: Final = 2
"""Adults one ballot names."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot in hand; it is never stored.

    Attributes:
        students: Ids of the students it names.
        adults: Ids of the adults it names.
        unclear_students: Names of students that nobody can read.
        unclear_adults: Names of adults that nobody can read.
    """

    students: tuple[str, ...] = ()
    adults: tuple[str, ...] = ()
    unclear_students: int = 0
    unclear_adults: int = 0


def check_ballot(ballot: Ballot) -> None:
    """Let a ballot pass, or say what is wrong with it.

    Raises:
        InvalidValueError: With the field (`students`, `adults`).
    """
    for field, ids, unclear, most in (
        ("students", ballot.students, ballot.unclear_students, PEERS),
        ("adults", ballot.adults, ballot.unclear_adults, ADULTS),
    ):
        if len(set(ids)) < len(ids):
            words = translate("Selection", "This name is on the ballot already. Count it once.")
            raise InvalidValueError(field, words)
        if unclear < 0 or len(ids) + unclear > most:
            words = translate("Selection", "A ballot has room for {n} names here.")
            raise InvalidValueError(field, words.format(n=most))
    if ballot == Ballot():
        raise InvalidValueError(
            "students",
            translate("Selection", "Nothing is typed yet. For a name nobody can read, type ?"),
        )


def keep_ballot(session: Session, round_id: str, ballot: Ballot) -> int:
    """Add a ballot to the sums and return how many ballots are counted by now.

    Raises:
        InvalidValueError: With the field (`students`, `adults`).
        NotFoundError: If the round is gone.
        NotAllowedError: If the count is closed.
    """
    check_ballot(ballot)
    _refuse_closed_count(session, round_id)
    _check_known(session, ballot)
    for counted, nominee_id, votes in _sums(ballot):
        _add(session, round_id, (counted, nominee_id), votes)
    return count_ballots(session, round_id)


def take_back_ballot(session: Session, round_id: str, ballot: Ballot) -> int:
    """Take the ballot that was keyed last from the sums; return how many are left.

    Raises:
        NotFoundError: If the round is gone.
        NotAllowedError: If the count is closed, or the ballot is not among the sums.
    """
    check_ballot(ballot)
    _refuse_closed_count(session, round_id)
    for counted, nominee_id, votes in _sums(ballot):
        _add(session, round_id, (counted, nominee_id), -votes)
    return count_ballots(session, round_id)


def count_ballots(session: Session, round_id: str) -> int:
    """Return how many ballots are counted."""
    found = session.get(Nomination, (round_id, Counted.BALLOT, ""))
    return found.votes if found else 0


def find_students(
    session: Session, text: str, grades: Collection[Grade] = (), limit: int = 8
) -> list[tuple[str, str, Grade]]:
    """Return id, name and grade of students whose names begin as typed; open grades first."""
    if not text.strip():
        return []
    own = own_school_id(session)
    found = list(islice(student_index(session).find(own, text), 4 * limit))
    if grades:
        found.sort(key=lambda one: one.grade not in grades)
    return [(one.id, one.name, one.grade) for one in found[:limit]]


def find_adults(session: Session, text: str, limit: int = 8) -> list[tuple[str, str]]:
    """Return id and name of adults of the school whose names begin as typed."""
    words = folded(text).split()
    if not words:
        return []
    query = select(Staff).where(Staff.is_active, Staff.school_id == own_school_id(session))
    query = query.order_by(Staff.last_name, Staff.first_name, Staff.id)
    named = ((one.id, full_name(one.first_name, one.last_name)) for one in session.scalars(query))
    return list(islice((one for one in named if _fits(words, one[1])), limit))


def forget_nominees(session: Session, ids: Collection[str]) -> int:
    """Remove the sums of somebody who is erased for good; return how many there were."""
    found = session.execute(
        delete(Nomination).where(Nomination.nominee_id.in_(list(ids))).returning(
            Nomination.nominee_id
        )
    )  # fmt: skip
    return len(found.all())


def _fits(words: list[str], name: str) -> bool:
    known = folded(name).split()
    return all(any(part.startswith(word) for part in known) for word in words)


def _sums(ballot: Ballot) -> Iterator[tuple[Counted, str, int]]:
    for student_id in ballot.students:
        yield Counted.STUDENT, student_id, 1
    for staff_id in ballot.adults:
        yield Counted.STAFF, staff_id, 1
    if ballot.unclear_students:
        yield Counted.UNCLEAR_STUDENT, "", ballot.unclear_students
    if ballot.unclear_adults:
        yield Counted.UNCLEAR_STAFF, "", ballot.unclear_adults
    yield Counted.BALLOT, "", 1


def _add(session: Session, round_id: str, line: tuple[Counted, str], votes: int) -> None:
    counted, nominee_id = line
    found = session.get(Nomination, (round_id, counted, nominee_id))
    total = (found.votes if found else 0) + votes
    if total < 0:
        raise NotAllowedError(
            translate("Selection", "This ballot is not in the count any more. Nothing was changed.")
        )
    if found is None:
        session.add(
            Nomination(round_id=round_id, counted=counted, nominee_id=nominee_id, votes=total)
        )
    elif total == 0:
        session.delete(found)
    else:
        found.votes = total
    session.flush()


def _refuse_closed_count(session: Session, round_id: str) -> None:
    one = find_round(session, round_id)
    refuse_closed(one)
    if one.count_closed_on is not None:
        raise NotAllowedError(
            translate("Selection", "The count is closed. Open it again for ballots that came late.")
        )


def _check_known(session: Session, ballot: Ballot) -> None:
    students = select(Student.id).where(Student.id.in_(ballot.students))
    adults = select(Staff.id).where(Staff.id.in_(ballot.adults))
    for field, ids, query in (
        ("students", ballot.students, students),
        ("adults", ballot.adults, adults),
    ):
        if len(session.scalars(query).all()) < len(ids):
            words = translate("Selection", "Somebody on this ballot is not on the roster any more.")
            raise InvalidValueError(field, words)
