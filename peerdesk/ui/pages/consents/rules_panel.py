"""The side panel in which the school chooses what each activity and survey needs."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import ConsentKind, ConsentMode, Grade
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.consent import rules
from peerdesk.services.consent.rules import MOST_DAYS, Rule, SurveyDraft
from peerdesk.services.consent.words import mode_words
from peerdesk.services.names import grade_short
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import press_by_save_keys

_NEW: Final = "new"
_SURVEY_FIELDS: Final = ("name", "has_day", "planned_on", "is_protected", "is_federal", "grades")
_SHARING: Final = frozenset({ConsentKind.BENCH, ConsentKind.TEAM})


class RulesPanel(QWidget):
    """One activity or survey at a time: what is needed, the child's own yes, days to answer.

    Signals:
        finished: The panel may close.
    """

    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rules: dict[str, Rule] = {}
        self.what = QComboBox()
        self.message = InfoBar("ok")
        self.message.hide()
        self.form = Form(self._specs())
        self.save_button = push_button(
            self.tr("Sa&ve"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        press_by_save_keys(self.save_button)
        self.end_button = push_button(self.tr("Survey is ove&r"), self._end, icon="ban")
        self._lay_out()
        self._offer("")
        self.what.currentIndexChanged.connect(lambda _index: self._show())
        self.form.edited.connect(self._show_fitting)
        self._show()
        self.setFocusProxy(self.what)

    def save(self) -> None:
        """Keep what is chosen, or say under the field what is wrong."""
        self.message.hide()
        values, rule = self.form.values, self._rules.get(self.what.currentData())
        mode = ConsentMode(values["mode"])
        use_case: Any
        if rule is not None and rule.ask.topic_id is None:
            use_case = partial(
                rules.set_rule,
                kind=rule.ask.kind,
                mode=mode,
                needs_assent=values["needs_assent"],
                days=values["days"],
            )
            text = self.tr("Changed what {activity} needs").format(activity=rule.name)
        else:
            use_case = partial(
                rules.save_survey,
                draft=self._draft(mode),
                today=self._desk.today(),
                topic_id=rule.ask.topic_id if rule else None,
            )
            text = self.tr("Saved the survey {name}").format(name=values["name"])
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _draft(self, mode: ConsentMode) -> SurveyDraft:
        values = self.form.values
        return SurveyDraft(
            values["name"],
            values["planned_on"] if values["has_day"] else None,
            mode,
            is_protected=values["is_protected"],
            is_federal=values["is_federal"],
            needs_assent=values["needs_assent"],
            days=values["days"],
            grades=values["grades"],
        )

    def _specs(self) -> list[FieldSpec]:
        modes = tuple((mode.value, words) for mode, words in mode_words().items())
        grades = tuple((grade.value, grade_short(grade)) for grade in Grade)
        return [
            FieldSpec("name", self.tr("&Name of the survey")),
            FieldSpec(
                "is_protected",
                self.tr("Asks about &private things"),
                Kind.CHECK,
                self.tr("Feelings, family, religion, income and the like (PPRA)"),
            ),
            FieldSpec(
                "is_federal", self.tr("Paid in part by the US Department of &Education"), Kind.CHECK
            ),
            FieldSpec("mode", self.tr("What &is needed"), Kind.CHOICE, choices=modes),
            FieldSpec("needs_assent", self.tr("The child's &own yes too"), Kind.CHECK),
            FieldSpec(
                "days",
                self.tr("&Days to answer or opt out"),
                Kind.NUMBER,
                low=1,
                high=MOST_DAYS,
            ),
            FieldSpec("has_day", self.tr("The day is &known"), Kind.CHECK),
            FieldSpec("planned_on", self.tr("&About when"), Kind.DATE),
            FieldSpec(
                "grades", self.tr("&Grades"), Kind.MANY, self.tr("None chosen means all"), grades
            ),
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(Field(self.tr("&What"), self.what))
        column.addWidget(self.message)
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.end_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        column.addLayout(row)
        column.addStretch(1)

    def _offer(self, chosen: str) -> None:
        self._rules = {rule.ask.key: rule for rule in self._desk.read(rules.list_rules)}
        self.what.blockSignals(True)
        self.what.clear()
        for key, rule in self._rules.items():
            self.what.addItem(rule.name, key)
        self.what.addItem(self.tr("New survey"), _NEW)
        self.what.setCurrentIndex(max(0, self.what.findData(chosen)))
        self.what.blockSignals(False)

    def choose(self, key: str) -> None:
        """Show one activity or survey; "new" begins a new survey."""
        self.what.setCurrentIndex(max(0, self.what.findData(key)))

    def _show(self) -> None:
        rule, today = self._rules.get(self.what.currentData()), self._desk.today()
        self.form.show_errors({})
        self.form.set_values(
            {
                "name": rule.name if rule else "",
                "mode": (rule.mode if rule else ConsentMode.NOTICE).value,
                "needs_assent": rule.needs_assent if rule else False,
                "days": rule.days if rule else rules.USUAL_DAYS,
                "has_day": bool(rule and rule.planned_on),
                "planned_on": (rule.planned_on if rule else None) or today,
                "is_protected": bool(rule and rule.is_protected),
                "is_federal": bool(rule and rule.is_federal),
                "grades": rule.grades if rule else (),
            }
        )
        self._show_fitting()

    def _show_fitting(self) -> None:
        rule = self._rules.get(self.what.currentData())
        is_survey = rule is None or rule.ask.topic_id is not None
        for name in _SURVEY_FIELDS:
            self.form.field(name).setVisible(is_survey)
        has_day = bool(self.form.values["has_day"])
        self.form.field("planned_on").setVisible(is_survey and has_day)
        self.end_button.setVisible(is_survey and rule is not None)

    def _end(self) -> None:
        rule = self._rules.get(self.what.currentData())
        if rule is not None and rule.ask.topic_id is not None:
            use_case = partial(
                rules.end_survey, topic_id=rule.ask.topic_id, today=self._desk.today()
            )
            text = self.tr("{name}: survey is over").format(name=rule.name)
            self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def _on_saved(self, topic_id: object) -> None:
        chosen = self.what.currentData()
        self._offer(f"survey:{topic_id}" if chosen == _NEW else chosen)
        self._show()
        self.message.show_message("ok", self.tr("Saved."))

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError) and error.field in self.form.values:
            self.form.show_errors({error.field: sentence_of(error)})
        else:
            self.message.show_message("danger", sentence_of(error))
