"""Actions (history, undo, audit), drafts, and what is true of this file only. Never synced."""

from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from peerdesk.models.base import Base

DO: Final = "do"
UNDO: Final = "undo"
REDO: Final = "redo"
GROUND: Final = "ground"
"""What a vault began with, and what leaves nothing to take back; undo stops before it."""
READ: Final = "read"
"""Somebody read what is confidential; changed nothing, so there is nothing to take back."""
MERGE: Final = "merge"
"""A bundle was merged; taken back by `unmerge`."""


class Action(Base):
    """One use case that wrote.

    Made rows are those whose `arrived_seq` lies in (`from_seq`, `to_seq`] and whose table is
    in `tables`; changed cells are `ActionCell` rows.

    Attributes:
        id: Counts up with time.
        actor: Who, as named in the key slot.
        label: What was done, in the past tense, in the language it was done in.
        kind: "do", "undo" or "redo".
        target_id: The action an undo or redo is about.
        undone_by_id: The undo that took it back, while it is taken back.
        tables: Comma-separated table names in which rows were made.
    """

    __tablename__ = "action"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    label: Mapped[str]
    kind: Mapped[str]
    target_id: Mapped[int | None]
    undone_by_id: Mapped[int | None]
    from_seq: Mapped[int] = mapped_column(BigInteger)
    to_seq: Mapped[int] = mapped_column(BigInteger)
    tables: Mapped[str]


class ActionCell(Base):
    """One cell that an action changed; values as JSON of their stored form."""

    __tablename__ = "action_cell"
    __table_args__ = (Index("ix_action_cell_record", "table_name", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    table_name: Mapped[str]
    record_id: Mapped[str]
    column_name: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]


class Draft(Base):
    """What someone was typing; kept through a crash, gone when saved."""

    __tablename__ = "draft"

    key: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
    changed_at: Mapped[datetime]


class LocalState(Base):
    """What is true of this file only: replica id, change counter, role, school, last mapping.

    Keys in use are in `peerdesk.models.local_state`.
    """

    __tablename__ = "local_state"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
