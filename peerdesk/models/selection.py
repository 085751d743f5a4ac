"""How a leadership team is chosen: rounds, tallies of ballots, candidates, interviews.

Nothing of this leaves the school: every column is silent about sharing.

**Why a ballot is never stored.** A child who writes on paper whom they would talk to tells
something about themselves. The name of the voter is never asked for, and a ballot must not be
put together again from what is kept either: three friends and two adults point at one child
sooner than a signature does. So `Nomination` holds sums and nothing else. It is not a synced
record: it has no id, no time, no change number and no history, since the cells one ballot
changed, or the rows one ballot made, would be that ballot. It has no row ids that would tell in
which order names came up first. What was keyed last can be taken back while it is still on
screen; then it is nowhere.
"""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from peerdesk.enums import CandidateStatus, Counted, PutForward
from peerdesk.models.base import Base, OfSchool, choice, optional, reference, text, whole, words


class SelectionRound(OfSchool, Base):
    """One time of choosing a team, in one school year.

    Attributes:
        grades: Codes of the grades that are open; empty means all.
        places: How many are wanted; 0 means not decided.
        ballots_out: How many ballots were given out.
        count_closed_on: Since when no ballot is keyed any more.
        closed_on: The last place was given.
    """

    __tablename__ = "selection_round"

    team_id: Mapped[str] = reference("leadership_team.id")
    school_year_id: Mapped[str | None] = reference("school_year.id", nullable=True)
    grades: Mapped[tuple[str, ...]] = words()
    places: Mapped[int] = whole()
    ballots_out: Mapped[int] = whole()
    opened_on: Mapped[date | None] = optional()
    count_closed_on: Mapped[date | None] = optional()
    closed_on: Mapped[date | None] = optional()


class Nomination(Base):
    """A sum of the paper ballots of a round; see the module on why there is nothing else.

    Attributes:
        nominee_id: A student or an adult; empty for what counts names and ballots.
    """

    __tablename__ = "nomination"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - read by SQLAlchemy

    round_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    counted: Mapped[Counted] = mapped_column(primary_key=True)
    nominee_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    votes: Mapped[int]


class Application(OfSchool, Base):
    """A candidate of a round, from the first nomination to the answer.

    Only that papers came in and that somebody looked is kept, never what they say.

    Attributes:
        received_on: The application came in.
        referral_on: The teacher's referral came in.
        advisors_on: The advisors talked about the candidate.
        family_on: The family was talked with.
        principal_on: The principal agreed.
        decided_on: The day of the last answer.
    """

    __tablename__ = "application"

    round_id: Mapped[str] = reference("selection_round.id")
    student_id: Mapped[str] = reference("student.id")
    status: Mapped[CandidateStatus] = choice(CandidateStatus.NOMINATED)
    put_forward: Mapped[PutForward] = choice(PutForward.PEERS)
    invited_on: Mapped[date | None] = optional()
    received_on: Mapped[date | None] = optional()
    referral_on: Mapped[date | None] = optional()
    advisors_on: Mapped[date | None] = optional()
    family_on: Mapped[date | None] = optional()
    principal_on: Mapped[date | None] = optional()
    decided_on: Mapped[date | None] = optional()


class Interview(OfSchool, Base):
    """An interview with a candidate.

    Attributes:
        held_by: The adults who asked, as the school calls them.
        scores: Questions and their scores, as "question:score", 1 to 4.
        note: A few words for the counselor alone.
    """

    __tablename__ = "interview"

    application_id: Mapped[str] = reference("application.id")
    held_on: Mapped[date | None] = optional()
    held_by: Mapped[str] = text()
    scores: Mapped[tuple[str, ...]] = words()
    note: Mapped[str] = text()
