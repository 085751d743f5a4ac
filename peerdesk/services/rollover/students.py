"""Promote students and let those go who leave: preview, exceptions, apply."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from peerdesk.enums import (
    Grade,
    MembershipStatus,
    NextYear,
    RolloverTask,
    StudentStatus,
)
from peerdesk.errors import NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import NextYearChoice
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.history import Action, ActionCell
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.programs import ProgramMembership, TeamPosition
from peerdesk.models.stamping import stamp_of
from peerdesk.services.members import StudentTag, student_tags
from peerdesk.services.names import folded
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.rollover.plan import LEAVING, Plan, Pupil, make_plan
from peerdesk.services.rollover.year import done_steps, require, tick
from peerdesk.services.vaults import own_school_id

LOOK_BACK_DAYS: Final = 90
FEW: Final = 5


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One student of the preview.

    Attributes:
        id: The student's id.
        after: The grade of the new year; None for someone who leaves.
        pairs: Live pairs that must end first because this student leaves.
    """

    id: str
    student: StudentTag
    goes: NextYear
    after: Grade | None
    is_exception: bool
    pairs: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The dry run: everyone with where they go, and the sum of it.

    Attributes:
        warning: Why this looks done already, in a sentence; empty if it does not.
    """

    rows: tuple[MoveRow, ...]
    before: int
    after: int
    highest: Grade | None
    warning: str


def preview(session: Session, year_id: str, today: date) -> Preview:
    """Return the dry run, highest grade first, then by name."""
    plan = current_plan(session, year_id)
    tags = student_tags(session, [move.student_id for move in plan.moves])
    pairs = _pairs(session)
    rows = [
        MoveRow(
            move.student_id,
            tags[move.student_id],
            move.goes,
            move.after,
            move.is_exception,
            pairs.get(move.student_id, 0) if move.after is None else 0,
        )
        for move in plan.moves
    ]
    rows.sort(key=lambda row: (-row.student.grade.level, folded(row.student.list_name), row.id))
    return Preview(
        tuple(rows), plan.before, plan.after, plan.highest, _rolled_already(session, plan, today)
    )


def current_plan(session: Session, year_id: str) -> Plan:
    """Return where everyone on the roster goes, with the choices made so far."""
    query = select(Student.id, Student.grade).where(
        Student.school_id == own_school_id(session), Student.status == StudentStatus.ACTIVE
    )
    pupils = [Pupil(student_id, grade) for student_id, grade in session.execute(query)]
    choices = {one.student_id: one.goes for one in _choices(session, year_id)}
    gone = select(Student.grade).where(
        Student.id.in_([one for one, goes in choices.items() if goes in LEAVING]),
        Student.status == StudentStatus.LEFT,
    )
    return make_plan(pupils, choices, session.scalars(gone).all())


def choose(session: Session, year_id: str, student_ids: Iterable[str], goes: NextYear) -> int:
    """Say where students go, instead of the usual way; return for how many that is new.

    Raises:
        NotAllowedError: If students were promoted already.
        NotFoundError: If one of them is not on the roster.
    """
    _refuse_after(session, year_id, RolloverTask.PROMOTE)
    known = {one.student_id: one for one in _choices(session, year_id)}
    usual = {m.student_id: m.goes for m in current_plan(session, year_id).moves}
    changed = 0
    for student_id in student_ids:
        if student_id not in usual:
            raise NotFoundError(kind="Student", record_id=student_id)
        if usual[student_id] is goes:
            continue
        changed += 1
        if student_id in known:
            known[student_id].goes = goes
        else:
            session.add(_choice(session, year_id, student_id, goes))
    session.flush()
    return changed


def promote(session: Session, year_id: str, today: date) -> int:
    """Give everyone who stays the grade of the new year; return how many changed.

    Who leaves keeps the grade and is noted for the step after. Doing it again changes nothing.

    Raises:
        NotAllowedError: If there is no backup, or half of the school got new grades in some
            other way already.
    """
    if RolloverTask.PROMOTE in done_steps(session, year_id):
        return 0
    require(session, year_id, RolloverTask.PROMOTE)
    plan = current_plan(session, year_id)
    warning = _rolled_already(session, plan, today)
    if warning:
        raise NotAllowedError(warning)
    students = {one.id: one for one in session.scalars(_on_roster(session))}
    _note_leavers(session, year_id, plan.leavers)
    changed = 0
    for move in plan.moves:
        if move.after is not None and move.after is not move.before:
            students[move.student_id].grade = move.after
            changed += 1
    session.flush()
    tick(session, year_id, RolloverTask.PROMOTE, today, changed)
    return changed


def let_go(session: Session, year_id: str, today: date) -> int:
    """Mark everyone who leaves as left, with their places in programs; return how many.

    Nothing is deleted. Doing it again changes nothing.

    Raises:
        NotAllowedError: If there is no backup, or one of them is in a live pair still.
    """
    if RolloverTask.LEAVERS in done_steps(session, year_id):
        return 0
    require(session, year_id, RolloverTask.LEAVERS)
    leavers = who_leaves(session, year_id)
    problem = still_in_pairs(session, leavers)
    if problem:
        raise NotAllowedError(problem)
    for student in session.scalars(_on_roster(session).where(Student.id.in_(leavers))):
        student.status, student.left_on = StudentStatus.LEFT, today
    _note_leavers(session, year_id, leavers)
    _end_places(session, leavers, today)
    session.flush()
    tick(session, year_id, RolloverTask.LEAVERS, today, len(leavers))
    return len(leavers)


def still_in_pairs(session: Session, leavers: Collection[str]) -> str:
    """Return in a sentence that some who leave are in pairs; empty if none is."""
    count = len(set(leavers) & set(_pairs(session)))
    if not count:
        return ""
    return translate(
        "Rollover", "{count} of those who leave are in a pair. Close these pairs first."
    ).format(count=count)


def who_leaves(session: Session, year_id: str) -> tuple[str, ...]:
    """Return who leaves: by the plan before, by what was noted after students were promoted."""
    if RolloverTask.PROMOTE not in done_steps(session, year_id):
        return current_plan(session, year_id).leavers
    here = {student.id for student in session.scalars(_on_roster(session))}
    going = [one.student_id for one in _choices(session, year_id) if one.goes in LEAVING]
    return tuple(student_id for student_id in going if student_id in here)


def _note_leavers(session: Session, year_id: str, leavers: Collection[str]) -> None:
    """Keep who leaves: the step after must not count anew by changed grades."""
    known = {one.student_id: one for one in _choices(session, year_id)}
    for student_id in leavers:
        if student_id not in known:
            session.add(_choice(session, year_id, student_id, NextYear.LEAVE))
        elif known[student_id].goes not in LEAVING:
            known[student_id].goes = NextYear.LEAVE
    session.flush()


def _end_places(session: Session, ids: tuple[str, ...], today: date) -> None:
    """End memberships and offices of those who left, and withdraw duties that are to come."""
    members = select(ProgramMembership).where(
        ProgramMembership.student_id.in_(ids), ProgramMembership.status != MembershipStatus.ENDED
    )
    for member in session.scalars(members):
        member.status, member.ended_on = MembershipStatus.ENDED, today
    offices = select(TeamPosition).where(
        TeamPosition.student_id.in_(ids), TeamPosition.ends_on.is_(None)
    )
    for office in session.scalars(offices):
        office.ends_on = today
    duties = select(DutyAssignment).where(
        DutyAssignment.student_id.in_(ids), DutyAssignment.day > today
    )
    now = stamp_of(session).now()
    for duty in session.scalars(duties):
        duty.deleted_at = now


def _rolled_already(session: Session, plan: Plan, today: date) -> str:
    """Return a sentence if half of the school got another grade lately, e.g. by an import."""
    since = datetime.combine(today - timedelta(days=LOOK_BACK_DAYS), time()).astimezone()
    query = (
        select(ActionCell.record_id, ActionCell.before, Action.label)
        .join(Action, Action.id == ActionCell.action_id)
        .where(
            ActionCell.table_name == Student.__tablename__,
            ActionCell.column_name == "grade",
            Action.at >= since,
            Action.undone_by_id.is_(None),
            Action.kind.in_(("do", "merge")),
        )
        .order_by(Action.id)
    )
    first: dict[str, str] = {}
    label = ""
    for record_id, before, what in session.execute(query):
        first.setdefault(record_id, json.loads(before))
        label = what
    here = {move.student_id: move.before for move in plan.moves}
    moved = sum(first.get(one, grade.value) != grade.value for one, grade in here.items())
    if moved < FEW or moved * 2 < len(here):
        return ""
    text = translate(
        "Rollover",
        "{moved} of {count} students got a new grade lately already ({label}). Promoting would "
        "move them twice. Undo that first, or tick this step as done.",
    )
    return text.format(moved=moved, count=len(here), label=label)


def _refuse_after(session: Session, year_id: str, task: RolloverTask) -> None:
    if task in done_steps(session, year_id):
        raise NotAllowedError(
            translate(
                "Rollover", "Students were promoted already. Undo that step to change the list."
            )
        )


def _choices(session: Session, year_id: str) -> list[NextYearChoice]:
    query = select(NextYearChoice).where(NextYearChoice.school_year_id == year_id)
    return list(session.scalars(query.order_by(NextYearChoice.id)))


def _choice(session: Session, year_id: str, student_id: str, goes: NextYear) -> NextYearChoice:
    return NextYearChoice(
        school_id=own_school_id(session),
        school_year_id=year_id,
        student_id=student_id,
        goes=goes,
    )


def _on_roster(session: Session) -> Select[Student]:
    return select(Student).where(
        Student.school_id == own_school_id(session), Student.status == StudentStatus.ACTIVE
    )


def _pairs(session: Session) -> dict[str, int]:
    """Return how many live pairs each student is in."""
    found: dict[str, int] = {}
    query = select(Match.mentor_id, Match.mentee_id).where(Match.status.in_(LIVE_MATCHES))
    for pair in session.execute(query):
        for student_id in pair:
            found[student_id] = found.get(student_id, 0) + 1
    return found


def goes_words(goes: NextYear) -> str:
    """Return in words where somebody goes."""
    return {
        NextYear.NEXT_GRADE: translate("Rollover", "Next grade"),
        NextYear.RETAIN: translate("Rollover", "Repeats"),
        NextYear.LEAVE: translate("Rollover", "Leaves"),
        NextYear.OTHER_SCHOOL: translate("Rollover", "Other school"),
    }[goes]
