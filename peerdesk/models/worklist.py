"""What is kept about the work list itself: what was put off, and the sheets it was printed on."""

from datetime import date

from sqlalchemy.orm import Mapped

from peerdesk.models.base import Base, OfSchool, optional, reference, text


class PutOff(OfSchool, Base):
    """A line of the work list that waits until another day; never leaves the school.

    Attributes:
        line_key: Key of the line, as its source makes it.
        until: The day it comes back.
    """

    __tablename__ = "put_off"

    school_id: Mapped[str] = reference("school.id")
    line_key: Mapped[str] = text(index=True)
    until: Mapped[date | None] = optional()


class WorkSheet(OfSchool, Base):
    """A sheet of numbered lines on paper, to be entered back; never leaves the school.

    Attributes:
        code: Short code with its check character, as printed on the sheet.
        print_key: Which print it stands on ("monday-sheet", "check-in-sheet").
        lines: Keys of the printed lines in the order of their numbers, as a JSON list.
        returned_on: When it was entered; None while out.
    """

    __tablename__ = "work_sheet"

    school_id: Mapped[str] = reference("school.id")
    code: Mapped[str] = text(index=True)
    print_key: Mapped[str] = text()
    printed_on: Mapped[date | None] = optional()
    lines: Mapped[str] = text()
    returned_on: Mapped[date | None] = optional()
