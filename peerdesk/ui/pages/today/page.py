"""Today: the frame of the page, painted first; its cards follow at once."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.after_paint import AfterPaint
from peerdesk.ui.kit.dates import day_long
from peerdesk.ui.kit.page import Page

if TYPE_CHECKING:
    from peerdesk.ui.pages.today.cards import TodayCards


class TodayPage(Page):
    """Home of the school role: most days the counselor need not leave it."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "SessionLog",
            "CheckIn",
            "ExitAnswer",
            "Concern",
            "ConcernStep",
            "Referral",
            "Match",
            "MatchProposal",
            "DutyAssignment",
            "Absence",
            "CalendarDay",
            "Bench",
            "RecessPeriod",
            "Acknowledgement",
            "TeamPosition",
            "ServiceBreak",
            "TeamMeeting",
            "TeamMeetingAction",
            "ProgramMembership",
            "Consent",
            "TrainingRecord",
            "TrainingEvent",
            "Course",
            "TrainingRule",
            "StaffResource",
            "Student",
            "SheetCode",
            "PairConstraint",
            "Program",
            "PutOff",
            "SchoolYear",
            "Term",
            "LocalState",
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_primary(
            self.tr("&Log session"), self.primary, icon="notebook-pen", shortcut="Ctrl+L"
        )
        self.header.add_secondary(
            self.tr("Mark &absent"), self._mark_absent, icon="user-x", shortcut="Ctrl+Shift+A"
        )
        self.cards: TodayCards | None = None
        self._show_day()
        AfterPaint(self, self._fill)

    @override
    def refresh(self) -> None:
        self._show_day()
        if self.cards is not None:
            self.cards.refresh()

    @override
    def primary(self) -> None:
        self.log_requested.emit(None)

    @override
    def print_page(self) -> None:
        self.print_requested.emit("bench-sheet", {"day": self.desk.today()})

    def _mark_absent(self) -> None:
        self.absence_requested.emit(None)

    def _show_day(self) -> None:
        self.header.set_title(self.tr("Today, {day}").format(day=day_long(self.desk.today())))

    def _fill(self) -> None:
        """Make the cards, whose records and modules the first picture does not wait for."""
        from peerdesk.ui.pages.today.cards import TodayCards  # noqa: PLC0415 - after the start

        self.cards = TodayCards(self.desk)
        self.cards.place_requested.connect(self.place_requested)
        self.cards.panel_requested.connect(self.panel_requested)
        self.cards.print_asked.connect(self.print_page)
        self.body.addWidget(self.cards)
        self.body.addStretch(1)
        self.cards.refresh()
