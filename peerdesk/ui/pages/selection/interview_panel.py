"""The side panel of an interview: five questions by digit, and a few words."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.selection import interviews
from peerdesk.services.selection.candidates import Candidate
from peerdesk.services.selection.interviews import InterviewDraft
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.key_row import KeyRow
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label


class InterviewPanel(QWidget):
    """Each answer is scored with a digit, 1 to 4; 0 leaves it open, Backspace goes back.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(self, desk: Desk, candidate: Candidate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._candidate = candidate
        marks = [(str(n), words) for n, words in interviews.score_words().items()]
        asked = interviews.questions()
        self.rows = {key: KeyRow(marks, words) for key, words in asked.items()}
        self._fields = {key: Field(asked[key], row) for key, row in self.rows.items()}
        self.form = Form(
            [
                FieldSpec("held_by", self.tr("&Who asked"), hint=self.tr("The adults, by name")),
                FieldSpec("held_on", self.tr("&Day"), Kind.DATE),
                FieldSpec(
                    "note",
                    self.tr("&A few words"),
                    Kind.NOTE,
                    hint=self.tr("Facts; only counselors read this, and it never leaves"),
                ),
            ]
        )
        self._message = InfoBar("danger")
        self._message.hide()
        self._fill()
        self._lay_out()
        self._connect()
        first = next(iter(self.rows.values()))
        self.setFocusProxy(first.button(first.key or first.keys[0]))

    def save(self) -> None:
        """Keep the interview."""
        values = self.form.values
        scores = {key: int(row.key) for key, row in self.rows.items() if row.key}
        draft = InterviewDraft(values["held_on"], values["held_by"], scores, values["note"])
        keep = partial(interviews.keep_interview, application_id=self._candidate.id, draft=draft)
        text = self.tr("Recorded the interview of {name}").format(name=self._candidate.name)
        self._desk.write(self, keep, text, self._on_saved, self._on_failed)

    def _fill(self) -> None:
        read = partial(interviews.find_interview, application_id=self._candidate.id)
        kept = self._desk.read(read) or InterviewDraft(self._desk.today())
        self.form.set_values({"held_on": kept.held_on, "held_by": kept.held_by, "note": kept.note})
        for key, score in kept.scores.items():
            self.rows[key].choose(str(score))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        hint = self.tr("Press 1 to 4. The score shows how an answer sounded; people decide.")
        column.addWidget(label(hint, "muted"))
        for field in self._fields.values():
            column.addWidget(field)
        column.addWidget(self.form)
        column.addWidget(self._message)
        save = push_button(self.tr("Sa&ve"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(save)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(save)
        column.addLayout(row)
        column.addStretch(1)

    def _connect(self) -> None:
        order = list(self.rows.values())
        after = [*(row.enter for row in order[1:]), self.form.field("held_by").editor.setFocus]
        before = [order[0].enter, *(row.enter for row in order[:-1])]
        for row, forth, back in zip(order, after, before, strict=True):
            row.answered.connect(forth)
            row.went_back.connect(back)

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else ""
        if field == "scores":
            first = next(iter(self.rows))
            self._fields[first].set_error(sentence_of(error))
            self.rows[first].enter()
        elif self.form.has_field(field):
            self.form.show_errors({field: sentence_of(error)})
        else:
            self._message.show_message("danger", sentence_of(error))
