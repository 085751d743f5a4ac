"""Enter paper sheets: choose a printing, then sheet after sheet by keyboard."""

from datetime import datetime
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import drafts
from peerdesk.services.consent.blocks import ConsentNeededError
from peerdesk.services.session_logs import sheets, stack
from peerdesk.services.session_logs.scale import mood_faces
from peerdesk.services.session_logs.sheets import SheetRow, SheetState
from peerdesk.services.session_logs.stack import TypedSheet
from peerdesk.services.session_logs.worry import worry_of
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.empty_state import EmptyOr
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.kept_bar import KeptBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.save_keys import add_save_keys
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.stack.head import CodeBox, RunChoice, no_forms
from peerdesk.ui.pages.stack.message import SheetMessage
from peerdesk.ui.pages.stack.sheet_form import SheetForm
from peerdesk.ui.pages.stack.sheet_list import SheetList

_CALM_MS = 600


class StackPage(Page):
    """A stack of paper forms in the order in which they were printed.

    Every sheet is saved by itself; what is typed of the current one is kept as a draft.
    """

    watches: ClassVar[frozenset[str]] = frozenset({"SheetCode", "SheetRun", "SessionLog"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.sheet: SheetRow | None = None
        self._last_day = ""
        self._left: dict[str, TypedSheet] = {}
        self._is_dirty = False
        self.header.set_title(self.tr("Enter paper sheets"))
        self.save_button = self.header.set_primary(
            self.tr("&Save sheet"), self.primary, shortcut="Ctrl+Enter"
        )
        self.finish_button = self.header.add_secondary(self.tr("What is &missing"), self.finish)
        self.code = CodeBox()
        self.run = RunChoice()
        self.form = SheetForm(desk, desk.read(mood_faces))
        self.list = SheetList()
        self.message = SheetMessage()
        self.message.hide()
        self.kept = KeptBar(desk, self._discard)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._lay_out()
        self.form.hide()
        self._connect()

    @override
    def refresh(self) -> None:
        self.run.show_runs(self.desk.read(sheets.list_runs))
        has_forms = self.run.run_id is not None
        self._states.set_empty(empty=not has_forms)
        for button in (self.save_button, self.finish_button):
            button.setEnabled(has_forms)
        self._show_run()
        if self.sheet is None:
            self._take_draft()

    @override
    def show_record(self, record_id: object) -> None:
        if self.run.choose(str(record_id)):
            self._show_run()
        self.list.show_missing()

    @override
    def primary(self) -> None:
        if self.sheet is None:
            self._on_code()
        else:
            self._save(self.sheet)

    @override
    def find_here(self) -> None:
        self.code.enter()

    @override
    def go_back(self) -> bool:
        if self.sheet is None:
            return False
        self.keep_draft()
        self._lay_aside()
        self._drop()
        return True

    def finish(self) -> None:
        """Say which sheets of this stack nobody has given back, and who has them."""
        missing = [row for row in self.list.rows if row.state is SheetState.OUT]
        self.list.show_missing()
        self.message.say_missing(missing)

    @override
    def keep_draft(self) -> None:
        self._calm.stop()
        if self.sheet is not None and self._is_dirty:
            self._is_dirty = False
            content = stack.to_content(self.sheet.id, self.form.typed)
            use_case = partial(drafts.keep_draft, key=stack.DRAFT_KEY, content=content)
            self.desk.write(self, use_case, self.tr("Draft"))

    def _lay_out(self) -> None:
        self._code_field = Field(self.tr("&Code under the square"), self.code)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self._code_field, 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(Field(self.tr("&Printing"), self.run), 1, Qt.AlignmentFlag.AlignTop)
        entry = Card(self.tr("This sheet"))
        self._invitation = label(self.tr("Scan a form, or press Enter for the next one."), "muted")
        entry.add_widget(self._invitation)
        entry.add_widget(self.form)
        listed = Card(self.tr("The stack"))
        listed.add_widget(self.list)
        empty = no_forms(partial(self.print_requested.emit, "session-form", {}))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(CardGrid([entry, listed], least_width=420), 1)
        self._states = EmptyOr(content, empty)
        self.body.addWidget(self.kept)
        self.body.addWidget(self.message)
        self.body.addWidget(self._states, 1)

    def _connect(self) -> None:
        self.code.entered.connect(self._on_code)
        self.run.activated.connect(lambda _row: self._show_run())
        self._calm.timeout.connect(self.keep_draft)
        self.form.edited.connect(self._on_edited)
        self.form.day_entered.connect(self._on_day)
        self.form.moved.connect(self.bring_into_view)
        self.form.done.connect(lambda: self.save_button.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.enter_requested.connect(self.take)
        self.list.void_requested.connect(self._void)
        self.list.print_requested.connect(
            lambda one: self.print_requested.emit(one.print_key, sheets.print_again(one))
        )
        self.list.session_requested.connect(partial(self.place_requested.emit, "sessions"))
        add_save_keys(self, self.primary)

    def take(self, sheet: SheetRow, typed: TypedSheet | None = None) -> None:
        """Ask about one sheet; its day starts as that of the sheet before.

        What was answered before the sheet was laid aside, with Esc or for another one, stands
        there again.
        """
        self._lay_aside()
        self.sheet = sheet
        self._code_field.set_error("")
        self.code.setText(sheet.code)
        self.message.hide()
        self.kept.hide()
        self._invitation.hide()
        self.form.show()
        left = self._left.pop(sheet.id, None)
        self.form.begin(sheet, typed or left or TypedSheet(day=self._last_day))
        self.list.go_to(sheet.id)

    def _on_code(self) -> None:
        text = self.code.text().strip()
        following = self.list.following(self.sheet)
        if not text and following is None:
            self.finish()
            return
        wanted = text or (following.code if following else "")
        today = self.desk.today()
        try:
            sheet = self.desk.read(partial(sheets.find_sheet, typed=wanted, today=today))
        except InvalidValueError as error:
            self._code_field.set_error(sentence_of(error))
            self.code.enter()
            return
        self._go_to_run(sheet)
        self.take(sheet)

    def _on_day(self) -> None:
        assert self.sheet is not None  # noqa: S101 - the form is only open with a sheet
        match_id = self.sheet.match_id or self.form.typed.match_id
        day, now = self.form.day.text(), self.desk.now()
        read = partial(stack.known_that_day, match_id=match_id, text=day, now=now)
        try:
            known = self.desk.read(partial(read, printed_on=self.sheet.printed_on))
        except InvalidValueError as error:
            self.form.show_error(error.field, sentence_of(error))
            return
        self.form.show_error("", "")
        self.message.say_known(known)
        self.form.go_on()

    def _on_edited(self) -> None:
        self._is_dirty = True
        self._calm.start()

    def _save(self, sheet: SheetRow) -> None:
        typed = self.form.typed
        use_case = partial(stack.keep_sheet, sheet=sheet, typed=typed, now=self.desk.now())
        text = self.tr("Entered sheet {code}").format(code=sheet.code)
        self.desk.write(self, use_case, text, partial(self._on_saved, typed.day), self._on_failed)

    def _on_saved(self, day: str, log_id: str) -> None:
        self._last_day = day
        prefill = self.desk.read(partial(worry_of, log_id=log_id))
        self._drop()
        if prefill is not None:
            self.concern_requested.emit(prefill)

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else ""
        if self.form.asks(field):
            self.form.show_error(field, sentence_of(error))
        else:
            self.form.show_error("", "")
            self._code_field.set_error(sentence_of(error))
            self.code.enter()
        if isinstance(error, ConsentNeededError):
            go = partial(self.place_requested.emit, "students", error.first)
            self.message.offer_yes(go)

    def _lay_aside(self) -> None:
        """Remember what was typed from a sheet, for when it is taken again."""
        if self.sheet is not None and self.form.typed != TypedSheet(day=self._last_day):
            self._left[self.sheet.id] = self.form.typed

    def _drop(self) -> None:
        """Be ready for the next sheet."""
        self._calm.stop()
        self.sheet, self._is_dirty = None, False
        self.kept.hide()
        self.form.clear()
        self.form.hide()
        self._invitation.show()
        self.code.clear()
        self._show_run()
        self.code.enter()

    def _show_run(self) -> None:
        run_id = self.run.run_id
        rows: list[SheetRow] = []
        if run_id is not None:
            read = partial(sheets.sheets_of, run_id=run_id, today=self.desk.today())
            rows = self.desk.read(read)
        self.list.show_rows(rows)
        entered = sum(row.state is SheetState.ENTERED for row in rows)
        words = self.tr("{entered} of {all} entered").format(entered=entered, all=len(rows))
        self.header.set_title(self.tr("Enter paper sheets"), words if rows else "")
        self.code.offer(self.list.following(self.sheet))

    def _go_to_run(self, sheet: SheetRow) -> None:
        if self.run.choose(sheet.run_id):
            self._show_run()

    def _take_draft(self) -> None:
        if (kept := _kept_sheet(self.desk)) is not None:
            sheet, typed, at = kept
            self._go_to_run(sheet)
            self.take(sheet, typed)
            self.kept.show_kept(at)

    def _discard(self) -> None:
        self._left.clear()
        self.desk.write(self, partial(drafts.drop_draft, key=stack.DRAFT_KEY), self.tr("Draft"))
        self._drop()

    def _void(self, sheet: SheetRow) -> None:
        text = self.tr("Declared sheet {code} void").format(code=sheet.code)
        self.desk.write(self, partial(sheets.void_sheets, sheet_ids=[sheet.id]), text)


def _kept_sheet(desk: Desk) -> tuple[SheetRow, TypedSheet, datetime] | None:
    """Return the sheet that was being typed, what was typed of it, and when."""
    kept = desk.read(partial(drafts.find_kept, key=stack.DRAFT_KEY))
    if kept is None:
        return None
    sheet_id, typed = stack.from_content(kept.content)
    waiting = desk.read(partial(sheets.unreturned, today=desk.today()))
    return next(((sheet, typed, kept.at) for sheet in waiting if sheet.id == sheet_id), None)
