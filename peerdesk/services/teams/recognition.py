"""Recognition: who was thanked for what, and on which day.

recognize(session, draft, today) -> ids        many students in one deed
list_recognitions(session, span) -> [RecognitionRow]    newest first
remove_recognition(session, recognition_id)    given by mistake
usual_words() -> what schools thank for; others may be typed
told_word(text) -> a word in it that must not go home, or ""
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import Grade
from peerdesk.errors import InvalidValueError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.people import Student
from peerdesk.models.stamping import stamp_of
from peerdesk.models.teams import Recognition
from peerdesk.services.names import folded, full_name
from peerdesk.services.teams.hours import check_title
from peerdesk.services.teams.terms import Span
from peerdesk.services.vaults import own_school_id

_UNTOLD: Final = (
    "mental", "counsel", "consejer", "anxi", "ansied", "depress", "depres", "grief", "duelo",
    "suicid", "trauma", "abuse", "abuso", "self-harm", "therap", "terapi", "bully", "acoso",
)  # fmt: skip
"""Beginnings of words that say what help was about; nothing that goes home has one."""


@dataclass(frozen=True, slots=True)
class RecognitionDraft:
    """What is given.

    Attributes:
        title: What for.
        team_id: The team it is given on; None for other service.
    """

    student_ids: tuple[str, ...]
    day: date
    title: str
    team_id: str | None = None


@dataclass(frozen=True, slots=True)
class RecognitionRow:
    """One student's recognition."""

    id: str
    student_id: str
    name: str
    grade: Grade
    day: date
    title: str


def usual_words() -> tuple[str, ...]:
    """Return what schools thank helpers for; none of it tells whom they helped, or with what."""
    return (
        translate("Teams", "Service all year"),
        translate("Teams", "Kindness at the bench"),
        translate("Teams", "Never missed a duty"),
        translate("Teams", "Welcoming new students"),
        translate("Teams", "Leading the team"),
        translate("Teams", "Stepping in for others"),
    )


def told_word(text: str) -> str:
    """Return the first word that says what help was about; empty if there is none."""
    words = folded(text).replace(",", " ").replace(".", " ").split()
    return next((word for word in words if word.startswith(_UNTOLD)), "")


def recognize(session: Session, draft: RecognitionDraft, today: date) -> list[str]:
    """Keep a recognition for one student or many and return the ids.

    Raises:
        InvalidValueError: With the field (`student_ids`, `day`, `title`).
    """
    ids = tuple(dict.fromkeys(draft.student_ids))
    known = set(session.scalars(select(Student.id).where(Student.id.in_(ids))))
    if not ids or known != set(ids):
        raise InvalidValueError("student_ids", translate("Teams", "Choose whom it is for."))
    if draft.day > today:
        raise InvalidValueError(
            "day", translate("Teams", "This day has not come yet. Enter the day it was given.")
        )
    check_title(draft.title, translate("Teams", "Choose what it is for, or enter a few words."))
    if told := told_word(draft.title):
        sentence = translate("Teams", "Say what was done, not what it was about. Leave out: {word}")
        raise InvalidValueError("title", sentence.format(word=told))
    _check_new(session, ids, draft)
    rows = [
        Recognition(
            school_id=own_school_id(session),
            student_id=student_id,
            team_id=draft.team_id,
            day=draft.day,
            title=draft.title.strip(),
        )
        for student_id in ids
    ]
    session.add_all(rows)
    session.flush()
    return [row.id for row in rows]


def remove_recognition(session: Session, recognition_id: str) -> None:
    """Put a recognition into the bin.

    Raises:
        NotFoundError: If it is there already.
    """
    row = session.get(Recognition, recognition_id)
    if row is None or row.deleted_at is not None:
        raise NotFoundError(kind="Recognition", record_id=recognition_id)
    row.deleted_at = stamp_of(session).now()


def list_recognitions(
    session: Session, span: Span, student_id: str | None = None
) -> list[RecognitionRow]:
    """Return the recognitions of a time (of one student, if asked), newest first."""
    query = (
        select(Recognition, Student)
        .join(Student, Student.id == Recognition.student_id)
        .order_by(Recognition.day.desc(), Student.last_name, Student.first_name, Recognition.id)
    )
    if student_id is not None:
        query = query.where(Recognition.student_id == student_id)
    first, last = span.first or date.min, span.last or date.max
    return [
        RecognitionRow(
            row.id,
            student.id,
            full_name(student.first_name, student.last_name, student.preferred_name),
            student.grade,
            row.day,
            row.title,
        )
        for row, student in session.execute(query)
        if row.day is not None and first <= row.day <= last
    ]


def _check_new(session: Session, ids: tuple[str, ...], draft: RecognitionDraft) -> None:
    query = select(Recognition.student_id).where(
        Recognition.student_id.in_(ids),
        Recognition.day == draft.day,
        Recognition.title == draft.title.strip(),
    )
    twice = len(set(session.scalars(query)))
    if twice:
        sentence = translate(
            "Teams",
            "{twice} of {all} have this one from that day already: the print Recognition of the "
            "year says who. Leave them out.",
        )
        raise InvalidValueError("student_ids", sentence.format(twice=twice, all=len(ids)))
