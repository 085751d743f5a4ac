"""A session as somebody typed it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from peerdesk.enums import SessionKind, SessionMode, SessionMood, SessionTopic, UseOfTime

MAX_MINUTES: Final = 480
MAX_NOTE: Final = 10_000
MAX_COUNT: Final = 2_000
MAX_WORDS: Final = 200


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """What was typed into the Log session panel, or from one paper form.

    Attributes:
        held_at: When it was held, aware UTC.
        match_id: The pair, for kind pair; its two students attend.
        team_id: The team, for kind team; its members attend unless `student_ids` names some.
        student_ids: Who was there, where students are named.
        mood: How it went.
        mood_before: How the student felt before, 1 to 5; `mood_after` the same after.
        has_worry: None while not answered; a paper form must be answered.
        sheet_code: Code of the paper form it was typed from, or "".
        title: Name of the group, lesson or workshop.
        head_count: How many were there when nobody (or not everybody) is named.
        alias: Made-up name of a student who wants to stay unknown.
        time_use: What the time went to, where it is not what the kind says.
        covered_ids: Sessions that a supervision meeting talked over.
        is_minutes_missing: The paper form does not say how long.
    """

    kind: SessionKind
    held_at: datetime
    minutes: int
    match_id: str | None = None
    team_id: str | None = None
    student_ids: tuple[str, ...] = ()
    mode: SessionMode = SessionMode.IN_PERSON
    topic: SessionTopic | None = None
    mood: SessionMood | None = None
    note: str = ""
    has_worry: bool | None = False
    from_paper: bool = False
    sheet_code: str = ""
    mood_before: int | None = None
    mood_after: int | None = None
    title: str = ""
    class_name: str = ""
    adults: str = ""
    head_count: int = 0
    alias: str = ""
    platform: str = ""
    time_use: UseOfTime | None = None
    covered_ids: tuple[str, ...] = ()
    is_minutes_missing: bool = False
