"""What every test stands on: no screen, an own home folder, and silence."""

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("PEERDESK_TEST_PLATFORM", "offscreen")
os.environ["QT_LOGGING_RULES"] = "qt.text.font.db=false"
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"

import gc
import itertools
import logging
import sys

import pytest
import quick_engines
import quick_slots
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from peerdesk.models import database, vault

PATIENCE = 40_000
"""Milliseconds before a wait gives up."""

settings.register_profile("peerdesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("peerdesk")


def pytest_collection_finish():
    """Leave what was imported out of every later search for garbage."""
    gc.collect()
    gc.freeze()


class _Collector(logging.Handler):
    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


class PatientBot(QtBot):
    """Waits longer: a loaded machine is no failure, and a test that passes never waits."""

    def waitSignal(self, signal, *, timeout=0, raising=True, **more):  # noqa: N802 - pytest-qt's
        patience = max(timeout, PATIENCE) if raising else timeout  # else nothing is to come
        return super().waitSignal(signal, timeout=patience, raising=raising, **more)

    def waitUntil(self, callback, *, timeout=0):  # noqa: N802 - pytest-qt's
        super().waitUntil(callback, timeout=max(timeout, PATIENCE))


@pytest.fixture
def qtbot(qapp, request):
    """Give pytest-qt's hands with more patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def homes(tmp_path_factory):
    """Give the names of folders that no test has used."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def own_home(homes, monkeypatch):
    """Give each test its own folders for data, settings and logs."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("PEERDESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True, scope="session")
def quick_vaults():
    """Seal key slots cheaply, compile SQL once and let the system write when it likes.

    Yields what seals key slots at full strength, which takes a second on purpose.
    """
    full_strength = vault._encrypt_slot
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "_encrypt_slot", quick_slots.seal)
        patch.setattr(database, "create_engine", quick_engines.create_engine)
        yield full_strength


@pytest.fixture(autouse=True)
def silent_log(request):
    """Fail the test on any log of WARNING or worse, unless it is marked `loud`."""
    collector = _Collector()
    logging.getLogger().addHandler(collector)
    yield collector
    logging.getLogger().removeHandler(collector)
    if request.node.get_closest_marker("loud") is None:
        assert not collector.lines


@pytest.fixture(autouse=True)
def nothing_left_open():
    """Fail the test that leaves a window, a running timer or a pool thread behind.

    What was left is put away, so that one careless test fails and not every one after it.
    """
    yield
    if "PySide6.QtWidgets" in sys.modules:
        left = _left_open()
        for thing in left:
            _put_away(thing)
        assert not [str(thing) for thing in left]


def _left_open():
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if application is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [w for w in QApplication.topLevelWidgets() if w.parent() is None and w.isVisible()]
    timers = [t for t in application.findChildren(QTimer) if t.isActive()]
    pool = QThreadPool.globalInstance()
    busy = [] if pool.waitForDone(2000) else [f"{pool.activeThreadCount()} pool threads"]
    return windows + timers + busy


def _put_away(thing):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QWidget

    if isinstance(thing, QWidget):
        thing.close()
        thing.deleteLater()
    elif isinstance(thing, QTimer):
        thing.stop()
