"""Mend one cell of a problem row without leaving the import."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from peerdesk.services.roster.rows import Field, RowProblem
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.students.words import field_words


class RepairStrip(QFrame):
    """The sentence of a problem and the cell to mend; Enter checks the row again.

    Signals:
        mended: Row number, field, new text.
    """

    mended = Signal(int, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._row = 0
        self._field = Field.NUMBER
        self._sentence = label("", "strong")
        self._name = QLabel()
        self.editor = QLineEdit()
        self.editor.setMaximumWidth(320)
        self.button = push_button(self.tr("Check this &row"), self.mend)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._name)
        line.addWidget(self.editor, 1)
        line.addWidget(self.button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._sentence)
        column.addLayout(line)
        self._name.setBuddy(self.editor)
        self.editor.returnPressed.connect(self.mend)
        self.setFocusProxy(self.editor)

    def show_problem(self, problem: RowProblem) -> None:
        """Show the cell to mend."""
        self._row = problem.row
        self._field = problem.field or Field.NUMBER
        sentence = self.tr("Row {row}: {sentence}")
        self._sentence.setText(sentence.format(row=problem.row, sentence=problem.message))
        name = field_words().get(self._field, str(self._field))
        self._name.setText(name)
        self.editor.setAccessibleName(
            self.tr("{cell} of row {row}").format(cell=name, row=self._row)
        )
        self.editor.setAccessibleDescription(problem.message)
        self.editor.setText(problem.raw.text(self._field))
        if self.editor.hasFocus():
            self.editor.selectAll()

    def mend(self) -> None:
        """Hand the cell over to be checked again."""
        self.mended.emit(self._row, self._field, self.editor.text())
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
