"""Choosing a team in tests: a round, adults, ballots, candidates."""

from functools import partial

from support import TODAY, school_id

from peerdesk.enums import AccountRole, Grade, PutForward
from peerdesk.models.people import Staff
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.rights import Who
from peerdesk.services.selection import candidates, rounds
from peerdesk.services.selection.ballots import Ballot
from peerdesk.services.selection.rounds import RoundDraft
from peerdesk.services.store import Store

ADULTS = (("Grace", "Okafor"), ("Luis", "Hernandez"), ("Ruth", "Kowalczyk"))


def do(store, use_case, **values):
    """Write with a use case and return its value."""
    return store.write(partial(use_case, **values), "Did").value


def open_round(store, **values):
    """Open a round and return its id."""
    return do(store, rounds.open_round, draft=RoundDraft(**values), today=TODAY)


def add_adults(store):
    """Add three adults and return their ids."""
    own = school_id(store)
    rows = [{"school_id": own, "first_name": first, "last_name": last} for first, last in ADULTS]
    return store.write(lambda session: bulk_insert(session, Staff, rows), "Added").value


def put_on_list(store, round_id, student_ids):
    """Make students candidates; return the ids of the applications by student."""
    put = partial(candidates.put_on_list, put_forward=PutForward.PEERS)
    do(store, put, round_id=round_id, student_ids=student_ids)
    return {row.student_id: row.id for row in listed(store, round_id)}


def listed(store, round_id):
    """Return the candidates of a round."""
    return store.read(partial(candidates.list_candidates, round_id=round_id, today=TODAY))


def row_of(store, round_id, student_id):
    """Return one candidate."""
    return next(row for row in listed(store, round_id) if row.student_id == student_id)


def ballot(students=(), adults=(), unclear_students=0, unclear_adults=0):
    """Return a ballot in hand."""
    return Ballot(tuple(students), tuple(adults), unclear_students, unclear_adults)


def opened_by(store, role):
    """Return the same file as somebody else opens it."""
    return Store(store._sessions, who=Who(role, AccountRole(role)))


OPEN = (Grade.G03, Grade.G04)
