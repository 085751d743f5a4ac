"""The steps as a list, and the ones that need no plan: backup, year, team, ticks."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from peerdesk.enums import BackupReason, RolloverTask, StudentStatus
from peerdesk.errors import NotAllowedError
from peerdesk.models.database import synced_tables
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import LeadershipTeam, TeamPosition
from peerdesk.services.backups.schedule import protect
from peerdesk.services.calendar import (
    TermDraft,
    YearDraft,
    YearRow,
    list_terms,
    save_term,
    save_year,
)
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.rollover.students import current_plan, still_in_pairs, who_leaves
from peerdesk.services.rollover.year import (
    NEEDS,
    Years,
    done_steps,
    need_of,
    require,
    tick,
    years_of,
)
from peerdesk.services.vaults import own_school_id

YEAR: Final = timedelta(weeks=52)
BIN_DAYS: Final = 30
LEFT_DAYS: Final = 365
BY_HAND: Final = frozenset(
    {RolloverTask.CERTIFICATES, RolloverTask.RETENTION, RolloverTask.ROSTER, RolloverTask.PROMOTE}
)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step as the list shows it.

    Attributes:
        why: What must be done before, in a sentence; empty if it can start.
        count: How many it is about, or was about.
    """

    task: RolloverTask
    is_done: bool
    why: str
    count: int
    done_on: date | None


@dataclass(frozen=True, slots=True)
class Board:
    """The list of steps.

    Attributes:
        before: Students on the roster now.
        after: How many of them stay.
    """

    years: Years
    steps: tuple[StepRow, ...]
    before: int
    after: int

    @property
    def next_step(self) -> StepRow | None:
        """Return the first step that can be done now."""
        return next((one for one in self.steps if not one.is_done and not one.why), None)

    @property
    def done(self) -> int:
        """Return how many steps are done."""
        return sum(one.is_done for one in self.steps)


def board(session: Session, today: date) -> Board:
    """Return every step with where it stands, in the order of the list.

    Raises:
        NotAllowedError: If the calendar holds no school year that has begun.
    """
    years = years_of(session, today)
    year_id = years.ending.id
    done = done_steps(session, year_id)
    plan = current_plan(session, year_id)
    leavers = who_leaves(session, year_id)
    counts = {
        RolloverTask.PAIRS: _live_pairs(session),
        RolloverTask.PROMOTE: plan.after,
        RolloverTask.LEAVERS: len(leavers),
        RolloverTask.RETENTION: retention_count(session, today),
    }
    derived = {
        RolloverTask.CALENDAR: years.coming is not None,
        RolloverTask.TEAM: years.coming is not None and _has_team(session, years.coming.id),
    }
    rows = []
    for task in RolloverTask:
        step, needed = done.get(task), NEEDS.get(task)
        is_done = step is not None or derived.get(task, False)
        is_met = needed is None or needed in done or derived.get(needed, False)
        why = "" if is_met else need_of(task)
        if task is RolloverTask.LEAVERS and not why:
            why = still_in_pairs(session, leavers)
        count = step.count if step else counts.get(task, 0)
        rows.append(StepRow(task, is_done, why, count, step.done_on if step else None))
    return Board(years, tuple(rows), plan.before, plan.after)


def back_up(session: Session, year_id: str, today: date) -> None:
    """Make a backup of everything before the year ends.

    Raises:
        StorageError: If it cannot be made.
        DamagedFileError: If the file does not read whole.
    """
    protect(session, BackupReason.BEFORE_ROLLOVER)
    tick(session, year_id, RolloverTask.BACKUP, today)


def tick_off(session: Session, year_id: str, task: RolloverTask, today: date) -> bool:
    """Note that a step is done that is done outside the list; False if it was noted already.

    Raises:
        NotAllowedError: If the step before it is not done, or it is no step to tick.
    """
    if task not in BY_HAND:
        raise NotAllowedError(need_of(task))
    require(session, year_id, task)
    return tick(session, year_id, task, today)


