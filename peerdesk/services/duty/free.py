"""When a helper is not free: a missed class, a group, therapy. The times are kept, never why."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import MembershipRole, MembershipStatus, ProgramKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.duty import DutyAssignment
from peerdesk.models.programs import Program, ProgramMembership
from peerdesk.services.calendar import RecessRow, list_benches, list_recesses
from peerdesk.services.duty.sheet import duties_between
from peerdesk.services.duty.words import clock, dated_place
from peerdesk.services.members import student_tags
from peerdesk.services.vaults import own_school_id

FAR: date = date.max


@dataclass(frozen=True, slots=True)
class BusyRow:
    """A recess, and the ISO weekdays on which it happens."""

    recess_id: str
    words: str
    weekdays: tuple[int, ...]

    def key(self, weekday: int) -> str:
        """Return the recess of one weekday as it is stored."""
        return f"{weekday}:{self.recess_id}"

    @property
    def keys(self) -> frozenset[str]:
        """Return the recess on each of its weekdays."""
        return frozenset(self.key(weekday) for weekday in self.weekdays)


@dataclass(frozen=True, slots=True)
class PlannedDuty:
    """A coming duty: the key of its time, and "Tue 1 Dec, A 10:00"."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class BusyGrid:
    """Recesses by weekdays, those at which the helper is not free, and what is planned.

    Attributes:
        busy: Keys "2:recess_id" with ISO weekday.
        duties: Coming duties of the helper, by day.
    """

    student_id: str
    name: str
    rows: tuple[BusyRow, ...]
    busy: frozenset[str]
    duties: tuple[PlannedDuty, ...]


def busy_grid(session: Session, student_id: str, today: date) -> BusyGrid:
    """Return when a member of the programs is not free.

    Raises:
        NotFoundError: If the student is in no program.
    """
    rows = tuple(_row(recess) for recess in list_recesses(session))
    stored = {key for member in _members(session, student_id) for key in member.busy}
    busy = frozenset(
        key for row in rows for key in row.keys if key in stored or row.recess_id in stored
    )
    name = student_tags(session, [student_id])[student_id].full_name
    return BusyGrid(student_id, name, rows, busy, tuple(_planned(session, student_id, today)))


def set_busy(session: Session, student_id: str, busy: Collection[str]) -> None:
    """Note the times at which a student is not free, for pairs and for the bench alike.

    Args:
        session: A writing session.
        student_id: A member of the programs.
        busy: Keys of `BusyRow`; a recess that is taken on each of its days is kept as taken
            every day.

    Raises:
        InvalidValueError: If a time is no recess of this school.
        NotFoundError: If the student is in no program.
    """
    rows = [_row(recess) for recess in list_recesses(session)]
    if set(busy) - {key for row in rows for key in row.keys}:
        raise InvalidValueError(
            "busy", translate("Duty", "These recess times have changed. Open the times again.")
        )
    kept = tuple(sorted(key for row in rows for key in _stored(row, frozenset(busy))))
    for member in _members(session, student_id):
        if member.busy != kept:
            member.busy = kept


def not_free(session: Session, duties: Iterable[DutyAssignment]) -> list[str]:
    """Return the ids of those duties at whose time the bench helper is not free.

    A locked duty is left out: somebody wants it so.
    """
    query = (
        select(ProgramMembership.student_id, ProgramMembership.busy)
        .join(Program, Program.id == ProgramMembership.program_id)
        .where(
            Program.kind == ProgramKind.BUDDY_BENCH,
            ProgramMembership.school_id == own_school_id(session),
            ProgramMembership.role == MembershipRole.HELPER,
            ProgramMembership.status == MembershipStatus.ACTIVE,
        )
    )
    busy: dict[str, set[str]] = defaultdict(set)
    for student_id, keys in session.execute(query):
        busy[student_id].update(keys)
    return [
        duty.id
        for duty in duties
        if not duty.is_locked
        and {_key(duty), duty.recess_period_id} & busy.get(duty.student_id, set())
    ]


def _members(session: Session, student_id: str) -> list[ProgramMembership]:
    query = select(ProgramMembership).where(
        ProgramMembership.student_id == student_id,
        ProgramMembership.school_id == own_school_id(session),
        ProgramMembership.status != MembershipStatus.ENDED,
    )
    members = list(session.scalars(query.order_by(ProgramMembership.id)))
    if not members:
        raise NotFoundError(kind="ProgramMembership", record_id=student_id)
    return members


def _row(recess: RecessRow) -> BusyRow:
    words = translate("Duty", "{recess} {time}").format(
        recess=recess.name, time=clock(recess.starts_at)
    )
    return BusyRow(recess.id, words, tuple(sorted(recess.weekdays or range(1, 6))))


def _stored(row: BusyRow, busy: frozenset[str]) -> frozenset[str]:
    return frozenset({row.recess_id}) if row.keys <= busy else row.keys & busy


def _key(duty: DutyAssignment) -> str:
    return f"{duty.day.isoweekday() if duty.day else 0}:{duty.recess_period_id}"


def _planned(session: Session, student_id: str, today: date) -> Iterable[PlannedDuty]:
    benches = {bench.id: bench for bench in list_benches(session)}
    recesses = {recess.id: recess for recess in list_recesses(session)}
    for duty in duties_between(session, today, FAR):
        is_known = duty.bench_id in benches and duty.recess_period_id in recesses
        if duty.student_id == student_id and duty.day is not None and is_known:
            bench, recess = benches[duty.bench_id], recesses[duty.recess_period_id]
            yield PlannedDuty(_key(duty), dated_place(duty.day, bench, recess))
