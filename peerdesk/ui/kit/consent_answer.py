"""The side panel that records one answer of a family or a child."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import ConsentMode, ConsentParty, ConsentStatus
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.consent import effects, record
from peerdesk.services.consent.record import Answered
from peerdesk.services.consent.rules import Ask, rule_of
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label

_YES, _NO, _BACK = ConsentStatus.GIVEN, ConsentStatus.REFUSED, ConsentStatus.REVOKED


class AnswerPanel(QWidget):
    """Who, what, when, who signed; a yes taken back says what stops now, and stops it.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(
        self, desk: Desk, student: tuple[str, str], ask: Ask, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id, self._name = student
        self._ask = ask
        self._rule = desk.read(partial(rule_of, kind=ask.kind, topic_id=ask.topic_id))
        stops = partial(
            effects.what_stops, student_id=self._student_id, ask=ask, today=desk.today()
        )
        self._effects = desk.read(stops)
        self.message = InfoBar("warn")
        self.message.hide()
        self.form = Form(self._specs())
        self.effect = label("")
        self.stop = QCheckBox(self.tr("Stop all of this &now"))
        self.save_button = push_button(
            self.tr("Sa&ve"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        press_by_save_keys(self.save_button)
        self._fill()
        self._lay_out()
        self.form.edited.connect(self._show_fitting)
        self._show_fitting()
        self.setFocusProxy(self.form.field("status").editor)

    def save(self) -> None:
        """Keep the answer, or say under the field what is wrong."""
        self._save(knows_late=False)

    def _save(self, *, knows_late: bool) -> None:
        self.message.hide()
        answer = self._answer()
        work: Callable[[Any], str]
        if answer.status is _BACK:
            work = partial(
                effects.take_back,
                answer=answer,
                today=self._desk.today(),
                stops=self.stop.isChecked() and self._effects.has_work,
            )
            text = self.tr("{activity}: {name} takes the yes back")
        else:
            work = partial(
                record.record_answer,
                answer=answer,
                today=self._desk.today(),
                knows_late=knows_late,
            )
            text = self.tr("{activity}: recorded the answer of {name}")
        words = text.format(activity=self._rule.name, name=self._name)
        self._desk.write(self, work, words, self._on_saved, self._on_failed)

    def _specs(self) -> list[FieldSpec]:
        is_notice = self._rule.mode is ConsentMode.NOTICE
        no = self.tr("Opts out") if is_notice else self.tr("No")
        return [
            FieldSpec(
                "status",
                self.tr("&Answer"),
                Kind.CHIPS,
                choices=((_YES, self.tr("Yes")), (_NO, no), (_BACK, self.tr("Taken back"))),
            ),
            FieldSpec(
                "party",
                self.tr("&Whose answer"),
                Kind.CHIPS,
                choices=(
                    (ConsentParty.GUARDIAN, self.tr("Family")),
                    (ConsentParty.CHILD, self.tr("Child")),
                ),
            ),
            FieldSpec(
                "signed_on",
                self.tr("Da&y"),
                Kind.DATE,
                self.tr("The day on the slip, or the day it was taken back"),
            ),
            FieldSpec("signed_by", self.tr("Signed &by"), hint=self.tr("You may leave it empty")),
            FieldSpec("told", self.tr("&Told to"), hint=self.tr("Who of the staff heard it")),
            FieldSpec("has_end", self.tr("Ends before the school year does"), Kind.CHECK),
            FieldSpec("expires_on", self.tr("&Last day"), Kind.DATE),
        ]

    def _fill(self) -> None:
        today = self._desk.today()
        values = {"status": _YES, "party": ConsentParty.GUARDIAN, "signed_on": today}
        self.form.set_values(values | {"expires_on": today, "has_end": False})
        self.stop.setChecked(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(self._rule.name, "strong"))
        column.addWidget(self.message)
        column.addWidget(self.form)
        column.addWidget(self.effect)
        column.addWidget(self.stop)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save_button)
        column.addLayout(row)
        column.addStretch(1)

    def _show_fitting(self) -> None:
        values = self.form.values
        is_back, is_yes = values["status"] == _BACK, values["status"] == _YES
        self.form.field("told").setVisible(is_back)
        self.form.field("signed_by").setVisible(not is_back)
        self.form.field("has_end").setVisible(is_yes)
        self.form.field("expires_on").setVisible(is_yes and bool(values["has_end"]))
        stops = "\n".join(f"• {one}" for one in self._effects.sentences)
        self.effect.setText(self.tr("What stops now:\n{stops}").format(stops=stops))
        self.effect.setVisible(is_back and bool(stops))
        self.stop.setVisible(is_back and self._effects.has_work)

    def _answer(self) -> Answered:
        values = self.form.values
        is_yes = values["status"] == _YES
        until: date | None = values["expires_on"] if is_yes and values["has_end"] else None
        return Answered(
            self._student_id,
            self._ask,
            ConsentStatus(values["status"]),
            values["signed_on"],
            ConsentParty(values["party"]),
            values["signed_by"],
            values["told"],
            until,
        )

    def _on_saved(self, _consent_id: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else ""
        if field == "late":
            self.message.set_action(self.tr("Record as late"), partial(self._save, knows_late=True))
            self.message.show_message("warn", self.tr("Is this the day on the slip?"))
            self.form.show_errors({"signed_on": sentence_of(error)})
        elif field in {"signed_on", "expires_on", "told"}:
            self.form.show_errors({field: sentence_of(error)})
        else:
            self.message.show_message("warn", sentence_of(error))
