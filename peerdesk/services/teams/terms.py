"""When an office begins and ends, and how one holder hands it to the next.

is_single(title)                                    one seat, like Captain; not Member
check_seat(session, team_id, title, span, but=())    nobody else sits there in that time
hand_over(session, position_id, successor, today)   one holder ends, the next one starts
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.models.programs import TeamPosition
from peerdesk.services.consent import blocks
from peerdesk.services.day_words import short_date
from peerdesk.services.names import folded
from peerdesk.services.vaults import own_school_id

SHARED_TITLES: Final = frozenset(
    {"member", "miembro", "helper", "peer helper", "peer leader", "leader", "vocal"}
)
"""Positions that many hold at once; every other title has one seat, but a "Co-captain" has more."""


class Span(NamedTuple):
    """First and last day of an office; None has no bound."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Successor:
    """Who takes an office over.

    Attributes:
        on: First day of the new holder; the old one ends the day before.
        ends_on: Last day of the new holder, or None while open.
        stays_as: What the old holder is on the team from then on; empty leaves the team.
    """

    student_id: str
    on: date
    ends_on: date | None = None
    stays_as: str = ""


def in_office(position: TeamPosition, day: date) -> bool:
    """Return whether a position is held on a day."""
    return (position.starts_on is None or position.starts_on <= day) and (
        position.ends_on is None or day <= position.ends_on
    )


def is_single(title: str) -> bool:
    """Return whether only one student at a time can hold a title."""
    words = folded(title.strip())
    return words not in SHARED_TITLES and not words.startswith(("co-", "co "))


def check_seat(
    session: Session, team_id: str, title: str, span: Span, *, but: Collection[str] = ()
) -> None:
    """Let a title pass that nobody holds in that time, or that many can hold.

    Args:
        session: A session.
        team_id: The team.
        title: The position wanted.
        span: From when to when.
        but: Ids of positions that do not count.

    Raises:
        InvalidValueError: With field `title`, saying until when it is held.
    """
    if not is_single(title):
        return
    query = (
        select(TeamPosition)
        .where(TeamPosition.team_id == team_id, TeamPosition.id.not_in(list(but)))
        .order_by(TeamPosition.starts_on, TeamPosition.id)
    )
    for held in session.scalars(query):
        if folded(held.title) == folded(title.strip()) and _overlaps(held, span):
            raise InvalidValueError("title", _taken(title.strip(), held.ends_on))


def hand_over(session: Session, position_id: str, successor: Successor, today: date) -> str:
    """Let one holder end and the next one start in one deed; return the new position's id.

    Whoever takes over and is on the team already leaves the place held before on that day.

    Raises:
        NotFoundError: If the position is gone.
        InvalidValueError: With the field (`student_id`, `starts_on`, `ends_on`, `title`).
        ConsentNeededError: If the family of the next one has not agreed.
    """
    old = session.get(TeamPosition, position_id)
    if old is None:
        raise NotFoundError(kind="TeamPosition", record_id=position_id)
    _check_hand_over(session, old, successor)
    eve = successor.on - timedelta(days=1)
    own = list(_held_from(session, old.team_id, successor))
    span = Span(successor.on, successor.ends_on)
    check_seat(session, old.team_id, old.title, span, but=(old.id, *(row.id for row in own)))
    blocks.check(
        session, ConsentKind.TEAM, [successor.student_id], max(today, successor.on),
        field="student_id",
    )  # fmt: skip
    if successor.stays_as.strip():
        _stay(session, old, successor)
    for row in (old, *own):
        row.ends_on = eve
    new = TeamPosition(
        school_id=own_school_id(session),
        team_id=old.team_id,
        student_id=successor.student_id,
        title=old.title,
        starts_on=successor.on,
        ends_on=successor.ends_on,
        rank=old.rank,
    )
    session.add(new)
    session.flush()
    return new.id


def _stay(session: Session, old: TeamPosition, successor: Successor) -> None:
    """Keep the old holder on the team in another place."""
    title = successor.stays_as.strip()
    check_seat(session, old.team_id, title, Span(successor.on, old.ends_on), but=(old.id,))
    session.add(
        TeamPosition(
            school_id=old.school_id,
            team_id=old.team_id,
            student_id=old.student_id,
            title=title,
            starts_on=successor.on,
            ends_on=old.ends_on,
            rank=old.rank + 1,
        )
    )


def _check_hand_over(session: Session, old: TeamPosition, successor: Successor) -> None:
    if session.get(Student, successor.student_id) is None:
        raise InvalidValueError("student_id", translate("Teams", "Choose who takes over."))
    if successor.student_id == old.student_id:
        raise InvalidValueError(
            "student_id",
            translate("Teams", "This student holds it now. Choose somebody else."),
        )
    if old.starts_on is not None and successor.on <= old.starts_on:
        sentence = translate(
            "Teams", "The office began on {day}. Enter a day after it to hand over."
        )
        raise InvalidValueError("starts_on", sentence.format(day=short_date(old.starts_on)))
    if old.ends_on is not None and old.ends_on < successor.on - timedelta(days=1):
        sentence = translate(
            "Teams", "The office ends on {day}. Enter a day no later than the one after it."
        )
        raise InvalidValueError("starts_on", sentence.format(day=short_date(old.ends_on)))
    if successor.ends_on is not None and successor.ends_on < successor.on:
        raise InvalidValueError(
            "ends_on", translate("Teams", "The last day is before the first. Change one of them.")
        )


def _held_from(session: Session, team_id: str, successor: Successor) -> list[TeamPosition]:
    """Return what the next holder holds on this team on the day of the hand-over.

    Raises:
        InvalidValueError: With field `starts_on`, if that began on this very day.
    """
    rows = session.scalars(
        select(TeamPosition).where(
            TeamPosition.team_id == team_id, TeamPosition.student_id == successor.student_id
        )
    )
    own = [row for row in rows if in_office(row, successor.on)]
    if any(row.starts_on is not None and row.starts_on >= successor.on for row in own):
        raise InvalidValueError(
            "starts_on",
            translate(
                "Teams", "This student got another place on that very day. Enter a later one."
            ),
        )
    return own


def _overlaps(held: TeamPosition, span: Span) -> bool:
    first, last = held.starts_on or date.min, held.ends_on or date.max
    return first <= (span.last or date.max) and (span.first or date.min) <= last


def _taken(title: str, until: date | None) -> str:
    if until is None:
        sentence = translate(
            "Teams",
            "The team has a {title} already. Hand it over, or call both Co-{title} if two share "
            "it.",
        )
        return sentence.format(title=title)
    sentence = translate(
        "Teams",
        "The team has a {title} until {day}. Hand it over, or begin after that day.",
    )
    return sentence.format(title=title, day=short_date(until))
