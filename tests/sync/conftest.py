"""A school with students, and its district."""

import pytest
from bundle_support import make_district, make_place
from support import add_students


@pytest.fixture
def school(tmp_path):
    place = make_place(tmp_path / "school")
    add_students(place.store, 12)
    yield place
    place.store.close()


@pytest.fixture
def district(tmp_path):
    place = make_district(tmp_path / "district")
    yield place
    place.store.close()
