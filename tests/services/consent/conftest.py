"""A school with families to ask."""

import pytest
from consent_support import Families
from support import make_store


@pytest.fixture
def families(tmp_path):
    store = make_store(tmp_path)
    yield Families(store)
    store.close()
