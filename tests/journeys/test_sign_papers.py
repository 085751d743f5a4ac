"""Record a stack of signed pledges by keyboard, from any page, and take it back."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from reports.school import add_bench_helpers, add_counselor

from peerdesk.services.acknowledgements import standing

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 41, tzinfo=UTC)
HELPERS = 4
MOST = 14
"""Ctrl+K, six letters, Enter; one Space each; Ctrl+N and Ctrl+Z."""


@pytest.fixture
def keys(store, open_shell, hands):
    add_counselor(store)
    add_bench_helpers(store, HELPERS)
    return hands(open_shell(TODAY, NOW))


def missing(store):
    return len(store.read(partial(standing.list_missing, today=TODAY)))


def test_stack_is_recorded_and_taken_back_as_one(qtbot, store, keys):
    keys.press("Ctrl+K")
    keys.type("signed")
    keys.press("Enter", *["Space"] * HELPERS)
    keys.press("Ctrl+N")
    qtbot.waitUntil(lambda: missing(store) == 0)

    keys.press("Ctrl+Z")

    qtbot.waitUntil(lambda: missing(store) == HELPERS)
    assert keys.count <= MOST
