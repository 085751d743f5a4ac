"""Enter one scan of recess from its sheet: where and when, then numbers row by row."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import bench_life
from peerdesk.services.bench_life import Moment, ScanDraft, ScanForm, ScanRow
from peerdesk.services.bench_life.scans import looks_at
from peerdesk.services.calendar import RecessRow
from peerdesk.services.duty.words import clock
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import add_save_keys
from peerdesk.ui.kit.style import label
from peerdesk.ui.kit.typing_grid import Spot, TypingGrid
from peerdesk.ui.kit.week_grid import GridCell

_PARTS = 3
_LEAST_COLUMN: Final = 72
"""Pixels for a number, so that all parts stand side by side in the panel."""


class ScanPanel(QWidget):
    """Day, recess, zone and observer, then a grid of three numbers a row.

    Signals:
        finished: Saved; the panel may close.
    """

    finished = Signal()

    def __init__(self, desk: Desk, row: ScanRow | None, day: date) -> None:
        super().__init__()
        self._desk = desk
        self._row = row
        self._recesses: tuple[RecessRow, ...] = ()
        self._offer = desk.read(partial(bench_life.scan_form, day=day))
        self.form = Form(self._specs(self._offer))
        self.grid = TypingGrid(self.tr("Children seen"), self._cell)
        self.grid.least_width = _LEAST_COLUMN
        self._error = label("", "error")
        self._message = InfoBar("danger")
        self._message.hide()
        self.save_button = push_button(self.tr("&Save scan"), self.submit, role="primary")
        self._lay_out()
        self._fill(day)
        self.form.field("day").editor.dateChanged.connect(self._on_day)  # type: ignore[attr-defined]  # a date edit
        self._recess.currentIndexChanged.connect(lambda _row: self._show_rows())
        self.grid.typed.connect(lambda *_cell: self._on_typed())
        self.grid.finished.connect(self.save_button.setFocus)
        add_save_keys(self, self.submit)
        self.setFocusProxy(self.form.field("day").editor)

    def submit(self) -> None:
        """Write the scan, or say under the field what is wrong."""
        self.form.show_errors({})
        self._error.setText("")
        values = self.form.values
        try:
            moments = self._moments()
        except InvalidValueError as error:
            self._show_wrong(error)
            return
        draft = ScanDraft(
            values["day"], values["recess"] or "", values["zone"] or "", values["observer"], moments
        )
        scan_id = self._row.id if self._row else None
        today = self._desk.today()
        use_case = partial(bench_life.save_scan, draft=draft, today=today, scan_id=scan_id)
        text = self.tr("Entered a scan of {day}").format(day=day_words(draft.day))
        self._desk.write(self, use_case, text, lambda _id: self.finished.emit(), self._on_failed)

    def draft_extra(self) -> dict[str, Any]:
        """Return the numbers as a draft keeps them."""
        return {f"{row},{column}": text for (row, column), text in self.grid.texts.items()}

    def take_draft_extra(self, values: Mapping[str, str]) -> None:
        """Put numbers of a draft back."""
        for key, text in values.items():
            row, column = key.split(",")
            self.grid.put((int(row), int(column)), text)

    @property
    def _recess(self) -> QComboBox:
        editor = self.form.field("recess").editor
        assert isinstance(editor, QComboBox)  # noqa: S101 - a choice
        return editor

    def _specs(self, offer: ScanForm) -> list[FieldSpec]:
        zones = [(zone.id, zone.name) for zone in offer.zones]
        if self._row is not None and self._row.draft.zone_id not in dict(zones):
            zones.append((self._row.draft.zone_id, self._row.zone))
        return [
            FieldSpec("day", self.tr("&Day"), Kind.DATE),
            FieldSpec("recess", self.tr("&Recess"), Kind.CHOICE),
            FieldSpec("zone", self.tr("&Zone"), Kind.CHOICE, choices=zones),
            FieldSpec("observer", self.tr("&Who looked"), hint=self.tr("An adult of the school")),
        ]

    def _lay_out(self) -> None:
        hint = self.tr(
            "Children, not pairs: two for each pair. Enter goes on. Leave a row empty if nobody "
            "looked. Numbers only, never a name."
        )
        observer = self.form.field("observer").editor
        if isinstance(observer, QLineEdit):
            completer = QCompleter(list(self._offer.staff), observer)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            observer.setCompleter(completer)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.form)
        column.addWidget(label(self.tr("Children seen"), "strong"))
        column.addWidget(label(hint, "muted"))
        column.addWidget(self.grid)
        column.addWidget(self._error)
        column.addWidget(self._message)
        column.addWidget(self.save_button)
        column.addStretch(1)

    def _fill(self, day: date) -> None:
        draft = self._row.draft if self._row else None
        observer = draft.observer if draft else self._offer.observer
        self.form.set_values({"day": draft.day if draft else day, "observer": observer})
        if draft is not None:
            self.form.set_values({"zone": draft.zone_id})
        self._on_day()
        if draft is not None:
            self.form.set_values({"recess": draft.recess_id})
        self._show_rows()
        if draft is not None:
            self._put_moments(draft.moments)

    def _on_day(self) -> None:
        """Offer the recesses of the day that is chosen; the chosen one stays if it is there."""
        chosen = self.form.values["recess"]
        offer = self._desk.read(partial(bench_life.scan_form, day=self.form.values["day"]))
        self._recesses = offer.recesses
        self._recess.clear()
        for recess in offer.recesses:
            self._recess.addItem(f"{recess.name}, {clock(recess.starts_at)}", recess.id)
        self.form.set_values({"recess": chosen})

    def _show_rows(self) -> None:
        """Show a row for each look at the recess; numbers that are there stay."""
        recess = next((one for one in self._recesses if one.id == self.form.values["recess"]), None)
        if recess is None:
            self.grid.set_texts(self._columns(), [], {}, ())
            return
        starts = recess.starts_at.hour * 60 + recess.starts_at.minute
        minutes = [starts + minute for minute in looks_at(recess)]
        rows = [f"{minute // 60:02d}:{minute % 60:02d}" for minute in minutes]
        spots = [(row, column) for row in range(len(rows)) for column in range(_PARTS)]
        self.grid.set_texts(self._columns(), rows, self.grid.texts, spots)

    def _columns(self) -> list[str]:
        return [self.tr("Alone"), self.tr("Pairs"), self.tr("Groups")]

    def _cell(self, row: int, column: int, text: str) -> GridCell:
        words = (
            f"{self._columns()[column]}, {row * bench_life.STEP} min: {text or self.tr('empty')}"
        )
        return GridCell(text, words, "", (row, column))

    def _put_moments(self, moments: Mapping[int, Moment]) -> None:
        for minute, moment in moments.items():
            row = minute // bench_life.STEP
            for column, count in enumerate((moment.alone, moment.pairs, moment.groups)):
                self.grid.put((row, column), str(count))

    def _moments(self) -> dict[int, Moment]:
        """Return the rows with a number; an empty cell of such a row counts nobody."""
        rows: dict[int, list[int]] = {}
        for (row, column), text in self.grid.texts.items():
            try:
                count = bench_life.parse_count(text)
            except InvalidValueError:
                self.grid.go_to((row, column))
                raise
            rows.setdefault(row, [0] * _PARTS)[column] = count or 0
        return {row * bench_life.STEP: Moment(*counts) for row, counts in rows.items()}

    def _on_typed(self) -> None:
        self._error.setText("")
        self.form.edited.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError):
            self._show_wrong(error)
        else:
            self._message.show_message("danger", sentence_of(error))

    def _show_wrong(self, error: InvalidValueError) -> None:
        name = error.field.removesuffix("_id")
        if self.form.has_field(name):
            self.form.show_errors({name: sentence_of(error)})
        else:
            self._error.setText(sentence_of(error))
            if self.grid.spot == (-1, -1):
                self.grid.start()

    def go_to_numbers(self, spot: Spot = (0, 0)) -> None:
        """Put the focus into the grid."""
        self.grid.go_to(spot)
