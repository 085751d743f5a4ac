"""The sample school in a vault of its own."""

from datetime import date
from pathlib import Path
from typing import Final

from peerdesk.services.vaults import OpenVault, open_vault, vault_exists

SAMPLE_PASSPHRASE: Final = "sample school 2026"  # noqa: S105 - everyone in it is invented
FOLDER_NAME: Final = "sample"


def is_sample_folder(folder: Path) -> bool:
    """Return whether `folder` is where the sample school is kept."""
    return folder.name == FOLDER_NAME


def open_sample(folder: Path, today: date) -> OpenVault:
    """Open the sample school, made as it stands on `today` if it is not there yet.

    Raises:
        PeerDeskError: If the folder cannot be used.
    """
    if vault_exists(folder):
        return open_vault(folder, SAMPLE_PASSPHRASE)
    from peerdesk.services import sample  # noqa: PLC0415 - inventing a school is for the first time

    return sample.create_sample_vault(folder, SAMPLE_PASSPHRASE, today).opened
