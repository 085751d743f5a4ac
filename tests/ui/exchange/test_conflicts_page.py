"""Conflicts: both values, four ways to decide."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from peerdesk.models.people import Student
from peerdesk.sync import conflicts
from peerdesk.ui.pages.conflicts.page import ConflictsPage


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def edit(place, ids, homeroom):
    def use_case(session):
        for student in ids:
            session.get(Student, student).homeroom = homeroom

    place.store.write(use_case, "Changed")


@pytest.fixture
def ids(school, district, joined):
    """Make three conflicts."""
    district.merge(school.bundle())
    school.merge(district.reply(joined))
    ids = [row[0] for row in school.rows("SELECT id FROM student ORDER BY code LIMIT 3")]
    edit(district, ids, "D-1")
    edit(school, ids, "S-1")
    district.merge(school.bundle())
    return ids


def homerooms(place, ids):
    rows = place.rows("SELECT homeroom FROM student WHERE homeroom LIKE '_-1%'")
    assert len(rows) == len(ids)
    return sorted({row[0] for row in rows})


def test_nothing_to_decide_is_good_news(show, district):
    page = show(ConflictsPage, district)

    assert page._states.is_empty
    assert not page.header.primary.isEnabled()


def test_both_values_are_shown_with_the_suggestion(show, district, ids):
    page = show(ConflictsPage, district)

    assert page.card.keep.text() == "Keep “D-1”"
    assert page.card.take.text() == "Take “S-1”"
    assert "Suggested" in page.card._suggestion.text()
    assert page.card.alike.text() == "The same for all 3 of this kind"


def test_keep_is_in_force_and_the_next_conflict_is_shown(show, district, ids, calm):
    page = show(ConflictsPage, district)

    click(page.card.keep)
    calm()

    assert district.store.read(conflicts.count_undecided) == 2
    assert len(page.table.shown_rows) == 2


def test_one_decision_for_all_of_a_kind(show, district, ids, calm):
    page = show(ConflictsPage, district)
    QTest.keyClick(page.card.alike, Qt.Key.Key_Space)

    click(page.card.both)
    calm()

    assert homerooms(district, ids) == ["D-1 / S-1"]
    assert page._states.is_empty


def test_the_suggestion_is_one_key_away(show, district, ids, calm):
    page = show(ConflictsPage, district)

    page.header.primary.setFocus()
    QTest.keyClick(page.header.primary, Qt.Key.Key_Space)
    calm()

    assert district.store.read(conflicts.count_undecided) == 2


def test_later_keeps_it_in_the_list(show, district, ids, calm):
    page = show(ConflictsPage, district)

    click(page.card.later)
    calm()

    assert len(page.table.shown_rows) == 3
