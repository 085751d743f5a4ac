"""The ledger of one student: every question, how it stands, and all answers behind it.

ledger_of(session, student_id, today) -> [LedgerRow]     what concerns the student first
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from peerdesk.enums import ConsentMode, ConsentParty, ConsentStatus
from peerdesk.models.people import Consent
from peerdesk.services.consent.book import Book, Standing, of_year, open_book
from peerdesk.services.consent.concerned import concerned
from peerdesk.services.consent.rules import Ask, Rule


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One answer of family or child, as the ledger keeps it."""

    id: str
    party: ConsentParty
    status: ConsentStatus
    asked_on: date | None
    due_on: date | None
    answered_on: date | None
    recorded_on: date | None
    expires_on: date | None
    used_since: date | None
    revoked_on: date | None
    signed_by: str
    told: str


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One question for one student.

    Attributes:
        is_concerned: The student takes part in it, or was asked.
        is_shared: The answer shown is that of the slip for buddy pairs.
        lines: All answers of this school year, the newest first.
    """

    rule: Rule
    standing: Standing
    is_concerned: bool
    is_shared: bool
    lines: tuple[LedgerLine, ...]


def ledger_of(session: Session, student_id: str, today: date) -> list[LedgerRow]:
    """Return every question of the school, those that concern the student first."""
    book = open_book(session, today)
    who = concerned(session, book)
    lines = _lines(session, student_id, today)
    rows = [
        _row(book, student_id, rule, lines.get(ask, ()), is_concerned=student_id in who[ask])
        for ask, rule in book.rules.items()
    ]
    return sorted(rows, key=lambda row: not row.is_concerned)


def _row(
    book: Book,
    student_id: str,
    rule: Rule,
    lines: tuple[LedgerLine, ...],
    *,
    is_concerned: bool,
) -> LedgerRow:
    standing = book.standing(student_id, rule.ask)
    is_own = standing.entry is not None and standing.entry.ask == rule.ask
    is_shared = rule.mode is ConsentMode.SHARED and not is_own
    return LedgerRow(rule, standing, is_concerned, is_shared, lines)


def _lines(session: Session, student_id: str, today: date) -> dict[Ask, tuple[LedgerLine, ...]]:
    query = select(Consent).where(of_year(session, today), Consent.student_id == student_id)
    found: dict[Ask, tuple[LedgerLine, ...]] = {}
    for one in session.scalars(query.order_by(Consent.id.desc())):
        line = LedgerLine(
            one.id, one.party, one.status, one.asked_on, one.due_on, one.answered_on,
            one.recorded_on, one.expires_on, one.used_since, one.revoked_on, one.signed_by,
            one.told,
        )  # fmt: skip
        ask = Ask(one.kind, one.topic_id)
        found[ask] = (*found.get(ask, ()), line)
    return found
