"""The encrypted database file: engine, pragmas, schema."""

import secrets
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, Table, create_engine, event, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, sessionmaker, with_loader_criteria
from sqlalchemy.orm.session import ORMExecuteState
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.errors import DamagedFileError, NewerFileError, StorageError, WrongPassphraseError
from peerdesk.i18n import translate
from peerdesk.models.base import Base, Synced
from peerdesk.models.families import map_all
from peerdesk.models.stamping import stamp_flush

SCHEMA_VERSION: Final = 1
"""Version of the synced tables, stated in every bundle."""

REVISION: Final = "0001"
"""Alembic revision of the tables this program writes."""

SessionFactory = sessionmaker[Session]
KEY_OPTION: Final = "vault_key"
"""Execution option of an engine that holds the key of its file, for copies of it."""

PATH_OPTION: Final = "vault_path"
"""Execution option of an engine that holds where its file is."""

_PRAGMAS: Final = (
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "cache_size = -16000",
)


def synced_models() -> tuple[type[Synced], ...]:
    """Return the mapped classes whose rows may travel, parents before children."""
    map_all()
    return _synced_models()


@cache
def _synced_models() -> tuple[type[Synced], ...]:
    by_table = {
        mapper.local_table: mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Synced)
    }
    return tuple(by_table[table] for table in Base.metadata.sorted_tables if table in by_table)


def synced_tables() -> tuple[Table, ...]:
    """Return the tables of `synced_models`, parents before children."""
    return tuple(model.__table__ for model in synced_models())  # type: ignore[attr-defined]


def open_engine(path: Path, key: bytes) -> Engine:
    """Return an engine on the SQLCipher 4 file at `path`; the file is made if missing.

    Args:
        path: The database file.
        key: 32 raw bytes; used without key stretching.
    """

    def connect() -> Any:
        connection = sqlcipher.connect(str(path), check_same_thread=False, isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except Exception:
            connection.close()  # a leaked handle would lock the file
            raise
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=connect,
        poolclass=QueuePool,
        execution_options={KEY_OPTION: key, PATH_OPTION: path},
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


def create_database(path: Path, key: bytes) -> SessionFactory:
    """Make a new, empty database with its own identity and return its sessions."""
    engine = open_engine(path, key)
    with engine.begin() as connection:
        for statement in mapped_statements():
            connection.exec_driver_sql(statement)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text("INSERT INTO alembic_version VALUES (:r)"), {"r": REVISION})
        facts = {"replica": secrets.token_hex(8), "database_id": secrets.token_hex(16), "seq": "0"}
        for name, value in facts.items():
            connection.execute(
                text("INSERT INTO local_state (key, value) VALUES (:k, :v)"),
                {"k": name, "v": value},
            )
    return _sessions(engine)


def open_database(path: Path, key: bytes) -> SessionFactory:
    """Open an existing database.

    Raises:
        WrongPassphraseError: If the key does not fit the file.
        NewerFileError: If a newer version of the program wrote it.
        StorageError: If the disk refuses: even to read, a file in use needs room beside it.
        DamagedFileError: If the file cannot be read for another reason.
    """
    if path.stat().st_size == 0:  # SQLite would make an empty database of it
        raise DamagedFileError(folder=str(path.parent))
    engine = open_engine(path, key)
    try:
        with engine.connect() as connection:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except DatabaseError as error:
        engine.dispose()
        if "not a database" in str(error.orig):
            raise WrongPassphraseError from error
        problem = disk_problem(getattr(error.orig, "sqlite_errorname", ""))
        if problem:
            raise StorageError(path=str(path.parent), problem=problem) from error
        raise DamagedFileError(folder=str(path.parent)) from error
    except Exception:
        engine.dispose()
        raise
    revision = str(found or "")
    if revision > REVISION:
        engine.dispose()
        raise NewerFileError(revision=revision)
    if revision < REVISION:
        _migrate(engine, path, revision)
    return _sessions(engine)


def disk_problem(code: str) -> str:
    """Return in words what the disk said, or nothing; SQLite has no error classes for these."""
    if code.startswith("SQLITE_FULL"):
        return translate("Errors", "the disk is full")
    if code.startswith("SQLITE_IOERR"):  # also of a full disk that has no room for the index
        return translate("Errors", "the disk is full or does not answer")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return translate("Errors", "another program is using the file")
    if code.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return translate("Errors", "the folder cannot be written to")
    return ""


def _migrate(engine: Engine, path: Path, revision: str) -> None:
    """Keep a copy of the file beside it, read back, then bring the tables up to date."""
    from peerdesk.models import copies, migrations  # noqa: PLC0415 - no ordinary start needs them

    copy = path.with_name(f"{path.stem}-before-{REVISION}-from-{revision}{path.suffix}")
    try:
        with engine.connect() as connection:
            key = connection.engine.get_execution_options()[KEY_OPTION]
            copies.keep_old(connection, copy, key)
    except Exception:
        engine.dispose()
        raise
    with engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
        migrations.upgrade(connection)


@cache
def mapped_statements() -> tuple[str, ...]:
    """Return what makes the mapped tables: parents first, then indexes, then guards."""
    map_all()
    dialect = sqlite.dialect()
    tables = Base.metadata.sorted_tables
    indexes = [i for t in tables for i in sorted(t.indexes, key=lambda index: str(index.name))]
    made: tuple[DDLElement, ...] = (*map(CreateTable, tables), *map(CreateIndex, indexes))
    return (*(str(part.compile(dialect=dialect)).strip() for part in made), *guard_triggers())


def guard_triggers() -> Iterator[str]:
    """Yield the triggers that refuse an update of a synced row that was not stamped."""
    for table in synced_tables():
        yield (
            f'CREATE TRIGGER guard_{table.name} BEFORE UPDATE ON "{table.name}" '
            "WHEN NEW.seq IS OLD.seq "
            f"BEGIN SELECT RAISE(ABORT, 'unstamped update of {table.name}'); END"
        )
    from peerdesk.models.sync_state import AUDIT_GUARDS  # noqa: PLC0415 - maps its tables

    yield from AUDIT_GUARDS


def _sessions(engine: Engine) -> SessionFactory:
    sessions = sessionmaker(engine, expire_on_commit=False)
    event.listen(sessions, "before_flush", stamp_flush)
    event.listen(sessions, "do_orm_execute", _hide_binned)
    return sessions


_NOT_BINNED: Final = with_loader_criteria(
    Synced, lambda cls: cls.deleted_at.is_(None), include_aliases=True
)


def _hide_binned(state: ORMExecuteState) -> None:
    """Leave out rows in the bin unless the statement asks with `include_deleted=True`."""
    if state.is_select and not state.execution_options.get("include_deleted"):
        state.statement = state.statement.options(_NOT_BINNED)
