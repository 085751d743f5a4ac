"""A counselor's private notes about one student: hidden until held open, sealed when stored."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import PeerDeskError
from peerdesk.services import private_notes
from peerdesk.services.drafts import Kept
from peerdesk.services.private_notes import NoteRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day_with_year, local_day
from peerdesk.ui.kit.draft_fields import PanelFields
from peerdesk.ui.kit.draft_keeper import DraftKeeper, DraftPlace
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label


class NotesSection(QWidget):
    """The notes of the counselor at the desk; nobody else sees that there are any.

    Signals:
        panel_requested: The form for a new note, and its title.
    """

    panel_requested = Signal(QWidget, str)

    def __init__(
        self, desk: Desk, student_id: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id = student_id
        self._name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("My private notes"), "strong"))
        rows = desk.read(partial(private_notes.list_private_notes, student_id=student_id))
        for number, row in enumerate(rows):
            column.addLayout(self._line(number, row))
        add = push_button(self.tr("Add a private &note"), self._add)
        add.setObjectName("add-note")
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _line(self, number: int, row: NoteRow) -> QHBoxLayout:
        day = day_with_year(local_day(row.written_at))
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(day, "muted"))
        if row.is_mine:
            hidden = SealedText(self._desk, row.id)
            hidden.setObjectName(f"note-{number}")
            column.addWidget(hidden)
        else:
            column.addWidget(label(self.tr("Sealed with a passphrase no longer in use.")))
        remove = push_button(self.tr("Remove"), partial(self._remove, row.id))
        remove.setObjectName(f"remove-note-{number}")
        text = self.tr("Remove the private note of {day}").format(day=day)
        remove.setAccessibleName(text)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addLayout(column, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _add(self) -> None:
        form = NoteForm(self._desk, self._student_id)
        title = self.tr("Private note about {name}").format(name=self._name)
        self.panel_requested.emit(form, title)

    def _remove(self, note_id: str) -> None:
        use_case = partial(private_notes.delete_private_note, note_id=note_id)
        self._desk.write(self, use_case, self.tr("Removed a private note"))


class SealedText(Reveal):
    """A note that is opened when it is shown, and forgotten when it is hidden again."""

    def __init__(self, desk: Desk, note_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._desk = desk
        self._note_id = note_id

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_F8} and not event.isAutoRepeat():
            self._unseal()
        super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.set_hidden_text("")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._unseal()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.set_hidden_text("")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.set_hidden_text("")

    def _unseal(self) -> None:
        try:
            text = self._desk.read(partial(private_notes.read_private_note, note_id=self._note_id))
        except PeerDeskError as error:
            text = sentence_of(error)
        self.set_hidden_text(text)


class NoteForm(QWidget):
    """A new private note; what is typed is kept sealed until it is saved.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(self, desk: Desk, student_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id = student_id
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self._field = Field(
            self.tr("&Note"),
            self.editor,
            hint=self.tr(
                "Only your own passphrase opens it. It is on no print, in no bundle and in no "
                "report. The recovery page does not open it."
            ),
        )
        self.save_button = push_button(
            self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        press_by_save_keys(self.save_button)
        row = QHBoxLayout()
        row.addWidget(self.save_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._field)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self.editor)
        place = DraftPlace(
            f"note-{student_id}",
            lambda content: partial(
                private_notes.keep_note_draft, student_id=student_id, text=content["notes"][0]
            ),
            partial(_find_draft, student_id=student_id),
            partial(private_notes.drop_note_draft, student_id=student_id),
        )
        self.drafts = DraftKeeper(desk, self, place, PanelFields(self))

    def save(self) -> None:
        """Seal the note, or say what is missing."""
        use_case = partial(
            private_notes.add_private_note,
            student_id=self._student_id,
            text=self.editor.toPlainText(),
        )
        self._desk.write(
            self, use_case, self.tr("Added a private note"), self._on_saved, self._on_failed
        )

    def _on_saved(self, _note_id: str) -> None:
        self.editor.clear()
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        self._field.set_error(sentence_of(error))
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _find_draft(session: Any, student_id: str) -> Kept | None:
    kept = private_notes.find_note_draft(session, student_id)
    empty: dict[str, Any] = {"forms": [], "lines": [], "extra": {}}
    return Kept({**empty, "notes": [kept.content["text"]]}, kept.at) if kept else None
