"""The fields of the Log session panel; knows nothing of saving."""

from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from peerdesk.enums import SessionKind, SessionMood, SessionTopic
from peerdesk.services.session_logs.entry import MAX_MINUTES, SessionEntry
from peerdesk.services.session_logs.who import Who
from peerdesk.ui.kit.field import Field, inset
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.session_words import mood_words, topic_words

_USUAL_MINUTES: Final = (10, 15, 20, 30, 45)


class LogForm(QWidget):
    """When, how long, about what, how it went, a note, the worry question, the form's code.

    Keys while no text is being typed: Alt+1 to Alt+6 a topic; G, O, H how it went.

    Signals:
        edited: A field was changed by the user.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_editors()
        self.fields = {
            "held_at": Field(self.tr("&When"), self.when),
            "minutes": Field(self.tr("M&inutes"), self._minutes_row()),
            "topic": Field(self.tr("About"), self.topic, hint=self.tr("Alt+1 to Alt+6")),
            "mood": Field(self.tr("How it went"), self.mood, hint=self.tr("G, O or H")),
            "note": Field(self.tr("&Note, if needed"), self.note),
            "worry": Field(self.tr("Worried about someone?"), self.worry),
            "sheet": Field(
                self.tr("&Form code, if typed from paper"),
                self.sheet,
                hint=self.tr("The short code under the square"),
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in self.fields.values():
            column.addWidget(field)
        self._connect()

    @property
    def is_from_paper(self) -> bool:
        """Return whether a form's code was typed."""
        return bool(self.sheet.text().strip())

    def fill(self, entry: SessionEntry) -> None:
        """Show an entry."""
        self.when.setDateTime(_to_qt(entry.held_at))
        self._set_minutes(entry.minutes)
        self.topic.choose(*([entry.topic.value] if entry.topic else []))
        self.mood.choose(*([entry.mood.value] if entry.mood else []))
        self.note.setPlainText(entry.note)
        self.sheet.setText(entry.sheet_code)
        self.worry.choose(
            *([] if entry.has_worry is None else ["yes" if entry.has_worry else "no"])
        )

    def entry(self, who: Who | None) -> SessionEntry:
        """Return what is entered, about `who`."""
        topic, mood = self.topic.key, self.mood.key
        return SessionEntry(
            kind=who.kind if who else SessionKind.PAIR,
            held_at=self.when.dateTime().toUTC().toPython().replace(tzinfo=UTC, microsecond=0),  # type: ignore[attr-defined]
            minutes=self.minutes.value(),
            match_id=who.match_id if who else None,
            team_id=who.team_id if who else None,
            student_ids=who.student_ids if who else (),
            topic=SessionTopic(topic) if topic else None,
            mood=SessionMood(mood) if mood else None,
            note=self.note.toPlainText(),
            has_worry={"yes": True, "no": False}.get(self.worry.key),
            from_paper=self.is_from_paper,
            sheet_code=self.sheet.text().strip().upper(),
        )

    def show_error(self, field: str, sentence: str) -> None:
        """Say under one field what is wrong, and go there; "" clears all."""
        for name, widget in self.fields.items():
            widget.set_error(sentence if name == field else "")
        if field in self.fields:
            editor = {"minutes": self.minutes}.get(field, self.fields[field].editor)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_mood(self) -> None:
        """Put the focus where G, O and H are heard."""
        self.mood.button(SessionMood.GOOD.value).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_editors(self) -> None:
        self.when = QDateTimeEdit()
        self.when.setDisplayFormat("ddd d MMM yyyy  HH:mm")
        self.when.setCalendarPopup(True)
        self.minutes = QSpinBox()
        self.minutes.setRange(0, 999)
        self.minutes.setAccessibleName(self.tr("Minutes, 1 to {most}").format(most=MAX_MINUTES))
        self.usual = FilterChips(
            [(str(n), str(n)) for n in _USUAL_MINUTES], self.tr("Usual minutes"), exclusive=True
        )
        self.topic = FilterChips(
            [(t.value, f"{n} {w}") for n, (t, w) in enumerate(topic_words().items(), start=1)],
            self.tr("About"),
            exclusive=True,
        )
        moods = [(mood.value, words) for mood, words in mood_words().items()]
        self.mood = FilterChips(moods, self.tr("How it went"), exclusive=True)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(72)
        answers = [("no", self.tr("No")), ("yes", self.tr("Yes"))]
        self.worry = FilterChips(answers, self.tr("Worried about someone?"), exclusive=True)
        self.sheet = QLineEdit()
        self.sheet.setMaximumWidth(160)

    def _minutes_row(self) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.usual)
        inset(self.minutes)
        self.minutes.setMaximumWidth(120)
        column.addWidget(self.minutes)
        row.setFocusProxy(self.minutes)
        return row

    def _connect(self) -> None:
        for number, topic in enumerate(SessionTopic, start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda topic=topic: self._choose(self.topic, topic.value))
        self.usual.changed.connect(self._on_usual)
        self.minutes.valueChanged.connect(self._on_minutes)
        self.sheet.textEdited.connect(self._on_sheet)
        self.when.dateTimeChanged.connect(self._on_edit)
        for chips in (self.topic, self.mood, self.worry):
            chips.changed.connect(self._on_edit)
        self.note.textChanged.connect(self._on_edit)

    def _choose(self, chips: FilterChips, key: str) -> None:
        chips.choose(key)
        self.edited.emit()

    def _set_minutes(self, minutes: int) -> None:
        self.minutes.setValue(minutes)
        self.usual.choose(str(minutes))

    def _on_usual(self, keys: frozenset[str]) -> None:
        for key in keys:
            self.minutes.setValue(int(key))

    def _on_minutes(self, minutes: int) -> None:
        self.usual.choose(str(minutes))
        self.edited.emit()

    def _on_sheet(self, text: str) -> None:
        if text and not self.worry.chosen.isdisjoint({"no"}):
            self.worry.choose()  # a paper form must be answered by the form, not by a default
        self.edited.emit()

    def _on_edit(self, *_value: Any) -> None:
        self.edited.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moods = {Qt.Key.Key_G: "good", Qt.Key.Key_O: "ok", Qt.Key.Key_H: "hard"}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in moods:
            self._choose(self.mood, moods[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _to_qt(instant: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(int(instant.timestamp() * 1000))
