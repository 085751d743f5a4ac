"""Set up the first bench and recess time without leaving the page."""

from datetime import time
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import RecessKind
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import calendar
from peerdesk.services.calendar import BenchDraft, RecessDraft
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.draft_keeper import DraftKeeper, keep_drafts_of
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind

NOON = 12


class SetUp(QWidget):
    """Two short forms: a bench, and a recess time.

    Signals:
        bench_entered: A `BenchDraft` to save.
        recess_entered: A `RecessDraft` to save.
        finished: Both are there.
    """

    draft_key = "duty_set_up"
    bench_entered = Signal(object)
    recess_entered = Signal(object)
    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts: DraftKeeper | None = None
        self.bench = Form(self._bench_fields())
        self.recess = Form(self._recess_fields())
        self.recess.set_values({"starts_at": time(10), "ends_at": time(10, 20)})
        self.bench.set_values({"needed": 2})
        self._shape = BenchDraft("", "A").shape
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        row = QHBoxLayout()
        row.setSpacing(16)
        column.addLayout(row)
        self.bench_card = self._card(
            self.tr("1. Add a bench"), self.bench, self.tr("Add &bench"), self._enter_bench
        )
        self.recess_card = self._card(
            self.tr("2. Add a recess time"), self.recess, self.tr("Add &recess"), self._enter_recess
        )
        for card in (self.bench_card, self.recess_card):
            row.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)

    def begin(self) -> None:
        """Offer what is missing, or be done with it."""
        self.show()
        has_bench = bool(self._desk.read(partial(calendar.list_benches, open_only=True)))
        has_recess = bool(self._desk.read(calendar.list_recesses))
        draft = self._desk.read(calendar.next_bench)
        if has_bench and has_recess:
            self.hide()
            self.finished.emit()
        else:
            self.start(draft, has_bench=has_bench, has_recess=has_recess)

    def start(self, draft: BenchDraft, *, has_bench: bool, has_recess: bool) -> None:
        """Offer what is missing; what is there already is put away."""
        self._shape = draft.shape
        if not self.bench.values["mark"]:
            self.bench.set_values({"mark": draft.mark})
        self.bench_card.setVisible(not has_bench)
        self.recess_card.setVisible(not has_recess)
        if self._drafts is None:
            self._drafts = keep_drafts_of(self._desk, self)
        form = self.recess if has_bench else self.bench
        form.field("name").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, form: Form, error: PeerDeskError) -> None:
        """Say under the field what is wrong."""
        field = error.field if isinstance(error, InvalidValueError) else "name"
        form.show_errors({field: sentence_of(error)})

    def _card(self, title: str, form: Form, words: str, clicked: object) -> Card:
        card = Card(title)
        card.add_widget(form)
        assert callable(clicked)  # noqa: S101 - own methods only
        button = push_button(words, clicked)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.add_widget(foot)
        return card

    def _bench_fields(self) -> list[FieldSpec]:
        return [
            FieldSpec("name", self.tr("Where it &stands"), hint=self.tr("For example: Big oak")),
            FieldSpec("mark", self.tr("&Letter on its sign")),
            FieldSpec("needed", self.tr("&Helpers at each recess"), Kind.NUMBER, low=1, high=4),
        ]

    def _recess_fields(self) -> list[FieldSpec]:
        return [
            FieldSpec("name", self.tr("Name of the r&ecess"), hint=self.tr("For example: Lunch")),
            FieldSpec("starts_at", self.tr("Fro&m"), Kind.TIME),
            FieldSpec("ends_at", self.tr("&Until"), Kind.TIME),
        ]

    def _enter_bench(self) -> None:
        values = self.bench.values
        draft = BenchDraft(values["name"], values["mark"], self._shape, needed=values["needed"])
        text = self.tr("Added bench {mark}").format(mark=draft.mark)
        refused = partial(self.show_error, self.bench)
        use_case = partial(calendar.save_bench, draft=draft)
        self._desk.write(self, use_case, text, lambda _id: self.begin(), refused)

    def _enter_recess(self) -> None:
        values = self.recess.values
        starts_at, ends_at = values["starts_at"], values["ends_at"]
        kind = RecessKind.MORNING if starts_at.hour < NOON - 1 else RecessKind.LUNCH
        if starts_at.hour > NOON:
            kind = RecessKind.AFTERNOON
        draft = RecessDraft(values["name"], kind, starts_at, ends_at)
        text = self.tr("Added recess {name}").format(name=draft.name)
        refused = partial(self.show_error, self.recess)
        use_case = partial(calendar.save_recess, draft=draft)
        self._desk.write(self, use_case, text, lambda _id: self.begin(), refused)
