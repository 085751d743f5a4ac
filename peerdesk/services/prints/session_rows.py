"""What the papers of sessions need: counseling forms, a group's grid, where the time went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Activity, MembershipRole, MembershipStatus, SessionKind
from peerdesk.models.calendar import School
from peerdesk.models.people import Student
from peerdesk.models.programs import ProgramMembership
from peerdesk.models.session_logs import SessionLog
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.prints.forms import Slip
from peerdesk.services.session_logs.scale import mood_faces
from peerdesk.services.session_logs.use_of_time import Period, TimeReport, span_of, time_report
from peerdesk.services.session_logs.who import group_members
from peerdesk.services.training_rules.rules import able
from peerdesk.services.vaults import own_school_id

FORM_KEY: Final = "counseling-form"
GRID_ROWS: Final = 14
"""Students of a group on one page."""


@dataclass(frozen=True, slots=True)
class CounselingSlip:
    """Half a sheet for one counseling session; an empty pictogram prints a line to write on."""

    code: str
    pictogram: str


@dataclass(frozen=True, slots=True)
class CounselingForms:
    """Counseling forms, two to a page.

    Attributes:
        faces: How many faces the school's scale has, 3 or 5.
        adult: Whom a helper tells when worried; empty prints "an adult".
    """

    printed_on: date
    slips: tuple[CounselingSlip, ...]
    faces: int
    adult: str
    sample: bool


@dataclass(frozen=True, slots=True)
class GroupGrid:
    """The attendance grid of a support group.

    Attributes:
        title: Name of the group; empty prints a line to write on.
        names: Who is in it, as "Maya O."; the rows below stay blank.
    """

    printed_on: date
    title: str
    names: tuple[str, ...]
    leader: str
    sample: bool


@dataclass(frozen=True, slots=True)
class TimePage:
    """Where the counselor's time went, for the principal."""

    printed_on: date
    school: str
    counselor: str
    report: TimeReport
    sample: bool


def counseling_slips(
    session: Session, student_ids: Sequence[str], today: date, *, blanks: int = 0
) -> list[Slip]:
    """Return one slip for each helper who may counsel (or for those asked for), then blank ones.

    Who may counsel has learned peer support and the limits of confidentiality.
    """
    ids = list(student_ids) or ([] if blanks else sorted(_counselors(session, today)))
    slips = [Slip(None, None, young=False, student_id=one) for one in ids]
    wanted = blanks if slips or blanks else 2
    return [*slips, *(Slip(None, None, young=False) for _ in range(wanted))]


def counseling_rows(
    session: Session, slips: Sequence[Slip], codes: Sequence[str], today: date, *, sample: bool
) -> CounselingForms:
    """Return the forms; code number n belongs to slip number n."""
    ids = [slip.student_id for slip in slips if slip.student_id]
    query = select(Student.id, Student.pictogram).where(Student.id.in_(ids))
    pictures = dict(session.execute(query).all())
    made = tuple(
        CounselingSlip(code, pictures.get(slip.student_id or "", "") or "")
        for slip, code in zip(slips, codes, strict=True)
    )
    return CounselingForms(today, made, mood_faces(session), adult_to_tell(session), sample)


def group_grid(session: Session, title: str, today: date, *, sample: bool) -> GroupGrid:
    """Return the grid of a group; "" takes the group that met last."""
    title = title or _newest_group(session)
    members = group_members(session, title) if title else []
    names = tuple(_short(who.text) for who in members[:GRID_ROWS])
    return GroupGrid(today, title, names, adult_to_tell(session), sample)


def time_page(session: Session, period: str, day: date, today: date, *, sample: bool) -> TimePage:
    """Return the page about the week, month, term or year around a day."""
    report = time_report(session, span_of(session, Period(period or Period.MONTH), day))
    school = session.get(School, own_school_id(session))
    name = school.name if school else ""
    return TimePage(today, name, adult_to_tell(session), report, sample)


def _counselors(session: Session, today: date) -> set[str]:
    helpers = select(ProgramMembership.student_id).where(
        ProgramMembership.role == MembershipRole.HELPER,
        ProgramMembership.status == MembershipStatus.ACTIVE,
    )
    found = set(session.scalars(helpers))
    return found & able(session, Activity.HOLD_COUNSELING, today)


def _newest_group(session: Session) -> str:
    query = (
        select(SessionLog.title)
        .where(SessionLog.title > "", SessionLog.kind == SessionKind.GROUP)
        .order_by(SessionLog.held_at.desc())
        .limit(1)
    )
    return session.scalar(query) or ""


def _short(name: str) -> str:
    """Return "Maya O." of "Maya Ortiz"."""
    first, _, last = name.rpartition(" ")
    return f"{first} {last[:1]}." if first else name
