"""What a role may not do is greyed everywhere, says why, and stays greyed."""

from datetime import date
from importlib import import_module

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from shell_support import build_shell, destroy

from peerdesk.enums import AccountRole
from peerdesk.services import rights
from peerdesk.services.sample import fill_sample
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.guard import NEEDS
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.tasks import TaskRunner

TODAY = date(2026, 11, 24)
ROLES = [AccountRole.ASSISTANT, AccountRole.SUBSTITUTE, AccountRole.PRINCIPAL]
PAGES = [(role, page) for role in ROLES for page in sorted(rights.PAGES[role])]


@pytest.fixture(scope="module")
def shells(qapp, tmp_path_factory):
    """Build one shell of the sample school for each role: these tests only look."""
    tasks, made = TaskRunner(print), {}
    for role in AccountRole:
        folder = tmp_path_factory.mktemp(role)
        made[role] = build_shell(
            folder, tasks, account=role, fill=lambda session: fill_sample(session, TODAY)
        )
        made[role]._desk.today = lambda: TODAY
    yield made
    destroy(made.values(), tasks)


def bound(root):
    """Return what is bound to a use case, as (control, use case)."""
    controls = [root, *root.findChildren(QObject)]
    return [(c, c.property(NEEDS)) for c in controls if c.property(NEEDS)]


def open_wrongly(desk, root):
    """Return what is open though the role may not do it, or closed without a reason."""
    closed = [control for control, name in bound(root) if not desk.may_do(name)]
    return [c for c in closed if c.isEnabled() or c.toolTip() != desk.why_not()]


@pytest.mark.parametrize(("role", "page"), PAGES)
def test_what_a_role_may_not_do_is_greyed_and_says_why(shells, role, page):
    shell = shells[role]

    shell.go_to(page)
    shell.page.refresh()

    assert open_wrongly(shell._desk, shell.page) == []


@pytest.mark.parametrize(("role", "page"), PAGES)
def test_greyed_button_tells_a_screen_reader_why(shells, role, page):
    shell = shells[role]

    shell.go_to(page)
    closed = [c for c, name in bound(shell.page) if not shell._desk.may_do(name)]
    silent = [c for c in closed if isinstance(c, QWidget) and not c.accessibleDescription()]

    assert silent == []


@pytest.mark.parametrize("page", sorted(rights.PAGES[AccountRole.ASSISTANT]))
def test_counselor_finds_nothing_greyed_by_role(shells, page):
    shell = shells[AccountRole.COUNSELOR]

    shell.go_to(page)

    assert [c for c, _name in bound(shell.page) if c.property("isClosed")] == []


@pytest.mark.parametrize("page", sorted(rights.PAGES[AccountRole.ASSISTANT]))
def test_every_bound_use_case_exists(shells, page):
    shell = shells[AccountRole.COUNSELOR]

    shell.go_to(page)

    for _control, name in bound(shell.page):
        area = "" if name.startswith(("ui.", "sync.", "reports.")) else "services."
        module, _, function = name.rpartition(".")
        assert callable(getattr(import_module(f"peerdesk.{area}{module}"), function)), name


def test_page_cannot_open_what_is_closed(shells):
    shell = shells[AccountRole.SUBSTITUTE]
    shell.go_to("duty")
    closed = [c for c, name in bound(shell.page) if not shell._desk.may_do(name)]

    for control in closed:
        control.setEnabled(True)

    assert any(isinstance(control, QPushButton | QAction) for control in closed)
    assert not any(control.isEnabled() for control in closed)


def test_assistant_may_check_in_on_a_pair_but_not_end_it(qtbot, shells):
    shell = shells[AccountRole.ASSISTANT]
    shell.go_to("buddies")
    shell.page.show_view("pairs")
    shell.page.refresh()
    qtbot.waitUntil(lambda: bool(shell.page.pairs.table.shown_rows))

    shell.page._open_pair(shell.page.pairs.table.shown_rows[0])

    panel = shell.panel.content
    buttons = {b.objectName(): b for b in panel.findChildren(QPushButton)}
    shell.panel.close_panel()
    assert buttons["check"].isEnabled()
    assert not buttons["end"].isEnabled()
    named = {one.accessibleName(): one for one in panel.findChildren(QToolButton)}
    enabled = {name.partition(" ")[0]: one.isEnabled() for name, one in named.items()}
    assert enabled == {"Correct": True, "Delete": False}
    assert buttons["end"].accessibleDescription() == shell._desk.why_not()


