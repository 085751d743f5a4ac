"""Which year ends, which begins, and which steps between them are done."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import RolloverTask
from peerdesk.errors import NotAllowedError
from peerdesk.i18n import translate
from peerdesk.models.calendar import RolloverStep
from peerdesk.services.calendar import YearRow, list_years
from peerdesk.services.vaults import own_school_id

LATE_DAYS: Final = 60
"""So long after the new year began, the steps of the old one may still be done."""

NEEDS: Final = MappingProxyType(
    {
        RolloverTask.PAIRS: RolloverTask.BACKUP,
        RolloverTask.PROMOTE: RolloverTask.BACKUP,
        RolloverTask.LEAVERS: RolloverTask.BACKUP,
        RolloverTask.RETENTION: RolloverTask.LEAVERS,
        RolloverTask.ROSTER: RolloverTask.PROMOTE,
        RolloverTask.TEAM: RolloverTask.CALENDAR,
    }
)
"""What must be done before; every other order is free."""


@dataclass(frozen=True, slots=True)
class Years:
    """The year that ends and, once it is in the calendar, the one that begins."""

    ending: YearRow
    coming: YearRow | None


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A step that is done."""

    id: str
    task: RolloverTask
    done_on: date | None
    count: int
    arrived_seq: int


def years_of(session: Session, today: date) -> Years:
    """Return the year that ends and the one after it.

    Raises:
        NotAllowedError: If the calendar holds no school year that has begun.
    """
    known = [year for year in list_years(session) if year.starts_on]
    begun = [year for year in known if year.starts_on and year.starts_on <= today]
    if not begun:
        raise NotAllowedError(
            translate("Rollover", "Add the school year that ends in Settings > School year first.")
        )
    place = known.index(begun[-1])
    if len(begun) > 1 and _is_unfinished(session, begun[-2], begun[-1], today):
        place -= 1
    coming = known[place + 1] if place + 1 < len(known) else None
    return Years(known[place], coming)


def done_steps(session: Session, year_id: str) -> dict[RolloverTask, DoneStep]:
    """Return the steps that are done, the first of each where a merge brought two."""
    query = select(RolloverStep).where(RolloverStep.school_year_id == year_id)
    rows = session.scalars(query.order_by(RolloverStep.id.desc()))
    return {
        row.task: DoneStep(row.id, row.task, row.done_on, row.count, row.arrived_seq)
        for row in rows
    }


def need_of(task: RolloverTask) -> str:
    """Return in a sentence what must be done before `task`; empty for nothing."""
    match NEEDS.get(task):
        case RolloverTask.BACKUP:
            return translate("Rollover", "Back up first.")
        case RolloverTask.LEAVERS:
            return translate("Rollover", "Let those who leave go first.")
        case RolloverTask.PROMOTE:
            return translate(
                "Rollover", "Promote students first, so that nobody moves up two grades."
            )
        case RolloverTask.CALENDAR:
            return translate("Rollover", "Add the new school year first.")
        case _:
            return ""


def require(session: Session, year_id: str, task: RolloverTask) -> None:
    """Refuse a step whose turn it is not.

    Raises:
        NotAllowedError: If the step before is not done.
    """
    needed = NEEDS.get(task)
    if needed is not None and needed not in done_steps(session, year_id):
        raise NotAllowedError(need_of(task))


def tick(session: Session, year_id: str, task: RolloverTask, today: date, count: int = 0) -> bool:
    """Note that a step is done; False if it was done already and nothing changed."""
    if task in done_steps(session, year_id):
        return False
    session.add(
        RolloverStep(
            school_id=own_school_id(session),
            school_year_id=year_id,
            task=task,
            done_on=today,
            count=count,
        )
    )
    session.flush()
    return True


def _is_unfinished(session: Session, before: YearRow, after: YearRow, today: date) -> bool:
    is_late = after.starts_on is not None and today > after.starts_on + timedelta(days=LATE_DAYS)
    return not is_late and len(done_steps(session, before.id)) < len(RolloverTask)
