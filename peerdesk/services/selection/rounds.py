"""Rounds of choosing a team: one team, one school year.

list_rounds(session) -> [RoundRow]                newest first
current_round(session) -> RoundRow | None         the newest that is not closed, else the newest
open_round(session, draft, today) -> id
change_round(session, round_id, draft)
close_count(session, round_id, today), open_count(session, round_id)
close_round(session, round_id, today), open_again(session, round_id)
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Grade
from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.calendar import SchoolYear
from peerdesk.models.programs import LeadershipTeam
from peerdesk.models.selection import SelectionRound
from peerdesk.services import teams
from peerdesk.services.vaults import own_school_id

_MOST_PLACES: Final = 200
_MOST_BALLOTS: Final = 5000


@dataclass(frozen=True, slots=True)
class RoundDraft:
    """What is decided before anybody is asked.

    Attributes:
        grades: Grades that are open; empty means all.
        places: How many are wanted; 0 while that is open.
        ballots_out: How many ballots were given out.
    """

    grades: tuple[Grade, ...] = ()
    places: int = 0
    ballots_out: int = 0


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round of choosing.

    Attributes:
        year: The school year it is for; may be empty.
        count_closed_on: Since when no ballot is keyed any more; None while ballots come.
    """

    id: str
    team_id: str
    team: str
    year: str
    draft: RoundDraft
    opened_on: date | None
    count_closed_on: date | None
    closed_on: date | None


def list_rounds(session: Session) -> list[RoundRow]:
    """Return the rounds, the newest first."""
    query = (
        select(SelectionRound, LeadershipTeam.name, SchoolYear.name)
        .join(LeadershipTeam, LeadershipTeam.id == SelectionRound.team_id)
        .outerjoin(SchoolYear, SchoolYear.id == SelectionRound.school_year_id)
        .order_by(SelectionRound.id.desc())
    )
    return [_row(one, team, year or "") for one, team, year in session.execute(query)]


def current_round(session: Session) -> RoundRow | None:
    """Return the newest round that is open, else the newest; None if there never was one."""
    rounds = list_rounds(session)
    return next((one for one in rounds if one.closed_on is None), next(iter(rounds), None))


def open_round(session: Session, draft: RoundDraft, today: date) -> str:
    """Begin to choose for the newest team, which is made if there is none; return the id.

    Raises:
        InvalidValueError: With the field (`places`, `ballots_out`).
        NotAllowedError: If another round is open.
    """
    if any(one.closed_on is None for one in list_rounds(session)):
        raise NotAllowedError(
            translate("Selection", "A round is open already. Close it before a new one begins.")
        )
    _check(draft)
    year = session.scalar(
        select(SchoolYear.id).where(SchoolYear.starts_on <= today, SchoolYear.ends_on >= today)
    )
    made = SelectionRound(
        school_id=own_school_id(session),
        team_id=teams.current_team(session, today),
        school_year_id=year,
        opened_on=today,
    )
    _put(made, draft)
    session.add(made)
    session.flush()
    return made.id


def change_round(session: Session, round_id: str, draft: RoundDraft) -> None:
    """Change grades, places and the number of ballots.

    Raises:
        InvalidValueError: With the field (`places`, `ballots_out`).
        NotFoundError: If it is gone.
    """
    _check(draft)
    _put(find_round(session, round_id), draft)


def close_count(session: Session, round_id: str, today: date) -> None:
    """Take no more ballots.

    Raises:
        NotFoundError: If the round is gone.
    """
    find_round(session, round_id).count_closed_on = today


def open_count(session: Session, round_id: str) -> None:
    """Take ballots again: some came late.

    Raises:
        NotFoundError: If the round is gone.
        NotAllowedError: If the round is closed.
    """
    one = find_round(session, round_id)
    refuse_closed(one)
    one.count_closed_on = None


def close_round(session: Session, round_id: str, today: date) -> None:
    """Close a round; its candidates stay as they are.

    Raises:
        NotFoundError: If it is gone.
    """
    one = find_round(session, round_id)
    one.closed_on = today
    one.count_closed_on = one.count_closed_on or today


def open_again(session: Session, round_id: str) -> None:
    """Open a closed round again.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If another one is open.
    """
    if any(one.closed_on is None for one in list_rounds(session)):
        raise NotAllowedError(
            translate("Selection", "A round is open already. Close it before another opens again.")
        )
    find_round(session, round_id).closed_on = None


def find_round(session: Session, round_id: str) -> SelectionRound:
    """Return the record of a round.

    Raises:
        NotFoundError: If it is gone.
    """
    one = session.get(SelectionRound, round_id)
    if one is None or one.deleted_at is not None:
        raise NotFoundError(kind="SelectionRound", record_id=round_id)
    return one


def refuse_closed(one: SelectionRound) -> None:
    """Let work on a round go on only while it is open.

    Raises:
        NotAllowedError: If it is closed.
    """
    if one.closed_on is not None:
        raise NotAllowedError(
            translate("Selection", "This round is closed. Open it again to change it.")
        )


def _put(one: SelectionRound, draft: RoundDraft) -> None:
    one.grades = tuple(grade.value for grade in draft.grades)
    one.places, one.ballots_out = draft.places, draft.ballots_out


def _check(draft: RoundDraft) -> None:
    if not 0 <= draft.places <= _MOST_PLACES:
        words = translate("Selection", "Enter how many are wanted, 0 to {most}.")
        raise InvalidValueError("places", words.format(most=_MOST_PLACES))
    if not 0 <= draft.ballots_out <= _MOST_BALLOTS:
        words = translate("Selection", "Enter how many ballots went out, 0 to {most}.")
        raise InvalidValueError("ballots_out", words.format(most=_MOST_BALLOTS))


def _row(one: SelectionRound, team: str, year: str) -> RoundRow:
    grades = tuple(Grade(code) for code in one.grades)
    draft = RoundDraft(grades, one.places, one.ballots_out)
    return RoundRow(
        one.id, one.team_id, team, year, draft, one.opened_on, one.count_closed_on, one.closed_on
    )
