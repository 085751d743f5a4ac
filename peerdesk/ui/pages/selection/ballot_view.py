"""Key ballots: five names, then the next ballot."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.errors import InvalidValueError, PeerDeskError
from peerdesk.services.names import grade_words
from peerdesk.services.selection import ballots
from peerdesk.services.selection.ballots import ADULTS, PEERS, Ballot
from peerdesk.services.selection.rounds import RoundRow
from peerdesk.ui.desk import Desk
from peerdesk.ui.error_text import sentence_of
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.card import Card
from peerdesk.ui.kit.card_grid import CardGrid
from peerdesk.ui.kit.find_box import Found
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.style import announce, label
from peerdesk.ui.pages.selection.name_box import UNCLEAR, NameBox

_CARD: Final = 300


class BallotView(QWidget):
    """Three students, two adults, Enter after each; the fifth Enter counts the ballot.

    The ballot counted last is remembered here only, until the next one or until this page is
    left, so that it can be taken back; it is written nowhere.

    Signals:
        close_requested: Take no more ballots, or take them again.
        moved: The line that has the focus now.
    """

    close_requested = Signal()
    moved = Signal(QWidget)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._round: RoundRow | None = None
        self._last: Ballot | None = None
        self.students = [
            NameBox(self.tr("Student {n}").format(n=n), self._students) for n in range(1, PEERS + 1)
        ]
        self.adults = [
            NameBox(self.tr("Adult {n}").format(n=n), self._adults) for n in range(1, ADULTS + 1)
        ]
        self.message = InfoBar()
        self.message.hide()
        self.count = label("", "section")
        self.take_back_button = push_button(
            self.tr("Ta&ke back the last ballot"), self.take_back, icon="undo-2"
        )
        self.close_button = need(
            push_button(self.tr("Close the count"), self.close_requested.emit, icon="lock"),
            "selection.rounds.close_count",
        )
        self._lay_out()
        self._connect()

    @property
    def boxes(self) -> list[NameBox]:
        """Return the five lines in the order of the paper."""
        return [*self.students, *self.adults]

    @property
    def ballot(self) -> Ballot:
        """Return what is typed."""
        peers = [one.value for one in self.students if one.value]
        trusted = [one.value for one in self.adults if one.value]
        return Ballot(
            tuple(one for one in peers if one != UNCLEAR),
            tuple(one for one in trusted if one != UNCLEAR),
            peers.count(UNCLEAR),
            trusted.count(UNCLEAR),
        )

    def show_round(self, one: RoundRow | None, counted: int) -> None:
        """Show how far the count is; what is typed stays."""
        self._round = one
        is_open = bool(one and one.count_closed_on is None and one.closed_on is None)
        self._entry.setEnabled(is_open)
        self.close_button.setEnabled(bool(one and one.closed_on is None))
        text = self.tr("Close the count") if is_open else self.tr("Open the count again")
        self.close_button.setText(text)
        self._show_count(counted)

    def keep(self) -> None:
        """Count the ballot in hand and be ready for the next."""
        open_line = next((one for one in self.boxes if one.box.text() and not one.value), None)
        if open_line is not None:
            open_line.set_error(self.tr("Choose a name from the list with Enter."))
            open_line.enter()
            return
        one = self.ballot
        try:
            ballots.check_ballot(one)
        except InvalidValueError as error:
            self._show_error(error)
            return
        self._write(ballots.keep_ballot, one)
        self.clear()
        self.enter()

    def take_back(self) -> None:
        """Take the ballot that was counted last out of the sums."""
        if self._last is not None:
            self._write(ballots.take_back_ballot, self._last)

    def enter(self, at: int = 0) -> None:
        """Go to a line."""
        self.boxes[at].enter()
        self.moved.emit(self.boxes[at])

    def clear(self) -> None:
        """Forget what is typed."""
        for one in self.boxes:
            one.clear()

    def _lay_out(self) -> None:
        peers = Card(self.tr("Students they would talk to"))
        trusted = Card(self.tr("Adults they trust"))
        for card, boxes in ((peers, self.students), (trusted, self.adults)):
            for one in boxes:
                card.add_widget(one)
        hint = self.tr(
            "Type three letters and press Enter. Enter alone leaves a line empty, ? and Enter "
            "counts a name nobody can read. No ballot is kept, only the sums."
        )
        trusted.add_widget(label(hint, "muted"))
        self._entry = CardGrid([peers, trusted], least_width=_CARD)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.take_back_button)
        flow.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for widget in (self.message, self.count, self._entry, buttons):
            column.addWidget(widget)
        column.addStretch(1)

    def _connect(self) -> None:
        for at, one in enumerate(self.boxes):
            one.done.connect(partial(self._go_on, at))
        self.take_back_button.setEnabled(False)

    def _go_on(self, at: int) -> None:
        one = self.boxes[at]
        group = self.students if one in self.students else self.adults
        if one.value not in {"", UNCLEAR} and [box.value for box in group].count(one.value) > 1:
            one.set_error(self.tr("This name is on the ballot already. Count it once."))
            one.value = ""
            one.enter()
        elif at + 1 < len(self.boxes):
            self.enter(at + 1)
        else:
            self.keep()

    def _students(self, text: str) -> list[Found]:
        grades = self._round.draft.grades if self._round else ()
        read = partial(ballots.find_students, text=text, grades=grades)
        return [Found(key, name, grade_words(grade)) for key, name, grade in self._desk.read(read)]

    def _adults(self, text: str) -> list[Found]:
        read = partial(ballots.find_adults, text=text)
        return [Found(key, name) for key, name in self._desk.read(read)]

    def _write(self, use_case: object, one: Ballot) -> None:
        if self._round is None:
            return
        is_back = use_case is ballots.take_back_ballot
        work = ballots.take_back_ballot if is_back else ballots.keep_ballot
        text = self.tr("Took a ballot back") if is_back else self.tr("Counted a ballot")
        deed = partial(work, round_id=self._round.id, ballot=one)
        self._last = None if is_back else one
        self._desk.write(
            self, deed, text, partial(self._on_written, text), partial(self._on_failed, one)
        )

    def _on_written(self, text: str, counted: int) -> None:
        self._show_count(counted)
        self.message.hide()
        self.take_back_button.setEnabled(self._last is not None)
        announce(self, self.tr("{deed}: {n} in all").format(deed=text, n=counted))

    def _on_failed(self, _ballot: Ballot, error: PeerDeskError) -> None:
        self._last = None
        self.take_back_button.setEnabled(False)
        sentence = self.tr("This ballot was not counted. Key it again. {why}")
        self.message.show_message("danger", sentence.format(why=sentence_of(error)))

    def _show_error(self, error: InvalidValueError) -> None:
        boxes: Sequence[NameBox] = self.adults if error.field == "adults" else self.students
        boxes[0].set_error(sentence_of(error))
        boxes[0].enter()

    def _show_count(self, counted: int) -> None:
        out = self._round.draft.ballots_out if self._round else 0
        words = self.tr("%n ballots counted", "", counted)
        if out:
            words = self.tr("{counted} of {out} given out").format(counted=words, out=out)
        self.count.setText(words)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._last = None
        self.take_back_button.setEnabled(False)
