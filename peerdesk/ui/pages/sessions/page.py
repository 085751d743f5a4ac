"""Sessions: what was held, newest first."""

from datetime import date, timedelta
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import SessionKind
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs import lists
from peerdesk.services.session_logs.lists import SessionFilter, SessionRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.data_table import DataTable
from peerdesk.ui.kit.dates import day_and_time
from peerdesk.ui.kit.empty_state import EmptyOr, EmptyState
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.log_panel import LogPrefill
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.kit.session_words import kind_words, mood_tone, mood_words, topic_words
from peerdesk.ui.table_model import Column

_MOST: Final = 500


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
        self.header.add_secondary(self.tr("Print &forms"), self.print_page, icon="printer")
        self._span = FilterChips(self._spans(), self.tr("When"), exclusive=True)
        self._span.choose("week")
        self._kinds = FilterChips(
            [(kind.value, words) for kind, words in kind_words().items()], self.tr("Kind")
        )
        self._note = Reveal()
        self._table: DataTable[SessionRow] = DataTable(self._columns(), self.tr("Sessions"))
        self._states = EmptyOr(self._table, self._empty())
        self._lay_out()
        self._connect()

    @override
    def refresh(self) -> None:
        rows = self.desk.read(partial(lists.list_sessions, wanted=self._filter()))
        self._table.set_rows(rows)
        minutes = sum(row.minutes for row in rows)
        sessions = self.tr("%n sessions", "", len(rows))
        words = self.tr("{sessions}, {minutes} minutes").format(sessions=sessions, minutes=minutes)
        self.header.set_title(self.tr("Sessions"), words)
        self._states.set_empty(empty=not rows)

    @override
    def primary(self) -> None:
        self.log_requested.emit(None)

    @override
    def find_here(self) -> None:
        self._span.button(self._span.key or "week").setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def print_page(self) -> None:
        self.print_requested.emit("session-form", {})

    @override
    def show_record(self, record_id: object) -> None:
        self._span.choose("all")
        self.refresh()
        self._table.go_to(lambda row: row.id == record_id)

    def _spans(self) -> list[tuple[str, str]]:
        return [
            ("week", self.tr("This week")),
            ("month", self.tr("This month")),
            ("all", self.tr("All")),
        ]

    def _filter(self) -> SessionFilter:
        today = self.desk.today()
        since: dict[str, date | None] = {
            "week": today - timedelta(days=today.weekday()),
            "month": today.replace(day=1),
        }
        kinds = frozenset(SessionKind(key) for key in self._kinds.chosen)
        return SessionFilter(kinds=kinds, since=since.get(self._span.key), limit=_MOST)

    def _columns(self) -> list[Column[SessionRow]]:
        kinds, topics, moods = kind_words(), topic_words(), mood_words()
        return [
            Column(
                self.tr("When"),
                lambda row: day_and_time(row.held_at),
                sort_key=lambda row: row.held_at,
            ),
            Column(
                self.tr("Who"),
                lambda row: row.who,
                tooltip=lambda row: ", ".join(row.names),
                stretches=True,
            ),
            Column(self.tr("Kind"), lambda row: kinds[row.kind]),
            Column(
                self.tr("Minutes"),
                lambda row: str(row.minutes),
                sort_key=lambda row: row.minutes,
                is_number=True,
            ),
            Column(self.tr("About"), lambda row: topics[row.topic] if row.topic else ""),
            Column(
                self.tr("How"),
                lambda row: moods[row.mood] if row.mood else "",
                tone=lambda row: mood_tone(row.mood),
            ),
            Column(self.tr("Flags"), self._flags, tone=lambda row: "warn" if row.has_worry else ""),
        ]

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
        filters.addWidget(self._span)
        filters.addWidget(self._kinds, 1)
        filters.addWidget(self._table.more_button())
        self.body.addLayout(filters)
        self.body.addWidget(self._states, 1)
        self.body.addWidget(self._note)
        self._note.hide()

    def _connect(self) -> None:
        self._span.changed.connect(lambda _keys: self.refresh())
        self._kinds.changed.connect(lambda _keys: self.refresh())
        self._table.opened.connect(self._edit)
        self._table.current_changed.connect(self._on_current)
        self._table.add_row_action(
            self.tr("Repeat as held now"), self._repeat, icon="redo-2", shortcut="Ctrl+D"
        )
        self._table.add_row_action(self.tr("Change"), self._edit_current, icon="pencil")
        self._table.add_row_action(
            self.tr("Move to bin"), self._bin, icon="trash-2", shortcut="Del"
        )

    def _on_current(self, row: SessionRow | None) -> None:
        self._note.setVisible(row is not None and row.has_note)
        if row is not None and row.has_note:
            self._note.set_hidden_text(self.desk.read(partial(lists.note_of, log_id=row.id)))

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
