"""The vault: a folder with one encrypted database and its key, wrapped once per passphrase.

Files: `peerdesk.db` (SQLCipher 4, raw 32-byte key) and `keys/NAME.age`, each the key in the
age passphrase format, so that `age -d keys/counselor.age` and any SQLCipher 4 tool give a
school its data back without this program. `keys/recovery.age` opens with the recovery code.
The slot of a counselor also holds that counselor's age identity, to which private notes are
encrypted; no other slot does, nor the recovery page.
"""

import contextlib
import json
import os
import secrets
import shutil
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DatabaseError

from peerdesk.errors import (
    BusyComputerError,
    DamagedFileError,
    NotAllowedError,
    StorageError,
    VaultExistsError,
    VaultMissingError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from peerdesk.i18n import translate
from peerdesk.models.database import (
    SessionFactory,
    create_database,
    disk_problem,
    open_database,
)

DATABASE_NAME: Final = "peerdesk.db"
KEYS_FOLDER: Final = "keys"
STAGED: Final = ".restoring"
"""Folder in which a restored vault is made ready."""
MARKER: Final = "restoring.json"
"""Its presence says that what is staged is whole and takes the place of the vault."""
RECOVERY_SLOT: Final = "recovery"
COUNSELOR_SLOT: Final = "counselor"
MIN_PASSPHRASE: Final = 8
_TRIED_FIRST: Final = frozenset({
    "password", "passwort", "passphrase", "contrasena", "contraseña", "qwerty", "qwertyuiop",
    "qwertz", "asdfghjkl", "iloveyou", "welcome", "letmein", "admin", "administrator",
    "counselor", "peerdesk", "school", "teacher", "principal",
})  # fmt: skip
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_CODE_SYMBOLS: Final = 28
_MEASUREMENTS: Final = 40
_TRIES: Final = 5
_LEAST_WORK: Final = 16
_LAST_NAME: Final = "last-opened"
_AGE: Final = b"age-encryption.org/v1"
_TOO_SLOW: Final = "Excessive work"
_LOOKALIKES: Final = str.maketrans("OILU", "011V")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a key slot gave.

    Attributes:
        slot: Name of the account it belongs to, or "recovery".
        key: The key of the database.
        identity: Secret age identity of a counselor; empty in every other slot.
    """

    slot: str
    key: bytes = field(repr=False)
    identity: str = field(default="", repr=False)


def vault_exists(folder: Path) -> bool:
    """Return whether `folder` holds a vault, or one that is just being restored."""
    return (folder / DATABASE_NAME).is_file() or (folder / MARKER).is_file()


def finish_restore(folder: Path) -> None:
    """Carry an exchange of the vault's file that was cut short to its end.

    Call it while holding the vault, before opening it. Doing it again changes nothing.
    """
    marker, staged = folder / MARKER, folder / STAGED
    if not marker.is_file():
        return
    database = staged / DATABASE_NAME
    if database.is_file():
        for end in ("-wal", "-shm"):  # of the file of before, which is set aside
            (folder / f"{DATABASE_NAME}{end}").unlink(missing_ok=True)
        _replace_slots(staged, folder)
        database.replace(folder / DATABASE_NAME)
    marker.unlink()
    shutil.rmtree(staged, ignore_errors=True)


def _replace_slots(staged: Path, folder: Path) -> None:
    """Copy the staged slots into place, then remove the slots that are not among them."""
    (folder / KEYS_FOLDER).mkdir(exist_ok=True)
    names = {path.name for path in slot_paths(staged)}
    for path in slot_paths(staged):
        write_whole(folder / KEYS_FOLDER / path.name, path.read_bytes())
    for path in slot_paths(folder):
        if path.name not in names:
            path.unlink()


def create(folder: Path, passphrase: str) -> tuple[SessionFactory, Opened, str]:
    """Make a vault in `folder`; return its sessions, the counselor's slot and the recovery code.

    Raises:
        VaultExistsError: If the folder holds one already.
        WeakPassphraseError: If the passphrase is too short.
        StorageError: If the folder cannot be written to.
    """
    if vault_exists(folder):
        raise VaultExistsError(folder=str(folder))
    check_passphrase(passphrase)
    key, code = secrets.token_bytes(32), new_recovery_code()
    try:
        (folder / KEYS_FOLDER).mkdir(parents=True, exist_ok=True)
        own = Opened(COUNSELOR_SLOT, key, new_identity())
        write_slot(folder, own, passphrase)
        write_slot(folder, Opened(RECOVERY_SLOT, key), recovery_passphrase(code))
        return create_database(folder / DATABASE_NAME, key), own, code
    except OSError as error:
        take_back(folder)
        raise StorageError(path=str(folder), problem=error.strerror or "") from error
    except DatabaseError as error:
        problem = disk_problem(getattr(error.orig, "sqlite_errorname", ""))
        if not problem:
            raise
        take_back(folder)
        raise StorageError(path=str(folder), problem=problem) from error


def take_back(folder: Path) -> None:
    """Delete what is there of a vault that could not be made; nobody's data was in it yet."""
    files = [folder / f"{DATABASE_NAME}{end}" for end in ("", "-wal", "-shm")]
    files += [folder / KEYS_FOLDER / f"{slot}.age" for slot in (COUNSELOR_SLOT, RECOVERY_SLOT)]
    for path in files:
        with contextlib.suppress(OSError):  # a folder that cannot be used says why by itself
            path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        (folder / KEYS_FOLDER).rmdir()


def unlock(folder: Path, passphrase: str) -> tuple[SessionFactory, Opened]:
    """Open the vault in `folder` and return its sessions and what the slot that fits holds.

    Args:
        folder: Where the vault lies.
        passphrase: A passphrase, or the recovery code in any spelling.

    Raises:
        VaultMissingError: If there is no vault.
        WrongPassphraseError: If no slot opens.
        DamagedFileError: If the key is right but the database cannot be read.
        NewerFileError: If a newer program wrote it.
    """
    if not vault_exists(folder):
        raise VaultMissingError(folder=str(folder))
    opened = open_slot(folder, passphrase)
    try:
        sessions = open_database(folder / DATABASE_NAME, opened.key)
    except WrongPassphraseError as error:  # the slot fits, so the file itself is at fault
        raise DamagedFileError(folder=str(folder)) from error
    _remember(folder, opened.slot)
    return sessions, opened


def open_slot(folder: Path, passphrase: str) -> Opened:
    """Return what the slot holds that opens with `passphrase`.

    Raises:
        WrongPassphraseError: If none does.
        DamagedFileError: If no slot is there, or none of them is whole.
        BusyComputerError: If this computer is too slow just now to try.
    """
    if not has_slots(folder):
        raise DamagedFileError(folder=str(folder))
    code = recovery_passphrase(passphrase)
    could_be_code = len(code) == _CODE_SYMBOLS
    for path in _in_likely_order(folder):
        if path.stem == RECOVERY_SLOT and not could_be_code:
            continue  # each attempt costs a second on purpose
        attempt = code if path.stem == RECOVERY_SLOT else passphrase
        content = _decrypt_slot(path.read_bytes(), attempt)
        if content is None:
            continue
        plain = json.loads(content)
        # the name inside counts: a slot copied under another name gives no other rights
        slot = plain.get("account", path.stem)
        return Opened(slot, bytes.fromhex(plain["key"]), plain.get("identity", ""))
    raise WrongPassphraseError


def _in_likely_order(folder: Path) -> list[Path]:
    """Return the slots, the recovery page first, then the one that opened last time.

    Whoever works here most should not wait a second for each colleague.
    """
    try:
        last = (folder / KEYS_FOLDER / _LAST_NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        last = ""
    return sorted(
        slot_paths(folder), key=lambda path: (path.stem != RECOVERY_SLOT, path.stem != last)
    )


def _remember(folder: Path, slot: str) -> None:
    with contextlib.suppress(OSError):  # a stick may be write-protected
        (folder / KEYS_FOLDER / _LAST_NAME).write_text(slot, encoding="utf-8")


def _encrypt_slot(plain: bytes, passphrase: str) -> bytes:
    """Return the content of a slot that costs a thief enough.

    age makes it cost about a second as measured at the moment; a busy moment makes it cheap.
    """
    import pyrage  # noqa: PLC0415 - an open vault needs it no more

    for _ in range(_TRIES):
        sealed = bytes(pyrage.passphrase.encrypt(plain, passphrase))
        if int(sealed.splitlines()[1].split()[3]) >= _LEAST_WORK:
            break
    return sealed


def _decrypt_slot(sealed: bytes, passphrase: str) -> bytes | None:
    """Return what a slot holds, or None if the passphrase is another.

    WORKAROUND: age measures how fast this computer is at the very moment and refuses a slot
    that would take too long. A busy moment must not read as a wrong passphrase, so it is
    measured again; the library has one exception class, only its text tells the two apart.
    """
    import pyrage  # noqa: PLC0415 - an open vault needs it no more

    for _ in range(_MEASUREMENTS):
        try:
            return bytes(pyrage.passphrase.decrypt(sealed, passphrase))
        except pyrage.DecryptError as error:
            if _TOO_SLOW not in str(error):
                return None
    raise BusyComputerError


def read_key(folder: Path, passphrase: str) -> tuple[str, bytes]:
    """Return the slot that opens with `passphrase` and the database key.

    Raises:
        WrongPassphraseError: If none does.
    """
    opened = open_slot(folder, passphrase)
    return opened.slot, opened.key


def slot_paths(folder: Path) -> list[Path]:
    """Return the key slots of the vault, by name."""
    return sorted((folder / KEYS_FOLDER).glob("*.age"))


def has_slots(folder: Path) -> bool:
    """Return whether a whole key slot is there, for whomever it may be."""
    return any(is_slot(path) for path in slot_paths(folder))


def is_slot(path: Path) -> bool:
    """Return whether a file is there and begins as a key slot does."""
    try:
        with path.open("rb") as file:
            return file.read(len(_AGE)) == _AGE
    except OSError:
        return False


def write_slot(folder: Path, opened: Opened, passphrase: str) -> None:
    """Write one key slot, whole or not at all."""
    plain = {"key": opened.key.hex(), "for": DATABASE_NAME, "account": opened.slot}
    if opened.identity:
        plain["identity"] = opened.identity
    sealed = _encrypt_slot(json.dumps(plain).encode(), passphrase)
    write_whole(slot_path(folder, opened.slot), sealed)


def slot_path(folder: Path, slot: str) -> Path:
    """Return where the key slot of an account lies."""
    return folder / KEYS_FOLDER / f"{slot}.age"


def new_identity() -> str:
    """Return a new secret age identity."""
    import pyrage  # noqa: PLC0415 - an open vault needs it no more

    return str(pyrage.x25519.Identity.generate())


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Wrap the key with a new passphrase; the database itself stays as it is.

    With the recovery code in place of `old`, the counselor's slot is written anew, with a new
    identity: private notes of before stay closed.

    Raises:
        WrongPassphraseError: If `old` opens no slot.
        WeakPassphraseError: If `new` is too short.
    """
    check_passphrase(new)
    opened = open_slot(folder, old)
    if opened.slot == RECOVERY_SLOT:
        opened = Opened(COUNSELOR_SLOT, opened.key, new_identity())
    write_slot(folder, opened, new)


def new_recovery_page(folder: Path, passphrase: str) -> str:
    """Replace the recovery slot and return the new code; the old page stops working.

    Raises:
        WrongPassphraseError: If the passphrase opens no slot.
        NotAllowedError: If it is not the passphrase of a counselor.
    """
    opened = open_slot(folder, passphrase)
    if not opened.identity and opened.slot not in {COUNSELOR_SLOT, RECOVERY_SLOT}:
        raise NotAllowedError(
            translate("Vault", "Only the counselor can make a new recovery page.")
        )
    code = new_recovery_code()
    write_slot(folder, Opened(RECOVERY_SLOT, opened.key), recovery_passphrase(code))
    return code


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is short, one sign repeated, or among the first that are tried.

    Raises:
        WeakPassphraseError: With the least length, and whether anybody would try it.
    """
    if len(passphrase) < MIN_PASSPHRASE or len(set(passphrase)) < 4:
        raise WeakPassphraseError(minimum=MIN_PASSPHRASE, is_common=False)
    if is_tried_first(passphrase):
        raise WeakPassphraseError(minimum=MIN_PASSPHRASE, is_common=True)


def is_tried_first(passphrase: str) -> bool:
    """Return whether it is a row of keys or one word that everybody tries, with digits or not."""
    folded = passphrase.casefold()
    steps = {ord(after) - ord(before) for before, after in pairwise(folded)}
    letters = "".join(sign for sign in folded if sign.isalpha())
    return steps <= {0, 1, -1, -9, 9} or letters in _TRIED_FIRST


def new_recovery_code() -> str:
    """Return 140 random bits in seven groups of four signs that cannot be misread."""
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_SYMBOLS))
    return "-".join(signs[i : i + 4] for i in range(0, _CODE_SYMBOLS, 4))


def recovery_passphrase(code: str) -> str:
    """Return the canonical form of a recovery code as someone typed it."""
    signs = code.upper().translate(_LOOKALIKES)
    return "".join(sign for sign in signs if sign in _ALPHABET)


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` under a temporary name, sync it, then rename: whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def strength_words(passphrase: str) -> str:
    """Return how strong a passphrase is, in words, with what would help."""
    if len(passphrase) < MIN_PASSPHRASE:
        return translate("Vault", "Too short: use at least {minimum} characters").format(
            minimum=MIN_PASSPHRASE
        )
    if len(set(passphrase)) < 4:
        return translate("Vault", "Too easy: use different letters")
    if is_tried_first(passphrase):
        return translate("Vault", "Too easy: anybody would try this one first")
    if len(passphrase) >= 16 or len(passphrase.split()) >= 4:
        return translate("Vault", "Strong")
    return translate("Vault", "Enough; four words would be stronger")
