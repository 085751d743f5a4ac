"""Repair a rota after an absence and print the new sheet, by keyboard."""

from datetime import UTC, datetime

import pytest
from duty_support import MONDAY, School

from peerdesk.services import duty

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
MOST_REPAIR_KEYS = 4


@pytest.fixture
def school(store):
    return School(store)


@pytest.fixture
def shell(school, open_shell):
    return open_shell(MONDAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def test_repair_after_an_absence_and_a_new_sheet_go_by_keyboard(school, shell, keys):
    school.fill()
    gone = school.week().rows[0].cells[0].helpers[0].student_id
    school.write(lambda s: duty.mark_absent(s, gone, MONDAY, MONDAY))
    shell.go_to("duty")

    keys.press("Alt+I", "Space", "Ctrl+P")

    assert not any(cell.missing for cell in school.week().cells)
    assert shell._preview is not None
    assert keys.count <= MOST_REPAIR_KEYS
