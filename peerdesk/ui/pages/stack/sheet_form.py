"""The questions of one paper form in the order in which they stand on it."""

from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import SessionKind
from peerdesk.services.session_logs import who as finding
from peerdesk.services.session_logs.sheets import SheetRow
from peerdesk.services.session_logs.stack import MINUTES, TypedSheet, topics_of
from peerdesk.services.session_logs.who import Who
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.key_row import KeyRow
from peerdesk.ui.kit.session_words import feeling_words, mood_words, topic_words
from peerdesk.ui.kit.style import label

_FORWARD: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SheetForm(QWidget):
    """Day, minutes, topic, how it was, feelings, worry: every answer is one key.

    Enter takes the day over and goes on, 0 leaves a question open, Backspace goes back.

    Signals:
        edited: An answer changed.
        day_entered: The day was typed and left with Enter.
        done: The last question was answered.
        moved: The question that is asked now.
    """

    edited = Signal()
    day_entered = Signal()
    done = Signal()
    moved = Signal(QWidget)

    def __init__(self, desk: Desk, faces: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet: SheetRow | None = None
        self._who: Who | None = None
        self.about = label("", "strong")
        self.who = FindBox(self._find, self.tr("Who"), hint=self.tr("Pair number or helper"))
        self.day = QLineEdit()
        self.day.setMaximumWidth(160)
        self.day.installEventFilter(self)
        self.rows = self._make_rows(faces)
        hint = self.tr("24, or 11/24; Enter: as before")
        self.fields = {
            "who": Field(self.tr("Who, as written on the form"), self.who),
            "held_at": Field(self.tr("&Day on the form"), self.day, hint=hint),
        } | {name: Field(row.accessibleName(), row) for name, row in self.rows.items()}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.about)
        for field in self.fields.values():
            self._column.addWidget(field)
        self._connect()

    @property
    def typed(self) -> TypedSheet:
        """Return what is answered so far."""
        keys = {name: row.key or None for name, row in self.rows.items()}
        numbers = ("minutes", "mood_before", "mood_after")
        values = {name: int(keys[name] or 0) or None for name in numbers}
        return TypedSheet(
            day=self.day.text(),
            topic=keys["topic"],
            mood=keys["mood"],
            has_worry={"yes": True, "no": False}.get(keys["worry"] or ""),
            match_id=self._who.match_id if self._who else None,
            student_id=next(iter(self._who.student_ids), None) if self._who else None,
            **values,
        )

    def begin(self, sheet: SheetRow, typed: TypedSheet) -> None:
        """Ask about a sheet, with what is known of it already."""
        self._sheet, self._who = sheet, None
        self.about.setText(self._about(sheet))
        words = topic_words()
        self.rows["topic"].offer([(t.value, words[t]) for t in topics_of(sheet.kind)])
        is_counseling = sheet.kind is SessionKind.PEER_COUNSELING
        self.fields["mood"].setVisible(not is_counseling)
        for name in ("mood_before", "mood_after"):
            self.fields[name].setVisible(is_counseling)
        self.fields["who"].setVisible(self._needs_who)
        self._fill(typed)
        self.show_error("", "")
        (self.who if self._needs_who and self._who is None else self.day).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
        self.day.selectAll()

    def clear(self) -> None:
        """Ask about nothing."""
        self._sheet = None
        self.about.setText("")
        self._fill(TypedSheet())

    def asks(self, name: str) -> bool:
        """Return whether this sheet asks that: only there a sentence is seen."""
        return name in self.fields and not self.fields[name].isHidden()

    def show_error(self, name: str, sentence: str) -> None:
        """Say under one question what is wrong, and go there; "" clears all."""
        for key, field in self.fields.items():
            field.set_error(sentence if key == name else "")
        if name in self.rows:
            self.rows[name].enter()
            self.moved.emit(self.fields[name])
        elif name in self.fields:
            self.fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Go from the day to the first question."""
        self._step("held_at", 1)

    @property
    def _needs_who(self) -> bool:
        sheet = self._sheet
        return sheet is not None and not (sheet.match_id or sheet.student_id)

    def _about(self, sheet: SheetRow) -> str:
        if sheet.pair_number is not None:
            text = self.tr("Pair {number}: {about}")
            return text.format(number=sheet.pair_number, about=sheet.about)
        return sheet.about or self.tr("A form without a name")

    def _make_rows(self, faces: int) -> dict[str, KeyRow]:
        feelings = [(str(place), words) for place, words in feeling_words(faces).items()]
        moods = [(mood.value, words) for mood, words in mood_words().items()]
        answers = [("yes", self.tr("Yes")), ("no", self.tr("No"))]
        return {
            "minutes": KeyRow([(str(n), str(n)) for n in MINUTES], self.tr("Minutes")),
            "topic": KeyRow([], self.tr("About")),
            "mood": KeyRow(moods, self.tr("It was"), {"g": "good", "o": "ok", "h": "hard"}),
            "mood_before": KeyRow(feelings, self.tr("Felt before")),
            "mood_after": KeyRow(feelings, self.tr("Felt after")),
            "worry": KeyRow(
                answers, self.tr("Worried? Is a name after \"I told\"?"), {"y": "yes", "n": "no"}
            ),
        }  # fmt: skip

    def _connect(self) -> None:
        for name, row in self.rows.items():
            row.answered.connect(partial(self._on_answer, name))
            row.went_back.connect(partial(self._step, name, -1))
        self.day.textEdited.connect(lambda _text: self.edited.emit())
        self.who.chosen.connect(self._on_who)

    def _fill(self, typed: TypedSheet) -> None:
        self.day.setText(typed.day)
        for name, row in self.rows.items():
            value = getattr(typed, name, None)
            row.choose(*([] if value is None else [str(value)]))
        if typed.has_worry is not None:
            self.rows["worry"].choose("yes" if typed.has_worry else "no")
        self._who = None
        if typed.match_id or typed.student_id:
            read = partial(finding.who_is, match_id=typed.match_id, student_id=typed.student_id)
            self._who = self._desk.read(read)
        self.who.setText(self._who.text if self._who else "")

    def _find(self, text: str) -> list[Found]:
        if self._sheet is None or not text:
            return []
        is_pair = self._sheet.kind is SessionKind.PAIR
        choices = self._desk.read(partial(finding.find_who, text=text))
        fitting = [who for who in choices if (who.match_id if is_pair else who.student_ids)]
        return [Found(who, who.text, who.detail) for who in fitting]

    def _on_who(self, who: Who) -> None:
        self._who = who
        self.who.setText(who.text)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_answer(self, name: str) -> None:
        self.edited.emit()
        self._step(name, 1)

    def _step(self, name: str, step: int) -> None:
        """Go to the next or previous question that is asked."""
        order = [key for key in self.fields if not self.fields[key].isHidden() and key != "who"]
        place = order.index(name) + step
        if place >= len(order):
            self.done.emit()
        elif place <= 0:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.rows[order[place]].enter()
            self.moved.emit(self.fields[order[place]])

    def _keep_room(self) -> None:
        """Ask for the height that the wrapped chips need; a layout alone asks for one row.

        A field stays narrower than a wide form, and its chips wrap in the field.
        """
        widest = max(field.maximumWidth() for field in self.fields.values())
        self.setMinimumHeight(self._column.totalHeightForWidth(min(self.width(), widest)))

    @override
    def event(self, event: QEvent) -> Any:
        if event.type() == QEvent.Type.LayoutRequest:
            self._keep_room()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.day
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _FORWARD
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.day_entered.emit()
            return True
        return super().eventFilter(watched, event)
