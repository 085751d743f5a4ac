"""Returned slips by the keyboard: code or name, G or R, A or N; wrong input gets its sentence."""

import pytest
from consent_support import GIVEN
from PySide6.QtCore import QDate, Qt
from support import TODAY

from peerdesk.enums import ConsentKind, ConsentStatus
from peerdesk.services.consent.rules import Ask
from peerdesk.services.consent.slips import count_entered

KEY = Qt.Key


@pytest.fixture
def panel(shell, page):
    page.enter_slips()
    return shell.panel.content


@pytest.fixture
def give(panel, qtbot, calm):
    """Give a function that types a name (or code), Enter, and the keys of the answer."""

    def type_slip(text, *keys):
        qtbot.keyClicks(panel.box, text)
        qtbot.keyClick(panel.box, KEY.Key_Return)
        for key in keys:
            qtbot.keyClick(panel.keys, key)
        calm()

    return type_slip


def missing(page):
    return {row.pupil.first_name for row in page.missing.rows}


def test_a_slip_takes_enter_and_g(panel, page, give, families):
    give("may", KEY.Key_G)

    assert missing(page) == {"Eli", "Sam"}
    assert panel.count.text().startswith("1 ")
    assert panel.box.hasFocus()


def test_a_wrong_slip_is_undone_as_one(panel, shell, page, give, calm):
    give("may", KEY.Key_R)
    shell._desk.undo()
    calm()

    assert missing(page) == {"Maya", "Eli", "Sam"}
    assert panel.count.text().startswith("0 ")


def test_the_child_is_asked_where_it_matters(panel, page, give, families):
    families.answer(ConsentStatus.ASKED, student_id=families.idle, ask=Ask(ConsentKind.GROUP))
    give("ana", KEY.Key_G)
    waits = panel.keys.task is not None

    give("", KEY.Key_A)

    assert waits
    assert panel.keys.task is None
    assert families.read(count_entered, TODAY) == 1


def test_one_line_can_be_a_no(panel, give, families):
    families.put_on_bench(families.idle)
    give("ana", KEY.Key_2, KEY.Key_G)

    row = next(iter(panel.recent.itemAt(0).widget().text().split("\n")))
    assert "Buddy pairs: Yes" in row
    assert "First name on posters: No" in row


def test_nobody_and_unknown_codes_are_said_and_typing_is_kept(panel, give):
    give("xyz")
    nobody = panel.who.error
    panel.box.clear()
    give("22222222")

    assert "Nobody here" in nobody
    assert panel.who.error
    assert panel.box.text() == "22222222"


def test_an_answered_slip_is_told_before_it_is_changed(panel, give, families):
    families.answer(GIVEN)
    give("may")

    assert panel.message.isVisible()
    assert "Answered already" in panel.message.text


def test_a_day_to_come_is_said_at_the_day_and_the_slip_stays(panel, give):
    panel.day.setDate(QDate(2027, 2, 1))
    give("may", KEY.Key_G)

    assert "not come yet" in panel.signed.error
    assert panel.keys.task is not None


def test_the_day_stays_for_the_next_slips(panel, give, page):
    panel.day.setDate(QDate(2026, 11, 20))
    give("may", KEY.Key_G)
    give("sam", KEY.Key_G)

    assert panel.day.date() == QDate(2026, 11, 20)
    assert missing(page) == {"Eli"}


def test_backspace_clears_and_escape_puts_the_slip_back(panel, give, qtbot):
    give("ana", KEY.Key_1)
    qtbot.keyClick(panel.keys, KEY.Key_Backspace)
    cleared = dict(panel.keys.answers)
    qtbot.keyClick(panel.keys, KEY.Key_Escape)

    assert cleared == {}
    assert not panel.keys.isVisible()
