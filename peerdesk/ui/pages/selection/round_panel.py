"""The side panel that begins a round of choosing, or changes one."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import Grade
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.names import grade_words
from peerdesk.services.selection import rounds
from peerdesk.services.selection.rounds import RoundDraft, RoundRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import press_by_save_keys


class RoundPanel(QWidget):
    """Grades that are open, places, and how many ballots went out.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(self, desk: Desk, one: RoundRow | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._round = one
        self._form = Form(self._specs())
        draft = one.draft if one else RoundDraft()
        self._form.set_values(
            {
                "places": draft.places,
                "ballots_out": draft.ballots_out,
                "grades": tuple(grade.value for grade in draft.grades),
            }
        )
        self._message = InfoBar("danger")
        self._message.hide()
        self._lay_out()
        self.setFocusProxy(self._form.field("places").editor)

    def save(self) -> None:
        """Keep what is entered."""
        values = self._form.values
        grades = tuple(grade for grade in Grade if grade.value in values["grades"])
        draft = RoundDraft(grades, values["places"], values["ballots_out"])
        if self._round is None:
            begin = partial(rounds.open_round, draft=draft, today=self._desk.today())
            text = self.tr("Began to choose a team")
            self._desk.write(self, begin, text, self._on_saved, self._on_failed)
        else:
            change = partial(rounds.change_round, round_id=self._round.id, draft=draft)
            text = self.tr("Changed the round of choosing")
            self._desk.write(self, change, text, self._on_saved, self._on_failed)

    def _specs(self) -> list[FieldSpec]:
        grades = [(grade.value, grade_words(grade)) for grade in Grade]
        return [
            FieldSpec(
                "places",
                self.tr("&Places"),
                Kind.NUMBER,
                hint=self.tr("How many are wanted; 0 while that is open"),
                high=9999,
            ),
            FieldSpec(
                "ballots_out",
                self.tr("&Ballots given out"),
                Kind.NUMBER,
                hint=self.tr("To see how many are still out"),
                high=99999,
            ),
            FieldSpec(
                "grades",
                self.tr("&Grades that may be chosen"),
                Kind.MANY,
                hint=self.tr("None chosen means all"),
                choices=grades,
            ),
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self._form)
        column.addWidget(self._message)
        save = push_button(self.tr("Sa&ve"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(save)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(save)
        column.addLayout(row)
        column.addStretch(1)

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError) and self._form.has_field(error.field):
            self._form.show_errors({error.field: sentence_of(error)})
        else:
            self._message.show_message("danger", sentence_of(error))
