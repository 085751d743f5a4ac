"""Import a roster in four steps; nothing is written before the last button."""

from collections.abc import Callable
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.services.roster.apply import ImportResult
from peerdesk.services.roster.plan import import_label
from peerdesk.services.roster.rows import Choices
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.stepper import Stepper
from peerdesk.ui.pages.students import import_work
from peerdesk.ui.pages.students.current_stack import CurrentStack
from peerdesk.ui.pages.students.import_check import CheckStep
from peerdesk.ui.pages.students.import_done import DoneStep
from peerdesk.ui.pages.students.import_file import FileStep
from peerdesk.ui.pages.students.import_match import MatchStep
from peerdesk.ui.pages.students.import_work import Opened, Rehearsal


class Step(IntEnum):
    """Where the import is."""

    FILE = 0
    MATCH = 1
    CHECK = 2
    DONE = 3


class ImportFlow(QWidget):
    """File, match, check, done; Esc goes back one step.

    Signals:
        changed: The step, its button or whether it can be pressed.
        closed: The list is wanted again.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened: Opened | None = None
        self._rehearsal: Rehearsal | None = None
        self._is_busy = False
        self._stepper = Stepper(
            [self.tr("File"), self.tr("Match"), self.tr("Check"), self.tr("Done")]
        )
        self.message = InfoBar("danger")
        self.message.hide()
        self.file_step = FileStep()
        self.match_step = MatchStep(desk.vault.school_name)
        self.check_step = CheckStep()
        self.done_step = DoneStep()
        self._steps = CurrentStack()
        for step in (self.file_step, self.match_step, self.check_step, self.done_step):
            self._steps.add(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._stepper)
        column.addWidget(self.message)
        column.addWidget(self._steps, 1)
        self._connect()
        self.setFocusProxy(self.file_step)

    @property
    def step(self) -> Step:
        """Return the step in hand."""
        return Step(self._stepper.current)

    @property
    def is_done(self) -> bool:
        """Return whether the import is written."""
        return self.step is Step.DONE

    @property
    def forward_text(self) -> str:
        """Return the words of the primary button."""
        return {
            Step.FILE: self.tr("Choose &file"),
            Step.MATCH: self.tr("&Check"),
            Step.CHECK: self.tr("&Import"),
            Step.DONE: self.tr("&Back to students"),
        }[self.step]

    @property
    def can_go_forward(self) -> bool:
        """Return whether the primary button may be pressed."""
        if self._is_busy:
            return False
        if self.step is Step.MATCH:
            return self.match_step.is_complete
        if self.step is Step.CHECK:
            return self._rehearsal is not None and self._rehearsal.plan.writes_anything
        return True

    def forward(self) -> None:
        """Do what the primary button says."""
        if not self.can_go_forward:
            return
        {
            Step.FILE: self.file_step.browse,
            Step.MATCH: self._check,
            Step.CHECK: self._import,
            Step.DONE: self.closed.emit,
        }[self.step]()

    def back(self) -> None:
        """Go back one step; from the first and the last, to the list."""
        self.message.hide()
        if self._is_busy:
            return
        if self.step in {Step.FILE, Step.DONE}:
            self.closed.emit()
        elif self.step is Step.CHECK and self._opened is not None and self._opened.needs_matching:
            self._go(Step.MATCH)
        else:
            self._go(Step.FILE)

    def open_path(self, path: Path) -> None:
        """Read a roster file."""
        self._work(partial(import_work.open_file, self._desk.read, path), self._on_opened)

    def open_text(self, text: str) -> None:
        """Read pasted cells."""
        self._work(partial(import_work.open_text, self._desk.read, text), self._on_opened)

    def _connect(self) -> None:
        self.file_step.file_chosen.connect(self.open_path)
        self.file_step.text_pasted.connect(self.open_text)
        self.match_step.changed.connect(self.changed)
        self.check_step.edited.connect(self._mend)
        self.check_step.missing_decided.connect(self._decide_missing)
        self.check_step.rejects_wanted.connect(self._save_rejects)
        self.done_step.rejects_wanted.connect(self._save_rejects)
        self.done_step.undo_wanted.connect(self._undo)
        self.message.dismissed.connect(self.changed)

    def _work(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        if self._is_busy:
            return
        self.message.hide()
        self._set_busy(busy=True)
        self._desk.run(self, work, partial(self._worked, done), self._on_failed)

    def _worked(self, done: Callable[[Any], object], value: Any) -> None:
        self._set_busy(busy=False)
        done(value)

    def _on_failed(self, error: PeerDeskError) -> None:
        self._set_busy(busy=False)
        self.message.show_message("danger", sentence_of(error))

    def _set_busy(self, *, busy: bool) -> None:
        self._is_busy = busy
        self._steps.setEnabled(not busy)
        self.changed.emit()

    def _go(self, step: Step) -> None:
        self._stepper.go_to(step)
        shown = (self.file_step, self.match_step, self.check_step, self.done_step)[step]
        self._steps.see(shown)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        self.match_step.show_source(opened)
        if opened.needs_matching:
            self._go(Step.MATCH)
        else:
            self._check()

    def _check(self) -> None:
        self._rehearse(self.match_step.choices, None)

    def _mend(self, choices: Choices) -> None:
        self._rehearse(choices, self._rehearsal.mark_missing if self._rehearsal else None)

    def _decide_missing(self, mark: bool) -> None:  # noqa: FBT001 - a Qt slot
        if self._rehearsal is not None:
            self._rehearse(self._rehearsal.choices, mark)

    def _rehearse(self, choices: Choices, mark_missing: bool | None) -> None:  # noqa: FBT001 - three answers
        if self._opened is None:
            return
        work = partial(
            import_work.rehearse,
            self._desk.read,
            self._opened.source,
            choices,
            self._desk.today(),
            mark_missing=mark_missing,
        )
        self._work(work, self._on_rehearsed)

    def _on_rehearsed(self, rehearsal: Rehearsal) -> None:
        self._rehearsal = rehearsal
        self.check_step.show_rehearsal(rehearsal)
        if self.step is not Step.CHECK:
            self._go(Step.CHECK)
        self.changed.emit()

    def _import(self) -> None:
        rehearsal = self._rehearsal
        if rehearsal is None:
            return
        self._set_busy(busy=True)
        self._desk.write(
            self,
            partial(import_work.write, rehearsal=rehearsal),
            import_label(rehearsal.plan),
            self._on_imported,
            self._on_failed,
        )

    def _on_imported(self, result: ImportResult) -> None:
        self._set_busy(busy=False)
        self.done_step.show_result(result)
        self._go(Step.DONE)

    def _undo(self) -> None:
        self._desk.undo()
        self.closed.emit()

    def _save_rejects(self, path: Path) -> None:
        if self._rehearsal is not None:
            saving = partial(import_work.save_rejects, self._rehearsal, path)
            self._work(saving, self._on_rejects_saved)

    def _on_rejects_saved(self, path: Path) -> None:
        text = self.tr("Saved {file}. Mend the rows there and import that file.")
        self.message.show_message("ok", text.format(file=path.name))
