"""Share what several readers of one session ask for, while nothing can change in between.

sharing(session)                      a context in which `shared` keeps what was read
shared(session, key, read) -> value   read once within the context, every time outside of it
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Final, TypeVar

from sqlalchemy.orm import Session

_KEY: Final = "shared_reading"
T = TypeVar("T")


@contextmanager
def sharing(session: Session) -> Iterator[None]:
    """Let readers within share what they read; nothing may be written within."""
    session.info[_KEY] = {}
    try:
        yield
    finally:
        del session.info[_KEY]


def shared(session: Session, key: Hashable, read: Callable[[], T]) -> T:
    """Return `read()`, or what it gave before within the same `sharing`."""
    kept = session.info.get(_KEY)
    if kept is None:
        return read()
    if key not in kept:
        kept[key] = read()
    value: T = kept[key]
    return value
