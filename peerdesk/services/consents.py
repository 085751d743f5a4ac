"""What families agreed to, in short: the door to the ledger in `peerdesk.services.consent`.

record_consent(session, student_id, kind, status, today=..., expires_on=None) -> consent id
record_consents(session, student_ids, kind, status, today=...) -> consent ids, in order
consents_of(session, student_id, today) -> [ConsentRow], one for each kind, asked or not
given(session, kind, today) -> frozenset of student ids who may take part today
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from peerdesk.enums import ConsentKind, ConsentParty, ConsentStatus
from peerdesk.services.consent import record
from peerdesk.services.consent.book import current_year_id, open_book
from peerdesk.services.consent.rules import Ask
from peerdesk.services.consent.state import deciding

__all__ = [
    "ConsentRow", "consents_of", "current_year_id", "given", "record_consent", "record_consents",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """The family's answer to one question.

    Attributes:
        status: None when nobody was ever asked.
        counts: Whether the child may take part today.
    """

    kind: ConsentKind
    status: ConsentStatus | None
    answered_on: date | None
    expires_on: date | None
    counts: bool


def record_consent(
    session: Session,
    student_id: str,
    kind: ConsentKind,
    status: ConsentStatus,
    *,
    today: date,
    expires_on: date | None = None,
) -> str:
    """Write down the family's answer of today and return the consent's id.

    A yes that comes after the child took part is recorded as such.

    Raises:
        NotFoundError: If there is no such student.
    """
    answer = record.Answered(student_id, Ask(kind), status, today, expires_on=expires_on)
    return record.write_down(session, answer, today)


def record_consents(
    session: Session,
    student_ids: Iterable[str],
    kind: ConsentKind,
    status: ConsentStatus,
    *,
    today: date,
) -> list[str]:
    """Write down the same answer for many students (a stack of returned slips)."""
    return [
        record_consent(session, student_id, kind, status, today=today) for student_id in student_ids
    ]


def consents_of(session: Session, student_id: str, today: date) -> list[ConsentRow]:
    """Return the family's answers, one row for each kind, in the order of the kinds."""
    book = open_book(session, today)
    rows = []
    for kind in ConsentKind:
        entries = book.entries.get((student_id, Ask(kind), ConsentParty.GUARDIAN), ())
        last = deciding(entries, today)
        counts = book.standing(student_id, Ask(kind)).is_allowed
        if last is None:
            rows.append(ConsentRow(kind, None, None, None, counts=counts))
        else:
            answered_on = last.revoked_on or last.answered_on
            rows.append(ConsentRow(kind, last.status, answered_on, last.expires_on, counts=counts))
    return rows


def given(session: Session, kind: ConsentKind, today: date) -> frozenset[str]:
    """Return the ids of all students who may take part today, as far as the ledger goes."""
    return open_book(session, today, [kind]).allowed(Ask(kind))
