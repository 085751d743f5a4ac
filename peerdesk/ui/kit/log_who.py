"""The head of the Log session panel: who was there, and what kind of session it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import SessionKind
from peerdesk.services.session_logs import who as finding
from peerdesk.services.session_logs.kinds import RULES
from peerdesk.services.session_logs.typed import SessionEntry
from peerdesk.services.session_logs.who import Who
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.find_box import FindBox, Found
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.session_words import kind_words
from peerdesk.ui.kit.style import announce, label, plain

_NUMBERED: Final = 9
_NAME_LETTERS: Final = 30
"""So much of a name fits beside the cross of its chip; the tooltip has all of it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom and what kind of session the panel is about."""

    kind: SessionKind = SessionKind.PAIR
    match_id: str | None = None
    team_id: str | None = None
    student_ids: tuple[str, ...] = ()


class WhoBox(FindBox):
    """Finds pairs, students, teams and more; 1 to 9 choose from what is offered first.

    The offer opens with the focus while `is_wanted()`: it would lie over what is chosen already.
    """

    removed = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[Found]],
        name: str,
        *,
        hint: str = "",
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(find, name, hint=hint)
        self._is_wanted = is_wanted

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_1
        plain_key = not self.text() and not event.modifiers()
        is_number = plain_key and 0 <= digit < _NUMBERED
        if is_number and not self.is_open:
            self.open_list()  # nobody is chosen by a number that cannot be seen
        elif is_number and digit < len(self.found):
            choice = self.found[digit]
            self.close_list()
            self.chosen.emit(choice.value)
        elif plain_key and event.key() == Qt.Key.Key_Backspace:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.offer)

    def offer(self) -> None:
        """Show the offer if it is wanted now, else none."""
        if self._is_wanted() and self.hasFocus():
            self.open_list()
        elif not self.text():
            self.close_list()


class WhoPicker(QWidget):
    """Who was there: a pair, a team, a class, or students added one after the other.

    Backspace in the empty box takes the last student out again.

    Signals:
        picked: `Who` that was just chosen from the list.
        kind_changed: The kind is another one now.
        edited: Who was there, or the kind, was changed by the user.
    """

    picked = Signal(object)
    kind_changed = Signal()
    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._who: Who | None = None
        self._people: list[Who] = []
        self.box = WhoBox(
            self._find,
            self.tr("Who"),
            hint=self.tr("Type a name, or 1 to 9"),
            is_wanted=lambda: self.is_empty and not self.field.error,
        )
        self.field = Field(self.tr("Wh&o"), self.box)
        self.said = label("", "strong")
        self.kinds = QComboBox()
        for kind, words in kind_words().items():
            self.kinds.addItem(words, kind)
        self._kind_field = Field(self.tr("&Kind"), self.kinds)
        self._names = QWidget()
        self._flow = FlowLayout(self._names)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.field, self.said, self._names, self._kind_field):
            column.addWidget(widget)
        self.box.chosen.connect(self._on_chosen)
        self.box.removed.connect(self._take_last)
        self.kinds.activated.connect(lambda _row: self._on_kind())
        self.setFocusProxy(self.box)

    @property
    def kind(self) -> SessionKind:
        """Return the kind of session."""
        return SessionKind(self.kinds.currentData())

    @property
    def chosen(self) -> Chosen:
        """Return what is chosen."""
        who = self._who
        if RULES[self.kind].takes_students and self._people:
            ids = tuple(dict.fromkeys(id_ for one in self._people for id_ in one.student_ids))
            return Chosen(self.kind, None, who.team_id if who else None, ids)
        return Chosen(self.kind, who.match_id if who else None, who.team_id if who else None)

    @property
    def is_empty(self) -> bool:
        """Return whether nobody is chosen yet."""
        return self._who is None and not self._people

    @property
    def words(self) -> str:
        """Return whom it is about, for the undo bar."""
        names = ", ".join(one.text for one in self._people)
        return names or (self._who.text if self._who else kind_words()[self.kind])

    def show_entry(self, entry: SessionEntry, who: Who | None) -> None:
        """Show whom a known entry is about."""
        self._people = []
        if entry.student_ids and RULES[entry.kind].takes_students:
            read = partial(finding.students_of, student_ids=entry.student_ids)
            self._people = self._desk.read(read)
        self._who = who
        self.set_kind(entry.kind)
        self.say_wrong("")

    def say_wrong(self, sentence: str) -> None:
        """Say what is wrong with who was there, and let nothing lie over it; "" for nothing."""
        self.field.set_error(sentence)
        self.box.offer()

    def set_kind(self, kind: SessionKind) -> None:
        """Make it this kind of session."""
        is_other = kind is not self.kind
        self.kinds.setCurrentIndex(self.kinds.findData(kind))
        self._say()
        if is_other:
            self.kind_changed.emit()

    def _find(self, text: str) -> list[Found]:
        if text:
            choices = self._desk.read(partial(finding.find_who, text=text))
        else:
            choices = self._desk.read(partial(finding.expected_pairs, today=self._desk.today()))
        return [
            Found(who, who.text if text else f"{n}  {who.text}", who.detail)
            for n, who in enumerate(choices, start=1)
        ]

    def _on_chosen(self, who: Who) -> None:
        is_student = who.kind is SessionKind.DROP_IN and bool(who.student_ids)
        takes = RULES[self.kind].takes_students
        if is_student and takes and (self._people or self._is_bare):
            if who.student_ids[0] not in {one.student_ids[0] for one in self._people}:
                self._people.append(who)
            self.set_kind(self.kind)
        elif is_student:
            self._who, self._people = who, [who]
            self.set_kind(SessionKind.DROP_IN)
        else:
            self._choose(who)
        self.box.clear()
        self.field.set_error("")
        announce(self, self.said.text())
        self.picked.emit(who)
        self.edited.emit()

    @property
    def _is_bare(self) -> bool:
        """Return whether only a kind was chosen, so that students are to be added to it."""
        who = self._who
        return who is not None and not (who.match_id or who.student_ids)

    def _choose(self, who: Who) -> None:
        self._who = who
        if who.title:
            self._people = self._desk.read(partial(finding.group_members, title=who.title))
        elif who.match_id or who.team_id or not RULES[who.kind].takes_students:
            self._people = []
        self.set_kind(who.kind)

    def _on_kind(self) -> None:
        who = self._who
        if who is not None and who.match_id and RULES[self.kind].takes_students:
            read = partial(finding.students_of_pair, match_id=who.match_id)
            self._people = self._desk.read(read)
            self._who = Who(self.kind, "", "")
        elif who is None:
            self._who = Who(self.kind, "", "")
        self._say()
        self.kind_changed.emit()
        self.edited.emit()

    def _take_last(self) -> None:
        if self._people:
            self._take_out(self._people[-1])

    def _take_out(self, who: Who) -> None:
        self._people.remove(who)
        if self._who is who:
            self._who = Who(self.kind, "", "")
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        """Show in words who is chosen."""
        shown = self._people if RULES[self.kind].takes_students else []
        self._show_names(shown)
        if len(shown) == 1:
            words = f"{shown[0].text}, {shown[0].detail}"
        elif shown:
            words = self.tr("%n students", "", len(shown))
        else:
            words = ", ".join(filter(None, (self._who.text, self._who.detail))) if self._who else ""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _show_names(self, shown: Sequence[Who]) -> None:
        for button in self._names.findChildren(QWidget):
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._names.setVisible(len(shown) > 1)
        for who in shown if len(shown) > 1 else ():
            text = self.tr("Take out {name}").format(name=who.text)
            button = push_button("", partial(self._take_out, who), icon="x")
            metrics = button.fontMetrics()
            room = _NAME_LETTERS * metrics.averageCharWidth()
            shown_text = metrics.elidedText(who.text, Qt.TextElideMode.ElideRight, room)
            button.setText(plain(shown_text))
            button.setProperty("role", "chip")
            button.setAccessibleName(text)
            button.setToolTip(text)
            self._flow.addWidget(button)
