import subprocess

from PySide6.QtCore import Qt

from peerdesk.enums import Paper, VaultRole
from peerdesk.ui import recovery_page
from peerdesk.ui.first_run import FirstRun
from peerdesk.ui.sample_vault import is_sample_folder

PASSPHRASE = "four green words here"


def go_on(qtbot, window):
    qtbot.mouseClick(window.entrance.forward, Qt.MouseButton.LeftButton)


def test_first_run_asks_four_questions_and_ends_on_today(qtbot, make_window, tmp_path):
    window = make_window()
    window.start()
    first = window.entrance
    go_on(qtbot, window)
    qtbot.keyClicks(first.school_step.name, "Prairie View Elementary")
    go_on(qtbot, window)
    qtbot.keyClicks(first.passphrase_step.first, PASSPHRASE)
    qtbot.keyClicks(first.passphrase_step.second, PASSPHRASE)
    go_on(qtbot, window)
    qtbot.waitUntil(lambda: first.step == 3, timeout=30_000)
    page = tmp_path / "recovery.pdf"
    first.recovery_step.save_to(str(page))

    qtbot.keyClicks(first.recovery_step.proof, printed_code(page)[-4:])
    go_on(qtbot, window)

    assert window.shell.page.header.title.startswith("Today")
    assert window.shell._desk.vault.school_name == "Prairie View Elementary"
    assert window.shell._desk.role is VaultRole.SCHOOL


def printed_code(path):
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    lines = [line for line in text.stdout.splitlines() if line.count("-") >= 2]
    return "".join(lines).replace(" ", "").replace("-", "")


def test_name_is_asked_for_under_its_field(qtbot, make_window):
    window = make_window()
    window.start()
    go_on(qtbot, window)

    go_on(qtbot, window)

    assert window.entrance.step == 1
    assert "Enter the name" in window.entrance.school_step._field.error
    assert window.entrance.school_step.name.hasFocus()

    window.entrance.school_step.name.setText("x" * 81)
    go_on(qtbot, window)

    assert "80 letters" in window.entrance.school_step._field.error


def test_short_and_mistyped_passphrases_are_refused_in_place(qtbot, make_window):
    window = make_window()
    window.start()
    step = window.entrance.passphrase_step
    window.entrance._show(2)

    qtbot.keyClicks(step.first, "abc")
    go_on(qtbot, window)
    too_short = step._field.error
    step.first.clear()
    qtbot.keyClicks(step.first, PASSPHRASE)
    qtbot.keyClicks(step.second, "something else")
    go_on(qtbot, window)

    assert too_short
    assert step._again.error == "Type the same passphrase again."
    assert window.entrance.step == 2


def test_strength_is_told_in_words(qtbot, make_window):
    window = make_window()
    window.start()
    step = window.entrance.passphrase_step

    step.first.setText(PASSPHRASE)

    assert step._strength.text() == "Strong"


def test_recovery_page_must_be_proven(qtbot, make_window):
    window = make_window()
    window.start()
    step = window.entrance.recovery_step
    step.show_code("ABCD-EFGH-JKMN-PQRS-TVWX-YZ12-3456", Paper.LETTER)

    qtbot.keyClicks(step.proof, "3455")
    wrong = step.is_complete()
    step.proof.setText("34 56")

    assert not wrong
    assert step.is_complete()
    assert "3456" not in step.code_label.text()


def test_recovery_page_fits_letter_and_a4_and_names_nobody(tmp_path, qapp):
    for paper in Paper:
        path = tmp_path / f"{paper}.pdf"
        recovery_page.save_pdf(path, "ABCD-EFGH-JKMN-PQRS-TVWX-YZ12-3456", paper)
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)

        assert text.stdout.count("\f") == 1
        assert "3456" in text.stdout
        assert "CONFIDENTIAL ##" in text.stdout


def test_page_that_cannot_be_saved_says_so(make_window, tmp_path):
    window = make_window()
    window.start()
    step = window.entrance.recovery_step
    step.show_code("ABCD-EFGH-JKMN-PQRS-TVWX-YZ12-3456", Paper.LETTER)
    step.save_to(str(tmp_path / "gone" / "page.pdf"))
    said = step._message.text

    step.save_to(str(tmp_path / "page.pdf"))

    assert "gone" in said
    assert step._message.isHidden()


def test_first_question_takes_enter_at_once(qtbot, make_window):
    window = make_window()
    window.start()
    first = window.entrance

    assert first.focusWidget() is first.role_step.school
    qtbot.keyClick(first.role_step.school, Qt.Key.Key_Return)

    assert first.step == 1


def test_sample_opens_in_one_click_in_a_file_of_its_own(qtbot, make_window):
    window = make_window()
    window.start()

    qtbot.mouseClick(window.entrance.sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.shell is not None, timeout=60_000)

    assert window.shell._desk.is_sample
    assert is_sample_folder(window.shell._desk.vault.folder)


def test_next_start_asks_for_the_passphrase_of_the_last_file(qtbot, make_window, tmp_path):
    from dataclasses import replace

    from peerdesk.services.vaults import SetUp, create_vault

    folder = tmp_path / "vault"
    create_vault(folder, PASSPHRASE, SetUp(VaultRole.SCHOOL, "Elk Ridge")).opened.close()
    window = make_window()
    window._preferences.change(replace(window._preferences.current, last_vault=str(folder)))

    window.start()

    assert not isinstance(window.entrance, FirstRun)
