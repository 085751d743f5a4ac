"""Open the vault a command works on, and close it whatever happens."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError

from peerdesk.commands.console import read_passphrase
from peerdesk.enums import VaultRole
from peerdesk.errors import DamagedFileError, NotAllowedError
from peerdesk.i18n import translate
from peerdesk.services.vaults import OpenVault, open_vault

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
            yield vault
        finally:
            vault.close()


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
