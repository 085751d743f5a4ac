"""Wrong values typed into the window: each has its sentence, and what was typed stays."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDateTime
from session_support import add_pairs
from support import NOW, TODAY, add_students

from peerdesk.enums import ConsentKind, MembershipRole, SessionKind
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SessionLog
from peerdesk.services import students
from peerdesk.services.calendar import YearDraft, save_year
from peerdesk.services.consent.blocks import MissingYes
from peerdesk.ui.kit.info_bar import InfoBar
from peerdesk.ui.kit.log_panel import LogPanel, LogPrefill
from peerdesk.ui.pages.students.entry_panel import EntryPanel
from peerdesk.ui.pages.students.roles_section import RolesSection


@pytest.fixture
def pair(store):
    return add_pairs(store, 1)[0]


@pytest.fixture
def panel(qtbot, desk, pair):
    made = LogPanel(desk, LogPrefill(match_id=pair))
    qtbot.addWidget(made)
    made._form.note.setPlainText("They drew a house")
    return made


def refused(panel, wait_idle, field):
    """Save, and return the sentence under a field when nothing was kept and the note stands."""
    panel.save()
    wait_idle()
    assert panel._desk.read(lambda s: s.query(SessionLog).count()) == 0
    assert panel._form.note.toPlainText() == "They drew a house"
    return panel._form.fields[field].error


def at(moment):
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))


@pytest.mark.parametrize("minutes", [0, 600])
def test_minutes_out_of_range_are_said_under_the_minutes(panel, wait_idle, minutes):
    panel._form.minutes.setValue(minutes)

    assert "from 1 to 480" in refused(panel, wait_idle, "minutes")


def test_a_session_to_come_is_said_under_the_day(panel, wait_idle):
    panel._form.when.setDateTime(at(NOW + timedelta(days=2)))

    assert "not come yet" in refused(panel, wait_idle, "held_at")


def test_a_day_before_the_first_school_year_is_said_under_the_day(panel, wait_idle):
    panel._form.when.setDateTime(at(NOW - timedelta(days=400)))

    assert "before the first school year" in refused(panel, wait_idle, "held_at")


def test_a_day_of_last_school_year_is_said_under_the_day(store, panel, wait_idle):
    draft = YearDraft("2025/26", date(2025, 8, 18), date(2026, 5, 29))
    store.write(lambda s: save_year(s, draft), "Added a year")
    panel._form.when.setDateTime(at(NOW - timedelta(days=200)))

    assert "before this school year" in refused(panel, wait_idle, "held_at")


def test_a_namesake_is_asked_about_before_a_second_one_is_added(qtbot, store, desk, wait_idle):
    add_students(store, 1, first_name="Maya", last_name="Ortiz")
    panel = EntryPanel(desk)
    qtbot.addWidget(panel)
    panel.form.set_values(
        {"first_name": "MAYA", "last_name": "Ortiz", "student_number": "77", "grade": "02"}
    )
    panel.save()
    wait_idle()
    asked, kept = panel.form.field("last_name").error, panel.form.values["student_number"]
    before = store.read(lambda s: s.query(Student).count())

    panel._message._action.click()
    wait_idle()

    assert "Is this another child?" in asked
    assert (kept, before, store.read(lambda s: s.query(Student).count())) == ("77", 1, 2)


def test_a_helper_who_is_a_buddy_too_is_asked_about(qtbot, store, desk):
    (maya,) = add_students(store, 1)
    for role in (MembershipRole.HELPER, MembershipRole.BUDDY):
        store.write(lambda s, role=role: students.mark_role(s, maya, role, today=TODAY), "Marked")

    section = RolesSection(desk, desk.read(lambda s: students.student_detail(s, maya, TODAY)))
    qtbot.addWidget(section)

    assert [bar.text[:24] for bar in section.findChildren(InfoBar)] == ["Helper and buddy at once"]


def test_without_a_yes_the_panel_leads_to_the_student(qtbot, store, desk, wait_idle):
    (maya,) = add_students(store, 1)
    panel = LogPanel(desk, LogPrefill(student_id=maya))
    qtbot.addWidget(panel)
    panel._picker.set_kind(SessionKind.PEER_COUNSELING)
    panel.save()
    wait_idle()
    offered, said = not panel._consent.isHidden(), panel._who_field.error

    with qtbot.waitSignal(panel.place_requested) as asked:
        panel._consent.click()

    missing = MissingYes(maya, ConsentKind.PEER_COUNSELING)
    assert (offered, asked.args) == (True, ["students", missing])
    assert "no yes from the family yet" in said
