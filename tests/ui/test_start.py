import os
import subprocess
import sys
from pathlib import Path

from support import make_store

ROOT = Path(__file__).parents[2]
LATER = (
    "alembic",
    "cryptography",
    "highspy",
    "numpy",
    "openpyxl",
    "peerdesk.commands.",
    "peerdesk.models.care",
    "peerdesk.models.concerns",
    "peerdesk.models.matches",
    "peerdesk.models.measures",
    "peerdesk.models.migrations",
    "peerdesk.models.sync_state",
    "peerdesk.reports",
    "peerdesk.services.backups.",
    "peerdesk.services.duty",
    "peerdesk.services.match",
    "peerdesk.services.prints",
    "peerdesk.services.roll",
    "peerdesk.services.roster",
    "peerdesk.services.rota",
    "peerdesk.services.sample",
    "peerdesk.services.students",
    "peerdesk.services.today",
    "peerdesk.sync",
    "peerdesk.ui.copy_question",
    "peerdesk.ui.first_run",
    "peerdesk.ui.pages.buddies",
    "peerdesk.ui.pages.duty",
    "peerdesk.ui.pages.settings",
    "peerdesk.ui.pages.students",
    "peerdesk.ui.pages.today.cards",
    "peerdesk.ui.restore",
    "plistlib",
    "pypdfium2",
    "pyrage",
    "reportlab",
    "segno",
    "uharfbuzz",
    "zstandard",
)
START = """
import sys
from pathlib import Path
from benchmarks import product_window as start

def tell():
    print(*sys.modules, flush=True)
    start.os._exit(0)

start.end = tell
start.main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
"""


def test_first_window_is_painted_before_anything_else_is_imported(tmp_path):
    store = make_store(tmp_path)
    key = store.key.hex()
    store.close()

    done = subprocess.run(
        [sys.executable, "-c", START, tmp_path / "test.db", key],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()

    assert "peerdesk.ui.pages.today.page" in loaded
    assert [name for name in loaded if name.startswith(LATER)] == []
