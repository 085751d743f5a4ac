"""Who is away today, each with a button for coming back; and no outdoor recess today."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import PeerDeskError
from peerdesk.services import calendar, duty
from peerdesk.services.calendar import SchoolDay
from peerdesk.services.duty import AwayRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.style import label


class AwayList(QWidget):
    """The first step of the Mark absent panel, under the box.

    Signals:
        failed: The `PeerDeskError` that kept something from being done.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[AwayRow] = []
        self._title = label("", "strong")
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.indoor = push_button("", self.turn_indoor, icon="house")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self._column)
        row = QHBoxLayout()
        row.addWidget(self.indoor)
        row.addStretch(1)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read who is away today."""
        today = self._desk.today()
        self.rows = self._desk.read(partial(duty.away_on, day=today))
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in self.rows:
            self._column.addWidget(self._line(row))
        text = self.tr("Away today: {count}").format(count=len(self.rows))
        self._title.setText(text if self.rows else self.tr("Nobody is marked absent today."))
        self._show_weather()

    def come_back(self, row: AwayRow) -> None:
        """End an absence from today on."""
        use_case = partial(duty.end_absences, absence_ids=row.ids, back_on=self._desk.today())
        text = self.tr("{name} is back").format(name=row.name)
        self._desk.write(self, use_case, text, lambda _none: self.refresh(), self.failed.emit)

    def turn_indoor(self) -> None:
        """Note that there is no outdoor recess today, or that there is after all."""
        one = self._today()
        if one is None:
            return
        text = (
            self.tr("Recess outdoors again")
            if one.is_indoor
            else self.tr("No outdoor recess today")
        )
        use_case = partial(duty.set_indoor, day=one.day, indoor=not one.is_indoor)
        self._desk.write(self, use_case, text, lambda _none: self.refresh(), self._on_failed)

    def _on_failed(self, error: PeerDeskError) -> None:
        self.failed.emit(error)

    def _today(self) -> SchoolDay | None:
        today = self._desk.today()
        week = self._desk.read(partial(calendar.school_week, day=today))
        return next((one for one in week.days if one.day == today), None)

    def _show_weather(self) -> None:
        one = self._today()
        self.indoor.setVisible(one is not None and one.is_school)
        if one is not None:
            words = self.tr("&Outdoor recess again") if one.is_indoor else ""
            self.indoor.setText(words or self.tr("No &outdoor recess today"))

    def _line(self, row: AwayRow) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        until = ""
        if row.last is not None and row.last > self._desk.today():
            until = self.tr(", until {day}").format(day=day(row.last))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.name))
        words.addWidget(label(row.detail + until, "muted"))
        layout.addLayout(words, 1)
        button = push_button(self.tr("Is back"), partial(self.come_back, row))
        button.setAccessibleDescription(row.name)
        layout.addWidget(button)
        return line
