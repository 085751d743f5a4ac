"""How the team of the sample school runs: minutes, actions, a hand-over, a break, hours, thanks."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import MembershipRole
from peerdesk.i18n import translate
from peerdesk.models.people import Staff
from peerdesk.models.programs import ProgramMembership, TeamPosition
from peerdesk.models.session_logs import SessionAttendance, SessionLog
from peerdesk.models.stamping import bulk_insert, stamp_of
from peerdesk.models.teams import (
    HoursEntry,
    Recognition,
    ServiceBreak,
    TeamMeeting,
    TeamMeetingAction,
)
from peerdesk.services.check_ins import school_days
from peerdesk.services.sample.source import Source
from peerdesk.services.session_logs.lists import day_bounds
from peerdesk.services.teams.recognition import usual_words

_HANDED_OVER_AFTER: Final = timedelta(days=35)
_WITH_MINUTES: Final = 5
_ENDS_IN: Final = timedelta(days=12)


def add_team_life(session: Session, source: Source) -> None:
    """Let the team of the sample school have met, changed, rested and been thanked."""
    positions = session.scalars(
        select(TeamPosition).order_by(TeamPosition.rank, TeamPosition.id)
    ).all()
    if len(positions) < 6:
        return
    _hand_over(session, source, positions)
    positions[2].ends_on = _weekday(source.today + _ENDS_IN)
    _add_meetings(session, source, positions)
    _add_break(session, source, positions)
    _add_hours(session, source, positions)
    _add_thanks(session, source, positions)
    session.flush()


def _hand_over(session: Session, source: Source, positions: Sequence[TeamPosition]) -> None:
    """Let the last member have led the team for the first weeks of the term."""
    first, last = positions[0], positions[-1]
    began = first.starts_on or source.today
    if began + _HANDED_OVER_AFTER >= source.today:
        return
    day = began + _HANDED_OVER_AFTER
    first.starts_on = last.starts_on = day
    former = source.record(
        team_id=first.team_id,
        student_id=last.student_id,
        title=first.title,
        rank=0,
        starts_on=began,
        ends_on=day - timedelta(days=1),
    )
    bulk_insert(session, TeamPosition, [former])


def _add_meetings(session: Session, source: Source, positions: Sequence[TeamPosition]) -> None:
    team_id = positions[0].team_id
    query = select(SessionLog).where(SessionLog.team_id == team_id, SessionLog.held_at.is_not(None))
    logs = session.scalars(query.order_by(SessionLog.held_at.desc()).limit(_WITH_MINUTES)).all()
    texts = _texts()
    records = [
        source.record(
            team_id=team_id,
            session_log_id=log.id,
            day=log.held_at.astimezone().date(),
            agenda=texts[number % len(texts)][0],
            said=texts[number % len(texts)][1],
        )
        for number, log in enumerate(logs)
        if log.held_at is not None
    ]
    coming = school_days(session).from_day(source.today + timedelta(days=5))
    plan = source.record(
        team_id=team_id,
        session_log_id=None,
        day=coming or source.today + timedelta(days=5),
        agenda=texts[0][0],
        said="",
    )
    bulk_insert(session, TeamMeeting, [*records, plan])
    if records:
        _add_actions(session, source, records, positions)


def _add_actions(
    session: Session,
    source: Source,
    meetings: Sequence[dict[str, Any]],
    positions: Sequence[TeamPosition],
) -> None:
    """Add what the last meetings took on: the newest is open, the older is done but for one."""
    adult = session.scalar(select(Staff.id).order_by(Staff.id).limit(1))
    today, newest, older = source.today, meetings[0], meetings[-1]
    wanted: list[tuple[dict[str, Any], str, str | None, date, date | None]] = [
        (newest, translate("Sample", "Paint the sign for the second bench"),
         positions[3].student_id, today + timedelta(days=2), None),
        (newest, translate("Sample", "Ask the office for six more vests"),
         None, today + timedelta(days=8), None),
        (older, translate("Sample", "Write the welcome cards"),
         positions[4].student_id, today - timedelta(days=3), None),
        (older, translate("Sample", "Book the library for the next meeting"),
         positions[2].student_id, older["day"] + timedelta(days=7),
         older["day"] + timedelta(days=5)),
    ]  # fmt: skip
    records = [
        source.record(
            meeting_id=meeting["id"],
            title=title,
            student_id=student_id,
            staff_id=None if student_id else adult,
            due_on=max(due_on, meeting["day"]),
            done_on=done_on,
        )
        for meeting, title, student_id, due_on, done_on in wanted
    ]
    bulk_insert(session, TeamMeetingAction, records)


def _add_break(session: Session, source: Source, positions: Sequence[TeamPosition]) -> None:
    """Let a member rest who is no helper elsewhere; none does if all are."""
    serve = set(
        session.scalars(
            select(ProgramMembership.student_id).where(
                ProgramMembership.role == MembershipRole.HELPER
            )
        )
    )
    free = [one.student_id for one in positions[5:-1] if one.student_id not in serve]
    since = source.today - timedelta(days=9)
    record = source.record(
        student_id=next(iter(free), positions[-2].student_id),
        starts_on=since,
        back_on=_weekday(source.today + timedelta(days=6)),
        ended_on=None,
        paused=(),
    )
    bulk_insert(session, ServiceBreak, [record])
    missed = session.scalars(
        select(SessionAttendance)
        .join(SessionLog, SessionLog.id == SessionAttendance.session_log_id)
        .where(
            SessionAttendance.student_id == record["student_id"],
            SessionLog.team_id == positions[0].team_id,
            SessionLog.held_at >= day_bounds(since, since)[0],
        )
    )
    for row in missed:
        row.deleted_at = stamp_of(session).now()


def _add_hours(session: Session, source: Source, positions: Sequence[TeamPosition]) -> None:
    whats = (
        translate("Sample", "Helped at the book fair"),
        translate("Sample", "Set up for family night"),
        translate("Sample", "Showed a new family around"),
    )
    records = [
        source.record(
            student_id=one.student_id,
            day=_weekday(source.today - timedelta(days=7 + 9 * (number % 5))),
            minutes=source.chance.choice((45, 60, 90, 120)),
            title=whats[number % len(whats)],
        )
        for number, one in enumerate(positions[:8])
    ]
    bulk_insert(session, HoursEntry, records)


def _add_thanks(session: Session, source: Source, positions: Sequence[TeamPosition]) -> None:
    words = usual_words()
    given = ((30, (0, 1, 4), 4), (16, (2, 5), 2), (9, (1, 3, 6), 1))
    records = [
        source.record(
            student_id=positions[place].student_id,
            team_id=positions[place].team_id,
            day=_weekday(source.today - timedelta(days=days)),
            title=words[what],
        )
        for days, places, what in given
        for place in places
    ]
    bulk_insert(session, Recognition, records)


def _weekday(day: date) -> date:
    """Return the day, or the Friday before if it is on a weekend."""
    return day - timedelta(days=max(0, day.isoweekday() - 5))


def _texts() -> tuple[tuple[str, str], ...]:
    """Return agendas with their minutes."""
    return (
        (
            translate("Sample", "Who stands at the second bench\nVests\nKindness week"),
            translate(
                "Sample",
                "The second bench gets a sign of its own, painted by the team.\n"
                "Six vests are missing. We ask the office.\n"
                "Kindness week begins with a line to hold the door.",
            ),
        ),
        (
            translate("Sample", "How the first weeks went\nWelcome cards"),
            translate(
                "Sample",
                "The bench is used most at noon recess.\n"
                "Every new student gets a card in the first week.",
            ),
        ),
    )
