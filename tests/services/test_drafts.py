"""Drafts survive and are forgotten when asked."""

from datetime import timedelta

import pytest
from support import make_store

from peerdesk.services import drafts
from peerdesk.services.actions import count_actions


@pytest.fixture
def store(tmp_path):
    store = make_store(tmp_path)
    yield store
    store.close()


def keep(store, note):
    return store.write(lambda session: drafts.keep_draft(session, "log", {"note": note}), "Draft")


def find(store):
    return store.read(lambda session: drafts.find_draft(session, "log"))


def test_newest_draft_is_found(store):
    keep(store, "one")
    keep(store, "two")

    assert find(store) == {"note": "two"}


def test_draft_is_no_action(store):
    before = store.read(count_actions)

    assert keep(store, "one").action_id is None
    assert store.read(count_actions) == before


def test_dropped_draft_is_gone(store):
    keep(store, "one")
    for _ in range(2):
        store.write(lambda session: drafts.drop_draft(session, "log"), "Drop")

    assert find(store) is None


def test_draft_kept_once_more_is_as_old_as_its_last_word(store):
    keep(store, "one")
    first = store.read(lambda session: drafts.find_kept(session, "log").at)
    store._now = lambda: first + timedelta(hours=3)
    keep(store, "one")
    same = store.read(lambda session: drafts.find_kept(session, "log").at)
    keep(store, "two")

    assert same == first
    assert store.read(lambda session: drafts.find_kept(session, "log").at) > first
