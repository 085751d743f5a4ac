"""A vault for the commands, made once and copied, since a key slot takes a second to make."""

import json
import shutil
from dataclasses import dataclass

import pytest

from peerdesk.__main__ import main
from peerdesk.enums import VaultRole
from peerdesk.services.sample import create_sample_vault
from peerdesk.services.vaults import SetUp, create_vault
from tests.support import TODAY

PASSPHRASE = "four words not alike"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(scope="session")
def made_vaults(tmp_path_factory):
    folder = tmp_path_factory.mktemp("vaults")
    create_vault(
        folder / "school", PASSPHRASE, SetUp(VaultRole.SCHOOL, "Prairie View")
    ).opened.close()
    create_vault(
        folder / "district", PASSPHRASE, SetUp(VaultRole.DISTRICT, "Office")
    ).opened.close()
    create_sample_vault(folder / "sample", PASSPHRASE, TODAY).opened.close()
    return folder


@pytest.fixture
def vault(made_vaults, tmp_path):
    """Return a function that gives the folder of a fresh copy of a vault."""

    def copy(name):
        return shutil.copytree(made_vaults / name, tmp_path / name)

    return copy


@pytest.fixture
def peerdesk(capsys, tmp_path):
    """Return a function that runs the command line and gives its answer."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n")

    def run(command, *arguments, vault=None):
        place = () if vault is None else ("--vault", str(vault), "--passphrase-file", str(secret))
        try:
            status = main([command, *map(str, arguments), *place])
        except SystemExit as error:
            status = error.code
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return run
