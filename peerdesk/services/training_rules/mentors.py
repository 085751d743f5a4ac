"""An experienced helper looks after a new one: who could, who does, and until when.

list_mentors(session, today) -> [MentorRow]             going on first, the newest first
mentors_of(session, student_id, today) -> [MentorRow]   on either side, going on
newcomers(session, today) -> [Newcomer]                 new helpers whom nobody looks after
suggest(session, newcomer, today) -> [Suggestion]       best first
start_mentoring(session, draft) -> id                   end_mentoring(session, row_id, last_day)
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from peerdesk.enums import Activity, ConstraintKind, MembershipRole, MembershipStatus, ProgramKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import RecessPeriod
from peerdesk.models.programs import Program
from peerdesk.models.training_rules import HelperMentor
from peerdesk.services.constraints import duos
from peerdesk.services.members import (
    MemberRow,
    StudentTag,
    free_times,
    list_members,
    recess_times_of,
    student_tags,
)
from peerdesk.services.training_rules.blocks import check
from peerdesk.services.training_rules.rules import able
from peerdesk.services.vaults import own_school_id, programs_by_kind

MOST_NEW: Final = 2
"""New helpers one helper looks after at the same time."""

NEW_DAYS: Final = 60
PROGRAMS: Final = (ProgramKind.PEER_MENTORING, ProgramKind.BUDDY_BENCH)
"""Programs in which a helper can be looked after."""

_MOST_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class MentorRow:
    """One helper who looks after another.

    Attributes:
        is_current: It goes on today.
        is_broken: It goes on, but one of the two serves no more.
    """

    id: str
    mentor: StudentTag
    new: StudentTag
    kind: ProgramKind
    starts_on: date | None
    ends_on: date | None
    is_current: bool
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A new helper in a program whom nobody looks after."""

    student: StudentTag
    kind: ProgramKind

    @property
    def id(self) -> str:
        """Return what tells this one from the others of a list."""
        return f"{self.student.id}:{self.kind.value}"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A helper who could look after a newcomer.

    Attributes:
        words: Why: "same recess on 5 days, same homeroom".
        load: New helpers this one looks after already.
    """

    mentor: StudentTag
    words: str
    load: int


@dataclass(frozen=True, slots=True)
class MentorDraft:
    """Who is to look after whom."""

    mentor_id: str
    new_id: str
    kind: ProgramKind
    starts_on: date


def list_mentors(session: Session, today: date) -> list[MentorRow]:
    """Return everybody who looks after a new helper, or did: going on first, the newest first."""
    query = select(HelperMentor).where(HelperMentor.school_id == own_school_id(session))
    rows = _rows(session, session.scalars(query), today)
    rows.sort(key=lambda row: (row.starts_on or date.min, row.id), reverse=True)
    return sorted(rows, key=lambda row: not row.is_current)


def mentors_of(session: Session, student_id: str, today: date) -> list[MentorRow]:
    """Return who looks after this student, and after whom this student looks, today."""
    query = select(HelperMentor).where(
        or_(HelperMentor.mentor_student_id == student_id, HelperMentor.new_student_id == student_id)
    )
    rows = _rows(session, session.scalars(query.order_by(HelperMentor.id)), today)
    return [row for row in rows if row.is_current]


def newcomers(session: Session, today: date) -> list[Newcomer]:
    """Return helpers who joined in the last months, are not experienced and have nobody."""
    cared = {(row.new.id, row.kind) for row in list_mentors(session, today) if row.is_current}
    since = today - timedelta(days=NEW_DAYS)
    found = [
        Newcomer(member.student, kind)
        for kind in PROGRAMS
        for member, joined_on in _helpers(session, kind, today)
        if not member.details.is_experienced
        and joined_on is not None
        and joined_on >= since
        and (member.student.id, kind) not in cared
    ]
    return sorted(found, key=lambda one: (one.student.list_name.casefold(), one.id))


def suggest(session: Session, newcomer: Newcomer, today: date) -> list[Suggestion]:
    """Return who could look after a newcomer: out at the same recess, with room, best first."""
    members = [member for member, _ in _helpers(session, newcomer.kind, today)]
    new = next((one for one in members if one.student.id == newcomer.student.id), None)
    if new is None:
        return []
    ready = able(session, Activity.MENTOR_HELPER, today)
    apart = duos(session, ConstraintKind.KEEP_APART, today)
    loads = _loads(session, today)
    periods = session.scalars(select(RecessPeriod)).all()
    times = _free(periods, new)
    found = []
    for member in members:
        one = member.student
        is_fit = member.details.is_experienced and one.id in ready and loads[one.id] < MOST_NEW
        if one.id == new.student.id or not is_fit or frozenset((one.id, new.student.id)) in apart:
            continue
        days = len({time.partition(":")[0] for time in times & _free(periods, member)})
        if days or not times:
            found.append((days, _near(one, new.student), one, loads[one.id]))
    found.sort(key=lambda at: (-at[0], at[3], -at[1], at[2].list_name.casefold(), at[2].id))
    return [
        Suggestion(tag, _why(days, near, load), load)
        for days, near, tag, load in found[:_MOST_SHOWN]
    ]


def start_mentoring(session: Session, draft: MentorDraft) -> str:
    """Let a helper look after a new one, and return the id of the record.

    Raises:
        InvalidValueError: With the field (`mentor_id`, `new_id`).
        TrainingNeededError: If the helper lacks a course for it.
    """
    today = draft.starts_on
    members = {member.student.id: member for member, _ in _helpers(session, draft.kind, today)}
    _check_two(session, draft, members)
    check(session, Activity.MENTOR_HELPER, [draft.mentor_id], today, field="mentor_id")
    row = HelperMentor(
        school_id=own_school_id(session),
        mentor_student_id=draft.mentor_id,
        new_student_id=draft.new_id,
        program_id=programs_by_kind(session)[draft.kind],
        starts_on=today,
    )
    session.add(row)
    session.flush()
    return row.id


def end_mentoring(session: Session, row_id: str, last_day: date) -> None:
    """Let it end; the record stays.

    Raises:
        NotFoundError: If it is gone.
    """
    row = session.get(HelperMentor, row_id)
    if row is None or row.deleted_at is not None:
        raise NotFoundError(kind="HelperMentor", record_id=row_id)
    row.ends_on = last_day


def _check_two(session: Session, draft: MentorDraft, members: dict[str, MemberRow]) -> None:
    """Refuse two who cannot be mentor and newcomer, with the field and a sentence."""
    if draft.new_id not in members:
        words = translate("Mentors", "Choose a new helper who serves in this program now.")
        raise InvalidValueError("new_id", words)
    if draft.mentor_id not in members or draft.mentor_id == draft.new_id:
        words = translate("Mentors", "Choose another helper who serves in this program now.")
        raise InvalidValueError("mentor_id", words)
    if not members[draft.mentor_id].details.is_experienced:
        words = translate(
            "Mentors",
            "This helper is not marked as experienced. Mark it on the student's panel, or choose "
            "another helper.",
        )
        raise InvalidValueError("mentor_id", words)
    if any(
        row.new.id == draft.new_id and row.kind is draft.kind
        for row in mentors_of(session, draft.new_id, draft.starts_on)
    ):
        words = translate("Mentors", "Somebody looks after this helper already. End that first.")
        raise InvalidValueError("new_id", words)
    if _loads(session, draft.starts_on)[draft.mentor_id] >= MOST_NEW:
        words = translate("Mentors", "This helper looks after {most} new ones. Choose another.")
        raise InvalidValueError("mentor_id", words.format(most=MOST_NEW))
    apart = duos(session, ConstraintKind.KEEP_APART, draft.starts_on)
    if frozenset((draft.mentor_id, draft.new_id)) in apart:
        words = translate("Mentors", "A rule keeps these two apart. Choose another helper.")
        raise InvalidValueError("mentor_id", words)


def _helpers(
    session: Session, kind: ProgramKind, today: date
) -> list[tuple[MemberRow, date | None]]:
    """Return the active helpers of a program, and when each joined."""
    found = list_members(session, MembershipRole.HELPER, today, kind)
    return [(one, one.joined_on) for one in found if one.status is MembershipStatus.ACTIVE]


def _loads(session: Session, today: date) -> Counter[str]:
    query = select(HelperMentor).where(HelperMentor.school_id == own_school_id(session))
    return Counter(one.mentor_student_id for one in session.scalars(query) if _goes_on(one, today))


def _goes_on(row: HelperMentor, today: date) -> bool:
    return row.ends_on is None or row.ends_on >= today


def _free(periods: Sequence[RecessPeriod], member: MemberRow) -> frozenset[str]:
    return free_times(recess_times_of(periods, member.student.grade), member.details.busy)


def _near(one: StudentTag, other: StudentTag) -> int:
    """Return how near two stand by class: 2 the same homeroom, 1 the same grade."""
    if one.homeroom and one.homeroom == other.homeroom:
        return 2
    return int(one.grade is other.grade)


def _why(days: int, near: int, load: int) -> str:
    words = []
    if days:
        same = translate("Mentors", "same recess on {days} days")
        words.append(same.format(days=days))
    if near == 2:
        words.append(translate("Mentors", "same homeroom"))
    elif near == 1:
        words.append(translate("Mentors", "same grade"))
    words.append(
        translate("Mentors", "looks after 1 already") if load else translate("Mentors", "has room")
    )
    return ", ".join(words)


def _rows(session: Session, found: Iterable[HelperMentor], today: date) -> list[MentorRow]:
    records = list(found)
    ids = {one for row in records for one in (row.mentor_student_id, row.new_student_id)}
    tags = student_tags(session, ids)
    kinds = dict(session.execute(select(Program.id, Program.kind)).all())
    serving = {
        kind: {member.student.id for member, _ in _helpers(session, kind, today)}
        for kind in {kinds[row.program_id] for row in records if row.program_id in kinds}
    }
    return [
        MentorRow(
            id=row.id,
            mentor=tags[row.mentor_student_id],
            new=tags[row.new_student_id],
            kind=kinds[row.program_id],
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            is_current=_goes_on(row, today),
            is_broken=_goes_on(row, today)
            and not {row.mentor_student_id, row.new_student_id} <= serving[kinds[row.program_id]],
        )
        for row in records
        if {row.mentor_student_id, row.new_student_id} <= set(tags)
        and row.program_id in kinds
        and row.mentor_student_id != row.new_student_id
    ]
