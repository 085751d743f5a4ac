import os
import subprocess
import sys
from pathlib import Path

from support import make_store

ROOT = Path(__file__).parents[2]
LATER = (
    "alembic",
    "highspy",
    "numpy",
    "openpyxl",
    "peerdesk.commands.exchange",
    "peerdesk.models.migrations",
    "peerdesk.reports",
    "peerdesk.services.prints",
    "peerdesk.services.rollover",
    "peerdesk.services.roster",
    "peerdesk.services.sample",
    "peerdesk.services.students",
    "peerdesk.sync.export",
    "peerdesk.sync.inbox",
    "peerdesk.ui.first_run",
    "peerdesk.ui.pages.buddies",
    "peerdesk.ui.pages.duty",
    "peerdesk.ui.pages.settings",
    "peerdesk.ui.pages.students",
    "peerdesk.ui.restore",
    "pypdfium2",
    "reportlab",
    "segno",
    "uharfbuzz",
    "zstandard",
)
START = """
import sys
from pathlib import Path
from benchmarks.product_window import main
main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
print(*sys.modules)
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
