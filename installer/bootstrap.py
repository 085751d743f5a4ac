"""Make the environment that PeerDesk runs, is tested and is built in.

Run by whatever ``python3`` is there, so it needs nothing but the standard library, and the
first lines must also be readable for a Python that is too old.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NEEDED_PYTHON = (3, 11)

# The library that Qt loads, and the Debian package that brings it.
SYSTEM_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing_packages(lock: str) -> list[str]:
    """Return the Debian packages this computer lacks for `lock`, in the order of the table."""
    packages = []
    if sys.platform.startswith("linux"):
        packages += [name for library, name in SYSTEM_LIBRARIES.items() if not _loads(library)]
        if lock == "build" and shutil.which("objdump") is None:
            packages.append("binutils")
        if lock == "build" and not _loads(sysconfig.get_config_var("INSTSONAME")):
            packages.append("libpython{}.{}".format(*sys.version_info[:2]))
    if not _can_make_environments():
        packages.append("python3-venv")
    return packages


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _can_make_environments() -> bool:
    try:
        import ensurepip  # noqa: F401, PLC0415
        import venv  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True


def administrator_prefix() -> list[str] | None:
    """Return what goes before an apt command, or None when nobody may install here."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _succeeds(command: list[str | Path]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def install_packages(packages: list[str]) -> None:
    """Install Debian `packages`, or stop with the one line a person must type."""
    prefix = administrator_prefix()
    by_hand = "sudo apt-get install --no-install-recommends " + " ".join(packages)
    if prefix is None:
        sys.exit("PeerDesk needs these system packages first: " + by_hand)
    print("Installing system packages:", " ".join(packages), flush=True)
    setting = ["env", "DEBIAN_FRONTEND=noninteractive"]
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    _succeeds([*prefix, "apt-get", "update", "-qq"])
    outcome = subprocess.run(
        [*prefix, *setting, *install], capture_output=True, text=True, check=False
    )
    if outcome.returncode:
        sys.exit(outcome.stderr + "\nInstall these packages by hand, then try again: " + by_hand)


def python_of(environment: Path) -> Path:
    """Return the Python inside the virtual `environment`."""
    inside = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return environment / inside


def stamp_of(lock: Path) -> str:
    """Return what identifies an environment: the lock file's content and the Python."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return digest + " " + sys.version.split()[0]


def renew(environment: Path, lock: Path) -> None:
    """Make `environment` hold what `lock` lists, unless its stamp says that it does."""
    stamp = environment / "peerdesk-stamp"
    wanted = stamp_of(lock)
    if stamp.is_file() and stamp.read_text("ascii") == wanted:
        return
    print("Setting up " + environment.name + " (a minute or two, once) ...", flush=True)
    if not python_of(environment).exists() or not _succeeds([python_of(environment), "-c", ""]):
        _step([sys.executable, "-m", "venv", "--clear", environment])
    _pip(environment, "install", "--require-hashes", "-r", lock)
    if "hatchling" in lock.read_text("utf-8"):
        _pip(environment, "install", "--no-deps", "--no-build-isolation", "--editable", ROOT)
    stamp.write_text(wanted, "ascii")


def _pip(environment: Path, *arguments: str | Path) -> None:
    quiet = ["--quiet", "--disable-pip-version-check"]
    _step([python_of(environment), "-m", "pip", *arguments, *quiet])


def _step(command: list[str | Path]) -> None:
    if subprocess.run([str(part) for part in command], cwd=str(ROOT), check=False).returncode:
        sys.exit("Setting up PeerDesk stopped here. The lines above say why; then try again.")


def main() -> None:
    """Check this computer, then make or renew one environment."""
    if sys.version_info < NEEDED_PYTHON:
        sys.exit(
            "PeerDesk needs Python 3.11 or newer; this is "
            + sys.version.split()[0]
            + ". Install a newer one, then run: make PYTHON=/path/to/python3.11 test"
        )
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--venv", default=".venv", help="folder of the environment")
    parser.add_argument("--lock", default="dev", help="which file of requirements/ to install")
    options = parser.parse_args()
    packages = missing_packages(options.lock)
    if packages:
        install_packages(packages)
    renew(ROOT / options.venv, ROOT / "requirements" / (options.lock + ".txt"))


if __name__ == "__main__":
    main()
