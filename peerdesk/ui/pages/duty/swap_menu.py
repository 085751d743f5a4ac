"""Swap a duty against another one of the week, from a menu at the cell."""

from functools import partial

from PySide6.QtWidgets import QMenu

from peerdesk.services import duty
from peerdesk.services.duty import DutyCell, OnDuty
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.style import plain


def add_swaps(menu: QMenu, desk: Desk, cell: DutyCell) -> None:
    """Add a submenu for each helper of `cell` with the duties they could swap against."""
    if cell.place.day < desk.today():
        return
    for one in cell.present:
        _add_for(menu, desk, cell, one)


def _add_for(menu: QMenu, desk: Desk, cell: DutyCell, one: OnDuty) -> None:
    find = partial(
        duty.swap_offers, place=cell.place, student_id=one.student_id, today=desk.today()
    )
    offers = desk.read(find) if not one.is_locked else []
    below = menu.addMenu(plain(menu.tr("&Swap {name} with").format(name=one.name)))
    below.setEnabled(bool(offers))
    label = menu.tr("Swapped {place}").format(place=cell.label)
    for offer in offers:
        use_case = partial(
            duty.swap_duties,
            place=cell.place,
            student_id=one.student_id,
            other=offer.place,
            other_id=offer.student_id,
        )
        below.addAction(plain(offer.words), partial(desk.write, desk, use_case, label))
