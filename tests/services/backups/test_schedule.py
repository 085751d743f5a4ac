"""Backups come by themselves, once a day and when something changed; sticks are remembered."""

import shutil
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from support import NOW, add_students, make_store

from peerdesk.enums import BackupReason
from peerdesk.services.backups import schedule
from peerdesk.services.backups.drives import (
    Drive,
    linux_mounts,
    list_drives,
    mac_volumes,
    windows_letters,
)
from peerdesk.services.backups.making import list_backups, make_backup, own_folder

TODAY = NOW.astimezone().date()


@pytest.fixture
def store(tmp_path):
    made = make_store(tmp_path)
    add_students(made, 2)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return Drive(tmp_path / "stick", "STICK", 1_000_000)


def age(store, days=0):
    return store.read(partial(schedule.usb_age, today=TODAY + timedelta(days=days)))


def test_daily_backup_is_made_once_a_day(store, tmp_path):
    first = schedule.back_up_daily(store, tmp_path, NOW)
    add_students(store, 1, student_number="8")

    assert first.reason is BackupReason.DAILY
    assert schedule.back_up_daily(store, tmp_path, NOW + timedelta(minutes=5)) is None
    assert schedule.back_up_daily(store, tmp_path, NOW + timedelta(days=1)) is not None


def test_day_without_a_change_needs_no_backup(store, tmp_path):
    schedule.back_up_daily(store, tmp_path, NOW)

    assert schedule.back_up_daily(store, tmp_path, NOW + timedelta(days=1)) is None


def test_backup_of_a_day_that_has_not_come_stops_no_other_day(store, tmp_path, stick):
    schedule.back_up_daily(store, tmp_path, NOW + timedelta(days=1500))
    schedule.copy_to(store, tmp_path, stick.folder, NOW + timedelta(days=1500))
    add_students(store, 1, student_number="8")

    assert schedule.back_up_daily(store, tmp_path, NOW) is not None
    assert len(schedule.copy_to_known_places(store, tmp_path, NOW, [stick])) == 1


def test_closing_backs_up_only_what_changed(store, tmp_path):
    make_backup(store, tmp_path, NOW)
    later = NOW + timedelta(hours=1)

    assert schedule.back_up_if_changed(store, tmp_path, later, BackupReason.CLOSING) is None
    add_students(store, 1, student_number="8")
    row = schedule.back_up_if_changed(store, tmp_path, later, BackupReason.CLOSING)

    assert row.reason is BackupReason.CLOSING


def test_stick_of_a_visitor_is_left_alone(store, tmp_path, stick):
    assert schedule.copy_to_known_places(store, tmp_path, NOW, [stick]) == []
    assert list(stick.path.iterdir()) == []


def test_stick_that_has_backups_gets_one_a_day(store, tmp_path, stick):
    schedule.copy_to(store, tmp_path, stick.folder, NOW - timedelta(days=1))

    made = schedule.copy_to_known_places(store, tmp_path, NOW, [stick])

    assert [row.path.parent for row in made] == [stick.folder]
    assert schedule.copy_to_known_places(store, tmp_path, NOW, [stick]) == []


def test_stick_with_backups_of_another_school_is_left_alone(store, tmp_path, stick):
    other = make_store(tmp_path, file_name="other.db")
    make_backup(other, tmp_path, NOW, into=stick.folder)
    other.close()

    assert schedule.copy_to_known_places(store, tmp_path, NOW, [stick]) == []


def test_chosen_folder_gets_one_a_day_while_it_is_there(store, tmp_path):
    folder = tmp_path / "network"
    folder.mkdir()
    store.write(partial(schedule.choose_folder, folder=folder), "Chose a folder")

    assert len(schedule.copy_to_known_places(store, tmp_path, NOW, [])) == 1
    shutil.rmtree(folder)
    tomorrow = NOW + timedelta(days=1)
    assert schedule.copy_to_known_places(store, tmp_path, tomorrow, []) == []


def test_choice_of_a_folder_is_taken_back(store, tmp_path):
    store.write(partial(schedule.choose_folder, folder=tmp_path), "Chose a folder")
    store.write(partial(schedule.choose_folder, folder=None), "Took it back")

    assert store.read(schedule.chosen_folder) is None


def test_age_counts_from_the_set_up_until_there_is_a_copy(store):
    assert (age(store, 7).days, age(store, 7).is_overdue) == (7, False)
    assert (age(store, 8).copied_at, age(store, 8).is_overdue) == (None, True)


def test_copy_makes_it_fresh_again(store, tmp_path, stick):
    schedule.copy_to(store, tmp_path, stick.folder, NOW + timedelta(days=20))

    assert (age(store, 27).days, age(store, 27).is_overdue) == (7, False)
    assert age(store, 28).is_overdue


def test_snooze_lasts_until_tomorrow(store):
    day = TODAY + timedelta(days=9)
    store.write(partial(schedule.snooze_usb, today=day), "Put off")

    assert not age(store, 9).is_overdue
    assert age(store, 10).is_overdue


def test_clock_set_back_is_no_negative_age(store):
    assert age(store, -30).days == 0


def test_protecting_without_a_vault_does_nothing(store, tmp_path):
    store.write(partial(schedule.protect, reason=BackupReason.BEFORE_IMPORT), "Nothing")

    assert list_backups([own_folder(tmp_path)]) == []


# ------------------------------------------------------------------ drives

MOUNTS = r"""22 28 0:20 / /proc rw - proc proc rw
28 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
97 28 8:17 / /media/ann/KING\040STON rw,nosuid shared:52 - vfat /dev/sdb1 rw
98 28 8:17 /part /bound rw,nosuid shared:52 - vfat /dev/sdb1 rw
99 28 0:99 / /media/net rw - cifs //server/share rw
bad line"""


def test_linux_finds_removable_devices_by_number():
    found = linux_mounts(MOUNTS, lambda number: number == "8:17")

    assert found == [Path("/media/ann/KING STON")]


def test_windows_finds_removable_letters():
    kinds = {"C:\\": 3, "D:\\": 5, "E:\\": 2}

    assert windows_letters(0b11100, kinds.__getitem__) == [Path("E:\\")]


def test_mac_asks_about_each_volume():
    def plist(removable, internal):
        return (
            '<?xml version="1.0"?><plist version="1.0"><dict>'
            f"<key>RemovableMedia</key><{removable}/><key>Internal</key><{internal}/>"
            "</dict></plist>"
        ).encode()

    answers = {
        Path("/Volumes/Macintosh HD"): plist("false", "true"),
        Path("/Volumes/STICK"): plist("true", "false"),
        Path("/Volumes/gone"): b"not a plist",
    }

    assert mac_volumes(answers, answers.__getitem__) == [Path("/Volumes/STICK")]


def test_drives_of_this_machine_are_folders():
    assert all(drive.path.is_dir() and drive.free_bytes >= 0 for drive in list_drives())
