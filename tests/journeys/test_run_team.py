"""Run a leadership team by keyboard: minutes, a new captain, certificates; keys counted."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from keys_support import named
from PySide6.QtPrintSupport import QPrinter
from support import add_students, ask_nobody

from peerdesk.enums import ConsentKind
from peerdesk.services import teams
from peerdesk.services.print_jobs import list_jobs
from peerdesk.services.teams import Position, breaks, meetings

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 15, 41, tzinfo=UTC)
MOST_FOR_MINUTES = 13
MOST_FOR_A_CAPTAIN = 8
MOST_FOR_CERTIFICATES = 4
MOST_FOR_A_BREAK = 5


@pytest.fixture
def team(store):
    """Give a team of five whose captain is Maya."""
    ask_nobody(store, ConsentKind.TEAM)
    ids = add_students(store, 5)

    def found(session):
        team_id = teams.add_team(session, "Peer Leaders", TODAY)
        for student, title in zip(ids, ("Captain", *["Member"] * 4), strict=True):
            teams.add_member(session, team_id, Position(student, title, date(2026, 9, 1)))
        return team_id

    return store.write(found, "Founded").value


@pytest.fixture
def shell(team, open_shell):
    return open_shell(TODAY, NOW)


@pytest.fixture
def keys(shell, hands):
    return hands(shell)


def held(store, team):
    return store.read(partial(meetings.list_meetings, team_id=team))


def roster(store, team):
    return store.read(partial(teams.list_members, team_id=team, today=TODAY))


def test_minutes_with_attendance_and_two_actions(qtbot, store, team, shell, keys):
    keys.press("Ctrl+5", "Alt+E", "Down", "Space", "Tab")
    keys.write("Kindness week begins on Monday.")
    keys.press("Tab", "Tab")
    keys.write("Paint the sign")
    keys.press("Tab")
    keys.type("M")
    keys.press("Alt+C")
    keys.write("Ask for vests")
    keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: len(held(store, team)) == 1)

    (row,) = held(store, team)
    meeting = store.read(partial(meetings.read_meeting, key=row.id))
    assert [one.name for one in meeting.absent] == ["Eli Brandt"]
    assert meeting.record == "Kindness week begins on Monday."
    assert [(one.title, one.owner) for one in meeting.actions] == [
        ("Paint the sign", "Maya Ortiz"), ("Ask for vests", ""),
    ]  # fmt: skip
    assert keys.count <= MOST_FOR_MINUTES


def test_captain_hands_over(qtbot, store, team, shell, keys):
    keys.press("Ctrl+5", "O")
    keys.type("eli")
    keys.press("Enter", "Ctrl+Return")
    qtbot.waitUntil(lambda: roster(store, team)[0].name == "Brandt, Eli")

    now = {(row.name, row.title) for row in roster(store, team) if row.is_current}
    assert {("Brandt, Eli", "Captain"), ("Ortiz, Maya", "Member")} <= now
    assert keys.count <= MOST_FOR_A_CAPTAIN


def test_member_goes_on_break(qtbot, store, team, shell, keys):
    keys.press("Ctrl+5", "Down", "B", "Ctrl+Return")
    qtbot.waitUntil(lambda: len(store.read(partial(breaks.resting, day=TODAY))) == 1)

    resting = [row.name for row in roster(store, team) if row.on_break]
    assert resting == ["Brandt, Eli"]
    assert keys.count <= MOST_FOR_A_BREAK


def test_certificates_of_the_team_are_printed_as_one_file(shell, keys, tmp_path):
    keys.press("Ctrl+5", "Alt+C")
    preview = shell._preview
    preview.out.printer_of = lambda name: _printer(tmp_path / f"{name}.pdf")
    preview.choices.offer_printers(["Office"], "Office")
    preview.choices.choose_printer("Office")
    keys.press("Ctrl+P")

    (job,) = shell._desk.read(list_jobs)
    assert job.keys == ("team-certificate",)
    assert keys.count <= MOST_FOR_CERTIFICATES


def test_open_action_is_done_from_the_page(qtbot, store, team, shell, keys):
    shell.go_to("minutes")
    keys.press("Ctrl+N", "Tab", "Tab", "Tab")
    keys.write("Paint the sign")
    keys.press("Ctrl+Return")
    qtbot.waitUntil(lambda: len(held(store, team)) == 1)
    keys.wait()
    keys.reach(named("Open actions"), chord="Shift+Tab")

    keys.press("D")

    qtbot.waitUntil(lambda: held(store, team)[0].open_actions == 0)


def _printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer
