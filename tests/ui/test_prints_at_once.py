"""The page of prints shows every print by its name at once; what each needs comes after."""

import pytest
from PySide6.QtCore import Qt
from support import TODAY

from peerdesk.reports import centre


@pytest.fixture
def shell(make_shell):
    shell = make_shell()
    shell._desk.today = lambda: TODAY
    return shell


def names(shell):
    return [row.id for row in shell.page.table.shown_rows]


def settle(qtbot, tasks):
    qtbot.waitUntil(lambda: not tasks.is_busy)


def test_names_stand_there_before_the_worker_answers(qtbot, shell, tasks):
    shell.go_to("prints")
    at_once = shell.page.table.shown_rows

    settle(qtbot, tasks)

    assert len(at_once) > 20
    assert not any(row.is_known for row in at_once)
    assert [row.id for row in at_once] == names(shell)
    assert all(row.is_known for row in shell.page.table.shown_rows)


def test_row_one_went_to_stays_when_the_rest_is_known(qtbot, shell, tasks):
    shell.go_to("prints")
    for _ in range(3):
        qtbot.keyClick(shell.page.table, Qt.Key.Key_Down)
    chosen = shell.page.table.current_row.id

    settle(qtbot, tasks)

    assert shell.page.table.current_row.id == chosen
    assert shell.page.table.current_row.is_known


def test_nothing_is_ticked_that_nobody_looked_at(qtbot, shell, tasks):
    shell.go_to("prints")

    shell.page._tick_all()
    qtbot.keyClick(shell.page.table, Qt.Key.Key_Space)

    assert shell.page.ticked == set()
    settle(qtbot, tasks)


def test_print_that_was_asked_for_is_current_at_once_and_after(qtbot, shell, tasks):
    shell.go_to("prints", "use-of-time")

    assert shell.page.table.current_row.id == "use-of-time"
    settle(qtbot, tasks)
    assert shell.page.table.current_row.id == "use-of-time"


def test_names_are_those_that_a_role_may_print(shell):
    read = shell._desk.read
    role = shell._desk.account.role

    at_once = read(lambda s: centre.list_names(s, role))
    known = read(lambda s: centre.list_rows(s, role, {"today": TODAY}))

    assert {row.id for row in known} <= {row.id for row in at_once}
    assert [row.group for row in at_once] == sorted(
        (row.group for row in at_once), key=list(centre.PrintGroup).index
    )
