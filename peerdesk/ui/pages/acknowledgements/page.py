"""Signed papers: which helpers have still to sign, and a stack that came back."""

from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from peerdesk.enums import AcknowledgementKind
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import drafts
from peerdesk.services.acknowledgements import record, standing
from peerdesk.services.acknowledgements.record import Signature
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.team_views import TeamViews
from peerdesk.ui.pages.acknowledgements.papers_view import PapersView
from peerdesk.ui.pages.acknowledgements.signing import DRAFT, keep_marks, marks_of, save_signed

_CALM_MS: Final = 600
_PLEDGE, _LIMITS = AcknowledgementKind.PLEDGE, AcknowledgementKind.LIMITS
_SAVE: Final = "ui.pages.acknowledgements.signing.save_signed"


class AcknowledgementsPage(Page):
    """Mark by Space who signed, then record them all as one act (Ctrl+N)."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"Acknowledgement", "ProgramMembership", "Program", "Student", "SchoolYear"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.chips = TeamViews("acknowledgements", desk)
        self.signed_on = QDateEdit()
        self.adult = QLineEdit()
        self.view = PapersView()
        self.message = InfoBar("warn")
        self.message.hide()
        self._is_dirty = False
        self._is_begun = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._fill_header()
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        rows = self.desk.read(partial(standing.list_helpers, today=self.desk.today()))
        if not self._is_begun:
            self._begin()
        self.view.show_rows(rows)
        self._print.setEnabled(bool(rows))
        self._show_count()

    @override
    def primary(self) -> None:
        """Record what is marked."""
        if not self.desk.may_do(_SAVE):
            return
        self._calm.stop()
        for field in (self._day_field, self._adult_field):
            field.set_error("")
        papers = [
            (row.id, kind)
            for row in self.view.rows
            for kind in AcknowledgementKind
            if kind in self.view.marks.get(row.id, ())
        ]
        signature = Signature(self._day(), self.adult.text())
        use_case = partial(save_signed, papers=papers, signature=signature, today=self.desk.today())
        text = self.tr("Recorded %n signed papers", "", len(papers))
        self.desk.write(self, use_case, text, self._on_saved, self._on_failed)

    @override
    def print_page(self) -> None:
        """Print what the helpers on screen have still to sign."""
        ids = self.view.shown_ids
        if ids:
            self.print_requested.emit("pledge", {"student_ids": ids})

    @override
    def find_here(self) -> None:
        self.view.narrow.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.view.narrow.selectAll()

    @override
    def show_record(self, record_id: object) -> None:
        self.refresh()
        self.view.show_row(str(record_id))

    def keep_draft(self) -> None:
        """Keep the marks, in the database."""
        self._calm.stop()
        if self._is_dirty and self.desk.may(drafts.keep_draft):
            self._is_dirty = False
            use_case = partial(
                keep_marks,
                marks=dict(self.view.marks),
                adult=self.adult.text(),
                signed_on=self._day(),
            )
            self.desk.write(self, use_case, self.tr("Draft"))

    def _day(self) -> date:
        return date.fromisoformat(self.signed_on.date().toString(Qt.DateFormat.ISODate))

    def _begin(self) -> None:
        """Enter today and the usual adult, or what was left unfinished."""
        self._is_begun = True
        today = self.desk.today()
        self.signed_on.setDate(QDate(today.year, today.month, today.day))
        self.adult.setText(self.desk.read(partial(standing.usual_adult, today=today)))
        kept = self.desk.read(partial(drafts.find_draft, key=DRAFT))
        if kept is not None:
            self.view.take_marks(marks_of(kept))
            self.adult.setText(kept["adult"])
            self.signed_on.setDate(QDate.fromString(kept["signed_on"], Qt.DateFormat.ISODate))

    def _fill_header(self) -> None:
        self.header.set_title(self.tr("Signed papers"))
        self._record = self.header.set_primary(
            self.tr("&Record signed"), self.primary, icon="check", shortcut="Ctrl+N"
        )
        self._print = self.header.add_secondary(
            self.tr("&Print papers"), self.print_page, icon="printer", shortcut="Ctrl+P"
        )

    def _lay_out(self) -> None:
        self.signed_on.setCalendarPopup(True)
        self.signed_on.setDisplayFormat("ddd d MMM yyyy")
        self.adult.setMaxLength(80)
        self._day_field = Field(
            self.tr("Signed &on"), self.signed_on, hint=self.tr("The day on the papers")
        )
        self._adult_field = Field(
            self.tr("&Adult on the papers"), self.adult, hint=self.tr("Whom a helper tells")
        )
        top = QHBoxLayout()
        top.setSpacing(16)
        at_top = Qt.AlignmentFlag.AlignTop
        top.addWidget(self._day_field, 1, at_top)
        top.addWidget(self._adult_field, 2, at_top)
        top.addStretch(1)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.message)
        self.body.addLayout(top)
        self.body.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.chips.place_requested.connect(self.place_requested)
        self.view.marked.connect(self._on_marked)
        self.view.students_requested.connect(partial(self.place_requested.emit, "students", None))
        self.view.table.opened.connect(lambda _row: self.view.mark())
        self.adult.textEdited.connect(lambda _text: self._changed())
        self.signed_on.dateChanged.connect(lambda _day: self._changed())
        self._calm.timeout.connect(self.keep_draft)
        add = self.view.table.add_row_action
        add(self.tr("Mark as signed"), self.view.mark, icon="check", shortcut="Space", needs=_SAVE)
        for text, kind, key in (
            (self.tr("Mark the pledge only"), _PLEDGE, "P"),
            (self.tr("Mark the limits only"), _LIMITS, "L"),
        ):
            add(text, partial(self.view.mark, frozenset({kind})), shortcut=key, needs=_SAVE)
        add(self.tr("Print papers of this helper"), self._print_current, icon="printer")
        add(
            self.tr("Take back the newest record"),
            self._take_back,
            icon="undo-2",
            shortcut="Del",
            needs="acknowledgements.record.take_back",
        )

    def _print_current(self) -> None:
        row = self.view.table.current_row
        if row is not None:
            self.print_requested.emit("pledge", {"student_ids": (row.id,)})

    def _take_back(self) -> None:
        row = self.view.table.current_row
        signed = [paper for paper in row.papers if not paper.is_missing] if row else []
        if row is not None and signed:
            newest = max(signed, key=lambda paper: paper.id)
            use_case = partial(record.take_back, acknowledgement_id=newest.id)
            text = self.tr("Took back a paper of {name}").format(name=row.full_name)
            self.desk.write(self, use_case, text)

    def _on_marked(self) -> None:
        self.message.hide()
        self._changed()
        self._show_count()

    def _changed(self) -> None:
        self._is_dirty = True
        self._calm.start()

    def _show_count(self) -> None:
        missing = sum(bool(row.missing) for row in self.view.rows)
        words = self.tr("%n helpers have something to sign", "", missing)
        marked = len(self.view.marks)
        if marked:
            words = f"{words}, {self.tr('%n marked', '', marked)}"
        self.header.set_title(self.tr("Signed papers"), words)

    def _on_saved(self, _made: list[str]) -> None:
        self.view.marks = {}
        self._is_dirty = False
        self.message.hide()
        self.refresh()

    def _on_failed(self, error: PeerDeskError) -> None:
        sentence = sentence_of(error)
        fields = {"signed_on": self._day_field, "adult": self._adult_field}
        name = error.field if isinstance(error, InvalidValueError) else ""
        if name in fields:
            fields[name].set_error(sentence)
            fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.message.show_message("warn", sentence)
