"""Mark a student absent from anywhere (Ctrl+Shift+A): who, then Enter."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services import duty
from peerdesk.services.duty import ClassRow, LostDuty, MarkedAbsent
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.absence_subject import Opening, Subject, read_opening
from peerdesk.ui.kit.absent_box import AbsentBox
from peerdesk.ui.kit.away_list import AwayList
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.field import Field
from peerdesk.ui.kit.forms import FieldSpec, Form, Kind
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import announce, label


class LostDutyField(Field):
    """A duty that falls out, and who stands in: the best is chosen already."""

    def __init__(self, lost: LostDuty, taken: frozenset[str]) -> None:
        self.box = QComboBox()
        super().__init__(lost.words, self.box)
        self.assignment_id = lost.assignment_id
        for one in lost.stand_ins:
            self.box.addItem(f"{one.full_name}, {one.detail}", one.student_id)
        self.box.addItem(self.tr("Nobody: leave it empty"), None)
        free = [n for n, one in enumerate(lost.stand_ins) if one.student_id not in taken]
        self.box.setCurrentIndex(free[0] if free else self.box.count() - 1)

    @property
    def stand_in(self) -> str | None:
        """Return the chosen student, None for nobody."""
        chosen = self.box.currentData()
        return None if chosen is None else str(chosen)


class AbsencePanel(QWidget):
    """The Mark absent panel.

    Attributes:
        lost: The duties that fall out, each with its stand-in.

    Signals:
        finished: Done; the panel may close.
        print_requested: Print key and options: today's sheet once more.
        offer_requested: Words and function of a button beside Undo.
    """

    keeps_drafts = False

    finished = Signal()
    print_requested = Signal(str, object)
    offer_requested = Signal(str, object)

    def __init__(self, desk: Desk, prefill: object = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._subject: Subject | None = None
        self._absence_id: str | None = None
        self._is_longer = False
        self._wants_reprint = False
        self.lost: list[LostDutyField] = []
        self.who = AbsentBox(desk, self.tr("Who is absent"), hint=self.tr("Type a name or a class"))
        self._chosen = label("", "section")
        self.days = Form(
            [
                FieldSpec("first", self.tr("&From"), Kind.DATE),
                FieldSpec("last", self.tr("&Until"), Kind.DATE),
            ]
        )
        self._falls = QWidget()
        self._falls_column = _column(self._falls, spacing=16)
        self._note = InfoBar()
        self.away = AwayList(desk)
        self.mark = push_button(self.tr("&Mark absent"), self.save, role="primary", icon="user-x")
        self.back = push_button(self.tr("&Is back"), self.end)
        self.reprint = push_button(
            self.tr("&Reprint sheet"), self._reprint, role="primary", icon="printer"
        )
        self._lay_out()
        self.who.chosen.connect(self.choose)
        self.days.edited.connect(self._read_again)
        self.away.failed.connect(self._on_failed)
        desk.acted.connect(self._on_acted)
        self.setFocusProxy(self.who)
        self.start(prefill)

    @property
    def name(self) -> str:
        """Return the name of the chosen student, "" for nobody."""
        return self._chosen.text() if self._subject else ""

    @property
    def said(self) -> str:
        """Return the sentence that is shown."""
        return self._note.text

    def start(self, prefill: object = None) -> None:
        """Begin with nobody chosen, or with the student whose id is given."""
        today = self._desk.today()
        self.days.set_values({"first": today, "last": today})
        self._subject = self._absence_id = None
        self._clear_falls()
        self.who.clear()
        self.away.refresh()
        self._show_step(is_chosen=False)
        if isinstance(prefill, str):
            self.choose(prefill)

    def choose(self, who: object) -> None:
        """Show what falls out when this student (an id) or class (a `ClassRow`) is away."""
        if isinstance(who, ClassRow):
            self._subject = Subject(homeroom=who.homeroom)
        else:
            self._subject = Subject(str(who))
        self._note.hide()
        self._read_again()
        self._show_step(is_chosen=True)
        self._stop(is_chosen=True, is_done=False).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Mark the student or class absent, with the chosen stand-ins."""
        if self._subject is None:
            return
        first, last = self._span()
        chosen = {one.assignment_id: one.stand_in for one in self.lost}
        stand_ins = {key: value for key, value in chosen.items() if value is not None}
        use_case = self._subject.marking(first, last, stand_ins)
        text = self.tr("Marked {name} absent").format(name=self._chosen.text())
        self._desk.write(self, use_case, text, self._on_marked, self._on_failed)

    def end(self) -> None:
        """The student is back: the absence ends today, or is taken back if it began today."""
        if self._absence_id is not None:
            first, today = self._span()[0], self._desk.today()
            back_on = today if first < today else first
            use_case = partial(duty.end_absence, absence_id=self._absence_id, back_on=back_on)
            text = self.tr("{name} is back").format(name=self._chosen.text())
            self._desk.write(self, use_case, text, lambda _none: self._finish(), self._on_failed)

    def _lay_out(self) -> None:
        column = _column(self, spacing=16)
        column.setContentsMargins(16, 0, 16, 16)
        self._who_field = Field(self.tr("&Who"), self.who)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.mark, self.reprint, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        shown = (self._note, self.away, self._who_field, self._chosen, self._falls, self.days)
        for widget in shown:
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)

    def _show_step(self, *, is_chosen: bool, is_done: bool = False) -> None:
        self._who_field.setVisible(not is_chosen)
        self.away.setVisible(not is_chosen)
        for widget in (self._chosen, self._falls, self.days):
            widget.setVisible(is_chosen and not is_done)
        self.mark.setVisible(is_chosen and not is_done and self._can_mark)
        self.reprint.setVisible(is_done)
        self.back.setVisible(is_chosen and not is_done and self._absence_id is not None)
        self._note.setVisible(is_done)
        self.setFocusProxy(self._stop(is_chosen=is_chosen, is_done=is_done))

    def _stop(self, *, is_chosen: bool, is_done: bool) -> QWidget:
        if is_done:
            return self.reprint
        if not is_chosen:
            return self.who
        return self.mark if self._can_mark else self.back

    @property
    def _can_mark(self) -> bool:
        """Return whether there is something to mark: more days, or a place without stand-in."""
        return self._absence_id is None or bool(self.lost) or self._is_longer

    def _span(self) -> tuple[date, date]:
        values = self.days.values
        return values["first"], values["last"]

    def _read_again(self) -> None:
        if self._subject is None:
            return
        first, last = self._span()
        try:
            opening = self._desk.read(
                partial(read_opening, subject=self._subject, first=first, last=last)
            )
        except InvalidValueError as error:
            self.days.show_errors({error.field: sentence_of(error)})
            return
        self.days.show_errors({})
        self._is_longer = first != last
        self._show(opening)

    def _show(self, opening: Opening) -> None:
        self._absence_id = opening.absence_id
        self._chosen.setText(opening.name)
        self._clear_falls()
        lines = self._lines(opening)
        for line in lines:
            self._falls_column.addWidget(label(line))
        for lost in opening.duties:
            taken = frozenset(one.stand_in for one in self.lost if one.stand_in is not None)
            self.lost.append(LostDutyField(lost, taken))
            self._falls_column.addWidget(self.lost[-1])
        self.back.setVisible(opening.absence_id is not None)
        self.mark.setVisible(self._can_mark)
        announce(self, " ".join((*lines, *(lost.words for lost in opening.duties))))

    def _lines(self, opening: Opening) -> list[str]:
        lines = []
        if opening.absence_id is not None:
            lines.append(self.tr("Is marked absent already."))
        if self._subject is not None and self._subject.is_class:
            lines.append(self.tr("%n students would be marked.", "", opening.students))
        if opening.duties:
            lines.append(self.tr("This duty falls out. Who stands in?"))
        else:
            lines.append(self.tr("No bench duty falls out."))
        if opening.pairs:
            names = ", ".join(opening.pairs)
            lines.append(self.tr("Would meet: {names}").format(names=names))
        elif opening.pair_count:
            lines.append(self.tr("%n pairs cannot meet.", "", opening.pair_count))
        return lines

    def _clear_falls(self) -> None:
        self.lost = []
        _empty(self._falls_column)

    def _on_marked(self, marked: MarkedAbsent) -> None:
        name = self._chosen.text()
        first, last = self._span()
        is_today = first <= self._desk.today() <= last
        if not is_today or not (marked.covered or marked.uncovered):
            self._finish()
            return
        self._wants_reprint = True
        if marked.uncovered:
            text = self.tr("{name} is absent. Places that stay empty: {count}.")
        else:
            text = self.tr("{name} is absent. A stand-in is on duty.")
        self._note.show_message(
            "warn" if marked.uncovered else "ok", text.format(name=name, count=marked.uncovered)
        )
        self._note.set_dismissable(dismissable=False)
        self._show_step(is_chosen=True, is_done=True)
        self.reprint.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_acted(self, _written: object) -> None:
        """Offer today's sheet once more in the bar that names the act."""
        if self._wants_reprint:
            self._wants_reprint = False
            self.offer_requested.emit(self.tr("Reprint today's sheet"), self._reprint)

    def _on_failed(self, error: PeerDeskError) -> None:
        if isinstance(error, InvalidValueError) and self.days.has_field(error.field):
            self.days.show_errors({error.field: sentence_of(error)})
        else:
            self._note.show_message("danger", sentence_of(error))

    def _reprint(self) -> None:
        self.print_requested.emit("bench-sheet", {"day": self._desk.today()})
        self._finish()

    def _finish(self) -> None:
        self.start()
        self.finished.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.reprint.isVisible():
            self._reprint()
        elif self.mark.isVisible():
            self.save()
        elif self.back.isVisible():
            self.end()


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _column(widget: QWidget, *, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column
