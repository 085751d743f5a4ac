"""A half-typed session as plain JSON values, and back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from peerdesk.enums import SessionKind, SessionMood, SessionTopic
from peerdesk.services.session_logs.entry import SessionEntry


def to_draft(entry: SessionEntry) -> dict[str, Any]:
    """Return an entry as values JSON can hold."""
    return {
        "kind": entry.kind.value,
        "held_at": entry.held_at.isoformat(),
        "minutes": entry.minutes,
        "match_id": entry.match_id,
        "team_id": entry.team_id,
        "student_ids": list(entry.student_ids),
        "topic": entry.topic.value if entry.topic else None,
        "mood": entry.mood.value if entry.mood else None,
        "note": entry.note,
        "has_worry": entry.has_worry,
        "sheet_code": entry.sheet_code,
    }


def from_draft(content: Mapping[str, Any]) -> SessionEntry:
    """Return the entry that `to_draft` was given."""
    topic, mood = content["topic"], content["mood"]
    return SessionEntry(
        kind=SessionKind(content["kind"]),
        held_at=datetime.fromisoformat(content["held_at"]),
        minutes=content["minutes"],
        match_id=content["match_id"],
        team_id=content["team_id"],
        student_ids=tuple(content["student_ids"]),
        topic=SessionTopic(topic) if topic else None,
        mood=SessionMood(mood) if mood else None,
        note=content["note"],
        has_worry=content["has_worry"],
        from_paper=bool(content["sheet_code"]),
        sheet_code=content["sheet_code"],
    )
