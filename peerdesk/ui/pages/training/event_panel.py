"""A day of training in the side panel: who came, who is expected, and its papers."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.enums import Competency
from peerdesk.services.training import events
from peerdesk.services.training.events import EventPerson, EventRow
from peerdesk.services.training.words import competency_words, kind_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.training.entry_fields import clock_text


class EventPanel(QWidget):
    """Reads only; its buttons ask the page.

    Signals:
        record_requested: Id of the training.
        remove_requested: The `EventRow`.
        print_requested: Print key and options.
    """

    keeps_drafts = False
    record_requested = Signal(str)
    remove_requested = Signal(object)
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, row: EventRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._people = desk.read(partial(events.event_people, event_id=row.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(self._facts(), "muted"))
        column.addWidget(self._buttons())
        for card in self._cards():
            column.addWidget(card)
        column.addStretch(1)

    def _facts(self) -> str:
        row = self._row
        parts = (
            kind_words()[row.kind], day_with_year(row.day), clock_text(row.starts_minute),
            row.place, row.trainer,
        )  # fmt: skip
        return ", ".join(part for part in parts if part)

    def _buttons(self) -> QWidget:
        row, buttons = self._row, QWidget()
        flow = FlowLayout(buttons)
        text = self.tr("&Change who came") if row.is_held else self.tr("&Write down who came")
        record = push_button(text, partial(self.record_requested.emit, row.id), icon="pencil")
        flow.addWidget(need(record, "training.attendance.record_attendance"))
        prints = [("training-signin", self.tr("Print s&ign-in sheet"))]
        if any(one.done_on for one in self._people):
            prints.append(("training-certificate", self.tr("Print certi&ficates")))
        for key, words in prints:
            asking = partial(self.print_requested.emit, key, {"event_id": row.id})
            flow.addWidget(push_button(words, asking, icon="printer"))
        remove = push_button(
            self.tr("Move to bin"), partial(self.remove_requested.emit, row), icon="trash-2"
        )
        flow.addWidget(need(remove, "training.events.remove_event"))
        return buttons

    def _cards(self) -> list[Card]:
        came = [one for one in self._people if one.came]
        missing = [one for one in self._people if not one.came]
        cards = []
        if came:
            card = Card(self.tr("Came: %n", "", len(came)))
            for one in came:
                card.add_row(one.name, self._word(one), _tone(one))
            cards.append(card)
        if missing:
            title = self.tr("Did not come: %n", "", len(missing))
            if not self._row.is_held:
                title = self.tr("Expected: %n", "", len(missing))
            card = Card(title)
            for one in missing:
                card.add_row(one.name, "", "neutral")
            cards.append(card)
        return cards

    def _word(self, one: EventPerson) -> str:
        if one.expires_on is not None:
            return self.tr("until {day}").format(day=day_with_year(one.expires_on))
        return competency_words()[one.competency]


def _tone(one: EventPerson) -> str:
    return "warn" if one.competency is Competency.AGAIN else "ok"
