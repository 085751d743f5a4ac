"""A panel that whoever opened the vault may read and not save."""

from PySide6.QtCore import QEvent, QObject, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from peerdesk.i18n import translate
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.info_bar import InfoBar


def close_panel(desk: Desk, panel: QWidget) -> bool:
    """Grey a panel that may not be saved, and say above it why; return whether it was.

    A panel names in `needs` what it writes with, as in `services.rights`; one without is open
    to all who reach it, and greys single buttons by `kit.guard` instead.
    """
    needs = getattr(panel, "needs", "")
    if not needs or desk.may_do(needs):
        return False
    for part in panel.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        close(part, desk.why_not())
    layout = panel.layout()
    if isinstance(layout, QBoxLayout):
        layout.insertWidget(0, _reason(desk.why_not(), panel))
    panel.installEventFilter(_Deaf(panel))
    return True


class _Deaf(QObject):
    """Keeps the keys of a closed panel from it; the window still gets them (Esc)."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        event.ignore()
        return True


def _reason(why: str, panel: QWidget) -> InfoBar:
    bar = InfoBar("info", parent=panel)
    bar.setObjectName("why-closed")
    bar.set_dismissable(dismissable=False)
    bar.show_message("info", why)
    finished = getattr(panel, "finished", None)
    if isinstance(finished, SignalInstance):
        panel.setFocusProxy(bar.set_action(translate("ClosedPanel", "Close"), finished.emit))
    return bar
