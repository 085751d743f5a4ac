from dataclasses import replace

import pytest

from peerdesk import settings
from peerdesk.enums import Look, Paper
from peerdesk.settings import Settings


def test_settings_come_back_as_they_were_saved(tmp_path):
    path = tmp_path / "deep" / "settings.toml"
    printers, papers = {"bench-sheet": 'Office "2"'}, {"bench-sheet": "a4"}
    wanted = Settings(Look.DARK, 130, 10, Paper.A4, "es", "/somewhere", printers, papers)

    settings.save(path, wanted)

    assert settings.load(path) == wanted


def test_missing_file_gives_defaults(tmp_path):
    assert settings.load(tmp_path / "none.toml") == Settings()


@pytest.mark.parametrize(
    "line",
    [
        'look = "pink"',
        "text_percent = 500",
        "lock_minutes = true",
        'paper = "a5"',
        "language = 7",
        'printers = "all"',
        "papers = { x = 'a5' }",
    ],
)
def test_bad_value_is_replaced_by_its_default(tmp_path, line):
    path = tmp_path / "settings.toml"
    path.write_text(line + '\nlast_vault = "/kept"\n', encoding="utf-8")

    assert settings.load(path) == Settings(last_vault="/kept")


def test_damaged_file_gives_defaults(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xff\xfe not toml")

    assert settings.load(path) == Settings()


def test_unknown_keys_of_another_version_are_kept(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text('future = "yes"\nlock_minutes = 7\n', encoding="utf-8")

    settings.save(path, replace(settings.load(path), lock_minutes=9))

    assert 'future = "yes"' in path.read_text(encoding="utf-8")
    assert settings.load(path).lock_minutes == 9
