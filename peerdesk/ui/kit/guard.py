"""Grey what whoever opened the vault may not do, and say why."""

from typing import Any, Final, TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.ui.desk import Desk

ControlT = TypeVar("ControlT", bound=QObject)

NEEDS: Final = "needs"
"""Property of a button or an action: the use case it writes with, as in `services.rights`."""

_IS_CLOSED: Final = "isClosed"


def need(control: ControlT, use_case: str) -> ControlT:
    """Note which use case a button, action or section writes with; "" if everybody may."""
    if use_case:
        control.setProperty(NEEDS, use_case)
    return control


def guard(desk: Desk, root: QObject) -> None:
    """Close what in `root` needs a use case that whoever opened the vault may not run."""
    if not desk.why_not():
        return  # nothing is closed to a counselor, and a look at every part takes 20 ms
    for control in [root, *root.findChildren(QObject)]:
        use_case = control.property(NEEDS)
        if use_case and not desk.may_do(use_case):
            close(control, desk.why_not())


def close(control: QObject, why: str) -> None:
    """Keep a widget or an action disabled, whatever a page does to it, and say why."""
    if control.property(_IS_CLOSED):
        return
    control.setProperty(_IS_CLOSED, True)
    if isinstance(control, QWidget):
        control.setEnabled(False)
        control.setToolTip(why)
        control.setAccessibleDescription(why)
        control.installEventFilter(_Closed(control))
    elif isinstance(control, QAction):
        control.setEnabled(False)
        control.setToolTip(why)
        control.setStatusTip(why)
        control.enabledChanged.connect(_Closed(control).close_again)


class _Closed(QObject):
    """Belongs to one control and lets nobody open it."""

    def __init__(self, control: QWidget | QAction) -> None:
        super().__init__(control)
        self._control = control

    def close_again(self, _is_enabled: Any = None) -> None:
        """Disable the control if something enabled it."""
        if self._control.isEnabled():
            self._control.setEnabled(False)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange:
            self.close_again()
        return False
