"""The assignment is exact: compared with scipy, with its own twin, and at its edges."""

import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from peerdesk.services.matching.assignment import FORBIDDEN, _Search, assign, total_score
from peerdesk.services.matching.assignment_large import solve_large


@st.composite
def tables(draw, most=9, top=6):
    """Return scores (few distinct values: many ties) and capacities."""
    rows, columns = draw(st.integers(1, most)), draw(st.integers(1, most))
    cell = st.one_of(st.just(FORBIDDEN), st.integers(0, top))
    row = st.lists(cell, min_size=columns, max_size=columns)
    table = draw(st.lists(row, min_size=rows, max_size=rows))
    return table, draw(st.lists(st.integers(0, 3), min_size=columns, max_size=columns))


def best_by_scipy(table, capacities):
    """Return (served rows, total score) of the optimum by a library."""
    places = np.repeat(np.array(table), capacities, axis=1)
    left_out = (len(table) + 1) * (int(np.max(table)) + 2)
    cost = np.where(places < 0, left_out, -places)
    rows, columns = linear_sum_assignment(cost)
    values = cost[rows, columns]
    served = values < left_out
    return int(served.sum()), int(-values[served].sum())


def outcome(table, found):
    return sum(column is not None for column in found), total_score(table, found)


def assert_keeps_rules(table, capacities, found):
    used = [column for column in found if column is not None]
    assert all(used.count(column) <= room for column, room in enumerate(capacities))
    assert all(
        table[row][column] != FORBIDDEN for row, column in enumerate(found) if column is not None
    )


@given(tables())
@settings(max_examples=200, deadline=None)
def test_serves_as_many_as_scipy_with_the_same_total(case):
    table, capacities = case

    found = assign(table, capacities)

    assert_keeps_rules(table, capacities, found)
    assert outcome(table, found) == best_by_scipy(table, capacities)


@given(tables(), st.sampled_from(["plain", "large"]))
@settings(max_examples=200, deadline=None)
def test_both_solvers_are_exact_at_any_size(case, which):
    table, capacities = case
    solve = {
        "plain": lambda: _Search(table, capacities).solve(),
        "large": lambda: solve_large(table, capacities),
    }

    found = solve[which]()

    assert_keeps_rules(table, capacities, found)
    assert outcome(table, found) == best_by_scipy(table, capacities)


@pytest.mark.parametrize("top", [1, 12, 1000])
@pytest.mark.parametrize(("columns", "most"), [(110, 4), (110, 2), (190, 2), (380, 2), (230, 1)])
def test_a_large_school_gets_the_optimum(top, columns, most):
    seeded = random.Random(top)
    capacities = [seeded.randrange(most) if most > 1 else 1 for _ in range(columns)]
    table = [
        [seeded.randrange(top + 1) if seeded.random() < 0.4 else FORBIDDEN for _ in capacities]
        for _ in range(190)
    ]

    found = assign(table, capacities)

    assert outcome(table, found) == best_by_scipy(table, capacities)


def test_nobody_is_left_out_for_a_higher_score():
    table = [[1000, 1], [999, FORBIDDEN]]

    assert assign(table, [1, 1]) == [1, 0]


def test_one_helper_takes_as_many_as_the_capacity_says():
    assert assign([[5], [7], [6]], [2]) == [None, 0, 0]


def test_equal_choices_fall_to_the_lowest_index():
    assert assign([[3, 3], [3, 3]], [1, 1]) == [0, 1]


@pytest.mark.parametrize(
    ("table", "capacities"),
    [([], [1, 2]), ([], []), ([[], []], []), ([[1], [2]], [0]), ([[-1, -1], [-1, -1]], [2, 2])],
)
def test_nothing_possible_leaves_everyone_out(table, capacities):
    assert assign(table, capacities) == [None] * len(table)


def test_large_table_without_any_allowed_pair_leaves_everyone_out():
    assert solve_large([[FORBIDDEN] * 3] * 2, [1, 1, 1]) == [None, None]


def test_small_tables_never_load_numpy():
    code = (
        "import sys; from peerdesk.services.matching.planner import plan;"
        "from peerdesk.services.matching.assignment import assign;"
        "assign([[1, 2], [3, 4]], [1, 1]); sys.exit('numpy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
