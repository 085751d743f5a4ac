"""Which time a page shows: a kind of period, and the one before or after it."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from peerdesk.services.session_logs.use_of_time import Period, TimeSpan
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.filter_chips import FilterChips


class PeriodBar(QWidget):
    """Chips for week, month, term and school year, and two buttons that step through them.

    Attributes:
        day: A day of the period that is shown.

    Signals:
        changed: Another period is wanted.
    """

    changed = Signal()

    def __init__(
        self, periods: Sequence[Period], chosen: Period, day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.day = day
        self._usual = chosen
        self._span: TimeSpan | None = None
        words = {
            Period.WEEK: self.tr("Week"),
            Period.MONTH: self.tr("Month"),
            Period.TERM: self.tr("Term"),
            Period.YEAR: self.tr("School year"),
        }
        choices = [(period.value, words[period]) for period in periods]
        self.chips = FilterChips(choices, self.tr("How long"), exclusive=True)
        self.chips.choose(chosen.value)
        self.chips.changed.connect(lambda _keys: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.chips, 1)
        row.addWidget(push_button(self.tr("&Earlier"), partial(self.step, -1)))
        row.addWidget(push_button(self.tr("La&ter"), partial(self.step, 1)))

    @property
    def period(self) -> Period:
        """Return the kind of period that is chosen."""
        return Period(self.chips.key or self._usual)

    def show_span(self, span: TimeSpan) -> None:
        """Note which days the page shows, so that the next step leads out of them."""
        self._span = span

    def step(self, by: int) -> None:
        """Ask for the period before (-1) or after (1)."""
        if self._span is not None:
            self.day = (self._span.first if by < 0 else self._span.last) + timedelta(days=by)
            self.changed.emit()

    def enter(self) -> None:
        """Take the focus, on the kind that is chosen."""
        self.chips.button(self.period.value).setFocus()
