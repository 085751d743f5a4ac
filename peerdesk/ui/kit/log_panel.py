"""Log a session from anywhere (Ctrl+L): who, then one or two keys, then Ctrl+Enter."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import SessionKind
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import drafts, rights
from peerdesk.services.consent.blocks import ConsentNeededError, MissingYes
from peerdesk.services.session_logs import entry as entries
from peerdesk.services.session_logs import who as finding
from peerdesk.services.session_logs.draft import from_draft, to_draft
from peerdesk.services.session_logs.kinds import RULES
from peerdesk.services.session_logs.scale import mood_faces
from peerdesk.services.session_logs.typed import SessionEntry
from peerdesk.services.session_logs.who import Who
from peerdesk.services.session_logs.worry import worry_of
from peerdesk.services.training_rules import blocks
from peerdesk.services.training_rules.blocks import TrainingNeededError
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.history_section import HistorySection
from peerdesk.ui.kit.kept_bar import KeptBar
from peerdesk.ui.kit.log_form import LogForm
from peerdesk.ui.kit.log_who import WhoPicker
from peerdesk.ui.kit.save_keys import add_save_keys

DRAFT_KEY: Final = "log_session"
_TALK_OVER: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class LogPrefill:
    """With what the panel opens.

    Attributes:
        match_id: A pair that is known already.
        student_id: A student that is known already.
        team_id: A team that is known already.
        kind: A kind that is known already, for one that needs none of these.
        repeat_id: A session to repeat; "" repeats the last one.
        edit_id: A session to change.
    """

    match_id: str | None = None
    student_id: str | None = None
    team_id: str | None = None
    kind: SessionKind | None = None
    repeat_id: str | None = None
    edit_id: str | None = None


class LogPanel(QWidget):
    """The Log session panel; what is typed is kept as a draft until it is saved.

    Signals:
        finished: Saved; the panel may close.
        concern_requested: A worry was answered with yes: what the concern starts with.
        place_requested: Page key and record id: where a missing yes or course is recorded.
    """

    keeps_drafts: ClassVar[bool] = False  # the window keeps none: this panel does so itself

    finished = Signal()
    concern_requested = Signal(object)
    place_requested = Signal(str, object)

    def __init__(self, desk: Desk, prefill: object = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._edit_id: str | None = None
        self._is_dirty = False
        self._picker = WhoPicker(desk)
        self._box, self._chosen = self._picker.box, self._picker.said
        self._who_field = self._picker.field
        self._form = LogForm()
        self._save = push_button(self.tr("&Save"), self.save, role="primary", shortcut="Ctrl+Enter")
        self._repeat = push_button(self.tr("Repeat last"), self.repeat_last, shortcut="Ctrl+D")
        self._consent = push_button(self.tr("Get the &yes"), self._get_yes, icon="shield-check")
        self._consent.hide()
        self._train = push_button(
            self.tr("Record the &course"), self._get_course, icon="graduation-cap"
        )
        self._train.hide()
        self._without: MissingYes | None = None
        self._untrained = ""
        self._history: HistorySection | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(700)
        self._kept = KeptBar(desk, self._discard)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._picker)
        self.start(prefill)

    @property
    def title(self) -> str:
        """Return what is done with it now."""
        return self.tr("Change session") if self._edit_id else self.tr("Log session")

    def start(self, prefill: object = None) -> None:
        """Begin a new entry, or go on with the draft when nothing else is wanted."""
        self._form.kind_fields.set_faces(self._desk.read(mood_faces))
        if prefill is None and (self._is_dirty or self._take_draft()):
            return
        known = prefill if isinstance(prefill, LogPrefill) else LogPrefill()
        self._edit_id = known.edit_id
        entry, who = self._desk.read(partial(_opening, known=known, now=self._desk.now()))
        self._show(entry, who)
        self._is_dirty = False

    def save(self) -> None:
        """Keep the session, or say under the field what is missing."""
        entry, who = self._form.entry(self._picker.chosen), self._picker.words
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
            content = to_draft(self._form.entry(self._picker.chosen))
            self._desk.write(
                self, partial(drafts.keep_draft, key=DRAFT_KEY, content=content), self.tr("Draft")
            )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._kept)
        column.addWidget(self._picker)
        for button in (self._consent, self._train):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._form)
        row = QHBoxLayout()
        row.addWidget(self._repeat)
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        self._foot = QVBoxLayout()
        column.addLayout(self._foot)
        column.addStretch(1)

    def _connect(self) -> None:
        self._picker.picked.connect(self._on_picked)
        self._picker.kind_changed.connect(self._on_kind)
        self._picker.edited.connect(self._on_edited)
        self._form.edited.connect(self._on_edited)
        self._calm.timeout.connect(self.keep_draft)
        add_save_keys(self, self.save)
        repeat = QShortcut(QKeySequence("Ctrl+D"), self)
        repeat.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        repeat.activated.connect(self.repeat_last)

    def _show(self, entry: SessionEntry, who: Who | None) -> None:
        self._form.show_error("", "")
        self._consent.hide()
        self._train.hide()
        self._repeat.setVisible(self._edit_id is None)
        self._picker.show_entry(entry, who)
        self._on_kind()
        self._form.fill(entry)
        self._offer_covered(entry.covered_ids)
        self._show_history()

    def _show_history(self) -> None:
        """Tell below a session that is changed what was changed of it so far."""
        if self._history is not None:
            self._history.hide()
            self._history.deleteLater()
            self._history = None
        if self._edit_id and self._desk.may_open("history"):
            self._history = HistorySection(self._desk, [("session_log", self._edit_id)])
            self._foot.addWidget(self._history)

    def _on_picked(self, who: Who) -> None:
        if not self._is_dirty:
            minutes = self._desk.read(partial(entries.last_minutes, kind=who.kind))
            self._form.minutes.setValue(minutes)
        self._form.take(who)
        self._offer_covered(None)
        is_more_to_come = RULES[who.kind].takes_students and not (who.title or who.match_id)
        if is_more_to_come and self._picker.kind is not SessionKind.DROP_IN:
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._form.go_on()

    def _on_kind(self) -> None:
        kind = self._picker.kind
        is_closed = RULES[kind].is_private and not self._desk.read(rights.is_counselor)
        self._form.set_kind(kind, self._desk.why_not() if is_closed else "")

    def _offer_covered(self, chosen: tuple[str, ...] | None) -> None:
        """Offer what the helpers of a supervision meeting held; None ticks all of it."""
        if self._picker.kind is not SessionKind.SUPERVISION:
            return
        helpers = self._picker.chosen.student_ids
        since = self._desk.now() - _TALK_OVER
        read = partial(finding.to_talk_over, student_ids=helpers, since=since)
        rows = self._desk.read(read)
        ticked = [row.id for row in rows] if chosen is None else chosen
        self._form.kind_fields.offer_covered(rows, ticked)

    def _on_edited(self) -> None:
        self._is_dirty = True
        self._calm.start()

    def _on_saved(self, log_id: str) -> None:
        self._calm.stop()
        self._is_dirty, self._edit_id = False, None
        self._kept.hide()
        self.start(LogPrefill())
        prefill = self._desk.read(partial(worry_of, log_id=log_id))
        if prefill is None:
            self.finished.emit()
        else:
            self.concern_requested.emit(prefill)  # takes the place of this panel

    def _get_yes(self) -> None:
        """Open the student: the slip is printed and the answer recorded there."""
        self.keep_draft()
        self.place_requested.emit("students", self._without)

    def _get_course(self) -> None:
        """Open the helper: the course is recorded there."""
        self.keep_draft()
        self.place_requested.emit("students", self._untrained)

    def _on_failed(self, error: PeerDeskError) -> None:
        self._without = error.first if isinstance(error, ConsentNeededError) else None
        self._consent.setVisible(self._without is not None)
        self._untrained = error.student_id if isinstance(error, TrainingNeededError) else ""
        self._train.setVisible(bool(self._untrained))
        if isinstance(error, InvalidValueError) and error.field != "who":
            self._form.show_error(error.field, sentence_of(error))
        else:
            self._form.show_error("", "")
            self._picker.say_wrong(self._sentence(error))
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sentence(self, error: PeerDeskError) -> str:
        if isinstance(error, TrainingNeededError):
            return self._desk.read(partial(blocks.needed_words, error=error))
        return sentence_of(error)

    def _take_draft(self) -> bool:
        kept = self._desk.read(partial(drafts.find_kept, key=DRAFT_KEY))
        if kept is None:
            return False
        entry = from_draft(kept.content)
        self._kept.show_kept(kept.at)
        self._edit_id = None
        self._show(entry, self._desk.read(partial(_who_of, entry=entry)))
        self._is_dirty = True
        return True

    def _discard(self) -> None:
        self._calm.stop()
        self._desk.write(self, partial(drafts.drop_draft, key=DRAFT_KEY), self.tr("Draft"))
        self.start(LogPrefill())

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
        kind = who.kind if who else known.kind or SessionKind.PAIR
        known_ids = who.student_ids if who else ()
        minutes = entries.last_minutes(session, kind)
        return SessionEntry(kind, now, minutes, student_ids=known_ids), who
    return entry, _who_of(session, entry)


def _who_of(session: Any, entry: SessionEntry) -> Who | None:
    if entry.match_id or entry.team_id:
        return finding.who_is(session, match_id=entry.match_id, team_id=entry.team_id)
    student_id = entry.student_ids[0] if entry.student_ids else None
    who = finding.who_is(session, student_id=student_id)
    return who or Who(entry.kind, entry.title or entry.class_name or entry.alias, "")


def _keep(session: Any, entry: SessionEntry) -> str:
    drafts.drop_draft(session, DRAFT_KEY)
    return entries.log_session(session, entry)


def _change(session: Any, log_id: str, entry: SessionEntry) -> str:
    entries.edit_session(session, log_id, entry)
    return log_id
