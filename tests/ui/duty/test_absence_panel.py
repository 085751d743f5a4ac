"""The Mark absent panel, from name to reprint."""

from datetime import timedelta

import pytest
from duty_support import MONDAY
from PySide6.QtCore import QDate, Qt

from peerdesk.services import duty
from peerdesk.ui.kit.absence_panel import AbsencePanel


@pytest.fixture
def filled(school):
    school.fill()
    return school


@pytest.fixture
def panel(filled, desk, qtbot):
    panel = AbsencePanel(desk)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    panel.setFocus()
    return panel


def on_monday(school):
    """Return the helper who is first on duty this Monday."""
    return school.week().rows[0].cells[0].helpers[0]


def absent(school):
    return school.store.read(lambda s: duty.absences_on(s, MONDAY))


def test_who_is_on_duty_today_is_offered_before_typing(panel, filled, qtbot):
    qtbot.waitUntil(lambda: len(panel.who.found) == 4)

    offered = {one.value for one in panel.who.found}
    standing = filled.standing()
    expected = {id_ for place, ids in standing.items() if place.day == MONDAY for id_ in ids}
    assert offered == expected


def test_name_enter_enter_marks_absent_with_the_first_stand_in(panel, filled, qtbot, wait_idle):
    gone = on_monday(filled)
    qtbot.keyClicks(panel.who, gone.full_name.split()[0][:3])
    qtbot.keyClick(panel.who, Qt.Key.Key_Return)
    assert panel.mark.hasFocus()

    qtbot.keyClick(panel.mark, Qt.Key.Key_Return)
    wait_idle()

    assert set(absent(filled)) == {gone.student_id}
    cell = filled.week().rows[0].cells[0]
    assert (cell.missing, len(cell.helpers)) == (0, 3)
    assert panel.reprint.hasFocus()


def test_enter_after_marking_reprints_the_sheet_of_today(panel, filled, qtbot, wait_idle):
    panel.choose(on_monday(filled).student_id)
    qtbot.keyClick(panel.mark, Qt.Key.Key_Return)
    wait_idle()

    with qtbot.waitSignal(panel.print_requested) as asked, qtbot.waitSignal(panel.finished):
        qtbot.keyClick(panel.reprint, Qt.Key.Key_Return)

    assert asked.args == ["bench-sheet", {"day": MONDAY}]


def test_what_falls_out_is_shown_with_the_best_stand_in_chosen(panel, filled):
    gone = on_monday(filled).student_id
    panel.choose(gone)
    lost = filled.store.read(lambda s: duty.falls_out(s, gone, MONDAY, MONDAY))

    assert panel.lost[0].stand_in == lost.duties[0].stand_ins[0].student_id
    assert panel.lost[0].box.accessibleName() == "Mon 10:00, bench A"


def test_nobody_may_be_chosen_and_the_panel_says_so(panel, filled, qtbot, wait_idle):
    gone = on_monday(filled)
    panel.choose(gone.student_id)
    panel.lost[0].box.setCurrentIndex(panel.lost[0].box.count() - 1)

    qtbot.mouseClick(panel.mark, Qt.MouseButton.LeftButton)
    wait_idle()

    assert panel.said == f"{gone.full_name} is absent. Places that stay empty: 1."
    assert filled.week().rows[0].cells[0].missing == 1


def test_longer_absence_lists_each_duty(panel, filled):
    gone = on_monday(filled).student_id
    panel.choose(gone)
    days = panel.days.field("last").editor

    days.setDate(QDate(2026, 11, 27))

    mine = [place for place, ids in filled.standing().items() if gone in ids]
    assert len(panel.lost) == len(mine)


def test_last_day_before_the_first_is_refused_under_the_field(panel, filled):
    panel.choose(on_monday(filled).student_id)

    panel.days.field("last").editor.setDate(QDate(2026, 11, 20))

    assert panel.days.field("last").error == "Enter a last day on or after the first day."


