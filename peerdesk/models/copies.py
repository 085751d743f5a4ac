"""Copies of an encrypted file: made while it is in use, checked, opened for reading only."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.errors import DamagedFileError, StorageError, WrongPassphraseError
from peerdesk.i18n import translate
from peerdesk.models.base import Base
from peerdesk.models.database import KEY_OPTION, SessionFactory
from peerdesk.models.families import map_all

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def copy_into(session: Session, target: Path) -> dict[str, int]:
    """Copy the file behind `session` to `target` as it is now; return the rows of each table.

    The copy has the same key and no write-ahead log, so that it can be read from a stick that
    nobody may write to. The caller syncs and renames it.

    Raises:
        DamagedFileError: If a page of the file cannot be read.
        StorageError: If the copy cannot be written.
    """
    connection = session.connection()
    key = connection.engine.get_execution_options()[KEY_OPTION]
    map_all()
    counts = _count(connection.exec_driver_sql, Base.metadata.tables)
    _copy(connection.connection.driver_connection, target, key)
    return counts


def keep_old(connection: Connection, target: Path, key: bytes) -> None:
    """Copy a file of an older shape to `target` and read the copy back before it is named so.

    Raises:
        DamagedFileError: If a page of the file cannot be read, or the copy does not read whole.
        StorageError: If the copy cannot be written.
    """
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    counts = _count(connection.exec_driver_sql, [str(row[0]) for row in names])
    unchecked = target.with_name(f"{target.name}.part")
    unchecked.unlink(missing_ok=True)
    _copy(connection.connection.driver_connection, unchecked, key)
    check_copy(unchecked, key, counts)
    sync_file(unchecked)
    unchecked.replace(target)
    sync_folder(target.parent)


def _copy(source: Any, target: Path, key: bytes) -> None:
    try:
        copy = _connect(str(target), key)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
    except sqlcipher.DatabaseError as error:
        raise _refusal(error, target) from error


def check_copy(path: Path, key: bytes, counts: Mapping[str, int] | None = None) -> None:
    """Read a copy through and make sure that nothing of it is damaged or missing.

    Args:
        path: The copy.
        key: Its key.
        counts: Rows that each table must have, if known.

    Raises:
        DamagedFileError: If a page is damaged or a row is missing.
        WrongPassphraseError: If the key is not the one of this file.
    """
    try:
        copy = _connect(_read_only(path), key)
        try:
            problems = copy.execute("PRAGMA cipher_integrity_check").fetchall()
            verdict = copy.execute("PRAGMA quick_check").fetchall()
            found = _count(copy.execute, counts) if counts is not None else None
        finally:
            copy.close()
    except sqlcipher.DatabaseError as error:
        raise _refusal(error, path) from error
    if problems or verdict != [("ok",)] or found != counts:
        raise DamagedFileError(folder=str(path.parent))


def open_copy(path: Path, key: bytes) -> SessionFactory:
    """Return sessions that read a copy and cannot change it; dispose of their engine.

    Raises:
        DamagedFileError: If it cannot be read.
        WrongPassphraseError: If the key is not the one of this file.
    """
    try:
        _connect(_read_only(path), key).close()
    except sqlcipher.DatabaseError as error:
        raise _refusal(error, path) from error
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: _connect(_read_only(path), key),
        poolclass=StaticPool,
    )
    return sessionmaker(engine, expire_on_commit=False)


def sync_file(path: Path) -> None:
    """Make sure that a file is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make sure that the names in a folder are on the disk, where the system can do that."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return  # Windows opens no folders, and needs no sync of them
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _connect(name: str, key: bytes) -> Any:
    is_uri = name.startswith("file:")
    connection = sqlcipher.connect(name, uri=is_uri, check_same_thread=False, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except Exception:
        connection.close()
        raise
    return connection


def _read_only(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def _count(execute: Any, names: Iterable[str]) -> dict[str, int]:
    return {
        name: int(execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - our names
        for name in names
    }


def _refusal(
    error: Exception, path: Path
) -> DamagedFileError | StorageError | WrongPassphraseError:
    code = getattr(error, "sqlite_errorname", "")
    if code == "SQLITE_NOTADB":
        return WrongPassphraseError()
    if code.startswith(_DAMAGE):
        return DamagedFileError(folder=str(path.parent))
    problem = translate("Errors", "the copy could not be written or read")
    if code.startswith("SQLITE_FULL"):
        problem = translate("Errors", "the disk is full")
    return StorageError(path=str(path.parent), problem=problem)
