"""What a user of this computer prefers: typed, in one TOML file."""

import dataclasses
import logging
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import tomli_w

from peerdesk.enums import Look, Paper

_log = logging.getLogger(__name__)
LANGUAGES: Final = ("en", "es")
FILE_NAME: Final = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences with their defaults; change one with `dataclasses.replace`.

    Attributes:
        look: Light, dark, or as the desktop is.
        text_percent: Size of text, 100 to 160.
        lock_minutes: Idle minutes until the screen locks, 1 to 60.
        paper: Paper that prints are made for.
        language: Language of the window, a code of `LANGUAGES`.
        last_vault: Folder that was open last; empty before the first.
        printers: Printer used last for each kind of print.
        papers: Paper used last for each kind of print.
        unknown: Keys of other versions of the program, kept as they were.
    """

    look: Look = Look.SYSTEM
    text_percent: int = 100
    lock_minutes: int = 5
    paper: Paper = Paper.LETTER
    language: str = "en"
    last_vault: str = ""
    printers: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, Any] = field(default_factory=dict)


def _between(low: int, high: int) -> Callable[[Any], int]:
    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(value)
        return value

    return check


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - one kind of error for every bad value
    return value


def _names(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise ValueError(value)
    return value


def _papers(value: Any) -> dict[str, str]:
    return {key: Paper(name).value for key, name in _names(value).items()}


def _language(value: Any) -> str:
    if value not in LANGUAGES:
        raise ValueError(value)
    return str(value)


_CHECKS: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "look": Look,
        "text_percent": _between(100, 160),
        "lock_minutes": _between(1, 60),
        "paper": Paper,
        "language": _language,
        "last_vault": _text,
        "printers": _names,
        "papers": _papers,
    }
)


def load(path: Path) -> Settings:
    """Return the settings in `path`; defaults for what is missing, unreadable or out of range."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        _log.info("settings file unreadable (%s); defaults are used", type(error).__name__)
        return Settings()
    return _read(found)


def _read(found: Mapping[str, Any]) -> Settings:
    values: dict[str, Any] = {}
    for name, check in _CHECKS.items():
        if name not in found:
            continue
        try:
            values[name] = check(found[name])
        except ValueError:
            _log.info("setting %s has a bad value; its default is used", name)
    unknown = {name: value for name, value in found.items() if name not in _CHECKS}
    return Settings(**values, unknown=unknown)


def save(path: Path, settings: Settings) -> None:
    """Write `settings` to `path` in one step: a crash leaves the old file or the new one."""
    values = {
        part.name: getattr(settings, part.name)
        for part in dataclasses.fields(settings)
        if part.name != "unknown"
    }
    plain = {
        name: str(value) if isinstance(value, str) else value for name, value in values.items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    with temporary.open("wb") as file:
        tomli_w.dump({**settings.unknown, **plain}, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
