"""A real vault with a school in it, made once and copied for each test."""

import shutil

import pytest
from support import NOW, add_students

from peerdesk.enums import VaultRole
from peerdesk.services.vaults import SetUp, create_vault, open_vault

PASSPHRASE = "correct horse battery"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("backed") / "prairie"
    new = create_vault(folder, PASSPHRASE, SetUp(VaultRole.SCHOOL, "Prairie View Elementary"))
    add_students(new.opened.store, 12)
    new.opened.close()
    return folder, new.recovery_code


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made[0], tmp_path / "vault")


@pytest.fixture
def opened(folder):
    vault = open_vault(folder, PASSPHRASE)
    yield vault
    vault.close()


@pytest.fixture
def now():
    return NOW
