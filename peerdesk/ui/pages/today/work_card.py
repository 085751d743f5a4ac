"""Needs you: the supervision work list of Today, by group, each line where it is done."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from peerdesk.services import worklist
from peerdesk.services.worklist import later
from peerdesk.services.worklist.lines import WorkGroup, WorkLine, WorkList, WorkPart
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.pages.today.later_panel import LaterPanel
from peerdesk.ui.pages.today.link_row import LinkRow
from peerdesk.ui.pages.today.work_row import GroupRow, WorkRow

_OPEN: Final = frozenset(
    {WorkGroup.CONCERN, WorkGroup.REFERRAL, WorkGroup.BENCH, WorkGroup.CHECK_IN}
)
_FEW: Final = 3
_MOST: Final = 40
_AWAY: Final = "put_off"
_BESIDE_MARK: Final = 24
_IN_GROUP: Final = 40


class WorkCard(Card):
    """What waits for staff.

    Signals:
        place_requested: Page key and record id (or None) to go to.
        panel_requested: Widget for the side panel, and its title.
    """

    place_requested = Signal(str, object)
    panel_requested = Signal(QWidget, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Needs you"), parent)
        self._desk = desk
        self._list: WorkList | None = None
        self._asked = 0
        self._open: set[str] = set(_OPEN)
        self._whole: set[str] = set()
        self.rows.setSpacing(0)
        self._monday: QWidget | None = None
        if desk.may_open("monday"):
            go = partial(self.place_requested.emit, "monday", None)
            self._monday = self.add_action(self.tr("&Monday sheet"), go, icon="list-checks")

    def refresh(self) -> None:
        """Read the list again, on the worker; nothing is built when nothing changed."""
        self._asked += 1
        if not self.rows.count():
            self.add_widget(label(self.tr("Reading what is due"), "muted"))
        read = partial(worklist.work_list, today=self._desk.today())
        work = partial(self._desk.store.read, read)
        self._desk.run(self, work, partial(self._show, self._asked))

    def _show(self, number: int, read: WorkList) -> None:
        if number == self._asked and read != self._list:
            self._list = read
            self._build()

    def _build(self) -> None:
        spot = self._where()
        self.clear_rows()
        found = self._list
        if found is None:
            return
        for part in found.parts:
            self._add_part(part)
        if not found.parts:
            self.add_widget(label(self.tr("Nothing is due. Good."), "muted"))
        if found.put_off:
            self._add_put_off(found.put_off)
        title = self.tr("Needs you")
        self.set_title(f"{title}   {found.count}" if found.count else title)
        self._put_button_last()
        self._return_to(*spot)

    def _add_part(self, part: WorkPart) -> None:
        if len(part.lines) == 1:
            self._add_line(part.lines[0])
            return
        is_open = part.group in self._open
        self.add_widget(GroupRow(part, partial(self._toggle, part.group), is_open=is_open))
        if not is_open:
            return
        shown = part.lines[: _MOST if part.group in self._whole else _FEW]
        for line in shown:
            self._add_line(line, inset=_IN_GROUP)
        rest = len(part.lines) - len(shown)
        if rest and part.group not in self._whole:
            more = LinkRow(
                self.tr("%n more", "", rest), "", "neutral", partial(self._more, part.group)
            )
            more.setObjectName(f"more:{part.group}")
            _indent(more, _IN_GROUP)
            self.add_widget(more)
        elif rest:
            self.add_widget(label(self.tr("And %n more.", "", rest), "muted"))

    def _add_line(self, line: WorkLine, inset: int = _BESIDE_MARK) -> None:
        go = partial(self.place_requested.emit, line.place, line.record_id)
        row = WorkRow(line, go, can_wait=self._desk.may_do("worklist.later.put_off"))
        row.later_requested.connect(self._ask_later)
        _indent(row, inset)
        self.add_widget(row)

    def _add_put_off(self, away: tuple[tuple[WorkLine, date], ...]) -> None:
        words = self.tr("%n put off", "", len(away))
        head = LinkRow(words, "", "neutral", partial(self._toggle, _AWAY))
        head.setObjectName(_AWAY)
        _indent(head, _BESIDE_MARK)
        self.add_widget(head)
        if _AWAY not in self._open:
            return
        for line, until in away[:_MOST]:
            row = LinkRow(line.sentence, day(until), "neutral", partial(self._bring_back, line))
            row.setObjectName(f"away:{line.key}")
            row.setAccessibleDescription(self.tr("Press Enter to bring it back"))
            row.setToolTip(self.tr("Bring it back"))
            _indent(row, _IN_GROUP)
            self.add_widget(row)

    def _toggle(self, group: str) -> None:
        self._open ^= {group}
        self._build()

    def _more(self, group: str) -> None:
        self._whole.add(group)
        self._build()

    def _ask_later(self, line: WorkLine) -> None:
        self.panel_requested.emit(LaterPanel(self._desk, line), self.tr("Not today"))

    def _bring_back(self, line: WorkLine) -> None:
        use_case = partial(later.bring_back, line_key=line.key)
        text = self.tr("Brought back: {what}").format(what=line.sentence)
        self._desk.write(self, use_case, text)

    def _rows(self) -> list[LinkRow]:
        items = (self.rows.itemAt(n) for n in range(self.rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, LinkRow)]

    def _put_button_last(self) -> None:
        """Let Tab come to the button at the foot after the rows, which are younger than it."""
        rows = self._rows()
        if rows and self._monday is not None:
            QWidget.setTabOrder(rows[-1], self._monday)

    def _where(self) -> tuple[str, int]:
        """Return which row has the focus, by name and by place; ("", -1) if none."""
        for place, row in enumerate(self._rows()):
            if row.hasFocus():
                return row.objectName(), place
        return "", -1

    def _return_to(self, name: str, place: int) -> None:
        rows = self._rows()
        if place < 0 or not rows:
            return
        same = next((row for row in rows if row.objectName() == name), None)
        row = same or rows[min(place, len(rows) - 1)]
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        if same is None:
            announce(row, row.accessibleName())


def _indent(row: LinkRow, inset: int) -> None:
    layout = row.layout()
    if layout is not None:
        layout.setContentsMargins(inset, 0, 0, 0)
