"""The side panel that thanks members: what for, on which day, whom."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.teams import MemberRow, recognition
from peerdesk.services.teams.recognition import RecognitionDraft
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.team.story_panel import THANKS_LIST


class ThanksPanel(QWidget):
    """Chosen words (or own ones), a day, and a chip for each member.

    Signals:
        finished: Saved.
        print_requested: Print key and options.
    """

    finished = Signal()
    print_requested = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        team_id: str,
        members: Sequence[MemberRow],
        chosen: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.team_id = team_id
        self.needs = "teams.recognition.recognize"
        self._usual = FilterChips(
            [(words, words) for words in recognition.usual_words()],
            self.tr("What for"),
            exclusive=True,
        )
        whom = [(row.student_id, row.name) for row in members]
        self._form = Form(
            [
                FieldSpec("title", self.tr("What &for"), hint=self.tr("Choose, or type")),
                FieldSpec("day", self.tr("&Day"), Kind.DATE),
                FieldSpec("student_ids", self.tr("Whom"), Kind.MANY, choices=whom),
            ]
        )
        self._form.set_values({"title": "", "day": desk.today(), "student_ids": tuple(chosen)})
        self._save = push_button(self.tr("&Thank"), self.save, role="primary",
                                 shortcut="Ctrl+Enter")  # fmt: skip
        press_by_save_keys(self._save)
        self._usual.changed.connect(self._on_usual)
        self._lay_out()
        self.setFocusProxy(self._usual.button(self._usual.keys[0]))

    def save(self) -> None:
        """Keep it, or say under the field what is missing."""
        values = self._form.values
        draft = RecognitionDraft(
            values["student_ids"], values["day"], values["title"], self.team_id or None
        )
        use_case = partial(recognition.recognize, draft=draft, today=self._desk.today())
        text = self.tr("Thanked %n students", "", len(draft.student_ids))
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(
            label(self.tr("Say what was done. Never whom it helped, or with what."), "muted")
        )
        column.addWidget(self._usual)
        column.addWidget(self._form)
        printing = partial(self.print_requested.emit, THANKS_LIST, {})
        row = QHBoxLayout()
        row.addWidget(push_button(self.tr("&Print recognition"), printing, icon="printer"))
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addStretch(1)

    def _on_usual(self, _keys: frozenset[str]) -> None:
        self._form.set_values({"title": self._usual.key})
        self._form.edited.emit()

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else "title"
        name = field if self._form.has_field(field) else "title"
        self._form.show_errors({name: sentence_of(error)})
        chips = self._form.field("student_ids").editor
        if name == "student_ids" and isinstance(chips, FilterChips) and chips.keys:
            chips.button(chips.keys[0]).setFocus(Qt.FocusReason.OtherFocusReason)
