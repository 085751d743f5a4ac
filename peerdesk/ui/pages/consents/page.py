"""Consents: whose slip is missing, slips that came back, and what a no stops."""

from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from peerdesk.enums import AccountRole
from peerdesk.services.calendar import list_years
from peerdesk.services.consent import effects, figures, missing, rules, slips
from peerdesk.services.consent.effects import ActionRow
from peerdesk.services.consent.figures import Figures
from peerdesk.services.consent.missing import MissingRow, Pupil
from peerdesk.ui.desk import Desk
from peerdesk.ui.kit.consent_panel import ConsentPanel
from peerdesk.ui.kit.filter_chips import FilterChips
from peerdesk.ui.kit.guard import close, need
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.page import Page
from peerdesk.ui.pages.consents.lists_view import ActionView, ExpiringView, FiguresView
from peerdesk.ui.pages.consents.missing_view import MissingView
from peerdesk.ui.pages.consents.rules_panel import RulesPanel
from peerdesk.ui.pages.consents.slips_panel import SlipsPanel

_VIEWS: Final = ("missing", "action", "soon", "numbers")
_STOP: Final = "consent.effects.stop_all"


class ConsentsPage(Page):
    """Four lists of the ledger; Ctrl+N takes returned slips, Ctrl+P prints the missing ones."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "Consent", "ConsentTopic", "ConsentSlip", "Student", "ProgramMembership", "Program",
            "TeamPosition", "Match", "DutyAssignment", "SchoolYear",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._is_principal = desk.account.role is AccountRole.PRINCIPAL
        self.views = FilterChips(self._view_choices(), self.tr("List"), exclusive=True)
        self.alarm = InfoBar("danger")
        self.alarm.set_dismissable(dismissable=False)
        need(self.alarm.set_action(self.tr("Stop it all"), self.stop_all), _STOP)
        self.alarm.hide()
        self.missing = MissingView()
        self.action = ActionView()
        self.soon = ExpiringView()
        self.numbers = FiguresView()
        self._stack = QStackedWidget()
        self._fill_header()
        self._lay_out()
        self._connect()
        self.views.choose("numbers" if self._is_principal else "missing")
        self._show_view()

    @override
    def refresh(self) -> None:
        self._refresh_numbers()
        if self._is_principal:
            self.header.set_title(self.tr("Consents"), self.tr("In numbers"))
            return
        today = self.desk.today()
        rows = self.desk.read(partial(missing.list_missing, today=today))
        actions = self.desk.read(partial(effects.needs_action, today=today))
        soon = self.desk.read(partial(missing.list_expiring, today=today))
        self.missing.show_rows(rows)
        self.action.show_rows(actions)
        self.soon.show_rows(soon)
        counts = {"missing": len(rows), "action": len(actions), "soon": len(soon)}
        for key, words in self._view_choices():
            self.views.set_text(key, f"{words} {counts[key]}" if key in counts else words)
        self._show_alarm(actions)
        words = self.tr("%n slips missing", "", len(rows))
        self.header.set_title(self.tr("Consents"), words)
        self._print.setEnabled(bool(rows))

    @override
    def primary(self) -> None:
        self.enter_slips()

    @override
    def print_page(self) -> None:
        """Print the slips of those who are shown (or of several chosen ones)."""
        if self.missing.rows:
            shown = self.missing.shown_ids
            options = {"student_ids": shown} if len(shown) < len(self.missing.rows) else {}
            question = self.missing.questions.currentData()
            if question:
                options["asks"] = (question,)
            self.print_requested.emit("consent-slip", options)

    @override
    def find_here(self) -> None:
        self._go_to_view("missing")
        self.missing.narrow.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.missing.narrow.selectAll()

    @override
    def show_record(self, record_id: object) -> None:
        key = str(record_id)
        if key in _VIEWS:
            self._go_to_view(key)
            return
        self.refresh()
        if self.action.table.go_to(lambda row: row.id == key):
            self._go_to_view("action")
            self._open_current(self.action.table.current_row)
        elif self.missing.table.go_to(lambda row: row.id == key):
            self._go_to_view("missing")
            self._open_current(self.missing.table.current_row)
        elif self.soon.table.go_to(lambda row: row.id == key):
            self._go_to_view("soon")
            self._open_current(self.soon.table.current_row)
        else:
            self._go_to_view("missing")
            self.missing.ask_about(key)

    def enter_slips(self) -> None:
        """Take a stack of slips that came back."""
        if self.desk.may(slips.enter_slip):
            self.panel_requested.emit(SlipsPanel(self.desk), self.tr("Enter slips"))

    def choose_rules(self) -> None:
        """Choose what each activity and survey needs."""
        if self.desk.may(rules.set_rule):
            self.panel_requested.emit(RulesPanel(self.desk), self.tr("What is asked"))

    def stop_all(self) -> None:
        """Stop for everybody who said no what they still take part in; one act."""
        rows = self.desk.read(partial(effects.needs_action, today=self.desk.today()))
        self._stop([row.id for row in rows], self.tr("Stopped what a no stops"))

    def _fill_header(self) -> None:
        enter = self.header.set_primary(
            self.tr("&Enter slips"), self.primary, icon="square-stack", shortcut="Ctrl+N"
        )
        self._print = self.header.add_secondary(
            self.tr("&Print missing"), self.print_page, icon="printer", shortcut="Ctrl+P"
        )
        ask = self.header.add_secondary(
            self.tr("&What is asked"), self.choose_rules, icon="settings"
        )
        may = {
            enter: self.desk.may(slips.enter_slip),
            ask: self.desk.may(rules.set_rule),
            self._print: not self._is_principal,
        }
        for button, allowed in may.items():
            if not allowed:
                close(button, self.desk.why_not())

    def _lay_out(self) -> None:
        for view in (self.missing, self.action, self.soon, self.numbers):
            self._stack.addWidget(view)
        self.body.addWidget(self.alarm)
        self.body.addWidget(self.views)
        self.body.addWidget(self._stack, 1)
        self.views.setVisible(not self._is_principal)

    def _connect(self) -> None:
        self.views.changed.connect(lambda _keys: self._show_view())
        self.missing.opened.connect(self._open_current)
        self.action.table.opened.connect(self._open_current)
        self.soon.table.opened.connect(self._open_current)
        self.numbers.table.opened.connect(self._show_those)
        self.numbers.years.currentIndexChanged.connect(lambda _index: self._refresh_numbers())
        add = self.missing.table.add_row_action
        add(self.tr("Show and record"), self._open_missing, icon="pencil", shortcut="F2")
        add(self.tr("Print slip"), self._print_current, icon="printer")
        self.action.table.add_row_action(
            self.tr("Stop it now"),
            self._stop_current,
            icon="ban",
            shortcut="S",
            needs=_STOP,
        )

    def _view_choices(self) -> list[tuple[str, str]]:
        return [
            ("missing", self.tr("Missing")),
            ("action", self.tr("Said no, still take part")),
            ("soon", self.tr("Run out soon")),
            ("numbers", self.tr("By activity")),
        ]

    def _show_view(self) -> None:
        self._stack.setCurrentIndex(_VIEWS.index(self.views.key or "missing"))

    def _go_to_view(self, key: str) -> None:
        self.views.choose(key)
        self._show_view()

    def _refresh_numbers(self) -> None:
        today = self.desk.today()
        years = self.desk.read(list_years)
        begun = [year for year in years if year.starts_on and year.starts_on <= today]
        self.numbers.offer_years(begun or years)
        chosen = next((y for y in years if y.id == self.numbers.years.currentData()), None)
        last = chosen.ends_on if chosen and chosen.ends_on else today
        use_case = partial(figures.figures, day=min(last, today), today=today)
        self.numbers.show_rows(self.desk.read(use_case))

    def _show_alarm(self, actions: list[ActionRow]) -> None:
        self.alarm.setVisible(bool(actions))
        if actions:
            text = self.tr("Still taking part after a no: %n students.", "", len(actions))
            self.alarm.show_message("danger", text, speak=False)

    def _show_those(self, row: Figures) -> None:
        if not self._is_principal:
            self._go_to_view("missing")
            self.missing.ask_about(row.ask.key)

    def _open_missing(self) -> None:
        self._open_current(self.missing.table.current_row)

    def _open_current(self, row: object) -> None:
        pupil = getattr(row, "pupil", None)
        if isinstance(pupil, Pupil):
            panel = ConsentPanel(self.desk, pupil.id, pupil.full_name)
            panel.panel_requested.connect(self.panel_requested)
            self.panel_requested.emit(panel, pupil.full_name)

    def _print_current(self) -> None:
        row: MissingRow | None = self.missing.table.current_row
        if row is not None:
            self.print_requested.emit("consent-slip", {"student_ids": (row.id,)})

    def _stop_current(self) -> None:
        row = self.action.table.current_row
        if row is not None:
            text = self.tr("Stopped what {name} said no to").format(name=row.pupil.full_name)
            self._stop([row.id], text)

    def _stop(self, student_ids: list[str], text: str) -> None:
        use_case = partial(effects.stop_all, student_ids=student_ids, today=self.desk.today())
        self.desk.write(self, use_case, text)
