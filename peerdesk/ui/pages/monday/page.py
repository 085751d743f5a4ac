"""Enter the Monday sheet or the check-in sheet back: number and letter, then Ctrl+Enter."""

from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import drafts
from peerdesk.services.worklist import sheets
from peerdesk.services.worklist.marks import Mark, mark_letters, parse_mark
from peerdesk.services.worklist.sheets import Entered, OpenSheet, SheetRow
from peerdesk.services.worklist.week import MONDAY_SHEET
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.empty_state import EmptyOr
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.save_keys import add_save_keys
from peerdesk.ui.kit.style import announce
from peerdesk.ui.pages.monday.entering import keep_marks, prefill_of, save_marks
from peerdesk.ui.pages.monday.marks_view import MarkedLine, MarksView
from peerdesk.ui.pages.monday.words import no_sheet, sheet_words

_CALM_MS = 600


class MondayPage(Page):
    """A printed sheet with the same lines in the same numbers.

    Type the number and the letter of the box: the mark is set at once. Enter goes on to the
    remark of that line, and back. Ctrl+Enter records all marks as one act.
    """

    watches: ClassVar[frozenset[str]] = frozenset(
        {"WorkSheet", "CheckIn", "Match", "Consent", "SheetCode", "PutOff"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.sheet: OpenSheet | None = None
        self.marks: dict[int, Mark] = {}
        self._rows: list[SheetRow] = []
        self._last = 0
        self._is_dirty = False
        self.save_button = self.header.set_primary(
            self.tr("&Save sheet"), self.primary, shortcut="Ctrl+Enter"
        )
        self.header.add_secondary(
            self.tr("&Print sheet"), self.print_page, icon="printer", shortcut="Ctrl+P"
        )
        self.header.add_secondary(self.tr("Put &aside"), self.put_aside)
        self.which = QComboBox()
        self.entry = QLineEdit()
        self.entry.setObjectName("pageStart")
        self.remark = QLineEdit()
        self.lines = MarksView()
        self.message = InfoBar()
        self.message.hide()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        chosen = self.sheet.row.id if self.sheet else ""
        self._rows = self.desk.read(sheets.list_sheets)
        self.which.clear()
        self.which.addItems([sheet_words(row) for row in self._rows])
        ids = [row.id for row in self._rows]
        self._states.set_empty(empty=not ids)
        self.save_button.setEnabled(bool(ids))
        if not ids:
            self.sheet, self.marks = None, {}
            self._show()
            return
        self.which.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
        self._open()

    @override
    def show_record(self, record_id: object) -> None:
        ids = [row.id for row in self._rows]
        if record_id in ids:
            self.which.setCurrentIndex(ids.index(str(record_id)))
            self._open()

    @override
    def primary(self) -> None:
        if self.sheet is None:
            self.print_page()
            return
        self._calm.stop()
        count = sum(mark.kind.value != "not" for mark in self.marks.values())
        text = self.tr("Entered a sheet: %n lines", "", count)
        use_case = partial(
            save_marks,
            sheet_id=self.sheet.row.id,
            marks=tuple(self.marks.values()),
            today=self.desk.today(),
        )
        self.desk.write(self, use_case, text, self._on_saved, self._on_failed)

    @override
    def print_page(self) -> None:
        self.print_requested.emit(MONDAY_SHEET, {"today": self.desk.today()})

    @override
    def find_here(self) -> None:
        self._to(self.entry)

    @override
    def go_back(self) -> bool:
        if self.entry.text():
            self.entry.clear()
            return True
        return False

    def put_aside(self) -> None:
        """Forget the sheet that is shown: it will not come back."""
        if self.sheet is not None:
            use_case = partial(sheets.put_aside, sheet_id=self.sheet.row.id)
            self.desk.write(self, use_case, self.tr("Put a sheet aside"))

    @override
    def keep_draft(self) -> None:
        self._calm.stop()
        if self.sheet is not None and self._is_dirty:
            self._is_dirty = False
            use_case = partial(
                keep_marks, sheet_id=self.sheet.row.id, marks=tuple(self.marks.values())
            )
            self.desk.write(self, use_case, self.tr("Draft"))

    def set_mark(self, typed: str) -> None:
        """Set the mark that was typed, or say under the field what is wrong."""
        if self.sheet is None:
            return
        letters = mark_letters(self.sheet.row.print_key)
        try:
            mark = parse_mark(typed, letters, len(self.sheet.lines), self.desk.today())
        except InvalidValueError as error:
            self._entry_field.set_error(sentence_of(error))
            self.entry.selectAll()
            return
        before = self.marks.get(mark.number)
        self.marks[mark.number] = replace(mark, note=before.note) if before else mark
        self._last = mark.number
        self._entry_field.set_error("")
        self.entry.clear()
        self.remark.setText(self.marks[mark.number].note)
        asks_who = self.sheet.lines[mark.number - 1].asks_who
        self.remark.setPlaceholderText(self.tr("Which helper stands there") if asks_who else "")
        self._changed()

    def _lay_out(self) -> None:
        hint = self.tr("Number and letter: 3D. For the 20th: 3.20D. For 15 minutes: 3,15D.")
        self._entry_field = Field(self.tr("&Mark"), self.entry, hint=hint)
        self._remark_field = Field(self.tr("&Remark"), self.remark, hint=self.tr("Enter to go on"))
        self.remark.setMaxLength(400)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(Field(self.tr("S&heet"), self.which, hint=self.tr("The one in your hand")), 2)
        top.addWidget(self._entry_field, 3)
        top.addWidget(self._remark_field, 2)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self.lines, 1)
        self._states = EmptyOr(content, no_sheet(self.print_page))
        self.body.addWidget(self.message)
        self.body.addWidget(self._states, 1)
        self.which.view().setAccessibleName(self.which.accessibleName())

    def _connect(self) -> None:
        self.which.activated.connect(lambda _row: self._open())
        self.entry.textEdited.connect(self._on_typed)
        for editor in (self.entry, self.remark):
            editor.installEventFilter(self)
        self.remark.textEdited.connect(self._on_remark)
        self.lines.place_requested.connect(self.place_requested)
        self.lines.cleared.connect(self._take_away)
        self._calm.timeout.connect(self.keep_draft)
        add_save_keys(self, self.primary)

    def _open(self) -> None:
        row = self._rows[self.which.currentIndex()]
        self.keep_draft()
        self.sheet = self.desk.read(
            partial(sheets.open_sheet, sheet_id=row.id, today=self.desk.today())
        )
        kept = self.desk.read(partial(drafts.find_draft, key=f"work-sheet:{row.id}"))
        if kept is not None and not self._is_dirty:
            self.marks = sheets.from_content(kept)
        elif kept is None:
            self.marks = {}
        self._show()

    def _show(self) -> None:
        found = self.sheet.lines if self.sheet else ()
        self.lines.show_lines(
            [MarkedLine(one, self.marks.get(one.number)) for one in found], self._last
        )
        words = self.tr("{marked} of {all} marked").format(marked=len(self.marks), all=len(found))
        self.header.set_title(self.tr("Monday sheet"), words if found else "")

    def _changed(self) -> None:
        self._is_dirty = True
        self._calm.start()
        self._show()
        row = self.lines.table.current_row
        if row is not None:
            announce(self.entry, f"{row.line.number}: {row.line.sentence}")

    def _on_typed(self, text: str) -> None:
        if self.sheet is not None and text[-1:].isalpha():
            self.set_mark(text)

    def _on_remark(self, text: str) -> None:
        mark = self.marks.get(self._last)
        if mark is not None:
            self.marks[self._last] = replace(mark, note=text.strip())
            self._changed()

    def _take_away(self, number: int) -> None:
        self.marks.pop(number, None)
        self._last = number
        self._changed()

    def _on_saved(self, entered: Entered) -> None:
        self.sheet, self.marks, self._last, self._is_dirty = None, {}, 0, False
        self.refresh()
        if entered.worries:
            text = self.tr(
                "%n worries were marked. Record a concern for each.", "", len(entered.worries)
            )
            self.message.show_message("warn", text)
            prefill = self.desk.read(partial(prefill_of, check_in_id=entered.worries[0][0]))
            self.concern_requested.emit(prefill)
        else:
            self.message.show_message("ok", self.tr("The sheet is entered."))

    def _on_failed(self, error: PeerDeskError) -> None:
        number = error.field if isinstance(error, InvalidValueError) else ""
        sentence = sentence_of(error)
        if number.isdigit():
            self._last = int(number)
            self._show()
            sentence = self.tr("Line {number}: {sentence}").format(number=number, sentence=sentence)
        self._entry_field.set_error(sentence)
        self._to(self.entry)

    def _to(self, editor: QLineEdit) -> None:
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        editor.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._on_enter()
                return True
        return super().eventFilter(watched, event)

    def _on_enter(self) -> None:
        if self.remark.hasFocus():
            self._to(self.entry)
        elif self.entry.text():
            self.set_mark(self.entry.text())
        elif self._last in self.marks:
            self._to(self.remark)
