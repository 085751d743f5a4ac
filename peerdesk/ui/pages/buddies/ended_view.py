"""The pairs that ended: how long they lasted, why they ended, and what to print for them."""

from functools import partial

from PySide6.QtCore import Signal
from typing_extensions import override

from peerdesk.services.match_story import reason_words
from peerdesk.services.matches import PairRow
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.pages.buddies.list_view import ListView, both_names, with_grade
from peerdesk.ui.table_model import Column


class EndedView(ListView[PairRow]):
    """Every pair that ended, the newest end first.

    Signals:
        print_requested: Print key and options.
    """

    print_requested = Signal(str, object)

    def __init__(self, empty: EmptyState) -> None:
        super().__init__(self._columns(), self.tr("Pairs that ended"), empty)
        self.table.select_many()
        for key, text, letter in (
            ("closure-letter", self.tr("Print le&tters"), "T"),
            ("goodbye-card", self.tr("Print &goodbye cards"), "G"),
            ("certificate", self.tr("Print c&ertificates"), "E"),
        ):
            self.add_button(text, partial(self._print, key), icon="printer", shortcut=letter)

    @override
    def set_rows(self, rows: list[PairRow]) -> None:  # type: ignore[override]  # the page gives lists
        super().set_rows(
            sorted(
                rows,
                key=lambda row: row.closed_on.toordinal() if row.closed_on else 0,
                reverse=True,
            )
        )
        early = sum(row.premature for row in rows)
        words = self.tr("%n pairs ended", "", len(rows))
        self.summary.setText(
            words + (self.tr(", %n before their time", "", early) if early else "")
        )

    @override
    def names_of(self, row: PairRow) -> str:
        return both_names(row.buddy, row.helper)

    @override
    def hint_of(self, row: PairRow) -> str:
        words = self.tr("Pair {number}: {minutes} minutes together in {weeks} weeks.")
        return words.format(number=row.number, minutes=row.dosage.total, weeks=row.weeks)

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
            Column(
                self.tr("Ended"),
                lambda row: day_with_year(row.closed_on) if row.closed_on else "",
                sort_key=_ended_on,
            ),
            Column(
                self.tr("Lasted"),
                lambda row: self.tr("%n weeks", "", row.weeks),
                sort_key=lambda row: row.weeks,
            ),
            Column(
                self.tr("In time"),
                lambda row: self.tr("Early") if row.premature else self.tr("In time"),
                tone=lambda row: "warn" if row.premature else "ok",
            ),
            Column(
                self.tr("Why"),
                lambda row: reason_words(row.closure_reason) if row.closure_reason else "",
                stretches=True,
            ),
        ]

    def _print(self, key: str) -> None:
        rows = self.chosen_rows()
        if rows:
            self.print_requested.emit(key, {"match_ids": [row.id for row in rows]})


def _ended_on(row: PairRow) -> int:
    return row.closed_on.toordinal() if row.closed_on else 0
