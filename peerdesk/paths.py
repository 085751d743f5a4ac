"""The folders PeerDesk uses on this computer."""

import os
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("PeerDesk", appauthor=False)


def data_folder() -> Path:
    """Return where vaults live; `PEERDESK_HOME` moves everything (portable use, tests)."""
    home = os.environ.get("PEERDESK_HOME")
    return Path(home) / "data" if home else Path(_DIRS.user_data_dir)


def config_folder() -> Path:
    """Return where this user's settings live."""
    home = os.environ.get("PEERDESK_HOME")
    return Path(home) / "config" if home else Path(_DIRS.user_config_dir)


def log_folder() -> Path:
    """Return where logs and crash reports live; they hold no names."""
    home = os.environ.get("PEERDESK_HOME")
    return Path(home) / "log" if home else Path(_DIRS.user_log_dir)


def documents_folder() -> Path:
    """Return where a user expects files they save."""
    return Path(_DIRS.user_documents_dir)
