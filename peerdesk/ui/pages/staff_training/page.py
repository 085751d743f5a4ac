"""Staff training: courses of the staff, who may do what, mentors, support for staff."""

from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.page import Page
from peerdesk.ui.kit.team_views import TeamViews
from peerdesk.ui.pages.staff_training.mentors_view import MentorsView
from peerdesk.ui.pages.staff_training.rules_view import RulesView
from peerdesk.ui.pages.staff_training.staff_view import StaffView
from peerdesk.ui.pages.staff_training.support_view import SupportView

_VIEWS: Final = ("staff", "rules", "mentors", "support")


class StaffTrainingPage(Page):
    """Four views; Ctrl+N records a course for many adults, Ctrl+P prints the support list."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "Staff", "StaffTraining", "Course", "TrainingRule", "TrainingRecord", "HelperMentor",
            "StaffResource", "ProgramMembership", "Student", "TeamPosition", "PairConstraint",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.header.set_title(self.tr("Staff training"))
        self.header.set_primary(
            self.tr("&Record training"), self.primary, icon="graduation-cap", shortcut="Ctrl+N"
        )
        self.places = TeamViews("staff_training", desk)
        self.views = FilterChips(
            [
                ("staff", self.tr("Courses of staff")),
                ("rules", self.tr("Who may do what")),
                ("mentors", self.tr("Mentors of new helpers")),
                ("support", self.tr("Support for staff")),
            ],
            self.tr("Part"),
            exclusive=True,
        )
        self.staff = StaffView(desk)
        self.rules = RulesView(desk)
        self.mentors = MentorsView(desk)
        self.support = SupportView(desk)
        self._parts = (self.staff, self.rules, self.mentors, self.support)
        self._lay_out()
        self._connect()
        self._go_to_view("staff")

    @override
    def refresh(self) -> None:
        self._view.refresh()

    @override
    def primary(self) -> None:
        self.staff.primary()

    @override
    def print_page(self) -> None:
        self.support.print_list()

    @override
    def show_record(self, record_id: object) -> None:
        """Open a part by its key, or the part that has the record."""
        key = str(record_id)
        if key in _VIEWS:
            self._go_to_view(key)
            return
        for name, view in (
            ("staff", self.staff), ("support", self.support), ("mentors", self.mentors),
        ):  # fmt: skip
            view.refresh()
            if view.go_to(key):
                self._go_to_view(name)
                return

    def choose_mentor(self) -> None:
        """Choose who looks after the first new helper."""
        self._go_to_view("mentors")
        self.mentors.primary()

    def add_support(self) -> None:
        """Add support for staff."""
        self._go_to_view("support")
        self.support.primary()

    @property
    def _view(self) -> StaffView | RulesView | MentorsView | SupportView:
        match self.views.key:
            case "rules":
                return self.rules
            case "mentors":
                return self.mentors
            case "support":
                return self.support
            case _:
                return self.staff

    def _lay_out(self) -> None:
        self.body.addWidget(self.places)
        self.body.addWidget(self.views)
        for view in self._parts:
            self.body.addWidget(view, 1)

    def _connect(self) -> None:
        self.places.place_requested.connect(self.place_requested)
        self.views.changed.connect(lambda _keys: self._show_view())
        for view in (self.staff, self.mentors, self.support):
            view.panel_requested.connect(self.panel_requested)
        for opener in (self.rules, self.mentors):
            opener.place_requested.connect(self.place_requested)
        self.support.print_requested.connect(self.print_requested)

    def _go_to_view(self, key: str) -> None:
        self.views.choose(key)
        self._show_view()

    def _show_view(self) -> None:
        shown = self._view
        for view in self._parts:
            view.start.setObjectName("pageStart" if view is shown else "")
            view.setVisible(view is shown)
        self.refresh()
