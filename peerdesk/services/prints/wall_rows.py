"""Rows of what helpers wear, what hangs by the bench, and the cards that say whom to tell."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import StaffRole
from peerdesk.models.calendar import School, SchoolYear
from peerdesk.models.people import Staff
from peerdesk.services.concerns.protocol import danger_card
from peerdesk.services.consent.book import current_year_id
from peerdesk.services.members import student_tags
from peerdesk.services.prints.duty_rows import adult_to_tell
from peerdesk.services.prints.owners import marks, picture_owners
from peerdesk.services.prints.rows import HelperMark
from peerdesk.services.vaults import own_school_id

MOST_ADULTS = 3


@dataclass(frozen=True, slots=True)
class HelperCards:
    """Cards to wear, by the helpers' first names; who shows as a picture stands among them.

    Attributes:
        adult: Whom a helper tells; empty prints a line to write on.
    """

    printed_on: date
    school: str
    adult: str
    extension: str
    helpers: tuple[HelperMark, ...]
    sample: bool


@dataclass(frozen=True, slots=True)
class ScriptPoster:
    """The steps at the bench; no name of anybody.

    Attributes:
        take_down_on: Last day of the school year; None outside of every year.
    """

    printed_on: date
    take_down_on: date | None
    sample: bool


@dataclass(frozen=True, slots=True)
class ReferralCards:
    """Whom a student may talk to.

    Attributes:
        adults: Counselors of the school, by name; none prints lines to write on.
        phones: Helplines as the school entered them; none prints those of the program.
    """

    printed_on: date
    school: str
    adults: tuple[str, ...]
    extension: str
    phones: tuple[str, ...]
    sample: bool


def card_helpers(session: Session, student_ids: Collection[str] = ()) -> list[str]:
    """Return who gets a card to wear: helpers at the benches and the team, or those asked for."""
    wanted = picture_owners(session)
    if student_ids:
        wanted = {*wanted, *student_ids} & set(student_ids)
    return sorted(student_tags(session, wanted))


def helper_card_rows(
    session: Session,
    student_ids: Collection[str],
    today: date,
    *,
    sample: bool,
    pictures_only: bool = False,
) -> HelperCards:
    """Return the cards of these helpers, or of all who have a picture."""
    ids = card_helpers(session, student_ids)
    shown = marks(session, ids, today, pictures_only=pictures_only)
    helpers = sorted(shown.values(), key=lambda mark: (mark.name or "", mark.pictogram))
    school = session.get_one(School, own_school_id(session))
    return HelperCards(
        today,
        school.name,
        adult_to_tell(session),
        school.office_extension,
        tuple(helpers),
        sample,
    )


def script_rows(session: Session, today: date, *, sample: bool) -> ScriptPoster:
    """Return when the poster of the steps comes down."""
    year = session.get(SchoolYear, current_year_id(session, today) or "")
    return ScriptPoster(today, year.ends_on if year else None, sample)


def referral_card_rows(session: Session, today: date, *, sample: bool) -> ReferralCards:
    """Return whom a student of this school may talk to."""
    school = session.get_one(School, own_school_id(session))
    query = (
        select(Staff.first_name, Staff.last_name)
        .where(Staff.role == StaffRole.COUNSELOR, Staff.is_active)
        .order_by(Staff.last_name, Staff.first_name, Staff.id)
        .limit(MOST_ADULTS)
    )
    adults = tuple(f"{first} {last}".strip() for first, last in session.execute(query))
    phones = danger_card(session).phones if school.danger_phones else ()
    return ReferralCards(today, school.name, adults, school.office_extension, phones, sample)
