"""When a helper is not free: recesses by weekdays as check boxes, in the side panel."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import PeerDeskError
from peerdesk.services import duty
from peerdesk.services.duty import BusyGrid
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.draft_fields import PanelFields
from peerdesk.ui.kit.draft_keeper import DraftKeeper, ordinary_place
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.free_grid import FreeGrid
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import add_save_keys
from peerdesk.ui.kit.style import label

MOST_NAMED: Final = 3
REPAIR: Final = "repair"
"""What the duty page is asked for to plan again what can no longer be held."""


class FreePanel(QWidget):
    """Ticks for the times at which a student is not free; planned duties then are named.

    Args:
        desk: The desk.
        student_id: Whose times.
        back: Page and record to go back to once it is saved; None stays where the panel stood.

    Attributes:
        needs: What it writes with.
        drafts: Keeps the ticks until they are saved.

    Signals:
        finished: Saved; the panel may close.
        place_requested: Key of a page and what to do there: repair the rota.
    """

    needs = "duty.free.set_busy"
    finished = Signal()
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, student_id: str, back: tuple[str, object] | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._back = back
        self._known: BusyGrid = desk.read(
            partial(duty.busy_grid, student_id=student_id, today=desk.today())
        )
        self.grid = FreeGrid(self._known.rows)
        self.grid.choose(self._known.busy)
        self.message = InfoBar("warn")
        self.message.set_dismissable(dismissable=False)
        self.save_button = push_button(
            self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter"
        )
        self.repair_button = push_button(self.tr("Save an&d repair the rota…"), self.repair)
        self._lay_out()
        self.grid.changed.connect(self._tell_clashes)
        add_save_keys(self, self.save)
        self._tell_clashes()
        place = ordinary_place(f"free-times:{student_id}")
        self.drafts = DraftKeeper(desk, self, place, _Ticks(self.grid))

    @property
    def title(self) -> str:
        """Return whose times these are."""
        return self.tr("When {name} is free").format(name=self._known.name)

    def save(self) -> None:
        """Write the ticks."""
        self._write(self._on_saved)

    def repair(self) -> None:
        """Write the ticks, then find others for what is planned then."""
        self._write(self._on_repair)

    def _write(self, done: Any) -> None:
        use_case = partial(duty.set_busy, student_id=self._known.student_id, busy=self.grid.chosen)
        text = self.tr("Changed when {name} is free").format(name=self._known.name)
        self._desk.write(self, use_case, text, done, self._on_failed)

    def _on_saved(self, _none: Any) -> None:
        self.finished.emit()
        if self._back is not None:
            self.place_requested.emit(*self._back)

    def _on_repair(self, _none: Any) -> None:
        self.finished.emit()
        self.place_requested.emit("duty", REPAIR)

    def _on_failed(self, error: PeerDeskError) -> None:
        self.message.show_message("danger", sentence_of(error))

    def _tell_clashes(self) -> None:
        """Name the planned duties at times that are ticked."""
        chosen = self.grid.chosen
        clashes = [one.words for one in self._known.duties if one.key in chosen]
        self.repair_button.setVisible(bool(clashes))
        if not clashes:
            self.message.hide()
            return
        more = len(clashes) - MOST_NAMED
        text = self.tr("Duty is planned at these times: {places}.")
        if more > 0:
            text = self.tr("Duty is planned at these times: {places} and {count} more.")
        named = "; ".join(clashes[:MOST_NAMED])
        self.message.show_message("warn", text.format(places=named, count=more))

    def _lay_out(self) -> None:
        hint = self.tr(
            "Tick when {name} is not free: a class that must not be missed, a group, therapy. "
            "Only the times are kept, never why."
        ).format(name=self._known.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        column.addWidget(label(hint, "muted"))
        if not self._known.rows:
            column.addWidget(label(self.tr("Add a recess time in Settings first.")))
        column.addWidget(self.grid)
        keys = self.tr("Arrow keys move, Space ticks, Ctrl+Enter saves.")
        column.addWidget(label(keys, "caption"))
        column.addWidget(self.message)
        foot = QWidget()
        flow = FlowLayout(foot)
        flow.addWidget(self.save_button)
        flow.addWidget(self.repair_button)
        column.addWidget(foot)
        column.addStretch(1)
        if self.grid.first is not None:
            self.setFocusProxy(self.grid.first)


class _Ticks(PanelFields):
    """What the draft keeper reads and puts back: the ticks."""

    def __init__(self, grid: FreeGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    @override
    def connect(self, edited: Callable[[], object]) -> None:
        self._grid.changed.connect(edited)

    @override
    def content(self) -> dict[str, Any]:
        return {"busy": sorted(self._grid.chosen)}

    @override
    def fill(self, content: Mapping[str, Any]) -> None:
        self._grid.choose(content["busy"])
        self._grid.changed.emit()
