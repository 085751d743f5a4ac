"""A school in which something was noticed."""

import pytest
from support import SteppingClock, add_students, make_store


@pytest.fixture
def store(tmp_path):
    """Give the store of a school with four students in grades 1 and 4."""
    made = make_store(tmp_path, now=SteppingClock())
    made.students = add_students(made, 4)
    yield made
    made.close()
