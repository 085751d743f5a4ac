"""The register outlives years, staff and moves, says what is broken and what is about to end."""

from datetime import timedelta
from functools import partial

import pytest
from support import NOW, TODAY, SteppingClock, add_students, make_store, program_ids, school_id

from peerdesk.enums import AccountRole, ConstraintKind, ConstraintReason, MatchStatus, ProgramKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import TeamPosition
from peerdesk.services import constraint_register, constraints, students, teams
from peerdesk.services.constraint_register import RuleState
from peerdesk.services.constraints import Why
from peerdesk.services.rights import Who
from peerdesk.services.store import Store

APART, TOGETHER = ConstraintKind.KEEP_APART, ConstraintKind.KEEP_TOGETHER


@pytest.fixture
def clock():
    return SteppingClock()


@pytest.fixture
def store(tmp_path, clock):
    made = make_store(tmp_path, now=clock)
    yield made
    made.close()


@pytest.fixture
def ids(store):
    return add_students(store, 6)


def do(store, use_case, *args, **values):
    return store.write(lambda session: use_case(session, *args, **values), "Did").value


def add(store, one, other, kind=APART, **why):
    return do(store, constraints.add_constraint, one, other, kind, Why(**why))


def rows(store, day=TODAY):
    return store.read(partial(constraint_register.list_rules, today=day))


def test_rule_says_who_set_it_and_when(store, ids):
    add(store, ids[0], ids[1], reason=ConstraintReason.SAFETY)

    (row,) = rows(store)
    assert (row.set_on, row.set_by) == (TODAY, "Counselor")
    assert (row.state, row.expires_on) == (RuleState.HOLDS, None)


def test_two_students_of_one_name_are_told_apart(store, ids):
    twins = add_students(store, 2, first_name="Maya", last_name="Ortiz", code="")
    add(store, *twins)

    (row,) = rows(store)
    assert row.one.name == row.other.name
    assert {row.one.place, row.other.place} == {"1, 01-A", "4, 04-A"}


def test_only_a_counselor_reads_the_story(store, ids):
    add(store, ids[0], ids[1], detail="Fought on the bus")
    assistant = Store(store._sessions, who=Who("a", AccountRole.ASSISTANT), now=SteppingClock())

    (own,), (seen,) = rows(store), rows(assistant)
    assert own.detail == "Fought on the bus"
    assert (seen.detail, seen.has_detail) == ("", True)


@pytest.mark.parametrize(
    ("days", "state"),
    [(None, "holds"), (31, "holds"), (30, "ending"), (0, "ending"), (-1, "over")],
)
def test_rule_says_that_it_ends_thirty_days_before(store, ids, clock, days, state):
    clock.value = NOW - timedelta(days=10)
    until = None if days is None else TODAY + timedelta(days=days)
    rule = add(store, ids[0], ids[1], expires_on=until)

    (row,) = rows(store)
    ending = store.read(partial(constraint_register.ending_rules, today=TODAY))
    assert row.state == state
    assert ending == ([rule] if state == "ending" else [])


def test_ended_rule_stays_in_the_register_and_is_set_again_by_one_call(store, ids):
    rule = add(store, ids[0], ids[1])
    do(store, constraints.end_constraint, rule)
    assert [row.state for row in rows(store)] == [RuleState.OVER]

    do(store, constraints.renew_constraint, rule)

    (row,) = rows(store)
    assert (row.id, row.state, row.expires_on) == (rule, RuleState.HOLDS, None)


def test_rule_about_two_whose_rule_is_over_takes_its_place(store, ids):
    rule = add(store, ids[0], ids[1])
    do(store, constraints.end_constraint, rule)

    again = add(store, ids[1], ids[0], reason=ConstraintReason.SAFETY)

    assert again == rule
    assert [row.reason for row in rows(store)] == [ConstraintReason.SAFETY]


def test_rule_is_not_set_again_against_its_opposite(store, ids):
    rule = add(store, ids[0], ids[1])
    do(store, constraints.end_constraint, rule)
    add(store, ids[0], ids[1], TOGETHER)

    with pytest.raises(InvalidValueError, match="keeps these two together"):
        do(store, constraints.renew_constraint, rule)


def test_last_day_before_the_first_is_said(store, ids, clock):
    rule = add(store, ids[0], ids[1])
    clock.value = NOW + timedelta(days=30)

    for days, words in ((-1, "before the day the rule was set"), (5, "has passed")):
        why = Why(expires_on=TODAY + timedelta(days=days))
        with pytest.raises(InvalidValueError, match=words) as refused:
            do(store, constraints.change_constraint, rule, why)
        assert refused.value.field == "expires_on"


def test_removed_rule_is_gone_from_the_register(store, ids):
    rule = add(store, ids[0], ids[1])
    do(store, constraints.remove_constraint, rule)

    assert rows(store) == []
    with pytest.raises(NotFoundError):
        do(store, constraints.remove_constraint, rule)


def pair(store, one, other):
    match = Match(
        school_id=school_id(store),
        program_id=program_ids(store)[ProgramKind.PEER_MENTORING],
        mentor_id=one,
        mentee_id=other,
        number=7,
        status=MatchStatus.ACTIVE,
    )
    do(store, lambda session: session.add(match))
    return match


def test_pair_against_a_rule_is_said_with_the_way_there(store, ids):
    pair(store, ids[1], ids[0])
    add(store, ids[0], ids[1])

    (row,) = rows(store)
    assert [(b.sentence, b.place) for b in row.broken] == [("They are pair 7.", "buddies")]


def test_team_against_a_rule_is_said(store, ids):
    team = do(store, teams.add_team, "Lions", TODAY)
    own = school_id(store)
    for one in ids[:2]:
        position = TeamPosition(school_id=own, team_id=team, student_id=one)
        do(store, lambda session, position=position: session.add(position))
    add(store, ids[0], ids[1])

    (row,) = rows(store)
    assert [b.place for b in row.broken] == ["team"]


def test_rule_that_is_over_is_not_broken(store, ids):
    pair(store, ids[1], ids[0])
    do(store, constraints.end_constraint, add(store, ids[0], ids[1]))

    assert rows(store)[0].broken == ()


def test_student_who_left_and_came_back_still_has_the_rule(store, ids):
    add(store, ids[0], ids[1])

    do(store, students.mark_left, ids[0], today=TODAY)
    away = rows(store)[0]
    do(store, students.bring_back, ids[0])

    assert "has left" in {away.one.place, away.other.place}
    assert {rows(store)[0].one.id, rows(store)[0].other.id} == set(ids[:2])


def test_rule_holds_five_years_on(store, ids):
    add(store, ids[0], ids[1])
    day = TODAY + timedelta(days=5 * 365)

    assert store.read(partial(constraints.duos, kind=APART, today=day)) == {frozenset(ids[:2])}
    assert store.read(lambda s: s.query(Student).count()) == 6
