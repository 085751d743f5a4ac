"""Schools: invite, see who is missing, stop trusting a lost laptop."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from peerdesk.enums import PeerStatus
from peerdesk.sync import join, trust
from peerdesk.ui.pages.schools.erase_by_code import EraseByCode
from peerdesk.ui.pages.schools.invite_panel import InvitePanel
from peerdesk.ui.pages.schools.page import SchoolsPage


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def panel(show, district, qtbot):
    """Give the invite panel of a page."""
    page = show(SchoolsPage, district)
    opened = []
    page.panel_requested.connect(lambda widget, _title: opened.append(widget))
    click(page.header.primary)
    (widget,) = opened
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def asked(show, school, district, joined, calm, qtbot):
    """Give the panel in which the district names a student of a school by code."""
    district.merge(school.bundle())
    page = show(SchoolsPage, district)
    panel = EraseByCode(page.desk)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_an_unknown_code_is_said_at_the_field(asked, district):
    QTest.keyClicks(asked.code, "nobody")
    QTest.keyClick(asked.code, Qt.Key.Key_Return)

    assert "No student here has this code" in asked.field.error
    assert district.rows("SELECT count(*) FROM purged") == [(0,)]


def test_the_district_erases_by_code(asked, district, calm):
    code = district.rows("SELECT code FROM student ORDER BY code LIMIT 1")[0][0]
    QTest.keyClicks(asked.code, code)
    QTest.keyClick(asked.code, Qt.Key.Key_Return)
    calm()

    QTest.keyClicks(asked.erasing.editor, "ERASE")
    click(asked.erasing.button)
    calm()

    assert district.rows("SELECT count(*) FROM student WHERE code = ?", code) == [(0,)]
    assert "Erased for good" in asked.erasing.message.text


def test_no_schools_yet(show, district):
    page = show(SchoolsPage, district)

    assert page._states.is_empty


def test_an_invite_is_written_for_a_school(panel, district, calm, tmp_path):
    assert isinstance(panel, InvitePanel)
    panel.places.folder_edit.setText(str(tmp_path))
    QTest.keyClicks(panel.name, "Elk Ridge School")

    click(panel.button)
    calm()

    (path,) = tmp_path.glob("*.peerdesk-invite")
    assert trust.read_invite(path.read_bytes()).school_name == "Elk Ridge School"
    assert path.name in panel.note.text


def test_an_invite_without_a_name_is_asked_for_at_the_field(panel, calm, tmp_path):
    panel.places.folder_edit.setText(str(tmp_path))

    click(panel.button)
    calm()

    assert panel.field.error == "Enter the name of the school."


def test_missing_schools_are_those_that_sent_nothing_for_weeks(show, school, district, joined):
    district.merge(school.bundle())
    district.store.write(lambda s: join.create_invite(s, "Elk Ridge"), "Invited")
    district.store._now.value += timedelta(days=40)
    page = show(SchoolsPage, district)

    click(page.filter.button("missing"))

    assert [row.name for row in page.table.shown_rows] == ["Elk Ridge", "Prairie View Elementary"]


def test_a_lost_laptop_is_not_trusted_any_more(show, school, district, joined, calm):
    district.merge(school.bundle())
    page = show(SchoolsPage, district)
    page.table.setCurrentIndex(page.table.model().index(0, 0))

    page._revoke()
    calm()

    assert page.table.shown_rows[0].status is PeerStatus.REVOKED
    assert page._state(page.table.shown_rows[0]) == ("Laptop lost", "danger")
