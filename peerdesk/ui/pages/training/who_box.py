"""Who comes to a training: groups to choose from over the list with the ticks."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from peerdesk.services.training import attendance, people, standing
from peerdesk.services.training.courses import CourseRow
from peerdesk.services.training.events import TrainingEntry
from peerdesk.services.training.people import Group
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.pages.training.tick_list import TickList

_DUE: Final = "due"


class WhoBox(QWidget):
    """Offers the people of a course, whoever should do it first, and says who is not ready.

    Attributes:
        group: Chips that choose whom the list shows.
        list: The people.

    Signals:
        group_changed: Another group is shown.
    """

    group_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._groups: dict[str, Group] = {}
        self._judged: tuple[object, ...] = ()
        self.group = FilterChips([], self.tr("Who to choose from"), exclusive=True)
        self.list = TickList(self.tr("Who came"))
        self._states = EmptyOr(self.list, self._nobody())
        self._lay_out()
        self.group.changed.connect(lambda _keys: self._on_group())

    def offer(self, course: CourseRow) -> None:
        """Offer the people and groups of a course; whoever is ticked stays so."""
        read, today, ticked = self._desk.read, self._desk.today(), self.list.ticked
        everyone = read(partial(people.list_people, audience=course.audience))
        self.list.set_people(everyone)
        self._states.set_empty(empty=not everyone)
        groups = read(partial(people.list_groups, audience=course.audience, today=today))
        due = read(partial(standing.due_people, code=course.id, today=today))
        should = Group(_DUE, self.tr("Should come"), frozenset(one.id for one in due))
        self._groups = {one.id: one for one in ([should, *groups] if due else groups)}
        self.group.set_choices([(one.id, one.name) for one in self._groups.values()])
        for one in self._groups.values():
            self.group.set_text(one.id, f"{one.name} {len(one.person_ids)}")
        first = next(iter(self._groups))
        self.group.choose(first)
        self.list.set_group(self._groups[first].person_ids)
        self.list.set_ticked(ticked)
        self.forget()

    def judge(self, entry: TrainingEntry, event_id: str) -> None:
        """Say of everybody shown who is not ready for this course on this day, why."""
        asked = (entry.course, entry.day, entry.kind, self.group.key, event_id)
        if asked == self._judged:
            return
        self._judged = asked
        shown = {row.id for row in self.list.rows_model.rows}
        asking = partial(
            attendance.check_people,
            entry=entry,
            person_ids=sorted(shown | self._groups[self.group.key].person_ids),
            event_id=event_id or None,
        )
        self.list.set_why_not(self._desk.read(asking))

    def forget(self) -> None:
        """Let `judge` look anew, since something was written."""
        self._judged = ()

    def _on_group(self) -> None:
        self.list.set_group(self._groups[self.group.key].person_ids)
        self.group_changed.emit()

    def _tick_all(self) -> None:
        self.list.tick_all()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nobody(self) -> EmptyState:
        text = self.tr("Bring in the roster on Students first; then tick here who came.")
        return EmptyState(self.tr("Nobody to choose from yet"), text, icon="users")

    def _lay_out(self) -> None:
        who = QLabel(self.tr("&Who came"))
        who.setProperty("role", "strong")
        who.setBuddy(self.list)
        top = QHBoxLayout()
        top.addWidget(who, 1)
        top.addWidget(self.list.more_button())
        choose = QHBoxLayout()
        choose.setSpacing(8)
        choose.addWidget(self.group, 1)
        choose.addWidget(push_button(self.tr("Tick a&ll shown"), self._tick_all, icon="check"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(choose)
        column.addWidget(self._states, 1)
