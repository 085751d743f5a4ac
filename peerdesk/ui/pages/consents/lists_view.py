"""The other lists of the page: a no that needs action, what runs out, and the numbers."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from peerdesk.services.calendar import YearRow
from peerdesk.services.consent.effects import ActionRow
from peerdesk.services.consent.figures import Figures
from peerdesk.services.consent.missing import ExpiringRow
from peerdesk.services.consent.words import mode_words
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.table_model import Column


class ActionView(QWidget):
    """Who said no and still takes part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("Said no, still take part")
        self.table: DataTable[ActionRow] = DataTable(self._columns(), name)
        empty = EmptyState(
            self.tr("Nothing to stop"),
            self.tr("Whoever said no takes no part in what they said no to."),
            icon="circle-check",
        )
        self._states = EmptyOr(self.table, empty)
        _fill(self, self._states)

    def show_rows(self, rows: Sequence[ActionRow]) -> None:
        """Show these rows."""
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)

    def _columns(self) -> list[Column[ActionRow]]:
        return [
            Column(self.tr("Name"), lambda row: row.pupil.name),
            Column(self.tr("Homeroom"), lambda row: row.pupil.homeroom),
            Column(
                self.tr("Said no to"),
                lambda row: ", ".join(row.names),
                tone=lambda _row: "danger",
            ),
            Column(
                self.tr("What stops"),
                lambda row: "; ".join(row.effects.sentences),
                tooltip=lambda row: "; ".join(row.effects.sentences),
                stretches=True,
            ),
        ]


class ExpiringView(QWidget):
    """Whose yes runs out within 30 days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: DataTable[ExpiringRow] = DataTable(self._columns(), self.tr("Run out soon"))
        empty = EmptyState(
            self.tr("Nothing runs out soon"),
            self.tr("Answers hold to the end of the school year, or to the day on the slip."),
            icon="circle-check",
        )
        self._states = EmptyOr(self.table, empty)
        _fill(self, self._states)

    def show_rows(self, rows: Sequence[ExpiringRow]) -> None:
        """Show these rows."""
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)

    def _columns(self) -> list[Column[ExpiringRow]]:
        return [
            Column(self.tr("Name"), lambda row: row.pupil.name, stretches=True),
            Column(self.tr("Homeroom"), lambda row: row.pupil.homeroom),
            Column(self.tr("Question"), lambda row: row.name),
            Column(
                self.tr("Last day"),
                lambda row: day_with_year(row.expires_on),
                sort_key=lambda row: row.expires_on,
            ),
        ]


class FiguresView(QWidget):
    """The ledger in numbers, for one school year; no name in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.years = QComboBox()
        self.years.setAccessibleName(self.tr("School year"))
        self.years.view().setAccessibleName(self.years.accessibleName())
        self.years.setMaximumWidth(240)
        self.table: DataTable[Figures] = DataTable(self._columns(), self.tr("Numbers by activity"))
        empty = EmptyState(
            self.tr("Nobody is asked yet"),
            self.tr("Numbers appear once a student takes part in something."),
            icon="clipboard-list",
        )
        self._states = EmptyOr(self.table, empty)
        _fill(self, self.years, self._states)

    def offer_years(self, years: Sequence[YearRow]) -> None:
        """Offer the school years, the newest first; the chosen one stays so."""
        chosen = self.years.currentData()
        self.years.blockSignals(True)
        self.years.clear()
        for year in reversed(years):
            self.years.addItem(year.name, year.id)
        self.years.setCurrentIndex(max(0, self.years.findData(chosen)))
        self.years.blockSignals(False)
        self.years.setVisible(bool(years))

    def show_rows(self, rows: Sequence[Figures]) -> None:
        """Show these numbers."""
        self.table.set_rows(rows)
        self._states.set_empty(empty=not rows)

    def _columns(self) -> list[Column[Figures]]:
        return [
            Column(self.tr("What"), lambda row: row.name, stretches=True),
            Column(self.tr("Needs"), self._needs),
            _number(self.tr("Concerned"), "concerned"),
            _number(self.tr("May take part"), "given"),
            _number(self.tr("Slip out"), "waiting"),
            _number(self.tr("No"), "refused"),
            _number(self.tr("Missing"), "missing"),
            _number(self.tr("Run out soon"), "expiring"),
            _number(self.tr("Signed late"), "late"),
        ]

    def _needs(self, row: Figures) -> str:
        words = mode_words()[row.mode]
        if row.needs_assent:
            return self.tr("{answer}, and the child's").format(answer=words)
        return words


def _number(title: str, name: str) -> Column[Figures]:
    return Column(
        title,
        lambda row: str(getattr(row, name)),
        sort_key=lambda row: getattr(row, name),
        is_number=True,
    )


def _fill(view: QWidget, *widgets: QWidget) -> None:
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for widget in widgets:
        column.addWidget(widget, 1 if widget is widgets[-1] else 0)
