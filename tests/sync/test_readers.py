"""Data gets out without PeerDesk: with the age tool and the scripts of `installer/`."""

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bundle_support import invite, make_district, make_place
from support import add_students

from peerdesk.enums import Paper, VaultRole
from peerdesk.services import vaults
from peerdesk.sync import identity

INSTALLER = Path(__file__).parents[2] / "installer"
PASSPHRASE = "four words not together"

pytestmark = pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is missing")


def lines_of(script, *arguments):
    done = subprocess.run(
        [sys.executable, INSTALLER / script, *arguments], capture_output=True, check=True
    )
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_a_bundle_opens_with_age_and_the_script(tmp_path):
    school, district = make_place(tmp_path / "school"), make_district(tmp_path / "district")
    add_students(school.store, 3)
    invite(district, school)
    key = tmp_path / "key.txt"
    key.write_text(district.store.read(identity.own_keys).age_secret + "\n")
    locked = school.bundle().read_bytes()[9:]
    opened = subprocess.run(
        ["age", "-d", "-i", key], input=locked, capture_output=True, check=True
    ).stdout
    (tmp_path / "opened").write_bytes(opened)

    manifest, *rows = lines_of("read_bundle.py", tmp_path / "opened")

    assert manifest["name"] == "Prairie View Elementary"
    names = [row["first_name"] for row in rows if row["table"] == "student"]
    assert sorted(names) == ["Eli", "Maya", "Sam"]


def age_with_passphrase(slot):
    """Return what the age tool says when it asks for the passphrase on a terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("age", ["age", "-d", "-o", str(slot.with_suffix(".json")), str(slot)])  # noqa: S606
    os.read(terminal, 1024)
    os.write(terminal, PASSPHRASE.encode() + b"\n")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
    return slot.with_suffix(".json")


def test_the_database_opens_with_age_and_the_script(tmp_path):
    set_up = vaults.SetUp(VaultRole.SCHOOL, "Prairie View Elementary", Paper.LETTER)
    opened = vaults.create_vault(tmp_path / "vault", PASSPHRASE, set_up).opened
    add_students(opened.store, 2)
    opened.close()
    (slot,) = (tmp_path / "vault").rglob("counselor.age")
    (database,) = (tmp_path / "vault").glob("*.db")

    students = lines_of("read_vault.py", database, age_with_passphrase(slot), "student")

    assert sorted(row["first_name"] for row in students) == ["Eli", "Maya"]
