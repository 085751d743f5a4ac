"""The pairs that live: how often they met, and how one ends."""

from PySide6.QtCore import Signal
from typing_extensions import override

from peerdesk.enums import MatchStatus
from peerdesk.services.matches import PairRow
from peerdesk.services.names import grade_short
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.pages.buddies.list_view import ListView, both_names
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
        self.add_button(self.tr("Log session &with"), self._log, icon="notebook-pen")
        self.add_button(self.tr("&Rest or resume"), self._rest, icon="clock")
        self.add_button(self.tr("&End pair"), self._end, icon="x", shortcut="Del")
        self.table.opened.connect(self.log_requested)

    @override
    def set_rows(self, rows: list[PairRow]) -> None:  # type: ignore[override]  # the page gives lists
        super().set_rows(rows)
        silent = sum(row.status is MatchStatus.ACTIVE and row.weeks_met < row.weeks for row in rows)
        words = self.tr("%n pairs", "", len(rows))
        missed = self.tr(", %n missed a week or more", "", silent) if silent else ""
        self.summary.setText(words + missed)

    @override
    def names_of(self, row: PairRow) -> str:
        return both_names(row.buddy, row.helper)

    @override
    def hint_of(self, row: PairRow) -> str:
        words = self.tr("{helper} + {buddy}, pair {number}: met in {met} of {weeks} weeks").format(
            helper=row.helper.full_name,
            buddy=row.buddy.full_name,
            number=row.number,
            met=row.weeks_met,
            weeks=row.weeks,
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
            Column(self.tr("Buddy"), lambda row: row.buddy.list_name),
            Column(
                self.tr("Gr"),
                lambda row: grade_short(row.buddy.grade),
                sort_key=lambda row: row.buddy.grade.level,
            ),
            Column(self.tr("Helper"), lambda row: row.helper.list_name),
            Column(
                self.tr("Gr"),
                lambda row: grade_short(row.helper.grade),
                sort_key=lambda row: row.helper.grade.level,
            ),
            Column(self.tr("State"), self._state, tone=self._tone),
            Column(
                self.tr("Met"),
                lambda row: self.tr("{met} of {weeks} weeks").format(
                    met=row.weeks_met, weeks=row.weeks
                ),
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
