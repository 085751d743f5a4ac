"""The side panel that takes a stack of returned slips, three keys a slip."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateEdit, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import students
from peerdesk.services.consent import slips
from peerdesk.services.consent.slips import SlipAnswer, SlipResult, SlipTask
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.pages.consents.answer_keys import AnswerKeys

_CODE_LENGTH = 6


class _SlipBox(FindBox):
    """A find box that leaves Ctrl+Z to the window while nothing is typed: the last slip."""

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_undo = event.matches(QKeySequence.StandardKey.Undo)
            if is_undo and not self.text():
                event.ignore()
                return False
        return bool(super().event(event))


class SlipsPanel(QWidget):
    """Code or name, then G or R (and A or N), then the next one; each slip is saved at once.

    Signals:
        finished: The panel may close.
    """

    keeps_drafts = False  # a slip is saved with its last key; there is nothing else to keep
    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.box = _SlipBox(
            self._find, self.tr("Code or name"), hint=self.tr("7Q4K-M2XC, or 3 letters")
        )
        self.who = Field(self.tr("&Code or name"), self.box)
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        today = desk.today()
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.signed = Field(
            self.tr("Signed &on"), self.day, hint=self.tr("Stays for the next slips")
        )
        self.keys = AnswerKeys()
        self.message = InfoBar("warn")
        self.count = label("", "strong")
        self.recent = QVBoxLayout()
        self._lay_out()
        self.box.chosen.connect(self._choose)
        self.box.returnPressed.connect(self._enter)
        self.keys.answered.connect(self.save)
        self.keys.put_back.connect(self._next)
        desk.changed.connect(self._on_changed)
        self._show_recent()
        self.setFocusProxy(self.box)

    @property
    def signed_on(self) -> date:
        """Return the day on the slips."""
        return date.fromisoformat(self.day.date().toString(Qt.DateFormat.ISODate))

    def save(self) -> None:
        """Write down the slip that is shown; it is one act, to be undone as one."""
        task = self.keys.task
        if task is None:
            return
        answer = SlipAnswer(
            task.pupil.id,
            task.slip_id,
            dict(self.keys.answers),
            self.keys.assent if task.asks_assent else None,
            self.signed_on,
        )
        use_case = partial(slips.enter_slip, answer=answer, today=self._desk.today())
        text = self.tr("Entered the slip of {name}").format(name=task.pupil.full_name)
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        for widget in (self.who, self.keys, self.message, self.signed, self.count):
            column.addWidget(widget)
        self.recent.setSpacing(4)
        column.addLayout(self.recent)
        hint = self.tr("A wrong key: Ctrl+Z takes the last slip back, Backspace the answers shown.")
        column.addWidget(label(hint, "muted"))
        column.addStretch(1)
        self.keys.hide()
        self.message.hide()

    def _find(self, text: str) -> list[Found]:
        if not text or _looks_like_code(text):
            return []
        found = self._desk.read(partial(students.search_students, text=text))
        return [Found(one.id, one.name, one.detail) for one in found]

    def _enter(self) -> None:
        """Take what was typed without waiting for the list: a scanned code, or a quick hand."""
        text = self.box.text().strip()
        if not text:
            return
        if _looks_like_code(text):
            self._read(partial(slips.slip_by_code, typed=text, today=self._desk.today()))
            return
        found = self._find(text)
        if found:
            self._choose(found[0].value)
        else:
            self.who.set_error(self.tr("Nobody here is called that, and no slip has this code."))

    def _choose(self, student_id: str) -> None:
        self._read(partial(slips.slip_of, student_id=student_id, today=self._desk.today()))

    def _read(self, reading: Any) -> None:
        try:
            task: SlipTask = self._desk.read(reading)
        except PeerDeskError as error:
            self.who.set_error(sentence_of(error))
            self.box.selectAll()
            return
        self.who.set_error("")
        self.signed.set_error("")
        self.message.hide()
        if task.note:
            self.message.show_message("warn", task.note)
        self.box.clear()
        self.box.close_list()
        self.keys.show_task(task)
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        self.keys.hide()
        self.keys.task = None
        self.message.hide()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_saved(self, result: SlipResult) -> None:
        self._next()
        if result.sentences:
            self.message.show_message("warn", "\n".join(result.sentences))

    def _on_failed(self, error: PeerDeskError) -> None:
        sentence = sentence_of(error)
        if isinstance(error, InvalidValueError) and error.field == "signed_on":
            self.signed.set_error(sentence)
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.message.show_message("danger", sentence)

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if "Consent" in kinds:
            self._show_recent()

    def _show_recent(self) -> None:
        today = self._desk.today()
        rows = self._desk.read(partial(slips.recent_slips, today=today))
        entered = self._desk.read(partial(slips.count_entered, today=today))
        self.count.setText(self.tr("%n slips entered today", "", entered))
        while (item := self.recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self.recent.addWidget(label(f"{row.name}: {row.words}", "muted"))
        if rows and self.isVisible():
            announce(self, f"{self.count.text()}. {rows[0].name}: {rows[0].words}")


def _looks_like_code(text: str) -> bool:
    signs = [sign for sign in text if sign.isalnum()]
    return len(signs) >= _CODE_LENGTH and any(sign.isdigit() for sign in signs)
