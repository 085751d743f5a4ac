"""The program is killed in the middle of a note; the next start has every word where it was."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support import SCHOOL_NAME
from typist import PASSPHRASE, WORDS

from peerdesk.enums import VaultRole
from peerdesk.services.vaults import SetUp, create_vault

TYPIST = Path(__file__).parents[1] / "typist.py"
LONGEST = 120


@pytest.fixture
def vault(own_home):
    """Give the folder of a real vault with a passphrase."""
    made = create_vault(own_home / "data", PASSPHRASE, SetUp(VaultRole.SCHOOL, SCHOOL_NAME))
    made.opened.close()
    return own_home / "data"


@pytest.fixture
def start(vault):
    """Give a function that starts the program and returns its process; all are ended."""
    started = []

    def run(what):
        process = subprocess.Popen(
            [sys.executable, str(TYPIST), what, str(vault)],
            stdout=subprocess.PIPE,
            text=True,
            env=dict(os.environ),
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate(timeout=LONGEST)


def test_text_of_every_panel_outlives_a_kill(start, vault):
    killed = start("type")
    assert killed.stdout.readline() == "kept\n"
    os.kill(killed.pid, signal.SIGKILL)
    assert killed.wait(LONGEST) == -signal.SIGKILL

    found = json.loads(start("look").stdout.readline())

    assert {name: words for name, (words, _said) in found.items()} == WORDS
    for name in ("student", "rule"):
        assert found[name][1].startswith("Kept from ")
    for path in vault.parent.rglob("*"):
        if path.is_file():
            assert b"half typed" not in path.read_bytes(), path.name
