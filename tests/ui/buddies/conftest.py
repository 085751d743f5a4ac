"""The Buddies page over a real store, with a side panel beside it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from support import TODAY, make_store

from peerdesk.services import vaults
from peerdesk.settings import Settings
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.side_panel import SidePanel
from peerdesk.ui.pages.buddies.page import BuddiesPage
from peerdesk.ui.tasks import TaskRunner


class DeskOfTheDay(Desk):
    """A desk whose wall calendar stands still."""

    def today(self):
        return TODAY


class Room:
    """The page in a window with its side panel, and what the page asked for."""

    def __init__(self, qtbot, desk):
        self._qtbot = qtbot
        self.desk = desk
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.page = BuddiesPage(desk)
        self.panel = SidePanel()
        row = QHBoxLayout(self.window)
        row.addWidget(self.page, 1)
        row.addWidget(self.panel)
        self.places, self.logs, self.prints, self.labels, self.problems = [], [], [], [], []
        self.page.panel_requested.connect(self._show)
        self.page.place_requested.connect(lambda *place: self.places.append(place))
        self.page.log_requested.connect(self.logs.append)
        self.page.print_requested.connect(lambda *print_: self.prints.append(print_))
        desk.acted.connect(lambda written: self.labels.append(written.label))
        desk.failed.connect(lambda error: self.problems.append(error.sentence()))
        self.window.resize(1100, 640)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)

    def _show(self, widget, title):
        widget.finished.connect(self.panel.close_panel)
        self.panel.show_widget(widget, title)

    def settle(self):
        """Wait until the worker has nothing left to do."""
        self._qtbot.waitUntil(lambda: not self.desk.is_busy, timeout=10_000)

    def save_panel(self):
        """Press Ctrl+Enter in the side panel and wait until it closes."""
        control = Qt.KeyboardModifier.ControlModifier
        self._qtbot.keyClick(self.window.focusWidget(), Qt.Key.Key_Return, control)
        self._qtbot.waitUntil(lambda: not self.panel.isVisible(), timeout=10_000)
        self.settle()

    def match(self):
        """Press the primary button on what the records say now, and wait for the draft."""
        self.page.refresh()
        self.page.header.primary.click()
        self.settle()

    def lines(self, view):
        """Return the rows of a view as a reader sees them, one line each."""
        model = view.table.model()
        columns = range(model.columnCount())
        return [
            " | ".join(str(model.index(row, column).data()) for column in columns)
            for row in range(model.rowCount())
        ]


@pytest.fixture
def store(tmp_path):
    opened = make_store(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def room(qtbot, qapp, store):
    QLocale.setDefault(QLocale("en_US"))
    tasks = TaskRunner(lambda error: pytest.fail(repr(error)))
    info = store.read(lambda session: vaults.describe(session, Path()))
    opened = Room(qtbot, DeskOfTheDay(store, tasks, info, Settings()))
    yield opened
    opened.settle()
    tasks.shutdown()
