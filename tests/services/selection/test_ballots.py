"""Ballots are counted, and nothing of a single one is left anywhere."""

from collections import Counter
from contextlib import contextmanager
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selection_support import add_adults, ballot, do, open_round, opened_by
from sqlalchemy import text
from support import TODAY, add_students, make_store

from peerdesk.enums import Counted, Grade
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.models.base import Base
from peerdesk.models.selection import Nomination
from peerdesk.services import actions
from peerdesk.services.selection import ballots, rounds, tally
from peerdesk.services.selection.ballots import check_ballot


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """Give a store with six students and three adults; tests open rounds of their own."""
    made = make_store(tmp_path_factory.mktemp("ballots"))
    students, adults = add_students(made, 6), add_adults(made)
    yield made, students, adults
    made.close()


@pytest.fixture
def counted(school):
    """Give the store, a round that is open, its students and adults."""
    store, students, adults = school
    with a_round(store) as round_id:
        yield store, round_id, students, adults


def keep(store, round_id, one):
    return do(store, ballots.keep_ballot, round_id=round_id, ballot=one)


def take_back(store, round_id, one):
    return do(store, ballots.take_back_ballot, round_id=round_id, ballot=one)


def sums(store, round_id):
    query = text("SELECT counted, nominee_id, votes FROM nomination WHERE round_id = :id")
    rows = store.read(lambda session: session.execute(query, {"id": round_id}).all())
    return Counter({(kind, nominee): votes for kind, nominee, votes in rows})


def lines_of(one):
    yield from ((Counted.STUDENT.value, student) for student in one.students)
    yield from ((Counted.STAFF.value, adult) for adult in one.adults)
    yield from [(Counted.UNCLEAR_STUDENT.value, "")] * one.unclear_students
    yield from [(Counted.UNCLEAR_STAFF.value, "")] * one.unclear_adults
    yield (Counted.BALLOT.value, "")


def some_ballot(students, adults):
    """Return ballots with up to three students, two adults, and names nobody can read."""

    def fill(chosen):
        peers, trusted, unclear = chosen
        return ballot(peers, trusted, unclear * (3 - len(peers)), 1 if len(trusted) < 2 else 0)

    peers = st.lists(st.sampled_from(students), unique=True, max_size=3)
    trusted = st.lists(st.sampled_from(adults), unique=True, max_size=2)
    filled = st.tuples(peers, trusted, st.integers(0, 1)).map(fill)
    return filled.filter(lambda one: one != ballot())


@contextmanager
def a_round(store):
    """Give a round that is closed again, whatever happens."""
    round_id = open_round(store)
    try:
        yield round_id
    finally:
        do(store, rounds.close_round, round_id=round_id, today=TODAY)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_sums_are_those_of_the_ballots_that_stand_in_any_order(school, data):
    store, students, adults = school
    pairs = st.tuples(some_ballot(students, adults), st.booleans())
    keyed = data.draw(st.lists(pairs, min_size=1, max_size=6))
    standing = [one for one, is_taken_back in keyed if not is_taken_back]
    wanted = Counter(line for one in standing for line in lines_of(one))

    with a_round(store) as round_id:
        for one, is_taken_back in keyed:
            keep(store, round_id, one)
            for again in [one] * is_taken_back:
                take_back(store, round_id, again)
        found = sums(store, round_id)
    with a_round(store) as round_id:
        for one in reversed(standing):
            keep(store, round_id, one)
        turned_round = sums(store, round_id)

    assert found == turned_round == wanted


def everything(store):
    """Return each row of each table, as it is stored."""

    def read(session):
        return {
            (name, str(row))
            for name in Base.metadata.tables
            for row in session.execute(text(f'SELECT * FROM "{name}"')).all()  # noqa: S608
        }

    return store.read(read)


def test_no_row_of_any_table_tells_of_a_ballot(counted):
    store, round_id, students, adults = counted
    keep(store, round_id, ballot(students[:3], adults[:2]))
    before = everything(store)

    keep(store, round_id, ballot(students[1:4], adults[1:3]))
    changed = everything(store) ^ before

    named = [row for _table, row in changed if any(one in row for one in students)]
    assert {table for table, _row in changed} == {"nomination"}
    assert all(sum(one in row for one in (*students, *adults)) <= 1 for _table, row in changed)
    assert len(named) == 5


