"""Write down a training for many, or plan one: what, when and where, and who came."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.enums import Competency
from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.training import attendance, courses, events
from peerdesk.services.training.attendance import Came, Recorded
from peerdesk.services.training.events import TrainingEntry
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.draft_keeper import keep_drafts_of
from peerdesk.ui.kit.forms import Form
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.save_keys import add_save_keys
from peerdesk.ui.kit.side_by_side import SideBySide
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.training import entry_fields
from peerdesk.ui.pages.training.who_box import WhoBox


class RecordView(QWidget):
    """The form of one training over the list of people.

    Signals:
        finished: Saved: id of the training.
        left: To be closed; what is entered is kept as a draft.
        recorded: Id of the training and how many people were written down.
    """

    finished = Signal(str)
    left = Signal()
    recorded = Signal(str, int)

    def __init__(
        self, desk: Desk, event_id: str = "", code: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event_id = event_id
        self._came: frozenset[str] = frozenset()
        self._courses = {
            row.id: row for row in desk.read(courses.list_courses) if row.is_open or event_id
        }
        self.draft_key = f"training:{event_id or 'new'}"
        self.forms = entry_fields.build_forms(list(self._courses.values()))
        self.who = WhoBox(desk)
        self.list = self.who.list
        self.bar = InfoBar("warn")
        self.count = label("", "strong")
        self._problem = label("", "error")
        self._lay_out()
        self._load(code)
        self._connect()
        self._count()
        self.drafts = keep_drafts_of(desk, self)
        self.setFocusProxy(self.form_of("course").field("course").editor)

    @property
    def values(self) -> dict[str, Any]:
        """Return what is entered."""
        return {name: value for form in self.forms for name, value in form.values.items()}

    def form_of(self, name: str) -> Form:
        """Return the form that has the field of this name."""
        return next(form for form in self.forms if form.has_field(name))

    def save(self) -> None:
        """Write down who came, or say what is wrong; whoever is not ready stays ticked."""
        ticked = self.list.ticked
        came = [Came(id_, seen) for id_, seen in ticked.items()]
        self._write(attendance.record_attendance, came, gone=self._came - set(ticked))

    def save_anyway(self) -> None:
        """Write down whoever is still ticked, ready or not."""
        came = [Came(id_, seen) for id_, seen in self.list.ticked.items()]
        self._write(attendance.record_anyway, came)

    def plan(self) -> None:
        """Keep the training as one to come, with whoever is ticked as expected."""
        entry = self._entry()
        if entry is None:
            return
        use_case = partial(
            events.plan_event,
            entry=entry,
            person_ids=list(self.list.ticked),
            event_id=self._event_id or None,
        )
        text = self.tr("Planned {course}").format(course=self._courses[entry.course].name)
        self._desk.write(self, use_case, text, self._on_planned, self._on_failed)

    def keep_draft(self) -> None:
        """Keep what is entered."""
        if self.drafts is not None:
            self.drafts.keep()

    def draft_extra(self) -> dict[str, str]:
        """Return who is ticked, for the draft."""
        return {id_: seen.value for id_, seen in self.list.ticked.items()}

    def take_draft_extra(self, values: Mapping[str, str]) -> None:
        """Tick whoever was ticked in the draft."""
        self.list.set_ticked({id_: Competency(seen) for id_, seen in values.items()})

    def _load(self, code: str) -> None:
        today, entry = self._desk.today(), None
        if self._event_id:
            entry = self._desk.read(partial(events.entry_of, event_id=self._event_id))
        usual = next(iter(self._courses), "")
        entry = entry or TrainingEntry(code or usual, today)
        for form in self.forms:
            entry_fields.fill(form, entry)
        self._show_course()
        if self._event_id:
            self._tick_event()

    def _tick_event(self) -> None:
        """Tick whoever is written down at the training; without any, whoever is expected."""
        there = self._desk.read(partial(events.event_people, event_id=self._event_id))
        came = {one.person_id: one.competency for one in there if one.came}
        self._came = frozenset(came)
        self.list.set_ticked(came or {one.person_id: one.competency for one in there})

    def _show_course(self) -> None:
        """Offer whoever the course is for, and how long it takes."""
        course = self._courses.get(self.values["course"])
        if course is None:
            return
        if not self._event_id:
            self.form_of("minutes").set_values({"minutes": course.draft.minutes})
        self.who.offer(course)
        self._judge()

    def _judge(self) -> None:
        """Say of everybody who is not ready for this course on this day, why."""
        entry = self._entry(speak=False)
        if entry is not None:
            self.who.judge(entry, self._event_id)
            self._count()

    def _connect(self) -> None:
        self.form_of("course").field("course").editor.currentIndexChanged.connect(  # type: ignore[attr-defined]  # a combo box
            lambda _at: self._show_course()
        )
        for form in self.forms:
            form.edited.connect(self._judge)
        self.who.group_changed.connect(self._judge)
        self.list.ticks_changed.connect(self._count)
        self.list.ticks_changed.connect(self.form_of("course").edited)
        add_save_keys(self, self.save)

    def _count(self) -> None:
        self.count.setText(self.tr("%n ticked", "", len(self.list.ticked)))

    def _entry(self, *, speak: bool = True) -> TrainingEntry | None:
        """Return what is entered; None if the time cannot be read, which is said then."""
        entry = entry_fields.read(self.values)
        sentence = "" if entry else self.tr("Enter the time as 10:00, or leave it empty.")
        if speak or entry:
            self._show_errors({"starts": sentence} if sentence else {})
        return entry

    def _write(self, use_case: Any, came: list[Came], **more: Any) -> None:
        entry = self._entry()
        if entry is None:
            return
        doing = partial(
            use_case,
            entry=entry,
            came=came,
            today=self._desk.today(),
            event_id=self._event_id or None,
            **more,
        )
        text = self.tr("Recorded training: {course}, %n people", "", len(came))
        course = self._courses.get(entry.course)
        label_ = text.format(course=course.name if course else "")
        self._desk.write(self, doing, label_, self._on_recorded, self._on_failed)

    def _on_recorded(self, done: Recorded) -> None:
        self._event_id = done.event_id or self._event_id
        self.who.forget()
        if done.saved:
            self.recorded.emit(self._event_id, done.saved)
        if not done.refused:
            self.finished.emit(self._event_id)
            return
        self._tick_event_and(frozenset(one.person_id for one in done.refused))
        said = "; ".join(f"{one.name}: {one.sentence}" for one in done.refused[:3])
        text = self.tr("%n recorded.", "", done.saved)
        more = self.tr("%n not: {said}.", "", len(done.refused)).format(said=said)
        self.bar.show_message("warn", f"{text} {more}")
        button = self.bar.set_action(self.tr("Record them &anyway"), self.save_anyway)
        need(button, "training.attendance.record_anyway")
        button.setEnabled(self._desk.may(attendance.record_anyway))
        button.setToolTip("" if button.isEnabled() else self._desk.why_not())

    def _tick_event_and(self, refused: frozenset[str]) -> None:
        """Tick those who are written down, and those who could not be."""
        ticked = {id_: seen for id_, seen in self.list.ticked.items() if id_ in refused}
        if self._event_id:
            self._tick_event()
        self.list.set_ticked(self.list.ticked | ticked)

    def _on_planned(self, event_id: str) -> None:
        self.finished.emit(event_id)

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else ""
        if any(form.has_field(field) for form in self.forms):
            self._show_errors({field: sentence_of(error)})
        else:
            self._problem.setText(sentence_of(error))
            self._problem.show()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_errors(self, errors: dict[str, str]) -> None:
        self._problem.hide()
        for form in self.forms:
            form.show_errors({k: text for k, text in errors.items() if form.has_field(k)})

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.bar)
        column.addWidget(SideBySide(self.forms))
        column.addWidget(self.who, 1)
        column.addWidget(self._problem)
        column.addLayout(self._buttons())
        self.bar.hide()
        self._problem.hide()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        keys = self.tr("Type a name to find it, Space ticks, Left and Right say how it went.")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.count)
        words.addWidget(label(keys, "muted"))
        row.addLayout(words, 1)
        leave = push_button(self.tr("Back"), self.left.emit, icon="arrow-left")
        plan = push_button(self.tr("Keep as &plan"), self.plan, icon="calendar-days")
        save = push_button(
            self.tr("&Record"), self.save, role="primary", icon="check", shortcut="Ctrl+Enter"
        )
        for button, use_case in (
            (leave, ""),
            (plan, "training.events.plan_event"),
            (save, "training.attendance.record_attendance"),
        ):
            row.addWidget(need(button, use_case))
        return row
