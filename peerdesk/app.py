"""Composition root of the window: the one place that builds and joins its parts."""

import logging
import os
from functools import partial
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QMessageLogContext,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from peerdesk import i18n, paths
from peerdesk import settings as settings_files
from peerdesk.resources import resource_path
from peerdesk.settings import Settings
from peerdesk.ui import theme
from peerdesk.ui.crash import CrashGuard
from peerdesk.ui.main_window import MainWindow
from peerdesk.ui.preferences import Preferences
from peerdesk.ui.tasks import TaskRunner
from peerdesk.ui.window_state import WindowState

LOG_NAME: Final = "peerdesk.log"
_LOCALES: Final = {"en": "en_US", "es": "es_US"}
_QT_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def run(folder: Path | None = None, *, sample: bool = False) -> int:
    """Run the window until the user quits and return the exit status.

    Args:
        folder: Vault to ask the passphrase of; the last one if None.
        sample: Open the sample school at once.
    """
    set_up_log(paths.log_folder())
    app = make_application()
    guard = CrashGuard(paths.log_folder(), app)
    guard.install()
    tasks = TaskRunner(guard.report)
    preferences = Preferences(
        paths.config_folder() / settings_files.FILE_NAME, partial(_wear, app), app
    )
    translator = install_language(preferences.current.language)
    state = WindowState(paths.config_folder() / "window.ini")
    window = MainWindow(tasks, preferences, paths.data_folder(), state)
    guard.rescue = window.keep_drafts
    guard.explain = window.explain
    if guard.was_unclean:
        window.notice = _unclean_notice()
    app.focusWindowChanged.connect(window.idle.follow)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: _wear(app, preferences.current))
    window.show()
    if sample:
        window.start_sample()
    else:
        window.start(folder)
    status = app.exec()
    tasks.shutdown()
    guard.remove()
    QCoreApplication.removeTranslator(translator)
    return status


def make_application() -> QApplication:
    """Return the Qt application with PeerDesk's fonts."""
    os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["peerdesk"])
    app.setApplicationName("PeerDesk")
    app.setApplicationDisplayName("PeerDesk")
    app.setStyle("Fusion")
    theme.load_fonts()
    return app


def install_language(language: str) -> QTranslator:
    """Make `language` the language of the window, of dates and of texts below it."""
    QLocale.setDefault(QLocale(_LOCALES[language]))
    translator = QTranslator()
    try:
        translator.load(str(resource_path(f"i18n/peerdesk_{language}.qm")))
    except FileNotFoundError:
        logging.getLogger(__name__).info("no catalogue for %s; texts are English", language)
    QCoreApplication.installTranslator(translator)
    i18n.use(_translate)
    return translator


def _translate(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


def set_up_log(folder: Path) -> None:
    """Send the program's log, and Qt's own messages, to a small rotating file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = RotatingFileHandler(folder / LOG_NAME, maxBytes=500_000, backupCount=2, encoding="utf-8")
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(file)
    root.setLevel(logging.INFO)
    qInstallMessageHandler(_log_qt)


def _unclean_notice() -> str:
    return i18n.translate(
        "App",
        "PeerDesk was not closed properly last time. Everything that was saved is here; what "
        "you had not finished waits where you typed it.",
    )


def _log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_QT_LEVELS[kind], "%s", message)


def _wear(app: QApplication, settings: Settings) -> None:
    theme.wear(app, theme.choose(settings.look, settings.text_percent))
