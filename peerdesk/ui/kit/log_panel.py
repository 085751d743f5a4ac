"""Log a session from anywhere (Ctrl+L): who, then one or two keys, then Ctrl+Enter."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import SessionKind
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import drafts
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs import who as finding
from peerdesk.services.session_logs.draft import from_draft, to_draft
from peerdesk.services.session_logs.entry import SessionEntry
from peerdesk.services.session_logs.who import Who
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.log_form import LogForm
from peerdesk.ui.kit.style import announce, label

DRAFT_KEY: Final = "log_session"


@dataclass(frozen=True, slots=True)
class LogPrefill:
    """With what the panel opens.

    Attributes:
        match_id: A pair that is known already.
        student_id: A student that is known already.
        team_id: A team that is known already.
        repeat_id: A session to repeat; "" repeats the last one.
        edit_id: A session to change.
    """

    match_id: str | None = None
    student_id: str | None = None
    team_id: str | None = None
    repeat_id: str | None = None
    edit_id: str | None = None


class WhoBox(FindBox):
    """Finds pairs, students and teams; 1 to 9 choose from what is offered first."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        if not self.text() and not event.modifiers() and 0 <= digit < min(9, len(self.found)):
            choice = self.found[digit]
            self.close_list()
            self.chosen.emit(choice.value)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.open_list)


class LogPanel(QWidget):
    """The Log session panel; what is typed is kept as a draft until it is saved.

    Signals:
        finished: Saved; the panel may close.
    """

    finished = Signal()

    def __init__(self, desk: Desk, prefill: object = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._who: Who | None = None
        self._edit_id: str | None = None
        self._is_dirty = False
        self._box = WhoBox(self._find, self.tr("Who"), hint=self.tr("Type a name, or 1 to 9"))
        self._chosen = label("", "strong")
        self._who_field = Field(self.tr("Wh&o"), self._box)
        self._form = LogForm()
        self._save = push_button(self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter")
        self._repeat = push_button(self.tr("Repeat last"), self.repeat_last, shortcut="Ctrl+D")
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(1000)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._box)
        self.start(prefill)

    def start(self, prefill: object = None) -> None:
        """Begin a new entry, or go on with the draft when nothing else is wanted."""
        if prefill is None and (self._is_dirty or self._take_draft()):
            return
        known = prefill if isinstance(prefill, LogPrefill) else LogPrefill()
        self._edit_id = known.edit_id
        entry, who = self._desk.read(partial(_opening, known=known, now=self._desk.now()))
        self._show(entry, who)
        self._is_dirty = False

    def save(self) -> None:
        """Keep the session, or say under the field what is missing."""
        entry = self._form.entry(self._who)
        who = self._who.text if self._who else ""
        if self._edit_id:
            use_case = partial(_change, log_id=self._edit_id, entry=entry)
            text = self.tr("Changed the session of {who}").format(who=who)
        else:
            use_case = partial(_keep, entry=entry)
            text = self.tr("Logged {who}").format(who=who)
        self._desk.write(self, use_case, text, self._on_saved, self._on_failed)

    def repeat_last(self) -> None:
        """Fill in the last session again, as held now."""
        self.start(LogPrefill(repeat_id=""))

    def keep_draft(self) -> None:
        """Keep what is typed, in the database."""
        self._calm.stop()
        if self._is_dirty and self._edit_id is None:
            content = to_draft(self._form.entry(self._who))
            self._desk.write(
                self, partial(drafts.keep_draft, key=DRAFT_KEY, content=content), self.tr("Draft")
            )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._who_field)
        column.addWidget(self._chosen)
        column.addWidget(self._form)
        row = QHBoxLayout()
        row.addWidget(self._repeat)
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addStretch(1)

    def _connect(self) -> None:
        self._box.chosen.connect(self._on_chosen)
        self._form.edited.connect(self._on_edited)
        self._calm.timeout.connect(self.keep_draft)
        for keys, slot in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+D", self.repeat_last),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _find(self, text: str) -> list[Found]:
        if text:
            choices = self._desk.read(partial(finding.find_who, text=text))
        else:
            choices = self._desk.read(partial(finding.expected_pairs, today=self._desk.today()))
        numbered = not text
        return [
            Found(who, f"{n}  {who.text}" if numbered else who.text, who.detail)
            for n, who in enumerate(choices, start=1)
        ]

    def _show(self, entry: SessionEntry, who: Who | None) -> None:
        self._form.show_error("", "")
        self._who_field.set_error("")
        self._form.fill(entry)
        self._set_who(who)

    def _set_who(self, who: Who | None) -> None:
        self._who = who
        self._box.clear()
        self._chosen.setVisible(who is not None)
        self._chosen.setText(f"{who.text}, {who.detail}" if who else "")

    def _on_chosen(self, who: Who) -> None:
        is_first = self._who is None
        self._set_who(who)
        self._who_field.set_error("")
        announce(self, self._chosen.text())
        if is_first and not self._is_dirty:
            minutes = self._desk.read(partial(entries.last_minutes, kind=who.kind))
            self._form.minutes.setValue(minutes)
        self._form.go_to_mood()
        self._on_edited()

    def _on_edited(self) -> None:
        self._is_dirty = True
        self._calm.start()

    def _on_saved(self, _value: object) -> None:
        self._calm.stop()
        self._is_dirty, self._edit_id = False, None
        self.start(LogPrefill())
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError) and error.field != "who":
            self._form.show_error(error.field, sentence_of(error))
        else:
            self._form.show_error("", "")
            self._who_field.set_error(sentence_of(error))
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_draft(self) -> bool:
        content = self._desk.read(partial(drafts.find_draft, key=DRAFT_KEY))
        if content is None:
            return False
        entry = from_draft(content)
        self._edit_id = None
        self._show(entry, self._desk.read(partial(_who_of, entry=entry)))
        self._is_dirty = True
        return True

    @override
    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        if event.type() == QEvent.Type.Hide and self._calm.isActive():
            self.keep_draft()


def _opening(session: Any, known: LogPrefill, now: Any) -> tuple[SessionEntry, Who | None]:
    """Return the entry and the choice the panel opens with."""
    entry: SessionEntry | None = None
    if known.edit_id:
        entry = entries.entry_of(session, known.edit_id)
    elif known.repeat_id is not None:
        entry = entries.repeat_of(session, known.repeat_id or None, now)
    if entry is None:
        who = finding.who_is(
            session,
            match_id=known.match_id,
            student_id=known.student_id,
            team_id=known.team_id,
        )
        kind = who.kind if who else SessionKind.PAIR
        return SessionEntry(kind, now, entries.last_minutes(session, kind)), who
    return entry, _who_of(session, entry)


def _who_of(session: Any, entry: SessionEntry) -> Who | None:
    if entry.match_id or entry.team_id:
        return finding.who_is(session, match_id=entry.match_id, team_id=entry.team_id)
    student_id = entry.student_ids[0] if entry.student_ids else None
    who = finding.who_is(session, student_id=student_id)
    return replace(who, student_ids=entry.student_ids) if who else None


def _keep(session: Any, entry: SessionEntry) -> str:
    drafts.drop_draft(session, DRAFT_KEY)
    return entries.log_session(session, entry)


def _change(session: Any, log_id: str, entry: SessionEntry) -> str:
    entries.edit_session(session, log_id, entry)
    return log_id
