"""Exactly one accent-filled button is seen, whatever page and panel are open."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from shell_support import PAGES, build_shell, destroy, show_shell

from peerdesk.enums import VaultRole
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.tasks import TaskRunner

SCHOOL_PAGES = [key for role, key in PAGES if role is VaultRole.SCHOOL]


@pytest.fixture(scope="module")
def shells(qapp, tmp_path_factory):
    tasks = TaskRunner(print)
    made = {role: build_shell(tmp_path_factory.mktemp(role), tasks, role) for role in VaultRole}
    yield made
    destroy(made.values(), tasks)


@pytest.fixture
def page_of(qtbot, shells):
    shown = []

    def show(role, key):
        shown.append(show_shell(qtbot, shells[role]))
        shells[role].go_to(key)
        return shells[role]

    yield show
    for shell in shown:
        shell.panel.close_panel()
        shell.hide()


def accents(shell):
    buttons = shell.findChildren(QPushButton)
    return [b for b in buttons if b.property("role") == "primary" and b.isVisible()]


def panel_of(*buttons):
    panel = QWidget()
    column = QVBoxLayout(panel)
    for widget in buttons or (QLabel("Nothing to save"),):
        column.addWidget(widget)
    return panel


@pytest.mark.parametrize(("role", "key"), PAGES)
def test_save_of_a_panel_is_filled_and_the_button_of_the_page_is_not(page_of, role, key):
    shell = page_of(role, key)
    before = accents(shell)
    save = push_button("Save", role="primary", icon="check")

    shell.panel.show_widget(panel_of(push_button("Next", role="primary"), save), "Panel")
    during = accents(shell)
    shell.panel.close_panel()

    assert during == [save]
    assert accents(shell) == before
    assert len(before) <= 1


@pytest.mark.parametrize("key", SCHOOL_PAGES)
def test_panel_to_log_leaves_one_filled_button(page_of, key):
    shell = page_of(VaultRole.SCHOOL, key)

    shell.open_log()

    (button,) = accents(shell)
    assert shell.panel.isAncestorOf(button)


@pytest.mark.parametrize("key", SCHOOL_PAGES)
def test_panel_of_absences_never_adds_a_second_filled_button(page_of, key):
    shell = page_of(VaultRole.SCHOOL, key)

    shell.open_absence()

    assert len(accents(shell)) <= 1


def test_panel_without_a_save_leaves_the_page_its_button_until_one_appears(qtbot, page_of):
    shell = page_of(VaultRole.SCHOOL, "buddies")
    (own,) = accents(shell)
    later = push_button("Save", role="primary")
    panel = panel_of(QLabel("Only to read"), later)
    later.hide()
    shell.panel.show_widget(panel, "Panel")
    assert accents(shell) == [own]

    later.show()

    qtbot.waitUntil(lambda: accents(shell) == [later])
    later.hide()
    qtbot.waitUntil(lambda: accents(shell) == [own])


def test_page_gone_to_while_a_panel_is_open_steps_back_too(page_of):
    shell = page_of(VaultRole.SCHOOL, "buddies")
    save = push_button("Save", role="primary")
    shell.panel.show_widget(panel_of(save), "Panel")

    shell.go_to("team")

    assert accents(shell) == [save]
