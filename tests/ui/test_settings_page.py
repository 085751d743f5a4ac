from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from peerdesk.enums import Look, Paper, VaultRole
from peerdesk.services import calendar
from peerdesk.services.calendar import BenchDraft
from peerdesk.services.vaults import SetUp, create_vault, describe, open_vault


@pytest.fixture
def shell(make_shell):
    made = make_shell()
    made.go_to("settings")
    return made


def editor_of(shell):
    return shell.panel.content


def press(qtbot, widget, words):
    button = next(b for b in widget.findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_look_and_text_size_are_wanted_at_once(qtbot, shell):
    section = shell.page.section
    with qtbot.waitSignal(shell._desk.settings_wanted) as dark:
        qtbot.mouseClick(section.look.button("dark"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(shell._desk.settings_wanted) as large:
        qtbot.mouseClick(section.text_size.button("160"), Qt.MouseButton.LeftButton)

    assert dark.args[0].look is Look.DARK
    assert large.args[0].text_percent == 160


def test_school_name_and_paper_are_kept_in_the_file(qtbot, shell, tmp_path):
    shell.go_to("settings", "school")
    form = shell.page.section.form
    form.set_values({"school_name": "Elk Ridge School", "paper": "a4"})

    with qtbot.waitSignal(shell._desk.changed):
        qtbot.mouseClick(shell.page.header.primary, Qt.MouseButton.LeftButton)
    kept = shell._desk.read(lambda session: describe(session, tmp_path))

    assert kept.school_name == "Elk Ridge School"
    assert kept.paper is Paper.A4
    assert shell._desk.vault.paper is Paper.A4


def test_office_opens_every_section_and_keeps_its_name(qtbot, make_shell, tmp_path):
    office = make_shell(role=VaultRole.DISTRICT)
    for key in ("look", "lock", "passphrase", "people", "backups", "records", "about", "school"):
        office.go_to("settings", key)
        assert office.page.section.key == key
    office.page.section.form.set_values({"school_name": "Prairie County"})

    with qtbot.waitSignal(office._desk.changed):
        qtbot.mouseClick(office.page.header.primary, Qt.MouseButton.LeftButton)

    kept = office._desk.read(lambda session: describe(session, tmp_path))
    assert kept.school_name == "Prairie County"


def test_blank_school_name_is_refused_under_its_field(qtbot, shell):
    shell.go_to("settings", "school")
    form = shell.page.section.form
    form.set_values({"school_name": "  "})

    qtbot.mouseClick(shell.page.header.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(form.field("school_name").error))

    assert form.field("school_name").error.startswith("Enter the name")
    assert form.field("school_name").editor.text() == "  "

    form.set_values({"school_name": "x" * 81})
    qtbot.mouseClick(shell.page.header.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "80 letters" in form.field("school_name").error)


def test_bench_is_added_through_the_panel(qtbot, shell):
    shell.go_to("settings", "benches")
    press(qtbot, shell.page.section.benches, "Add a bench")
    editor = editor_of(shell)
    qtbot.keyClicks(editor.form.field("name").editor, "Big oak")

    with qtbot.waitSignal(shell._desk.changed):
        qtbot.mouseClick(editor.save_button, Qt.MouseButton.LeftButton)

    (bench,) = shell._desk.read(calendar.list_benches)
    assert (bench.name, bench.mark, bench.needed) == ("Big oak", "A", 2)
    assert not shell.panel.isVisible()
    assert shell.undo_bar.text == "Saved bench A"


def test_taken_bench_sign_is_refused_in_the_panel(qtbot, shell):
    shell._desk._store.write(
        lambda session: calendar.save_bench(session, BenchDraft("Oak", "A")), "Added"
    )
    shell.go_to("settings", "benches")
    press(qtbot, shell.page.section.benches, "Add a bench")
    editor = editor_of(shell)
    editor.form.set_values({"name": "Pine", "mark": "A"})

    editor.submit()
    qtbot.waitUntil(lambda: bool(editor.form.field("mark").error))

    assert shell.panel.isVisible()
    assert len(shell._desk.read(calendar.list_benches)) == 1


def test_recess_is_changed_and_removed_through_the_panel(qtbot, shell):
    shell.go_to("settings", "benches")
    section = shell.page.section
    section._edit_recess(None)
    editor_of(shell).form.set_values({"name": "Lunch", "weekdays": ("1", "2")})
    with qtbot.waitSignal(shell._desk.changed):
        editor_of(shell).submit()
    (recess,) = shell._desk.read(calendar.list_recesses)
    section._edit_recess(recess)

    with qtbot.waitSignal(shell._desk.changed):
        press(qtbot, editor_of(shell), "Remove")

    assert (recess.starts_at, recess.weekdays) == (time(12, 0), (1, 2))
    assert shell._desk.read(calendar.list_recesses) == []


def test_term_must_lie_in_its_year(qtbot, shell):
    shell.go_to("settings", "year")
    section = shell.page.section
    section._edit_term(None)
    editor = editor_of(shell)
    editor.form.set_values({"name": "Fall", "starts_on": date(2020, 1, 1)})

    editor.submit()
    qtbot.waitUntil(lambda: bool(editor.form.field("starts_on").error))

    assert "2026/27" in editor.form.field("starts_on").error


def test_new_passphrase_opens_the_file(qtbot, shell, tmp_path):
    from dataclasses import replace

    folder = tmp_path / "vault"
    create_vault(folder, "four green words here", SetUp(VaultRole.SCHOOL, "Elk")).opened.close()
    shell._desk.vault = replace(shell._desk.vault, folder=folder)
    shell.go_to("settings", "passphrase")
    section = shell.page.section
    section.old.setText("four green words here")
    section.new.setText("another set of words")
    section.again.setText("another set of words")

    section.primary()
    qtbot.waitUntil(lambda: "from now on" in section.message.text, timeout=20_000)

    open_vault(folder, "another set of words").close()
    assert section.old.text() == ""


def test_about_shows_every_licence(shell):
    shell.go_to("settings", "about")

    text = shell.page.section._licences.toPlainText()

    assert "ISC License" in text
    assert "SIL OPEN FONT LICENSE" in text


def test_records_say_what_a_restore_put_aside_and_until_when(make_shell):
    shell = make_shell()
    aside = shell._desk.vault.folder / "set-aside-20261026T080000"
    aside.mkdir()

    shell.go_to("settings", "records")

    text = shell.page.section.aside.text()
    assert text.startswith("set-aside-20261026T080000: the file of before a restore.")
    assert "25 Nov" in text
