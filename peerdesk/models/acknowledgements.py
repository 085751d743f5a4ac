"""What helpers signed on paper: the pledge, and the limits of confidentiality."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.enums import AcknowledgementKind
from peerdesk.models.base import Base, OfSchool, choice, optional, reference, text


class Acknowledgement(OfSchool, Base):
    """One paper signed by one helper; it counts for one school year and never leaves the school.

    Attributes:
        version: Of the text that was signed.
        adult: The adult whom the paper names: the one to be told.
    """

    __tablename__ = "acknowledgement"

    school_id: Mapped[str] = reference("school.id")
    student_id: Mapped[str] = reference("student.id")
    school_year_id: Mapped[str | None] = reference("school_year.id", nullable=True)
    kind: Mapped[AcknowledgementKind] = choice(AcknowledgementKind.PLEDGE)
    version: Mapped[str] = text()
    signed_on: Mapped[date | None] = optional()
    adult: Mapped[str] = text()
    recorded_on: Mapped[date | None] = optional()