def panel_of(qtbot, shell, page, name, view=""):
    """Open the first row of a table of a page with Enter, and return what stands beside it."""
    shell.go_to(page)
    getattr(shell.page, "show_view", str)(view)
    shell.page.refresh()
    tables = shell.page.findChildren(DataTable)
    table = next(one for one in tables if one.accessibleName() == name)
    qtbot.waitUntil(lambda: bool(table.shown_rows))
    table.opened.emit(table.shown_rows[0])
    return shell.panel.content


CLOSED_PANELS = [("team", "Team members", ""), ("buddies", "Students who wait", "waiting")]


@pytest.mark.parametrize("where", CLOSED_PANELS)
def test_row_opens_a_form_that_says_at_once_why_it_is_closed(qtbot, shells, where):
    shell = shells[AccountRole.ASSISTANT]
    panel = panel_of(qtbot, shell, *where)
    bar = panel.findChild(InfoBar, "why-closed")
    open_ones = [one for one in panel.findChildren(QPushButton) if one.isEnabled()]

    shell.panel.close_panel()

    assert bar.text == shell._desk.why_not()
    assert [one.text() for one in open_ones] == ["Close"]


def test_keys_of_a_closed_form_do_nothing(qtbot, shells):
    shell = shells[AccountRole.ASSISTANT]
    panel = panel_of(qtbot, shell, *CLOSED_PANELS[1])
    chosen = []
    panel.chosen.connect(lambda *names: chosen.append(names))

    QTest.keyClick(panel, Qt.Key.Key_1)
    shell.panel.close_panel()

    assert chosen == []


def test_counselor_finds_the_same_forms_open(qtbot, shells):
    shell = shells[AccountRole.COUNSELOR]
    panel = panel_of(qtbot, shell, "team", "Team members")
    bar = panel.findChild(InfoBar, "why-closed")

    shell.panel.close_panel()

    assert bar is None


@pytest.mark.parametrize(
    ("role", "page", "words"),
    [
        (AccountRole.SUBSTITUTE, "sessions", "&Use of time"),
        (AccountRole.SUBSTITUTE, "students", "&Consents"),
        (AccountRole.ASSISTANT, "students", "Same &child?"),
        (AccountRole.ASSISTANT, "consents", "&What is asked"),
        (AccountRole.ASSISTANT, "consents", "Stop it all"),
        (AccountRole.PRINCIPAL, "consents", "&Enter slips"),
    ],
)
def test_greyed_way_tells_a_screen_reader_why(shells, role, page, words):
    shell = shells[role]
    shell.go_to(page)

    (button,) = [one for one in shell.page.findChildren(QPushButton) if one.text() == words]

    assert not button.isEnabled()
    assert button.accessibleDescription() == shell._desk.why_not()


def test_rule_beside_the_register_is_read_but_not_changed_by_an_assistant(qtbot, shells):
    shell = shells[AccountRole.ASSISTANT]
    panel = panel_of(qtbot, shell, "apart", "Rules")
    change = panel.findChild(QPushButton, "change")

    shell.panel.close_panel()

    assert not change.isEnabled()
    assert change.accessibleDescription() == shell._desk.why_not()
    assert panel.focusProxy().isEnabled()


def test_print_for_the_counselor_alone_says_so_in_place_of_the_page(qtbot, shells):
    shell = shells[AccountRole.ASSISTANT]
    shell.go_to("selection")

    shell.open_preview("interview-sheet")
    preview = shell._preview

    def says_why():
        said = [one.text() for one in preview.paper.findChildren(QLabel)]
        assert shell._desk.why_not() in said

    qtbot.waitUntil(says_why)
    preview.finished.emit()
