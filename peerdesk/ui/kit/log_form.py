"""The fields of the Log session panel; knows nothing of saving."""

from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from peerdesk.enums import SessionKind, SessionMood, SessionTopic
from peerdesk.services.session_logs.kinds import RULES, Ask, use_of_time
from peerdesk.services.session_logs.typed import MAX_MINUTES, SessionEntry
from peerdesk.services.session_logs.who import Who
from peerdesk.ui.kit.field import Field, inset
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.log_kind_fields import KindFields
from peerdesk.ui.kit.log_more import LogMore
from peerdesk.ui.kit.log_who import Chosen
from peerdesk.ui.kit.session_words import mood_words, topic_words
from peerdesk.ui.kit.style import restyle

_USUAL_MINUTES: Final = (10, 15, 20, 30, 45)


class LogForm(QWidget):
    """When, how long, about what, how it went, a note, the worry question, and what a kind adds.

    Keys while no text is being typed: Alt+1, Alt+2 ... a topic; G, O, H how it went.

    Signals:
        edited: A field was changed by the user.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = SessionKind.PAIR
        self._make_editors()
        self.kind_fields = KindFields()
        self.more = LogMore()
        self.sheet = self.more.sheet
        own = {
            "held_at": Field(self.tr("&When"), self.when),
            "minutes": Field(self.tr("M&inutes"), self._minutes_row()),
            "topic": Field(self.tr("About"), self.topic, hint=self.tr("Alt+1, Alt+2 ...")),
            "mood": Field(self.tr("How it went"), self.mood, hint=self.tr("G, O or H")),
            "note": Field(self.tr("&Note, if needed"), self.note),
            "worry": Field(self.tr("Worried about someone?"), self.worry),
        }
        self.fields = own | self.kind_fields.fields | self.more.fields
        order = (*[own[name] for name in ("held_at", "minutes", "topic", "mood")],
                 self.kind_fields, own["note"], own["worry"], self.more)  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in order:
            column.addWidget(widget)
        self._connect()
        self.set_kind(self._kind)

    @property
    def is_from_paper(self) -> bool:
        """Return whether a form's code was typed."""
        return Ask.SHEET in RULES[self._kind].asks and bool(self.sheet.text().strip())

    def set_kind(self, kind: SessionKind, why_no_note: str = "") -> None:
        """Show the fields of a kind; `why_no_note` says why its note cannot be written."""
        self._kind, rule = kind, RULES[kind]
        words = topic_words()
        self.topic.set_choices(
            [(t.value, f"{n} {words[t]}") for n, t in enumerate(rule.topics, start=1)]
        )
        self.fields["mood"].setVisible(Ask.MOOD in rule.asks)
        self.fields["worry"].setVisible(Ask.WORRY in rule.asks)
        self.note.setEnabled(not why_no_note)
        self.note.setPlaceholderText(why_no_note)
        self.kind_fields.set_rule(rule)
        self._say_use()

    def fill(self, entry: SessionEntry) -> None:
        """Show an entry."""
        self.when.setDateTime(_to_qt(entry.held_at))
        self._set_minutes(entry.minutes)
        self.topic.choose(*([entry.topic.value] if entry.topic else []))
        self.mood.choose(*([entry.mood.value] if entry.mood else []))
        self.note.setPlainText(entry.note)
        self.kind_fields.fill(entry)
        self.more.fill(entry)
        self.worry.choose(
            *([] if entry.has_worry is None else ["yes" if entry.has_worry else "no"])
        )

    def take(self, who: Who) -> None:
        """Take over what a choice says besides who: topic, group, class and its size."""
        if who.topic:
            self.topic.choose(who.topic.value)
            self._say_use()
        for name, text in (("title", who.title), ("class_name", who.class_name)):
            if text:
                self.kind_fields.texts[name].setText(text)
        if who.head_count:
            self.kind_fields.count.setValue(who.head_count)

    def entry(self, chosen: Chosen) -> SessionEntry:
        """Return what is entered, about whom is chosen."""
        topic, mood = self.topic.key, self.mood.key
        asks = RULES[chosen.kind].asks
        answer = {"yes": True, "no": False}.get(self.worry.key)
        return SessionEntry(
            kind=chosen.kind,
            held_at=self.when.dateTime().toUTC().toPython().replace(tzinfo=UTC, microsecond=0),  # type: ignore[attr-defined]
            minutes=self.minutes.value(),
            match_id=chosen.match_id,
            team_id=chosen.team_id,
            student_ids=chosen.student_ids,
            topic=SessionTopic(topic) if topic else None,
            mood=SessionMood(mood) if mood and Ask.MOOD in asks else None,
            note=self.note.toPlainText(),
            has_worry=answer if Ask.WORRY in asks else False,
            from_paper=self.is_from_paper,
            sheet_code=self.sheet.text().strip().upper() if self.is_from_paper else "",
            **self.more.values,  # type: ignore[arg-type]
            **self.kind_fields.values,  # type: ignore[arg-type]
        )

    def show_error(self, field: str, sentence: str) -> None:
        """Say under one field what is wrong, and go there; "" clears all."""
        for name, widget in self.fields.items():
            widget.set_error(sentence if name == field else "")
        if field in self.fields:
            if field in self.more.fields:
                self.more.set_open(is_open=True)
            editor = {"minutes": self.minutes}.get(field, self.fields[field].editor)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        is_wrong = field == "minutes"
        restyle(self.minutes, invalid="true" if is_wrong else "false")
        if is_wrong:
            self.minutes.selectAll()

    def go_on(self) -> None:
        """Put the focus where G, O and H are heard, or where this kind goes on."""
        target = self.mood.button(SessionMood.GOOD.value)
        if Ask.MOOD not in RULES[self._kind].asks:
            target = self.topic.button(self.topic.keys[0])
        if self._kind is SessionKind.OWN_TIME and self.topic.key:
            self.minutes.setFocus(Qt.FocusReason.OtherFocusReason)
            self.minutes.selectAll()
        else:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.topic = FilterChips([], self.tr("About"), exclusive=True)
        moods = [(mood.value, words) for mood, words in mood_words().items()]
        self.mood = FilterChips(moods, self.tr("How it went"), exclusive=True)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(72)
        answers = [("no", self.tr("No")), ("yes", self.tr("Yes"))]
        self.worry = FilterChips(answers, self.tr("Worried about someone?"), exclusive=True)

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
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(partial(self._choose_topic, number))
        self.usual.changed.connect(self._on_usual)
        self.minutes.valueChanged.connect(self._on_minutes)
        self.more.paper_changed.connect(self._on_sheet)
        self.topic.changed.connect(lambda _keys: self._say_use())
        self.kind_fields.edited.connect(self._on_edit)
        self.more.edited.connect(self._on_edit)
        self.when.dateTimeChanged.connect(self._on_edit)
        for chips in (self.topic, self.mood, self.worry):
            chips.changed.connect(self._on_edit)
        self.note.textChanged.connect(self._on_edit)

    def _choose_topic(self, number: int) -> None:
        if number <= len(self.topic.keys):
            self._choose(self.topic, self.topic.keys[number - 1])
            self._say_use()

    def _say_use(self) -> None:
        topic = SessionTopic(self.topic.key) if self.topic.key else None
        usual = use_of_time(self._kind, topic, from_paper=self.is_from_paper)
        self.more.set_rule(RULES[self._kind], usual)

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
        self._say_use()
        self.edited.emit()

    def _on_edit(self, *_value: Any) -> None:
        self.edited.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moods = {Qt.Key.Key_G: "good", Qt.Key.Key_O: "ok", Qt.Key.Key_H: "hard"}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in moods and Ask.MOOD in RULES[self._kind].asks:
            self._choose(self.mood, moods[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _to_qt(instant: datetime) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(int(instant.timestamp() * 1000))
