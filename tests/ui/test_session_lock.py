"""The window locks with the computer: decided from the bytes that Windows sends."""

import os
import shutil
import struct
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget

from peerdesk.ui.session_lock import MESSAGE, SessionWatch, is_lock_message

LOCK, UNLOCK, CONNECT = 0x7, 0x8, 0x1
SUSPEND, RESUME = 0x4, 0x7
SESSION, POWER, KEY = 0x02B1, 0x0218, 0x0100


def msg(number, reason):
    """Return the 48 bytes of a MSG: HWND, UINT, WPARAM, LPARAM, DWORD, POINT."""
    window, session = 0x00010ABC, 1
    return (
        struct.pack("<Q", window)
        + struct.pack("<I", number)
        + b"\0" * 4
        + struct.pack("<Qq", reason, session)
        + struct.pack("<Iii", 123_456, -8, 640)
        + b"\0" * 4
    )


def test_a_message_is_as_long_as_on_64_bit_windows():
    assert MESSAGE.size == len(msg(SESSION, LOCK)) == 48


@pytest.mark.parametrize(
    ("number", "reason", "locks"),
    [
        (SESSION, LOCK, True),
        (SESSION, 0x2, True),  # another user takes the console
        (SESSION, 0x4, True),  # a remote desktop goes
        (SESSION, 0x6, True),  # logging off
        (SESSION, UNLOCK, False),
        (SESSION, CONNECT, False),
        (POWER, SUSPEND, True),
        (POWER, RESUME, False),
        (POWER, 0xA, False),  # the battery
        (KEY, LOCK, False),
    ],
)
def test_only_locking_and_sleeping_lock(number, reason, locks):
    assert is_lock_message(msg(number, reason)) is locks


def test_cut_off_message_is_ignored():
    assert not is_lock_message(msg(SESSION, LOCK)[:20])


@pytest.fixture
def watch(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    yield SessionWatch(window, window)
    window.close()


def test_watch_tells_of_a_lock_message_and_of_nothing_else(qtbot, watch):
    with qtbot.assertNotEmitted(watch.locked):
        watch.take(msg(SESSION, UNLOCK))
    with qtbot.waitSignal(watch.locked):
        watch.take(msg(SESSION, LOCK))


def test_going_to_sleep_locks_and_waking_does_not(qtbot, watch):
    with qtbot.assertNotEmitted(watch.locked):
        watch.on_sleep(False)
    with qtbot.waitSignal(watch.locked):
        watch.on_sleep(True)


@pytest.mark.skipif(sys.platform == "win32", reason="the other systems load no Windows library")
def test_off_windows_no_message_filter_is_installed(watch):
    assert watch._filter is None


def test_open_window_locks_with_the_computer(qtbot, make_window, open_vault, tasks):
    window = make_window()
    window.open(open_vault)
    qtbot.waitUntil(lambda: window.findChild(SessionWatch) is not None)

    window.findChild(SessionWatch).on_lock()

    assert window.shell is None
    qtbot.waitUntil(lambda: not tasks.is_busy)


LOGIND = """
import os
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from peerdesk.ui.session_lock import SessionWatch

app, window, seen = QApplication([]), QWidget(), []
watch = SessionWatch(window, window)
watch.locked.connect(lambda: seen.append(1))
name = "org.freedesktop.login1"
bus = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "logind")
bus.registerService(name)
path = "/org/freedesktop/login1"
bus.send(QDBusMessage.createSignal(path + "/session/_31", name + ".Session", "Lock"))
for is_beginning in (True, False):
    sign = QDBusMessage.createSignal(path, name + ".Manager", "PrepareForSleep")
    sign.setArguments([is_beginning])
    bus.send(sign)
waits = 0
while len(seen) < 2 and waits < 400:
    QTest.qWait(20)
    waits += 1
print("locked", len(seen), flush=True)
os._exit(0)
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="no D-Bus to try it on")
def test_word_of_logind_locks_on_linux():
    command = 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$0" -c "$1"'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command, sys.executable, LOGIND],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert "locked 2" in done.stdout
