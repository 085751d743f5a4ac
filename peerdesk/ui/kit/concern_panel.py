"""Record a concern from anywhere (Ctrl+Shift+C): danger first, then the facts, then Ctrl+Enter."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.concerns import record
from peerdesk.services.concerns.pathway import add_step
from peerdesk.services.concerns.prefill import ConcernPrefill
from peerdesk.services.concerns.protocol import danger_card
from peerdesk.services.concerns.record import ConcernEntry
from peerdesk.services.students import FoundStudent, found_students, search_students
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.concern_form import ConcernForm
from peerdesk.ui.kit.concern_path import ConcernPath
from peerdesk.ui.kit.danger_card import DangerNow
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import Found
from peerdesk.ui.kit.kept_bar import KeptBar
from peerdesk.ui.kit.log_who import WhoBox
from peerdesk.ui.kit.save_keys import add_save_keys
from peerdesk.ui.kit.style import announce, label


class ConcernPanel(QWidget):
    """The Record concern panel; what is typed is kept as a draft until it is saved.

    Once it is saved, the counselor goes on in the same place: parent told, referred, called.

    Signals:
        finished: Saved; the panel may close.
        print_requested: Print key and options.
    """

    keeps_drafts = False

    finished = Signal()
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, prefill: object = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student: FoundStudent | None = None
        self._offered: tuple[str, ...] = ()
        self._is_dirty = False
        self._danger = DangerNow()
        self._box = WhoBox(self._find, self.tr("Student"), hint=self.tr("Type a name"))
        self._who_field = Field(self.tr("Wh&o it is about"), self._box)
        self._chosen = label("", "strong")
        self._form = ConcernForm()
        self._save = push_button(self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter")
        self.path: ConcernPath | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(1000)
        self.kept = KeptBar(desk, self._discard)
        self._lay_out()
        self._connect()
        self.start(prefill)

    def start(self, prefill: object = None) -> None:
        """Begin a new concern, or go on with the draft when nothing else is wanted."""
        self._danger.show_card(self._desk.read(danger_card))
        self._leave_path()
        if prefill is None and (self._is_dirty or self._take_draft()):
            return
        known = prefill if isinstance(prefill, ConcernPrefill) else ConcernPrefill()
        only = known.student_ids[0] if len(known.student_ids) == 1 else ""
        self._offered = known.student_ids
        entry = ConcernEntry(
            student_id=only,
            noticed_at=self._desk.now(),
            source=known.known_source,
            told_by=known.told_by,
            session_log_id=known.session_log_id,
            check_in_id=known.check_in_id,
        )
        self._show(entry)
        self._is_dirty = False

    def save(self) -> None:
        """Keep the concern, or say under the field what is missing."""
        use_case = partial(record.record_concern, entry=self._entry())
        label_ = self.tr("Recorded a concern")
        self._desk.write(self, use_case, label_, self._on_saved, self._on_failed)

    def keep_draft(self) -> None:
        """Keep what is typed, in the database."""
        self._calm.stop()
        if self._is_dirty:
            use_case = partial(record.keep_concern_draft, entry=self._entry())
            self._desk.write(self, use_case, self.tr("Draft"))

    def _entry(self) -> ConcernEntry:
        return self._form.entry(self._student.id if self._student else "")

    def _lay_out(self) -> None:
        self._entry_box = QWidget()
        column = QVBoxLayout(self._entry_box)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        for widget in (self.kept, self._danger, self._who_field, self._chosen, self._form):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addStretch(1)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self._entry_box)

    def _connect(self) -> None:
        self._box.chosen.connect(self._on_chosen)
        self._form.edited.connect(self._on_edited)
        self._calm.timeout.connect(self.keep_draft)
        add_save_keys(self._entry_box, self.save)

    def _find(self, text: str) -> list[Found]:
        if text:
            rows = self._desk.read(partial(search_students, text=text))
            return [Found(row, row.name, row.detail) for row in rows]
        rows = self._desk.read(partial(found_students, ids=self._offered))
        return [
            Found(row, f"{n}  {row.name}", row.detail) for n, row in enumerate(rows[:9], start=1)
        ]

    def _show(self, entry: ConcernEntry) -> None:
        self.kept.hide()
        self._form.show_error("", "")
        self._who_field.set_error("")
        self._form.fill(entry)
        rows = self._desk.read(partial(found_students, ids=(entry.student_id,)))
        self._set_student(rows[0] if rows else None)

    def _set_student(self, student: FoundStudent | None) -> None:
        self._student = student
        self._box.clear()
        self._chosen.setVisible(student is not None)
        self._chosen.setText(f"{student.name}, {student.detail}" if student else "")
        self.setFocusProxy(self._box if student is None else self._form.facts)

    def _on_chosen(self, student: FoundStudent) -> None:
        self._set_student(student)
        self._who_field.set_error("")
        announce(self, self._chosen.text())
        self._form.go_to_facts()
        self._on_edited()

    def _on_edited(self) -> None:
        self._is_dirty = True
        self._calm.start()

    def _on_saved(self, concern_id: str) -> None:
        self._calm.stop()
        self._is_dirty = False
        self.start(ConcernPrefill())
        if self._desk.may(add_step):
            self._follow(concern_id)
        else:
            self.finished.emit()

    def _follow(self, concern_id: str) -> None:
        self.path = ConcernPath(self._desk, concern_id)
        self.path.finished.connect(self.finished)
        self.path.print_requested.connect(self.print_requested)
        self._entry_box.hide()
        self._stack.addWidget(self.path)
        self.setFocusProxy(self.path)
        self.path.go_on()

    def _leave_path(self) -> None:
        path, self.path = self.path, None
        if path is not None:
            path.hide()
            self._stack.removeWidget(path)
            path.deleteLater()
        self._entry_box.show()

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError) and error.field != "who":
            self._form.show_error(error.field, sentence_of(error))
        else:
            self._form.show_error("", "")
            self._who_field.set_error(sentence_of(error))
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_draft(self) -> bool:
        kept = self._desk.read(record.find_kept_concern)
        if kept is None:
            return False
        entry, at = kept
        self._show(entry)
        self.kept.show_kept(at)
        self._is_dirty = True
        return True

    def _discard(self) -> None:
        self._calm.stop()
        self._desk.write(self, record.drop_concern_draft, self.tr("Draft"))
        self.start(ConcernPrefill())

    @override
    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        if event.type() == QEvent.Type.Hide and self._calm.isActive():
            self.keep_draft()
