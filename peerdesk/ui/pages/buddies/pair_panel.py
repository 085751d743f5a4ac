"""One pair in the side panel: what is due, how often they meet, its life, what can be done."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from peerdesk.enums import MatchSide, MatchStatus
from peerdesk.services.check_ins import DueCheckIn, DueKind
from peerdesk.services.match_dosage import dosage_words
from peerdesk.services.match_exit import exit_questions
from peerdesk.services.match_story import PairStory, pair_story
from peerdesk.services.names import grade_words
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.buttons import push_button
from peerdesk.ui.kit.chip import Chip
from peerdesk.ui.kit.dates import day, day_with_year
from peerdesk.ui.kit.flow import FlowLayout
from peerdesk.ui.kit.guard import need
from peerdesk.ui.kit.history_section import HistorySection
from peerdesk.ui.kit.record_panel import RecordPanel
from peerdesk.ui.kit.session_words import mood_words
from peerdesk.ui.kit.style import label, rule
from peerdesk.ui.pages.buddies.check_in_list import CheckInList
from peerdesk.ui.pages.buddies.words import due_words, month_words, pair_words, state_words


class PairPanel(RecordPanel):
    """Everything about one pair; each button is one undoable act, or a print.

    Signals:
        act_requested: Key of what to do ("log", "check", "meet", "sign", "rest", "lock", "end",
            "exit"),
            the `PairStory`, and the `DueCheckIn` it is for, or None.
        print_requested: Print key and options.
        correct_requested: PairRow, and the id of its check-in to correct.
        delete_requested: PairRow, and the id of its check-in to delete.
    """

    watches: ClassVar[frozenset[str]] = frozenset(
        {"Match", "CheckIn", "ExitAnswer", "SessionLog", "Student", "Program", "CalendarDay"}
    )

    correct_requested = Signal(object, str)
    delete_requested = Signal(object, str)
    act_requested = Signal(str, object, object)
    print_requested = Signal(str, object)

    def __init__(self, desk: Desk, match_id: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._match_id = match_id
        self.load()

    @property
    def match_id(self) -> str:
        """Return the pair's id."""
        return self._match_id

    @property
    def title(self) -> str:
        """Return "Maya + Sam"."""
        return pair_words(self.story.row)

    @property
    def story(self) -> PairStory:
        """Return the pair as it was read last."""
        story: PairStory = self.record
        return story

    @override
    def read(self) -> PairStory:
        today = self._desk.today()
        return self._desk.read(partial(pair_story, match_id=self._match_id, today=today))

    @override
    def fill(self, column: QVBoxLayout) -> None:
        parts = (self._head, self._due, self._checks, self._time, self._life, self._answers)
        for part in parts:
            part(column)
        if self._desk.may_open("history"):
            column.addWidget(rule())
            column.addWidget(HistorySection(self._desk, [("buddy_match", self._match_id)]))

    def _head(self, column: QVBoxLayout) -> None:
        row = self.story.row
        line = QHBoxLayout()
        number = self.tr("Pair {number}").format(number=row.number)
        line.addWidget(label(number, "strong"))
        line.addStretch(1)
        if row.is_locked:
            line.addWidget(Chip(self.tr("Locked")))
        state = state_words(row.status)
        if row.hold_until is not None:
            state = self.tr("{state} until {day}").format(state=state, day=day(row.hold_until))
        line.addWidget(Chip(state, _TONES.get(row.status, "ok")))
        column.addLayout(line)
        for words, tag in (
            (self.tr("Helper: {name}, {grade}"), row.helper),
            (self.tr("Buddy: {name}, {grade}"), row.buddy),
        ):
            text = words.format(name=tag.full_name, grade=grade_words(tag.grade))
            column.addWidget(label(text))
        told = [row.reasons, *row.warnings]
        if row.status is MatchStatus.CLOSED and row.premature:
            told.append(self.tr("It ended before the time the program expects"))
        if any(told):
            column.addWidget(label("\n".join(one for one in told if one), "muted"))
        column.addWidget(self._verbs())

    def _verbs(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        for key, text in self._acts():
            button = push_button(text, partial(self._act, key, None))
            need(button, _NEEDS.get(key, ""))
            button.setObjectName(key)
            flow.addWidget(button)
        for key, text in self._prints():
            options = {"match_ids": [self._match_id]}
            button = push_button(text, partial(self.print_requested.emit, key, options))
            button.setObjectName(key)
            flow.addWidget(button)
        first = holder.findChild(QWidget, self._first_act())
        if first is not None:
            self.setFocusProxy(first)
        return holder

    def _first_act(self) -> str:
        return "closure-letter" if self.story.row.status is MatchStatus.CLOSED else "check"

    def _acts(self) -> list[tuple[str, str]]:
        row = self.story.row
        if row.status is MatchStatus.CLOSED:
            return [("exit", self.tr("E&xit questions"))]
        can_go_on = row.status in {MatchStatus.ON_HOLD, MatchStatus.CLOSING}
        acts = [
            ("check", self.tr("&Check in")),
            ("log", self.tr("&Log session")),
            ("meet", self.tr("&First meeting")) if self.story.first_met_on is None else None,
            ("sign", self.tr("A&greement signed")) if self.story.agreed_on is None else None,
            ("rest", self.tr("&Go on") if can_go_on else self.tr("&Rest")),
            ("lock", self.tr("Un&lock") if row.is_locked else self.tr("Loc&k")),
            ("end", self.tr("&End pair")),
        ]
        return [act for act in acts if act is not None]

    def _prints(self) -> list[tuple[str, str]]:
        letter = ("closure-letter", self.tr("Print le&tters"))
        card = ("goodbye-card", self.tr("Print goodbye c&ards"))
        match self.story.row.status:
            case MatchStatus.CLOSED:
                return [letter, card, ("certificate", self.tr("Print certi&ficate"))]
            case MatchStatus.CLOSING:
                return [letter, card]
            case _:
                return [
                    ("match-agreement", self.tr("&Print agreement")),
                    ("pair-letter", self.tr("Print le&tters")),
                ]

    def _due(self, column: QVBoxLayout) -> None:
        if self.story.row.status is MatchStatus.CLOSED:
            return
        self._title(column, self.tr("What is due"))
        if not self.story.due:
            column.addWidget(label(self.tr("Nothing in the next weeks."), "muted"))
        today = self._desk.today()
        for number, due in enumerate(self.story.due):
            line = QHBoxLayout()
            text = due_words(due, today)
            if due.missed:
                text += self.tr(" (%n missed before)", "", due.missed)
            line.addWidget(label(text), 1)
            if due.due_on < today:
                line.addWidget(Chip(self.tr("Overdue"), "danger"))
            key = _ACT_OF[due.kind]
            button = push_button(self.tr("Do it"), partial(self._act, key, due))
            need(button, _NEEDS.get(key, ""))
            button.setAccessibleName(self.tr("Do it: {what}").format(what=text))
            button.setObjectName(f"due-{number}")
            line.addWidget(button)
            column.addLayout(line)

    def _checks(self, column: QVBoxLayout) -> None:
        self._title(column, self.tr("Check-ins"))
        listed = CheckInList(self._desk, self._match_id)
        row = self.story.row
        listed.edit_requested.connect(partial(self.correct_requested.emit, row))
        listed.delete_requested.connect(partial(self.delete_requested.emit, row))
        column.addWidget(listed)

    def _time(self, column: QVBoxLayout) -> None:
        story, dosage = self.story, self.story.row.dosage
        self._title(column, self.tr("Time together"))
        column.addWidget(label(dosage_words(dosage)))
        months = ", ".join(
            self.tr("{month} {minutes} min").format(month=month_words(first), minutes=minutes)
            for first, minutes in dosage.months
        )
        met = self.tr("%n sessions", "", story.sessions_count)
        words = self.tr("{sessions}, {minutes} minutes in all. {months}")
        text = words.format(sessions=met, minutes=dosage.total, months=months)
        column.addWidget(label(text, "muted"))
        for one in story.sessions:
            parts = [
                day(one.on),
                self.tr("{minutes} min").format(minutes=one.minutes),
                mood_words()[one.mood] if one.mood else "",
            ]
            column.addWidget(label("   ".join(part for part in parts if part)))

    def _life(self, column: QVBoxLayout) -> None:
        self._title(column, self.tr("Life of the pair"))
        for event in self.story.events:
            line = QHBoxLayout()
            line.setSpacing(8)
            when = label(day_with_year(event.on), "muted", wrap=False)
            when.setFixedWidth(when.fontMetrics().horizontalAdvance("Wed 28 Nov 2026 "))
            line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(event.text), 1)
            column.addLayout(line)

    def _answers(self, column: QVBoxLayout) -> None:
        if not self.story.replies:
            return
        self._title(column, self.tr("What they said at the end"))
        for one in exit_questions(self._desk.settings.language):
            answer = self.story.replies.get((one.side, one.key), "")
            if answer:
                who = self.tr("Helper") if one.side is MatchSide.HELPER else self.tr("Buddy")
                said = dict(one.choices).get(answer, answer)
                words = self.tr("{who}: {question} {answer}")
                column.addWidget(label(words.format(who=who, question=one.words, answer=said)))

    def _title(self, column: QVBoxLayout, text: str) -> None:
        column.addWidget(rule())
        column.addWidget(label(text, "strong"))

    def _act(self, key: str, due: DueCheckIn | None) -> None:
        self.act_requested.emit(key, self.story, due)


_TONES = {
    MatchStatus.ON_HOLD: "neutral",
    MatchStatus.CLOSING: "warn",
    MatchStatus.CLOSED: "neutral",
    MatchStatus.APPROVED: "accent",
}
_ACT_OF = {
    DueKind.FIRST_MEETING: "meet",
    DueKind.CHECK_IN: "check",
    DueKind.KEY_PERSON: "check",
    DueKind.REST_OVER: "rest",
    DueKind.GOODBYE: "end",
}
_NEEDS: Final = {
    "exit": "match_exit.answer_exit",
    "check": "check_in_records.log_check_in",
    "meet": "match_life.note_first_meeting",
    "sign": "match_life.note_agreement",
    "rest": "matches.hold_pair",
    "lock": "matches.lock_pair",
    "end": "matches.end_pair",
}
