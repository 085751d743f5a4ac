"""Prints: every paper of the program, what each needs first, and what was printed lately."""

from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from peerdesk.reports import catalog, centre
from peerdesk.reports.batch import BATCH
from peerdesk.reports.centre import PrintRow
from peerdesk.services import print_jobs
from peerdesk.services.names import folded
from peerdesk.services.print_jobs import Job
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.current_stack import CurrentStack
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.empty_state import EmptyOr
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.print_offer import class_meaning
from peerdesk.ui.pages.prints.columns import job_columns, print_columns
from peerdesk.ui.pages.prints.counting import PageCounter
from peerdesk.ui.pages.prints.words import again_words, no_jobs, no_prints

_ALL: Final = "all"
_LATELY: Final = "lately"
_TICK: Final = 0


class PrintsPage(Page):
    """A list with ticks: Space ticks, Ctrl+P looks at what is ticked or at the current row."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "Student", "ProgramMembership", "Match", "Consent", "TrainingRecord", "Bench",
            "TrainingRule", "StaffResource",
            "RecessPeriod", "DutyAssignment", "Absence", "LeadershipTeam", "TeamPosition",
            "CheckIn", "School", "Concern", "SheetCode",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.ticked: set[str] = set()
        self._pages: dict[str, int] = {}
        self._rows: list[PrintRow] = []
        self._jobs: list[Job] = []
        self._awaited = ""
        self._counter = PageCounter(desk, self)
        self.header.set_primary(
            self.tr("&Preview"), self.primary, icon="printer", shortcut="Ctrl+P"
        )
        self.chips = FilterChips(self._choices(), self.tr("Which prints"), exclusive=True)
        self.chips.choose(_ALL)
        self.box = QLineEdit()
        self.table: DataTable[PrintRow] = DataTable(
            print_columns(self.ticked.__contains__, self._pages), self.tr("Prints")
        )
        self.table.setObjectName("pageStart")
        self.jobs: DataTable[Job] = DataTable(job_columns(), self.tr("Printed lately"))
        self.fact = InfoBar("info")
        self._lists = CurrentStack()
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        self._pages.clear()
        role, options = self.desk.account.role, self._options()
        if not self._rows:
            self.header.set_title(self.tr("Prints"), self.tr("Looking what can print now"))
            self._set_rows(self.desk.read(partial(centre.list_names, role=role)))
        read = partial(centre.list_rows, role=role, options=options)
        self.desk.run(self, partial(self.desk.read, read), self._show)
        self._jobs = self.desk.read(print_jobs.list_jobs) if self._may_see_jobs() else []
        self.jobs.set_rows(self._jobs)
        self._job_states.set_empty(empty=not self._jobs)

    @override
    def primary(self) -> None:
        if self.chips.key == _LATELY:
            self._print_again(self.jobs.current_row)
        elif len(self.ticked) > 1:
            keys = tuple(row.id for row in self._rows if row.id in self.ticked)
            self.print_requested.emit(BATCH, {"keys": keys})
        elif self.ticked:
            self.print_requested.emit(*self.ticked, {})
        elif self.table.current_row is not None:
            self.print_requested.emit(self.table.current_row.id, {})

    @override
    def print_page(self) -> None:
        self.primary()

    @override
    def find_here(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    @override
    def show_record(self, record_id: object) -> None:
        """Go to a print by its key; the list is read anew, as something may have been printed."""
        self._awaited = str(record_id)
        self.refresh()

    @override
    def go_back(self) -> bool:
        if not self.ticked:
            return False
        self._untick()
        return True

    def _options(self) -> Mapping[str, Any]:
        today = self.desk.today()
        day = catalog.wanted_day({"today": today}, self.desk.now().astimezone().hour)
        return {"today": today, "date": day}

    def _may_see_jobs(self) -> bool:
        return self.desk.may_open("sessions")

    def _choices(self) -> list[tuple[str, str]]:
        groups = [(group.value, words) for group, words in centre.group_words().items()]
        lately = [(_LATELY, self.tr("Printed lately"))] if self._may_see_jobs() else []
        return [(_ALL, self.tr("All")), *groups, *lately]

    def _set_rows(self, rows: list[PrintRow]) -> None:
        self.table.set_rows(rows)
        self._filter(speak=False)
        shown = {row.group.value for row in rows} | {_ALL, _LATELY}
        for key in self.chips.keys:
            self.chips.button(key).setVisible(key in shown)
        if self._awaited or self.table.current_row is None:
            self.table.go_to(lambda row: row.id == self._awaited or not self._awaited)
        self._states.set_empty(empty=not rows)

    def _show(self, rows: list[PrintRow]) -> None:
        self._rows = rows
        self.ticked &= {row.id for row in rows if row.need is None}
        self._name_primary()
        self._set_rows(rows)
        self._awaited = ""
        ready = [row for row in rows if row.need is None]
        words = self.tr("{ready} of {count} can print now")
        self.header.set_title(self.tr("Prints"), words.format(ready=len(ready), count=len(rows)))
        counted = [row.id for row in ready if not centre.is_one_a_child(row.id)]
        self._counter.count(counted, self._options())

    def _on_counted(self, key: str, pages: int) -> None:
        self._pages[key] = pages
        self.table.viewport().update()

    def _lay_out(self) -> None:
        self.header.set_title(self.tr("Prints"))
        self.box.setAccessibleName(self.tr("Filter by name"))
        self.box.setPlaceholderText(self.tr("Filter the list"))
        self.box.setToolTip(self.tr("Filter the list (Ctrl+F)"))
        self.box.setClearButtonEnabled(True)
        self.box.setFixedWidth(200)
        self.fact.set_dismissable(dismissable=False)
        self.fact.hide()
        self._states = EmptyOr(self.table, no_prints())
        self._job_states = EmptyOr(self.jobs, no_jobs())
        self._lists.add(self._states)
        self._lists.add(self._job_states)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.chips, 1)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.table.more_button(), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self.fact)
        self.body.addWidget(self._lists, 1)

    def _connect(self) -> None:
        self.chips.changed.connect(lambda _keys: self.choose_group())
        self.box.textChanged.connect(lambda _text: self._filter())
        self.box.returnPressed.connect(self._go_to_first)
        self.table.opened.connect(lambda row: self.print_requested.emit(row.id, {}))
        self.table.current_changed.connect(self._say_fact)
        self.table.clicked.connect(self._on_clicked)
        self.table.add_row_action(
            self.tr("Tick for printing together"), self._tick, icon="check", shortcut="Space"
        )
        self.table.add_row_action(
            self.tr("Tick all that can print"), self._tick_all, icon="list-checks"
        )
        self.table.add_row_action(self.tr("Take all ticks away"), self._untick, icon="x")
        self.jobs.opened.connect(self._print_again)
        self._counter.counted.connect(self._on_counted)

    def choose_group(self) -> None:
        """Show the prints of the chosen group, or what was printed lately."""
        is_lately = self.chips.key == _LATELY
        self._lists.see(self._job_states if is_lately else self._states)
        self.box.setVisible(not is_lately)
        self._name_primary()
        if is_lately:
            self.fact.show_message("info", again_words(), speak=False)
            self.fact.clear_action()
        else:
            self._filter()
            self._say_fact(self.table.current_row)

    def _filter(self, *, speak: bool = True) -> None:
        group, words = self.chips.key, folded(self.box.text())
        self.table.set_filter(
            lambda row: group in {_ALL, row.group.value} and words in folded(row.title),
            speak=speak,
        )

    def _go_to_first(self) -> None:
        rows = self.table.shown_rows
        if rows:
            self.table.go_to(lambda row: row is rows[0])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_fact(self, row: PrintRow | None) -> None:
        """Say who may see the current print, or what it needs and where that is done."""
        self.fact.setVisible(row is not None)
        if row is None or self.chips.key == _LATELY:
            return
        self.fact.clear_action()
        if row.need is None:
            meaning = class_meaning(row.print_class)
            self.fact.show_message("info", f"{row.title}: {meaning}", speak=False)
            return
        self.fact.show_message("warn", f"{row.title}: {row.need.sentence}", speak=False)
        if self.desk.may_open(row.need.page):
            go = partial(self.place_requested.emit, row.need.page, None)
            self.fact.set_action(self.tr("Go there"), go)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == _TICK:
            self._tick()

    def _tick(self) -> None:
        row = self.table.current_row
        if row is None:
            return
        if row.id in self.ticked:
            self.ticked.discard(row.id)
        elif row.need is None and row.is_known:
            self.ticked.add(row.id)
        self._on_ticked()

    def _tick_all(self) -> None:
        shown = self.table.shown_rows
        self.ticked.update(row.id for row in shown if row.need is None and row.is_known)
        self._on_ticked()

    def _untick(self) -> None:
        self.ticked.clear()
        self._on_ticked()

    def _on_ticked(self) -> None:
        self.table.viewport().update()
        self._name_primary()

    def _name_primary(self) -> None:
        button = self.header.primary
        if button is None:
            return
        if self.chips.key == _LATELY:
            button.setText(self.tr("&Print again"))
        elif len(self.ticked) > 1:
            words = self.tr("&Preview {count} together")
            button.setText(words.format(count=len(self.ticked)))
        else:
            button.setText(self.tr("&Preview"))

    def _print_again(self, job: Job | None) -> None:
        if job is None:
            return
        options = dict(job.options)
        if len(job.keys) == 1:
            self.print_requested.emit(job.keys[0], options)
        else:
            self.print_requested.emit(BATCH, {**options, "keys": job.keys})
