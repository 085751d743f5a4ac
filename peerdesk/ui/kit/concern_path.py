"""One concern in the side panel: whom, the steps so far, and what can be done next."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import ConcernStatus
from peerdesk.errors import PeerDeskError
from peerdesk.services.concerns.lists import ConcernDetail, ReferralRow, StepRow, concern_detail
from peerdesk.services.concerns.reading import note_read
from peerdesk.services.concerns.words import (
    outcome_words,
    referral_words,
    release_words,
    share_words,
    soon_words,
    source_words,
    status_words,
    step_words,
)
from peerdesk.services.names import grade_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.concern_deeds import Deed, correct_deed, list_deeds
from peerdesk.ui.kit.dates import day, day_and_time
from peerdesk.ui.kit.deed_form import DeedForm
from peerdesk.ui.kit.draft_keeper import keep_drafts_of
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.refer_form import ReferForm
from peerdesk.ui.kit.reveal import Reveal
from peerdesk.ui.kit.style import label, rule

_WATCHES: Final = frozenset({"Concern", "ConcernStep", "Referral", "Partner", "Student"})
_TONES: Final = {
    ConcernStatus.OPEN: "warn",
    ConcernStatus.WAITING: "accent",
    ConcernStatus.CLOSED: "neutral",
}


class ConcernPath(QWidget):
    """Words stay hidden until F8 is held, or Space on one of them.

    The underlined letter of a button opens its form, with or without Alt.

    Signals:
        finished: The concern is gone (undone); the panel may close.
        print_requested: Print key and options.
    """

    keeps_drafts = False

    finished = Signal()
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, concern_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._concern_id = concern_id
        self._detail: ConcernDetail | None = None
        self._hidden: list[Reveal] = []
        self._form: DeedForm | None = None
        self.deeds: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 16)
        self._column.setSpacing(16)
        self._head, self._choices, self._steps = QWidget(), QWidget(), QWidget()
        for part in (self._head, self._choices, self._steps):
            self._column.addWidget(part)
        self._column.addStretch(1)
        desk.changed.connect(self._on_changed)
        self.refresh()
        reading = partial(note_read, concern_id=concern_id)
        desk.write(self, reading, self.tr("Read a concern"), failed=self._ignore)

    @property
    def form(self) -> DeedForm | None:
        """Return the form that is open, if any."""
        return self._form

    def refresh(self) -> None:
        """Show the concern as it stands; once it is gone, ask to be closed."""
        try:
            detail = self._desk.read(partial(concern_detail, concern_id=self._concern_id))
        except PeerDeskError:
            self.finished.emit()
            return
        self._detail = detail
        self._hidden = []
        self._head = self._replace(self._head, self._head_of(detail))
        self._steps = self._replace(self._steps, self._steps_of(detail))
        if self._form is None:
            self._offer(detail)

    def do(self, key: str) -> None:
        """Open the form of one deed."""
        if self._detail is None:
            return
        if key == "print":
            self._print()
            return
        found = {deed.key: deed for deed in self._deeds(self._detail)}
        if key in found:
            self._open(found[key])

    def go_on(self) -> None:
        """Put the focus on the first thing to do."""
        first = next((one for one in self.deeds.values() if one.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _deeds(self, detail: ConcernDetail) -> list[Deed]:
        if self._desk.may_do("concerns.pathway.add_step"):
            return list_deeds(detail, self._desk.now())
        return [correct_deed(detail)]

    def _open(self, deed: Deed) -> None:
        if deed.key == "refer":
            form: DeedForm = ReferForm(self._desk, self._concern_id, self._desk.today())
        else:
            form = DeedForm(self._desk, deed, self._concern_id)
        self._choices.hide()
        self._form = form
        form.finished.connect(self._close_form)
        form.left.connect(self._close_form)
        self._column.insertWidget(self._column.indexOf(self._choices), form)
        keep_drafts_of(self._desk, form)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            self._column.removeWidget(form)
            form.deleteLater()
        self.refresh()
        self.go_on()

    def _offer(self, detail: ConcernDetail) -> None:
        focused = next((key for key, one in self.deeds.items() if one.hasFocus()), "")
        box = QWidget()
        flow = FlowLayout(box)
        self.deeds = {}
        deeds = [(deed.key, deed.button) for deed in self._deeds(detail)]
        for key, text in (*deeds, ("print", self.tr("Print &form"))):
            button = push_button(text, partial(self.do, key))
            self.deeds[key] = button
            flow.addWidget(button)
        self._choices = self._replace(self._choices, box)
        if focused:
            again = self.deeds.get(focused) or next(iter(self.deeds.values()))
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, old: QWidget, new: QWidget) -> QWidget:
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def _head_of(self, detail: ConcernDetail) -> QWidget:
        box, column = _part()
        homeroom = ", ".join(p for p in (grade_words(detail.row.grade), detail.homeroom) if p)
        column.addWidget(label(detail.name, "strong"))
        column.addWidget(label(homeroom, "muted"))
        column.addWidget(self._standing(detail), alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(self.tr("What was seen or said"), "strong"))
        column.addWidget(self._reveal(_told(detail)))
        column.addWidget(label(self._noticed(detail), "muted"))
        return box

    def _steps_of(self, detail: ConcernDetail) -> QWidget:
        box, column = _part()
        column.addWidget(rule())
        column.addWidget(label(self.tr("Steps"), "strong"))
        for step in detail.steps:
            self._add_step(column, step)
        for referral in detail.referrals:
            self._add_referral(column, referral)
        return box

    def _standing(self, detail: ConcernDetail) -> Chip:
        row = detail.row
        words = status_words()[row.status]
        if row.status is ConcernStatus.CLOSED and detail.outcome is not None:
            words = f"{words}: {outcome_words()[detail.outcome]}"
        elif row.due_on is not None:
            words = self.tr("{status}, due {day}").format(status=words, day=day(row.due_on))
        return Chip(words, _TONES[row.status])

    def _noticed(self, detail: ConcernDetail) -> str:
        words = self.tr("{who}, {when}. How soon: {soon}. Recorded {recorded} by {name}.").format(
            who=source_words()[detail.row.source],
            when=day_and_time(detail.noticed_at),
            soon=soon_words()[detail.row.how_soon],
            recorded=day_and_time(detail.recorded_at),
            name=detail.recorded_by or self.tr("the counselor"),
        )
        return f"{words} {self.tr('From paper.')}" if detail.from_paper else words

    def _add_step(self, column: QVBoxLayout, step: StepRow) -> None:
        words = f"{day_and_time(step.happened_at)}  {step_words()[step.kind]}"
        column.addWidget(label(words))
        hidden = ": ".join(part for part in (step.who, step.fact) if part)
        if hidden:
            column.addWidget(self._reveal(hidden))
        if step.done_on is not None:
            sent = self.tr("Written report sent {day}").format(day=day(step.done_on))
            column.addWidget(label(sent, "muted"))
        elif step.due_on is not None:
            due = self.tr("Written report due {day}").format(day=day(step.due_on))
            column.addWidget(label(due, "strong"))

    def _add_referral(self, column: QVBoxLayout, one: ReferralRow) -> None:
        column.addWidget(label(self.tr("Referral {code}").format(code=one.code), "strong"))
        shares = ", ".join(share_words()[share] for share in one.shares)
        lines = [
            release_words()[one.release],
            self.tr("May share: {what}").format(what=shares or self.tr("nothing")),
        ]
        if one.replied_on and one.outcome:
            lines.append(f"{day(one.replied_on)}: {referral_words()[one.outcome]}")
        elif one.reply_due_on:
            lines.append(self.tr("Reply due {day}").format(day=day(one.reply_due_on)))
        column.addWidget(label("\n".join(lines), "muted"))
        hidden = "\n".join(part for part in (one.partner, one.phone, one.reply) if part)
        column.addWidget(self._reveal(hidden))

    def _reveal(self, text: str) -> Reveal:
        reveal = Reveal(text)
        self._hidden.append(reveal)
        return reveal

    @property
    def _letters(self) -> dict[str, str]:
        """Return which deed each underlined letter opens."""
        texts = ((key, button.text().partition("&")[2]) for key, button in self.deeds.items())
        return {text[:1].casefold(): key for key, text in texts if text}

    def _print(self) -> None:
        detail = self._detail
        if detail is not None and detail.referrals:
            self.print_requested.emit("referral-form", {"concern_id": self._concern_id})
        else:
            self.print_requested.emit("concern-form", {"concern_id": self._concern_id})

    def _ignore(self, _error: PeerDeskError) -> None:
        """Say nothing: what could not be read was said by `refresh` already."""

    def _on_changed(self, kinds: frozenset[str]) -> None:
        if kinds & _WATCHES:
            self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = "" if event.modifiers() or self._form else event.text().casefold()
        if event.key() == Qt.Key.Key_F8:
            self._hold(revealed=True)
        elif letter and letter in self._letters:
            self.do(self._letters[letter])
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8 and not event.isAutoRepeat():
            self._hold(revealed=False)
        super().keyReleaseEvent(event)

    def _hold(self, *, revealed: bool) -> None:
        for reveal in self._hidden:
            reveal.set_revealed(revealed=revealed)


def _part() -> tuple[QWidget, QVBoxLayout]:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return box, column


def _told(detail: ConcernDetail) -> str:
    return "\n".join(part for part in (detail.facts, detail.told_by) if part)
