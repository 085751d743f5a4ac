"""The week of the clipboard, typed cell by cell and saved as one."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import bench_life, drafts
from peerdesk.services.bench_life import BoardRow, Saved, TallyCell, TallyEntry, TallyWeek
from peerdesk.services.duty import Place
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.dates import day as day_words
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.kit.typing_grid import Spot, TypingGrid
from peerdesk.ui.kit.week_grid import GridCell
from peerdesk.ui.pages.bench_life import words
from peerdesk.ui.pages.bench_life.entering import draft_key, keep_week, save_week

_CALM_MS: Final = 600
_MOST_OUT: Final = 4


class TallyView(QWidget):
    """Benches and recesses down, days across; a code in hand opens its week.

    Attributes:
        week: The week that is shown.

    Signals:
        said: Tone and sentence for the bar above.
        changed: What is typed changed.
        scan_requested: The day of a recess sheet whose code was typed.
    """

    scan_requested = Signal(object)
    said = Signal(str, str)
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.day: date = desk.today()
        self.week: TallyWeek | None = None
        self._fresh: dict[Place, str] = {}
        self._week = label("", "section", wrap=False)
        self.code = QLineEdit()
        self.grid = TypingGrid(self.tr("Visits of the week"), self._cell, "0123456789/-")
        self.grid.setObjectName("pageStart")
        self._helpers = label("", "muted")
        self._error = label("", "error")
        self._out = QWidget()
        self._out_flow = FlowLayout(self._out)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._lay_out()
        self.code.returnPressed.connect(self._on_code)
        self.grid.typed.connect(self._on_typed)
        self.grid.left.connect(self._on_left)
        self.grid.selectionModel().currentChanged.connect(lambda *_two: self._name_helpers())
        self._calm.timeout.connect(self.keep_draft)

    @property
    def count(self) -> int:
        """Return how many cells say something that is not saved."""
        return len(self._fresh)

    def refresh(self) -> None:
        """Read the week again; what is typed and not saved stays."""
        week = self._desk.read(partial(bench_life.tally_week, day=self.day))
        if self.week is None or self.week.monday != week.monday:
            self._fresh = self._kept(week.monday)
        self.week = week
        self._week.setText(self.tr("Week of {day}").format(day=day_words(week.monday)))
        spots = self._spots()
        texts = {spot: self._text_of(cell) for spot, cell in spots.items()}
        is_open = [spot for spot, cell in spots.items() if self._takes(cell) or texts[spot]]
        days = [day_words(day.day) for day in week.days]
        self.grid.set_texts(days, [words.row_title(row) for row in week.rows], texts, is_open)
        self._show_boards(self._desk.read(bench_life.list_boards))
        self._name_helpers()

    def show_week(self, day: date) -> None:
        """Show the week of a day, what is typed for the old one kept."""
        self.keep_draft()
        self.day = day
        self._error.setText("")
        self.refresh()
        self.changed.emit()
        self.grid.start()

    def step(self, weeks: int) -> None:
        """Show the week before or after; 0 shows this week."""
        today = self._desk.today()
        self.show_week(self.day + timedelta(weeks=weeks) if weeks else today)

    def save(self) -> None:
        """Write all that is typed as one act, or say what is wrong and go there."""
        if self.week is None:
            return
        if not self._fresh:
            self.said.emit("info", self.tr("Nothing new is typed for this week."))
            return
        entries: dict[Place, TallyEntry] = {}
        for place, text in self._fresh.items():
            cell = self._cell_of(place)
            try:
                entries[place] = bench_life.parse_tally(text, len(cell.helpers) if cell else 0)
            except InvalidValueError as error:
                self._refuse(place, sentence_of(error))
                return
        self._calm.stop()
        monday = self.week.monday
        use_case = partial(save_week, monday=monday, entries=entries, today=self._desk.today())
        text = self.tr("Entered bench visits, week of {day}").format(day=day_words(monday))
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def keep_draft(self) -> None:
        """Keep what is typed and not saved, in the database."""
        if self._calm.isActive() and self.week is not None:
            self._calm.stop()
            texts = {place.key: text for place, text in self._fresh.items()}
            use_case = partial(keep_week, monday=self.week.monday, texts=texts)
            self._desk.write(self, use_case, self.tr("Draft"))

    def _lay_out(self) -> None:
        before = icon_button("chevron-left", self.tr("Week before"), partial(self.step, -1))
        after = icon_button("chevron-right", self.tr("Week after"), partial(self.step, 1))
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (before, self._week, after):
            top.addWidget(widget)
        top.addWidget(push_button(self.tr("This wee&k"), partial(self.step, 0)))
        top.addStretch(1)
        self._code_field = Field(self.tr("Sheet &code"), self.code)
        self.code.setPlaceholderText(self.tr("Type it, Enter"))
        self._code_field.setMaximumWidth(240)
        top.addWidget(self._code_field)
        keys = self.tr(
            "Type the visits and press Enter. 5/2: two of five went to a game. 5-1: the helper of "
            "box 1 did not come. 0 counts, empty means not counted."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self.grid)
        column.addWidget(self._error)
        column.addWidget(self._helpers)
        column.addWidget(label(keys, "caption"))
        column.addWidget(self._out)
        column.addStretch(1)

    def _kept(self, monday: date) -> dict[Place, str]:
        kept = self._desk.read(partial(drafts.find_draft, key=draft_key(monday))) or {}
        return {Place.of(key): text for key, text in kept.items()}

    def _spots(self) -> Mapping[Spot, TallyCell]:
        rows = self.week.rows if self.week else ()
        return {
            (number, column): cell
            for number, row in enumerate(rows)
            for column, cell in enumerate(row.cells)
        }

    def _cell_of(self, place: Place) -> TallyCell | None:
        return next((cell for cell in self._spots().values() if cell.place == place), None)

    def _text_of(self, cell: TallyCell) -> str:
        return self._fresh.get(cell.place, bench_life.entry_text(cell.entry))

    def _cell(self, row: int, column: int, text: str) -> GridCell:
        cell = self._spots()[row, column]
        if cell.has_recess and not text and not self._takes(cell):
            return words.coming_cell(cell)
        return words.tally_cell(cell, text, is_new=cell.place in self._fresh)

    def _takes(self, cell: TallyCell) -> bool:
        """Return whether there was a recess to count visits in."""
        return cell.has_recess and cell.place.day <= self._desk.today()

    def _on_typed(self, row: int, column: int, text: str) -> None:
        cell = self._spots()[row, column]
        if text == bench_life.entry_text(cell.entry):
            self._fresh.pop(cell.place, None)
        else:
            self._fresh[cell.place] = text
        self.grid.show_again((row, column))
        self._error.setText("")
        self._calm.start()
        self.changed.emit()

    def _on_left(self, row: int, column: int) -> None:
        """Say what is wrong with the cell that was left; its text stays."""
        cell = self._spots().get((row, column))
        if cell is None or cell.place not in self._fresh:
            return
        try:
            bench_life.parse_tally(self._fresh[cell.place], len(cell.helpers))
        except InvalidValueError as error:
            self._say_wrong(cell, sentence_of(error))

    def _refuse(self, place: Place, sentence: str) -> None:
        spots = [spot for spot, cell in self._spots().items() if cell.place == place]
        if spots:
            self.grid.go_to(spots[0])
            self._say_wrong(self._spots()[spots[0]], sentence)

    def _say_wrong(self, cell: TallyCell, sentence: str) -> None:
        self._error.setText(f"{cell.words}: {sentence}")
        announce(self.grid, self._error.text())

    def _on_saved(self, saved: Saved) -> None:
        self._fresh = {}
        self._error.setText("")
        self.refresh()
        self.changed.emit()
        text = self.tr("Saved %n cells of the week.", "", saved.places)
        if saved.missed:
            text += " " + self.tr("%n helpers did not come.", "", saved.missed)
        self.said.emit("ok", text)

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError) and error.field.count("|") == 2:
            self._refuse(Place.of(error.field), sentence_of(error))
        else:
            self.said.emit("danger", sentence_of(error))

    def _on_code(self) -> None:
        self._code_field.set_error("")
        if not self.code.text().strip():
            return
        try:
            board = self._desk.read(partial(bench_life.find_board, typed=self.code.text()))
        except InvalidValueError as error:
            self._code_field.set_error(sentence_of(error))
            self.code.selectAll()
            return
        self.code.clear()
        self._open(board)

    def _open(self, board: BoardRow) -> None:
        if board.recess_on is None:
            self.show_week(board.monday)
        else:
            self.scan_requested.emit(board.recess_on)

    def _name_helpers(self) -> None:
        cell = self._spots().get(self.grid.spot)
        self._helpers.setText(words.helpers_line(cell) if cell else "")

    def _show_boards(self, boards: list[BoardRow]) -> None:
        """Offer the sheets that are not back, and to wait for one no longer."""
        for button in self._out.findChildren(QAbstractButton):
            self._out_flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        for board in boards[:_MOST_OUT]:
            out, lost, _aside = words.board_words(board)
            self._out_flow.addWidget(push_button(out, partial(self._open, board), role="link"))
            self._out_flow.addWidget(icon_button("x", lost, partial(self._put_aside, board)))
        self._out.setVisible(bool(boards))

    def _put_aside(self, board: BoardRow) -> None:
        _out, _lost, text = words.board_words(board)
        self._desk.write(self, partial(bench_life.put_board_aside, board_id=board.id), text)
