"""People and private notes in the window; each role sees what is theirs."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from peerdesk import clock
from peerdesk.enums import AccountRole, VaultRole
from peerdesk.models import vault
from peerdesk.services import private_notes
from peerdesk.services.rights import Who
from peerdesk.services.students import search_students
from peerdesk.ui.kit.record_editor import RecordEditor
from peerdesk.ui.pages.settings.page import SettingsPage
from peerdesk.ui.pages.students.notes_section import NoteForm, NotesSection, SealedText
from peerdesk.ui.pages.students.student_panel import StudentPanel
from peerdesk.ui.search import Search
from peerdesk.ui.shell import Shell


@pytest.fixture
def counselor(desk):
    """Give the desk to a counselor with an identity of her own."""
    (desk.vault.folder / "keys").mkdir()
    identity = vault.new_identity()
    desk.store.who = Who("counselor", AccountRole.COUNSELOR, identity=identity)
    own = vault.Opened("counselor", desk.store.key, identity)
    vault.write_slot(desk.vault.folder, own, "the words of the counselor")
    return desk


@pytest.fixture
def people(qtbot, counselor):
    """Give the People section, and the editors it asks a panel for."""
    page = SettingsPage(counselor)
    qtbot.addWidget(page)
    page.show_record("people")
    editors = []
    page.panel_requested.connect(lambda widget, _title: editors.append(widget))
    yield page.section, editors
    for editor in editors:
        editor.deleteLater()


def fill(editor, **changes):
    values = {
        "name": "Mr. Bell",
        "role": "substitute",
        "has_end": True,
        "ends_on": clock.today() + timedelta(days=4),
        "passphrase": "some words for a week",
        "again": "some words for a week",
    }
    editor.form.set_values(values | changes)


def test_person_is_added_with_role_and_last_day(qtbot, people, counselor):
    section, editors = people
    section.people.add_button.click()
    (editor,) = editors
    assert isinstance(editor, RecordEditor)
    fill(editor)

    with qtbot.waitSignal(editor.finished, timeout=20_000):
        editor.save_button.click()

    rows = section.people.table.model()
    assert rows.rowCount() == 2
    assert rows.index(1, 1).data() == "Substitute"
    assert (counselor.vault.folder / "keys" / "substitute.age").is_file()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"again": "something else"}, "again"),
        ({"has_end": False}, "ends_on"),
    ],
)
def test_what_is_missing_is_said_under_its_field(qtbot, people, changes, field):
    section, editors = people
    section.people.add_button.click()
    fill(editors[0], **changes)

    editors[0].save_button.click()
    qtbot.waitUntil(lambda: bool(editors[0].form.field(field).error))

    assert editors[0].form.values["passphrase"] == "some words for a week"


def first_student(desk):
    return desk.read(partial(search_students, text="o"))[0].id


@pytest.fixture
def panel(qtbot, counselor):
    widget = StudentPanel(counselor, first_student(counselor))
    qtbot.addWidget(widget)
    return widget


def test_note_is_written_and_shown_only_while_held(qtbot, panel, counselor, tasks):
    form = NoteForm(counselor, first_student(counselor))
    qtbot.addWidget(form)
    form.editor.setPlainText("Loves trains")
    with qtbot.waitSignal(form.finished):
        form.save_button.click()
    note = panel.findChild(SealedText)
    assert "trains" not in note.text()

    qtbot.keyPress(note, Qt.Key.Key_Space)
    assert note.text() == "Loves trains"

    qtbot.keyRelease(note, Qt.Key.Key_Space)
    assert "trains" not in note.text()
    assert "trains" not in note._hidden_text


def test_unfinished_note_waits_where_it_was_typed(qtbot, counselor, tasks):
    form = NoteForm(counselor, first_student(counselor))
    qtbot.addWidget(form)
    form.editor.setPlainText("Half a note")

    form.drafts.keep()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    again = NoteForm(counselor, first_student(counselor))
    qtbot.addWidget(again)

    assert again.editor.toPlainText() == "Half a note"


def test_empty_note_is_said_under_the_field(qtbot, counselor):
    form = NoteForm(counselor, first_student(counselor))
    qtbot.addWidget(form)

    form.save_button.click()
    qtbot.waitUntil(lambda: bool(form._field.error))

    assert form._field.error == "Write the note first."


def test_note_is_removed_and_comes_back_by_undo(qtbot, panel, counselor, tasks):
    adding = partial(
        private_notes.add_private_note, student_id=first_student(counselor), text="Loves trains"
    )
    counselor.write(panel, adding, "Added a private note")
    qtbot.waitUntil(lambda: panel.findChild(SealedText) is not None)
    section = panel.findChild(NotesSection)

    section._remove(only_note(counselor).id)
    qtbot.waitUntil(lambda: only_note(counselor) is None)
    counselor.undo()
    qtbot.waitUntil(lambda: only_note(counselor) is not None)


def only_note(desk):
    reading = partial(private_notes.list_private_notes, student_id=first_student(desk))
    return next(iter(desk.read(reading)), None)


@pytest.mark.parametrize("role", [AccountRole.ASSISTANT, AccountRole.SUBSTITUTE])
def test_nobody_else_sees_that_there_are_notes(qtbot, desk, role):
    desk.store.who = Who(role.value, role)

    panel = StudentPanel(desk, first_student(desk))
    qtbot.addWidget(panel)

    assert panel.findChild(NotesSection) is None
    assert not panel.findChild(QPushButton, "add-rule").isEnabled()


@pytest.fixture
def shell_as(qtbot, make_desk):
    def make(role):
        desk = make_desk(VaultRole.SCHOOL)
        desk.store.who = Who(role.value, role)
        shell = Shell(desk, Search(desk))
        desk.setParent(shell)
        qtbot.addWidget(shell)
        with qtbot.waitExposed(shell):
            shell.show()
        return shell

    return make


def test_rail_of_a_substitute_holds_what_a_substitute_does(shell_as):
    shell = shell_as(AccountRole.SUBSTITUTE)

    assert set(shell.rail._buttons) == {
        "today", "students", "duty", "sessions", "concerns", "settings", "help",
    }  # fmt: skip


def test_page_that_is_not_theirs_says_why(shell_as):
    shell = shell_as(AccountRole.SUBSTITUTE)

    shell.go_to("exchange")

    assert shell.message.text.startswith("A substitute does bench duty")
    assert not shell.message.isHidden()


def test_principal_starts_where_a_principal_may_be(shell_as):
    shell = shell_as(AccountRole.PRINCIPAL)

    shell.open_log()
    shell.open_absence()

    assert shell._current == "figures"
    assert set(shell.rail._buttons) == {"figures", "consents", "prints", "settings", "help"}
    assert shell.panel.content is None
    assert shell.message.text.startswith("A principal reads reports")


def test_import_is_not_offered_to_a_substitute(shell_as):
    shell = shell_as(AccountRole.SUBSTITUTE)

    shell.go_to("students")

    assert not shell.page.header.primary.isEnabled()
    assert "Ask the counselor" in shell.page.header.primary.toolTip()


def test_search_of_a_principal_finds_no_student(shell_as):
    shell = shell_as(AccountRole.PRINCIPAL)

    (found,) = Search(shell._desk)("maya")

    assert found.is_said
    assert found.text.startswith("Nothing called maya")
