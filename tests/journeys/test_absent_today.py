"""Task 4: a helper is absent today; at most seven keys from any page to the new sheet."""

from datetime import UTC, datetime

import pytest
from duty_support import MONDAY, School

from peerdesk.services import duty

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
MOST_KEYS = 7


@pytest.fixture
def school(store):
    school = School(store)
    school.fill()
    return school


@pytest.fixture
def shell(school, open_shell):
    return open_shell(MONDAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def test_absent_helper_is_replaced_and_the_sheet_reprinted_in_seven_keys(school, shell, keys):
    gone = school.week().rows[0].cells[0].helpers[0]

    keys.press("Ctrl+Shift+A")
    keys.type(gone.full_name[:3].lower())
    keys.press("Enter", "Enter", "Enter")

    cell = school.week().rows[0].cells[0]
    assert cell.missing == 0
    assert gone.student_id not in {one.student_id for one in cell.present}
    assert shell._preview is not None
    assert keys.count <= MOST_KEYS


@pytest.mark.parametrize("place", ["students", "buddies", "sessions", "settings"])
def test_absence_takes_the_same_keys_from_every_page(school, shell, keys, place):
    gone = school.week().rows[0].cells[0].helpers[0]
    shell.go_to(place)

    keys.press("Ctrl+Shift+A")
    keys.type(gone.full_name[:3].lower())
    keys.press("Enter", "Enter", "Enter")

    assert set(school.store.read(lambda s: duty.absences_on(s, MONDAY))) == {gone.student_id}
    assert keys.count <= MOST_KEYS


def test_sheet_is_offered_beside_undo_as_well(school, shell, keys):
    gone = school.week().rows[0].cells[0].helpers[0]
    keys.press("Ctrl+Shift+A")
    keys.type(gone.full_name[:3].lower())
    keys.press("Enter", "Enter")

    assert shell.undo_bar._beside.text() == "Reprint today's sheet"
    shell.undo_bar._beside.click()

    assert shell._preview is not None


def test_one_more_key_takes_the_absence_back(school, shell, keys):
    before = school.stored()
    gone = school.week().rows[0].cells[0].helpers[0]
    keys.press("Ctrl+Shift+A")
    keys.type(gone.full_name[:3].lower())
    keys.press("Enter", "Enter")

    keys.press("Ctrl+Z")

    assert school.stored() == before
    assert school.store.read(lambda s: duty.absences_on(s, MONDAY)) == {}
