"""The pairs that live: how often they met, and how one ends."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from typing_extensions import override

from peerdesk.enums import MatchStatus
from peerdesk.i18n import translate
from peerdesk.services.match_dosage import Dosage, dosage_words
from peerdesk.services.matches import PairRow
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyState
from peerdesk.ui.kit.guard import need
from peerdesk.ui.pages.buddies.list_view import ListView, both_names, with_grade
from peerdesk.ui.pages.buddies.words import due_words, state_words
from peerdesk.ui.table_model import Column


class PairsView(ListView[PairRow]):
    """Every pair that has not ended.

    Signals:
        pair_requested: PairRow to open.
        log_requested: PairRow that met.
        check_requested: PairRow to ask about.
        end_requested: PairRow to end.
        rest_requested: PairRow, and whether it rests from now on.
        print_requested: Print key and options.
        rules_requested: The rules of the program should be shown.
    """

    pair_requested = Signal(object)
    log_requested = Signal(object)
    check_requested = Signal(object)
    end_requested = Signal(object)
    rest_requested = Signal(object, bool)
    print_requested = Signal(str, object)
    rules_requested = Signal()

    def __init__(self, empty: EmptyState, today: Callable[[], date]) -> None:
        self._today = today
        super().__init__(self._columns(), self.tr("Pairs"), empty)
        self.table.select_many()
        self.add_button(self.tr("&Open"), self._open, icon="users")
        self.add_button(self.tr("&Log session"), self._log, icon="notebook-pen", shortcut="L")
        self.add_button(
            self.tr("Check &in"),
            self._check,
            icon="list-checks",
            shortcut="C",
            needs="check_in_records.log_check_in",
        )
        self.add_button(
            self.tr("&Rest or resume"),
            self._rest,
            icon="clock",
            shortcut="R",
            needs="matches.hold_pair",
        )
        self.add_button(
            self.tr("&End pair"), self._end, icon="x", shortcut="Del", needs="matches.end_pair"
        )
        for key, text, letter in (
            ("match-agreement", self.tr("Print a&greements"), "A"),
            ("pair-letter", self.tr("Print le&tters"), "T"),
        ):
            self.add_button(text, partial(self._print, key), icon="printer", shortcut=letter)
        rules = push_button(self.tr("R&ules"), self.rules_requested.emit, role="link")
        self.top.addWidget(need(rules, "check_ins.change_pair_rules"))
        self.table.opened.connect(self.pair_requested)

    @override
    def set_rows(self, rows: list[PairRow]) -> None:  # type: ignore[override]  # the page gives lists
        super().set_rows(rows)
        silent = sum(row.status is MatchStatus.ACTIVE and row.silent_days > 14 for row in rows)
        words = self.tr("%n pairs", "", len(rows))
        missed = self.tr(", %n did not meet for two weeks", "", silent) if silent else ""
        due = sum(bool(row.due) for row in rows)
        asked = self.tr(", %n to ask about", "", due) if due else ""
        self.summary.setText(words + missed + asked)

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
                icon=lambda row: "lock" if row.is_locked else "",
                spoken=self._number,
                tooltip=lambda row: (
                    self.tr("Locked: a new matching leaves it as it is") if row.is_locked else ""
                ),
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
            ),
            Column(
                self.tr("30 days"),
                lambda row: _minutes(row.dosage),
                sort_key=lambda row: row.dosage.minutes,
                tooltip=lambda row: dosage_words(row.dosage),
                spoken=lambda row: dosage_words(row.dosage),
            ),
            Column(
                self.tr("Due"),
                lambda row: due_words(row.due[0], self._today()) if row.due else "",
                sort_key=lambda row: row.due[0].due_on.toordinal() if row.due else 999_999,
                stretches=True,
            ),
        ]

    def _state(self, row: PairRow) -> str:
        if row.warnings:
            return self.tr("Look")
        if row.status is MatchStatus.ON_HOLD and row.hold_until is not None:
            return self.tr("Resting until {day}").format(day=day(row.hold_until))
        return state_words(row.status)

    def _number(self, row: PairRow) -> str:
        text = self.tr("{number}, locked") if row.is_locked else "{number}"
        return text.format(number=row.number)

    def _met(self, row: PairRow) -> str:
        if row.weeks <= 1:
            return self.tr("This week") if row.weeks_met else self.tr("New")
        return self.tr("{met} of {weeks} weeks").format(met=row.weeks_met, weeks=row.weeks)

    def _tone(self, row: PairRow) -> str:
        if row.warnings:
            return "danger"
        tones = {
            MatchStatus.ON_HOLD: "neutral",
            MatchStatus.CLOSING: "warn",
            MatchStatus.APPROVED: "accent",
        }
        return tones.get(row.status, "ok")

    def _open(self) -> None:
        if self.table.current_row is not None:
            self.pair_requested.emit(self.table.current_row)

    def _check(self) -> None:
        if self.table.current_row is not None:
            self.check_requested.emit(self.table.current_row)

    def _print(self, key: str) -> None:
        rows = self.chosen_rows()
        if rows:
            self.print_requested.emit(key, {"match_ids": [row.id for row in rows]})

    def _log(self) -> None:
        if self.table.current_row is not None:
            self.log_requested.emit(self.table.current_row)

    def _end(self) -> None:
        if self.table.current_row is not None:
            self.end_requested.emit(self.table.current_row)

    def _rest(self) -> None:
        row = self.table.current_row
        if row is not None:
            can_go_on = row.status in {MatchStatus.ON_HOLD, MatchStatus.CLOSING}
            self.rest_requested.emit(row, not can_go_on)


def _minutes(dosage: Dosage) -> str:
    text = translate("Buddies", "{minutes} of {target} min")
    if not dosage.target:
        text = translate("Buddies", "{minutes} min")
    return text.format(minutes=dosage.minutes, target=dosage.target)
