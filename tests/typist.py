"""Runs the real program in a process of its own and types into it, as `python typist.py WHAT DIR`.

"type" fills four panels without saving, says "kept" once the file holds them, and waits to be
killed. "look" opens the same panels again and prints what stands in them as JSON.
"""

import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "qt.text.font.db=false"

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from sqlalchemy import text

from peerdesk import app as application
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.main_window import MainWindow

WORDS = {
    "student": "Guadalupe half typed",
    "rule": "Fought on the bus half typed",
    "concern": "Cried at lunch half typed",
    "log": "Talked about trains half typed",
}
PASSPHRASE = "four words for tests"
STEP_MS = 50


def editor_of(shell, name):
    """Open a panel as a counselor does and return what one types into."""
    if name == "student":
        shell.go_to("students")
        shell.page.add_student()
        return shell.panel.content.form.field("first_name").editor
    if name == "rule":
        shell.go_to("apart")
        shell.page.primary()
        return shell.panel.content.form.field("detail").editor
    if name == "concern":
        shell.open_concern()
    else:
        shell.open_log()
    return shell.panel.content.findChildren(QPlainTextEdit)[0]


def typed(editor):
    """Return the text of an editor."""
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()


class Typist:
    """Does one step after the other whenever the window is ready for it."""

    def __init__(self, what):
        self.what = what
        self.steps = self.run()
        self.timer = QTimer(interval=STEP_MS)
        self.timer.timeout.connect(self.step)
        self.timer.start()

    def step(self):
        """Go on, unless the program is at work."""
        self.timer.stop()
        if next(self.steps, "over") != "over":
            self.timer.start()

    def run(self):
        """Unlock the file, then type or look."""
        window = None
        while window is None or window.entrance is None:
            yield
            tops = QApplication.topLevelWidgets()
            window = next((w for w in tops if isinstance(w, MainWindow)), None)
        window.activateWindow()
        QTest.keyClicks(window.entrance.passphrase, PASSPHRASE)
        QTest.keyClick(window.entrance.passphrase, Qt.Key.Key_Return)
        while window.shell is None:
            yield
        yield from self.type(window.shell) if self.what == "type" else self.look(window.shell)

    def type(self, shell):
        """Fill the panels, each left by Esc but the last."""
        for name, words in WORDS.items():
            QTest.keyClicks(editor_of(shell, name), words)
            if name != "log":
                QTest.keyClick(shell.panel, Qt.Key.Key_Escape)
            yield
        counting = text("SELECT count(*) FROM draft")
        while shell._desk.store.look(lambda s: s.execute(counting).scalar()) < len(WORDS):
            yield
        print("kept", flush=True)  # noqa: T201 - the test waits for it

    def look(self, shell):
        """Print what stands in the panels, and the line above it."""
        found = {}
        for name in WORDS:
            editor = editor_of(shell, name)
            yield
            bars = shell.panel.content.findChildren(InfoBar)
            said = [bar.text for bar in bars if bar.isVisible()]
            found[name] = [typed(editor), " ".join(said)]
        print(json.dumps(found), flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    application.make_application()
    typist = Typist(sys.argv[1])
    application.run(Path(sys.argv[2]))
