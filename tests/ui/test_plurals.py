"""One session, two sessions: the English catalogue knows every text with a number."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtCore import QCoreApplication

from peerdesk import app as application

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "resources" / "i18n" / "peerdesk_en.ts"
LUPDATE = Path(sys.executable).parent / "pyside6-lupdate"


def sources(path):
    """Return context and source of each message."""
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in ElementTree.parse(path).iter("context")
        for message in context.iter("message")
    }


@pytest.mark.skipif(shutil.which(str(LUPDATE)) is None, reason="lupdate is not installed")
def test_every_text_with_a_number_has_both_forms(tmp_path):
    fresh = tmp_path / "fresh.ts"
    files = sorted(str(path) for path in (ROOT / "peerdesk").rglob("*.py"))
    subprocess.run([LUPDATE, "-pluralonly", *files, "-ts", fresh], check=True, capture_output=True)

    missing = sources(fresh) - sources(CATALOGUE)

    assert not missing, "run installer/plurals.py"


@pytest.mark.parametrize(("n", "words"), [(0, "0 sessions"), (1, "1 session"), (2, "2 sessions")])
def test_number_and_noun_agree(qapp, n, words):
    translator = application.install_language("en")

    shown = QCoreApplication.translate("SessionsPage", "%n sessions", "", n)

    assert shown == words
    QCoreApplication.removeTranslator(translator)
