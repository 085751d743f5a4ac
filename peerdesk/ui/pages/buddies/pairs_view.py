"""The pairs that live: how often they met, and how one ends."""

from PySide6.QtCore import Signal
from typing_extensions import override

from peerdesk.enums import MatchStatus
from peerdesk.services.matches import PairRow
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.pages.buddies.list_view import ListView, both_names, with_grade
from peerdesk.ui.table_model import Column


class PairsView(ListView[PairRow]):
    """Every pair that has not ended.

    Signals:
        log_requested: PairRow that met.
        end_requested: PairRow to end.
        rest_requested: PairRow, and whether it rests from now on.
    """

    log_requested = Signal(object)
    end_requested = Signal(object)
    rest_requested = Signal(object, bool)

    def __init__(self, empty: EmptyState) -> None:
        super().__init__(self._columns(), self.tr("Pairs"), empty)
        self.add_button(self.tr("&Log session"), self._log, icon="notebook-pen")
        self.add_button(self.tr("&Rest or resume"), self._rest, icon="clock")
        self.add_button(self.tr("&End pair"), self._end, icon="x", shortcut="Del")
        self.table.opened.connect(self.log_requested)

    @override
    def set_rows(self, rows: list[PairRow]) -> None:  # type: ignore[override]  # the page gives lists
        super().set_rows(rows)
        silent = sum(row.status is MatchStatus.ACTIVE and row.silent_days > 14 for row in rows)
        words = self.tr("%n pairs", "", len(rows))
        missed = self.tr(", %n did not meet for two weeks", "", silent) if silent else ""
        self.summary.setText(words + missed)

    @override
    def names_of(self, row: PairRow) -> str:
        return both_names(row.buddy, row.helper)

    @override
    def hint_of(self, row: PairRow) -> str:
        words = self.tr("Pair {number}, {helper} for {buddy}. Met: {met}").format(
            helper=row.helper.full_name,
            buddy=row.buddy.full_name,
            number=row.number,
            met=self._met(row),
        )
        told = [words, row.reasons] if row.reasons else [words]
        return ", ".join(told) + ". " + " ".join(f"{warning}." for warning in row.warnings)

    def _columns(self) -> list[Column[PairRow]]:
        return [
            Column(
                self.tr("No."),
                lambda row: str(row.number),
                sort_key=lambda row: row.number,
                is_number=True,
            ),
            Column(self.tr("Buddy (grade)"), lambda row: with_grade(row.buddy)),
            Column(self.tr("Helper (grade)"), lambda row: with_grade(row.helper)),
            Column(self.tr("State"), self._state, tone=self._tone),
            Column(
                self.tr("Met"),
                self._met,
                sort_key=lambda row: row.weeks_met / max(1, row.weeks),
            ),
            Column(
                self.tr("Last met"),
                lambda row: day(row.last_met_on) if row.last_met_on else self.tr("Not yet"),
                sort_key=lambda row: row.last_met_on.toordinal() if row.last_met_on else 0,
                stretches=True,
            ),
        ]

    def _state(self, row: PairRow) -> str:
        if row.warnings:
            return self.tr("Look")
        words = {
            MatchStatus.ON_HOLD: self.tr("Resting"),
            MatchStatus.CLOSING: self.tr("Ending"),
        }
        return words.get(row.status, self.tr("Active"))

    def _met(self, row: PairRow) -> str:
        if row.weeks <= 1:
            return self.tr("This week") if row.weeks_met else self.tr("New")
        return self.tr("{met} of {weeks} weeks").format(met=row.weeks_met, weeks=row.weeks)

    def _tone(self, row: PairRow) -> str:
        if row.warnings:
            return "danger"
        tones = {MatchStatus.ON_HOLD: "neutral", MatchStatus.CLOSING: "warn"}
        return tones.get(row.status, "ok")

    def _log(self) -> None:
        if self.table.current_row is not None:
            self.log_requested.emit(self.table.current_row)

    def _end(self) -> None:
        if self.table.current_row is not None:
            self.end_requested.emit(self.table.current_row)

    def _rest(self) -> None:
        row = self.table.current_row
        if row is not None:
            self.rest_requested.emit(row, row.status is not MatchStatus.ON_HOLD)
