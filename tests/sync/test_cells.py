"""The laws of merging, over any rows whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.models.stamping import BLANKED
from peerdesk.sync.cells import Row, merge_rows

COLUMNS = ("grade", "note", "minutes", "deleted_at", "school_id")
EMPTY = {"grade": "", "note": "", "minutes": 0}
VALUES = st.one_of(st.none(), st.integers(-3, 3), st.sampled_from(["", "a", "b"]))
VERSION = st.tuples(st.integers(1, 3), st.integers(0, 2), st.sampled_from(["a" * 16, "b" * 16]))
WHOLE = st.builds(
    Row,
    st.fixed_dictionaries(dict.fromkeys(COLUMNS, VALUES)),
    st.dictionaries(st.sampled_from(COLUMNS), VERSION, max_size=4),
)


def blanked(row, deleted_at, mark):
    """Return what blanking leaves of a row."""
    place = {name: version for name, version in row.versions.items() if name == "school_id"}
    return Row({**row.values, **EMPTY, "deleted_at": deleted_at}, {**place, BLANKED: mark})


BLANK = st.builds(blanked, WHOLE, st.sampled_from(["t1", "t2"]), VERSION)
ROWS = st.one_of(WHOLE, BLANK)


def merge(ours, theirs):
    return merge_rows(ours, theirs, unseen=True, empty=EMPTY)


def merged(ours, theirs):
    outcome = merge(ours, theirs)
    versions = {column: tuple(version) for column, version in outcome.versions.items()}
    return Row({**ours.values, **outcome.values}, versions)


@settings(max_examples=400, deadline=None)
@given(ROWS, ROWS)
def test_merging_is_commutative(a, b):
    assert merged(a, b) == merged(b, a)


@settings(max_examples=400, deadline=None)
@given(ROWS, ROWS, ROWS)
def test_merging_is_associative(a, b, c):
    assert merged(merged(a, b), c) == merged(a, merged(b, c))


@settings(max_examples=200, deadline=None)
@given(ROWS, ROWS)
def test_merging_twice_changes_nothing(a, b):
    once = merged(a, b)

    assert merged(once, b) == once
    assert not merge(once, b).has_changed


@settings(max_examples=400, deadline=None)
@given(WHOLE, WHOLE)
def test_no_newest_value_is_lost(a, b):
    result = merged(a, b)

    for column in COLUMNS:
        best = max(a.versions.get(column, (0,)), b.versions.get(column, (0,)))
        assert result.versions.get(column, (0,)) == best


@settings(max_examples=400, deadline=None)
@given(ROWS, ROWS)
def test_a_row_is_theirs_only_if_it_equals_what_was_sent(a, b):
    outcome = merge(a, b)

    assert outcome.is_theirs == (merged(a, b) == b)


@settings(max_examples=400, deadline=None)
@given(WHOLE, WHOLE)
def test_every_lost_rival_is_told(a, b):
    clashes = {clash.column for clash in merge(a, b).clashes}

    rivals = {
        column
        for column in a.versions.keys() & b.versions.keys()
        if a.versions[column][2] != b.versions[column][2] and a.values[column] != b.values[column]
    }
    assert rivals <= clashes


@settings(max_examples=200, deadline=None)
@given(ROWS, ROWS)
def test_a_sender_who_had_seen_ours_makes_no_conflict(a, b):
    assert merge_rows(a, b, unseen=False, empty=EMPTY).clashes == []


@settings(max_examples=200, deadline=None)
@given(ROWS, BLANK)
def test_whatever_meets_a_blanked_row_is_blanked(a, b):
    result = merged(a, b)

    assert BLANKED in result.versions
    assert {name: result.values[name] for name in EMPTY} == EMPTY
    assert result.values["deleted_at"] is not None


@settings(max_examples=200, deadline=None)
@given(ROWS, BLANK)
def test_where_a_blanked_row_belongs_is_still_merged(a, b):
    versions = [row.versions.get("school_id", (0,)) for row in (a, b)]

    assert merged(a, b).versions.get("school_id", (0,)) == max(versions)
