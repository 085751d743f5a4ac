"""The page Start new year, with real events on a real file."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from support import add_students, school_id

from peerdesk import clock
from peerdesk.enums import Grade, MatchStatus, NextYear, ProgramKind, RolloverTask
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.services import rollover
from peerdesk.services.vaults import programs_by_kind


@pytest.fixture
def shell(make_shell):
    """Open the page on a school of twelve students and one pair, in its running year."""
    shell = make_shell()
    store = shell._desk.store
    students = add_students(store, 12, grades=(Grade.G01, Grade.G03, Grade.G05))
    store.write(lambda s: _prepare(s, school_id(store), students), "Prepared")
    shell.go_to("rollover")
    return shell


def _prepare(session, own, students):
    today = clock.today()
    (year,) = session.query(SchoolYear)
    year.starts_on, year.ends_on = today - timedelta(days=100), today + timedelta(days=100)
    session.add(
        Match(
            school_id=own,
            program_id=programs_by_kind(session)[ProgramKind.PEER_MENTORING],
            mentor_id=students[1],
            mentee_id=students[0],
            number=7,
            status=MatchStatus.ACTIVE,
            started_on=today - timedelta(days=50),
        )
    )


def do(qtbot, shell, task):
    with qtbot.waitSignal(shell._desk.changed):
        shell.page.do(task)


def buttons(shell):
    return [button.text() for button in shell.page.tasks._buttons]


def primary(qtbot, shell):
    with qtbot.waitSignal(shell._desk.changed):
        qtbot.mouseClick(shell.page.header.primary, Qt.MouseButton.LeftButton)


def test_only_steps_that_can_start_have_a_button(qtbot, shell):
    assert buttons(shell) == ["Back up", "Print", "Tick as done", "Add year"]

    do(qtbot, shell, RolloverTask.BACKUP)

    assert buttons(shell)[:2] == ["Choose pairs", "Print"]
    assert shell.page.header.primary.text() == "Choose pairs"


def test_keys_on_a_row_choose_where_a_student_goes(qtbot, shell):
    do(qtbot, shell, RolloverTask.BACKUP)
    shell.page.do(RolloverTask.PROMOTE)
    table = shell.page.promote.table

    with qtbot.waitSignal(shell._desk.changed):
        qtbot.keyClick(table, Qt.Key.Key_R)

    assert table.current_row.goes is NextYear.RETAIN
    assert shell.page.promote.sum.text().startswith("12 students now, 9 in the new year: 3 leave")
    assert shell.undo_bar.text.endswith(", new year: Repeats")


def test_list_is_narrowed_to_exceptions(qtbot, shell):
    do(qtbot, shell, RolloverTask.BACKUP)
    shell.page.do(RolloverTask.PROMOTE)
    with qtbot.waitSignal(shell._desk.changed):
        qtbot.keyClick(shell.page.promote.table, Qt.Key.Key_O)

    qtbot.mouseClick(shell.page.promote.chips.button("exception"), Qt.MouseButton.LeftButton)

    assert len(shell.page.promote.table.shown_rows) == 1


def test_kept_pair_goes_on_and_the_button_counts_the_others(qtbot, shell):
    do(qtbot, shell, RolloverTask.BACKUP)
    shell.page.do(RolloverTask.PAIRS)

    qtbot.keyClick(shell.page.pairs.table, Qt.Key.Key_K)
    count = shell.page.header.primary.text()
    primary(qtbot, shell)

    status = shell._desk.read(lambda s: s.query(Match).one().status)
    assert count.startswith("End 0 pair")
    assert status is MatchStatus.ACTIVE


def test_refusal_is_said_on_the_page_and_nothing_changes(qtbot, shell):
    shell.page.do(RolloverTask.LEAVERS)

    qtbot.waitUntil(lambda: shell.page.message.text == "Back up first.")

    assert shell.page.board.done == 0


def test_grades_moved_by_an_import_block_promotion_and_can_be_ticked(qtbot, shell):
    do(qtbot, shell, RolloverTask.BACKUP)
    shell._desk.store.write(_move_up, "Imported 12 students")
    shell.page.do(RolloverTask.PROMOTE)
    blocked = shell.page.header.primary.isEnabled()

    with qtbot.waitSignal(shell._desk.changed):
        shell.page.tick(RolloverTask.PROMOTE)

    assert blocked is False
    assert "(Imported 12 students)" in shell.page.promote.warning.text
    assert shell.page.board.steps[3].is_done


def test_escape_leads_back_to_the_list(qtbot, shell):
    do(qtbot, shell, RolloverTask.BACKUP)
    shell.page.do(RolloverTask.PROMOTE)

    qtbot.keyClick(shell.page.promote.table, Qt.Key.Key_Escape)

    assert shell.page.header.primary.text() == "Choose pairs"


def test_certificates_open_their_print(qtbot, shell):
    with qtbot.waitSignal(shell.page.print_requested) as asked:
        shell.page.do(RolloverTask.CERTIFICATES)

    assert asked.args[0] == "certificate"


def test_undo_shows_what_it_undoes_before_it_does(qtbot, shell):
    do(qtbot, shell, RolloverTask.BACKUP)
    do(qtbot, shell, RolloverTask.CALENDAR)

    shell.page.show_undo()
    labels = shell.page.back.labels
    primary(qtbot, shell)

    assert labels == ("Added the new school year", "Backed up before the new year")
    assert shell.page.board.done == 0
    assert shell.page.message.text == "The rollover is undone."


def test_school_without_a_year_is_led_to_settings(qtbot, make_shell):
    shell = make_shell()
    shell._desk.store.write(_forget_year, "Removed the year")
    shell.go_to("rollover")
    assert not shell.page.message.isVisible()
    assert not shell.page.tasks.isVisible()

    qtbot.mouseClick(shell.page.header.primary, Qt.MouseButton.LeftButton)

    assert shell.page.header.title == "Settings"


def _move_up(session):
    for student in session.query(Student):
        student.grade = rollover.next_grade(student.grade)


def _forget_year(session):
    for year in session.query(SchoolYear):
        year.deleted_at = clock.now()
