"""Engines for files that live as long as a test.

They share what they compiled, as all work on one open file does, and do not wait for the disk.
"""

import functools

import sqlalchemy
from sqlalchemy import event
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2 as sqlcipher

_STATEMENTS = LRUCache(2000)


def create_engine(*given, execution_options=None, **named):
    """Make an engine as SQLAlchemy does; its statements may have been compiled for another."""
    options = {**(execution_options or {}), "compiled_cache": _STATEMENTS}
    engine = sqlalchemy.create_engine(*given, execution_options=options, **named)
    engine.dialect = _dialect()
    event.listen(engine, "connect", _never_wait)
    return engine


def _never_wait(connection, _record):
    connection.execute("PRAGMA synchronous = OFF")


@functools.cache
def _dialect():
    """Return a dialect that has met the library once; compiled statements belong to it."""
    engine = sqlalchemy.create_engine("sqlite+pysqlite://", module=sqlcipher)
    engine.connect().close()
    engine.dispose()
    return engine.dialect
