"""Every column and how far it travels: a new column is a decision."""

from pathlib import Path

import pytest

from peerdesk.enums import Share
from peerdesk.sync import scope
from peerdesk.sync.figures import Count, suppress

LISTED = Path(__file__).parents[1] / "reference" / "sharing-levels.txt"


def levels():
    return [
        f"{table}.{column} {share.value if share else 'never'}"
        for table, column, share in sorted(scope.list_columns(), key=lambda row: row[:2])
    ]


def test_every_column_travels_exactly_as_far_as_was_decided():
    assert levels() == LISTED.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("share", list(Share))
def test_parents_travel_wherever_their_children_do(share):
    tables = {table.name for table in scope.travelling(share)}

    for table in scope.travelling(share):
        assert {parent for _column, parent in table.parents} <= tables


def test_a_table_that_stays_names_no_level_for_its_columns():
    goes = {table.name for table in scope.travelling(Share.NAMES)}
    said = {
        table
        for table, column, share in scope.list_columns()
        if share is not None and column != "school_id"
    }

    assert said <= goes


def test_a_higher_level_holds_the_lower():
    for lower, higher in ((Share.COUNTS, Share.CODES), (Share.CODES, Share.NAMES)):
        for table in scope.travelling(lower):
            assert set(table.columns) <= set(scope.scope_of(table.name, higher).columns)


@pytest.mark.parametrize("word", ["note", "detail", "reason", "interests", "needs", "advisor"])
def test_words_about_a_child_never_travel(word):
    assert all(share is None for _table, column, share in scope.list_columns() if column == word)


def groups(*sizes):
    return [Count("2026-11", "helpers", f"grade:{n}", size, size) for n, size in enumerate(sizes)]


def shown(counts):
    return [None if count.is_suppressed else count.value for count in counts]


def test_small_groups_are_hidden():
    assert shown(suppress(groups(3, 4, 12))) == [None, None, 12]


def test_a_single_small_group_hides_a_second_one():
    assert shown(suppress(groups(3, 40, 12))) == [None, 40, None]


def test_of_equal_groups_the_first_by_name_is_hidden_with_a_small_one():
    assert shown(suppress(list(reversed(groups(3, 12, 12))))) == [12, None, None]


def test_empty_groups_tell_nothing():
    assert shown(suppress(groups(0, 40, 12))) == [0, 40, 12]
