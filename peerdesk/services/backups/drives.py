"""Which removable drives are plugged in, by the means of each system."""

import os
import plistlib
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = "PeerDesk backups"
"""Folder on a stick that holds backups; a stick that has it gets a copy by itself."""

_OCTAL: Final = re.compile(r"\\([0-7]{3})")
_REMOVABLE: Final = 2


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick that is plugged in and can be written to."""

    path: Path
    name: str
    free_bytes: int

    @property
    def folder(self) -> Path:
        """Return where backups go on it."""
        return self.path / FOLDER


def list_drives() -> list[Drive]:
    """Return the removable drives that can be written to."""
    if sys.platform == "win32":
        paths = _windows_paths()
    elif sys.platform == "darwin":
        paths = _mac_paths()
    else:
        paths = _linux_paths()
    return [drive for drive in map(_drive, paths) if drive is not None]


def linux_mounts(mountinfo: str, is_removable: Callable[[str], bool]) -> list[Path]:
    """Return where removable devices are mounted.

    Args:
        mountinfo: The text of /proc/self/mountinfo.
        is_removable: Says it of a device number such as "8:17".
    """
    found = []
    for line in mountinfo.splitlines():
        parts = line.split()
        if len(parts) < 10 or parts[3] != "/":
            continue
        source = parts[parts.index("-") + 2] if "-" in parts else ""
        if source.startswith("/dev/") and is_removable(parts[2]):
            found.append(Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), parts[4])))
    return found


def windows_letters(mask: int, kind_of: Callable[[str], int]) -> list[Path]:
    """Return the roots of removable drives; `mask` has a bit per letter, A first."""
    letters = (letter for n, letter in enumerate(string.ascii_uppercase) if mask >> n & 1)
    roots = (f"{letter}:\\" for letter in letters)
    return [Path(root) for root in roots if kind_of(root) == _REMOVABLE]


def mac_volumes(volumes: Iterable[Path], describe: Callable[[Path], bytes]) -> list[Path]:
    """Return the volumes that `diskutil info -plist` calls removable or external."""
    found = []
    for volume in volumes:
        try:
            facts = plistlib.loads(describe(volume))
        except (plistlib.InvalidFileException, ValueError):
            continue
        if facts.get("RemovableMedia") or facts.get("Internal") is False:
            found.append(volume)
    return found


def _drive(path: Path) -> Drive | None:
    try:
        if not os.access(path, os.W_OK):
            return None
        return Drive(path, path.name or str(path), shutil.disk_usage(path).free)
    except OSError:
        return None


def _linux_paths() -> list[Path]:
    try:
        text = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    return linux_mounts(text, _linux_is_removable)


def _linux_is_removable(number: str) -> bool:
    """Ask the device, or the disk its partition lies on; a USB disk counts, too."""
    device = Path("/sys/dev/block", number)
    try:
        real = device.resolve(strict=True)
        flags = [folder / "removable" for folder in (real, real.parent)]
        says_so = any(flag.read_text().strip() == "1" for flag in flags if flag.is_file())
    except OSError:
        return False
    return says_so or "/usb" in str(real)


def _windows_paths() -> list[Path]:
    import ctypes  # noqa: PLC0415 - its Windows half exists there only

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    return windows_letters(int(kernel.GetLogicalDrives()), kernel.GetDriveTypeW)


def _mac_paths() -> list[Path]:
    try:
        volumes = [path for path in Path("/Volumes").iterdir() if not path.is_symlink()]
    except OSError:
        return []
    return mac_volumes(volumes, _ask_diskutil)


def _ask_diskutil(volume: Path) -> bytes:
    asked = subprocess.run(  # noqa: S603 - a fixed program and a path of the system
        ["/usr/sbin/diskutil", "info", "-plist", str(volume)],
        capture_output=True,
        check=False,
        timeout=5,
    )
    return asked.stdout