def test_student_without_duty_is_marked_and_the_panel_closes(panel, filled, qtbot, wait_idle):
    day = [ids for place, ids in filled.standing().items() if place.day == MONDAY]
    idle = next(h for h in filled.helpers if not any(h in ids for ids in day))
    panel.choose(idle)

    with qtbot.waitSignal(panel.finished):
        qtbot.keyClick(panel.mark, Qt.Key.Key_Return)

    wait_idle()
    assert set(absent(filled)) == {idle}


def test_absent_student_can_be_taken_back(panel, filled, qtbot, wait_idle):
    gone = on_monday(filled).student_id
    filled.write(lambda s: duty.mark_absent(s, gone, MONDAY, MONDAY))
    panel.start(gone)
    assert panel.back.isVisible()

    with qtbot.waitSignal(panel.finished):
        qtbot.mouseClick(panel.back, Qt.MouseButton.LeftButton)

    wait_idle()
    assert absent(filled) == {}


def test_prefilled_panel_waits_for_enter_only(filled, desk, qtbot):
    gone = on_monday(filled)
    panel = AbsencePanel(desk, gone.student_id)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()

    panel.setFocus()

    assert panel.mark.hasFocus()
    assert panel.name == gone.full_name


def found(panel):
    return [one.text for one in panel.who.found]


def press(qtbot, parent, words):
    from PySide6.QtWidgets import QPushButton

    buttons = [b for b in parent.findChildren(QPushButton) if not b.isHidden()]
    button = next(b for b in buttons if b.text().replace("&", "") == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_class_is_offered_by_its_name_and_marked_in_one_act(panel, filled, qtbot, wait_idle):
    qtbot.keyClicks(panel.who, "05-A")
    qtbot.waitUntil(lambda: found(panel)[:1] == ["Class 05-A"])
    qtbot.keyClick(panel.who, Qt.Key.Key_Return)

    qtbot.keyClick(panel.mark, Qt.Key.Key_Return)
    wait_idle()

    assert set(absent(filled)) == set(filled.helpers)
    assert panel.said == "Class 05-A is absent. Places that stay empty: 4."


def test_students_come_before_classes_while_a_name_is_typed(panel, filled, qtbot):
    qtbot.keyClicks(panel.who, "05")

    qtbot.waitUntil(lambda: "Class 05-A" in found(panel))

    assert found(panel)[-1] == "Class 05-A"


def test_who_is_away_is_listed_and_comes_back_with_one_press(panel, filled, qtbot, wait_idle):
    gone = on_monday(filled)
    filled.write(lambda s: duty.mark_absent(s, gone.student_id, MONDAY, MONDAY))
    panel.start()
    assert [row.name for row in panel.away.rows] == [gone.full_name]

    press(qtbot, panel.away, "Is back")
    wait_idle()

    assert absent(filled) == {}
    assert panel.away.rows == []


def test_no_outdoor_recess_today_takes_all_duty_away_and_is_undone(panel, filled, qtbot, wait_idle):
    press(qtbot, panel.away, "No outdoor recess today")
    wait_idle()
    inside = [cell for cell in filled.week().cells if cell.place.day == MONDAY]

    press(qtbot, panel.away, "Outdoor recess again")
    wait_idle()

    assert inside == []
    assert [cell for cell in filled.week().cells if cell.place.day == MONDAY]


def test_day_before_the_school_year_is_refused_under_the_field(panel, filled):
    panel.choose(on_monday(filled).student_id)

    panel.days.field("first").editor.setDate(QDate(2026, 7, 1))

    assert panel.days.field("first").error.startswith("This day is before the school year.")


def test_longer_absence_that_began_earlier_ends_today_when_back(
    panel, filled, desk, qtbot, wait_idle
):
    gone = on_monday(filled).student_id
    friday = MONDAY - timedelta(days=3)
    filled.write(lambda s: duty.mark_absent(s, gone, friday, MONDAY + timedelta(days=2)))
    panel.start()

    press(qtbot, panel.away, "Is back")
    wait_idle()

    assert absent(filled) == {}
    assert filled.store.read(lambda s: duty.away_on(s, friday))[0].last == friday + timedelta(2)
