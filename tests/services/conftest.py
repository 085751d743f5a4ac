"""An empty school, and the helpers and buddies of its pairs."""

import pytest
from buddy_support import add_buddies, add_helpers
from support import make_store


@pytest.fixture
def store(tmp_path):
    """Give an empty school."""
    opened = make_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def helpers(store):
    """Give helpers who may be matched."""
    return add_helpers(store)


@pytest.fixture
def buddies(store):
    """Give buddies who wait for a helper."""
    return add_buddies(store)
