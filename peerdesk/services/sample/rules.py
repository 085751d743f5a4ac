"""The keep-apart register of the sample school, and a little of what was deleted lately."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConstraintKind, ConstraintReason, StudentStatus
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.people import PairConstraint, Student
from peerdesk.models.programs import TeamPosition
from peerdesk.models.session_logs import SessionLog
from peerdesk.models.stamping import bulk_insert
from peerdesk.services.duty import clear
from peerdesk.services.duty.rows import Place
from peerdesk.services.sample.source import Source
from peerdesk.services.session_logs.entry import bin_session
from peerdesk.services.store import Store
from peerdesk.services.student_entry import add_student, edit_student, entry_of

_APART, _TOGETHER = ConstraintKind.KEEP_APART, ConstraintKind.KEEP_TOGETHER
_RULES: Final = (
    (_APART, ConstraintReason.PAST_CONFLICT, "Fought on the bus in spring.", 210, None),
    (_APART, ConstraintReason.COURT_ORDER, "Families live apart by order of the court.", 700, None),
    (_APART, ConstraintReason.SAFETY, "Asked for by both teachers until the break.", 60, 18),
    (_APART, ConstraintReason.FAMILY_WISH, "", 120, None),
    (_APART, ConstraintReason.PAST_CONFLICT, "Settled with the principal.", 400, -40),
    (_TOGETHER, ConstraintReason.SIBLINGS, "Cousins who came in August.", 80, None),
)
"""Kind, why, the story, set so many days ago, ends in so many days (None: no end)."""


def add_rules(session: Session, source: Source, students: Sequence[dict[str, Any]]) -> int:
    """Add rules about students of neighbouring grades; each student is in one at most."""
    here = [one for one in students if one["status"] is StudentStatus.ACTIVE]
    chosen = [one["id"] for one in source.some(here, 2 * len(_RULES))]
    chosen[6:8] = _two_of_the_team(session) or chosen[6:8]
    author = translate("Sample", "Ms. Begay")
    rows = []
    for number, (kind, reason, detail, ago, ends) in enumerate(_RULES):
        two = sorted(chosen[2 * number : 2 * number + 2])
        rows.append(
            source.record(
                student_a_id=two[0],
                student_b_id=two[1],
                kind=kind,
                reason=reason,
                detail=detail,
                set_on=source.today - timedelta(days=ago),
                set_by=author,
                expires_on=None if ends is None else source.today + timedelta(days=ends),
            )
        )
    bulk_insert(session, PairConstraint, rows)
    return len(rows)


def _two_of_the_team(session: Session) -> list[str]:
    """Return two members of a team: a rule about them is broken until one of them leaves it."""
    query = select(TeamPosition.student_id).order_by(TeamPosition.rank, TeamPosition.id)
    members = list(dict.fromkeys(session.scalars(query)))
    return members[2:4] if len(members) > 3 else []


def work_a_little(store: Store, today: date) -> None:
    """Do a few deeds as somebody at work does, so that history and bin show what they are.

    A session and a duty are deleted, a student changes class, and one child who is on the roster
    already is entered once more, with another number.
    """
    _enter_twice(store, today)
    log_id = store.read(lambda session: session.scalar(_newest_session()))
    if log_id is not None:
        text = translate("Sample", "Moved a session to the bin")
        store.write(lambda session: bin_session(session, log_id), text)
    duty = store.read(lambda session: session.execute(_next_duty(today)).first())
    if duty is not None:
        day, recess_id, bench_id, student_id = duty
        text = translate("Sample", "Took a helper off the bench")
        place = Place(day, recess_id, bench_id)
        store.write(lambda session: clear(session, place, student_id), text)


def _enter_twice(store: Store, today: date) -> None:
    one, other = store.read(lambda session: list(session.scalars(_newest_students())))
    entry = store.read(lambda session: entry_of(session, one))
    twin = replace(entry, student_number="990017", homeroom="", interests="", bus="")
    text = translate("Sample", "Added {name}").format(name=f"{entry.first_name} {entry.last_name}")
    store.write(lambda session: add_student(session, twin, today=today), text)
    moved = store.read(lambda session: entry_of(session, other))
    changed = replace(moved, homeroom=f"{moved.homeroom[:1]}C")
    text = translate("Sample", "Changed {name}").format(
        name=f"{moved.first_name} {moved.last_name}"
    )
    store.write(lambda session: edit_student(session, other, changed, today=today), text)


def _newest_students() -> Any:
    return (
        select(Student.id)
        .where(Student.status == StudentStatus.ACTIVE, Student.birth_date.is_not(None))
        .order_by(Student.id.desc())
        .limit(2)
    )


def _newest_session() -> Any:
    return select(SessionLog.id).order_by(SessionLog.held_at.desc(), SessionLog.id).limit(1)


def _next_duty(today: date) -> Any:
    return (
        select(
            DutyAssignment.day,
            DutyAssignment.recess_period_id,
            DutyAssignment.bench_id,
            DutyAssignment.student_id,
        )
        .where(DutyAssignment.day > today, DutyAssignment.is_locked.is_(False))
        .order_by(DutyAssignment.day, DutyAssignment.id)
        .limit(1)
    )
