"""The school in numbers for a principal: counts of many children, never of few."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from session_support import add_pairs
from support import TODAY, add_students, make_store

from peerdesk.enums import AccountRole, CheckInKind, ConcernSource, MatchStatus, SessionKind
from peerdesk.errors import NotAllowedError
from peerdesk.models.concerns import Concern
from peerdesk.models.matches import CheckIn, Match
from peerdesk.services.check_in_share import check_in_share
from peerdesk.services.rights import Who
from peerdesk.services.school_figures import school_figures
from peerdesk.services.session_logs.entry import SessionEntry, log_session
from peerdesk.services.session_logs.use_of_time import Period
from peerdesk.services.small_numbers import Told
from peerdesk.services.store import Store
from peerdesk.services.vaults import own_school_id

SMALL = Told(None, is_small=True)
NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def figures(store):
    return store.read(partial(school_figures, period=Period.MONTH, day=TODAY, today=TODAY))


def notice(store, source, student_ids, at=NOON):
    """Record a concern about each of these students."""

    def use_case(session):
        session.add_all(
            Concern(
                school_id=own_school_id(session),
                student_id=student_id,
                noticed_by=source,
                noticed_at=at,
            )
            for student_id in student_ids
        )

    store.write(use_case, "Noticed")


def test_empty_school_has_nothing_to_tell(store):
    assert figures(store).is_empty


def test_few_concerns_are_said_to_be_fewer_than_ten(store):
    notice(store, ConcernSource.PEER, add_students(store, 9))

    concerns = figures(store).concerns

    assert concerns.total == SMALL
    assert dict(concerns.by_source)[ConcernSource.PEER] == SMALL
    assert dict(concerns.by_source)[ConcernSource.SELF] == Told(0)


def test_many_concerns_about_one_child_are_not_told(store):
    (child,) = add_students(store, 1)
    notice(store, ConcernSource.PEER, [child] * 15)

    assert figures(store).concerns.total == SMALL


def test_a_small_source_takes_another_with_it(store):
    students = add_students(store, 40)
    notice(store, ConcernSource.PEER, students[:3])
    notice(store, ConcernSource.TEACHER, students[3:15])
    notice(store, ConcernSource.FAMILY, students[15:40])

    told = dict(figures(store).concerns.by_source)

    assert figures(store).concerns.total == Told(40)
    assert told[ConcernSource.PEER] == SMALL
    assert told[ConcernSource.TEACHER] == Told(None)
    assert told[ConcernSource.FAMILY] == Told(25)


def test_concerns_are_told_by_the_month_they_were_noticed_in(store):
    notice(store, ConcernSource.PEER, add_students(store, 12))

    assert figures(store).concerns.by_month == ((TODAY.replace(day=1), Told(12)),)


def test_pairs_and_sessions_are_told_from_ten_children_on(store):
    (match_id, *_others) = add_pairs(store, 5)
    entry = SessionEntry(SessionKind.PAIR, NOON, 15, match_id=match_id)
    store.write(partial(log_session, entry=entry), "Logged")

    pairs = figures(store).pairs

    assert pairs.active == Told(5)
    assert pairs.sessions == SMALL
    assert pairs.minutes == SMALL


def test_share_of_check_ins_counts_what_was_planned_and_made(store):
    (match_id,) = add_pairs(store, 1)
    met_on = TODAY - timedelta(days=40)

    def use_case(session):
        match = session.get(Match, match_id)
        match.status, match.first_met_on = MatchStatus.ACTIVE, met_on
        session.add(
            CheckIn(
                school_id=match.school_id,
                match_id=match_id,
                kind=CheckInKind.PAIR,
                done_on=met_on + timedelta(days=2),
            )
        )

    before = store.read(lambda s: check_in_share(s, met_on, TODAY))
    store.write(use_case, "Met")
    share = store.read(lambda s: check_in_share(s, met_on, TODAY))

    assert before.planned == 0
    assert share.pairs == 1
    assert 0 < share.made < share.planned
    assert share.percent == round(100 * share.made / share.planned)


def test_share_of_few_pairs_is_not_told(store):
    (match_id,) = add_pairs(store, 1)

    def use_case(session):
        session.get(Match, match_id).first_met_on = TODAY - timedelta(days=10)

    store.write(use_case, "Met")

    assert figures(store).check_ins is None


def test_principal_reads_the_figures_and_nothing_behind_them(store):
    head = Store(store._sessions, who=Who("head", AccountRole.PRINCIPAL))

    assert figures(head).is_empty
    with pytest.raises(NotAllowedError):
        head.read(lambda s: check_in_share(s, TODAY, TODAY))
