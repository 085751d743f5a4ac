from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu
from support import NOW, SteppingClock

from peerdesk.enums import VaultRole
from peerdesk.errors import WrongPassphraseError
from peerdesk.services.vaults import SetUp, create_vault
from peerdesk.ui.idle import IdleWatch
from peerdesk.ui.lock import LockScreen

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(make_window, open_vault):
    made = make_window()
    made.open(open_vault)
    return made


def words_of(widget):
    from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

    kinds = (QLabel, QAbstractButton, QLineEdit)
    return " ".join(part.text() for kind in kinds for part in widget.findChildren(kind))


def test_lock_destroys_shell_desk_and_pages(qtbot, window, tasks):
    shell, desk, page = window.shell, window.shell._desk, window.shell.page

    qtbot.keyClick(shell, Qt.Key.Key_L, CTRL | SHIFT)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    qtbot.waitUntil(lambda: not any(shiboken6.isValid(part) for part in (shell, desk, page)))

    assert window.shell is None
    assert window._opened is None
    assert isinstance(window.entrance, LockScreen)


def test_lock_closes_the_file(qtbot, window, tasks, open_vault):
    window.lock()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    engine = open_vault.store._sessions.kw["bind"]

    assert engine.pool.checkedin() == 0


def test_locked_screen_says_no_name_and_no_count(qtbot, window, tasks):
    window.lock()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    words = words_of(window)

    assert window.windowTitle() == "PeerDesk"
    assert "Prairie" not in words
    assert "Ortiz" not in words
    assert not any(sign.isdigit() for sign in words)


def test_lock_empties_the_clipboard(qtbot, window, tasks, qapp):
    qapp.clipboard().setText("Ortiz, Maya")

    window.lock()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert qapp.clipboard().text() == ""


def test_f9_covers_and_any_key_leads_back(qtbot, window):
    qtbot.keyClick(window.shell, Qt.Key.Key_F9)
    covered = window.stack.currentWidget() is window.cover

    qtbot.keyClick(window.cover, Qt.Key.Key_A)

    assert covered
    assert window.stack.currentWidget() is window.shell


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_f9_leaves_no_menu_in_front_of_the_cover(qtbot, window):
    menu = QMenu(window.shell)
    menu.addAction("Mark as left")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)

    window.show_cover()

    assert QApplication.activePopupWidget() is None
    assert not menu.isVisible()


def test_after_a_minute_the_cover_asks_for_the_passphrase(qtbot, window, tasks):
    qtbot.keyClick(window.shell, Qt.Key.Key_F9)
    window.cover.timer.stop()
    window.cover.overdue.emit()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    still_covered = window.stack.currentWidget() is window.cover

    qtbot.keyClick(window.cover, Qt.Key.Key_A)

    assert still_covered
    assert window.shell is None
    assert isinstance(window.entrance, LockScreen)


def test_idle_minutes_lock(qtbot, window, tasks):
    window.idle.idle.emit()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert isinstance(window.entrance, LockScreen)


def test_settings_change_the_idle_minutes(window):
    from dataclasses import replace

    desk = window.shell._desk

    desk.settings_wanted.emit(replace(desk.settings, lock_minutes=2))

    assert window.idle.minutes == 2
    assert desk.settings.lock_minutes == 2


def test_idle_watch_counts_time_that_was_slept_through(qtbot, qapp):
    now = SteppingClock(NOW)
    watch = IdleWatch(5, now=now)
    watch.start()
    now.value = NOW + timedelta(minutes=30)

    with qtbot.waitSignal(watch.idle):
        watch.check()

    watch.stop()


def test_whoever_types_or_moves_the_mouse_is_not_locked_out(qtbot, make_window, open_vault):
    window, now = make_window(), SteppingClock(NOW)
    window.idle._now = now
    window.show()
    window.open(open_vault)
    now.value += timedelta(minutes=4)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    now.value += timedelta(minutes=4)
    QTest.mouseMove(window.windowHandle(), QPoint(50, 50))
    now.value += timedelta(minutes=4)

    assert not window.idle.check()

    now.value += timedelta(minutes=1)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_X)
    assert window.entrance.passphrase.text() == ""


def test_idle_watch_is_not_held_up_by_a_clock_that_is_set_back(qapp):
    now = SteppingClock(NOW)
    watch = IdleWatch(5, now=now)
    watch.start()
    now.value = NOW - timedelta(hours=3)
    watch.check()
    now.value += timedelta(minutes=5)

    assert watch.check()


def test_wrong_passphrase_is_a_sentence_under_the_field_and_the_right_one_opens(
    qtbot, make_window, tmp_path
):
    folder = tmp_path / "vault"
    create_vault(
        folder, "four green words here", SetUp(VaultRole.SCHOOL, "Elk Ridge")
    ).opened.close()
    window = make_window()
    window.start(folder)
    lock = window.entrance

    qtbot.keyClicks(lock.passphrase, "not these words")
    qtbot.keyClick(lock.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(lock.field.error), timeout=20_000)
    sentence = lock.field.error
    lock.passphrase.clear()
    qtbot.keyClicks(lock.passphrase, "four green words here")
    qtbot.keyClick(lock.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=20_000)

    assert sentence == WrongPassphraseError().sentence()
    assert window.shell._desk.vault.school_name == "Elk Ridge"


def test_lock_takes_an_open_list_of_names_away(qtbot, window, tasks):
    window.shell.open_log()
    window.shell.header.box.setFocus()
    qtbot.keyClicks(window.shell.header.box, "or")
    qtbot.waitUntil(lambda: bool(window.shell.header.box.found))

    window.lock()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    qtbot.waitUntil(lambda: not window.findChildren(QListView))


@pytest.mark.parametrize("key", ["students", "buddies", "duty", "sessions", "settings"])
def test_lock_leaves_every_page_in_silence(qtbot, window, tasks, key):
    window.shell.go_to(key)
    qtbot.waitUntil(lambda: not tasks.is_busy)
    window.shell.open_log()

    window.lock()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    assert isinstance(window.entrance, LockScreen)
