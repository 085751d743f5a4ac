"""Backups in the window: made by themselves, said when old, restored after a look inside."""

import shutil
from datetime import timedelta
from functools import partial

import pytest
from support import add_students

from peerdesk import clock
from peerdesk.enums import AccountRole, BackupReason, VaultRole
from peerdesk.errors import StorageError
from peerdesk.services.backups import schedule
from peerdesk.services.backups.making import list_backups, make_backup, own_folder
from peerdesk.services.backups.restored import note_restored, restored_from
from peerdesk.services.rights import Who
from peerdesk.services.vaults import SetUp, create_vault, open_vault
from peerdesk.ui.first_run import FirstRun
from peerdesk.ui.kit import backup_work
from peerdesk.ui.kit.backup_bar import BackupBar
from peerdesk.ui.kit.backup_work import BackupWatch
from peerdesk.ui.lock import LockScreen
from peerdesk.ui.pages.settings.page import SettingsPage
from peerdesk.ui.restore import RestoreScreen
from peerdesk.ui.restored_question import question_about

PASSPHRASE = "four words not alike"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Give a vault with three students and a backup in which there were none."""
    folder = tmp_path_factory.mktemp("window") / "prairie"
    opened = create_vault(folder, PASSPHRASE, SetUp(VaultRole.SCHOOL, "Prairie View")).opened
    make_backup(opened.store, folder, clock.now() - timedelta(hours=1))
    add_students(opened.store, 3)
    opened.close()
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "vault")


@pytest.fixture
def no_sticks(monkeypatch):
    """No stick of the machine that runs the tests is written to."""
    for module in (schedule.drives, backup_work.drives):
        monkeypatch.setattr(module, "list_drives", list)


@pytest.fixture
def bar(qtbot, desk, no_sticks):
    """Give the bar of a school whose stick is nine days old."""
    desk.today = lambda: clock.today() + timedelta(days=9)
    desk.store.note(partial(note_copy, at=clock.now()))
    widget = BackupBar(desk)
    qtbot.addWidget(widget)
    widget.refresh()
    return widget


def note_copy(session, at):
    schedule.local_state.put(session, schedule.Key.USB_BACKUP_AT, at.isoformat())


def test_old_stick_is_said_with_its_days(bar):
    assert not bar.isHidden()
    assert bar.bar.text.startswith("The backup on the USB stick is 9 days old.")


def test_fresh_stick_is_not_spoken_of(bar, desk):
    desk.today = clock.today

    bar.refresh()

    assert bar.isHidden()


def test_put_away_until_tomorrow(qtbot, bar, desk, tasks):
    bar.bar._close.click()
    qtbot.waitUntil(lambda: not tasks.is_busy)

    bar.refresh()
    assert bar.isHidden()
    desk.today = lambda: clock.today() + timedelta(days=10)
    bar.refresh()
    assert not bar.isHidden()


def test_back_up_now_without_a_stick_backs_up_here_and_says_so(qtbot, bar, desk, tasks):
    bar.bar._action.click()
    qtbot.waitUntil(lambda: "No USB stick was found" in bar.bar.text)

    assert len(list_backups([own_folder(desk.vault.folder)])) == 1


def test_back_up_now_copies_to_the_stick(qtbot, bar, desk, tmp_path, monkeypatch):
    stick = schedule.Drive(tmp_path / "stick", "STICK", 1_000_000)
    stick.folder.parent.mkdir(exist_ok=True)
    monkeypatch.setattr(backup_work.drives, "list_drives", lambda: [stick])

    with qtbot.waitSignal(bar.made):
        bar.bar._action.click()

    assert "safe to unplug" in bar.bar.text
    assert len(list_backups([stick.folder])) == 1
    age = desk.read(partial(schedule.usb_age, today=clock.today()))
    assert (age.days, age.is_overdue) == (0, False)


def test_failed_backup_says_why_and_offers_again(qtbot, bar, desk):
    own_folder(desk.vault.folder).write_text("in the way")

    bar.bar._action.click()
    qtbot.waitUntil(lambda: bar.bar.text.startswith("Not saved"))

    assert bar.bar._action.text() == "Try again"


def test_backup_of_the_day_is_made_at_unlock_and_only_once(qtbot, desk, no_sticks):
    watch = BackupWatch(desk)
    with qtbot.waitSignal(watch.made):
        pass
    again = backup_work.daily(desk.store, desk.vault.folder)

    (row,) = list_backups([own_folder(desk.vault.folder)])
    assert (row.reason, again) == (BackupReason.DAILY, 0)


def test_failed_backup_of_the_day_is_said_in_a_sentence(qtbot, desk, no_sticks):
    own_folder(desk.vault.folder).write_text("in the way")
    watch = BackupWatch(desk)

    with qtbot.waitSignal(watch.failed) as caught:
        pass

    assert caught.args[0].startswith("The backup of today could not be made. Not saved")


def test_sample_school_is_not_backed_up(make_desk, no_sticks, tasks):
    desk = make_desk(is_sample=True)

    BackupWatch(desk)

    assert not tasks.is_busy


def test_what_changed_is_backed_up_when_the_vault_is_closed(folder):
    opened = open_vault(folder, PASSPHRASE)

    backup_work.close_safely(opened)

    newest = list_backups([own_folder(folder)])[0]
    assert newest.reason is BackupReason.CLOSING
    open_vault(folder, PASSPHRASE).close()


def test_vault_is_closed_even_when_its_backup_fails(folder, monkeypatch):
    def fail(*_args, **_kwargs):
        raise StorageError(path="", problem="full")

    monkeypatch.setattr(backup_work, "back_up_if_changed", fail)
    backup_work.close_safely(open_vault(folder, PASSPHRASE))

    open_vault(folder, PASSPHRASE).close()


def test_settings_list_backups_with_reason_and_place(qtbot, desk, no_sticks):
    make_backup(desk.store, desk.vault.folder, clock.now(), reason=BackupReason.BEFORE_IMPORT)
    page = SettingsPage(desk)
    qtbot.addWidget(page)

    page.show_record("backups")
    section = page.section
    qtbot.waitUntil(lambda: section.table.model().rowCount() == 1)

    cells = [section.table.model().index(0, column).data() for column in range(3)]
    assert cells[1:] == ["Before a roster was imported", "This computer"]


def test_settings_back_up_by_the_primary_button(qtbot, desk, no_sticks):
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show_record("backups")

    page.primary()
    qtbot.waitUntil(lambda: section_text(page).startswith("Backed up on this computer"))

    assert len(list_backups([own_folder(desk.vault.folder)])) == 1


def section_text(page):
    return page.section._message.text


def test_restore_asks_for_the_restore_screen(qtbot, desk, no_sticks):
    row = make_backup(desk.store, desk.vault.folder, clock.now())
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.show_record("backups")
    qtbot.waitUntil(lambda: page.section.table.model().rowCount() == 1)
    page.section.table.selectRow(0)

    with qtbot.waitSignal(desk.restore_wanted) as caught:
        page.section.restore_button.click()

    assert caught.args == [row.path]


@pytest.fixture
def screen(qtbot, tasks, folder, no_sticks):
    widget = RestoreScreen(tasks, folder)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_restore_screen_shows_what_is_inside_before_anything_else(qtbot, screen, folder):
    assert screen.restore_button.isHidden()
    qtbot.keyClicks(screen.passphrase, PASSPHRASE)

    qtbot.keyClick(screen.passphrase, "\r")
    qtbot.waitUntil(lambda: not screen.restore_button.isHidden(), timeout=20_000)

    assert "Prairie View, backed up" in screen.message.text
    assert "0 students" in screen.message.text
    assert len(list(folder.glob("set-aside*"))) == 0


def test_restore_screen_puts_it_in_place(qtbot, screen, folder):
    qtbot.keyClicks(screen.passphrase, PASSPHRASE)
    screen.look()
    qtbot.waitUntil(lambda: not screen.restore_button.isHidden(), timeout=20_000)

    with qtbot.waitSignal(screen.restored, timeout=20_000) as put_back:
        screen.restore_button.click()

    assert put_back.args == [folder, True]
    assert len(list(folder.glob("set-aside*"))) == 1
    assert screen.passphrase.text() == ""


def test_restored_file_asks_until_it_is_said_to_look_right(qtbot, desk):
    made_at = clock.now()
    desk.store.note(lambda session: note_restored(session, made_at))
    question = question_about(desk)
    qtbot.addWidget(question)
    assert "0 students, 0 active pairs, 0 session logs. Looks right?" in question.text

    question.yes.click()
    qtbot.waitUntil(lambda: desk.read(restored_from) is None)

    assert question_about(desk) is None


def test_another_backup_can_be_tried_after_a_restore(qtbot, desk):
    desk.store.note(lambda session: note_restored(session, clock.now()))
    question = question_about(desk)
    qtbot.addWidget(question)

    with qtbot.waitSignal(desk.restore_wanted) as caught:
        question.another.click()

    assert caught.args == [None]
    assert desk.read(restored_from).made_at is not None


def test_wrong_passphrase_is_said_at_the_field(qtbot, screen):
    qtbot.keyClicks(screen.passphrase, "not these words")
    screen.look()
    qtbot.waitUntil(lambda: bool(screen._secret.error), timeout=20_000)

    assert screen.restore_button.isHidden()
    assert screen.look_button.isEnabled()


def test_another_backup_must_be_looked_into_again(qtbot, screen):
    screen._seen = screen._chosen
    screen.restore_button.show()

    qtbot.keyClicks(screen.passphrase, "x")

    assert screen._seen is None
    assert screen.restore_button.isHidden()


def test_no_backup_is_a_sentence(qtbot, tasks, tmp_path, no_sticks):
    screen = RestoreScreen(tasks, tmp_path)
    qtbot.addWidget(screen)

    assert "No backup was found here" in screen.message.text
    assert not screen.look_button.isEnabled()


def test_lock_screen_leads_to_the_backups(qtbot, make_window, folder, no_sticks, tasks):
    window = make_window()
    window.start(folder)
    assert isinstance(window.entrance, LockScreen)

    window.entrance.restore_button.click()
    assert isinstance(window.entrance, RestoreScreen)
    assert window.entrance.backups.count() == 1

    window.entrance.left.emit()
    assert isinstance(window.entrance, LockScreen)
    qtbot.waitUntil(lambda: not tasks.is_busy)


def test_missing_file_leads_to_its_backups_and_not_to_a_new_school(make_window, folder, no_sticks):
    (folder / "peerdesk.db").unlink()
    window = make_window()
    window.start(folder)

    assert isinstance(window.entrance, RestoreScreen)
    assert "is missing" in window.entrance.message.text
    assert window.entrance.backups.count() == 1
    window.entrance.left.emit()
    assert isinstance(window.entrance, FirstRun)


def test_folder_of_a_backup_leads_to_restoring_it(make_window, folder, tmp_path, no_sticks):
    stick = shutil.copytree(own_folder(folder), tmp_path / "stick")
    window = make_window()
    window.start()

    window.entrance.folder_chosen.emit(str(next(stick.iterdir())))

    assert isinstance(window.entrance, RestoreScreen)
    assert window.entrance.backups.count() == 1


@pytest.mark.parametrize(
    ("role", "sections"),
    [
        (AccountRole.ASSISTANT, {"look", "lock", "passphrase", "backups", "about"}),
        (AccountRole.SUBSTITUTE, {"look", "lock", "passphrase", "about"}),
        (AccountRole.PRINCIPAL, {"look", "lock", "passphrase", "about"}),
    ],
)
def test_settings_show_what_the_role_may_do(qtbot, desk, role, sections):
    desk.store.who = Who(role.value, role)

    page = SettingsPage(desk)
    qtbot.addWidget(page)

    assert set(page.sections) == sections
