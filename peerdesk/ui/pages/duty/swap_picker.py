"""Swap a duty against another one of any planned week, beside the cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.services import duty
from peerdesk.services.duty import DutyCell, OnDuty, SwapOffer
from peerdesk.services.names import folded
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.find_box import FindBox, Found, notice
from peerdesk.ui.pages.duty.beside import BesideCell


@dataclass(frozen=True, slots=True)
class Trade:
    """One helper of the cell, and the duty they would take instead."""

    helper: OnDuty
    offer: SwapOffer


class SwapPicker(BesideCell):
    """The duties a helper of one cell could take instead; Enter swaps, Esc closes.

    Signals:
        trade_chosen: The `Trade`.
    """

    trade_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        self.cell: DutyCell | None = None
        self._trades: Sequence[Trade] | None = None
        super().__init__(parent, FindBox(self._find, ""))
        self.box.setAccessibleName(self.tr("Swap with"))
        self.box.setPlaceholderText(self.tr("Swap with: type a name or a day"))
        self._note.setText(self.tr("Both keep every rule. The swap counts for nobody. Esc closes."))
        self.box.chosen.connect(self.trade_chosen)

    def open_at(self, cell: DutyCell, where: QRect) -> None:
        """Open for `cell`; what can be swapped is being looked for."""
        self.cell, self._trades = cell, None
        self.box.clear()
        self.show_problem("")
        where_words = cell.spoken.split(": ", maxsplit=1)[0]
        self.set_title(self.tr("Swap duty: {place}").format(place=where_words))
        self.show_beside(where)

    def show_trades(self, trades: Sequence[Trade]) -> None:
        """Offer what was found."""
        self._trades = trades
        if self.isVisible():
            self.box.open_list()

    def _find(self, text: str) -> list[Found]:
        if self._trades is None:
            return [notice(self.tr("Looking for duties that fit…"))]
        if not self._trades:
            return [notice(self.tr("No coming duty fits: a rule keeps one of the two out."))]
        words = folded(text).split()
        return [
            Found(one, one.offer.words, self.tr("for {name}").format(name=one.helper.name))
            for one in self._trades
            if _says(f"{one.offer.words} {one.helper.name}", words)
        ]


class Swapping(QObject):
    """Looks for duties to swap against and writes the swap as one act.

    Signals:
        done: Two helpers have swapped.
        refused: Why a swap was refused.
    """

    done = Signal()
    refused = Signal(str)

    def __init__(self, desk: Desk, overlay: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.picker = SwapPicker(overlay)
        self.picker.trade_chosen.connect(self._swap)

    def begin(self, cell: DutyCell, where: QRect) -> None:
        """Open beside the cell, or say why nothing can be swapped there."""
        if cell.place.day < self._desk.today():
            self.refused.emit(self.tr("This duty is over. Swap one that is still to come."))
        elif not cell.present:
            self.refused.emit(self.tr("Nobody stands there. Choose a helper with Enter."))
        elif all(one.is_locked for one in cell.present):
            self.refused.emit(self.tr("This place is locked. Press L to unlock it, then swap."))
        else:
            self.picker.open_at(cell, where)
            work = partial(_trades, self._desk.store, cell, self._desk.today())
            self._desk.run(self.picker, work, partial(self._on_found, cell))

    def _on_found(self, cell: DutyCell, trades: Sequence[Trade]) -> None:
        if self.picker.cell is cell:
            self.picker.show_trades(trades)

    def _swap(self, trade: Trade) -> None:
        cell = self.picker.cell
        if cell is None:
            return
        use_case = partial(
            duty.swap_duties,
            place=cell.place,
            student_id=trade.helper.student_id,
            other=trade.offer.place,
            other_id=trade.offer.student_id,
        )
        text = self.tr("Swapped {place} with {other}").format(
            place=cell.label, other=trade.offer.when
        )
        self._desk.write(self, use_case, text, self._on_swapped, self._on_refused)

    def _on_swapped(self, _none: Any) -> None:
        self.picker.close_picker()
        self.done.emit()

    def _on_refused(self, error: PeerDeskError) -> None:
        self.picker.show_problem(sentence_of(error))


def _trades(store: Any, cell: DutyCell, today: Any) -> list[Trade]:
    """Return the swaps of every helper of a cell, nearest day first."""
    found = [
        Trade(one, offer)
        for one in cell.present
        for offer in store.read(
            partial(duty.swap_offers, place=cell.place, student_id=one.student_id, today=today)
        )
    ]
    return sorted(found, key=lambda one: abs(one.offer.place.day - cell.place.day))


def _says(text: str, words: Sequence[str]) -> bool:
    parts = folded(text).replace(",", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in words)
