"""Open the vault a command works on, and close it whatever happens."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError

from peerdesk import paths
from peerdesk.commands.console import Console, read_passphrase
from peerdesk.enums import VaultRole
from peerdesk.errors import DamagedFileError, NotAllowedError, StorageError
from peerdesk.i18n import translate
from peerdesk.services.vaults import OpenVault, open_vault
from peerdesk.sync import blanking, originals, sightings
from peerdesk.sync.identity import Sighting

_DAMAGE: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


@contextmanager
def opened(options: Namespace, role: VaultRole | None = None) -> Iterator[OpenVault]:
    """Give the open vault of `options` while the block runs.

    Args:
        options: With `vault` and `passphrase_file`.
        role: The role the command makes sense for; None for both.

    Raises:
        NotAllowedError: If the vault has the other role.
        DamagedFileError: If a page of the file cannot be read.
    """
    with _damage_in_words(options.vault):
        vault = open_vault(options.vault, read_passphrase(options.passphrase_file))
        try:
            if role is not None and vault.info.role is not role:
                raise NotAllowedError(_other_role(role))
            _notice_copies(vault)
            if not vault.info.is_sample:
                originals.obey_kept(vault.store, vault.info.folder)
                blanking.upkeep(vault.store)
            yield vault
        finally:
            _remember(vault)
            vault.close()


def _notice_copies(vault: OpenVault) -> None:
    """Let an older file take a new name among its copies; leave a moved one to the window."""
    if vault.info.is_sample:
        return
    sighting = sightings.settle_quietly(vault.store, vault.info.folder, paths.config_folder())
    said = {
        Sighting.OLDER: translate(
            "Commands",
            "This file is older than when it was last open here: a restored backup. "
            "It counts as a new copy from now on.",
        ),
        Sighting.MOVED: translate(
            "Commands",
            "This file was moved or copied since it was last open. "
            "Open it in the window once and say which.",
        ),
    }
    if sighting in said:
        Console().refuse(said[sighting])


def _remember(vault: OpenVault) -> None:
    config = paths.config_folder()
    if vault.info.is_sample or _is_moved(vault, config):
        return
    with suppress(StorageError, OSError):
        sightings.remember(vault.store, vault.info.folder, config)


def _is_moved(vault: OpenVault, config: Path) -> bool:
    return sightings.look(vault.store, vault.info.folder, config) is Sighting.MOVED


@contextmanager
def _damage_in_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        if not getattr(error.orig, "sqlite_errorname", "").startswith(_DAMAGE):
            raise
        raise DamagedFileError(folder=str(folder)) from error


def _other_role(role: VaultRole) -> str:
    if role is VaultRole.SCHOOL:
        return translate("Commands", "This is a district vault. Give the vault of a school.")
    return translate("Commands", "This is a school vault. Give the vault of the district.")
