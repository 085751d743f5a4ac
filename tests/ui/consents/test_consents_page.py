"""The page of consents: lists, filters, the ledger of a student, and what a no stops."""

from datetime import timedelta

import pytest
from consent_support import GIVEN, TAKE_PART
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton
from support import TODAY

from peerdesk.enums import AccountRole, ConsentKind, ConsentMode, ConsentStatus
from peerdesk.services.consent import rules
from peerdesk.services.consent.effects import needs_action
from peerdesk.services.rights import Who
from peerdesk.services.teams import Position, add_member, add_team
from peerdesk.ui.kit.consent_answer import AnswerPanel
from peerdesk.ui.pages.consents.page import ConsentsPage

REVOKED = ConsentStatus.REVOKED


def names(table):
    return [row.pupil.first_name for row in table.shown_rows]


def put_on_team(families):
    families.answer(GIVEN)
    team = families.do(add_team, "Team", TODAY)
    families.do(add_member, team, Position(families.helper, "Captain", TODAY))


def test_missing_slips_are_listed_and_narrowed(page, qtbot):
    assert names(page.missing.table) == ["Eli", "Maya", "Sam"]

    page.find_here()
    qtbot.keyClicks(page.missing.narrow, "sam")

    assert names(page.missing.table) == ["Sam"]
    assert len(page.missing.shown_ids) == 1


def test_print_asks_for_the_slips_that_are_shown(page, qtbot):
    page.missing.narrow.setText("sam")

    with qtbot.waitSignal(page.print_requested) as asked:
        page.print_page()

    key, options = asked.args
    assert key == "consent-slip"
    assert options == {"student_ids": page.missing.shown_ids}


def test_enter_opens_the_ledger_and_an_answer_is_recorded_there(shell, page, families, calm, qtbot):
    page.missing.table.go_to(lambda row: row.id == families.helper)
    qtbot.keyClick(page.missing.table, Qt.Key.Key_Return)
    button = shell.panel.content.findChild(QPushButton, "consent-take_part")

    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(shell.panel.content.save_button, Qt.Key.Key_Space)
    calm()

    assert names(page.missing.table) == ["Eli", "Sam"]


def test_a_wrong_day_is_said_under_its_field_and_typing_is_kept(shell, page, families, calm, qtbot):
    panel = AnswerPanel(page.desk, (families.helper, "Maya Ortiz"), TAKE_PART)
    page.panel_requested.emit(panel, "Maya Ortiz")
    panel.form.set_values({"signed_by": "Rosa"})
    panel.form.field("signed_on").editor.setDate(QDate(2027, 1, 5))

    panel.save()
    calm()

    assert "not come yet" in panel.form.field("signed_on").error
    assert panel.form.values["signed_by"] == "Rosa"


def test_a_yes_signed_after_it_was_used_is_asked_about_under_its_day(page, families, calm, qtbot):
    families.pair_since(TODAY - timedelta(days=20))
    panel = AnswerPanel(page.desk, (families.helper, "Maya Ortiz"), TAKE_PART)
    qtbot.addWidget(panel)
    panel.form.set_values({"signed_by": "Rosa"})
    panel.save()
    calm()
    asked, kept = panel.form.field("signed_on").error, panel.form.values["signed_by"]

    with qtbot.waitSignal(panel.finished):
        panel.message._action.click()

    assert "4 Nov 2026" in asked
    assert kept == "Rosa"


def test_taking_back_says_what_stops_and_stops_it(shell, page, families, calm, qtbot):
    put_on_team(families)
    panel = AnswerPanel(page.desk, (families.helper, "Maya Ortiz"), TAKE_PART)
    page.panel_requested.emit(panel, "Maya Ortiz")
    panel.form.set_values({"status": REVOKED.value, "told": "Ms Hall"})
    panel._show_fitting()

    words = panel.effect.text()
    panel.save()
    calm()

    assert "the place on the team ends" in words
    assert families.read(needs_action, TODAY) == []


def test_a_no_that_stopped_nothing_is_stopped_with_one_button(page, families, calm, qtbot):
    put_on_team(families)
    families.answer(REVOKED, told="Ms Hall")
    page.refresh()
    shown = page.alarm.isVisible()

    page.stop_all()
    calm()

    assert shown
    assert families.read(needs_action, TODAY) == []
    assert not page.alarm.isVisible()


def test_numbers_lead_to_those_who_are_missing(page, families, qtbot):
    page._go_to_view("numbers")
    (row,) = page.numbers.table.shown_rows

    page.numbers.table.opened.emit(row)

    assert page.views.key == "missing"
    assert page.missing.questions.currentData() == TAKE_PART.key


def test_what_is_asked_is_chosen_in_the_panel(shell, page, families, calm):
    page.choose_rules()
    panel = shell.panel.content
    panel.choose(ConsentKind.GROUP.value)
    panel.form.set_values({"mode": ConsentMode.NOTICE.value, "needs_assent": False})

    panel.save()
    calm()

    rule = families.read(rules.rule_of, ConsentKind.GROUP)
    assert (rule.mode, rule.needs_assent) == (ConsentMode.NOTICE, False)
    assert panel.message.text == "Saved."


def test_a_survey_without_a_name_is_told_so(shell, page, calm):
    page.choose_rules()
    panel = shell.panel.content
    panel.choose("new")

    panel.save()
    calm()

    assert panel.form.field("name").error == "Enter the name of the survey."


def test_a_line_of_the_work_list_opens_the_student(shell, page, families):
    page.show_record(families.third)

    assert shell.panel.content is not None
    assert page.missing.table.current_row.id == families.third


@pytest.mark.parametrize(
    ("role", "may_enter", "may_choose"),
    [(AccountRole.ASSISTANT, True, False), (AccountRole.PRINCIPAL, False, False)],
)
def test_roles_see_what_is_theirs(families, open_page, role, may_enter, may_choose):
    families.store.who = Who("slot", role)
    page = open_page(families.store).page

    assert isinstance(page, ConsentsPage)
    assert page.header.primary.isEnabled() is may_enter
    assert page.missing.rows == () or role is AccountRole.ASSISTANT
    assert [row.concerned for row in page.numbers.table.shown_rows] == [3]
