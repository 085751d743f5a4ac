"""Session forms: one slip for each pair, each with a code that only this vault understands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Grade
from peerdesk.models import local_state
from peerdesk.models.local_state import Key
from peerdesk.models.matches import Match
from peerdesk.models.people import Student
from peerdesk.models.session_logs import SheetCode, SheetRun
from peerdesk.models.stamping import stamp_of
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.prints.rows import SessionForms, SessionSlip
from peerdesk.services.prints.sheet_codes import new_code
from peerdesk.services.programs import LIVE_MATCHES
from peerdesk.services.vaults import own_school_id

PRINT_KEY: Final = "session-form"


@dataclass(frozen=True, slots=True)
class Slip:
    """What one slip is for; no pair means that the number is written by hand."""

    match_id: str | None
    pair_number: int | None
    young: bool
    student_id: str | None = None


def list_slips(
    session: Session, match_ids: Sequence[str] | None = None, *, blanks: int = 0
) -> list[Slip]:
    """Return one slip for each live pair (or for the pairs asked for) and then blank ones."""
    query = (
        select(Match.id, Match.number, Student.grade)
        .join(Student, Student.id == Match.mentor_id)
        .where(Match.status.in_(LIVE_MATCHES))
        .order_by(Match.number, Match.id)
    )
    if match_ids is not None:
        query = query.where(Match.id.in_(match_ids))
    slips = [
        Slip(id_, number, young=grade.level <= Grade.G03.level)
        for id_, number, grade in session.execute(query)
    ]
    return [*slips, *(Slip(None, None, young=False) for _ in range(blanks))]


def fresh_codes(session: Session, count: int) -> tuple[str, ...]:
    """Return codes that no sheet of this vault carries yet; nothing is stored."""
    known = set(session.scalars(select(SheetCode.code)))
    codes: dict[str, None] = {}
    while len(codes) < count:
        code = new_code()
        if code not in known:
            codes[code] = None
    return tuple(codes)


def form_rows(
    session: Session, slips: Sequence[Slip], codes: Sequence[str], today: date, *, sample: bool
) -> SessionForms:
    """Return the forms; code number n belongs to slip number n."""
    made = tuple(
        SessionSlip(code, slip.pair_number, slip.young)
        for slip, code in zip(slips, codes, strict=True)
    )
    return SessionForms(today, made, adult_to_tell(session), sample)


def store_codes(
    session: Session,
    slips: Sequence[Slip],
    codes: Sequence[str],
    today: date,
    print_key: str = PRINT_KEY,
) -> int:
    """Remember which code was printed for what, in the order of the stack; return how many.

    What is stored together is one run: a stack that is entered together.

    Codes that are stored already (the same forms printed once more) are left as they are.
    """
    known = set(session.scalars(select(SheetCode.code).where(SheetCode.code.in_(codes))))
    new = [(slip, code) for slip, code in zip(slips, codes, strict=True) if code not in known]
    if not new:
        return 0
    first = local_state.next_number(session, Key.SHEET_NUMBER, len(new)) - len(new) + 1
    school_id = own_school_id(session)
    run = SheetRun(
        school_id=school_id,
        print_key=print_key,
        printed_at=stamp_of(session).now(),
        count=len(new),
    )
    session.add(run)
    session.add_all(
        SheetCode(
            school_id=school_id,
            code=code,
            print_key=print_key,
            run_id=run.id,
            number=number,
            printed_on=today,
            match_id=slip.match_id,
            student_id=slip.student_id,
        )
        for number, (slip, code) in enumerate(new, start=first)
    )
    session.flush()
    return len(new)
