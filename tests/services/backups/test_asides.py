"""What a restore puts aside is kept for thirty days."""

import logging
from datetime import UTC, date, datetime

import pytest

from peerdesk.services.backups.asides import list_asides, remove_old_asides

NOW = datetime(2026, 11, 24, 15, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    for name in ("20261001T080000", "20261024T080000-2", "20261026T080000"):
        keys = tmp_path / f"set-aside-{name}" / "keys"
        keys.mkdir(parents=True)
        (keys / "counselor.age").write_text("sealed")
    return tmp_path


def test_old_ones_go_and_the_log_says_how_many(folder, caplog):
    with caplog.at_level(logging.INFO):
        count = remove_old_asides(folder, NOW)

    assert count == 2
    assert [path.name for path in folder.iterdir()] == ["set-aside-20261026T080000"]
    assert "2 put aside by a restore 30 days ago: removed" in caplog.text


def test_each_says_since_when_and_until_when_it_is_kept(folder):
    row = list_asides(folder)[-1]

    assert row.kept_since == datetime(2026, 10, 26, 8, tzinfo=UTC)
    assert row.goes_on == date(2026, 11, 25)


def test_nothing_else_in_the_folder_is_touched(tmp_path):
    (tmp_path / "peerdesk.db").write_text("file")
    (tmp_path / "set-aside-mine").mkdir()
    (tmp_path / "set-aside-20200101T000000").write_text("a file")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "set-aside-20200102T000000").symlink_to(tmp_path / "elsewhere")

    assert remove_old_asides(tmp_path, NOW) == 0
    assert len(list(tmp_path.iterdir())) == 5
