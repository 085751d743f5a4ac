"""Build the one-folder program into dist/ and prove that it runs where no Python is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "dist" / "peerdesk" / ("peerdesk.exe" if os.name == "nt" else "peerdesk")
WINDOW_SECONDS = 15


def build() -> None:
    """Run PyInstaller; everything it needs on the way lies in build/."""
    work = ROOT / "build" / "pyinstaller"
    options = ["--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(work)]
    spec = str(ROOT / "installer" / "peerdesk.spec")
    subprocess.run([sys.executable, "-m", "PyInstaller", *options, *places, spec], check=True)


def strip_debug() -> None:
    """Take debug symbols out of what was shipped with them; repaired wheels stay untouched."""
    if not sys.platform.startswith("linux"):
        return
    inside = PROGRAM.parent / "_internal"
    keep = ("numpy", "numpy.libs", "pillow.libs", "PIL", "PySide6")
    libraries = [
        path
        for path in (*inside.rglob("*.so"), *inside.rglob("*.so.*"))
        if path.relative_to(inside).parts[0] not in keep and not path.is_symlink()
    ]
    subprocess.run(["strip", "--strip-debug", *map(str, libraries)], check=True)  # noqa: S607


def size_of(folder: Path) -> tuple[float, int]:
    """Return megabytes and number of the files in `folder`, links not counted."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files) / 1e6, len(files)


def bare_environment(home: Path) -> dict[str, str]:
    """Return an environment in which no Python and no tool can be found."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
    return kept | {
        "PATH": "",
        "HOME": str(home),
        "PEERDESK_HOME": str(home / "peerdesk"),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
    }


def prove_main_job(home: Path) -> dict[str, object]:
    """Do the main job with the built program and return its summary."""
    out = home / "demo"
    command = [str(PROGRAM), "demo", "--out", str(out), "--json"]
    done = subprocess.run(
        command,
        cwd=home,
        env=bare_environment(home),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit("The built program cannot do the main job:\n" + done.stderr)
    summary: dict[str, object] = json.loads(done.stdout)
    missing = [name for name in summary["prints"] if not (out / name).is_file()]  # type: ignore[attr-defined]
    if missing or summary["problems"] or not summary["pairs"]:
        sys.exit("The built program did the main job badly:\n" + done.stdout)
    return summary


def prove_window(home: Path) -> None:
    """Open the window on the sample school, without a screen, and see that it stays open."""
    with subprocess.Popen(
        [str(PROGRAM), "--sample"],
        cwd=home,
        env=bare_environment(home),
        stderr=subprocess.PIPE,
        text=True,
    ) as window:
        try:
            _, said = window.communicate(timeout=WINDOW_SECONDS)
        except subprocess.TimeoutExpired:
            window.kill()
            return
        sys.exit("The built window closed by itself:\n" + said)


def main() -> None:
    """Build, measure and prove."""
    build()
    strip_debug()
    megabytes, files = size_of(PROGRAM.parent)
    print(f"Built {PROGRAM.parent.relative_to(ROOT)}: {megabytes:.0f} MB, {files} files")
    home = Path(tempfile.mkdtemp(prefix="peerdesk-proof-"))
    try:
        summary = prove_main_job(home)
        print(
            f"Main job without Python: {summary['students']} students, {summary['pairs']} pairs, "
            f"{summary['duties']} duties, {len(summary['prints'])} prints"  # type: ignore[arg-type]
        )
        prove_window(home)
        print("Window on the sample school: stays open")
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
