"""The ledger in numbers, without a name: for the counselor's page and for a principal.

figures(session, day) -> [Figures]     one for each question that concerns somebody
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from peerdesk.enums import ConsentMode
from peerdesk.services.consent.book import Book, Standing, current_year_id, open_book
from peerdesk.services.consent.concerned import concerned
from peerdesk.services.consent.missing import EXPIRING_DAYS
from peerdesk.services.consent.rules import Ask, Rule
from peerdesk.services.consent.state import ConsentState


@dataclass(frozen=True, slots=True)
class Figures:
    """One question in numbers; every student counts once in the first four.

    Attributes:
        id: Key of the question.
        concerned: Students who have to be asked.
        given: May take part.
        waiting: Slip out, or notice on its way.
        refused: Family or child said no, took it back or opted out.
        missing: Not asked, expired, or the child's own yes is missing.
        expiring: Of those who may take part, whose yes runs out within 30 days.
        late: Of those, whose yes was signed after the child took part.
    """

    id: str
    ask: Ask
    name: str
    mode: ConsentMode
    needs_assent: bool
    concerned: int
    given: int
    waiting: int
    refused: int
    missing: int
    expiring: int
    late: int


_WAITING = frozenset({ConsentState.ASKED, ConsentState.OVERDUE, ConsentState.NOTIFIED})


def figures(session: Session, day: date, today: date | None = None) -> list[Figures]:
    """Return the numbers as they stand on `day`, activities first.

    Of a school year that is over only those count who were asked in it.
    """
    book = open_book(session, day)
    is_past = today is not None and current_year_id(session, today) != current_year_id(session, day)
    who = _asked(book) if is_past else concerned(session, book)
    return [_figures(book, book.rules[ask], ids) for ask, ids in who.items() if ids]


def _asked(book: Book) -> dict[Ask, frozenset[str]]:
    return {
        ask: frozenset(student_id for student_id, asked, _ in book.entries if asked == ask)
        for ask in book.rules
    }


def _figures(book: Book, rule: Rule, ids: Iterable[str]) -> Figures:
    standings = [book.standing(student_id, rule.ask) for student_id in ids]
    counted = Counter(_group(one) for one in standings)
    allowed = [one.entry for one in standings if one.is_allowed and one.entry is not None]
    last = book.day + timedelta(days=EXPIRING_DAYS)
    return Figures(
        id=rule.ask.key,
        ask=rule.ask,
        name=rule.name,
        mode=rule.mode,
        needs_assent=rule.needs_assent,
        concerned=len(standings),
        given=counted["given"],
        waiting=counted["waiting"],
        refused=counted["refused"],
        missing=counted["missing"],
        expiring=sum(one.expires_on is not None and one.expires_on <= last for one in allowed),
        late=sum(one.used_since is not None for one in allowed),
    )


def _group(standing: Standing) -> str:
    if standing.is_allowed:
        return "given"
    if standing.said_no:
        return "refused"
    return "waiting" if standing.guardian in _WAITING else "missing"
