import csv
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader

from peerdesk.commands.parser import PRINT_KEYS
from tests.commands.conftest import Answer


@dataclass(frozen=True, slots=True)
class Demo:
    out: Path
    home: Path
    answer: Answer


def run_demo(out, home, *arguments):
    command = [sys.executable, "-m", "peerdesk", "demo", "--out", str(out), *arguments]
    environment = os.environ | {"PEERDESK_HOME": str(home), "PEERDESK_LOG_LEVEL": "DEBUG"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    return Demo(out, home, Answer(done.returncode, done.stdout, done.stderr))


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    return run_demo(folder / "out", folder / "home", "--schools", "2", "--json")


@pytest.fixture(scope="module")
def names(demo):
    """Return a pattern of every first and last name of four letters or more, as whole words."""
    found = set()
    for path in (demo.out / "rosters").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row["First name"], row["Last name"]}
    longer = sorted(re.escape(name) for name in found if len(name) >= 4)
    return re.compile(rf"(?<!\w)({'|'.join(longer)})(?!\w)")


def test_demo_does_the_whole_main_job(demo):
    summary = demo.answer.json

    assert demo.answer.status == 0
    assert summary["students"] > 460
    assert summary["pairs"] > 80
    assert summary["duties"] > 40
    assert len(summary["prints"]) == 2 * len(PRINT_KEYS)
    assert [row["status"] for row in summary["merge"]["bundles"]] == ["merged", "merged"]
    assert [row["status"] for row in summary["replies"]["bundles"]] == ["merged", "merged"]
    assert summary["problems"] == []


def test_demo_leaves_everything_it_names(demo):
    summary = demo.answer.json

    assert [name for name in summary["prints"] if not (demo.out / name).is_file()] == []
    assert (demo.out / summary["bundle"]).is_file()
    assert json.loads((demo.out / "summary.json").read_text("utf-8")) == summary


def test_vaults_of_the_demo_open_with_the_passphrase_beside_them(demo, peerdesk):
    for folder in sorted((demo.out / "vaults").iterdir()):
        answer = peerdesk(
            "check", "--vault", folder, "--passphrase-file", demo.out / "passphrase.txt", "--json"
        )

        assert answer.json == {"ok": True, "problems": []}


def test_no_name_of_a_child_in_what_the_demo_says(demo, names):
    assert names.search(demo.answer.out) is None
    assert names.search(demo.answer.err) is None


def test_no_name_of_a_child_in_a_file_name(demo, names):
    files = [str(path.relative_to(demo.out)) for path in demo.out.rglob("*")]

    assert [name for name in files if names.search(name)] == []


def test_no_name_of_a_child_in_a_log(demo, names):
    written = [path for path in (*demo.home.rglob("*"), *demo.out.rglob("*.log")) if path.is_file()]

    assert [path for path in written if names.search(path.read_text("utf-8", "replace"))] == []


def test_no_name_of_a_child_in_the_metadata_of_a_print(demo, names):
    prints = sorted((demo.out / "prints").rglob("*.pdf"))
    metadata = {
        path.name: str(dict(reader.metadata)) + str(reader.outline) + str(reader.xmp_metadata)
        for path in prints
        for reader in [PdfReader(path)]
    }

    assert len(prints) == 2 * len(PRINT_KEYS)
    assert {name: text for name, text in metadata.items() if names.search(text)} == {}


def test_prints_themselves_do_show_names(demo, names):
    """The pattern finds what it must find: without this the tests above could not fail."""
    text = "".join(
        page.extract_text()
        for path in (demo.out / "prints").rglob("pairing-list*.pdf")
        for page in PdfReader(path).pages
    )

    assert len(set(names.findall(text))) > 20


def test_no_name_lies_open_in_a_vault_or_bundle(demo, names):
    files = [*(demo.out / "vaults").rglob("*"), *(demo.out / "bundles").iterdir()]
    content = {p.name: p.read_bytes().decode("utf-8", "ignore") for p in files if p.is_file()}
    long_words = {
        word for text in content.values() for word in names.findall(text) if len(word) > 6
    }

    assert long_words == set()


def test_demo_may_be_repeated_in_its_own_folder_only(tmp_path, peerdesk):
    (tmp_path / "diary.txt").write_text("mine")

    answer = peerdesk("demo", "--out", tmp_path)

    assert answer.status == 1
    assert "holds something else" in answer.err
    assert (tmp_path / "diary.txt").read_text() == "mine"


def test_demo_refuses_a_roster_that_is_none(tmp_path, peerdesk):
    (tmp_path / "letter.txt").write_text("Dear colleagues\n")

    answer = peerdesk("demo", "--out", tmp_path / "out", "--roster", tmp_path / "letter.txt")

    assert answer.status == 1
    assert "Traceback" not in answer.err
    assert answer.err.strip()
