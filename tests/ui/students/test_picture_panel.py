"""The grid of pictures, by keyboard."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from peerdesk.services import pictures, students
from peerdesk.ui.pages.students.picture_panel import PicturePanel


@pytest.fixture
def people(desk):
    found = desk.read(lambda session: students.search_students(session, "", 2))
    other, own = found[0].id, found[1].id
    for student, key in ((other, "owl"), (own, "turtle")):
        desk.store.write(
            partial(pictures.choose_picture, student_id=student, key=key), "Gave a picture"
        )
    return own


@pytest.fixture
def panel(qtbot, desk, people):
    made = PicturePanel(desk, people)
    qtbot.addWidget(made)
    made.resize(420, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.grid.setFocus()
    return made


def test_grid_begins_at_the_picture_of_now(panel):
    assert panel.grid.currentIndex().data() == "Turtle"
    assert panel._why.text() == "Turtle, the picture now"


def test_arrow_and_enter_choose_the_next_free_picture(qtbot, tasks, desk, panel, people):
    qtbot.keyClick(panel.grid, Qt.Key.Key_Right)
    wanted = panel.grid.currentIndex().data()

    with qtbot.waitSignal(panel.place_requested) as gone:
        qtbot.keyClick(panel.grid, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: not tasks.is_busy)
    rows = desk.read(partial(pictures.list_pictures, student_id=people))
    assert [row.pictogram.word("en") for row in rows if row.is_own] == [wanted]
    assert gone.args == ["students", people]


def test_taken_picture_can_be_read_but_not_chosen(qtbot, desk, panel):
    qtbot.keyClick(panel.grid, Qt.Key.Key_End)
    said = panel._why.text()

    qtbot.keyClick(panel.grid, Qt.Key.Key_Return)

    assert said.startswith("Owl is the picture of ")
    assert panel.message.text == said
    assert not desk.is_busy
