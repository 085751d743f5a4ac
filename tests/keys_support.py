"""Press keys as a person does: into whatever has the focus, and count them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

ENTER = {"Enter": "Return"}


class Keys:
    """A pair of hands on the keyboard.

    `press` and `type` count every key; `write` types free text, which the tasks of the
    design do not count. After each key the worker is awaited, as a person waits for the screen.
    """

    def __init__(self, qtbot, window, tasks):
        self._qtbot = qtbot
        self._window = window
        self._tasks = tasks
        self.count = 0

    @property
    def focus(self):
        """Return the widget the next key goes to."""
        return QApplication.focusWidget() or self._window

    def press(self, *chords):
        """Press each chord, e.g. "Ctrl+Shift+A", "Enter", "Down"; each counts as one."""
        for chord in chords:
            self._send(chord)
            self.count += 1

    def type(self, text):
        """Type letters that the task counts, e.g. the first letters of a name."""
        for letter in text:
            QTest.keyClicks(self.focus, letter)
            self.count += 1
        self.wait()

    def write(self, text):
        """Type free text, which is not counted."""
        QTest.keyClicks(self.focus, text)
        self.wait()

    def reach(self, reached, chord="Tab", most=60):
        """Press `chord` until `reached(focus widget)` is true; each press counts."""
        for _ in range(most):
            if reached(self.focus):
                return
            self.press(chord)
        message = f"not reached with {most} times {chord}"
        raise AssertionError(message)

    def wait(self):
        """Wait until the worker has nothing left to do and the window has caught up."""
        QApplication.processEvents()
        # a button that is pressed by its underlined letter goes down for a moment first
        self._qtbot.waitUntil(lambda: not any(one.isDown() for one in self._buttons()))
        self._qtbot.waitUntil(lambda: not self._tasks.is_busy)
        QApplication.processEvents()

    def _buttons(self):
        return [one for one in self._window.findChildren(QPushButton) if one.isVisible()]

    def _send(self, chord):
        combined = QKeySequence(ENTER.get(chord, chord))[0]
        QTest.keyClick(self.focus, combined.key(), combined.keyboardModifiers())
        self.wait()


def named(words):
    """Return a test for `Keys.reach`: the focus stands on the control of that name."""

    def stands_on(widget):
        text = getattr(widget, "text", lambda: "")()
        spoken = widget.accessibleName()
        return words in {spoken, str(text).replace("&", "")} and bool(
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        )

    return stands_on
