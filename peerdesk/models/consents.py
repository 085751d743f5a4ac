"""What families are asked for, and the slips that went home; the answers are with the people."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import ConsentKind, ConsentMode
from peerdesk.models.base import (
    Base,
    OfSchool,
    choice,
    flag,
    optional,
    reference,
    text,
    whole,
    words,
)


class ConsentTopic(OfSchool, Base):
    """What the school asks families for: one activity, or one survey.

    Attributes:
        name: Name of a survey; empty for an activity.
        needs_assent: The child's own yes is needed beside the family's.
        opt_out_days: Days a family has to answer a slip or to opt out of a notice.
        planned_on: About when a survey is held, as a notice has to say.
        is_protected: A survey that asks about one of the eight areas of the PPRA.
        is_federal: A survey paid in part by the US Department of Education.
        grades: Grade codes a survey is for; empty means all.
        ended_on: The survey is over; it is asked for no more.
    """

    __tablename__ = "consent_topic"

    kind: Mapped[ConsentKind] = choice(ConsentKind.SURVEY)
    name: Mapped[str] = text()
    mode: Mapped[ConsentMode] = choice(ConsentMode.ACTIVE)
    needs_assent: Mapped[bool] = flag()
    opt_out_days: Mapped[int] = whole(default=14)
    planned_on: Mapped[date | None] = optional()
    is_protected: Mapped[bool] = flag()
    is_federal: Mapped[bool] = flag()
    grades: Mapped[tuple[str, ...]] = words()
    ended_on: Mapped[date | None] = optional()


class ConsentSlip(OfSchool, Base):
    """A slip that was printed for one child.

    Attributes:
        code: Short code with its check character; meaningless without this file.
        number: Order in which the slip was printed.
        asks: What it asks for, in the order of its lines: a kind, or "survey:" and a topic id.
        language: Language it was printed in.
        returned_on: When it came back; None while out.
    """

    __tablename__ = "consent_slip"

    code: Mapped[str] = text(index=True)
    number: Mapped[int] = whole()
    student_id: Mapped[str] = reference("student.id")
    printed_on: Mapped[date | None] = optional()
    asks: Mapped[tuple[str, ...]] = words()
    language: Mapped[str] = text()
    returned_on: Mapped[date | None] = optional()
