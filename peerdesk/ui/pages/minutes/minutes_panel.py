"""The side panel for the minutes of one meeting: who was there, what was said, who does what."""

from datetime import timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.teams import meetings
from peerdesk.services.teams.follow_up import ActionRow, Owner, list_owners
from peerdesk.services.teams.meeting_rows import Meeting, MinutesDraft
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.check_list import CheckList, CheckRow
from peerdesk.ui.kit.dates import day
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.save_keys import press_by_save_keys
from peerdesk.ui.kit.style import label
from peerdesk.ui.pages.minutes.action_editor import ActionEditor, drafts_of

_A_WEEK: Final = timedelta(days=7)
_MOST_MINUTES: Final = 999


class MinutesPanel(QWidget):
    """Day and time, the check list, the text, the actions; one Save, one undo.

    Everybody who is not on break is ticked at first: Space takes the tick off who was absent.

    Signals:
        finished: Saved.
    """

    finished = Signal()

    def __init__(
        self, desk: Desk, team_id: str, key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.needs = "teams.meetings.keep_minutes"
        self.team_id, self.meeting_id = team_id, key
        reading = partial(_read, team_id=team_id, key=key, desk_now=desk.now(), today=desk.today())
        self._meeting, owners = desk.read(reading)
        self._when = Form(self._when_specs())
        self._there = CheckList(self.tr("Who was there"))
        self._there_field = Field(self.tr("&Who was there"), self._there)
        self._absent = label("", "muted")
        self._text = Form(
            [
                FieldSpec("record", self.tr("What was &said and decided"), Kind.NOTE),
                FieldSpec("agenda", self.tr("A&genda"), Kind.NOTE),
            ]
        )
        self._actions = ActionEditor(owners, self._meeting.day + _A_WEEK)
        self._open = CheckList(self.tr("Done since the last meeting"), most_lines=6)
        self._save = push_button(self.tr("Sa&ve"), self.save, role="primary", shortcut="Ctrl+Enter")
        press_by_save_keys(self._save)
        self._fill(self._meeting)
        self._lay_out()
        self._there.changed.connect(self._show_absent)
        self.setFocusProxy(self._there)

    def draft_extra(self) -> dict[str, Any]:
        """Return the ticks and the actions in the list."""
        return {
            "there": sorted(self._there.ticked),
            "open": sorted(self._open.ticked),
            "actions": self._actions.plain(),
        }

    def take_draft_extra(self, values: dict[str, Any]) -> None:
        """Put the ticks and the actions back."""
        self._there.tick(values["there"])
        self._open.tick(values["open"])
        self._actions.take_plain(values["actions"])

    def save(self) -> None:
        """Keep the minutes, or say under the field what is missing."""
        when, text = self._when.values, self._text.values
        draft = MinutesDraft(
            team_id=self.team_id,
            day=when["day"],
            starts_at=when["starts_at"],
            minutes=when["minutes"],
            present=tuple(row.id for row in self._there.rows if row.id in self._there.ticked),
            record=text["record"],
            agenda=text["agenda"],
            actions=self._actions.drafts,
            done=tuple(sorted(self._open.ticked)),
        )
        use_case = partial(meetings.keep_minutes, draft=draft, key=self.meeting_id)
        words = self.tr("Minutes of {team}, {day}").format(
            team=self._meeting.team, day=day(draft.day)
        )
        self._desk.write(self, use_case, words, self._on_saved, self._on_failed)

    def _when_specs(self) -> list[FieldSpec]:
        return [
            FieldSpec("day", self.tr("Da&y"), Kind.DATE),
            FieldSpec("starts_at", self.tr("&Began at"), Kind.TIME),
            FieldSpec("minutes", self.tr("Minu&tes"), Kind.NUMBER, low=0, high=_MOST_MINUTES),
        ]

    def _fill(self, meeting: Meeting) -> None:
        today = self._desk.today()
        first_day = meeting.day if meeting.log_id or meeting.day <= today else today
        self._when.set_values(
            {"day": first_day, "starts_at": meeting.starts_at, "minutes": meeting.minutes}
        )
        self._text.set_values({"record": meeting.record, "agenda": meeting.agenda})
        self._there.set_rows(
            [CheckRow(one.student_id, one.name, self._detail(one)) for one in meeting.people],
            [one.student_id for one in meeting.people if one.is_present],
        )
        self._actions.set_drafts(drafts_of(meeting.actions))
        self._open.set_rows([_open_row(one) for one in meeting.carried], [])
        self._show_absent(self._there.ticked)

    def _detail(self, one: Any) -> str:
        return self.tr("on break") if one.on_break else str(one.title)

    def _show_absent(self, ticked: frozenset[str]) -> None:
        people = self._meeting.people
        missed = [o.name for o in people if o.student_id not in ticked and not o.on_break]
        there = self.tr("{n} there.").format(n=len(ticked))
        names = self.tr("Absent: {names}").format(names=", ".join(missed)) if missed else ""
        self._absent.setText(f"{there} {names or self.tr('Nobody absent.')}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(16)
        for widget in (self._when, self._there_field, self._absent, self._text):
            column.addWidget(widget)
        column.addWidget(label(self.tr("Actions"), "section"))
        column.addWidget(self._actions)
        if self._open.rows:
            column.addWidget(Field(self.tr("D&one since the last meeting"), self._open))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        column.addStretch(1)

    def _on_saved(self, _value: object) -> None:
        self.finished.emit()

    def _on_failed(self, error: PeerDeskError) -> None:
        field = error.field if isinstance(error, InvalidValueError) else "present"
        sentence = sentence_of(error)
        self._there_field.set_error("")
        self._actions.show_error("")
        for form in (self._when, self._text):
            form.show_errors({field: sentence} if form.has_field(field) else {})
        if field == "actions":
            self._actions.show_error(sentence)
        elif not (self._when.has_field(field) or self._text.has_field(field)):
            self._there_field.set_error(sentence)
            self._there.setFocus()


def _open_row(one: ActionRow) -> CheckRow:
    return CheckRow(one.id, one.title, one.owner)


def _read(
    session: Any, team_id: str, key: str, desk_now: Any, today: Any
) -> tuple[Meeting, list[Owner]]:
    if key:
        meeting = meetings.read_meeting(session, key)
    else:
        meeting = meetings.new_meeting(session, team_id, desk_now)
    return meeting, list_owners(session, team_id, today)
