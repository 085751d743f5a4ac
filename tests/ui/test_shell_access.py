"""Every control of every page has a name and a way by keyboard, at both sizes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QWidget,
)
from support import add_students, make_store

from peerdesk.enums import Look, VaultRole
from peerdesk.services import vaults
from peerdesk.settings import Settings
from peerdesk.ui import places, theme
from peerdesk.ui.desk import Desk
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell
from peerdesk.ui.tasks import TaskRunner

SIZES = [(1366, 688), (1093, 530)]
PAGES = [(role, place.key) for role in VaultRole for place in places.list_places(role)]
SPOKEN = {
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.PageTab,
    QAccessible.Role.Slider,
}


def nameless(root):
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.objectName().startswith("qt_") or widget.isHidden() or not _is_own(widget):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        if face and face.role() in SPOKEN and not face.text(QAccessible.Text.Name):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def _is_own(widget):
    """Say whether the widget is not the inner part of another control."""
    inner_of = QComboBox | QAbstractItemView | QAbstractSpinBox | QLineEdit
    return not isinstance(widget.parent(), inner_of)


def describe_vault(store, folder):
    return store.read(lambda session: vaults.describe(session, folder))


@pytest.fixture(scope="module")
def shells(qapp, tmp_path_factory):
    """Build one shell per role: these tests only look."""
    tasks, made = TaskRunner(print), {}
    for role in VaultRole:
        folder = tmp_path_factory.mktemp(role)
        store = make_store(folder, role)
        desk = Desk(store, tasks, describe_vault(store, folder), Settings())
        made[role] = Shell(desk, Search(desk))
        desk.setParent(made[role])
    add_students(made[VaultRole.SCHOOL]._desk._store, 6)
    yield made
    tasks.shutdown()
    for shell in made.values():
        shell._desk._store.close()
        shell.deleteLater()


@pytest.fixture
def page_of(qtbot, shells):
    """Give a function that shows one page in a window of a size."""
    shown = []

    def show(role, key, size):
        shell = shells[role]
        shown.append(shell)
        shell.resize(*size)
        with qtbot.waitExposed(shell):
            shell.show()
        shell.activateWindow()
        shell.go_to(key)
        return shell

    yield show
    for shell in shown:
        shell.panel.close_panel()
        shell.undo_bar.hide()
        shell.undo_bar._timer.stop()
        shell.hide()


@pytest.mark.parametrize(("role", "key"), PAGES)
def test_every_control_has_an_accessible_name(page_of, role, key):
    shell = page_of(role, key, SIZES[0])

    assert nameless(shell) == []


@pytest.mark.parametrize(("role", "key"), PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_page_fits_its_window(page_of, role, key, size):
    shell = page_of(role, key, size)

    assert (shell.width(), shell.height()) == size
    assert shell.minimumSizeHint().width() <= size[0]
    assert shell.minimumSizeHint().height() <= size[1]


@pytest.fixture(scope="class")
def largest_text(qapp):
    """Wear the largest text for one class."""
    theme.wear(qapp, theme.choose(Look.LIGHT, 160))
    yield
    theme.wear(qapp, theme.choose(Look.LIGHT, 100))


@pytest.mark.usefixtures("largest_text")
class TestLargestText:
    """All pages in turn, since dressing every widget anew takes seconds."""

    @pytest.mark.parametrize(("role", "key"), PAGES)
    def test_page_with_a_panel_keeps_the_small_window(self, page_of, role, key):
        shell = page_of(role, key, SIZES[1])

        shell.panel.show_widget(QWidget(), "Panel")
        shell.undo_bar.show_action("Ended Maya + Sam")
        QTest.qWait(20)

        assert (shell.width(), shell.height()) == SIZES[1]


@pytest.mark.parametrize(("role", "key"), PAGES)
def test_page_has_one_title_and_at_most_one_primary_button(page_of, role, key):
    shell = page_of(role, key, SIZES[0])

    buttons = [
        button
        for button in shell.page.findChildren(QAbstractButton)
        if button.property("role") == "primary" and button.isVisible()
    ]

    assert shell.page.header.title
    assert len(buttons) <= 1


@pytest.mark.parametrize(("role", "key"), PAGES)
def test_tab_reaches_every_button_and_field_and_comes_back(qtbot, page_of, role, key):
    shell = page_of(role, key, SIZES[0])
    wanted = {
        widget
        for kind in (QAbstractButton, QLineEdit, QAbstractItemView)
        for widget in shell.findChildren(kind)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and _is_own(widget)
    }
    box = shell.header.box
    box.setFocus()

    stops = [tab_on(shell)]
    while stops[-1] is not box and len(stops) < 300:
        stops.append(tab_on(shell))

    missed = [
        f"{type(w).__name__} {w.accessibleName()}"
        for w in wanted.difference(stops)
        if not _grouped(w)
    ]
    assert missed == []
    assert stops[-1] is box


def tab_on(shell):
    QTest.keyClick(shell.focusWidget(), Qt.Key.Key_Tab)
    shell.header.box.close_list()
    return shell.focusWidget()


def _grouped(widget):
    """Radio buttons share one stop."""
    return widget.property("autoExclusive") is True or type(widget).__name__ == "QRadioButton"
