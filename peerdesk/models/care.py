"""What a counselor alone keeps."""

from sqlalchemy.orm import Mapped

from peerdesk.models.base import Base, OfSchool, reference, text


class PrivateNote(OfSchool, Base):
    """A counselor's own memory aid about a student.

    It never leaves the school: no column of its own has a share level. Whoever has the key
    of the file still cannot read it.

    Attributes:
        author: Key slot of the counselor who wrote it.
        sealed: The words, encrypted with age to that counselor's own identity, armored.
    """

    __tablename__ = "private_note"

    school_id: Mapped[str] = reference("school.id")
    student_id: Mapped[str] = reference("student.id")
    author: Mapped[str] = text()
    sealed: Mapped[str] = text()
