"""The session logs of two terms."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from peerdesk.enums import MatchStatus, SessionKind, SessionMode, SessionMood, SessionTopic
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.session_logs import SessionAttendance, SessionLog, SheetCode, SheetRun
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.prints.sheet_codes import new_code
from peerdesk.services.sample.enrolment import Members
from peerdesk.services.sample.office import office_work
from peerdesk.services.sample.pairs import Pair
from peerdesk.services.sample.setting import Setting
from peerdesk.services.sample.source import Source
from peerdesk.services.session_logs.kinds import PAIR_TOPICS

SILENT_PAIRS: Final = 3
_SILENT_SINCE: Final = timedelta(days=30)
SHEETS_OUT: Final = 4
_SHEETS_SINCE: Final = timedelta(days=14)
_MOODS: Final = (SessionMood.GOOD, SessionMood.OK, SessionMood.HARD)
_MINUTES: Final = (10, 15, 15, 20, 20, 25, 30)

Meeting = tuple[dict[str, Any], list[str]]
"""The values of a session log, and who was there."""


def add_meetings(
    session: Session,
    source: Source,
    setting: Setting,
    members: Members,
    pairs: Sequence[Pair],
) -> int:
    """Add everything that was held up to yesterday and return how many session logs."""
    silent = {pair.id for pair in pairs if pair.status is MatchStatus.ACTIVE}
    silent = set(sorted(silent)[:SILENT_PAIRS])
    meetings = [
        meeting for pair in pairs for meeting in _of_pair(source, setting, pair, pair.id in silent)
    ]
    meetings += _of_team(source, setting, members)
    meetings += _drop_ins(source, setting, members)
    meetings += office_work(source, setting, members)
    logs = [log for log, _ in meetings]
    bulk_insert(session, SessionLog, logs)
    helpers = {child.id for child in members.helpers}
    there = [
        source.record(
            session_log_id=log["id"], student_id=student_id, is_helper=student_id in helpers
        )
        for log, students in meetings
        for student_id in students
    ]
    bulk_insert(session, SessionAttendance, there)
    bulk_insert(session, SheetCode, _sheets(session, source, logs, pairs))
    return len(logs)


def _sheets(
    session: Session, source: Source, logs: Sequence[dict[str, Any]], pairs: Sequence[Pair]
) -> list[dict[str, Any]]:
    """Return the paper forms of the last weeks: most came back, a few are still out."""
    recent = [
        log
        for log in logs
        if log["match_id"] and log["held_at"].date() >= source.today - _SHEETS_SINCE
    ]
    back = [_sheet(source, log["match_id"], log) for log in recent if log["from_paper"]]
    living = [pair.id for pair in pairs if pair.status is MatchStatus.ACTIVE]
    out = [_sheet(source, match_id, None) for match_id in source.some(living, SHEETS_OUT)]
    count = len(back) + len(out)
    first = local_state.next_number(session, Key.SHEET_NUMBER, count) - count
    printed_at = _instant(source.today - _SHEETS_SINCE, 470)
    run = source.record(print_key="session-form", printed_at=printed_at, count=count)
    bulk_insert(session, SheetRun, [run])
    return [
        sheet | {"number": first + place, "run_id": run["id"]}
        for place, sheet in enumerate([*back, *out], start=1)
    ]


def _sheet(source: Source, match_id: str, log: dict[str, Any] | None) -> dict[str, Any]:
    held_on = log["held_at"].date() if log else None
    return source.record(
        code=new_code(source.chance.choice),
        print_key="session-form",
        printed_on=source.today - _SHEETS_SINCE,
        match_id=match_id,
        session_log_id=log["id"] if log else None,
        returned_on=held_on + timedelta(days=1) if held_on else None,
    )


def _of_pair(source: Source, setting: Setting, pair: Pair, is_silent: bool) -> Iterator[Meeting]:  # noqa: FBT001 - one of the pair's traits
    last = pair.closed_on or source.today - timedelta(days=1)
    if is_silent:
        last = source.today - _SILENT_SINCE
    weekday, minute = source.chance.randrange(1, 6), source.chance.choice((690, 735, 860))
    for day in setting.school_days(pair.started_on, last):
        if day.isoweekday() == weekday and source.often(0.72):
            log = _log(source, day, minute, kind=SessionKind.PAIR, match_id=pair.id)
            yield log, [pair.mentor_id, pair.mentee_id]


def _of_team(source: Source, setting: Setting, members: Members) -> Iterator[Meeting]:
    yesterday = source.today - timedelta(days=1)
    for day in setting.school_days(setting.term_starts_on, yesterday):
        if day.isoweekday() == 3 and day.isocalendar().week % 2 == 0:
            log = _log(source, day, 900, kind=SessionKind.TEAM, team_id=members.team_id)
            there = [child.id for child in members.team if source.often(0.88)]
            yield log | {"minutes": 45, "topic": SessionTopic.SCHOOL, "note": ""}, there


def _drop_ins(source: Source, setting: Setting, members: Members) -> Iterator[Meeting]:
    children = (*members.buddies, *members.bench)
    for day in setting.school_days(setting.starts_on, source.today - timedelta(days=1)):
        if children and source.often(0.3):
            log = _log(source, day, source.chance.choice((570, 620, 810)), kind=SessionKind.DROP_IN)
            yield log | {"note": ""}, [source.chance.choice(children).id]


def _log(
    source: Source,
    day: date,
    minute: int,
    *,
    kind: SessionKind,
    match_id: str | None = None,
    team_id: str | None = None,
) -> dict[str, Any]:
    return source.record(
        kind=kind,
        mode=SessionMode.IN_PERSON if source.often(0.96) else SessionMode.PHONE,
        held_at=_instant(day, minute),
        minutes=source.chance.choice(_MINUTES),
        topic=source.chance.choice(PAIR_TOPICS),
        mood=source.chance.choices(_MOODS, (6, 3, 1))[0],
        note=source.chance.choice(source.facts["words"]["notes"]),
        has_worry=False,
        match_id=match_id,
        team_id=team_id,
        from_paper=source.often(0.4),
        title="",
        class_name="",
        head_count=0,
        adults="",
        mood_before=None,
        mood_after=None,
        alias="",
        platform="",
        time_use=None,
    )


def _instant(day: date, minute: int) -> datetime:
    local = datetime.combine(day, time(minute // 60, minute % 60))
    return local.astimezone(UTC)
