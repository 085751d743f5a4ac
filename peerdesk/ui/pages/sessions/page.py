"""Sessions: what was held, newest first."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import SessionKind
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs import lists
from peerdesk.services.session_logs.export import sessions_csv
from peerdesk.services.session_logs.lists import SessionRow
from peerdesk.services.session_logs.worry import concern_of
from peerdesk.services.store import Store
from peerdesk.services.vaults import write_whole
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.guard import close
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.log_panel import LogPrefill
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.kit.session_words import (
    feeling_change,
    kind_words,
    mode_words,
    mood_tone,
    mood_words,
    topic_words,
)
from peerdesk.ui.pages.sessions.filters import SessionFilters
from peerdesk.ui.table_model import Column

_MOST: Final = 500
_REVEALING: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_F8})


class SessionsPage(Page):
    """The session log with its filters; notes stay hidden until held open."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {"SessionLog", "SessionAttendance", "Match", "Student", "LeadershipTeam"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Sessions"))
        self.header.set_primary(
            self.tr("&Log session"), self.primary, icon="notebook-pen", shortcut="Ctrl+L"
        )
        go = self.place_requested.emit
        self.header.add_secondary(self.tr("&Enter paper sheets"), partial(go, "stack", None))
        self.header.add_secondary(self.tr("Print &forms"), self.print_page, icon="printer")
        use = self.header.add_secondary(self.tr("&Use of time"), partial(go, "use_time", None))
        if not desk.may_open("use_time"):
            close(use, desk.why_not())
        self.filters = SessionFilters(desk)
        self._limit = _MOST
        self._more = push_button(self.tr("Show {n} more").format(n=_MOST), self._show_more)
        self._more.hide()
        self._note = Reveal()
        self._saved = InfoBar()
        self._saved.hide()
        self._table: DataTable[SessionRow] = DataTable(self._columns(), self.tr("Sessions"))
        self._states = EmptyOr(self._table, self._empty())
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        wanted = self.filters.wanted(self._limit + 1)
        rows = self.desk.read(partial(lists.list_sessions, wanted=wanted))
        is_cut = len(rows) > self._limit
        rows = rows[: self._limit]
        self._table.set_rows(rows)
        minutes = sum(row.minutes for row in rows)
        sessions = self.tr("%n sessions", "", len(rows))
        words = self.tr("{sessions}, {minutes} minutes").format(sessions=sessions, minutes=minutes)
        if is_cut:
            words = self.tr("the newest {sessions} of more").format(sessions=sessions)
        self.header.set_title(self.tr("Sessions"), words)
        self._more.setVisible(is_cut)
        self._states.set_empty(empty=not rows)

    @override
    def primary(self) -> None:
        self.log_requested.emit(None)

    @override
    def find_here(self) -> None:
        self.filters.student.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def print_page(self) -> None:
        self.print_requested.emit("session-form", {})

    @override
    def show_record(self, record_id: object) -> None:
        """Go to a session by its id, or show those of a day."""
        if isinstance(record_id, date):
            self.filters.show_day(record_id)
        else:
            self.filters.show_all()
        self.refresh()
        self._table.go_to(lambda row: row.id == record_id)

    def _columns(self) -> list[Column[SessionRow]]:
        kinds, moods, modes = kind_words(), mood_words(), mode_words()
        return [
            Column(
                self.tr("When"),
                lambda row: day_and_time(row.held_at),
                sort_key=lambda row: row.held_at,
            ),
            Column(
                self.tr("Who"),
                lambda row: row.who,
                tooltip=self._more_of,
                stretches=True,
            ),
            Column(self.tr("Kind"), lambda row: kinds[row.kind]),
            Column(
                self.tr("Minutes"),
                lambda row: str(row.minutes or self.tr("not said")),
                sort_key=lambda row: row.minutes,
                is_number=True,
            ),
            Column(self.tr("About"), self._about),
            Column(
                self.tr("How"),
                lambda row: moods[row.mood] if row.mood else "",
                tone=lambda row: mood_tone(row.mood),
            ),
            Column(self.tr("Felt"), lambda row: feeling_change(row.mood_before, row.mood_after)),
            Column(self.tr("Held"), lambda row: modes[row.mode]),
            Column(self.tr("Flags"), self._flags, tone=lambda row: "warn" if row.has_worry else ""),
        ]

    def _more_of(self, row: SessionRow) -> str:
        """Return who was there, and for paper when it was entered."""
        names = ", ".join(row.names)
        if row.from_paper and row.entered_at is not None:
            entered = self.tr("entered {when}").format(when=day_and_time(row.entered_at))
            return f"{names}; {entered}" if names else entered
        return names

    def _about(self, row: SessionRow) -> str:
        if row.topic is None or row.kind is SessionKind.OWN_TIME:
            return ""  # own time says it under Who already
        return topic_words()[row.topic]

    def _flags(self, row: SessionRow) -> str:
        if row.has_worry:
            return self.tr("Worry")
        if row.has_note:
            return self.tr("Note")
        return self.tr("Paper") if row.from_paper else ""

    def _empty(self) -> EmptyState:
        return EmptyState(
            self.tr("No sessions here yet"),
            self.tr("Log the first one: press Ctrl+L from any page."),
            action=self.tr("Log session"),
            clicked=self.primary,
            icon="notebook-pen",
        )

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(16)
        filters.addWidget(self.filters, 1)
        filters.addWidget(self._table.more_button(), 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._saved)
        self.body.addLayout(filters)
        self.body.addWidget(self._states, 1)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._note)
        self._note.hide()

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter)
        self._table.installEventFilter(self)
        self._table.opened.connect(self._edit)
        self._table.current_changed.connect(self._on_current)
        self._table.add_row_action(
            self.tr("Repeat as held now"), self._repeat, icon="redo-2", shortcut="Ctrl+D"
        )
        self._table.add_row_action(self.tr("Change"), self._edit_current, icon="pencil")
        self._table.add_row_action(
            self.tr("Move to bin"), self._bin, icon="trash-2", shortcut="Del"
        )
        self._table.add_row_action(self.tr("Record a concern"), self._concern, icon="circle-alert")
        self._table.add_row_action(self.tr("Save this list as CSV"), self.save_list, icon="usb")

    def _on_current(self, row: SessionRow | None) -> None:
        self._note.setVisible(row is not None and row.has_note)
        if row is not None and row.has_note:
            self._note.set_hidden_text(self.desk.read(partial(lists.note_of, log_id=row.id)))

    def save_list(self) -> None:
        """Save the sessions that pass the filters as a CSV file, without notes."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save this list"), "sessions.csv", self.tr("CSV files (*.csv)")
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Write the list to a file, on the worker."""
        read = partial(sessions_csv, wanted=self.filters.wanted(1))
        self.desk.run(
            self, partial(_save, self.desk.store, read, path), lambda _none: self._said(path)
        )

    def _said(self, path: Path) -> None:
        text = self.tr("Saved as {name}. It is not encrypted: whoever has it can read the names.")
        self._saved.show_message("info", text.format(name=path.name))

    def _on_filter(self) -> None:
        self._limit = _MOST
        self.refresh()

    def _show_more(self) -> None:
        self._limit += _MOST
        self.refresh()

    def _concern(self) -> None:
        row = self._table.current_row
        if row is not None:
            self.concern_requested.emit(self.desk.read(partial(concern_of, log_id=row.id)))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the note of the current row while Space or F8 is held in the list."""
        if (
            watched is self._table
            and isinstance(event, QKeyEvent)
            and event.key() in _REVEALING
            and event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}
        ):
            if not event.isAutoRepeat():
                self._note.show_text(is_shown=event.type() == QEvent.Type.KeyPress)
            return True
        return super().eventFilter(watched, event)

    def _edit(self, row: SessionRow) -> None:
        self.log_requested.emit(LogPrefill(edit_id=row.id))

    def _edit_current(self) -> None:
        if self._table.current_row is not None:
            self._edit(self._table.current_row)

    def _repeat(self) -> None:
        if self._table.current_row is not None:
            self.log_requested.emit(LogPrefill(repeat_id=self._table.current_row.id))

    def _bin(self) -> None:
        row = self._table.current_row
        if row is not None:
            use_case = partial(entries.bin_session, log_id=row.id)
            text = self.tr("Moved the session of {who} to the bin").format(who=row.who)
            self.desk.write(self, use_case, text)


def _save(store: Store, read: Callable[[Any], bytes], path: Path) -> None:
    write_whole(path, store.read(read))
