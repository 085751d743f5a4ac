"""A counselor's private notes about a student: sealed to that counselor alone.

What is stored is encrypted to the counselor's own age identity, which lives in that
counselor's key slot. No column has a share level, no print reads the table, and an export of
everything carries the sealed text only.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pyrage
from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.errors import InvalidValueError, NotAllowedError, NotFoundError
from peerdesk.i18n import translate
from peerdesk.models.care import PrivateNote
from peerdesk.models.people import Student
from peerdesk.models.stamping import stamp_of
from peerdesk.services import drafts
from peerdesk.services.drafts import Kept
from peerdesk.services.rights import WHO, Who
from peerdesk.services.vaults import own_school_id

_MOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note, without its words.

    Attributes:
        is_mine: Whoever opened the vault can read it.
    """

    id: str
    written_at: datetime
    is_mine: bool


def list_private_notes(session: Session, student_id: str) -> list[NoteRow]:
    """Return the notes of the counselor at the desk about a student, newest first."""
    who = _counselor(session)
    query = (
        select(PrivateNote)
        .where(PrivateNote.student_id == student_id, PrivateNote.author == who.slot)
        .order_by(PrivateNote.created_at.desc(), PrivateNote.id.desc())
    )
    return [
        NoteRow(note.id, note.created_at, _opens(note.sealed, who.identity))
        for note in session.scalars(query)
    ]


def read_private_note(session: Session, note_id: str) -> str:
    """Return the words of a note.

    Raises:
        NotFoundError: If it is gone.
        NotAllowedError: If it was sealed to somebody else.
    """
    who = _counselor(session)
    note = session.get(PrivateNote, note_id)
    if note is None:
        raise NotFoundError(kind="PrivateNote", record_id=note_id)
    return _open(note.sealed, who.identity)


def add_private_note(session: Session, student_id: str, text: str) -> str:
    """Seal a note about a student and return its id.

    Raises:
        InvalidValueError: For the field "text", if it is empty or very long.
        NotFoundError: If there is no such student.
        NotAllowedError: If it is not a counselor who writes.
    """
    who = _counselor(session)
    words = text.strip()
    if not words:
        raise InvalidValueError("text", translate("PrivateNotes", "Write the note first."))
    if len(words) > _MOST:
        raise InvalidValueError(
            "text",
            translate("PrivateNotes", "Use at most {most} letters in one note.").format(most=_MOST),
        )
    if session.get(Student, student_id) is None:
        raise NotFoundError(kind="Student", record_id=student_id)
    note = PrivateNote(
        school_id=own_school_id(session),
        student_id=student_id,
        author=who.slot,
        sealed=_seal(words, who.identity),
    )
    session.add(note)
    drafts.drop_draft(session, _draft_key(student_id, who))
    return note.id


def keep_note_draft(session: Session, student_id: str, text: str) -> None:
    """Keep what is typed of a note, sealed like the note itself.

    Raises:
        NotAllowedError: If it is not a counselor who writes.
    """
    who = _counselor(session)
    key = _draft_key(student_id, who)
    drafts.keep_draft(session, key, {"sealed": _seal(text, who.identity)})


def find_note_draft(session: Session, student_id: str) -> Kept | None:
    """Return what was typed of a note and not saved (`text`), or None.

    Raises:
        NotAllowedError: If it is not a counselor who asks, or the passphrase was replaced.
    """
    who = _counselor(session)
    kept = drafts.find_kept(session, _draft_key(student_id, who))
    if kept is None:
        return None
    return Kept({"text": _open(kept.content["sealed"], who.identity)}, kept.at)


def drop_note_draft(session: Session, student_id: str) -> None:
    """Forget what was typed of a note and not saved.

    Raises:
        NotAllowedError: If it is not a counselor who asks.
    """
    drafts.drop_draft(session, _draft_key(student_id, _counselor(session)))


def delete_private_note(session: Session, note_id: str) -> None:
    """Put a note of one's own into the bin.

    Raises:
        NotFoundError: If it is gone or somebody else's.
    """
    who = _counselor(session)
    note = session.get(PrivateNote, note_id)
    if note is None or note.author != who.slot:
        raise NotFoundError(kind="PrivateNote", record_id=note_id)
    note.deleted_at = stamp_of(session).now()


def _draft_key(student_id: str, who: Who) -> str:
    return f"private-note:{who.slot}:{student_id}"


def _counselor(session: Session) -> Who:
    who = session.info.get(WHO)
    if not isinstance(who, Who) or not who.identity:
        raise NotAllowedError(
            translate(
                "PrivateNotes",
                "Private notes open with the counselor's own passphrase only.",
            )
        )
    return who


def _seal(words: str, identity: str) -> str:
    own = pyrage.x25519.Identity.from_str(identity)
    sealed: bytes = pyrage.encrypt(words.encode(), [own.to_public()], armored=True)
    return sealed.decode("ascii")


def _open(sealed: str, identity: str) -> str:
    own = pyrage.x25519.Identity.from_str(identity)
    try:
        words: bytes = pyrage.decrypt(sealed.encode("ascii"), [own])
    except pyrage.DecryptError as error:
        raise NotAllowedError(
            translate(
                "PrivateNotes",
                "This note was sealed with a passphrase that is no longer in use.",
            )
        ) from error
    return words.decode()


def _opens(sealed: str, identity: str) -> bool:
    try:
        _open(sealed, identity)
    except NotAllowedError:
        return False
    return True
