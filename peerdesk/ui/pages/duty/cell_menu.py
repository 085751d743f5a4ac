"""The menus of one cell of the week."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from peerdesk.services.duty import OnDuty
from peerdesk.ui.kit.style import plain

Slot = Callable[[], object]


def absence_menu(
    parent: QWidget, helpers: Iterable[OnDuty], mark: Callable[[str], object]
) -> QMenu:
    """Return a menu that asks which helper of a cell is absent."""
    text = QCoreApplication.translate("DutyPage", "Mark {name} absent")

    def marking(one: OnDuty) -> Slot:
        return lambda: mark(one.student_id)

    return menu_of(parent, [(plain(text.format(name=one.name)), marking(one)) for one in helpers])


def menu_of(parent: QWidget, entries: Iterable[tuple[str, Slot]]) -> QMenu:
    """Return a menu of words and what each does; it is gone once it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text, slot in entries:
        menu.addAction(text, slot)
    return menu
