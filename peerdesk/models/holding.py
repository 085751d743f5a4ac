"""Hold a vault for one process, so that no two work on the same file."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from peerdesk.errors import FileInUseError, StorageError


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the vault for this process while the block runs.

    Raises:
        FileInUseError: If another process holds it.
        StorageError: If nothing can be written beside it.
    """
    try:
        file = (folder / "in-use.lock").open("a+b")
    except OSError as error:
        raise StorageError(path=str(folder), problem=error.strerror or "") from error
    with file:
        if not _try_lock(file):
            raise FileInUseError(folder=str(folder))
        yield


def _try_lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - exists on Windows only

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - exists elsewhere only

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
