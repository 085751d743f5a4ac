"""A half-typed session as plain JSON values, and back."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from peerdesk.enums import SessionKind, SessionMode, SessionMood, SessionTopic, UseOfTime
from peerdesk.services.session_logs.typed import SessionEntry

_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "kind": SessionKind,
    "mode": SessionMode,
    "topic": SessionTopic,
    "mood": SessionMood,
    "time_use": UseOfTime,
    "held_at": datetime.fromisoformat,
    "student_ids": tuple,
    "covered_ids": tuple,
}


def to_draft(entry: SessionEntry) -> dict[str, Any]:
    """Return an entry as values JSON can hold."""
    values = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return values | {
        "held_at": entry.held_at.isoformat(),
        "student_ids": list(entry.student_ids),
        "covered_ids": list(entry.covered_ids),
    }


def from_draft(content: Mapping[str, Any]) -> SessionEntry:
    """Return the entry that `to_draft` was given; what a draft lacks has its default."""
    known = {field.name for field in fields(SessionEntry)}
    values: dict[str, Any] = {
        name: _READ[name](value) if name in _READ and value is not None else value
        for name, value in content.items()
        if name in known
    }
    return SessionEntry(**values)
