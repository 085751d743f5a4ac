"""Key slots that were lost or damaged come back from the newest backup of the same folder."""

from pathlib import Path
from typing import Final

from peerdesk.errors import StorageError
from peerdesk.models import vault
from peerdesk.services.backups.making import list_backups, own_folder

_ALWAYS: Final = (vault.COUNSELOR_SLOT, vault.RECOVERY_SLOT)
"""Every vault has these; if they are whole, a slot that is missing was taken away on purpose."""


def mend_slots(folder: Path) -> bool:
    """Put slots back that are missing or damaged; return whether there were any.

    Raises:
        StorageError: If a slot cannot be written.
    """
    if all(vault.is_slot(vault.slot_path(folder, slot)) for slot in _ALWAYS):
        return False
    newest = next(iter(list_backups([own_folder(folder)])), None)
    lost = [] if newest is None else vault.slot_paths(newest.path)
    lost = [path for path in lost if not vault.is_slot(vault.slot_path(folder, path.stem))]
    try:
        (folder / vault.KEYS_FOLDER).mkdir(exist_ok=True)
        for path in lost:
            vault.write_whole(vault.slot_path(folder, path.stem), path.read_bytes())
    except OSError as error:
        raise StorageError(path=str(folder), problem=error.strerror or "") from error
    return bool(lost)
