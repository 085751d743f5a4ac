"""Step 2: which school, what each column means, how dates are read."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from peerdesk.services.roster.dates import find_order
from peerdesk.services.roster.rows import ID_FIELDS, NAME_FIELDS, Choices, DateOrder, Field, School
from peerdesk.services.roster.table import Table
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.field import Field as FormField
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.students.import_work import Opened
from peerdesk.ui.pages.students.words import field_words

_SAMPLES = 3


class MatchStep(QWidget):
    """Shows each heading with values from the file and what it is taken for.

    Signals:
        changed: Something was chosen.
    """

    changed = Signal()

    def __init__(self, own_school: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_school = own_school.casefold()
        self._opened: Opened | None = None
        self._editors: dict[int, QComboBox] = {}
        self._missing = InfoBar("warn")
        self._missing.set_dismissable(dismissable=False)
        self.school = QComboBox()
        self._school_field = FormField(self.tr("Which school is &yours?"), self.school)
        self.order = FilterChips(self._orders(), self.tr("Order of the dates"), exclusive=True)
        self._order_field = FormField(
            self.tr("How are the dates of birth written?"),
            self.order,
            hint=self.tr("They can be read two ways."),
        )
        self._card = Card()
        self._about = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (
            self._missing,
            self._school_field,
            self._order_field,
            self._card,
            self._about,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.school.activated.connect(lambda _index: self._on_chosen())
        self.order.changed.connect(lambda _keys: self._on_chosen())

    @property
    def choices(self) -> Choices:
        """Return what is chosen."""
        school = self.school.currentData()
        order = DateOrder(self.order.key) if self._is_order_asked() and self.order.key else None
        return Choices(self._columns() if self._editors else None, order, school)

    @property
    def is_complete(self) -> bool:
        """Return whether ids, names, grades and the school are known."""
        return self._lacks() == ""

    def show_source(self, opened: Opened) -> None:
        """Show a file just opened, with what was recognised."""
        self._opened = opened
        self._show_schools(opened.schools)
        self._card.clear()
        self._editors = {}
        table = opened.source.table
        self._card.setVisible(table is not None)
        if table is not None:
            self._card.set_title(self.tr("What the columns mean"))
            self._card.add_widget(self._grid(table, opened.source.columns))
        self._about.setText(self._read_as())
        self.order.choose("")
        self._on_chosen()
        stop = self.school if len(opened.schools) > 1 else self._first_editor()
        if stop is not None:
            self.setFocusProxy(stop)

    def _orders(self) -> list[tuple[str, str]]:
        return [
            (DateOrder.MONTH_FIRST.value, self.tr("Month, day, year")),
            (DateOrder.DAY_FIRST.value, self.tr("Day, month, year")),
        ]

    def _show_schools(self, schools: tuple[School, ...]) -> None:
        with QSignalBlocker(self.school):
            self.school.clear()
            if len(schools) > 1:
                self.school.addItem(self.tr("Choose your school"), None)
            for school in schools:
                text = self.tr("{name} (%n students)", "", school.students).format(name=school.name)
                self.school.addItem(text, school.id)
            own = [school.id for school in schools if school.name.casefold() == self._own_school]
            if len(own) == 1:
                self.school.setCurrentIndex(self.school.findData(own[0]))
        self._school_field.setVisible(len(schools) > 1)

    def _grid(self, table: Table, columns: Mapping[int, Field]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        titles = (self.tr("In the file"), self.tr("For example"), self.tr("Means"))
        for place, title in enumerate(titles):
            grid.addWidget(label(title, "muted"), 0, place)
        for index, heading in enumerate(table.headings):
            name = heading or self.tr("Column {number}").format(number=index + 1)
            words = label(name, "strong")
            editor = self._editor(index, name, columns.get(index))
            words.setBuddy(editor)
            samples = label(", ".join(table.samples(index, _SAMPLES)), "muted", wrap=False)
            samples.setTextFormat(Qt.TextFormat.PlainText)
            samples.setMinimumWidth(80)
            grid.addWidget(words, index + 1, 0)
            grid.addWidget(samples, index + 1, 1)
            grid.addWidget(editor, index + 1, 2)
        return box

    def _editor(self, index: int, name: str, chosen: Field | None) -> QComboBox:
        editor = QComboBox()
        editor.setAccessibleName(self.tr("Meaning of {column}").format(column=name))
        editor.addItem(self.tr("Leave out"), None)
        for field, words in field_words().items():
            editor.addItem(words, field.value)
        editor.setCurrentIndex(max(0, editor.findData(chosen.value if chosen else None)))
        editor.activated.connect(partial(self._on_column, index))
        self._editors[index] = editor
        return editor

    def _on_column(self, index: int, _choice: int) -> None:
        """A meaning belongs to one column: the one chosen last."""
        chosen = self._editors[index].currentData()
        for other, editor in self._editors.items():
            if other != index and chosen is not None and editor.currentData() == chosen:
                editor.setCurrentIndex(0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._order_field.setVisible(self._is_order_asked())
        lacks = self._lacks()
        self._missing.setVisible(bool(lacks))
        if lacks:
            self._missing.show_message("warn", lacks, speak=False)
        self.changed.emit()

    def _columns(self) -> dict[int, Field]:
        return {
            index: Field(editor.currentData())
            for index, editor in self._editors.items()
            if editor.currentData() is not None
        }

    def _lacks(self) -> str:
        if self._opened is None:
            return self.tr("Choose a file first.")
        if self._editors:
            fields = set(self._columns().values())
            if not fields.intersection(ID_FIELDS):
                return self.tr("Choose the column that holds the student number.")
            if not fields.intersection(NAME_FIELDS):
                return self.tr("Choose the column that holds the names.")
            if Field.GRADE not in fields:
                return self.tr("Choose the column that holds the grade.")
        if self.school.count() > 1 and self.school.currentData() is None:
            return self.tr("This file holds several schools. Choose which one is yours.")
        return ""

    def _is_order_asked(self) -> bool:
        table = self._opened.source.table if self._opened is not None else None
        born = next((i for i, field in self._columns().items() if field is Field.BIRTH_DATE), None)
        if table is None or born is None:
            return False
        texts = (line.cells[born] for line in table.lines if born < len(line.cells))
        return find_order(texts).is_ambiguous

    def _read_as(self) -> str:
        source = self._opened.source if self._opened is not None else None
        if source is None or not source.delimiter:
            return ""
        names = {
            ",": self.tr("commas"),
            ";": self.tr("semicolons"),
            "\t": self.tr("tabs"),
            "|": self.tr("bars"),
        }
        if not source.encoding:
            return self.tr("Read as cells between {sign}.").format(sign=names[source.delimiter])
        text = self.tr("Read as {encoding} text, cells between {sign}.")
        return text.format(
            encoding=source.encoding.replace("utf", "UTF"), sign=names[source.delimiter]
        )

    def _first_editor(self) -> QWidget | None:
        return next(iter(self._editors.values()), None)
