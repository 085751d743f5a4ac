"""Erase one student for good: what goes, from where, a word to type, and the proof."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.sync.erasure import Erased, WhatGoes, erase_student, what_goes
from peerdesk.sync.erasure_words import (
    backup_words,
    district_words,
    done_words,
    limits,
    lines_of,
)
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label

_ERASED = frozenset(
    {
        "Student", "ProgramMembership", "Match", "Consent", "TrainingRecord", "PairConstraint",
        "SessionLog", "DutyAssignment", "PrivateNote", "ImportLog", "ExportLog",
    }
)  # fmt: skip


class ErasePanel(QWidget):
    """Shows what goes before anything does; nothing of it can be undone.

    Signals:
        finished: Left without erasing, or done.
        print_requested: The proof shall be printed: key and options.
    """

    finished = Signal()
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, student_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id = student_id
        self.word = self.tr("ERASE")
        self.message = InfoBar("danger")
        self.message.hide()
        self._content = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.message)
        column.addWidget(self._content)
        column.addStretch(1)
        place = desk.vault.folder
        reading = partial(what_goes, desk.store, place, student_id, desk.now())
        desk.run(self, reading, self._show_what, self._show_failure)

    def _show_what(self, what: WhatGoes) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label(self.tr("This erases for good, and cannot be undone:")))
        column.addLayout(_table(lines_of(what)))
        last = what.last_backup_on
        day = day_with_year(last) if last else ""
        column.addWidget(label(backup_words(what.backups, last, day)))
        column.addWidget(label(limits(), "muted"))
        if what.led_by:
            self.message.show_message("warn", district_words(what))
            return
        self._add_question(column, has_backups=bool(what.backups))

    def _add_question(self, column: QVBoxLayout, *, has_backups: bool) -> None:
        self.backups = QCheckBox(self.tr("Delete &older backups now, after a new one is made"))
        self.backups.setVisible(has_backups)
        self.editor = QLineEdit()
        words = self.tr("Type {word} to confirm").format(word=self.word)
        self.field = Field(words, self.editor)
        self.button = push_button(self.tr("Erase for good"), self.erase, role="danger")
        keep = push_button(self.tr("&Keep the student"), self.finished.emit)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(keep)
        row.addStretch(1)
        column.addWidget(self.backups)
        column.addWidget(self.field)
        column.addLayout(row)
        self.editor.returnPressed.connect(self.erase)
        self.editor.setFocus()

    def erase(self) -> None:
        """Erase the student, or say which word is missing."""
        if self.editor.text().strip() != self.word:
            words = self.tr("Type {word} in capital letters, or keep the student.")
            self.field.set_error(words.format(word=self.word))
            self.editor.setFocus()
            return
        self.field.set_error("")
        self._content.setEnabled(False)
        work = partial(
            erase_student,
            self._desk.store,
            self._desk.vault.folder,
            self._student_id,
            self._desk.now(),
            delete_old_backups=self.backups.isChecked(),
        )
        self._desk.run(self, work, self._show_done, self._show_failure)

    def _show_done(self, erased: Erased) -> None:
        self._content.hide()
        last = erased.last_backup_on
        self.message.show_message("ok", done_words(erased, day_with_year(last) if last else ""))
        options = {"today": self._desk.today()}
        proof = self.message.set_action(
            self.tr("Print the proof"),
            partial(self.print_requested.emit, "erasure-proof", options),
        )
        proof.setFocus()
        self._desk.announce_change(_ERASED)

    def _show_failure(self, error: PeerDeskError) -> None:
        self._content.setEnabled(True)
        self.message.show_message("danger", sentence_of(error))


def _table(rows: list[tuple[str, int]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for line, (words, count) in enumerate(rows):
        grid.addWidget(label(words), line, 0)
        grid.addWidget(label(f"{count}", "strong"), line, 1)
    return grid
