"""Tasks 9 and 10: schools make bundles and the district merges them, by keyboard."""

import pytest
from bundle_support import invite, make_district, make_place
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from support import NOW, TODAY, add_students

from peerdesk.sync import export
from peerdesk.ui.pages.inbox import lines

MAKE_KEYS = 4
"""Four; a fifth more is less than a key."""
MERGE_KEYS = 3
"""Three, and one for each conflict; the file's name is free text."""


@pytest.fixture
def district(tmp_path, tasks):
    place = make_district(tmp_path / "district")
    yield place
    tasks.shutdown()
    place.store.close()


@pytest.fixture
def school(tmp_path, tasks, district):
    place = make_place(tmp_path / "school")
    add_students(place.store, 12)
    invite(district, place)
    yield place
    tasks.shutdown()
    place.store.close()


def write_over(keys, text):
    """Type `text` in place of what the field holds."""
    keys.focus.selectAll()
    keys.write(text)


def choose(keys, path):
    """Choose a file in the system's own dialog, whose keys are not counted."""
    (dialog,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog))
    dialog.findChild(QLineEdit).setText(str(path))
    dialog.accept()
    keys._window.activateWindow()
    keys.wait()


def test_bundle_is_made_where_it_is_wanted(open_shell, hands, school, tmp_path):
    keys = hands(open_shell(TODAY, NOW, place=school))
    stick = tmp_path / "stick"
    stick.mkdir()
    keys.press("Ctrl+E")
    page = keys._window.page.school
    page.where.places.folder_edit.setFocus()
    write_over(keys, str(stick))

    keys.press("Ctrl+N")

    (row,) = school.store.read(export.list_exports)
    assert [path.name for path in stick.iterdir()] == [row.file_name]
    assert row.check_code in page.note.text
    assert keys.count <= MAKE_KEYS


def test_bundles_are_judged_and_merged(open_shell, hands, district, school):
    keys = hands(open_shell(TODAY, NOW, place=district))
    bundle = school.bundle()
    page = keys._window.page

    keys.press("Ctrl+N")  # add files
    choose(keys, bundle)
    seen = [lines.state(line)[0] for line in page.table.shown_rows]
    keys.press("Ctrl+N")  # merge 1 good

    assert seen == ["Good, not merged yet"]
    assert district.rows("SELECT count(*) FROM student") == [(12,)]
    assert keys.count <= MERGE_KEYS
