"""Inbox: judged before merged, one row for each bundle, one thing to do about it."""

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from sqlalchemy import select

from peerdesk.models.people import Student
from peerdesk.models.sync_state import Peer
from peerdesk.sync import carrying
from peerdesk.ui.pages.inbox import lines
from peerdesk.ui.pages.inbox.page import InboxPage


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def states(page):
    return [lines.state(line)[0] for line in page.table.shown_rows]


def test_an_empty_inbox_offers_to_add_files(show, district):
    page = show(InboxPage, district)

    assert page._states.is_empty
    assert page.header.primary.text() == "&Add files"


def test_files_are_judged_and_nothing_is_merged_yet(show, school, district, joined, calm):
    page = show(InboxPage, district)

    page.judge([school.bundle()])
    calm()

    assert states(page) == ["Good, not merged yet"]
    assert page.header.primary.text() == "&Merge 1 good"
    assert district.rows("SELECT count(*) FROM student") == [(0,)]


def test_good_bundles_are_merged_and_bad_ones_say_why(
    show, school, district, joined, calm, tmp_path
):
    good = school.bundle()
    broken = tmp_path / "broken.peerdesk"
    broken.write_bytes(good.read_bytes()[:-50])
    page = show(InboxPage, district)
    page.judge([good, broken])
    calm()

    click(page.header.primary)
    calm()

    assert sorted(states(page)) == ["Damaged", "Merged"]
    assert "1 bundles merged" in page.note.text
    assert district.rows("SELECT count(*) FROM student") == [(12,)]


def test_dropped_files_are_judged(show, school, district, joined, calm):
    page = show(InboxPage, district)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(school.bundle()))])
    drop = QDropEvent(
        QPoint(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip

    page.dropEvent(drop)
    calm()

    assert states(page) == ["Good, not merged yet"]


def test_a_file_that_is_no_bundle_is_told_by_its_name(show, district, tmp_path, calm):
    letter = tmp_path / "letter.peerdesk"
    letter.write_bytes(b"Dear district")
    page = show(InboxPage, district)

    page.judge([letter])
    calm()

    assert page.table.model().index(0, 0).data() == "letter.peerdesk"


def test_an_unknown_school_is_approved_by_its_words(show, school, district, joined, calm):
    district.store.write(lambda s: setattr(s.scalar(select(Peer)), "token", "other"), "")
    district.merge(school.bundle())
    page = show(InboxPage, district)
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    assert states(page) == ["Unknown school"]

    click(page.detail.button)
    calm()

    assert states(page) == ["Merged"]


def test_a_merge_is_taken_back(show, school, district, joined, calm):
    district.merge(school.bundle())
    page = show(InboxPage, district)
    page.table.setCurrentIndex(page.table.model().index(0, 0))

    click(page.detail.button)
    calm()

    assert states(page) == ["Taken back"]
    assert district.rows("SELECT count(*) FROM student") == [(0,)]


def test_taking_back_is_refused_in_a_sentence_once_work_stands_on_it(
    show, school, district, joined, calm
):
    district.merge(school.bundle())
    district.store.write(lambda s: setattr(s.scalar(select(Student)), "homeroom", "9"), "Edited")
    page = show(InboxPage, district)
    page.table.setCurrentIndex(page.table.model().index(0, 0))

    click(page.detail.button)
    calm()

    assert "cannot be undone" in page.note.text
    assert states(page) == ["Merged"]


def test_the_filter_shows_what_a_person_has_to_look_at(show, school, district, joined):
    district.merge(school.bundle())
    page = show(InboxPage, district)

    click(page.filter.button("waiting"))

    assert page.table.shown_rows == []


def test_a_missing_part_is_named_and_the_bundle_is_good_once_it_comes(
    show, school, district, joined, calm, tmp_path
):
    path = school.bundle()
    data = path.read_bytes()
    first, *others = carrying.write_out(tmp_path / path.name, data, part_bytes=len(data) // 3 + 1)
    page = show(InboxPage, district)
    page.judge(others)
    calm()
    line = page.table.shown_rows[0]
    assert (states(page), line.sender) == (["Part missing"], path.name)
    assert line.judged.reason == "Part 1 of 3 is missing. Add it with the others."

    page.judge([first])
    calm()

    assert states(page) == ["Good, not merged yet"]
    click(page.header.primary)
    calm()
    assert states(page) == ["Merged"]
