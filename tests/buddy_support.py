"""A mentoring program on a real file: helpers who may help, buddies who wait, drafts and pairs."""

from datetime import date, timedelta

from support import TODAY, add_students

from peerdesk.enums import ConsentKind, ConsentStatus, CourseCode, Grade, MembershipRole
from peerdesk.services import consents, match_board, match_draft, matches, programs

HELPER, BUDDY = MembershipRole.HELPER, MembershipRole.BUDDY
TAKE_PART, GIVEN = ConsentKind.TAKE_PART, ConsentStatus.GIVEN
LONG_AGO = TODAY - timedelta(days=60)
FIRST_WEEK = date(2026, 8, 19)


def do(store, use_case, *args, **named):
    """Run a use case in a transaction of its own and return its value."""
    return store.write(lambda session: use_case(session, *args, **named), "Did it").value


def ask(store, use_case, *args, **named):
    """Return what a reading use case says."""
    return store.read(lambda session: use_case(session, *args, **named))


def add_helpers(store, count=3, **fields):
    """Add trained helpers of grade 5 with consent, all on bus 4."""
    ids = add_students(store, count, **({"grades": (Grade.G05,), "bus": "4"} | fields))
    do(store, programs.mark_members, ids, HELPER, today=TODAY)
    do(store, programs.record_training, ids, CourseCode.PEER_SUPPORT, done_on=LONG_AGO)
    do(store, consents.record_consents, ids, TAKE_PART, GIVEN, today=FIRST_WEEK)
    return ids


def add_buddies(store, count=2, **fields):
    """Add first graders with consent who wait, all on bus 4."""
    ids = add_students(store, count, **({"grades": (Grade.G01,), "bus": "4"} | fields))
    do(store, programs.mark_members, ids, BUDDY, today=TODAY)
    do(store, consents.record_consents, ids, TAKE_PART, GIVEN, today=FIRST_WEEK)
    return ids


def propose(store):
    """Make a draft."""
    return do(store, match_board.propose_matches, TODAY)


def accept(store, ids=None):
    """Accept the draft."""
    return do(store, match_board.accept_proposals, TODAY, ids)


def board(store):
    """Return the draft board."""
    return ask(store, match_draft.draft_board, TODAY)


def row_of(store, buddy_id):
    """Return a buddy's row of the board."""
    return next(row for row in board(store).rows if row.buddy.id == buddy_id)


def pairs(store, **named):
    """Return the live pairs."""
    return ask(store, matches.list_pairs, TODAY, **named)
