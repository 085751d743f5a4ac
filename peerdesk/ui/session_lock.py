"""Lock when the computer locks or sleeps: Windows messages, logind signals on Linux.

What a message means is decided by `is_lock_message`, which reads plain bytes, so that it is
tested anywhere; only registering for the messages needs Windows.
"""

import ctypes
import logging
import struct
import sys
from typing import Final

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

MESSAGE: Final = struct.Struct("<QI4xQqIii4x")
"""A `MSG` of 64-bit Windows: window, message, wParam, lParam, time, point."""

WM_POWERBROADCAST: Final = 0x0218
WM_WTSSESSION_CHANGE: Final = 0x02B1
_PBT_APMSUSPEND: Final = 0x4
_WTS_CONSOLE_DISCONNECT: Final = 0x2
_WTS_REMOTE_DISCONNECT: Final = 0x4
_WTS_SESSION_LOGOFF: Final = 0x6
_WTS_SESSION_LOCK: Final = 0x7
_LOCKS: Final = {
    WM_WTSSESSION_CHANGE: frozenset(
        {_WTS_CONSOLE_DISCONNECT, _WTS_REMOTE_DISCONNECT, _WTS_SESSION_LOGOFF, _WTS_SESSION_LOCK}
    ),
    WM_POWERBROADCAST: frozenset({_PBT_APMSUSPEND}),
}
_THIS_SESSION: Final = 0
_LOGIND: Final = "org.freedesktop.login1"
_ON_LOCK: Final = SLOT("on_lock()")
_ON_SLEEP: Final = SLOT("on_sleep(bool)")
_log = logging.getLogger(__name__)


def is_lock_message(message: bytes) -> bool:
    """Return whether a Windows message says that the session locks or the computer sleeps.

    Args:
        message: The bytes of a `MSG`.
    """
    if len(message) < MESSAGE.size:
        return False
    _window, number, reason, *_rest = MESSAGE.unpack(message[: MESSAGE.size])
    return reason in _LOCKS.get(number, frozenset())


class SessionWatch(QObject):
    """Says when the session of the computer is locked or sleeps, as long as its parent lives.

    Signals:
        locked: It does.
    """

    locked = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter: _MessageFilter | None = None
        if sys.platform == "win32":
            self._filter = _MessageFilter(self)
            _register(window)
        elif sys.platform.startswith("linux"):
            self._listen()

    def take(self, message: bytes) -> None:
        """Look at one Windows message."""
        if is_lock_message(message):
            self.locked.emit()

    @Slot()
    def on_lock(self) -> None:
        """Take logind's word that this session is to be locked."""
        self.locked.emit()

    @Slot(bool)
    def on_sleep(self, is_beginning: bool) -> None:  # noqa: FBT001 - a signal's value
        """Take logind's word that the computer goes to sleep, or wakes."""
        if is_beginning:
            self.locked.emit()

    def _listen(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - Linux only
        except ImportError:
            _log.info("no D-Bus: only idle time locks")
            return
        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        session, manager = f"{_LOGIND}.Session", f"{_LOGIND}.Manager"
        # any session's path: locking once too often does no harm; the stubs ask for bytes, the
        # function for the text that SLOT returns
        for name, place, slot in (
            ("Lock", session, _ON_LOCK),
            ("PrepareForSleep", manager, _ON_SLEEP),
        ):
            bus.connect(_LOGIND, "", place, name, self, slot)  # type: ignore[call-overload]


class _MessageFilter(QAbstractNativeEventFilter):
    """Hands every Windows message of this program to a watch."""

    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch
        application = QApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)

    @override
    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        if QByteArray(eventType) == b"windows_generic_MSG":
            self._watch.take(ctypes.string_at(int(message), MESSAGE.size))
        return False, 0


def _register(window: QWidget) -> None:
    """Ask Windows to tell the window of its session's changes; without them idle time locks."""
    try:
        library = ctypes.CDLL("wtsapi32")
        library.WTSRegisterSessionNotification.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        done = library.WTSRegisterSessionNotification(int(window.winId()), _THIS_SESSION)
    except OSError as error:
        _log.info("no session notices: %s", type(error).__name__)
        return
    if not done:
        _log.info("Windows gives no session notices")
