"""The Log session panel stands ready soon after the start, and still begins at the moment."""

from datetime import timedelta

from PySide6.QtCore import QObject, Qt

from peerdesk.enums import VaultRole
from peerdesk.services.session_logs.scale import set_mood_faces
from peerdesk.ui.kit.in_pauses import InPauses
from peerdesk.ui.kit.log_panel import LogPanel

CTRL = Qt.KeyboardModifier.ControlModifier


def test_panel_is_built_in_the_pauses_after_the_start(qtbot, make_window, open_vault):
    window = make_window()
    window.open(open_vault)
    qtbot.waitUntil(lambda: isinstance(window.shell.panel.content, LogPanel))
    ready = window.shell.panel.content

    assert not window.shell.panel.isVisible()
    qtbot.keyClick(window.shell, Qt.Key.Key_L, CTRL)
    assert window.shell.panel.isVisible()
    assert window.shell.panel.content is ready


def test_what_was_opened_meanwhile_keeps_its_place(qtbot, make_shell):
    shell = make_shell()
    shell.open_absence()
    opened = shell.panel.content
    shell.get_ready()
    qtbot.waitUntil(lambda: shell.findChild(InPauses) is None)

    assert shell.panel.content is opened
    assert shell.panel.isVisible()


def test_panel_that_was_ready_begins_with_now_and_the_faces_of_now(qtbot, make_shell, monkeypatch):
    shell = make_shell()
    shell.get_ready()
    qtbot.waitUntil(lambda: shell.findChild(InPauses) is None)
    desk, form = shell._desk, shell.panel.content._form
    later = desk.now() + timedelta(hours=2)
    monkeypatch.setattr(desk, "now", lambda: later)
    desk._store.write(lambda session: set_mood_faces(session, 3), "Faces")
    shell.open_log()

    assert form.when.dateTime().toSecsSinceEpoch() == int(later.timestamp())
    assert form.kind_fields.before.keys == ("1", "3", "5")


def test_district_office_has_no_sessions_to_make_ready_for(make_shell):
    shell = make_shell(role=VaultRole.DISTRICT)
    shell.get_ready()

    assert shell.findChild(InPauses) is None


def test_work_in_pauses_goes_step_by_step_and_is_gone_after_the_last(qtbot, qapp):
    done, home = [], QObject(qapp)
    InPauses(home, [lambda: done.append(1), lambda: done.append(2)])

    assert done == []
    qtbot.waitUntil(lambda: done == [1, 2] and not home.children())
    home.deleteLater()
