"""Declarative base, the columns every synced record has, and how columns are declared.

A column that may leave the school in a bundle says so with `share=`; silence means that it
never leaves. Every column that is not nullable has a server default, so that a bundle that
lacks it (an older version, a lower sharing level) can still make the row.
"""

import enum
import secrets
import threading
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    Dialect,
    Enum,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Text,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from peerdesk import clock
from peerdesk.enums import Share

SYNC_COLUMNS: Final = ("id", "created_at", "created_by", "versions", "deleted_at")
"""Sync columns that travel in a bundle, in order."""

LOCAL_COLUMNS: Final = ("seq", "source", "arrived_seq")
"""Sync columns that mean something in this file only."""


class _Ids:
    """Makes UUIDv7 that rise strictly within a process (RFC 9562, 6.2 method 2).

    48 bits of milliseconds, then 74 random bits; within one millisecond the random part is
    the last one plus a random step, so that rows made together sort in the order they were made.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self) -> str:
        """Return the next id."""
        milliseconds = int(clock.now().timestamp() * 1000)
        with self._lock:
            fresh = milliseconds << 74 | secrets.randbits(73)
            self._last = fresh if fresh > self._last else self._last + 1 + secrets.randbits(32)
            bits = self._last
        high, low = bits >> 62, bits & (1 << 62) - 1
        return str(UUID(int=high >> 12 << 80 | 0x7 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | low))


_ids: Final = _Ids()


def new_id() -> str:
    """Return a fresh UUIDv7; ids made by one process sort in the order they were made."""
    return _ids.next()


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant, stored as `YYYY-MM-DDTHH:MM:SS.mmmZ`: sortable, readable anywhere."""

    impl = String(24)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else instant_text(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """A short list of codes or words, stored as comma-separated text (no commas inside)."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else ",".join(word.replace(",", " ") for word in value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        return tuple(value.split(",")) if value else ()


def instant_text(value: datetime) -> str:
    """Return the stored form of an aware instant."""
    return (
        value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03d}Z"
    )


class Base(DeclarativeBase):
    """Base of every mapped class."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy
        datetime: Instant(),
        date: Date(),
        bool: Boolean(create_constraint=False),
        str: Text(),
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            create_constraint=False,
            length=32,
            values_callable=lambda choices: [choice.value for choice in choices],
        ),
    }


class Synced:
    """Columns of every record that may travel in a bundle (design of `peerdesk.sync`).

    Attributes:
        id: UUIDv7 of the machine that made the row, or a uuid5 where both sides would make it.
        created_at: When the row was made, by that machine's clock; never changes.
        created_by: Replica that made it; never changes.
        versions: Canonical JSON `{column: [n, ms, replica]}` of cells edited after creation.
        deleted_at: In the bin since; also the tombstone. A cell like any other.
        seq: This file's own change number of the last change.
        source: Replica whose bundle produced exactly this row (no echo to it), if any.
        arrived_seq: This file's change number at which the row came to be here.
    """

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(String(16))
    versions: Mapped[str | None]
    deleted_at: Mapped[datetime | None] = mapped_column()
    seq: Mapped[int] = mapped_column(BigInteger, index=True)
    source: Mapped[str | None] = mapped_column(String(16))
    arrived_seq: Mapped[int] = mapped_column(BigInteger)


class OfSchool(Synced):
    """A synced record that belongs to one school."""

    @declared_attr
    def school_id(cls) -> Mapped[str]:  # noqa: N805
        """The school the record belongs to."""
        return reference("school.id", share=Share.COUNTS)


@event.listens_for(Synced, "init", propagate=True)
def _give_id(_target: object, _args: tuple[object, ...], kwargs: dict[str, Any]) -> None:
    kwargs.setdefault("id", new_id())


def _info(share: Share | None) -> dict[str, Any]:
    return {} if share is None else {"share": share}


def text(share: Share | None = None, *, index: bool = False) -> MappedColumn[Any]:
    """Declare text that is empty when unknown."""
    return mapped_column(Text, default="", server_default="", index=index, info=_info(share))


def words(share: Share | None = None) -> MappedColumn[Any]:
    """Declare a short list of words, empty when unknown."""
    return mapped_column(Words, default=(), server_default="", info=_info(share))


def whole(share: Share | None = None, *, default: int = 0) -> MappedColumn[Any]:
    """Declare a whole number."""
    return mapped_column(Integer, default=default, server_default=str(default), info=_info(share))


def flag(share: Share | None = None, *, default: bool = False) -> MappedColumn[Any]:
    """Declare a yes or no."""
    stored = "1" if default else "0"
    return mapped_column(
        Boolean(create_constraint=False), default=default, server_default=stored, info=_info(share)
    )


def choice(default: enum.StrEnum, share: Share | None = None) -> MappedColumn[Any]:
    """Declare a closed choice with the value it has when a bundle does not say."""
    return mapped_column(default=default, server_default=default.value, info=_info(share))


def optional(share: Share | None = None, *, index: bool = False) -> MappedColumn[Any]:
    """Declare a value that may be unknown (NULL)."""
    return mapped_column(nullable=True, index=index, info=_info(share))


def reference(
    target: str, *, share: Share | None = None, nullable: bool = False, authority: bool = False
) -> MappedColumn[Any]:
    """Declare a foreign key, checked at commit.

    Args:
        target: `table.id`.
        share: How far the pointer may travel.
        nullable: Whether it may point nowhere.
        authority: Only the district's value counts once a school has joined one.
    """
    return mapped_column(
        String(36),
        ForeignKey(target, deferrable=True, initially="DEFERRED"),
        nullable=nullable,
        index=True,
        info=_info(share) | ({"authority": True} if authority else {}),
    )