def start_year(session: Session, year_id: str, today: date) -> str:
    """Add the year after, with its terms, on the same weekdays a year later; return its id.

    A year that is in the calendar already is left as it is.

    Raises:
        InvalidValueError: If it would overlap another year.
        NotAllowedError: If the calendar holds no school year that has begun.
    """
    years = years_of(session, today)
    if years.coming is not None:
        tick(session, year_id, RolloverTask.CALENDAR, today)
        return years.coming.id
    ending = years.ending
    first, last = _span(ending, today)
    draft = YearDraft(name_after(ending.name), first + YEAR, last + YEAR)
    coming_id = save_year(session, draft)
    terms = [term for term in list_terms(session, ending.id) if term.starts_on and term.ends_on]
    for term in terms:
        starts_on, ends_on = term.starts_on or first, term.ends_on or last
        later = TermDraft(coming_id, name_after(term.name), starts_on + YEAR, ends_on + YEAR)
        save_term(session, later)
    tick(session, year_id, RolloverTask.CALENDAR, today, len(terms))
    return coming_id


def start_team(session: Session, year_id: str, today: date) -> str:
    """End the offices of the last team and add one for the new year; return its id.

    A team of the new year that is there already is left as it is.

    Raises:
        NotAllowedError: If the new school year is not in the calendar.
    """
    years = years_of(session, today)
    if years.coming is None:
        raise NotAllowedError(need_of(RolloverTask.TEAM))
    known = session.scalar(
        select(LeadershipTeam.id).where(LeadershipTeam.school_year_id == years.coming.id)
    )
    if known is not None:
        tick(session, year_id, RolloverTask.TEAM, today)
        return known
    query = select(LeadershipTeam).order_by(LeadershipTeam.id.desc()).limit(1)
    last = session.scalars(query).first()
    team = LeadershipTeam(school_id=own_school_id(session), school_year_id=years.coming.id)
    team.name, team.advisor = (name_after(last.name), last.advisor) if last else ("", "")
    session.add(team)
    ended = _end_offices(session, years.ending.ends_on or today)
    session.flush()
    tick(session, year_id, RolloverTask.TEAM, today, ended)
    return team.id


def retention_count(session: Session, today: date) -> int:
    """Return how many records wait to be erased: long in the bin, or of students long gone."""
    cut = datetime.combine(today - timedelta(days=BIN_DAYS), time()).astimezone()
    binned = 0
    for table in synced_tables():
        query = select(func.count()).select_from(table).where(table.c.deleted_at < cut)
        binned += session.execute(query).scalar_one()
    gone = select(func.count(Student.id)).where(
        Student.school_id == own_school_id(session),
        Student.status == StudentStatus.LEFT,
        Student.left_on < today - timedelta(days=LEFT_DAYS),
    )
    return binned + (session.scalar(gone) or 0)


def name_after(name: str) -> str:
    """Return the name of a year with each number one higher: "2026/27" becomes "2027/28"."""
    return re.sub(r"\d{2,4}", _one_more, name)


def _one_more(found: re.Match[str]) -> str:
    digits = found.group()
    return str(int(digits) + 1)[-len(digits) :].zfill(len(digits))


def _span(year: YearRow, today: date) -> tuple[date, date]:
    return year.starts_on or today, year.ends_on or today


def _live_pairs(session: Session) -> int:
    query = select(func.count(Match.id)).where(Match.status.in_(LIVE_MATCHES))
    return session.scalar(query) or 0


def _has_team(session: Session, year_id: str) -> bool:
    query = select(LeadershipTeam.id).where(LeadershipTeam.school_year_id == year_id)
    return session.scalar(query.limit(1)) is not None


def _end_offices(session: Session, day: date) -> int:
    offices = list(session.scalars(select(TeamPosition).where(TeamPosition.ends_on.is_(None))))
    for office in offices:
        office.ends_on = max(day, office.starts_on or day)
    return len(offices)
