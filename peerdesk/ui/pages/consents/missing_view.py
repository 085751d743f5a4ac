"""The list of those whose slip is missing, by homeroom, with filters."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerdesk.services.consent.missing import MissingRow
from peerdesk.services.consent.state import ConsentState
from peerdesk.services.consent.words import state_tone, state_words
from peerdesk.services.names import folded, grade_short
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.table_model import Column

_STATES: Final = (
    ConsentState.MISSING, ConsentState.ASKED, ConsentState.OVERDUE, ConsentState.EXPIRED,
)  # fmt: skip
_ALL: Final = ""


class MissingView(QWidget):
    """One row a student; several can be chosen for one print.

    Signals:
        opened: The row to show.
        narrowed: Something else is shown than before.
    """

    opened = Signal(object)
    narrowed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[MissingRow] = ()
        words = [(state.value, state_words()[state]) for state in _STATES]
        self.states = FilterChips(words, self.tr("How far it is"))
        self.homerooms = QComboBox()
        self.homerooms.setAccessibleName(self.tr("Homeroom"))
        self.questions = QComboBox()
        self.questions.setAccessibleName(self.tr("Question"))
        self.narrow = QLineEdit()
        self.narrow.setPlaceholderText(self.tr("Find a student"))
        self.narrow.setAccessibleName(self.tr("Find a student"))
        self.table: DataTable[MissingRow] = DataTable(self._columns(), self.tr("Slips missing"))
        self.table.select_many()
        self.table.setObjectName("pageStart")
        self._states = EmptyOr(
            self.table,
            EmptyState(
                self.tr("No slip is missing"),
                self.tr("Everybody who takes part has answered what is asked."),
                icon="circle-check",
            ),
        )
        self._lay_out()
        self.states.changed.connect(lambda _keys: self._narrow())
        self.narrow.textChanged.connect(lambda _text: self._narrow())
        for box in (self.homerooms, self.questions):
            box.view().setAccessibleName(box.accessibleName())
            box.currentIndexChanged.connect(lambda _index: self._narrow())
        self.table.opened.connect(self.opened)

    @property
    def shown_ids(self) -> tuple[str, ...]:
        """Return the students to print for: the chosen ones, else all that are shown."""
        chosen = self.table.selected_rows
        rows = chosen if len(chosen) > 1 else self.table.shown_rows
        return tuple(row.id for row in rows)

    def show_rows(self, rows: Sequence[MissingRow]) -> None:
        """Show these rows under the filters as they are."""
        self.rows = rows
        _refill(
            self.homerooms,
            self.tr("All homerooms"),
            [(row.pupil.homeroom, row.pupil.homeroom) for row in rows],
        )
        asks = {
            ask.key: name for row in rows for ask, name in zip(row.asks, row.names, strict=True)
        }
        _refill(self.questions, self.tr("All questions"), list(asks.items()))
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)
        self._narrow(speak=False)

    def ask_about(self, key: str) -> None:
        """Show only those whose answer to one question is missing."""
        self.questions.setCurrentIndex(max(0, self.questions.findData(key)))

    def _columns(self) -> list[Column[MissingRow]]:
        return [
            Column(self.tr("Name"), lambda row: row.pupil.name, stretches=True),
            Column(
                self.tr("Homeroom"),
                lambda row: row.pupil.homeroom,
                sort_key=lambda row: (row.pupil.grade.level, row.pupil.homeroom),
            ),
            Column(
                self.tr("Grade"),
                lambda row: grade_short(row.pupil.grade),
                sort_key=lambda row: row.pupil.grade.level,
            ),
            Column(self.tr("Missing"), self._missing_words, tooltip=self._missing_words),
            Column(
                self.tr("State"),
                lambda row: state_words()[row.state],
                tone=lambda row: state_tone(row.state),
            ),
            Column(
                self.tr("Back by"),
                lambda row: day(row.due_on) if row.due_on else "",
                sort_key=lambda row: row.due_on.toordinal() if row.due_on else 9_999_999,
            ),
            Column(self.tr("Language"), lambda row: _language(row.pupil.language)),
        ]

    def _missing_words(self, row: MissingRow) -> str:
        names = ", ".join(row.names)
        return self.tr("{names} (child)").format(names=names) if row.assent_only else names

    def _lay_out(self) -> None:
        chips = FlowLayout()
        self.narrow.setFixedWidth(220)
        for widget in (self.states, self.homerooms, self.questions, self.narrow):
            chips.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addLayout(chips, 1)
        line.addWidget(self.table.more_button(), 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(line)
        column.addWidget(self._states, 1)

    def _narrow(self, *, speak: bool = True) -> None:
        states, wanted = self.states.chosen, folded(self.narrow.text())
        homeroom, question = self.homerooms.currentData(), self.questions.currentData()
        self.table.set_filter(
            lambda row: (
                (not states or row.state.value in states)
                and homeroom in (_ALL, None, row.pupil.homeroom)
                and (not question or question in {ask.key for ask in row.asks})
                and wanted in folded(row.pupil.full_name + " " + row.pupil.name)
            ),
            speak=speak,
        )
        self.narrowed.emit()


def _language(code: str) -> str:
    """Return the name of a language as the window's language has it."""
    known = QLocale(code).language()
    is_known = known != QLocale.Language.C and 0 < len(code) <= 3
    return QLocale.languageToString(known) if is_known else code


def _refill(box: QComboBox, everything: str, choices: Sequence[tuple[str, str]]) -> None:
    """Offer these choices; what was chosen stays so if it is still there."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, _ALL)
    for key, words in dict(choices).items():
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
