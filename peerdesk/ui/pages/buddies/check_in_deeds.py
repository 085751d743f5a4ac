"""Check-ins of one pair: logged, corrected, taken away; a worry goes on to a concern."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.enums import CheckInKind, CheckInMethod, CheckInNature
from peerdesk.services import check_in_records
from peerdesk.services.check_in_records import CheckInEntry, SpokeWith
from peerdesk.services.check_ins import DueCheckIn, DueKind
from peerdesk.services.concerns.prefill import ConcernPrefill
from peerdesk.services.matches import PairRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.pages.buddies.pair_forms import ADULTS, SAFE, UNSAFE, check_in_panel, values_of
from peerdesk.ui.pages.buddies.words import pair_words


class CheckInDeeds(QObject):
    """Asks how a pair is doing, and keeps the answer.

    Signals:
        panel_requested: Widget for the side panel, and its title.
        pair_requested: Id of the pair whose panel comes back.
        concern_requested: `ConcernPrefill` when a worry was found.
    """

    panel_requested = Signal(QWidget, str)
    pair_requested = Signal(str)
    concern_requested = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def ask(self, row: PairRow, due: DueCheckIn | None = None, *, back: bool = False) -> None:
        """Ask how a pair is doing; with `back` its panel comes back afterwards."""
        asked = (DueKind.CHECK_IN, DueKind.KEY_PERSON)
        due = due or next((one for one in row.due if one.kind in asked), None)
        panel = check_in_panel(pair_words(row), due, self._desk.today())
        text = self.tr("Checked in with {who}").format(who=pair_words(row))

        def save(values: dict[str, Any]) -> None:
            entry = entry_of(row.id, due, values)
            use_case = partial(check_in_records.log_check_in, entry=entry, today=self._desk.today())
            done = partial(self._on_kept, panel, row, entry, back=back)
            self._desk.write(panel, use_case, text, done, panel.show_error)

        panel.saved.connect(save)
        self.panel_requested.emit(panel, self.tr("Check-in"))

    def correct(self, row: PairRow, check_in_id: str) -> None:
        """Open a check-in to be corrected."""
        before = self._desk.read(partial(check_in_records.entry_of, check_in_id=check_in_id))
        panel = check_in_panel(pair_words(row), None, self._desk.today())
        panel.form.set_values(values_of(before))
        text = self.tr("Corrected a check-in with {who}").format(who=pair_words(row))

        def save(values: dict[str, Any]) -> None:
            entry = entry_of(row.id, None, values, before.due_on)
            use_case = partial(
                check_in_records.edit_check_in,
                check_in_id=check_in_id,
                entry=entry,
                today=self._desk.today(),
            )
            back = partial(self._back_to, row.id)
            self._desk.write(panel, use_case, text, back, panel.show_error)

        panel.saved.connect(save)
        self.panel_requested.emit(panel, self.tr("Correct a check-in"))

    def take_away(self, row: PairRow, check_in_id: str) -> None:
        """Put a check-in into the bin."""
        text = self.tr("Deleted a check-in with {who}").format(who=pair_words(row))
        use_case = partial(check_in_records.bin_check_in, check_in_id=check_in_id)
        self._desk.write(self, use_case, text)

    def _back_to(self, match_id: str, _none: object) -> None:
        self.pair_requested.emit(match_id)

    def _on_kept(
        self, panel: Any, row: PairRow, entry: CheckInEntry, check_in_id: str, *, back: bool
    ) -> None:
        if back:
            self.pair_requested.emit(row.id)
        else:
            panel.finished.emit()
        if entry.is_worry:
            two = (row.helper.id, row.buddy.id)
            self.concern_requested.emit(ConcernPrefill(student_ids=two, check_in_id=check_in_id))


def entry_of(
    match_id: str, due: DueCheckIn | None, values: dict[str, Any], due_on: Any = None
) -> CheckInEntry:
    """Return what was entered; it answers what was due if it was with whom that asks for."""
    spoke_with = tuple(SpokeWith(one) for one in values["spoke_with"])
    is_adult = bool(spoke_with) and set(spoke_with) <= ADULTS
    kind = CheckInKind.KEY_PERSON if is_adult else CheckInKind.PAIR
    wanted = DueKind.KEY_PERSON if is_adult else DueKind.CHECK_IN
    if due is not None and due.kind is wanted:
        due_on = due.planned_on
    return CheckInEntry(
        match_id=match_id,
        done_on=values["done_on"],
        kind=kind,
        method=CheckInMethod(values["method"]),
        minutes=values["minutes"],
        nature=CheckInNature(values["nature"]),
        note=values["note"],
        due_on=due_on,
        spoke_with=spoke_with,
        feels_safe={SAFE: True, UNSAFE: False}.get(values["feels_safe"]),
    )