def test_sums_have_no_time_no_order_and_no_history(counted):
    store, round_id, students, adults = counted
    keep(store, round_id, ballot(students[:3], adults[:2]))
    newest = store.read(actions.last_undoable)

    written = store.write(
        partial(ballots.keep_ballot, round_id=round_id, ballot=ballot([students[5]])), "Kept"
    )

    columns = {column.name for column in Nomination.__table__.c}
    made = store.read(
        lambda s: s.scalar(text("SELECT sql FROM sqlite_master WHERE name = 'nomination'"))
    )
    assert columns == {"round_id", "counted", "nominee_id", "votes"}
    assert "WITHOUT ROWID" in made
    assert written.action_id is None
    assert store.read(actions.last_undoable) == newest


def test_ballot_that_was_taken_back_is_nowhere(counted):
    store, round_id, students, adults = counted
    keep(store, round_id, ballot(students[:2], adults[:1]))
    before = everything(store)
    last = ballot([students[4]], [adults[2]], unclear_students=2)

    assert keep(store, round_id, last) == 2
    assert take_back(store, round_id, last) == 1

    assert everything(store) == before


def test_ballot_that_never_was_cannot_be_taken_back(counted):
    store, round_id, students, _adults = counted
    keep(store, round_id, ballot(students[:2]))
    before = sums(store, round_id)

    with pytest.raises(NotAllowedError):
        take_back(store, round_id, ballot([students[0], students[5]]))

    assert sums(store, round_id) == before


@pytest.mark.parametrize(
    ("one", "field"),
    [
        (ballot(["a", "a"]), "students"),
        (ballot(["a", "b", "c", "d"]), "students"),
        (ballot(["a", "b"], unclear_students=2), "students"),
        (ballot([], ["x", "x"]), "adults"),
        (ballot(["a"], ["x", "y", "z"]), "adults"),
        (ballot(), "students"),
    ],
)
def test_ballot_that_cannot_be_is_refused_with_its_field(one, field):
    with pytest.raises(InvalidValueError) as caught:
        check_ballot(one)

    assert caught.value.field == field
    assert caught.value.sentence().endswith((".", "?"))


def test_refused_ballot_changes_nothing(counted):
    store, round_id, students, _adults = counted
    keep(store, round_id, ballot(students[:1]))
    before = sums(store, round_id)

    with pytest.raises(InvalidValueError):
        keep(store, round_id, ballot([students[0], "nobody"]))

    assert sums(store, round_id) == before


def test_closed_count_takes_no_ballot_until_it_is_open_again(counted):
    store, round_id, students, _adults = counted
    do(store, rounds.close_count, round_id=round_id, today=TODAY)

    with pytest.raises(NotAllowedError):
        keep(store, round_id, ballot(students[:1]))

    do(store, rounds.open_count, round_id=round_id)
    assert keep(store, round_id, ballot(students[:1])) == 1


def test_ballot_of_a_round_that_is_gone_is_refused(school):
    with pytest.raises(NotFoundError):
        keep(school[0], "0" * 36, ballot(school[1][:1]))


def test_three_letters_find_student_and_adult(school):
    store = school[0]

    students = store.read(partial(ballots.find_students, text="may"))
    adults = store.read(partial(ballots.find_adults, text="oka"))

    assert [name for _id, name, _grade in students] == ["Maya Ortiz"]
    assert [name for _id, name in adults] == ["Grace Okafor"]
    assert store.read(partial(ballots.find_adults, text="  ")) == []


def test_open_grades_stand_first_and_nothing_typed_finds_nobody(school):
    store = school[0]
    read = partial(ballots.find_students, grades=(Grade.G04,))

    found = store.read(partial(read, text="a"))

    assert [grade is Grade.G04 for _id, _name, grade in found] == sorted(
        (grade is Grade.G04 for _id, _name, grade in found), reverse=True
    )
    assert len(found) > 1
    assert store.read(partial(read, text=" ")) == []


def test_assistant_keys_ballots_and_never_sees_the_tally(counted):
    store, round_id, students, _adults = counted
    assistant = opened_by(store, "assistant")

    assert keep(assistant, round_id, ballot(students[:1])) == 1

    with pytest.raises(NotAllowedError):
        assistant.read(partial(tally.read_tally, round_id=round_id))


@pytest.mark.parametrize("role", ["substitute", "principal"])
def test_others_key_no_ballot(counted, role):
    store, round_id, students, _adults = counted

    with pytest.raises(NotAllowedError):
        keep(opened_by(store, role), round_id, ballot(students[:1]))
