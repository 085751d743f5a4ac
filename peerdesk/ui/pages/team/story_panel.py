"""The side panel that tells who held a position when, and what a member was thanked for."""

from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.services import teams
from peerdesk.services.teams import HolderRow, MemberRow, recognition
from peerdesk.services.teams.recognition import RecognitionRow
from peerdesk.services.teams.terms import Span
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import icon_button, push_button
from peerdesk.ui.kit.dates import day_with_year
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.history_section import HistorySection
from peerdesk.ui.kit.record_panel import RecordPanel
from peerdesk.ui.kit.style import label, rule

THANKS_LIST: Final = "recognition-list"
_MOST = 12


class StoryPanel(RecordPanel):
    """Everybody who held the position, what the member was thanked for, and every change.

    Signals:
        print_requested: Print key and options.
    """

    print_requested = Signal(str, object)
    watches: ClassVar[frozenset[str]] = frozenset({"TeamPosition", "Recognition", "Student"})

    def __init__(self, desk: Desk, member: MemberRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._member = member
        self.load()

    @override
    def read(self) -> Any:
        return self._desk.read(partial(_read, member=self._member))

    @override
    def fill(self, column: QVBoxLayout) -> None:
        holders, thanked = self.record
        title = self.tr("Who was {title}").format(title=self._member.title)
        column.addWidget(label(title, "strong"))
        for holder in holders[:_MOST]:
            column.addWidget(label(self._holder(holder)))
        column.addWidget(label(self.tr("Thanked for"), "strong"))
        for row in thanked[:_MOST]:
            column.addLayout(self._thanks(row))
        if not thanked:
            column.addWidget(label(self.tr("Nothing yet."), "muted"))
        column.addLayout(self._list_button())
        column.addWidget(rule())
        column.addWidget(HistorySection(self._desk, [("team_position", self._member.id)]))

    def _holder(self, holder: HolderRow) -> str:
        first = day_with_year(holder.starts_on) if holder.starts_on else ""
        last = day_with_year(holder.ends_on) if holder.ends_on else self.tr("today")
        words = self.tr("{name}, {first} to {last} ({team})")
        return words.format(name=holder.name, first=first, last=last, team=holder.team)

    def _list_button(self) -> QHBoxLayout:
        """Return a line with the button that prints what everybody was thanked for this year."""
        printing = partial(self.print_requested.emit, THANKS_LIST, {})
        button = push_button(self.tr("&Print recognition of the year"), printing, icon="printer")
        button.setObjectName("print-thanks")
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        return line

    def _thanks(self, row: RecognitionRow) -> QHBoxLayout:
        words = self.tr("{day}: {title}").format(day=day_with_year(row.day), title=row.title)
        remove = icon_button(
            "trash-2",
            self.tr("Move to bin: {what}").format(what=words),
            partial(self._remove, row.id),
        )
        remove.setObjectName(f"remove-{row.id}")
        line = QHBoxLayout()
        line.addWidget(label(words), 1)
        line.addWidget(need(remove, "teams.recognition.remove_recognition"))
        return line

    def _remove(self, recognition_id: str) -> None:
        use_case = partial(recognition.remove_recognition, recognition_id=recognition_id)
        self._desk.write(self, use_case, self.tr("Moved a recognition to the bin"))


def _read(session: Any, member: MemberRow) -> tuple[list[HolderRow], list[RecognitionRow]]:
    holders = teams.list_holders(session, member.title)
    thanked = recognition.list_recognitions(session, Span(None, None), member.student_id)
    return holders, thanked
