"""Rows of the papers of a team: minutes, agenda with sign-in, recognition, certificates."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import Grade, MembershipRole, MembershipStatus
from peerdesk.models.calendar import School
from peerdesk.models.people import Student
from peerdesk.models.programs import LeadershipTeam, ProgramMembership, TeamPosition
from peerdesk.services.calendar import list_years
from peerdesk.services.names import full_name
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.prints.pair_rows import CertificateRow, Certificates
from peerdesk.services.prints.people_rows import term_words
from peerdesk.services.teams import follow_up, meetings, recognition
from peerdesk.services.teams.attendance import people_on
from peerdesk.services.teams.hours import NO_HOURS, hours_of, year_span
from peerdesk.services.teams.recognition import told_word
from peerdesk.services.teams.terms import is_single
from peerdesk.services.vaults import own_school_id

LATELY: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action on paper."""

    what: str
    who: str
    due_on: date | None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class MinutesPage:
    """The minutes of one meeting.

    Attributes:
        day: When it was held.
        absent: Who was missed.
        on_break: Who was not expected.
        agenda: Its points.
        record: What was said and decided, a paragraph a line.
        earlier: What earlier meetings left open.
    """

    team: str
    day: date
    starts_at: time
    minutes: int
    present: tuple[str, ...]
    absent: tuple[str, ...]
    on_break: tuple[str, ...]
    agenda: tuple[str, ...]
    record: tuple[str, ...]
    actions: tuple[ActionLine, ...]
    earlier: tuple[ActionLine, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """A meeting to come.

    Attributes:
        day: When it is planned; None if no day is.
        members: Name and position of everyone expected.
    """

    team: str
    printed_on: date
    day: date | None
    agenda: tuple[str, ...]
    carried: tuple[ActionLine, ...]
    members: tuple[tuple[str, str], ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class Thanks:
    """One line of the list of recognition."""

    name: str
    grade: Grade
    day: date
    what: str


@dataclass(frozen=True, slots=True)
class ThanksList:
    """The recognition of a school year, newest first."""

    year: str
    printed_on: date
    thanks: tuple[Thanks, ...]
    sample: bool


def last_held(session: Session, team_id: str) -> str:
    """Return the key of the newest meeting that was held; empty if there is none."""
    rows = meetings.list_meetings(session, team_id)
    return next((row.id for row in rows if row.is_held), "")


def minutes_page(session: Session, key: str, *, sample: bool) -> MinutesPage:
    """Return the minutes of a meeting.

    Raises:
        NotFoundError: If it is gone.
    """
    meeting = meetings.read_meeting(session, key)
    return MinutesPage(
        team=meeting.team,
        day=meeting.day,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        present=tuple(one.name for one in meeting.present),
        absent=tuple(one.name for one in meeting.absent),
        on_break=tuple(o.name for o in meeting.people if o.on_break and not o.is_present),
        agenda=_lines(meeting.agenda),
        record=_lines(meeting.record),
        actions=_actions(meeting.actions),
        earlier=_actions(meeting.carried),
        sample=sample,
    )


def agenda_page(session: Session, team_id: str, today: date, *, sample: bool) -> AgendaPage:
    """Return the page for the next meeting; without a planned one it has room to write."""
    coming = meetings.next_meeting(session, team_id, today)
    agenda = meetings.read_meeting(session, coming.id).agenda if coming else ""
    day = coming.day if coming else None
    people = people_on(session, team_id, day or today, None)
    return AgendaPage(
        team=session.get_one(LeadershipTeam, team_id).name,
        printed_on=today,
        day=day,
        agenda=_lines(agenda),
        carried=_actions(follow_up.open_actions(session, team_id)),
        members=tuple((one.name, one.title) for one in people if not one.on_break),
        sample=sample,
    )


def thanks_list(session: Session, today: date, *, sample: bool) -> ThanksList:
    """Return who was thanked in this school year."""
    rows = recognition.list_recognitions(session, year_span(session, today))
    thanks = tuple(Thanks(row.name, row.grade, row.day, row.title) for row in rows)
    return ThanksList(_year_name(session, today), today, thanks, sample)


def team_certificates(
    session: Session, team_id: str, ids: Collection[str], today: date, *, sample: bool
) -> Certificates:
    """Return the certificates of a team: of everyone on it lately, or of these students."""
    roles = _roles(session, today, team_id)
    chosen = [one for one in roles if not ids or one in ids]
    return _certificates(session, chosen, roles, today, sample=sample)


def helper_certificates(
    session: Session, ids: Collection[str], today: date, *, sample: bool
) -> Certificates:
    """Return the certificates of all helpers of the year, on a team or not."""
    roles = _roles(session, today, None)
    serve = select(ProgramMembership.student_id).where(
        ProgramMembership.role == MembershipRole.HELPER,
        or_(
            ProgramMembership.status != MembershipStatus.ENDED,
            ProgramMembership.ended_on >= (year_span(session, today).first or date.min),
        ),
    )
    everyone = {*roles, *session.scalars(serve)}
    chosen = [one for one in everyone if not ids or one in ids]
    return _certificates(session, chosen, roles, today, sample=sample)


def _roles(session: Session, today: date, team_id: str | None) -> dict[str, str]:
    """Return what everyone lately on a team (of one, if asked) is on it, by student id."""
    query = (
        select(TeamPosition, LeadershipTeam.name)
        .join(LeadershipTeam, LeadershipTeam.id == TeamPosition.team_id)
        .where(
            or_(TeamPosition.starts_on.is_(None), TeamPosition.starts_on <= today),
            or_(TeamPosition.ends_on.is_(None), TeamPosition.ends_on >= today - LATELY),
        )
        .order_by(TeamPosition.rank.desc(), TeamPosition.id.desc())
    )
    if team_id is not None:
        query = query.where(TeamPosition.team_id == team_id)
    return {
        held.student_id: f"{held.title}, {team}" if is_single(held.title) else team
        for held, team in session.execute(query)
    }


def _certificates(
    session: Session, ids: Collection[str], roles: dict[str, str], today: date, *, sample: bool
) -> Certificates:
    span = year_span(session, today)
    given = hours_of(session, span, today, ids)
    students = session.scalars(
        select(Student)
        .where(Student.id.in_(ids))
        .order_by(Student.last_name, Student.first_name, Student.id)
    )
    rows = tuple(
        CertificateRow(
            full_name(one.first_name, one.last_name, one.preferred_name),
            given.get(one.id, NO_HOURS).rounded,
            _fit_for_home(roles.get(one.id, "")),
        )
        for one in students
    )
    school = session.get_one(School, own_school_id(session))
    term = _year_name(session, today) or term_words(session, today)
    signer = adult_to_tell(session)
    return Certificates(today, rows, term, school.name, signer, sample, is_service=True)


def _fit_for_home(role: str) -> str:
    """Return a role that says nothing of what help was about; else nothing."""
    return "" if told_word(role) else role


def _year_name(session: Session, today: date) -> str:
    begun = [y for y in list_years(session) if y.starts_on and y.starts_on <= today]
    newest = max(begun, key=lambda year: year.starts_on or date.min, default=None)
    return newest.name if newest else ""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _actions(rows: Iterable[follow_up.ActionRow]) -> tuple[ActionLine, ...]:
    return tuple(ActionLine(row.title, row.owner, row.due_on, row.done_on) for row in rows)
