"""What a helper has signed this school year, and where it is recorded."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.services.acknowledgements import standing
from peerdesk.services.acknowledgements.kinds import kind_words
from peerdesk.services.acknowledgements.standing import Standing, state_tone, state_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.style import label


class PapersSection(QWidget):
    """Pledge and limits of confidentiality with the day and the adult they name.

    Signals:
        place_requested: The page of signed papers, and the student.
        print_requested: Print key and options.
    """

    place_requested = Signal(str, object)
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, student_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._student_id = student_id
        papers = desk.read(partial(standing.of_student, student_id=student_id, today=desk.today()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Signed this year"), "strong"))
        for paper in papers:
            column.addLayout(_line(paper))
        column.addLayout(self._buttons(is_missing=any(paper.is_missing for paper in papers)))

    def _buttons(self, *, is_missing: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if is_missing:
            record = push_button(self.tr("Record as si&gned"), self._open)
            record.setObjectName("record-papers")
            if not self._desk.may_open("acknowledgements"):
                close(record, self._desk.why_not())
            row.addWidget(record)
        print_papers = push_button(self.tr("Print papers"), self._print, role="link")
        print_papers.setObjectName("print-papers")
        if not self._desk.may_open("prints"):
            close(print_papers, self._desk.why_not())
        row.addWidget(print_papers)
        row.addStretch(1)
        return row

    def _open(self) -> None:
        self.place_requested.emit("acknowledgements", self._student_id)

    def _print(self) -> None:
        self.print_requested.emit("pledge", {"student_ids": (self._student_id,)})


def _line(paper: Standing) -> QVBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label(kind_words()[paper.kind]), 1)
    row.addWidget(Chip(state_words()[paper.state], state_tone(paper.state)))
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addLayout(row)
    if paper.signed_on is not None:
        said = [day_with_year(paper.signed_on), paper.adult]
        column.addWidget(label(", ".join(part for part in said if part), "muted"))
    return column
